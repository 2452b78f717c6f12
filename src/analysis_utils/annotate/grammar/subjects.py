"""Subjects: the words of a sentence that name who does what a verb says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis_utils.annotate.grammar.closed_classes import (
    AUXILIARIES,
    CONTRACTED,
    COORDINATORS,
    DASHES,
    DETERMINERS,
    FINITE_AUXILIARIES,
    IRREGULAR_VERBS,
    PERSONAL,
    PREPOSITIONS,
    RELATIVES,
    STATES,
    STOPS,
    SUBORDINATORS,
    TIME_WORDS,
    WH_WORDS,
    is_adverb,
)
from analysis_utils.annotate.grammar.tokens import QUOTED, is_verb, opens_quote

if TYPE_CHECKING:
    from analysis_utils.annotate.grammar.tokens import Extent, Tokens

Range = tuple[int, int]

_LONGEST = 28  # words of a subject
_RELATIVE_CLAUSE = 12  # words of a relative clause without commas
_CLAUSE_EDGES = SUBORDINATORS | WH_WORDS - RELATIVES | DASHES | {",", "that", "(", QUOTED}
_INSERTION = 26  # words of an apposition or relative clause
_BREAKERS = (
    STOPS
    | DASHES
    | (SUBORDINATORS - {"until"})
    | WH_WORDS
    | RELATIVES
    | FINITE_AUXILIARIES
    | IRREGULAR_VERBS
    | {"(", "[", QUOTED, "than", ",", "according"}
)
_CLOSED = _BREAKERS | COORDINATORS | PREPOSITIONS | DETERMINERS
_NO_TIME = DETERMINERS | {"may", "march"}
_LINKS = PREPOSITIONS | COORDINATORS
APPOSITIONS = frozenset(("a", "an", "the", "his", "her", "now", "himself"))


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
    last = before_time(tokens.lower, verb - 1, floor)
    word = tokens.lower[last] if last >= floor else "."
    if word in PERSONAL or word in RELATIVES or _is_contraction(word):
        return last, last + 1
    if word == ",":
        return _before_insertion(tokens, last, floor)
    if word in DASHES:
        return _before_dashes(tokens, last, floor)
    found = noun_phrase(tokens, last, floor)
    return _with_clause(tokens, found, floor) if found else None


def _before_dashes(tokens: Tokens, closing: int, floor: int) -> Range | None:
    """Find the subject in ``Smith - a lawyer - said``, where ``closing`` is the last dash."""
    for at in range(closing - 1, max(floor, closing - _INSERTION), -1):
        if tokens.lower[at] in STOPS:
            break
        if tokens.lower[at] in DASHES:
            return noun_phrase(tokens, at - 1, floor)
    return None


def _with_clause(tokens: Tokens, found: Range, floor: int) -> Range:
    """Widen a noun phrase that ends a relative clause, with "who" or a participle."""
    lower = tokens.lower
    modified = _modified(tokens, found[0], floor)
    if modified is not None:
        return modified, found[1]
    verb = False
    for at in range(found[0] - 1, max(floor, found[0] - _RELATIVE_CLAUSE), -1):
        if lower[at] in RELATIVES:
            head = noun_phrase(tokens, at - 1, floor) if verb and lower[at] == "who" else None
            return (head[0], found[1]) if head else found
        if lower[at] in STOPS or lower[at] in _CLAUSE_EDGES:
            break
        verb = verb or is_verb(tokens, at)
    return found


def _modified(tokens: Tokens, start: int, floor: int) -> int | None:
    """Return where the noun begins that a participle modifies: "people briefed on the plan"."""
    lower, at = tokens.lower, start - 2
    if at <= floor or lower[at + 1] not in PREPOSITIONS or lower[at - 1] in AUXILIARIES:
        return None
    past = lower[at].endswith("ed") and is_verb(tokens, at)
    head = noun_phrase(tokens, at - 1, floor) if past else None
    return head[0] if head and lower[head[0]] not in PERSONAL else None


def before_time(lower: list[str], last: int, floor: int) -> int:
    """Return the last word before "on Saturday", which may stand between subject and verb."""
    at = last
    while at >= floor and lower[at] in TIME_WORDS:
        at -= 1
    if at < last and at >= floor and lower[at] in ("on", "in"):
        at -= 1
    return at if at < last and at >= floor and lower[at] not in PREPOSITIONS else last


def _is_contraction(word: str) -> bool:
    """Tell whether a word is a pronoun with its verb: "he's"."""
    stem, mark, ending = word.rpartition("'")
    return stem in PERSONAL and mark + ending in CONTRACTED


def place_of(tokens: Tokens, subject: Range) -> Extent:
    """Return where a subject stands in the text, without the verb that is tied to it: "he's"."""
    start, end = tokens.span(*subject)
    last = tokens.lower[subject[1] - 1]
    return start, end - (len(last) - last.index("'") if _is_contraction(last) else 0)


def _before_insertion(tokens: Tokens, comma: int, floor: int) -> Range | None:
    """Find the subject in ``Smith, 49, a lawyer, said``, where ``comma`` is the last comma."""
    lower = tokens.lower
    best: Range | None = None
    for at in range(comma - 1, max(floor, comma - _INSERTION), -1):
        if lower[at] in STOPS or (lower[at] == QUOTED and opens_quote(lower, at)):
            break
        found = noun_phrase(tokens, at - 1, floor) if lower[at] == "," else None
        if found is None:
            continue
        if best and lower[floor] in PREPOSITIONS and "," not in lower[floor : found[0]]:
            break  # "In a note to Lund, the mayor, Ann Lee, said"
        best = (found[0], at if _is_aside(lower, at + 1, comma) else comma)
        if not _is_inserted(tokens, found[0], floor):
            break
    return best


def _is_aside(lower: list[str], start: int, end: int) -> bool:
    """Tell whether the words between two commas tell nothing of the subject: ", however,"."""
    return lower[start:end] in (["in", "fact"], ["in", "turn"], ["for", "one"]) or (
        end == start + 1 and (is_adverb(lower[start]) or lower[start] == "though")
    )


def _is_inserted(tokens: Tokens, start: int, floor: int) -> bool:
    """Tell whether a phrase stands in apposition, or in a relative clause after a comma."""
    lower = tokens.lower
    if start > floor and lower[start - 1] == ",":
        word = tokens.words[start]
        named = word[0].isupper() and word[1:2] != "-" and lower[start] not in STATES  # "R-Ohio"
        return lower[start] in APPOSITIONS or not named
    if start > floor + 1 and lower[start - 1] in PREPOSITIONS and lower[start - 2] == ",":
        return True  # "Ann Lee, of Lund, said"
    for at in range(start - 1, max(floor, start - _INSERTION), -1):
        if lower[at] == ",":
            return lower[at + 1] in RELATIVES
    return False


def noun_phrase(tokens: Tokens, last: int, floor: int) -> Range | None:
    """Find the noun phrase whose last word is ``last``, not before ``floor``."""
    lower = tokens.lower
    if last < floor or lower[last] in _LINKS or _is_adverb(tokens, last):
        return None
    at = last
    start = last + 1
    while at >= floor and last - at < _LONGEST:
        word = lower[at]
        if word in (")", "]"):
            at = _opening(lower, at, floor) - 1
            continue
        if _ends_phrase(tokens, at, last, floor):
            break
        if word in PREPOSITIONS and at < last and _opens_clause(lower, at, floor):
            start = _name_start(tokens, start, last)
            break
        if word not in _LINKS:
            start = at
            if word in PERSONAL or (word in DETERMINERS and not _goes_on(lower, at, floor)):
                break
        at -= 1
    return trim_left(tokens, start, last + 1)


def _ends_phrase(tokens: Tokens, at: int, last: int, floor: int) -> bool:
    """Tell whether no noun phrase holds both this word and the ones after it."""
    word = tokens.lower[at]
    if word not in _CLOSED:  # most words
        return _is_adverb(tokens, at) or (at < last and is_verb(tokens, at))
    if word in _BREAKERS:
        return True
    return word in COORDINATORS and not _joins_phrases(tokens, at, floor)


def _is_adverb(tokens: Tokens, at: int) -> bool:
    """Tell whether a word is an adverb and not a name such as Kelly."""
    return tokens.words[at][0].islower() and is_adverb(tokens.lower[at])


def _name_start(tokens: Tokens, start: int, last: int) -> int:
    """Return where the name or word begins that follows an opening phrase without a comma."""
    at = last
    while at > start and tokens.words[at - 1][0].isupper() and tokens.words[at][0].isupper():
        at -= 1
    return at


def _opens_clause(lower: list[str], at: int, floor: int) -> bool:
    """Tell whether a preposition begins the clause; "about 9 percent" is a phrase of its own."""
    if lower[at + 1][0].isdigit():
        return False
    return at == floor or lower[at - 1] in _BREAKERS


def _goes_on(lower: list[str], at: int, floor: int) -> bool:
    """Tell whether the phrase goes on to the left of a determiner."""
    return at > floor and (lower[at - 1] in _LINKS or lower[at - 1] in DETERMINERS)


def _joins_phrases(tokens: Tokens, at: int, floor: int) -> bool:
    """Tell whether a coordinator joins two noun phrases and not two clauses."""
    lower = tokens.lower
    if lower[at] in ("but", "yet", "nor"):
        return False
    before = at - 1
    while before >= max(floor, at - 13):
        word = lower[before]
        if word in STOPS or word in SUBORDINATORS or word == QUOTED:
            break
        if word in PERSONAL or is_verb(tokens, before):
            return False
        before -= 1
    return before < at - 1


def _opening(lower: list[str], at: int, floor: int) -> int:
    """Return the number of the bracket that the one at ``at`` closes, or ``floor``."""
    for before in range(at - 1, max(floor - 1, at - 12), -1):
        if lower[before] in ("(", "["):
            return before
    return floor


def trim_left(tokens: Tokens, start: int, end: int) -> Range | None:
    """Cut from the left what belongs to no noun phrase; None if nothing is left."""
    lower = tokens.lower
    if start + 1 < end and lower[start + 1][0].isdigit():  # "about 9 percent"
        return start, end
    while start < end and (
        lower[start] in _LINKS
        or lower[start] in ("then", "so", ",")
        or (lower[start] in TIME_WORDS and start + 1 < end and lower[start] not in _NO_TIME)
    ):
        start += 1
    if start >= end or not tokens.words[start][0].isalnum():
        return None
    return None if end == start + 1 and lower[start] in ("a", "an", "the") else (start, end)
