"""Where reported content begins and ends in the words of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis_utils.annotate.grammar.closed_classes import (
    AUXILIARIES,
    BE,
    COORDINATORS,
    DASHES,
    DETERMINERS,
    FINITE_AUXILIARIES,
    PERSONAL,
    PREPOSITIONS,
    RELATIVES,
    STOPS,
    TIME_WORDS,
    is_adverb,
)
from analysis_utils.annotate.grammar.subjects import find_subject
from analysis_utils.annotate.grammar.tokens import QUOTED, is_verb
from analysis_utils.annotate.quotations.occasions import begins_occasion
from analysis_utils.annotate.quotations.verbgroups import FINITE, leads
from analysis_utils.language.words import word_set

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis_utils.annotate.grammar.tokens import Tokens
    from analysis_utils.annotate.quotations.verbgroups import Group

_CLAUSE = 110  # words of a reported clause at most
_PHRASE = 60  # words of a reported noun phrase at most
_SUBJECT = 8  # words of the subject of a new report
_VERB_IN_REACH = 30
_CONTRASTS = word_set("while although though whereas despite according")
# After a comma they add to a noun phrase.
_ADDING = word_set("whose where particularly especially including notably")
# Verbs whose object is what was said, and what follows them where that has moved to the front.
_MAKING = word_set("make makes made give gives gave given issue issues issued raise raises raised")
_AFTER_GAP = STOPS | PREPOSITIONS | COORDINATORS | TIME_WORDS | {",", ")"}
_MAY_END = DASHES | COORDINATORS | {",", ";", "(", ")"}
_BEFORE_VERB = 12  # words of a that-clause up to its verb
_POINTS = STOPS | DASHES | {",", ")"}
_BEFORE_SUBJECT = DETERMINERS | PREPOSITIONS
_NO_SUBJECT_PART = word_set(", ; : that who which to by as when while because") | DASHES


def clause_end(
    tokens: Tokens, start: int, stop: int, groups: Mapping[int, Group], group: Group | None
) -> int:
    """Return where the clause ends that begins at ``start``.

    It runs to the end of the sentence unless another report, a closing bracket that it did not
    open, or a clause of the reporter's own comes first. ``groups`` are the sentence's reporting
    verbs by the first word of their verb groups; ``group`` is the one that reports this clause.
    """
    brackets: list[int] = []
    limit = min(stop, start + _CLAUSE)
    before = tokens.lower[:start]
    inserted = not DASHES.isdisjoint(before) and sum(word in DASHES for word in before) % 2
    for at in range(start, limit):
        word = tokens.lower[at]
        if word not in _MAY_END:  # most words
            continue
        if word == ",":
            if _ends_at_comma(tokens, at, stop, groups, group) and not _awaits_verb(
                tokens, start, at, stop
            ):
                return min([*brackets, at])
        elif (word == ";" and at > start) or (inserted and word in DASHES):
            return min([*brackets, at])
        elif word == "(":
            brackets.append(at)
        elif word == ")":
            if not brackets:
                return at
            brackets.pop()
        elif at > start + 1 and word in COORDINATORS and _new_report(tokens, at + 1, groups, group):
            return min([*brackets, at])
    return min([*brackets, limit])


def _awaits_verb(tokens: Tokens, start: int, comma: int, stop: int) -> bool:
    """Tell whether a that-clause has had no verb yet: "that Lee, the mayor, had left"."""
    lower = tokens.lower
    if start < 0 or lower[start] != "that" or comma + 1 >= stop or lower[comma + 1] in _CONTRASTS:
        return False
    named = tokens.words[start + 1][0].isupper() or lower[start + 1] in _BEFORE_SUBJECT
    first = lower.index(",", start)
    if not named or lower[first + 1].endswith("ing"):  # "denied that claim, saying he had left"
        return False
    if first - start > _SUBJECT or any(_may_be_verb(tokens, at) for at in range(start, first)):
        return False
    if comma == first:
        return has_finite(tokens, comma, stop)
    return "," not in lower[first + 1 : comma] and is_verb(tokens, comma + 1)


def _may_be_verb(tokens: Tokens, at: int) -> bool:
    word = tokens.lower[at]
    present = word.endswith("s") and tokens.words[at][0].islower() and word not in DETERMINERS
    return present or is_verb(tokens, at)


def _ends_at_comma(
    tokens: Tokens, comma: int, stop: int, groups: Mapping[int, Group], group: Group | None
) -> bool:
    """Tell whether what follows a comma belongs to the reporter or to another report."""
    if comma + 1 >= stop:
        return True
    after = tokens.lower[comma + 1]
    if after in COORDINATORS:
        return _new_report(tokens, comma + 2, groups, group)
    found = groups.get(comma + 1)
    return (
        after in _CONTRASTS
        or (
            group is not None
            and after not in RELATIVES
            and after not in PREPOSITIONS
            and leads(tokens, group)
        )
        or (after in RELATIVES and _relative_report(tokens, comma + 1, groups))
        or (found is not None and found.form == "participle")
        or _new_report(tokens, comma + 1, groups, None)
    )


def _relative_report(tokens: Tokens, relative: int, groups: Mapping[int, Group]) -> bool:
    """Tell whether a relative clause reports in its turn: "which he deemed a mistake"."""
    for start in range(relative + 2, min(relative + 7, len(tokens.lower))):
        found = groups.get(start)
        if found is not None and found.form in FINITE:
            subject = find_subject(tokens, start, relative + 1)
            return subject is not None and subject[0] == relative + 1
    return False


def _new_report(tokens: Tokens, at: int, groups: Mapping[int, Group], group: Group | None) -> bool:
    """Tell whether the words from ``at`` report something anew, after a coordinator or comma."""
    found = groups.get(at)
    if found is not None:
        reports = found.form in ("past", "present", "participle")
        return reports and (group is None or _same_tense(found, group))
    for start in range(at + 1, min(at + _SUBJECT + 1, len(tokens.lower))):
        if tokens.lower[start] in STOPS or tokens.lower[start] == ",":
            return False
        found = groups.get(start)
        if found is not None and found.form in FINITE and not found.modal:
            subject = find_subject(tokens, start, at)
            own = subject is not None and subject[0] == at
            return own and bool(found.verb.takes & {"zero", "that"})
    return False


def _same_tense(one: Group, other: Group) -> bool:
    if other.form in ("participle", "infinitive"):
        return True
    return one.form == other.form and one.modal == other.modal


def phrase_end(tokens: Tokens, start: int, stop: int, groups: Mapping[int, Group]) -> int:
    """Return where the noun phrase ends that begins at ``start``, what modifies it included."""
    lower = tokens.lower
    limit = min(stop, start + _PHRASE)
    clause = False  # whether the phrase holds a clause, which may have a verb
    begins = -_PHRASE  # where the last clause with "that" begins
    for at in range(start, limit):
        word = lower[at]
        if word == "that":
            begins = at
        if word in _POINTS:
            if word != "," or not (
                _adds(tokens, at, stop, groups) or _awaits_verb(tokens, begins, at, stop)
            ):
                return at
            clause = True
        elif at == start:
            continue
        elif word in RELATIVES or word in PERSONAL:
            clause = True
        elif word in COORDINATORS:
            if _clause_follows(tokens, at + 1, limit, groups):
                return at
        elif not clause and (_is_main_verb(tokens, at) or begins_occasion(tokens, at, stop)):
            return at
    return limit


def _adds(tokens: Tokens, comma: int, stop: int, groups: Mapping[int, Group]) -> bool:
    """Tell whether the words after a comma still belong to the noun phrase before it."""
    lower = tokens.lower
    if comma and lower[comma - 1] == QUOTED and QUOTED in lower[comma + 1 : comma + 5]:
        return True
    if comma + 1 >= stop or lower[comma + 1] not in _ADDING:
        return False
    return not _relative_report(tokens, comma + 1, groups)


def _is_main_verb(tokens: Tokens, at: int) -> bool:
    """Tell whether a verb has the noun phrase before it as its subject."""
    if tokens.lower[at] in FINITE_AUXILIARIES:
        return True
    return tokens.lower[at - 1] == QUOTED and is_verb(tokens, at)


def _clause_follows(tokens: Tokens, at: int, limit: int, groups: Mapping[int, Group]) -> bool:
    """Tell whether a verb, or a clause, follows a coordinator rather than a noun phrase."""
    while at < limit and is_adverb(tokens.lower[at]):
        at += 1
    if at >= limit:
        return False
    return at in groups or is_verb(tokens, at) or tokens.lower[at] in PERSONAL


def has_finite(tokens: Tokens, start: int, stop: int) -> bool:
    """Tell whether a finite verb follows before the clause may end."""
    for at in range(start + 1, min(stop, start + _VERB_IN_REACH)):
        if is_verb(tokens, at):
            return True
        if tokens.lower[at] in _BREAKS:
            return False
    return False


_BREAKS = frozenset(";—–:")


def tells(tokens: Tokens, that: int, stop: int) -> bool:
    """Tell whether a clause with "that" says what is reported; a relative clause does not.

    A relative clause lacks its subject ("claims that led to a trial") or the object of making a
    claim ("the claims that she made on stage").
    """
    if not has_finite(tokens, that, stop):
        return False
    lower = tokens.lower
    first = lower[that + 1]
    if is_verb(tokens, that + 1) and not names_person(first):
        return False
    for at in range(that + 1, min(stop, that + _BEFORE_VERB)):
        if lower[at] in _MAKING and lower[at - 1] not in BE:
            return at + 1 < stop and lower[at + 1] not in _AFTER_GAP
        if is_verb(tokens, at) and lower[at] not in AUXILIARIES:
            return True
    return True


def begins_clause(tokens: Tokens, start: int, stop: int) -> bool:
    """Tell whether a subject and its finite verb begin here, not a noun phrase alone."""
    lower = tokens.lower
    if names_person(lower[start]):
        return True
    for at in range(start + 1, min(stop, start + 12)):
        if is_verb(tokens, at):
            return lower[at - 1] not in COORDINATORS
        if lower[at] in _NO_SUBJECT_PART:
            return False
    return False


def begins_told(tokens: Tokens, start: int, stop: int) -> bool:
    """Tell whether a clause begins at a word behind the hearer: "told Lee he had left"."""
    words, lower = tokens.words, tokens.lower
    if lower[start] in ("this", "last"):
        return False
    if names_person(lower[start]):
        return "'" in lower[start] or has_finite(tokens, start, stop)
    name = words[start][0].isupper() and words[start - 1][0].islower()
    return (name or lower[start] in DETERMINERS) and has_finite(tokens, start, stop)


def names_person(word: str) -> bool:
    """Tell whether a word is a personal pronoun, with a verb tied to it or not: "he", "he'll"."""
    return word in PERSONAL or word.rpartition("'")[0] in PERSONAL
