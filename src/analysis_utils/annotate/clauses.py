"""Where reported content begins and ends in the words of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis_utils.annotate.grammar import (
    COORDINATORS,
    DASHES,
    DETERMINERS,
    FINITE_AUXILIARIES,
    PERSONAL,
    PREPOSITIONS,
    STOPS,
    TIME_WORDS,
)
from analysis_utils.annotate.subjects import find_subject, is_verb
from analysis_utils.annotate.tokens import QUOTED
from analysis_utils.annotate.verbgroups import is_adverb

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis_utils.annotate.tokens import Tokens
    from analysis_utils.annotate.verbgroups import Group

REACH = 110  # words of one content at most
# Nouns of the occasion on which something is said: "said in an interview he would".
OCCASIONS = frozenset(
    "statement statements interview interviews email emails e-mail speech speeches tweet tweets tweeted "
    "conference rally rallies debate debates press news briefing memo letter report release post "
    "posting column article editorial op-ed appearance remarks address call testimony hearing text "
    "message book video ad facebook twitter reporters event forum meeting town stop show program "
    "phone podcast podium stage blog court filing".split()
)
_CLOSING_CLAUSES = frozenset("while although though whereas even despite".split())


def clause_end(
    tokens: Tokens, start: int, stop: int, groups: Mapping[int, Group], group: Group | None
) -> int:
    """Return where the clause ends that begins at ``start``.

    It runs to the end of the sentence unless another report, a closing bracket that it did not
    open, or a clause of the reporter's own comes first. ``groups`` are the sentence's reporting
    verbs by the first word of their verb groups; ``group`` is the one that reports this clause.
    """
    lower = tokens.lower
    depth = 0
    limit = min(stop, start + REACH)
    for at in range(start, limit):
        word = lower[at]
        if word in _POINTS and (
            (word == ";" and at > start)
            or (word == "," and _ends_at_comma(tokens, at, stop, groups, group))
        ):
            return at
        if word == "(":
            depth += 1
        elif word == ")":
            if not depth:
                return at
            depth -= 1
        elif at > start + 1 and word in COORDINATORS and _new_report(tokens, at + 1, groups, group):
            return at
    return limit


_POINTS = frozenset(",;")


def _ends_at_comma(
    tokens: Tokens, comma: int, stop: int, groups: Mapping[int, Group], group: Group | None
) -> bool:
    lower = tokens.lower
    if comma + 1 >= stop:
        return True
    after = lower[comma + 1]
    if after in _CLOSING_CLAUSES or after == "according":
        return True
    if after in COORDINATORS:
        return _new_report(tokens, comma + 2, groups, group)
    found = groups.get(comma + 1)
    if found is not None and found.form == "participle":
        return True
    return _new_report(tokens, comma + 1, groups, None)


def _new_report(tokens: Tokens, at: int, groups: Mapping[int, Group], group: Group | None) -> bool:
    """Tell whether the words from ``at`` report something anew, after a coordinator."""
    found = groups.get(at)
    if found is not None:
        return found.form in ("past", "present", "participle") and (
            group is None or _same_tense(found, group)
        )
    for start in range(at + 1, min(at + 9, len(tokens.lower))):
        if tokens.lower[start] in STOPS or tokens.lower[start] == ",":
            return False
        found = groups.get(start)
        if found is not None and found.form in ("past", "present", "base") and not found.modal:
            subject = find_subject(tokens, start, at)
            return (
                subject is not None
                and subject[0] == at
                and bool(found.verb.takes & {"zero", "that"})
            )
    return False


def _same_tense(one: Group, other: Group) -> bool:
    if other.form in ("participle", "infinitive"):
        return True
    return one.form == other.form and one.modal == other.modal


def phrase_end(tokens: Tokens, start: int, stop: int, groups: Mapping[int, Group]) -> int:
    """Return where the noun phrase ends that begins at ``start``, what modifies it included."""
    lower, words = tokens.lower, tokens.words
    limit = min(stop, start + 60)
    relative = False
    for at in range(start, limit):
        word = lower[at]
        if word in (",", ";", ")", ":") or word in DASHES or word in STOPS:
            return at
        if at == start:
            continue
        if word in ("that", "which", "who", "whose", "whom", "where"):
            relative = True
        elif word in COORDINATORS:
            if _clause_follows(tokens, at + 1, limit, groups):
                return at
        elif word in PERSONAL or (word in FINITE_AUXILIARIES and not relative):
            if word in PERSONAL:
                relative = True
            else:
                return at
        elif not relative and words[at - 1] == QUOTED and is_verb(word, words[at]):
            return at
    return limit


def _clause_follows(tokens: Tokens, at: int, limit: int, groups: Mapping[int, Group]) -> bool:
    """Tell whether a verb, or a clause, follows a coordinator rather than a noun phrase."""
    lower = tokens.lower
    while at < limit and is_adverb(lower[at]):
        at += 1
    if at >= limit:
        return False
    return (
        at in groups
        or is_verb(lower[at], tokens.words[at])
        or lower[at] in FINITE_AUXILIARIES
        or lower[at] in PERSONAL
    )


def has_finite(tokens: Tokens, start: int, stop: int) -> bool:
    """Tell whether a finite verb follows before the clause may end."""
    lower = tokens.lower
    for at in range(start, min(stop, start + 30)):
        word = lower[at]
        if at > start and (word in FINITE_AUXILIARIES or is_verb(word, tokens.words[at])):
            return True
        if word in (";", "—", "–", ":"):
            return False
    return False


def begins_clause(tokens: Tokens, start: int, stop: int) -> bool:
    """Tell whether a subject and its finite verb begin here, not a noun phrase alone."""
    lower = tokens.lower
    if lower[start] in PERSONAL:
        return True
    for at in range(start + 1, min(stop, start + 12)):
        word = lower[at]
        if word in FINITE_AUXILIARIES or is_verb(word, tokens.words[at]):
            return True
        if word in _NO_SUBJECT_PART:
            return False
    return False


_NO_SUBJECT_PART = frozenset(", ; : that who which to by as when while because".split()) | DASHES


def skip_occasion(tokens: Tokens, at: int, stop: int) -> int:
    """Return the first word after adverbs, times and occasions ("on Monday", "in a speech")."""
    lower = tokens.lower
    while at < stop:
        word = lower[at]
        if word in TIME_WORDS or (is_adverb(word) and word not in DETERMINERS):
            at += 1
            while at < stop and (lower[at].isdigit() or lower[at] in TIME_WORDS):
                at += 1
        elif word in PREPOSITIONS:
            after = _after_occasion(tokens, at, stop)
            if after is None:
                return at
            at = after
        else:
            return at
    return at


def _after_occasion(tokens: Tokens, preposition: int, stop: int) -> int | None:
    """Return the word after a phrase of time or occasion, or None if it is none."""
    lower = tokens.lower
    occasion = False
    at = preposition + 1
    while at < min(stop, preposition + 14):
        word = lower[at]
        if (
            word in PERSONAL
            or word in ("that", ",", ".", ":", "whether", "how", "why")
            or word == QUOTED
        ):
            break
        if occasion and (
            word in DETERMINERS
            and lower[at - 1] not in PREPOSITIONS
            or (is_verb(word, tokens.words[at]))
        ):
            break
        if word in TIME_WORDS or word in OCCASIONS:
            occasion = True
        elif (
            occasion
            and lower[at - 1] not in PREPOSITIONS
            and word not in PREPOSITIONS
            and word not in ("night", "morning")
            and not word.isdigit()
            and lower[at - 1] in TIME_WORDS
        ):
            break
        at += 1
    return at if occasion or (at < stop and lower[at] in PERSONAL | {"that"}) else None


def find_that(tokens: Tokens, start: int, stop: int, *, hearer: bool) -> int | None:
    """Return the number of a "that" which only an occasion or a hearer parts from ``start``."""
    lower = tokens.lower
    word = lower[start]
    if word == "that":
        return start
    if not (hearer or word in PREPOSITIONS or word in TIME_WORDS or word == "," or is_adverb(word)):
        return None
    for at in range(start + 1, min(stop, start + 22)):
        word = lower[at]
        if word == "that":
            return at
        if (
            word in FINITE_AUXILIARIES
            or word in STOPS
            or word in PERSONAL
            or (word in COORDINATORS and not hearer)
            or (word == QUOTED and not hearer)
        ):
            return None
    return None
