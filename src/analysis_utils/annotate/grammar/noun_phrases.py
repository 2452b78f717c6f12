"""Phrases: the words after a verb or before a noun that name who acts or is acted upon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis_utils.annotate.grammar.closed_classes import (
    COORDINATORS,
    DASHES,
    DETERMINERS,
    FINITE_AUXILIARIES,
    PERSONAL,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVES,
    STOPS,
    SUBORDINATORS,
    TIME_WORDS,
    WH_WORDS,
    is_adverb,
)
from analysis_utils.annotate.grammar.tokens import is_verb
from analysis_utils.language.words import word_set

if TYPE_CHECKING:
    from analysis_utils.annotate.grammar.subjects import Range
    from analysis_utils.annotate.grammar.tokens import Tokens

_LONGEST = 10  # words of a phrase
OBJECT_PRONOUNS = word_set("him her them me us you it")
_NO_END = DETERMINERS | {"of"}
_QUOTES = word_set('" “ ” „ « »')
_ENDS_PHRASE = (
    STOPS
    | DASHES
    | COORDINATORS
    | SUBORDINATORS
    | RELATIVES
    | WH_WORDS
    | FINITE_AUXILIARIES
    | (PREPOSITIONS - {"of"})
    | word_set(", ( ) [ ] \" “ ” ‘ ’ ' not that to be")
    | word_set("up out down away back apart ahead forward together")
)
_OF_PEOPLES = re.compile(
    r"[A-Z]\w*(?:ian|ean|can|man|ish|ese|ern|ench|utch|reek|raqi|rani|aeli|stani|ghan|wiss|rab|zech)"
    r"|U\.S\.|US|U\.K\.|UK|EU|NATO|UN"
)


def noun_phrase(tokens: Tokens, start: int, *, of: bool = True) -> Range | None:
    """Find the noun phrase that begins at a word.

    Parameters
    ----------
    tokens : Tokens
        A sentence.
    start : int
        Number of its first word.
    of : bool, default True
        Whether it may go on after "of".

    Returns
    -------
    (int, int) or None
        Numbers of its first word and of the first after it; None where no noun phrase begins.
    """
    lower = tokens.lower
    if start < len(lower) and lower[start] in OBJECT_PRONOUNS:
        return start, start + 1
    end = start
    while end < min(len(lower), start + _LONGEST):
        word = lower[end]
        if word in _ENDS_PHRASE or word in PERSONAL or (word == "of" and (not of or end == start)):
            break
        if end > start and (is_adverb(word) or is_verb(tokens, end)):
            break
        if word in TIME_WORDS or (end > start and word in DETERMINERS and lower[end - 1] != "of"):
            break
        end += 1
    while end > start and (lower[end - 1] in _NO_END or _is_gerund(lower, end - 1)):
        end -= 1
    has_word = any(c.isalpha() for word in lower[start:end] for c in word)
    return (start, end) if has_word and not is_adverb(lower[start]) else None


def _is_gerund(lower: list[str], at: int) -> bool:
    return at > 0 and lower[at].endswith("ing") and lower[at - 1] == "of"


def trim_phrase(tokens: Tokens, phrase: Range) -> Range | None:
    """Cut a time from the end of a phrase; None if it holds quoted words or no noun."""
    start, end = phrase
    lower = tokens.lower
    if end - start > 2 and lower[end - 1] in TIME_WORDS and lower[end - 2] in ("on", "in", "last"):
        end -= 2
    words = lower[start:end]
    empty = all(word in DETERMINERS or word == "there" for word in words)
    return None if empty or not _QUOTES.isdisjoint(words) else (start, end)


def find_owner(tokens: Tokens, at: int) -> Range | None:
    """Find the actor before a noun of action: "Russia's vocal support", "Western hostility".

    Returns
    -------
    (int, int) or None
        Numbers of its first word and of the first after it; None where nobody owns the act.
    """
    words, lower = tokens.words, tokens.lower
    for before in range(at - 1, max(-1, at - 4), -1):
        if _OF_PEOPLES.fullmatch(words[before]):
            return before, before + 1
        if lower[before] in POSSESSIVES:
            return before, before + 1
        if lower[before].endswith("'s"):
            timed = lower[before].removesuffix("'s") in TIME_WORDS
            return None if timed else _name_ending(tokens, before + 1)
        if lower[before] == "'" and before and lower[before - 1].endswith("s"):
            return _name_ending(tokens, before)
        if lower[before] in _ENDS_PHRASE or lower[before] in DETERMINERS or lower[before] == "of":
            return None
    return None


def _name_ending(tokens: Tokens, end: int) -> Range:
    """Return the owner whose last word stands before ``end``, with the words of its name."""
    start = end - 1
    while start > max(0, end - _LONGEST) and (
        tokens.words[start - 1][0].isupper() or tokens.lower[start - 1] == "the"
    ):
        start -= 1
        if tokens.lower[start] == "the":
            break
    return start, end
