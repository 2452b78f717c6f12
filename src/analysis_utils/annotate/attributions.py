"""Reports that stand after or inside what they report, and phrases that name a source."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis_utils.annotate.clauses import OCCASIONS, begins_clause, has_finite, skip_occasion
from analysis_utils.annotate.contents import Content, Range
from analysis_utils.annotate.grammar import COORDINATORS, FINITE_AUXILIARIES, PREPOSITIONS, STOPS, SUBORDINATORS
from analysis_utils.annotate.subjects import find_subject, is_verb, is_verbal
from analysis_utils.annotate.tokens import QUOTED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis_utils.annotate.cues import Verb
    from analysis_utils.annotate.tokens import Tokens
    from analysis_utils.annotate.verbgroups import Group


_FINITE = ("past", "present", "base")
_CLAUSES = frozenset(("that", "zero"))


def closing_reports(tokens: Tokens, groups: Mapping[int, Group]) -> list[Content]:
    """Find contents that a report follows or interrupts: "It rained, Smith said"."""
    for group in groups.values():
        takes = group.verb.takes
        if group.form in _FINITE and "quote" in takes and takes & _CLAUSES:
            found = _before_report(tokens, group, groups)
            if found:
                return found
    return []


def _before_report(tokens: Tokens, group: Group, groups: Mapping[int, Group]) -> list[Content]:
    lower = tokens.lower
    stop = len(lower)
    after = group.cue + 1
    edge = group.start - 1
    subject, rest = None, after
    if edge > 0 and lower[edge] == "," and after < stop:
        start = _clause_start(tokens, edge)
        if lower[start] != QUOTED and begins_clause(tokens, start, edge):
            subject, rest = _inverted(tokens, after, stop)
    if subject is None:
        subject = find_subject(tokens, group.start)
        if subject is None or not is_verbal(tokens, group, subject):
            return []
        edge = subject[0] - 1
        rest = skip_occasion(tokens, after, stop)
        if "object" not in group.verb.takes:
            rest = _after_hearer(tokens, rest, stop)
    if edge < 1 or lower[edge] not in (",", QUOTED):
        return []
    ends = rest >= stop or (lower[rest] in STOPS and lower[rest] != ":") or lower[rest] == ")"
    goes_on = not ends and lower[rest] == "," and rest + 1 < stop and lower[rest + 1] != QUOTED
    if not (ends or goes_on):
        return []
    start = _clause_start(tokens, edge)
    interrupts = goes_on and not _new_clause(tokens, rest + 1, groups)
    report = _Report((group.cue, group.cue + 1), subject, group.verb)
    if interrupts:
        if lower[edge - 1] == QUOTED or group.verb.speech != "yes":
            return []
        occasion = any(word in OCCASIONS for word in lower[start:edge])
        before = [(start, edge + 1)] if start < edge and not occasion else []
        return [report.content(*piece, "interrupting report") for piece in (*before, (rest + 1, stop))]
    if not _is_clause(tokens, start, edge):
        return []
    return [report.content(start, edge + 1, "closing report")]


class _Report(NamedTuple):
    """The cue and source that the pieces of a content share."""

    cue: Range
    source: Range
    verb: Verb

    def content(self, start: int, end: int, rule: str) -> Content:
        """Return a piece of content of this report."""
        speech = self.verb.speech == "yes"
        return Content(start, end, rule, self.cue, self.source, self.verb, speech)


def _after_hearer(tokens: Tokens, at: int, stop: int) -> int:
    """Return the point that ends a report such as ", Smith told the crowd on Monday"."""
    lower = tokens.lower
    for end in range(at, min(stop, at + 14)):
        word = lower[end]
        if word in STOPS or word == "," or word == ")":
            return end
        if word in FINITE_AUXILIARIES or word in ("that", QUOTED) or is_verb(word, tokens.words[end]):
            return at
    return at


def _new_clause(tokens: Tokens, at: int, groups: Mapping[int, Group]) -> bool:
    """Tell whether what follows the report is no part of what it reports."""
    word = tokens.lower[at]
    if word in COORDINATORS or word in SUBORDINATORS or word in ("who", "which"):
        return True
    found = groups.get(at)
    return word.endswith("ing") or (found is not None and found.form == "participle")


def _is_clause(tokens: Tokens, start: int, edge: int) -> bool:
    """Tell whether words before a report are content rather than its circumstances."""
    lower = tokens.lower
    if edge - start < 2:
        return False
    first, second = lower[start], lower[start + 1]
    if second[0].isdigit():  # "about 30 people"
        return True
    adverbial = first in PREPOSITIONS or first in SUBORDINATORS or first.endswith(("ing", "ed"))
    if adverbial and not (second in FINITE_AUXILIARIES or is_verb(second, tokens.words[start + 1])):
        comma = next((at for at in range(start, edge) if lower[at] == ","), None)
        return comma is not None and edge - comma > 3 and has_finite(tokens, comma + 1, edge)
    return True


def _inverted(tokens: Tokens, at: int, stop: int) -> tuple[tuple[int, int] | None, int]:
    """Return the subject in ``, said Smith`` and the word after it; None if it is none."""
    lower = tokens.lower
    end = at
    named = lower[at] in ("the", "a", "an", "one")
    if lower[at] in PREPOSITIONS or lower[at] in ("that", "he", "she", "they", "it"):
        return None, at
    while end < stop and lower[end] not in STOPS:
        word = lower[end]
        if word == "," or word == "who":
            break
        if is_verb(word, tokens.words[end]) or word in FINITE_AUXILIARIES:
            return None, at
        named = named or tokens.words[end][0].isupper()
        end += 1
    return ((at, end), stop) if named else (None, at)


def _clause_start(tokens: Tokens, edge: int) -> int:
    lower = tokens.lower
    start = 0
    for at in range(edge - 1, max(-1, edge - 110), -1):
        if lower[at] in STOPS or lower[at] == "(":
            start = at + 1
            break
    while start < edge and lower[start] in COORDINATORS:
        start += 1
    return start


def source_phrases(tokens: Tokens) -> list[Content]:
    """Find contents whose source an "according to" names."""
    lower = tokens.lower
    stop = len(lower)
    found = []
    for at in range(stop - 2):
        if lower[at] != "according" or lower[at + 1] != "to":
            continue
        source_end = at + 2
        while (
            source_end < stop
            and lower[source_end] not in STOPS
            and lower[source_end] not in (",", ")")
        ):
            source_end += 1
        if source_end == at + 2:
            continue
        source = (at + 2, source_end)
        cue = (at, at + 2)
        if at > 2:
            edge = at - 1 if lower[at - 1] == "," else at
            start = _clause_start(tokens, edge)
            if edge > start:
                found.append(Content(start, edge, "according to", cue, source, None, True))
        elif source_end + 1 < stop and lower[source_end] == ",":
            found.append(Content(source_end + 1, stop, "according to", cue, source, None, True))
    return found
