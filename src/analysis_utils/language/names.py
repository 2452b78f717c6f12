"""Names of people and bodies: their parts, titles and fullest forms in a text."""

from __future__ import annotations

import re
from functools import lru_cache

from analysis_utils.language.name_words import (
    BODIES,
    DETERMINERS,
    NOT_NAMES,
    PRONOUNS,
    THINGS,
    TITLES,
    UNNAMED,
)
from analysis_utils.language.words import word_set

# Endings of nouns for one person, and nouns that end so but are none.
_PERSON = re.compile(
    r"(?:man|woman|person|er|or|ist|ian|ant|ident|ee|chief|official|source|judge|aide|expert|critic|"
    r"wife|husband|son|friend|king|queen|pope|priest|host|guest|boss|boy|girl|victim|pilot)$"
)
_TOKEN = re.compile(r"[^\W\d_][\w’'-]*\.?|,|\(")
_COMPLEMENT = re.compile(r"\b(?:of|for|in|at|from|with|who|close|familiar|to)\b|,")
_CONTRACTION = re.compile(r"['’](?:s|d|ve|re|ll|m)$")
POSSESSIVE = re.compile(r"['’]s?$")
_TAG = re.compile(r"[A-Z]-[A-Z]")  # "R-Ohio"
PARTICLES = word_set("de van von der den la le bin al el di da du")
# What may follow a name inside its phrase: "Ann Lee of Lund".
_AFTER_NAME = word_set("of for at in from with on to near and or who")
# What ties a nameless head to a name that is not its own: "an adviser to Lee", "critics like Lee".
_TIES = word_set("of for at in from with on to near like")
_SUFFIXES = word_set("sr ii iii iv")
_JUNIOR = "jr"  # somebody else than the father
_NO_PARTS = TITLES | NOT_NAMES | _SUFFIXES | {_JUNIOR}
_INITIALS = re.compile(r"(?:[A-Z]\. ?)+")
_NO_INITIALS = "U"  # "U.S. Berg"
# What ties the parts of a body's name: "Board of Elections", "Institute for Trade".
BODY_TIES = word_set("of for on")
_SOME = word_set("one another some any each every many")
_SEVERAL = word_set(
    "people men women police children republicans democrats libertarians conservatives liberals",
    "americans europeans russians germans palestinians israelis iranians mexicans ukrainians",
    "latinos hispanics muslims christians jews others parents students opponents agents",
    "clients patients executives unions groups countries nations governments",
)
_HEAD_ENDS = word_set("who which that whose , (")


def is_pronoun(words: str) -> bool:
    """Tell whether a source is a bare pronoun.

    Examples
    --------
    >>> is_pronoun("She"), is_pronoun("he's"), is_pronoun("Ann")
    (True, True, False)
    """
    lower = words.strip().lower()
    contracted = "'" in lower or "’" in lower
    return (_CONTRACTION.sub("", lower) if contracted else lower) in PRONOUNS


def is_unnamed(words: str) -> bool:
    """Tell whether a source names nobody: "officials", "a source close to the talks".

    Parameters
    ----------
    words : str
        A source or a resolved speaker.

    Returns
    -------
    bool
        False for names, bodies and pronouns.

    Examples
    --------
    >>> is_unnamed("senior officials"), is_unnamed("the Kremlin"), is_unnamed("Ann Lee")
    (True, False, False)
    """
    first = _COMPLEMENT.split(words, maxsplit=1)[0]
    tokens = first.lower().split()
    return bool(tokens) and tokens[-1] in UNNAMED and not name_parts(words)


def is_person_like(words: str) -> bool:
    """Tell whether "he" or "she" may stand for a nameless source or a bare family name.

    Examples
    --------
    >>> is_person_like("the mayor"), is_person_like("Lee"), is_person_like("the agency")
    (True, True, False)
    """
    tokens = _COMPLEMENT.split(words, maxsplit=1)[0].split()
    if not tokens or tokens[0].lower() in _SOME:
        return False
    if len(tokens) == 1:
        lower = tokens[0].lower()
        named = tokens[0].isalpha() and tokens[0][0].isupper() and not tokens[0].isupper()
        return named and not any(lower in words for words in (NOT_NAMES, BODIES, UNNAMED))
    if tokens[0].rstrip(".").lower() in TITLES and tokens[0][0].isupper():
        return True
    return ends_as_person(tokens[-1])


def names_several(words: str) -> bool:
    """Tell whether "they" may stand for a source: several people, named or not.

    Examples
    --------
    >>> names_several("Ann Lee and Ola Berg"), names_several("senior officials")
    (True, True)
    >>> names_several("Ann Lee"), names_several("the congress"), names_several("Reuters")
    (False, False, False)
    """
    head = _COMPLEMENT.split(words, maxsplit=1)[0].strip()
    last = head.rpartition(" ")[2]
    if " and " in head and last[:1].isupper():
        return True
    lower = last.lower()
    if not lower.endswith("s"):
        return lower in _SEVERAL
    return lower in _SEVERAL or lower in UNNAMED or (last.islower() and ends_as_person(lower[:-1]))


def ends_as_person(word: str) -> bool:
    """Tell whether a common noun is one for one person: "businessman", "teacher"."""
    bare = word.rstrip(".")
    return bare not in THINGS and bool(_PERSON.search(bare))


