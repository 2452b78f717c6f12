"""Subjects: the words of a sentence that name who does what a verb says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis_utils.annotate.grammar import (
    CONTRACTED,
    COORDINATORS,
    DASHES,
    DETERMINERS,
    FINITE_AUXILIARIES,
    IRREGULAR_VERBS,
    PERSONAL,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    STOPS,
    SUBORDINATORS,
    TIME_WORDS,
    WH_WORDS,
)
from analysis_utils.annotate.tokens import QUOTED
from analysis_utils.annotate.verbgroups import is_adverb

if TYPE_CHECKING:
    from analysis_utils.annotate.tokens import Tokens
    from analysis_utils.annotate.verbgroups import Group

Range = tuple[int, int]

_LONGEST = 28  # words of a subject
_INSERTION = 26  # words of an apposition or relative clause
_BREAKERS = (
    STOPS
    | DASHES
    | (SUBORDINATORS - frozenset(("until",)))
    | (WH_WORDS | RELATIVES)
    | FINITE_AUXILIARIES
    | IRREGULAR_VERBS
    | frozenset(("(", "[", QUOTED, "than"))
)
_TITLE_LINKS = frozenset("of for de van von der la le bin al el".split())


def find_subject(tokens: Tokens, verb: int, floor: int = 0) -> Range | None:
    """Find the subject that stands before a verb group.

    Parameters
    ----------
    tokens : Tokens
        A sentence.
    verb : int
        Number of the first word of the verb group.
    floor : int, optional
        Number of the first word that the subject may hold.

    Returns
    -------
    (int, int) or None
        Numbers of its first word and of the first after it; None where the verb has no subject
        of its own ("he came and said") or it cannot be told.
    """
    lower = tokens.lower
    last = verb - 1
    if last < floor:
        return None
    if lower[last] in PERSONAL or lower[last] in RELATIVES:
        return last, last + 1
    stem, mark, ending = lower[last].rpartition("'")
    if mark and stem in PERSONAL and mark + ending in CONTRACTED:
        return last, last + 1
    if lower[last] == ",":
        return _before_insertion(tokens, last, floor)
    return noun_phrase(tokens, last, floor)


def _before_insertion(tokens: Tokens, comma: int, floor: int) -> Range | None:
    """Find the subject in ``Smith, 49, a lawyer, said``, where ``comma`` is the last comma."""
    lower = tokens.lower
    best: Range | None = None
    for at in range(comma - 1, max(floor, comma - _INSERTION), -1):
        if lower[at] in STOPS or lower[at] == QUOTED:
            break
        if lower[at] != ",":
            continue
        found = noun_phrase(tokens, at - 1, floor)
        if found is None:
            continue
        best = (found[0], comma)
        if found[0] <= floor or lower[found[0] - 1] != "," or not _inserted(lower[found[0]]):
            break
    return best


def _inserted(word: str) -> bool:
    """Tell whether a phrase that begins with a word may stand in apposition."""
    return word in ("a", "an", "the", "his", "her", "now", "himself") or word[0].isdigit()


def noun_phrase(tokens: Tokens, last: int, floor: int) -> Range | None:
    """Find the noun phrase whose last word is ``last``, not before ``floor``."""
    words, lower = tokens.words, tokens.lower
    at = last
    start = last + 1
    fresh = last + 1  # where a noun phrase may begin that what stands before does not belong to
    while at >= floor and last - at < _LONGEST:
        word = lower[at]
        if word == ")" or word == "]":
            opening = _opening(tokens, at, floor)
            if opening is None:
                break
            at = opening - 1
            continue
        if word in _BREAKERS or word == ",":
            break
        if word in COORDINATORS:
            if start > last or not _joins_phrases(tokens, at, floor):
                break
        elif word in PREPOSITIONS:
            if start > last:
                return None
            if at == floor or lower[at - 1] in _BREAKERS or lower[at - 1] == ",":
                start = fresh
                break
        elif is_adverb(word) and word not in DETERMINERS:
            if start > last:
                return None
            break
        else:
            start = at
            if is_verb(lower[at], words[at]) and at < last:
                start = at + 1
                break
            if word in DETERMINERS or word in PRONOUNS or _begins_name(tokens, at):
                fresh = at if fresh > last or word in DETERMINERS else min(fresh, at)
                if word in PERSONAL:
                    break
                if word in DETERMINERS and not _linked(lower, at, floor):
                    break
        at -= 1
    return _tidied(tokens, start, last + 1)


def _begins_name(tokens: Tokens, at: int) -> bool:
    return tokens.words[at][0].isupper()


def _linked(lower: list[str], at: int, floor: int) -> bool:
    """Tell whether the phrase goes on to the left of a determiner."""
    if at <= floor:
        return False
    before = lower[at - 1]
    return before in PREPOSITIONS or before in DETERMINERS or before in COORDINATORS


def _joins_phrases(tokens: Tokens, at: int, floor: int) -> bool:
    """Tell whether a coordinator joins two noun phrases and not two clauses."""
    lower = tokens.lower
    if lower[at] in ("but", "yet", "nor"):
        return False
    seen = 0
    for before in range(at - 1, max(floor - 1, at - 14), -1):
        word = lower[before]
        if word in STOPS or word in SUBORDINATORS or word == QUOTED:
            break
        if is_verb(word, tokens.words[before]) or word in FINITE_AUXILIARIES:
            return False
        if word in PERSONAL:
            return False
        seen += 1
    return seen > 0


def is_verb(lower: str, word: str) -> bool:
    """Tell whether a word is likely a finite verb or a past participle."""
    return (
        lower in FINITE_AUXILIARIES
        or lower in IRREGULAR_VERBS
        or (
            lower.endswith("ed")
            and len(lower) > 4
            and word[0].islower()
            and "-" not in lower
            and lower not in _NOT_PAST
        )
    )


_NOT_PAST = frozenset(
    "united hundred indeed proposed alleged armed elected wounded sacred naked".split()
)


def _opening(tokens: Tokens, at: int, floor: int) -> int | None:
    """Return the number of the bracket that the one at ``at`` closes."""
    for before in range(at - 1, max(floor - 1, at - 12), -1):
        if tokens.lower[before] in ("(", "["):
            return before
    return None


def _tidied(tokens: Tokens, start: int, end: int) -> Range | None:
    """Cut from the left what belongs to no noun phrase; None if nothing is left."""
    lower = tokens.lower
    while start < end and (
        lower[start] in COORDINATORS
        or lower[start] in PREPOSITIONS
        or lower[start] in ("then", "so", ",")
        or (lower[start] in TIME_WORDS and start + 1 < end and lower[start] not in ("may", "march"))
    ):
        start += 1
    return (start, end) if start < end and any(c.isalpha() for c in tokens.words[start]) else None


def leading_subject(tokens: Tokens, floor: int, ceiling: int) -> Range | None:
    """Find the subject of the first clause between two words of a sentence.

    Returns
    -------
    (int, int) or None
        As `find_subject`; None where no verb follows a noun phrase.
    """
    lower = tokens.lower
    start = floor
    while start < ceiling and (
        lower[start] in COORDINATORS or is_adverb(lower[start]) or lower[start] in (",", "so")
    ):
        start += 1
    if start < ceiling and (
        lower[start] in PREPOSITIONS
        or lower[start] in SUBORDINATORS
        or lower[start].endswith(("ing", "ed"))
        or lower[start] in TIME_WORDS
    ):
        comma = next((n for n in range(start, min(ceiling, start + 40)) if lower[n] == ","), None)
        if comma is None:
            return None
        start = comma + 1
    for at in range(start, min(ceiling, start + _LONGEST)):
        word = lower[at]
        if is_verb(word, tokens.words[at]) or (at > start and is_adverb(word)):
            return noun_phrase(tokens, at - 1, start) if at > start else None
        if word in PERSONAL:
            return at, at + 1
        if word.rpartition("'")[0] in PERSONAL:
            return at, at + 1
        if word == ",":
            return _tidied(tokens, start, at)
    return None


def is_verbal(tokens: Tokens, group: Group, subject: Range | None) -> bool:
    """Tell whether a form that may be a noun agrees with its subject as a verb does."""
    if group.start < group.cue or group.form not in ("present", "base"):
        return True
    lower = tokens.lower
    if group.form == "present" and not lower[group.cue].endswith("s"):
        return True
    if subject is None or subject[1] != group.start:
        return group.start > 0 and lower[group.start - 1] in _JOINS
    if group.form == "base":
        return _is_plural(tokens, subject)
    first, head = lower[subject[0]], lower[subject[1] - 1]
    if first in _PLURAL_DETERMINERS or head in ("they", "we", "i", "you"):
        return False
    return (
        first in DETERMINERS
        or first in PRONOUNS
        or tokens.words[subject[0]][0].isupper()
        or subject[1] - subject[0] > 2
        or head in ("who", "which", "that")
    )


def _is_plural(tokens: Tokens, subject: Range) -> bool:
    """Tell whether a subject may go with a verb without -s."""
    lower = tokens.lower
    head = lower[subject[0]]
    if head in _PLURAL_DETERMINERS or head[0].isdigit():
        return True
    for at in range(subject[0], subject[1]):
        word = lower[at]
        if word == "and":
            return True
        if at > subject[0] and (word in PREPOSITIONS or word in RELATIVES or word in (",", "(")):
            break
        head = word
    return head in _PLURALS or (head.endswith("s") and not head.endswith(("ss", "'s", "us", "is")))


_JOINS = frozenset((",", "and", "but", "or", ")"))
_PLURALS = frozenset(
    "i you we they who that which people men women police others some many most both all few several "
    "media public left right percent % children half data team staff majority press those these none "
    "million thousand hundred".split()
)
_PLURAL_DETERMINERS = frozenset(
    "these those many several most few more both two three four five six seven eight nine ten all "
    "other some dozens thousands hundreds millions".split()
)
