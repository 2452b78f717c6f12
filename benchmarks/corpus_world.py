"""The invented world of the generated corpus: its countries, people, towns and papers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, product
from pathlib import Path
from random import Random
from typing import Any

import yaml

MATERIAL = Path(__file__).with_name("corpus_material.yaml")
FIRST_DAY = dt.date(2024, 9, 8)
PEOPLE = ("leader", "host", "rival", "minister", "analyst", "union")
_PAPERS = ("Courier", "Herald", "Wire", "Lantern", "Review", "Ledger")

Material = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody who speaks: the name, the words that introduce them, and the pronoun."""

    name: str
    full: str
    sex: str

    @property
    def last(self) -> str:
        """The surname."""
        return self.name.rpartition(" ")[2]


@dataclass(frozen=True, kw_only=True)
class Story:
    """One interview: when it was broadcast, who is in it, and the names of places."""

    day: dt.date
    people: Mapping[str, Person]
    names: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Outlet:
    """A paper: its name, its reporters and the style it writes in."""

    name: str
    authors: Sequence[str]
    style: Mapping[str, Any]


class Names:
    """Names in the order of how usual they are; the n-th is drawn n times less than the first."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self._weights = list(accumulate(1 / rank for rank in range(1, len(names) + 1)))

    def draw(self, random: Random) -> str:
        """Draw a name."""
        return random.choices(self._names, cum_weights=self._weights)[0]


@dataclass(frozen=True, kw_only=True)
class World:
    """What all articles of a corpus share."""

    material: Material
    seed: int
    n_stories: int = 1
    n_outlets: int = 6
    n_days: int = 0

    @cached_property
    def towns(self) -> Names:
        """The towns, the largest first."""
        return Names(self.town_names)

    @cached_property
    def town_names(self) -> Sequence[str]:
        """The names of the towns; no two are the same."""
        return self._invent("town")

    @cached_property
    def surnames(self) -> Names:
        """The surnames, the most usual first."""
        return Names(self._invent("person"))

    @cached_property
    def countries(self) -> Sequence[str]:
        """The countries."""
        return self._invent("country")

    @cached_property
    def goods(self) -> Names:
        """What is bought and sold."""
        return Names(self.material["goods"])

    @cached_property
    def trades(self) -> Names:
        """What people do for a living."""
        return Names(self.material["trades"])

    @cached_property
    def stories(self) -> Sequence[Story]:
        """The interviews; the first is the one of the material."""
        return [_make_story(self, number) for number in range(self.n_stories)]

    @cached_property
    def outlets(self) -> Sequence[Outlet]:
        """The papers; the first are those of the material, the others write like them."""
        return [_make_outlet(self, number) for number in range(self.n_outlets)]

    def random(self, *key: object) -> Random:
        """Return the chance of one thing, which no other thing depends on."""
        return Random(":".join(map(str, (self.seed, *key))))

    def name(self, random: Random, sex: str) -> str:
        """Make up the name of a person."""
        return f"{random.choice(self.material['first_names'][sex])} {self.surnames.draw(random)}"

    def _invent(self, kind: str) -> list[str]:
        """Return all names of a kind: short ones first, as they are the most usual."""
        parts = self.material["syllables"]
        start, middle, link, end = (parts[key] for key in ("start", "middle", "link", kind))
        names = []
        for pieces in ((start, middle, end), (start, middle, link, middle, end)):
            found = ["".join(syllables) for syllables in product(*pieces)]
            self.random(kind, len(pieces)).shuffle(found)
            names += found
        return names


@lru_cache(maxsize=1)
def read_material() -> Material:
    """Read what articles are made of."""
    material: Material = yaml.safe_load(MATERIAL.read_text("utf-8"))
    return material


def _make_story(world: World, number: int) -> Story:
    given, random = world.material["story"], world.random("story", number)
    places = {key: given[key] for key in ("country", "capital", "neighbour", "channel")}
    if number:
        town = world.towns.draw(random)
        country, neighbour = random.sample(world.countries[:1000], 2)
        places = {
            "country": country,
            "capital": f"Port {town}",
            "neighbour": neighbour,
            "channel": f"{country} Television",
        }
    people = {}
    for role in PEOPLE:
        sex = given[role]["sex"]
        name = world.name(random, sex) if number else given[role]["name"]
        full = given[role]["full"].format(name=name, **places)
        people[role] = Person(name=name, full=full, sex=sex)
    day = FIRST_DAY + dt.timedelta(days=random.randrange(world.n_days) if number else 0)
    named = {role: person.last for role, person in people.items()}
    introduced = {f"{role}_full": person.full for role, person in people.items()}
    return Story(day=day, people=people, names={**places, **named, **introduced})


def _make_outlet(world: World, number: int) -> Outlet:
    styles = world.material["outlets"]
    style, random = styles[number % len(styles)], world.random("outlet", number)
    own = number < len(styles)
    paper = _PAPERS[number % len(_PAPERS)]
    name = style["name"] if own else f"{world.town_names[number]} {paper}"
    authors = [world.name(random, random.choice(("she", "he"))) for _ in range(3)]
    return Outlet(name=name, authors=authors, style=style)
