"""Reports that stand after or inside what they report, and phrases that name a source."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from analysis_utils.annotate.grammar.closed_classes import (
    COORDINATORS,
    DASHES,
    FINITE_AUXILIARIES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    STOPS,
    SUBORDINATORS,
    is_adverb,
)
from analysis_utils.annotate.grammar.subjects import find_subject
from analysis_utils.annotate.grammar.tokens import QUOTED, is_verb, opens_quote
from analysis_utils.annotate.quotations.clauses import begins_clause, has_finite
from analysis_utils.annotate.quotations.contents import NOUN_FRAMES, Content, Range
from analysis_utils.annotate.quotations.cues import reporting_phrases
from analysis_utils.annotate.quotations.occasions import OCCASIONS, skip_occasion
from analysis_utils.annotate.quotations.verbgroups import FINITE, is_verbal
from analysis_utils.language.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from analysis_utils.annotate.grammar.tokens import Tokens
    from analysis_utils.annotate.quotations.cues import Phrase
    from analysis_utils.annotate.quotations.verbgroups import Group

_CLAUSES = frozenset(("that", "zero"))
_REPORT = 14  # words after the verb of a closing report
_CONTENT = 110  # words before it
_NO_NAME = PREPOSITIONS | {"that", "he", "she", "they", "it"}
_ARTICLES = frozenset(("the", "a", "an", "one"))
_SOURCE = 40  # words that name a source
_OPENING = 40  # words before the comma that ends the circumstances
_NAME = 7  # words before the colon of a headline
# What stands before the colon of a headline and speaks nothing.
_RUBRICS = word_set(
    "the a an breaking update updated opinion analysis review video watch exclusive correction "
    "editorial live photos poll note paid contributing abstract summary"
)
_CLOSERS = STOPS | {",", ")"}
_OPENING_POINTS = STOPS | DASHES | {"("}
_NO_CLAUSE = frozenset(("according", "asked"))
_ASIDES = COORDINATORS | SUBORDINATORS | word_set("who which")


class _Report(NamedTuple):
    """A report behind its content: its verb, its subject, the word before it, its end."""

    group: Group
    subject: Range
    edge: int
    end: int

    def content(self, start: int, end: int, rule: str) -> Content:
        """Return a piece of what it reports."""
        verb = self.group.verb
        cue = (self.group.cue, self.group.cue + 1)
        return Content(start, end, rule, cue, self.subject, verb, verb.speech == "yes")


def closing_reports(tokens: Tokens, groups: Mapping[int, Group]) -> list[Content]:
    """Find contents that a report follows or interrupts: "It rained, Smith said"."""
    for group in groups.values():
        takes = group.verb.takes
        if "quote" not in takes or takes.isdisjoint(_CLAUSES):
            continue
        if group.form in FINITE and not group.negated:
            report = _inverted(tokens, group) or _plain(tokens, group)
            if report is not None:
                found = _contents(tokens, report, groups)
                if found:
                    return found
    return []


def _inverted(tokens: Tokens, group: Group) -> _Report | None:
    """Read ``, said Smith``; None if it is none."""
    lower = tokens.lower
    edge, at, stop = group.start - 1, group.cue + 1, len(lower)
    if edge < 1 or lower[edge] != "," or at >= stop or lower[at] in _NO_NAME:
        return None
    start = _clause_start(tokens, edge)
    quoted = lower[edge - 1] == QUOTED
    plain = group.verb.takes & NOUN_FRAMES  # "Vos, a pilot, wrote a book" is not inverted
    if lower[start] == QUOTED or (plain and not quoted and not begins_clause(tokens, start, edge)):
        return None
    if "," in lower[start:edge] and not quoted and not has_finite(tokens, start, edge):
        return None  # "Lee, the mayor, said boats had left"
    end = at
    limit = min(stop, at + _SOURCE)
    while end < limit and lower[end] not in STOPS and lower[end] not in (",", "who"):
        if is_verb(tokens, end):
            return None
        end += 1
    named = lower[at] in _ARTICLES or any(word[0].isupper() for word in tokens.words[at:end])
    return _Report(group, (at, end), edge, stop) if named else None


def _plain(tokens: Tokens, group: Group) -> _Report | None:
    """Read ``, Smith said`` with the occasion and the hearer that follow; None if it is none."""
    if _EDGES.isdisjoint(tokens.lower[: group.start]):
        return None
    subject = find_subject(tokens, group.start)
    if subject is None or subject[0] == 0 or tokens.lower[subject[0] - 1] not in _EDGES:
        return None
    relative = tokens.lower[subject[0]] in RELATIVES  # ", which allows"
    if relative or group.modal or not is_verbal(tokens, group, subject):
        return None
    stop = len(tokens.lower)
    end = skip_occasion(tokens, group.cue + 1, stop)
    if "object" not in group.verb.takes:
        end = _after_hearer(tokens, end, stop)
    return _Report(group, subject, subject[0] - 1, end)


def _contents(tokens: Tokens, report: _Report, groups: Mapping[int, Group]) -> list[Content] | None:
    """Return the pieces of content around a report, or None if it has none there."""
    lower = tokens.lower
    stop, end, edge = len(lower), report.end, report.edge
    if lower[edge] == "as":
        return _as_noted(tokens, report, groups)
    start = _clause_start(tokens, edge)
    if end < stop and lower[end] == ",":
        if end + 1 >= stop or lower[end + 1] == QUOTED:
            return None
        opened = edge - start == 1 and lower[start] not in PRONOUNS  # "Still, Smith said, even as"
        if opened or not _is_aside(tokens, end + 1, groups):
            return _interrupted(tokens, report, start)
    elif end < stop and lower[end] not in _ENDINGS:
        return None
    if not _is_clause(tokens, start, edge):
        return None
    return [report.content(start, edge + 1, "closing report")]


_EDGES = frozenset((",", QUOTED, "as"))
_ENDINGS = (STOPS - {":"}) | {")"}


def _as_noted(tokens: Tokens, report: _Report, groups: Mapping[int, Group]) -> list[Content] | None:
    """Return the content of ``As Smith noted, it rained`` and ``It rained, as Smith noted``."""
    lower = tokens.lower
    stop, end, edge = len(lower), report.end, report.edge
    if edge < 2 and end + 2 < stop and lower[end] == ",":
        return [report.content(end + 1, stop, "as-report")]
    if edge > 3 and lower[edge - 1] == "," and (end >= stop or lower[end] in _ENDINGS):
        start = _clause_start(tokens, edge - 1)
        # "Lee said it rained, as he charged at them"
        if any(start <= at < edge and group.form in FINITE for at, group in groups.items()):
            return None
        return [report.content(start, edge - 1, "as-report")]
    return None


def _interrupted(tokens: Tokens, report: _Report, start: int) -> list[Content] | None:
    """Return the pieces of ``The plan, Smith said, would fail``."""
    lower, edge = tokens.lower, report.edge
    if (
        lower[edge - 1] == QUOTED and opens_quote(lower, edge - 1)
    ) or report.group.verb.speech != "yes":
        return None
    pieces = [(report.end + 1, len(lower))]
    if start < edge and not any(word in OCCASIONS for word in lower[start:edge]):
        pieces.insert(0, (start, edge + 1))
    return [report.content(*piece, "interrupting report") for piece in pieces]


def _after_hearer(tokens: Tokens, at: int, stop: int) -> int:
    """Return the point that ends a report such as ", Smith told the crowd on Monday"."""
    for end in range(at, min(stop, at + _REPORT)):
        word = tokens.lower[end]
        if word in _CLOSERS:
            return end
        if word in ("that", QUOTED) or is_verb(tokens, end):
            return at
    return at


def _is_aside(tokens: Tokens, at: int, groups: Mapping[int, Group]) -> bool:
    """Tell whether what follows the report is no part of what it reports."""
    word = tokens.lower[at]
    found = groups.get(at)
    participle = found is not None and found.form == "participle"
    return word in _ASIDES or word.endswith("ing") or participle


def _is_clause(tokens: Tokens, start: int, edge: int) -> bool:
    """Tell whether words before a report are content rather than its circumstances."""
    lower = tokens.lower
    if edge - start < 2:
        return False
    first, second = lower[start], lower[start + 1]
    if first in _NO_CLAUSE:
        return False
    adverbial = first in PREPOSITIONS or first in SUBORDINATORS or first.endswith(("ing", "ed"))
    about = second[0].isdigit()  # "about 30 people"
    if not adverbial or about or second in FINITE_AUXILIARIES or is_verb(tokens, start + 1):
        return True
    comma = next((at for at in range(start, min(edge, start + _OPENING)) if lower[at] == ","), None)
    if comma is None:
        return has_finite(tokens, start, edge)
    return edge - comma > 3 and has_finite(tokens, comma + 1, edge)


def _clause_start(tokens: Tokens, edge: int) -> int:
    lower = tokens.lower
    start = 0
    for at in range(edge - 1, max(-1, edge - _CONTENT), -1):
        if lower[at] in _OPENING_POINTS and (lower[at] not in DASHES or _ends_dateline(tokens, at)):
            start = at + 1
            break
    while start < edge and lower[start] in COORDINATORS:
        start += 1
    return start


def _ends_dateline(tokens: Tokens, at: int) -> bool:
    """Tell whether a dash follows the place of a report: "LUND, Sweden - "."""
    return at <= _NAME and tokens.words[0].isupper()


def source_phrases(tokens: Tokens, numbers: Iterable[int]) -> list[Content]:
    """Find contents whose source a phrase such as "according to" names, among some words."""
    lower = tokens.lower
    openers = _source_openers()
    found: list[Content] = []
    for at in numbers:
        if lower[at] not in openers or (found and at < found[-1].end):
            continue
        for words, phrase in openers[lower[at]]:
            after = at + len(words)
            if lower[at:after] == words:
                found.extend(_sourced(tokens, at, after, phrase))
    return found


@cache
def _source_openers() -> dict[str, list[tuple[list[str], Phrase]]]:
    """Return the source phrases, cut into words, by their first word."""
    openers: dict[str, list[tuple[list[str], Phrase]]] = {}
    for form, phrase in reporting_phrases().items():
        if phrase.kind == "source":
            words = form.split()
            openers.setdefault(words[0], []).append((words, phrase))
    return openers


def _sourced(tokens: Tokens, at: int, after: int, phrase: Phrase) -> list[Content]:
    """Return the pieces of what the source named after a phrase is given."""
    end = after
    while end < min(len(tokens.lower), after + _SOURCE) and tokens.lower[end] not in _CLOSERS:
        end += 1
    if end == after:
        return []
    speech = phrase.speech == "yes"
    return [
        Content(start, stop, "source phrase", (at, after), (after, end), None, speech)
        for start, stop in _around(tokens, at, end)
    ]


def _around(tokens: Tokens, at: int, end: int) -> list[Range]:
    """Return the pieces of the clause that a source phrase, from ``at`` to ``end``, stands in."""
    lower = tokens.lower
    comma = at > 0 and lower[at - 1] == ","
    edge = at - 1 if comma else at
    start = _clause_start(tokens, edge)
    goes_on = end + 1 < len(lower) and lower[end] == ","
    after = [(end + 1, len(lower))] if goes_on else []
    if start >= edge:
        return after
    whole = _is_clause(tokens, start, edge) and has_finite(tokens, start, edge)
    if whole or not (comma and goes_on):
        return [(start, edge)]
    opening = lower[start] in PREPOSITIONS or is_adverb(lower[start])
    return after if opening else [(start, edge), *after]


def headline_report(tokens: Tokens) -> list[Content]:
    """Find what a headline gives to the name before its colon: "Vos: Lock must go"."""
    words, lower = tokens.words, tokens.lower
    if ":" not in lower[:_NAME]:
        return []
    colon = lower.index(":")
    names = all(word[0].isupper() for word in words[:colon] if word != "to")
    named = colon > 0 and lower[0] not in _RUBRICS and names
    source = lower.index("to") if "to" in lower[1:colon] else colon  # "Vos to Berg: Lock must go"
    end = next((at for at in range(colon, len(lower)) if lower[at] == ";"), len(lower))
    if not named or end - colon < 3:
        return []
    return [Content(colon + 1, end, "headline", (colon, colon + 1), (0, source), None, True)]
