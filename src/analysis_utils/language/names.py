"""Names of people and bodies: their parts, titles and fullest forms in a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from analysis_utils.language.name_words import (
    BODIES,
    NOT_NAMES,
    OPENERS,
    PRONOUNS,
    THINGS,
    TITLES,
    UNNAMED,
)
from analysis_utils.language.words import word_set
from analysis_utils.model import Actor

# Endings of nouns for one person, and nouns that end so but are none.
_PERSON = re.compile(
    r"(?:man|woman|person|er|or|ist|ian|ant|ident|ee|chief|official|source|judge|aide|expert|critic|"
    r"wife|husband|son|friend|king|queen|pope|priest|host|guest|boss|boy|girl|victim|pilot)$"
)
_CAPITAL = r"[^\W\d_a-zà-öø-ÿ]"
_PARTICLE = r"(?:de|van|von|der|den|la|le|bin|al|el|di|da|du)"
_NAME = re.compile(
    rf"\b{_CAPITAL}[\w’'-]*(?:[ \u00a0](?:{_PARTICLE}|[A-Z]\.)){{0,2}}"
    rf"(?:[ \u00a0]{_CAPITAL}[\w’'-]*)+"
)
_TOKEN = re.compile(r"[^\W\d_][\w’'-]*\.?|,|\(")
_COMPLEMENT = re.compile(r"\b(?:of|for|in|at|from|with|who|close|familiar|to)\b|,")
_CONTRACTION = re.compile(r"['’](?:s|d|ve|re|ll|m)$")
_POSSESSIVE = re.compile(r"['’]s?$")
_OWNER = re.compile(r"['’]s?(?=[ \u00a0]|$)")
_TAG = re.compile(r"[A-Z]-[A-Z]")  # "R-Ohio"
_OPENS = re.compile(r"(?:^|[.!?:\n“\"])[\s“\"]*$")
_THING_BEFORE = re.compile(
    rf"\b(?:[Tt]he|[Ii]n|[Aa]t|[Aa]cross)[ \u00a0]((?:{_CAPITAL}[\w’-]*[ \u00a0]?)+)(?![ \u00a0]?[a-z])"
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_CAPITALISED = re.compile(rf"\b{_CAPITAL}[\w-]*")
_SMALL = word_set("de van von der den la le bin al el di da du")
_RELATIVE = re.compile(r",|\s(?:who|which|that|whose)\s")
# What may follow a name inside its phrase: "Ann Lee of Lund".
_AFTER_NAME = word_set("of for at in from with on to near and or who")
_SHORTLY = 400  # characters
_HEAD_ENDS = word_set("who which that whose , (")


def is_pronoun(words: str) -> bool:
    """Tell whether a source is a bare pronoun.

    Examples
    --------
    >>> is_pronoun("She"), is_pronoun("he's"), is_pronoun("Ann")
    (True, True, False)
    """
    return _CONTRACTION.sub("", words.strip().lower()) in PRONOUNS


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
    if not tokens:
        return False
    if len(tokens) == 1:
        lower = tokens[0].lower()
        named = tokens[0].isalpha() and tokens[0][0].isupper() and not tokens[0].isupper()
        return named and lower not in NOT_NAMES and lower not in BODIES
    return tokens[-1] not in THINGS and bool(_PERSON.search(tokens[-1]))


def name_parts(words: str) -> list[str]:
    """Return the parts of the name in a noun phrase, without titles and initials' points.

    Parameters
    ----------
    words : str
        A source, with titles, appositions and relative clauses as they come.

    Returns
    -------
    list of str
        Parts in order; empty where the phrase names nobody.

    Examples
    --------
    >>> name_parts("Russian President Vladimir Putin, 71, who spoke first")
    ['Vladimir', 'Putin']
    >>> name_parts("the mayor, Ann Lee"), name_parts("Lee's campaign")
    (['Ann', 'Lee'], [])
    """
    tokens = _TOKEN.findall(words)
    head_ends = next((n for n, t in enumerate(tokens) if t.lower() in _HEAD_ENDS), len(tokens))
    name = _name_in(tokens[:head_ends])
    if not name and head_ends < len(tokens) and tokens[head_ends] == ",":
        rest = tokens[head_ends + 1 :]
        stop = next((n for n, t in enumerate(rest) if t.lower() in _HEAD_ENDS), len(rest))
        name = _name_in(rest[:stop])
        return name if len(name) > 1 and rest[0][0].isupper() else []
    return name


def _name_in(tokens: list[str]) -> list[str]:
    """Return the name that a list of words ends in or holds before ``of`` or ``for``."""
    names: list[list[str]] = []
    run: list[str] = []
    for token in tokens:
        bare = _POSSESSIVE.sub("", token).rstrip(".")
        lower = bare.lower()
        if token[0].isupper():
            if lower in TITLES or lower in NOT_NAMES:
                run = []
            elif _TAG.match(bare):
                names.append(run)
                run = []
            elif len(bare) > 1:
                run.append(bare)
        elif token in _SMALL and run:
            run.append(token)
        elif lower in _AFTER_NAME and run:
            names.append(run)
            run = []
        else:
            run = []
        if bare != token.rstrip("."):  # an owner: what follows is meant
            run, names = [], []
    names.append(run)
    return next((name for name in names if len(name) > 1), names[0] if len(names) == 1 else [])


def _named_in(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield where names of two parts or more begin, and their last three parts."""
    start = 0
    for line in text.splitlines(keepends=True):
        if not _is_headline(line):
            for match in _NAME.finditer(line):
                for owner in _OWNER.split(match.group()):
                    words = owner.split()
                    opens = _OPENS.search(line, max(0, match.start() - 3), match.start())
                    if words and words[0].lower() in OPENERS and opens:
                        words = words[1:]
                    if parts := tuple(_name_in(words)[-3:]):
                        yield start + match.start(), parts
        start += len(line)


