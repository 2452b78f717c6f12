"""What may stand between a report and its content: when, where and to whom it was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis_utils.annotate.grammar.closed_classes import (
    COORDINATORS,
    DETERMINERS,
    FINITE_AUXILIARIES,
    PERSONAL,
    PREPOSITIONS,
    STOPS,
    TIME_WORDS,
    is_adverb,
)
from analysis_utils.annotate.grammar.tokens import QUOTED, is_verb
from analysis_utils.language.words import word_set

if TYPE_CHECKING:
    from analysis_utils.annotate.grammar.tokens import Tokens

# Nouns of the occasion on which something is said: "said in an interview he would".
OCCASIONS = word_set(
    "statement statements interview interviews email emails e-mail speech speeches tweet tweets "
    "tweeted conference rally rallies debate debates press news briefing memo letter report "
    "release post posting column article editorial op-ed appearance remarks address call "
    "testimony hearing text message book video ad facebook twitter reporters event forum meeting "
    "town stop show program phone podcast podium stage blog court filing"
)
_LONGEST = 13  # words of one phrase of time or occasion
_REACH = 22  # words between a verb and its "that"
_THAT_TIME = word_set("night day week month year morning afternoon evening weekend")
_OCCASIONAL = frozenset(("on", "in", "during"))
_AT_OCCASIONS = _OCCASIONAL | {"at"}
_DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
_SPOKEN = word_set("interview interviews statement speech tweet appearance")
_ENDS = frozenset(("that", ",", ".", ":", "whether", "how", "why", QUOTED)) | PERSONAL


def skip_occasion(tokens: Tokens, at: int, stop: int) -> int:
    """Return the first word after adverbs, times and occasions ("on Monday", "in a speech")."""
    lower = tokens.lower
    while at < stop:
        word = lower[at]
        if _is_that_time(lower, at):
            at += 2
        elif _is_there(tokens, at):
            return at
        elif word in TIME_WORDS or (is_adverb(word) and word not in DETERMINERS):
            at += 1
            while at < stop and (lower[at].isdigit() or lower[at] in TIME_WORDS):
                at += 1
        elif word in PREPOSITIONS:
            after = _after_phrase(tokens, at, stop)
            if after is None:
                return at
            at = after
        else:
            return at
    return at


def skip_time(tokens: Tokens, at: int) -> int:
    """Return the first word after a time, else ``at``: after "on Sunday", "last month"."""
    lower = tokens.lower
    begin = after = at + (lower[at] in ("on", "in"))
    while after < len(lower) - 1 and lower[after] in TIME_WORDS:
        after += 1
    return after if after > begin else at


def _is_that_time(lower: list[str], at: int) -> bool:
    """Tell whether a word and the next are a time: "said that night that the pier was lost"."""
    return lower[at] == "that" and at + 2 < len(lower) and lower[at + 1] in _THAT_TIME


def _is_there(tokens: Tokens, at: int) -> bool:
    """Tell whether a clause begins with "there is" and the like."""
    return tokens.lower[at] == "there" and at + 1 < len(tokens.lower) and is_verb(tokens, at + 1)


def begins_occasion(tokens: Tokens, at: int, stop: int) -> bool:
    """Tell whether a preposition begins a phrase of time or occasion: "on Sunday"."""
    lower = tokens.lower
    if lower[at] not in _OCCASIONAL or at + 1 >= stop:
        return False
    if lower[at + 1] in _DAYS:
        return True
    return lower[at] != "on" and any(word in _SPOKEN for word in lower[at + 1 : at + 5])


def before_occasion(tokens: Tokens, subject: tuple[int, int]) -> tuple[int, int]:
    """Cut the occasion from a name: "Ann Lee in a blog post" is Ann Lee."""
    first, after = subject
    if tokens.lower[after - 1] in OCCASIONS:
        for at in range(first + 1, after - 1):
            if tokens.lower[at] in _AT_OCCASIONS and tokens.words[at - 1][0].isupper():
                return first, at
    return subject


def _after_phrase(tokens: Tokens, preposition: int, stop: int) -> int | None:
    """Return the word after a phrase of time or occasion, or None if it is none."""
    lower = tokens.lower
    occasion = False
    at = preposition + 1
    while at < min(stop, preposition + _LONGEST + 1):
        word = lower[at]
        if word in _ENDS or (occasion and _begins_content(tokens, at)):
            break
        occasion = occasion or word in TIME_WORDS or word in OCCASIONS
        at += 1
    clause = at < stop and (lower[at] in PERSONAL or lower[at] == "that")
    return at if occasion or clause else None


def _begins_content(tokens: Tokens, at: int) -> bool:
    """Tell whether a word cannot go on with the phrase of time or occasion before it."""
    word, before = tokens.lower[at], tokens.lower[at - 1]
    if is_verb(tokens, at):
        return True
    if before in PREPOSITIONS or word in TIME_WORDS or word in OCCASIONS:
        return False
    if word in DETERMINERS:
        return True
    return before in TIME_WORDS and word not in PREPOSITIONS and not word.isdigit()


def find_that(tokens: Tokens, start: int, stop: int, *, hearer: bool) -> int | None:
    """Return the number of a "that" which only an occasion or a hearer parts from ``start``."""
    lower = tokens.lower
    if _is_that_time(lower, start):
        start += 2
    word = lower[start]
    if word == "that":
        return start
    if not (hearer or word in PREPOSITIONS or word in TIME_WORDS or word == "," or is_adverb(word)):
        return None
    commas = -1 if hearer or word == "," else 0
    for at in range(start + 1, min(stop, start + _REACH)):
        word = lower[at]
        if word == "that":
            return at if commas < 1 or lower[at - 1] == "," else None
        commas += word == ","
        if word in FINITE_AUXILIARIES or word in STOPS or word in PERSONAL:
            break
        if not hearer and (word == QUOTED or word in COORDINATORS):
            break
    return None
