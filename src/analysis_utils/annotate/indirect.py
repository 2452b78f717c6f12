"""Indirect and mixed quotations: what is reported in the reporter's words."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from analysis_utils.annotate.candidates import Candidate, Extent
from analysis_utils.annotate.contents import Content, Range, content_after
from analysis_utils.annotate.cues import find_cues, reporting_verbs
from analysis_utils.annotate.attributions import closing_reports, source_phrases
from analysis_utils.annotate.nominals import nominal_reports
from analysis_utils.annotate.subjects import find_subject, is_verbal, leading_subject
from analysis_utils.annotate.tokens import QUOTED, Tokens, is_headline, read_tokens
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
    contents = closing_reports(tokens, groups) + source_phrases(tokens)
    taken = [(content.start, content.end) for content in contents]
    taken += [content.cue for content in contents]
    reports: dict[int, Group | Content] = {group.cue: group for group in groups.values()}
    for content in nominal_reports(tokens, groups):
        reports[content.cue[1] - 1] = content
    position = 0
    last: Range | None = None
    for cue in sorted(reports):
        if cue < position or any(a <= cue < b for a, b in taken):
            continue
        report = reports[cue]
        if isinstance(report, Group):
            found, last = _verbal_report(tokens, report, groups, last)
        else:
            found = report
        if found is None or any(a < found.end and found.start < b for a, b in taken):
            continue
        contents.append(found)
        position = found.end
    for content in sorted(contents, key=lambda found: found.start):
        candidate = _candidate(text, tokens, content)
        if candidate is not None:
            yield candidate


def _verbal_report(
    tokens: Tokens, group: Group, groups: dict[int, Group], last: Range | None
) -> tuple[Content | None, Range | None]:
    """Return the content that a verb reports, if any, and the subject for verbs that share it."""
    source = _source(tokens, group, last)
    if not is_verbal(tokens, group, source):
        return None, last
    if _tags_quote(tokens, group, source):
        return None, source or last
    content = content_after(tokens, group, len(tokens.lower), groups, source)
    return content, last if group.form == "noun" else source or last


def _groups(tokens: Tokens) -> dict[int, Group]:
    """Return the reporting verb groups of a sentence by the number of their first word."""
    verbs = reporting_verbs()
    names = not is_headline(tokens)
    groups = {}
    for number, word in enumerate(tokens.lower):
        verb = verbs.get(word)
        if verb is not None and not (names and number and tokens.words[number][0].isupper()):
            group = read_group(tokens, number, verb)
            groups[group.start] = group
    return groups


def _tags_quote(tokens: Tokens, group: Group, source: Range | None) -> bool:
    """Tell whether a report belongs to the quoted words right before it."""
    lower = tokens.lower
    if _ends_quote(lower, group.start - 1):
        return True
    if source is None or source[1] != group.start or "quote" not in group.verb.takes:
        return False
    return _ends_quote(lower, source[0] - 1)


def _ends_quote(lower: list[str], at: int) -> bool:
    """Tell whether quoted words end at a word, with or without a comma."""
    return (at >= 0 and lower[at] == QUOTED) or (
        at >= 1 and lower[at] == "," and lower[at - 1] == QUOTED
    )


def _source(tokens: Tokens, group: Group, last: Range | None) -> Range | None:
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