def _is_headline(line: str) -> bool:
    """Tell whether a line is set in capitals as a title: "Harbour Chief Will Not Resign"."""
    words = _WORD.findall(line)
    n_capital = sum(word[0].isupper() for word in words)
    lower = [word.lower() for word in words[1:]]
    return (
        5 <= len(words) <= 30
        and line.rstrip()[-1:].isalnum()
        and "," not in line
        and 4 * n_capital >= 3 * len(words)
        and any(word in NOT_NAMES and word not in ("and", "by") for word in lower)
    )


def _uncapitalised(words: str) -> str:
    """Return a nameless source as it stands inside a sentence."""
    first, _, rest = words.partition(" ")
    return f"{first.lower()} {rest}" if first in ("The", "A", "An") and rest else words


class NameIndex:
    """The people and bodies that one text names, found again by any part of their names.

    Parameters
    ----------
    text : str
        The text.
    actors : iterable of Actor, optional
        People and bodies that are known, with their aliases; they come first.
    """

    def __init__(self, text: str, actors: Iterable[Actor] = ()) -> None:
        self._actors: dict[str, str] = {}
        self._by_part: dict[str, str] = {}
        for actor in actors:
            for form in (*actor.aliases, actor.name):
                self._actors[" ".join(form.split()).casefold()] = actor.name
            if actor.kind == "person":
                self._by_part[actor.name.split()[-1]] = actor.name
        self._known = dict(self._by_part)
        found = list(_named_in(text))
        tally = Counter(parts for _, parts in found if len(parts) > 1)
        self._capitals = Counter(_CAPITALISED.findall(text))
        self._things = Counter(match[1].strip() for match in _THING_BEFORE.finditer(text))
        self._full = {" ".join(name) for name in tally}
        self._mentions: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for start, parts in found:
            name = parts[-2:] if parts[-2:] in tally else parts  # "Democrat Ann Lee"
            if len(name) > 1:
                self._mentions[name[-1]].append((start, " ".join(name)))
        ranked = [
            name for name, _ in tally.most_common() if name[-2:] == name or name[-2:] not in tally
        ]
        for part in (-1, 0):
            for name in ranked:
                self._by_part.setdefault(name[part], " ".join(name))

    def resolve(self, words: str, place: int | None = None) -> str:
        """Return the fullest name for the words of a source; without one, the words themselves.

        Names lose their article ("the Kremlin" is "Kremlin"), nameless sources keep it.

        Parameters
        ----------
        words : str
            A source that is no pronoun.
        place : int, optional
            Where it stands: of two people with one family name, the one named shortly before
            is meant, else the one named most.
        """
        clean = _POSSESSIVE.sub("", " ".join(words.split()).strip(",;:-–— "))
        bare = re.sub(r"^(?:the|a|an)\s+", "", clean, flags=re.IGNORECASE)
        for form in (clean, bare):
            if known := self._actors.get(form.casefold()):
                return known
        parts = name_parts(clean)
        head = _RELATIVE.split(clean, maxsplit=1)[0]
        if not parts or " and " in head:
            return _uncapitalised(head)
        whole = " ".join(parts)
        if known := self._actors.get(whole.casefold()):
            return known
        if len(parts) == 1:
            return bare if bare != clean else self._by_last(parts[0], place) or whole
        for first, last in reversed(list(pairwise(parts))):
            if f"{first} {last}" in self._full:
                return f"{first} {last}"
        return whole

    def person(self, part: str, place: int | None = None) -> str | None:
        """Return the full name of the person a first or last name belongs to, or None."""
        name = self._by_last(part, place)
        return name if name and self.is_person(name) else None

    def is_person(self, name: str) -> bool:
        """Tell whether "he" or "she" may stand for a speaker; bodies and places are ruled out.

        A name is a body's or a place's if one of its parts says so ("Court", "Press"), or if
        the text mostly has it after "the", "in" or "at".
        """
        if name in self._known.values():
            return True
        if self.is_name(name):
            parts = name.split()
            if any(part.lower() in BODIES for part in parts) or name.casefold() in self._actors:
                return False
        elif not is_person_like(name):
            return False
        return 2 * self._things[name] <= self._capitals[name.split()[-1]]

    def is_name(self, words: str) -> bool:
        """Tell whether words are a full name of this text or a known actor's."""
        return words in self._full or words.casefold() in self._actors

    def _by_last(self, part: str, place: int | None) -> str | None:
        """Return the full name of a part, the one named shortly before a place if any."""
        mentions = self._mentions.get(part)
        if place is not None and mentions and part not in self._known:
            at = bisect_right(mentions, (place, "")) - 1
            if at >= 0 and place - mentions[at][0] <= _SHORTLY:
                return mentions[at][1]
        return self._by_part.get(part)
