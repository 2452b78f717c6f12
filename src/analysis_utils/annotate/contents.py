"""What a reporting verb is followed by: the frames of reported content."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis_utils.annotate.clauses import (
    begins_clause,
    clause_end,
    find_that,
    has_finite,
    phrase_end,
    skip_occasion,
)
from analysis_utils.annotate.grammar import (
    DASHES,
    DETERMINERS,
    PERSONAL,
    PREPOSITIONS,
    STOPS,
    WH_WORDS,
)
from analysis_utils.annotate.tokens import QUOTED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis_utils.annotate.cues import Verb
    from analysis_utils.annotate.tokens import Tokens
    from analysis_utils.annotate.verbgroups import Group

Range = tuple[int, int]


class Content(NamedTuple):
    """Reported content with its cue and source, in token numbers."""

    start: int
    end: int
    rule: str
    cue: Range
    source: Range | None
    verb: Verb | None
    speech: bool


def content_after(
    tokens: Tokens,
    group: Group,
    stop: int,
    groups: Mapping[int, Group],
    source: Range | None,
) -> Content | None:
    """Find the content that follows a reporting verb, or None if it reports nothing."""
    if group.form == "noun":
        return None
    verb = group.verb
    at = group.cue + 1
    particle = at < stop and tokens.lower[at] in verb.particles
    at += particle
    if verb.particles and not particle and lower_at(tokens, at) not in verb.prepositions:
        return None
    if at >= stop or tokens.lower[at] in STOPS or tokens.lower[at] in DASHES or tokens.lower[at] in _PARTICLES:
        return None
    found = _clause(tokens, group, at, stop, groups)
    if found is None:
        found = _phrase(tokens, group, at, stop, groups, particle)
    if found is None:
        return None
    start, end, rule = found
    if end - start < 1:
        return None
    speech = verb.speech == "yes" and rule != "topic"
    return Content(start, end, rule, (group.cue, group.cue + 1 + particle), source, verb, speech)


def lower_at(tokens: Tokens, at: int) -> str:
    """Return the word at a number in lower case, or nothing past the end."""
    return tokens.lower[at] if at < len(tokens.lower) else ""


# After a verb they make another verb of it: "called off", "set up".
_PARTICLES = frozenset("out off up down back away forth along".split())


def _clause(
    tokens: Tokens, group: Group, at: int, stop: int, groups: Mapping[int, Group]
) -> tuple[int, int, str] | None:
    """Find a clause that follows: with "that", a question word, "to", or nothing."""
    lower = tokens.lower
    takes = group.verb.takes
    word = lower[at]
    if "that" in takes:
        that = find_that(tokens, at, stop, hearer="recipient" in takes)
        if that is not None and (that == at or has_finite(tokens, that, stop)):
            return that, clause_end(tokens, that, stop, groups, group), "that-clause"
    if word == "to" and "infinitive" in takes and at + 1 < stop:
        return at, clause_end(tokens, at, stop, groups, group), "infinitive"
    if word in WH_WORDS and "wh" in takes:
        return at, clause_end(tokens, at, stop, groups, group), "wh-clause"
    start = at
    if "recipient" in takes or "object-infinitive" in takes:
        found = _after_hearer(tokens, group, at, stop, groups)
        if found is not None:
            return found
    if "zero" in takes:
        start = skip_occasion(tokens, at, stop)
        if (
            start < stop
            and lower[start] not in _NO_CLAUSE
            and _follows_bare(tokens, group, start, stop)
        ):
            return start, clause_end(tokens, start, stop, groups, group), "zero clause"
        if start < stop and lower[start] in WH_WORDS and "wh" in takes:
            return start, clause_end(tokens, start, stop, groups, group), "wh-clause"
    return None


def _follows_bare(tokens: Tokens, group: Group, start: int, stop: int) -> bool:
    """Tell whether a clause without "that" begins here."""
    if group.verb.takes & _NOUN_FRAMES:
        return begins_clause(tokens, start, stop)
    return has_finite(tokens, start, stop) or start + 1 < stop


_NOUN_FRAMES = frozenset(("object", "thing"))
_NO_CLAUSE = (
    STOPS | DASHES | WH_WORDS | frozenset((",", "(", ")", "and", "or", "but", "to", "of", "so"))
)


def _after_hearer(
    tokens: Tokens, group: Group, at: int, stop: int, groups: Mapping[int, Group]
) -> tuple[int, int, str] | None:
    """Find a clause behind the person who is told it."""
    lower, words = tokens.lower, tokens.words
    takes = group.verb.takes
    passive = group.form == "passive"
    for start in range(at if passive else at + 1, min(stop, at + 16)):
        word = lower[start]
        before = lower[start - 1]
        if word in STOPS or word == QUOTED:
            return None
        if (
            word == "to"
            and "object-infinitive" in takes
            and lower[start + 1 : start + 2] != ["the"]
        ):
            return start, clause_end(tokens, start, stop, groups, group), "object and infinitive"
        if "recipient" not in takes or before in PREPOSITIONS or before in DETERMINERS:
            continue
        if word in WH_WORDS and "wh" in takes and word not in ("who", "which", "where", "whose"):
            return start, clause_end(tokens, start, stop, groups, group), "wh-clause"
        if (
            (
                word in PERSONAL
                or word in DETERMINERS
                or (words[start][0].isupper() and words[start - 1][0].islower())
            )
            and word not in ("this", "last")
            and "zero" in takes
            and has_finite(tokens, start, stop)
        ):
            return start, clause_end(tokens, start, stop, groups, group), "zero clause"
    return None


def _phrase(
    tokens: Tokens,
    group: Group,
    at: int,
    stop: int,
    groups: Mapping[int, Group],
    particle: bool,
) -> tuple[int, int, str] | None:
    """Find a noun phrase that follows, with or without a preposition."""
    lower = tokens.lower
    verb = group.verb
    word = lower[at]
    if word in verb.prepositions and at + 1 < stop and lower[at + 1] not in _NO_PHRASE:
        return at + 1, clause_end(tokens, at + 1, stop, groups, group), "preposition"
    if group.form == "passive" or word in _NO_PHRASE or word in PREPOSITIONS:
        return None
    if word == QUOTED and (at + 1 >= stop or lower[at + 1] in STOPS):
        return None
    if "predicate" in verb.takes:
        return at, phrase_end(tokens, at, stop, groups), "predicate"
    if "as" in verb.takes and "as" in lower[at : at + 14]:
        return at, phrase_end(tokens, at, stop, groups), "as-phrase"
    if "gerund" in verb.takes and word.endswith("ing"):
        return at, clause_end(tokens, at, stop, groups, group), "gerund"
    if "topic" in verb.takes and group.form == "participle" and group.start == 0:
        return at, phrase_end(tokens, at, stop, groups), "topic"
    if "object" in verb.takes and (particle or not verb.particles):
        return at, phrase_end(tokens, at, stop, groups), "object"
    return None


_NO_PHRASE = STOPS | DASHES | frozenset((",", "and", "or", "but", ")", "(", "by", "as", "so", "if"))
