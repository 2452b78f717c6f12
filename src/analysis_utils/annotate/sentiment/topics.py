"""Topics: what each segment speaks of, by the patterns of a codebook."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter

from analysis_utils.language.patterns import PatternMatch, compile_patterns
from analysis_utils.model import Codebook, Coding, Document, Segment, Sentence, Span

CODER = "codebook"
_start = attrgetter("start")

Rules = Mapping[str, tuple[Sequence[str], Sequence[str]]]


def assign_topics(
    document: Document, sentences: Iterable[Sentence], codebook: Codebook
) -> tuple[Coding, ...]:
    """Say of every segment which topics of the codebook it names.

    Parameters
    ----------
    document : Document
        The article.
    sentences : iterable of Sentence
        Its sentences with their segments.
    codebook : Codebook
        Its ``topics`` hold patterns and exclusions.

    Returns
    -------
    tuple of Coding
        One per segment and topic that it names (``variable`` "topic", ``value`` the topic's
        id), in the order of the text, then of the codebook. Evidence is every mention; voice
        and speaker are the segment's. Empty where nothing is named.

    Raises
    ------
    CodebookError
        A pattern cannot be read.

    Notes
    -----
    A mention that touches a match of one of the topic's exclusions does not count. A mention
    that runs over from one segment into the next belongs to the one it begins in.
    """
    rules = {key: (topic.patterns, topic.exclude) for key, topic in codebook.topics.items()}
    segments = [segment for sentence in sentences for segment in sentence.segments]
    starts = [segment.span.start for segment in segments]
    named: list[dict[str, list[Span]]] = [{} for _ in segments]
    for topic, spans in find_mentions(document, rules).items():
        for span in spans if segments else ():
            named[bisect_right(starts, span.start) - 1].setdefault(topic, []).append(span)
    return tuple(
        Coding(
            unit=segment.span,
            coder=CODER,
            variable="topic",
            value=topic,
            voice=segment.voice,
            speaker=segment.speaker,
            evidence=tuple(spans),
        )
        for segment, topics in zip(segments, named, strict=True)
        for topic, spans in topics.items()
    )


def find_mentions(document: Document, rules: Rules) -> dict[str, tuple[Span, ...]]:
    """Return where each key of ``rules`` is named: patterns first, exclusions second.

    Examples
    --------
    >>> document = Document(doc_id="d", text="The talks, not peace talks, failed.")
    >>> find_mentions(document, {"talks": (["talks"], ["peace talks"])})["talks"]
    (Span(doc_id='d', start=4, end=9),)
    """
    found = _by_key(document.text, {key: patterns for key, (patterns, _) in rules.items()})
    barred = _by_key(document.text, {key: excluded for key, (_, excluded) in rules.items()})
    return {
        key: tuple(document.span(m.start, m.end) for m in _without(found[key], barred[key]))
        for key in rules
    }


def within(spans: Sequence[Span], segment: Segment) -> tuple[Span, ...]:
    """Return those of the spans, which are sorted, that begin in a segment."""
    first = bisect_left(spans, segment.span.start, key=_start)
    return tuple(spans[first : bisect_left(spans, segment.span.end, lo=first, key=_start)])


def _by_key(text: str, rules: Mapping[str, Sequence[str]]) -> defaultdict[str, list[PatternMatch]]:
    found = defaultdict(list)
    for match in compile_patterns(rules).find(text):
        found[match.key].append(match)
    return found


def _without(matches: list[PatternMatch], barred: list[PatternMatch]) -> list[PatternMatch]:
    """Drop the matches that touch one of those that are barred; both are sorted by start."""
    kept, at = [], 0
    for match in matches:
        while at < len(barred) and barred[at].end <= match.start:
            at += 1
        if at == len(barred) or barred[at].start >= match.end:
            kept.append(match)
    return kept
