"""Indirect and mixed quotations: what is reported in the reporter's words."""

from __future__ import annotations

from itertools import compress, count
from operator import attrgetter
from typing import TYPE_CHECKING

from analysis_utils.annotate.grammar.closed_classes import (
    PERSONAL,
    PREPOSITIONS,
    RELATIVES,
    STOPS,
    WH_WORDS,
)
from analysis_utils.annotate.grammar.openings import leading_subject
from analysis_utils.annotate.grammar.subjects import find_subject, place_of
from analysis_utils.annotate.grammar.tokens import QUOTED, Extent, Tokens, opens_quote, read_tokens
from analysis_utils.annotate.quotations.attributions import (
    closing_reports,
    headline_report,
    source_phrases,
)
from analysis_utils.annotate.quotations.candidates import Candidate
from analysis_utils.annotate.quotations.confidence import measured_confidence
from analysis_utils.annotate.quotations.contents import Content, Range, content_after
from analysis_utils.annotate.quotations.cues import cue_words
from analysis_utils.annotate.quotations.nominals import find_nominals, nominal_report
from analysis_utils.annotate.quotations.occasions import before_occasion
from analysis_utils.annotate.quotations.verbgroups import (
    FINITE,
    Group,
    find_groups,
    is_verbal,
    leads,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis_utils.annotate.quotations.cues import Phrase

_WINDOW = 4000  # characters of a sentence that are read at once
_start = attrgetter("start")


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
        Its direct quotations; what they alone make up is not found again, and no cue in one counts.

    Returns
    -------
    list of Candidate
        By position, none inside another; contents without the point that ends their sentence.
        Empty where nothing is reported.

    Notes
    -----
    Every sentence is read by itself: its reporting verbs, nouns and adjectives are looked up in
    the lexicons, their subjects and what follows are found by closed classes of words and
    points. A report inside another's content is not taken apart, but for relative clauses
    ("which he deemed"). Denied and imagined reports ("did not say", "could argue") are left out.
    The confidence of a candidate is its rule's, see `measured_confidence`. Known failures:
    contents that go on in the next sentence; verbs outside the lexicon; contents that dashes or
    brackets break.

    References
    ----------
    Newell, E., Margolin, D., Ruths, D. (2018). An attribution relations corpus for political
    news. LREC.

    Examples
    --------
    >>> text = "The mayor said the pier was lost."
    >>> [(text[c.start:c.end], c.verb) for c in extract_indirect(text, [(0, 33, 0)], [], [])]
    [('the pier was lost', 'say')]
    """
    outer = _outermost([*pairs, *directs])
    starts = [start for start, _ in outer]
    found: list[Candidate] = []
    reach = 0  # quoted words may go on beyond their sentence
    for first, last, paragraph in sentences:
        for start in range(first, last, _WINDOW):
            tokens = read_tokens(text, start, min(last, start + _WINDOW), outer, starts)
            contents = _contents(tokens, opens=paragraph == 0) if len(tokens.lower) > 2 else []
            if contents:
                new = [c for c in _candidates(tokens, contents) if c.start >= reach]
                reach = max([reach, *(candidate.end for candidate in new)])
                found += new
    return found


def _outermost(pairs: Sequence[Extent]) -> list[Extent]:
    kept: list[Extent] = []
    for start, end in sorted(pairs, key=lambda pair: (pair[0], -pair[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _candidates(tokens: Tokens, contents: list[Content]) -> Iterator[Candidate]:
    """Yield the candidates that contents make, those of one cue in one group."""
    firsts: dict[Range, int] = {}
    for content in sorted(contents, key=_start):
        candidate = _candidate(tokens, content)
        if candidate is None:
            continue
        first = firsts.setdefault(content.cue, candidate.start)
        yield candidate if first == candidate.start else candidate._replace(group=first)


def _contents(tokens: Tokens, *, opens: bool) -> list[Content]:
    """Return what a sentence reports; ``opens`` tells that it stands in the first paragraph."""
    framed = headline_report(tokens) if opens else []
    words = cue_words()
    numbers = [*compress(count(), map(words.__contains__, tokens.lower))]
    if not numbers:
        return framed
    groups = find_groups(tokens, numbers)
    contents: list[Content] = []
    for content in framed or closing_reports(tokens, groups) + source_phrases(tokens, numbers):
        if not contents or content.start >= contents[-1].end:
            contents.append(content)
    reports: dict[int, Group | Phrase] = {**find_nominals(tokens, numbers)}
    for group in groups.values():
        if group.form != "noun":
            reports[group.cue] = group
    return [*contents, *_following(tokens, reports, groups, contents)] if reports else contents


def _following(
    tokens: Tokens,
    reports: dict[int, Group | Phrase],
    groups: dict[int, Group],
    around: Sequence[Content],
) -> Iterator[Content]:
    """Yield the contents that follow reports, outside of those found ``around`` others."""
    taken = [span for content in around for span in ((content.start, content.end), content.cue)]
    tag = next((content for content in around if content.rule == "closing report"), None)
    position = 0
    last: Range | None = None
    for cue in sorted(reports):
        if tag and last is None and cue > tag.cue[0]:
            last = tag.source  # "It rained, Lee said, adding that it poured"
        if cue < position or (taken and any(a <= cue < b for a, b in taken)):
            continue
        report = reports[cue]
        if isinstance(report, Group):
            found, last = _verbal_report(tokens, report, groups, last)
        else:
            found = nominal_report(tokens, cue, report, groups)
        if found is not None and not any(a < found.end and found.start < b for a, b in taken):
            yield found
            position = found.end


def _verbal_report(
    tokens: Tokens, group: Group, groups: dict[int, Group], last: Range | None
) -> tuple[Content | None, Range | None]:
    """Return the content that a verb reports, if any, and the subject for verbs that share it."""
    source = _source(tokens, group, last)
    if not is_verbal(tokens, group, source):
        return None, last
    if _tags_quote(tokens, group, source):
        return None, _tagged_subject(tokens, group, source) or last
    content = content_after(tokens, group, groups, source)
    if (
        content is not None
        and source is None
        and group.form == "participle"
        and leads(tokens, group)
    ):
        source = leading_subject(tokens, content.end + 1, len(tokens.lower))
        content = content._replace(source=source)
    if source is None or group.form not in FINITE or not _may_be_shared(tokens, source):
        return content, last
    return content, source


def _may_be_shared(tokens: Tokens, source: Range) -> bool:
    """Tell whether later verbs may have the same subject: a whole one of the main clause."""
    first = tokens.lower[source[0]]
    return first not in RELATIVES and (
        source[1] - source[0] > 1 or first in PERSONAL or tokens.words[source[0]][0].isupper()
    )


def _tagged_subject(tokens: Tokens, group: Group, source: Range | None) -> Range | None:
    """Return who speaks the quoted words: the subject before the verb, or behind it."""
    if source is not None and source[1] == group.start:
        return source
    end = group.cue + 1
    while end < len(tokens.lower) and tokens.lower[end] not in _AFTER_NAME:
        end += 1
    return (group.cue + 1, end) if end > group.cue + 1 else source


def _tags_quote(tokens: Tokens, group: Group, source: Range | None) -> bool:
    """Tell whether a report belongs to the quoted words right before it."""
    lower = tokens.lower
    if _ends_quote(lower, group.start - 1):
        return True
    if source is None or source[1] != group.start or "quote" not in group.verb.takes:
        return False
    return _ends_quote(lower, source[0] - 1)


def _ends_quote(lower: list[str], at: int) -> bool:
    """Tell whether words quoted for themselves end at a word, with or without a comma."""
    if at > 0 and lower[at] == ",":
        at -= 1
    return at >= 0 and lower[at] == QUOTED and opens_quote(lower, at)


def _source(tokens: Tokens, group: Group, last: Range | None) -> Range | None:
    """Return the subject of a verb group, or the one that it shares with a verb before."""
    if group.form == "passive" or (group.start == 0 and group.form == "past"):
        return _agent(tokens, group)
    if group.form in FINITE:
        found = find_subject(tokens, group.start)
        if found is not None:
            return before_occasion(tokens, found)
        if group.verb.stance == "asking" and group.start and tokens.lower[group.start - 1] == ",":
            return _agent(tokens, group)  # "Lee, asked about it, said"
    if last is not None or group.start == 0:
        return last
    return leading_subject(tokens, 0, group.start)


def _agent(tokens: Tokens, group: Group) -> Range | None:
    """Return who is named with "by" after a passive."""
    at = group.cue + 1
    if tokens.lower[at : at + 1] != ["by"]:
        return None
    end = at + 1
    while end < len(tokens.lower) and end < at + 6 and tokens.lower[end] not in _AFTER_AGENT:
        end += 1
    return (at + 1, end) if end > at + 1 else None


def _candidate(tokens: Tokens, content: Content) -> Candidate | None:
    """Turn a content in token numbers into a candidate, or None where it is all quoted."""
    first, after = content.start, content.end
    lower = tokens.lower
    while after > first and lower[after - 1] in _EDGES:
        after -= 1
    while first < after and lower[first] in _EDGES:
        first += 1
    if first >= after:
        return None
    quoted = lower[first:after].count(QUOTED)
    if quoted and not any(w[0].isalnum() and w != "that" for w in lower[first:after]):
        return None
    verb = content.verb
    start, end = tokens.span(first, after)
    return Candidate(
        start=start,
        end=end,
        kind="mixed" if quoted else "indirect",
        rule=content.rule,
        confidence=measured_confidence(content.rule, mixed=quoted > 0),
        cue=tokens.span(*content.cue),
        source=place_of(tokens, content.source) if content.source else None,
        verb=_lemma(tokens, content),
        stance=verb.stance if verb else None,
        speech=content.speech,
    )


def _lemma(tokens: Tokens, content: Content) -> str | None:
    """Return the lemma of the verb that reports, with its particle: "open up"."""
    if content.verb is None:
        return None
    last = tokens.lower[content.cue[1] - 1]
    particle = content.cue[1] - content.cue[0] > 1 and last in content.verb.particles
    return f"{content.verb.lemma} {last}" if particle else content.verb.lemma


_AFTER_NAME = STOPS | {",", "in", "on", "at", "during", "after", "before", "as", "to"}
_AFTER_AGENT = STOPS | WH_WORDS | PREPOSITIONS | {",", "that"}
_EDGES = frozenset(".,;:!?-–—…") | {"--", "..."}
