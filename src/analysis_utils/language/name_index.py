"""The people and bodies that one text names, found again by any part of their names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise

from analysis_utils.language.headlines import find_headlines
from analysis_utils.language.name_words import BODIES, DETERMINERS, LAWS, OPENERS
from analysis_utils.language.names import (
    BODY_TIES,
    PARTICLES,
    POSSESSIVE,
    is_person_like,
    name_in,
    name_parts,
)
from analysis_utils.language.offices import OFFICES, find_holders
from analysis_utils.model import Actor

_CAPITAL = r"[^\W\d_a-zà-öø-ÿ]"
_PARTICLE = r"(?:de|van|von|der|den|la|le|bin|al|el|di|da|du)"
# Expressions begin with the set of what may come first and look back from there: they are
# searched several times as fast.
_NAME = re.compile(
    rf"{_CAPITAL}(?<![\w.-].)(?<!\w['’].)"
    rf"(?:[\w’'-]*(?=[ \u00a0])|(?<=[A-Z])\.(?:[ \u00a0]?[A-Z]\.)?)"
    rf"(?:(?:[ \u00a0](?:{_PARTICLE}|[A-Z]\.)){{0,2}}[ \u00a0]{_CAPITAL}[\w’'-]*)+"
)
_OWNER = re.compile(r"['’]s?(?=[ \u00a0]|$)")
_OPENS = re.compile(r"(?:^|[.!?:\n“\"])[\s“\"]*$")
_THING_BEFORE = re.compile(
    rf"({_CAPITAL}(?<=[ \u00a0].)(?:(?<=\b[Tt]he..)|(?<=\b(?:[Ii]n|[Aa]t)..)|(?<=\b[Aa]cross..))"
    rf"[\w-]*(?:[ \u00a0]{_CAPITAL}[\w-]*)*)(?![\w-]|[ \u00a0][a-z])"
)
_OFFICE_OF = re.compile(r"\b(?:[Ss]ecretary|[Mm]inister|[Cc]hief) of $")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_RELATIVE = re.compile(r",|\s(?:who|which|that|whose)\s")
_OPENER = 10  # characters of a word before a name: "Will Ann Lee"
_SHORTLY = 400  # characters
_SAMPLE = 200_000  # characters that tell whether a name is a person's


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
        self._text = text
        self._actors: dict[str, str] = {}
        self._by_part: dict[str, str] = {}
        for actor in actors:
            for form in (*actor.aliases, actor.name):
                self._actors[" ".join(form.split()).casefold()] = actor.name
            if actor.kind == "person":
                self._by_part[actor.name.split()[-1]] = actor.name
        self._known = dict(self._by_part)
        self._persons: dict[str, bool] = {}
        self._namesakes: dict[str, list[str]] = {}
        found = list(_named_in(text))
        tally = _tally(parts for _, parts in found)
        self._full = {" ".join(name) for name in tally}
        self._mentions: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for start, parts in found:
            name = parts[-2:] if parts[-2:] in tally else parts  # "Democrat Ann Lee"
            if name in tally:
                self._mentions[name[-1]].append((start, " ".join(name)))
        ranked = [
            name for name, _ in tally.most_common() if name[-2:] == name or name[-2:] not in tally
        ]
        for part in (-1, 0):
            for name in ranked:
                self._by_part.setdefault(name[part], " ".join(name))
        for name in ranked:
            self._by_part.setdefault(name[-1].removesuffix(" Jr."), " ".join(name))

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
        clean = " ".join(words.split()).strip(",;:-–— ")
        if "'" in clean or "’" in clean:
            clean = POSSESSIVE.sub("", clean)
        bare = _ARTICLE.sub("", clean)
        for form in (clean, bare) if self._actors else ():
            if known := self._actors.get(form.casefold()):
                return known
        office = bare.lower()
        holder = self._holders.get(office) if office.rpartition(" ")[2] in OFFICES else None
        return holder or self._fullest(clean, place)

    def _fullest(self, clean: str, place: int | None = None) -> str:
        """Return the fullest name in a noun phrase; without one, the phrase."""
        parts = name_parts(clean)
        head = _RELATIVE.split(clean, maxsplit=1)[0]
        if " and " in head:
            return self._both(head, place) or _uncapitalised(head)
        if not parts:
            return _uncapitalised(head)
        whole = " ".join(parts)
        if known := self._actors.get(whole.casefold()):
            return known
        if len(parts) == 1:
            bare = _ARTICLE.sub("", head)
            named = bare == head or bare[0].islower()  # "Lee", "a smiling Lee"
            return (self._by_last(whole, place) or whole) if named else bare
        if not BODY_TIES.isdisjoint(parts):
            return whole
        pairs = (f"{first} {last}" for first, last in reversed(list(pairwise(parts))))
        known = next((pair for pair in pairs if pair in self._full), None)
        family = len(parts) == 2 and parts[0].lower() in PARTICLES
        return known or (self._by_last(parts[1], place) if family else None) or whole

    def _both(self, head: str, place: int | None) -> str | None:
        """Return the full names of two people or bodies, or None where one has no name."""
        sides = head.removeprefix("both ").removeprefix("Both ").split(" and ")
        if len(sides) != 2 or not all(map(name_parts, sides)):
            return None
        return " and ".join(self._fullest(side, place) for side in sides)

    def person(self, part: str, place: int | None = None) -> str | None:
        """Return the full name of the person a first or last name belongs to, or None."""
        if part not in self._by_part:  # most words: told fast
            return None
        name = self._by_last(part, place)
        return name if name and self.is_person(name) else None

    def is_person(self, name: str) -> bool:
        """Tell whether "he" or "she" may stand for a speaker; bodies and places are ruled out.

        A name is a body's or a place's if one of its parts says so ("Court", "Press"), or if
        the text mostly has it after "the", "in" or "at".
        """
        if name not in self._persons:
            self._persons[name] = self._is_person(name)
        return self._persons[name]

    def _is_person(self, name: str) -> bool:
        if name in self._known.values():
            return True
        if self.is_name(name):
            parts = name.lower().split()
            if parts[-1] in LAWS or not BODIES.isdisjoint(parts) or name.isupper():
                return False
            if name.casefold() in self._actors:
                return False
        elif not is_person_like(name) or self._is_common(name):
            return False
        n_things: int = sum(
            found[1] == name
            for at in _places(self._text, name)
            if (found := _THING_BEFORE.match(self._text, at))
        )
        if n_things == 0:  # of most names
            return True
        last = name.rpartition(" ")[2]
        return 2 * n_things <= sum(1 for _ in _places(self._text, last))

    @cached_property
    def _holders(self) -> dict[str, str]:
        """Who holds an office, where the text names one person with it: "the president"."""
        found = find_holders(self._text)
        holders = {}
        for office, names in found.items():
            whole = {self._fullest(POSSESSIVE.sub("", name)) for name in names}
            if len(whole) == 1:
                holders[office] = whole.pop()
        return holders

    def _is_common(self, word: str) -> bool:
        """Tell whether the text has a capitalised word in small letters, too: "Allies"."""
        return word[0].isupper() and any(True for _ in _places(self._text, word.lower()))

    def namesakes(self, last: str) -> Sequence[str]:
        """Return the people with one family name where there are several, else none."""
        if last not in self._mentions:  # most words
            return ()
        if last not in self._namesakes:
            # "Hillary Rodham Clinton" is nobody beside "Hillary Clinton"
            by_first = {name.partition(" ")[0]: name for _, name in reversed(self._mentions[last])}
            people = [name for name in by_first.values() if self.is_person(name)]
            self._namesakes[last] = people if len(people) > 1 else []
        return self._namesakes[last]

    def told(self, part: str, place: int) -> str | None:
        """Return whom a first or last name at a place names for sure, as `person`.

        The family name of several people stands for itself, but inside of a full name.
        """
        if not self.namesakes(part):
            return self.person(part, place)
        mentions = self._mentions[part]
        at = bisect_right(mentions, (place, "")) - 1
        inside = at >= 0 and place - mentions[at][0] < len(mentions[at][1]) + _OPENER
        return mentions[at][1] if inside else part

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


def _tally(names: Iterable[tuple[str, ...]]) -> Counter[tuple[str, ...]]:
    """Count names of two parts or more; "Van Berg" is a family name beside "Ola Van Berg"."""
    tally = Counter(parts for parts in names if len(parts) > 1)
    for parts in [parts for parts in tally if len(parts) > 2 and parts[-2].lower() in PARTICLES]:
        tally.pop(parts[-2:], None)
    return tally


def _named_in(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield where names of two parts or more begin, and their last three parts."""
    headlines = list(find_headlines(text))
    for match in _NAME.finditer(text):
        named, start = match[0], match.start()
        at = bisect_right(headlines, (start, len(text)))
        if at and start < headlines[at - 1][1]:
            continue
        owned = "'" in named or "’" in named
        for words in _OWNER.split(named) if owned else (named,):
            if parts := _last_parts(_without_opener(words, text, start)):
                yield start, parts


