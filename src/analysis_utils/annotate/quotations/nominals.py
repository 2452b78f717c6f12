"""Contents that a noun or an adjective reports: "his claim that", "was confident that"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from analysis_utils.annotate.grammar.closed_classes import (
    AUXILIARIES,
    BE,
    POSSESSIVES,
    PREPOSITIONS,
    STOPS,
    WH_WORDS,
    is_adverb,
)
from analysis_utils.annotate.grammar.subjects import find_subject, noun_phrase
from analysis_utils.annotate.grammar.tokens import verb_group_start
from analysis_utils.annotate.quotations.clauses import (
    clause_end,
    has_finite,
    phrase_end,
    tells,
)
from analysis_utils.annotate.quotations.contents import Content
from analysis_utils.annotate.quotations.cues import reporting_phrases
from analysis_utils.annotate.quotations.occasions import skip_time
from analysis_utils.language.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from analysis_utils.annotate.grammar.tokens import Tokens
    from analysis_utils.annotate.quotations.cues import Phrase
    from analysis_utils.annotate.quotations.verbgroups import Group

Range = tuple[int, int]

_COPULAS = BE | word_set(
    "feel feels felt seem seems seemed sound sounds sounded remain remains remained"
)
# Verbs that make a report of a noun: "gave assurances that", "made the suggestion that".
_MAKING = frozenset(("make", "makes", "made", "making"))
_GIVING = _MAKING | word_set(
    "give gives gave giving given raise raises raised raising voice voices "
    "voiced voicing express expresses expressed expressing issue issues issued issuing offer "
    "offers offered offering share shares shared sharing push pushes pushed pushing send sends "
    "sent sending deliver delivers delivered delivering float floats floated floating spread "
    "spreads spreading repeat repeats repeated repeating advance advances advanced advancing"
)
_NO_MODIFIER = PREPOSITIONS | STOPS | {",", "and", "that"}
_BEFORE_NOUN = 6  # words between a verb and its noun
_BEFORE_ADJECTIVE = _COPULAS | AUXILIARIES | word_set("very more so less")


def find_nominals(tokens: Tokens, numbers: Iterable[int]) -> dict[int, Phrase]:
    """Return the reporting nouns and adjectives among some words of a sentence by number."""
    phrases, lower = _nominals(), tokens.lower
    last = len(lower) - 2
    return {at: phrases[lower[at]] for at in numbers if at < last and lower[at] in phrases}


@cache
def _nominals() -> dict[str, Phrase]:
    entries = reporting_phrases().items()
    return {form: phrase for form, phrase in entries if phrase.kind != "source"}


def nominal_report(
    tokens: Tokens, at: int, phrase: Phrase, groups: Mapping[int, Group]
) -> Content | None:
    """Find the content that a noun or an adjective reports, or None if it reports nothing."""
    read = _noun if phrase.kind == "noun" else _adjective
    return read(tokens, at, phrase, groups)


def _noun(tokens: Tokens, at: int, phrase: Phrase, groups: Mapping[int, Group]) -> Content | None:
    holder = _holder(tokens, at)
    after = skip_time(tokens, at + 1)  # "its pledge last month to pay"
    span = _following(tokens, after, phrase, groups, held=holder is not None)
    if span is None:
        return None
    start, end, frame = span
    cue = at
    if holder is None:
        holder = _giver(tokens, at)
    elif tokens.lower[holder[0]] not in POSSESSIVES:
        cue = holder[1]
    speech = phrase.speech == "yes"
    return Content(start, end, f"noun and {frame}", (cue, at + 1), holder, None, speech)


def _holder(tokens: Tokens, noun: int) -> Range | None:
    """Return whose claim it is: "his", "Smith's", with one or two words before the noun."""
    lower = tokens.lower
    for at in range(noun - 1, max(-1, noun - 4), -1):
        if lower[at] in POSSESSIVES:
            return at, at + 1
        if lower[at].endswith(("'s", "s'")):
            return noun_phrase(tokens, at, 0)
    return None


def _giver(tokens: Tokens, noun: int) -> Range | None:
    """Return who makes a claim: "Smith" in "Smith made the absurd claim that"."""
    lower = tokens.lower
    for at in range(noun - 1, max(0, noun - _BEFORE_NOUN), -1):
        if lower[at] in _GIVING:
            return find_subject(tokens, verb_group_start(tokens, at))
        if lower[at] in _NO_MODIFIER:
            return None
    return None


def _following(
    tokens: Tokens, at: int, phrase: Phrase, groups: Mapping[int, Group], *, held: bool
) -> tuple[int, int, str] | None:
    """Return the content that begins at ``at`` and its frame; without a holder a that-clause."""
    stop = len(tokens.lower)
    word = tokens.lower[at]
    takes = phrase.takes
    frame = None
    if word == "that" and "that" in takes and tells(tokens, at, stop):
        frame = "that-clause"
    elif held and word == "to" and "infinitive" in takes:
        frame = "infinitive"
    elif held and word in WH_WORDS and "wh" in takes:
        frame = "wh-clause"
    elif held and word in phrase.prepositions and at + 1 < stop:
        return at + 1, phrase_end(tokens, at + 1, stop, groups), "preposition"
    elif held and "zero" in takes and has_finite(tokens, at, stop):
        frame = "zero clause"
    return None if frame is None else (at, clause_end(tokens, at, stop, groups, None), frame)


def _adjective(
    tokens: Tokens, at: int, phrase: Phrase, groups: Mapping[int, Group]
) -> Content | None:
    lower = tokens.lower
    first = at
    while first > 0 and (is_adverb(lower[first - 1]) or lower[first - 1] in _BEFORE_ADJECTIVE):
        first -= 1
    contracted = first > 0 and "'" in lower[first - 1]
    made = at - 1 - (lower[at - 1] == "it") if lower[at] == "clear" else -1
    if made >= 0 and lower[made] in _MAKING:  # "made it clear that"
        subject = find_subject(tokens, verb_group_start(tokens, made))
    elif contracted or not _COPULAS.isdisjoint(lower[first:at]):
        subject = find_subject(tokens, first)
        if subject and lower[subject[0]] in ("it", "there"):  # nobody says that it is clear
            return None
    else:
        return None
    span = _following(tokens, at + 1, phrase, groups, held=True) if subject else None
    if span is None:
        return None
    start, end, frame = span
    speech = phrase.speech == "yes"
    return Content(start, end, f"adjective and {frame}", (at, at + 1), subject, None, speech)
