"""Indirect and mixed quotations: what is reported in the reporter's words."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from analysis_utils.annotate.candidates import Candidate, Extent
from analysis_utils.annotate.contents import Content, content_after
from analysis_utils.annotate.cues import find_cues, reporting_verbs
from analysis_utils.annotate.attributions import closing_reports, source_phrases
from analysis_utils.annotate.subjects import find_subject, is_verbal, leading_subject
from analysis_utils.annotate.tokens import QUOTED, Tokens, read_tokens
from analysis_utils.annotate.verbgroups import Group, read_group

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Share of the contents that a rule finds in development texts which annotators have too
# (intersection over union of at least one half).
CONFIDENCE: dict[str, float] = {}
_DIRECT_SHARE = 0.93
_EXTENSIVE = 4000  # characters of one sentence that are looked at


def extract_indirect(
    text: str,
    sentences: Sequence[tuple[int, int, int]],
    pairs: Sequence[Extent],
    directs: Sequence[Extent],
) -> list[Candidate]:
    """Find indirect and mixed quotations.

    Parameters
    ----------
    text : str
        Any text.
    sentences : sequence of (int, int, int)
        Start, end and paragraph of its sentences.
    pairs : sequence of (int, int)
        Its stretches in quotation marks, marks included; those inside others are passed over.
    directs : sequence of (int, int)
        Its direct quotations; what they alone make up is not found again.

    Returns
    -------
    list of Candidate
        By position, none inside another; contents without the point that ends their sentence.
        Empty where nothing is reported.
    """
    outer = _outermost(pairs)
    starts = [start for start, _ in outer]
    found: list[Candidate] = []
    cues = find_cues(text)
    places = [cue.start for cue in cues]
    for start, end, _ in sentences:
        number = bisect_left(places, start)
        has_cue = number < len(places) and places[number] < end
        if has_cue or "ccording" in text[start:end]:
            tokens = read_tokens(text, start, min(end, start + _EXTENSIVE), outer, starts)
            if len(tokens.lower) > 2:
                found.extend(_read_sentence(text, tokens))
    return found


def _outermost(pairs: Sequence[Extent]) -> list[Extent]:
    kept: list[Extent] = []
    for start, end in sorted(pairs, key=lambda pair: (pair[0], -pair[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _read_sentence(text: str, tokens: Tokens) -> Iterator[Candidate]:
    groups = _groups(tokens)
    stop = len(tokens.lower)
    contents = closing_reports(tokens, groups) + source_phrases(tokens)
    taken = [(content.start, content.end) for content in contents]
    position = 0
    last: tuple[int, int] | None = None
    for start in sorted(groups):
        group = groups[start]
        if group.cue < position or any(a <= group.cue < b for a, b in taken):
            continue
        if any(content.cue[0] <= group.cue < content.cue[1] for content in contents):
            continue
        source = _source(tokens, group, last)
        if not is_verbal(tokens, group, source):
            continue
        if _tags_quote(tokens, group, source):
            last = source or last
            continue
        content = content_after(tokens, group, stop, groups, source)
        if source is not None and group.form != "noun":
            last = source
        if content is None or any(a < content.end and content.start < b for a, b in taken):
            continue
        contents.append(content)
        position = content.end
    for content in sorted(contents, key=lambda found: found.start):
        candidate = _candidate(text, tokens, content)
        if candidate is not None:
            yield candidate


def _groups(tokens: Tokens) -> dict[int, Group]:
    """Return the reporting verb groups of a sentence by the number of their first word."""
    verbs = reporting_verbs()
    groups = {}
    for number, word in enumerate(tokens.lower):
        verb = verbs.get(word)
        if verb is not None:
            group = read_group(tokens, number, verb)
            groups[group.start] = group
    return groups


def _tags_quote(tokens: Tokens, group: Group, source: tuple[int, int] | None) -> bool:
    """Tell whether a report belongs to the quoted words right before it."""
    lower = tokens.lower
    if group.start and lower[group.start - 1] == QUOTED:
        return True
    if source is None or source[1] != group.start or "quote" not in group.verb.takes:
        return False
    edge = source[0] - 1
    return edge >= 0 and lower[edge] == QUOTED


def _source(tokens: Tokens, group: Group, last: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return the subject of a verb group, or the one that it shares with a verb before."""
    if group.form in ("past", "present", "base", "passive"):
        found = find_subject(tokens, group.start)
        if found is not None:
            return found
    if last is not None:
        return last
    return leading_subject(tokens, 0, group.start) or (
        leading_subject(tokens, group.cue + 1, len(tokens.lower))
        if group.start == 0 and group.form == "participle"
        else None
    )


def _candidate(text: str, tokens: Tokens, content: Content) -> Candidate | None:
    """Turn a content in token numbers into a candidate, or None where it is all quoted."""
    first, after = content.start, content.end
    lower = tokens.lower
    while after > first and lower[after - 1] in _EDGES:
        after -= 1
    while first < after and lower[first] in _EDGES:
        first += 1
    if first >= after:
        return None
    quoted = letters = 0
    for number in range(first, after):
        size = tokens.ends[number] - tokens.starts[number]
        letters += size
        quoted += size if lower[number] == QUOTED else 0
    if quoted >= _DIRECT_SHARE * letters:
        return None
    source = content.source
    verb = content.verb
    return Candidate(
        start=tokens.starts[first],
        end=tokens.ends[after - 1],
        kind="mixed" if quoted else "indirect",
        rule=content.rule,
        confidence=CONFIDENCE.get(content.rule, 0.5),
        cue=(tokens.starts[content.cue[0]], tokens.ends[content.cue[1] - 1]),
        source=(tokens.starts[source[0]], tokens.ends[source[1] - 1]) if source else None,
        verb=verb.lemma if verb else None,
        stance=verb.stance if verb else None,
        speech=content.speech,
    )


_EDGES = frozenset(".,;:!?-–—…") | {"--", "..."}
