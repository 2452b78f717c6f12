"""Reporting verbs and phrases: what they are and where a text has them."""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from analysis_utils.load.lexicons import read_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# An English word with its inner hyphens: "so-called" holds no cue, nor has "Auflösung".
WORD = re.compile(r"[A-Za-z](?<![^\W\d_].)[A-Za-z]*+(?:-[A-Za-z]++)*+(?![^\W\d_])")


class Verb(NamedTuple):
    """An entry of the lexicon of reporting verbs.

    ``takes`` names what content may follow (``that``, ``zero``, ``quote``, ``object``, ``wh``,
    ``infinitive``, ``gerund``, ``as``, ``predicate``, ``recipient``, ``object-infinitive``);
    ``speech`` is ``yes``, ``no`` (an act, a plan, a topic without its words) or ``thought``.
    """

    lemma: str
    stance: str
    takes: frozenset[str]
    prepositions: frozenset[str]
    particles: frozenset[str]
    speech: str


class Phrase(NamedTuple):
    """An entry of the lexicon of reporting phrases; ``kind`` is noun, adjective or source."""

    phrase: str
    kind: str
    stance: str
    takes: frozenset[str]
    prepositions: frozenset[str]
    speech: str


class Cue(NamedTuple):
    """A form of a reporting verb in a text."""

    start: int
    end: int
    verb: Verb


@cache
def reporting_verbs() -> Mapping[str, Verb]:
    """Return the reporting verbs by each of their forms, in lower case.

    Returns
    -------
    Mapping
        From form (``"said"``) to its `Verb`.

    Examples
    --------
    >>> reporting_verbs()["insists"].lemma, reporting_verbs()["lamented"].stance
    ('insist', 'emotive')
    """
    verbs: dict[str, Verb] = {}
    for row in read_lexicon("reporting_verbs").entries:
        verb = Verb(
            lemma=row["lemma"],
            stance=row["stance"],
            takes=frozenset(row["takes"].split()),
            prepositions=frozenset(row["prepositions"].split()),
            particles=frozenset(row["particles"].split()),
            speech=row["speech"],
        )
        verbs.update(dict.fromkeys(row["forms"].split(), verb))
    return MappingProxyType(verbs)


@cache
def reporting_phrases() -> Mapping[str, Phrase]:
    """Return the reporting nouns, adjectives and source phrases by form, in lower case.

    Returns
    -------
    Mapping
        From form (``"claims"``, ``"according to"``) to its `Phrase`.

    Examples
    --------
    >>> reporting_phrases()["according to"].kind
    'source'
    """
    phrases: dict[str, Phrase] = {}
    for row in read_lexicon("reporting_phrases").entries:
        phrase = Phrase(
            phrase=row["phrase"],
            kind=row["kind"],
            stance=row["stance"],
            takes=frozenset(row["takes"].split()),
            prepositions=frozenset(row["prepositions"].split()),
            speech=row["speech"],
        )
        phrases.update(dict.fromkeys(row["forms"].split(";"), phrase))
    return MappingProxyType(phrases)


@cache
def cue_words() -> frozenset[str]:
    """Return every word that is a reporting verb, or begins a reporting phrase, in lower case.

    Examples
    --------
    >>> cue_words() >= {"said", "claims", "according"}
    True
    """
    return frozenset(reporting_verbs()).union(form.split()[0] for form in reporting_phrases())


def find_cues(text: str, start: int = 0, end: int | None = None) -> list[Cue]:
    """Find the forms of reporting verbs in a text.

    Parameters
    ----------
    text : str
        Any text.
    start, end : int, optional
        The characters to look at; by default all.

    Returns
    -------
    list of Cue
        One per form, by position; none overlap. Empty if there is none.

    Notes
    -----
    Forms that are also nouns or adjectives ("reports", "claims") are found too; whether one of
    them reports anything is for the rules to tell. Letters are matched in lower case, with a
    capital first or all in capitals.

    Examples
    --------
    >>> [(cue.start, cue.verb.lemma) for cue in find_cues("He said she knew. Asked why, he left.")]
    [(3, 'say'), (12, 'know'), (18, 'ask')]
    """
    return list(iter_cues(text, start, len(text) if end is None else end))


def iter_cues(text: str, start: int, end: int) -> Iterator[Cue]:
    """Yield what `find_cues` finds, one after the other."""
    verbs = _cased_verbs()
    for match in WORD.finditer(text, start, end):
        verb = verbs.get(match[0])
        if verb is not None:
            yield Cue(match.start(), match.end(), verb)


@cache
def _cased_verbs() -> Mapping[str, Verb]:
    """Map the forms as texts write them: lower case, a capital first, all capitals."""
    verbs = reporting_verbs()
    return {
        written: verb
        for form, verb in verbs.items()
        for written in (form, form.capitalize(), form.upper())
    }