@lru_cache(maxsize=10_000)  # names recur
def name_parts(words: str) -> tuple[str, ...]:
    """Return the parts of the name in a noun phrase, without titles and initials' points.

    Parameters
    ----------
    words : str
        A source, with titles, appositions and relative clauses as they come.

    Returns
    -------
    tuple of str
        Parts in order; empty where the phrase names nobody.

    Examples
    --------
    >>> name_parts("Russian President Vladimir Putin, 71, who spoke first")
    ('Vladimir', 'Putin')
    >>> name_parts("the mayor, Ann Lee"), name_parts("Lee's campaign")
    (('Ann', 'Lee'), ())
    >>> name_parts("an adviser to Ann Lee"), name_parts("Secretary of State Ann Lee")
    ((), ('Ann', 'Lee'))
    """
    tokens = _TOKEN.findall(words)
    head_ends = next((n for n, t in enumerate(tokens) if t.lower() in _HEAD_ENDS), len(tokens))
    name = name_in(tokens[:head_ends])
    if not name and head_ends < len(tokens) and tokens[head_ends] == ",":
        rest = tokens[head_ends + 1 :]
        stop = next((n for n, t in enumerate(rest) if t.lower() in _HEAD_ENDS), len(rest))
        name = name_in(rest[:stop])
        return tuple(name) if len(name) > 1 and rest[0][0].isupper() else ()
    return tuple(name)


def name_in(tokens: list[str]) -> list[str]:
    """Return the name that a list of words ends in or holds before ``of`` or ``for``."""
    if _is_plain(tokens):  # most are: told fast
        return [*tokens]
    tie = next((at for at, token in enumerate(tokens) if token in _TIES and at), 0)
    head = tokens[tie - 1] if tie else ""
    if tie and _is_common(head):
        return _name_in_title(head, tokens[tie + 1 :]) if tokens[tie] == "of" else []
    names: list[list[str]] = [[]]  # the last of them is being read
    for at, token in enumerate(tokens):
        plain = token.rstrip(".")
        owned = "'" in token or "’" in token
        bare = POSSESSIVE.sub("", token).rstrip(".") if owned else plain
        run = names[-1]
        if token[0].isupper():
            _read_capital(names, token, bare)
        elif (token in PARTICLES and run) or _goes_on_as_body(tokens, at, run):
            run.append(token)
        elif bare.lower() in _AFTER_NAME and run:
            names.append([])
        else:
            names[-1] = []
        if bare != plain:  # an owner: what follows is meant
            names = [[]]
    names = [*map(_without_initials, names)]
    return next((name for name in names if len(name) > 1), names[0] if len(names) == 1 else [])


def _is_plain(tokens: list[str]) -> bool:
    """Tell whether all words are parts of the name, as in "Ola Berg"."""
    return all(
        token.isalpha() and token[0].isupper() and token.lower() not in _NO_PARTS
        for token in tokens
    )


def _read_capital(names: list[list[str]], token: str, bare: str) -> None:
    """Add a capitalised word to the last name, or end that name."""
    run, lower = names[-1], bare.lower()
    if (lower in TITLES or lower in NOT_NAMES) and not (run and run[-1] in BODY_TIES):
        names[-1] = []
    elif bare[1:2] == "-" and _TAG.match(bare):
        names.append([])
    elif token[1:2] == "." and _INITIALS.fullmatch(token):
        if not run or _INITIALS.match(run[0]):
            names[-1] = [" ".join([*run, token])]
    elif lower == _JUNIOR and run:
        run[-1] += f" {bare}."
    elif lower not in _SUFFIXES:
        run.append(bare)


def _without_initials(name: list[str]) -> list[str]:
    """Leave initials only where they are the first name: "G. K. Berg", but "Edgar Berg"."""
    if not name or name[0][1:2] != "." or not _INITIALS.match(name[0]):
        return name
    return name if len(name) == 2 and name[0][0] not in _NO_INITIALS else name[1:]


def _goes_on_as_body(tokens: list[str], at: int, run: list[str]) -> bool:
    """Tell whether a small word belongs to a body: "Board of Elections", "Bank for the Poor"."""
    if not run or at + 1 >= len(tokens):
        return False
    if tokens[at] == "the":
        return run[-1] in BODY_TIES and tokens[at + 1][0].isupper()
    after = tokens[at + 2 : at + 3] if tokens[at + 1] == "the" else tokens[at + 1 : at + 2]
    body = tokens[at] in BODY_TIES and run[-1].lower() in BODIES
    return body and bool(after) and after[0][0].isupper() and after[0].lower() not in NOT_NAMES


def _name_in_title(title: str, words: list[str]) -> list[str]:
    """Return the name behind a title with "of": "Secretary of State Ann Lee"."""
    if not words or title.rstrip(".").lower() not in TITLES or words[0].lower() in DETERMINERS:
        return []
    name = name_in(words)
    longer = words[0][0].isupper()  # "State Ann Lee"
    return name[-2:] if len(name) > (2 if longer else 1) else []


def _is_common(word: str) -> bool:
    """Tell whether a word is no part of a name: a noun in small letters, or a title."""
    return word[0].islower() or word.rstrip(".").lower() in TITLES