def _without_opener(words: str, text: str, start: int) -> str:
    """Cut a first word that belongs to no name: "Will Ann Lee", "Secretary of State Ann Lee"."""
    first, *rest = words.split(maxsplit=1) or [""]
    opens = first.lower() in OPENERS and _OPENS.search(text, max(0, start - 3), start)
    office = text.endswith("of ", 0, start) and _OFFICE_OF.search(text[max(0, start - 13) : start])
    return "".join(rest) if opens or office else words


@lru_cache(maxsize=10_000)  # names recur
def _last_parts(words: str) -> tuple[str, ...]:
    """Return the last three parts of the name in words."""
    return tuple(name_in(words.split())[-3:])


def _places(text: str, words: str) -> Iterator[int]:
    """Yield where words stand as whole words; of very long texts the first part has to do."""
    at = text.find(words, 0, _SAMPLE)
    while at >= 0:
        end = at + len(words)
        if not (_is_letter(text[at - 1 : at]) or _is_letter(text[end : end + 1])):
            yield at
        at = text.find(words, at + 1, _SAMPLE)


def _is_letter(char: str) -> bool:
    """Tell whether a character, or none, goes on with a word."""
    return char.isalnum() or char == "_"


def _uncapitalised(words: str) -> str:
    """Return a nameless source as it stands inside a sentence."""
    first, _, rest = words.partition(" ")
    return f"{first.lower()} {rest}" if rest and first.lower() in DETERMINERS else words
