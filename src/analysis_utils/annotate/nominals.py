"""Contents that a noun or an adjective reports: "his claim that", "was confident that"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis_utils.annotate.clauses import clause_end, has_finite, phrase_end
from analysis_utils.annotate.contents import Content
from analysis_utils.annotate.cues import reporting_phrases
from analysis_utils.annotate.grammar import AUXILIARIES, BE, POSSESSIVES, WH_WORDS
from analysis_utils.annotate.subjects import find_subject, noun_phrase
from analysis_utils.annotate.verbgroups import is_adverb

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis_utils.annotate.cues import Phrase
    from analysis_utils.annotate.tokens import Tokens
    from analysis_utils.annotate.verbgroups import Group

Range = tuple[int, int]

_COPULAS = BE | frozenset("feel feels felt seem seems seemed sound sounds sounded remain remains remained".split())


def nominal_reports(tokens: Tokens, groups: Mapping[int, Group]) -> list[Content]:
    """Find the contents that nouns and adjectives of the lexicon report."""
    phrases = reporting_phrases()
    found = []
    for at, word in enumerate(tokens.lower):
        phrase = phrases.get(word)
        if phrase is None or phrase.kind == "source" or at + 2 >= len(tokens.lower):
            continue
        content = (
            _noun(tokens, at, phrase, groups)
            if phrase.kind == "noun"
            else _adjective(tokens, at, phrase, groups)
        )
        if content is not None:
            found.append(content)
    return found


def _noun(
    tokens: Tokens, at: int, phrase: Phrase, groups: Mapping[int, Group]
) -> Content | None:
    lower = tokens.lower
    if at in groups and groups[at].form != "noun":
        return None
    holder = _holder(tokens, at)
    span = _following(tokens, at + 1, phrase, groups, bare=holder is None)
    if span is None:
        return None
    start, end, frame = span
    first = holder[1] if holder is not None and lower[holder[1] - 1] not in POSSESSIVES else at
    return Content(
        start, end, f"noun {frame}", (first if first < at else at, at + 1), holder, None,
        phrase.speech == "yes",
    )


def _holder(tokens: Tokens, noun: int) -> Range | None:
    """Return whose claim it is: "his", "Smith's", with one or two words before the noun."""
    lower = tokens.lower
    for at in range(noun - 1, max(-1, noun - 4), -1):
        if lower[at] in POSSESSIVES:
            return at, at + 1
        if lower[at].endswith(("'s", "s'")):
            return noun_phrase(tokens, at, 0)
    return None


def _following(
    tokens: Tokens, at: int, phrase: Phrase, groups: Mapping[int, Group], *, bare: bool
) -> tuple[int, int, str] | None:
    """Return the content that follows at ``at`` and its frame."""
    lower = tokens.lower
    stop = len(lower)
    word = lower[at]
    if word == "that" and "that" in phrase.takes and has_finite(tokens, at, stop):
        return at, clause_end(tokens, at, stop, groups, None), "that-clause"
    if bare:
        return None
    if word == "to" and "infinitive" in phrase.takes:
        return at, clause_end(tokens, at, stop, groups, None), "infinitive"
    if word in WH_WORDS and "wh" in phrase.takes:
        return at, clause_end(tokens, at, stop, groups, None), "wh-clause"
    if word in phrase.prepositions and at + 1 < stop:
        return at + 1, phrase_end(tokens, at + 1, stop, groups), "preposition"
    if "zero" in phrase.takes and has_finite(tokens, at, stop):
        return at, clause_end(tokens, at, stop, groups, None), "zero clause"
    return None


def _adjective(
    tokens: Tokens, at: int, phrase: Phrase, groups: Mapping[int, Group]
) -> Content | None:
    lower = tokens.lower
    first = at
    while first > 0 and (
        is_adverb(lower[first - 1])
        or lower[first - 1] in AUXILIARIES
        or lower[first - 1] in _COPULAS
        or lower[first - 1] in ("very", "more", "so", "less")
    ):
        first -= 1
    copula = any(word in _COPULAS for word in lower[first:at]) or (
        first > 0 and "'" in lower[first - 1]
    )
    subject = find_subject(tokens, first) if copula else None
    if subject is None:
        return None
    span = _following(tokens, at + 1, phrase, groups, bare=False)
    if span is None:
        return None
    start, end, frame = span
    return Content(
        start, end, f"adjective {frame}", (at, at + 1), subject, None, phrase.speech == "yes"
    )
