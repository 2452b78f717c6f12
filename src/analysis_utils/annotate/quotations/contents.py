"""What a reporting verb is followed by: the frames of reported content."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis_utils.annotate.grammar.closed_classes import (
    DASHES,
    DETERMINERS,
    PREPOSITIONS,
    STOPS,
    WH_WORDS,
)
from analysis_utils.annotate.grammar.tokens import QUOTED
from analysis_utils.annotate.quotations.clauses import (
    begins_clause,
    begins_told,
    clause_end,
    has_finite,
    phrase_end,
    tells,
)
from analysis_utils.annotate.quotations.occasions import find_that, skip_occasion
from analysis_utils.language.words import word_set

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis_utils.annotate.grammar.tokens import Tokens
    from analysis_utils.annotate.quotations.cues import Verb
    from analysis_utils.annotate.quotations.verbgroups import Group

Range = tuple[int, int]

# After a verb they make another verb of it: "called off", "set up".
_PARTICLES = word_set("out off up down back away forth along")
NOUN_FRAMES = frozenset(("object", "thing"))
_BEFORE_NOUNS = NOUN_FRAMES | {"recipient"}
_HEARER_FRAMES = frozenset(("recipient", "object-infinitive"))
_BEFORE_HEARER = PREPOSITIONS | DETERMINERS
_POINTS = STOPS | DASHES
_NO_CLAUSE = _POINTS | WH_WORDS | word_set(", ( ) and or but to of so")
_NO_CONTENT = _POINTS | _PARTICLES | {"("}
_NO_PHRASE = _POINTS | word_set(", and or but ) ( by as so if")
# What precedes an infinitive that did happen: "went on to say".
_PHASES = word_set(
    "on continue continues continued continuing sought tried began went go goes used moved rushed "
    "managed proceeded appeared seemed"
)
_IMAGINED = word_set("could may might would should")
_AFTER_NAME = STOPS | DETERMINERS | PREPOSITIONS | {",", "that"}
# What someone calls himself is what he goes by: seldom reported.
_REFLEXIVES = word_set(
    "myself yourself himself herself itself oneself ourselves yourselves themselves"
)
_ABOUT = word_set("about on of against for")
_QUOTED_VERB = 8  # words before quoted ones that may hold the verb
_NAME = 8  # words of a name
_HEARER = 16  # words that name who is told


class Content(NamedTuple):
    """Reported content with its cue and source, in token numbers."""

    start: int
    end: int
    rule: str
    cue: Range
    source: Range | None
    verb: Verb | None
    speech: bool


class _Place(NamedTuple):
    """Where content may begin: right after a verb group, or after its particle."""

    tokens: Tokens
    group: Group
    groups: Mapping[int, Group]
    at: int
    stop: int
    particle: bool

    def clause(self, start: int, rule: str) -> tuple[int, int, str]:
        """Return the clause that begins at ``start``."""
        end = clause_end(self.tokens, start, self.stop, self.groups, self.group)
        return start, end, rule

    def phrase(self, start: int, rule: str) -> tuple[int, int, str]:
        """Return the noun phrase that begins at ``start``."""
        return start, phrase_end(self.tokens, start, self.stop, self.groups), rule


def content_after(
    tokens: Tokens, group: Group, groups: Mapping[int, Group], source: Range | None
) -> Content | None:
    """Find the content that follows a reporting verb, or None if it reports nothing."""
    verb, lower = group.verb, tokens.lower
    stop, at = len(lower), group.cue + 1
    particle = at < stop and lower[at] in verb.particles
    at += particle
    if not _happened(lower, group) or at >= stop:
        return None
    if lower[at] in _NO_CONTENT:
        return None
    if verb.particles and not particle and lower[at] not in verb.prepositions:
        return None
    place = _Place(tokens, group, groups, at, stop, particle)
    for frame in (_that, _marked, _told, _bare, _about, _named, _object):
        found = frame(place)
        if found is not None and found[0] < found[1]:
            start, end, rule = found
            speech = verb.speech == "yes" and rule != "topic" and not _requests(place, found)
            return Content(start, end, rule, (group.cue, at), source, verb, speech)
    return None


def _requests(place: _Place, found: tuple[int, int, str]) -> bool:
    """Tell whether a thing is asked for, of which nothing is said: "asked for a meeting"."""
    start, end, rule = found
    asks = place.group.verb.stance == "asking" and rule == "preposition"
    wanted = asks and place.tokens.lower[start - 1] == "for"
    return wanted and not has_finite(place.tokens, start, end)


def _happened(lower: list[str], group: Group) -> bool:
    """Tell whether a verb says that something was reported: not denied, wished or imagined."""
    if group.form == "noun":
        return False
    if group.form == "infinitive":
        return group.start > 1 and lower[group.start - 2] in _PHASES
    if group.verb.speech != "yes":
        return True
    return not group.negated and _IMAGINED.isdisjoint(lower[group.start : group.cue])


def _that(place: _Place) -> tuple[int, int, str] | None:
    """Find a that-clause."""
    takes = place.group.verb.takes
    if "that" not in takes:
        return None
    that = find_that(place.tokens, place.at, place.stop, hearer="recipient" in takes)
    if that is None:
        return None
    quoted = QUOTED in place.tokens.lower[that : that + _QUOTED_VERB]
    if that > place.at and not quoted and not tells(place.tokens, that, place.stop):
        return None
    return place.clause(that, "that-clause")


def _marked(place: _Place) -> tuple[int, int, str] | None:
    """Find an infinitive or a question clause right after the verb."""
    takes = place.group.verb.takes
    word = place.tokens.lower[place.at]
    denied = word == "not" and place.tokens.lower[place.at + 1 : place.at + 2] == ["to"]
    if (word == "to" or denied) and "infinitive" in takes and place.at + 1 < place.stop:
        return place.clause(place.at, "infinitive")
    if word in WH_WORDS and "wh" in takes:
        return place.clause(place.at, "wh-clause")
    return None


def _told(place: _Place) -> tuple[int, int, str] | None:
    """Find a clause behind the person who is told it."""
    takes = place.group.verb.takes
    if takes.isdisjoint(_HEARER_FRAMES):
        return None
    lower = place.tokens.lower
    first = place.at if place.group.form == "passive" else place.at + 1
    for start in range(first, min(place.stop, place.at + _HEARER)):
        word = lower[start]
        if word in STOPS or word == QUOTED:
            return None
        if "wh" in takes and word in _QUESTIONS:
            return place.clause(start, "wh-clause")
        if word == "to" and "object-infinitive" in takes and _is_infinitive(place, start):
            denied = start > first and lower[start - 1] == "not"
            # "asked the mayor to speak", but "was asked to speak", "asked on Monday to speak"
            bare = place.group.form == "passive" or lower[place.at] in PREPOSITIONS
            return place.clause(start - denied if bare else place.at, "object and infinitive")
        if "recipient" not in takes or lower[start - 1] in _BEFORE_HEARER:
            continue
        if "zero" in takes and begins_told(place.tokens, start, place.stop):
            return place.clause(start, "zero clause")
    return None


def _is_infinitive(place: _Place, to: int) -> bool:
    """Tell whether "to" may stand before a verb: no article or name follows."""
    if to + 1 >= place.stop or place.tokens.words[to + 1][0].isupper():
        return False
    return place.tokens.lower[to + 1] not in DETERMINERS


_QUESTIONS = WH_WORDS - {"who", "which", "where", "whose"}


def _bare(place: _Place) -> tuple[int, int, str] | None:
    """Find a clause without "that", or a question behind an occasion."""
    takes = place.group.verb.takes
    if "zero" not in takes:
        return None
    tokens, stop = place.tokens, place.stop
    start = skip_occasion(tokens, place.at, stop)
    if start >= stop:
        return None
    if tokens.lower[start] in WH_WORDS and "wh" in takes:
        return place.clause(start, "wh-clause")
    if tokens.lower[start] in _NO_CLAUSE:
        return None
    # What follows may be no clause: "cited a law", "warned him", "was agreed in part".
    doubtful = takes & _BEFORE_NOUNS or place.group.form == "passive"
    if (doubtful or tokens.lower[start] in PREPOSITIONS) and not begins_clause(tokens, start, stop):
        return None
    found = place.clause(start, "zero clause")
    lone = _before_stops(tokens, found[1]) == start + 1  # "said Smith,", "agreed beforehand."
    return None if lone else found


def _before_stops(tokens: Tokens, end: int) -> int:
    """Return the end of a clause without the points that close its sentence."""
    while end and tokens.lower[end - 1] in STOPS:
        end -= 1
    return end


def _about(place: _Place) -> tuple[int, int, str] | None:
    """Find what a preposition of the verb brings, behind a hearer where it takes one."""
    verb = place.group.verb
    lower = place.tokens.lower
    at, stop = place.at, place.stop
    if lower[at] in verb.prepositions and at + 1 < stop and lower[at + 1] not in _NO_PHRASE:
        pointed = lower[at + 1] in ("this", "that", "it", "them")  # "asked about this by Lee"
        bare = pointed and (at + 2 >= stop or lower[at + 2] in PREPOSITIONS | _NO_PHRASE)
        return None if bare else place.clause(at + 1, "preposition")
    if "recipient" not in verb.takes or not verb.prepositions:
        return None
    at = max(at + 1, skip_occasion(place.tokens, at, stop))
    for after in range(at, min(stop - 1, at + 6)):
        if _joins_names(place.tokens, after):
            continue
        if lower[after] in verb.prepositions and lower[after] in _ABOUT:
            return place.clause(after + 1, "preposition")
        if lower[after] in _POINTS or lower[after] in PREPOSITIONS or lower[after] in (",", QUOTED):
            return None
    return None


def _joins_names(tokens: Tokens, of: int) -> bool:
    """Tell whether a word is the "of" of a single name: "told Ann Lee of Radio Ghent the news"."""
    words, lower = tokens.words, tokens.lower
    if lower[of] != "of" or not words[of - 1][0].isupper():
        return False
    after = of + 1
    while after < min(len(words), of + _NAME) and words[after][0].isupper():
        after += 1
    return after > of + 1 and (after == len(words) or lower[after] in _AFTER_NAME)


def _named(place: _Place) -> tuple[int, int, str] | None:
    """Find an object with what it is called or seen as: "called it a mess"."""
    takes = place.group.verb.takes
    if not _takes_phrase(place):
        return None
    if "predicate" in takes and place.tokens.lower[place.at] not in _REFLEXIVES:
        return place.phrase(place.at, "predicate")
    if "as" in takes and "as" in place.tokens.lower[place.at : place.at + 14]:
        return place.phrase(place.at, "as-phrase")
    return None


def _object(place: _Place) -> tuple[int, int, str] | None:
    """Find a noun phrase or gerund that is itself what is reported."""
    takes = place.group.verb.takes
    if not _takes_phrase(place):
        return None
    if "gerund" in takes and place.tokens.lower[place.at].endswith("ing"):
        return place.clause(place.at, "gerund")
    if "topic" in takes and place.group.form == "participle" and place.group.start == 0:
        return place.phrase(place.at, "topic")
    if "object" in takes and (place.particle or not place.group.verb.particles):
        return place.phrase(place.at, "object")
    return None


def _takes_phrase(place: _Place) -> bool:
    word = place.tokens.lower[place.at]
    if place.group.form == "passive" or word in _NO_PHRASE or word in PREPOSITIONS:
        return False
    after = place.at + 1
    return word != QUOTED or (after < place.stop and place.tokens.lower[after] not in STOPS)
