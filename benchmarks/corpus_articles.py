"""One article of the generated corpus, with the quotations that were put into it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from random import Random
from typing import Any

from corpus_world import Outlet, Person, Story, World

_CHOICE = re.compile(r"\[([^\[\]]*)\]")


class Draft:
    """An article in the making: its text so far, what was said in it, and what was used."""

    def __init__(self, random: Random, world: World, story: Story, outlet: Outlet) -> None:
        self.random, self.world, self.story, self.outlet = random, world, story, outlet
        self.left, self.right = outlet.style["marks"]
        self.names = dict(story.names)
        self.gold: list[dict[str, Any]] = []
        self.met = {story.people["leader"].name}
        self.used: set[str] = set()
        self.last_speaker = ""
        self._parts: list[str] = []
        self._length = 0
        self._n_groups = 0

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)

    def write(self, words: str) -> None:
        """Go on with these words."""
        self._parts.append(words)
        self._length += len(words)

    def break_line(self) -> None:
        """Begin a paragraph."""
        if self._parts:
            self.write("\n")

    def quote(self, words: str, kind: str, speaker: Person, verb: str | None, part: int) -> None:
        """Go on with words that somebody said, and note them."""
        self._n_groups += part == 0
        self.gold.append(
            {
                "start": self._length,
                "end": self._length + len(words),
                "kind": kind,
                "speaker": speaker.name,
                "verb": self.world.material["lemmas"][verb] if verb else None,
                "group": self._n_groups,
                "part": part,
            }
        )
        self.write(words)

    def render(self, template: str) -> str:
        """Fill a template: choose, name, mark."""
        chosen = _CHOICE.sub(lambda found: self.random.choice(found[1].split("|")), template)
        return chosen.format_map(self.names).replace("<", self.left).replace(">", self.right)

    def draw(self, templates: list[str]) -> str | None:
        """Draw a template that this article has not used, if one is left."""
        fresh = [template for template in templates if template not in self.used]
        if not fresh:
            return None
        template = self.random.choice(fresh)
        self.used.add(template)
        return template

    def weigh(self, weights: Mapping[str, float]) -> str:
        """Draw a key by its weight."""
        return self.random.choices(list(weights), list(weights.values()))[0]


def write_article(number: int, world: World) -> dict[str, Any]:
    """Write article ``number`` and return its record."""
    random = world.random("article", number)
    # The first stories and papers are covered, and print, more than the others.
    story = world.stories[int(len(world.stories) ** random.random()) - 1]
    outlet = world.outlets[number % len(world.outlets)]
    draft = Draft(random, world, story, outlet)
    n_days = int(random.choice((12, 40, 90)) * random.random())
    day = story.day + dt.timedelta(days=1 + n_days)
    phase = "early" if n_days < 12 else "middle" if n_days < 45 else "late"
    topics = _choose_topics(draft)
    draft.names |= _changing_names(draft, topics, day)
    material = world.material
    title = _capitalise(draft.render(random.choice(material["headlines"][topics[0]])))
    draft.write(_capitalise(draft.render(random.choice(material["leads"][phase]))))
    for _ in range(random.randint(*outlet.style["length"])):
        _write_paragraph(draft, random.choice(topics))
    slug = outlet.name.lower().replace(" ", "-")
    return {
        "id": f"A{number:06}",
        "title": title,
        "text": draft.text,
        "date": day.isoformat(),
        "outlet": outlet.name,
        "author": random.choice(outlet.authors),
        "url": f"https://{slug}.example/{day:%Y/%m/%d}/{number}",
        "gold": draft.gold,
    }


def _choose_topics(draft: Draft) -> list[str]:
    weights = draft.outlet.style["topics"]
    first = draft.weigh(weights)
    return [first, draft.weigh({topic: w for topic, w in weights.items() if topic != first})]


def _changing_names(draft: Draft, topics: list[str], day: dt.date) -> dict[str, str]:
    """Return the names that differ from paragraph to paragraph, or from day to day."""
    labels = draft.world.material["names_of_topics"]
    towns, random = draft.world.towns, draft.random
    return {
        "topic": labels[topics[0]].format_map(draft.names),
        "topic2": labels[topics[1]].format_map(draft.names),
        "weekday": f"{day - dt.timedelta(days=1):%A}",
        "town": towns.draw(random),
        "town2": towns.draw(random),
        "good": draft.world.goods.draw(random),
        "percent": str(random.randint(2, 29)),
    }


def _write_paragraph(draft: Draft, topic: str) -> None:
    random, material = draft.random, draft.world.material
    chance = random.random()
    if chance < 0.12:
        template = draft.draw(material["background"])
        if template:
            draft.break_line()
            draft.write(_capitalise(draft.render(template)))
            draft.last_speaker = ""
        return
    draft.break_line() if chance < 0.4 else None
    if chance < 0.4:
        _narrate(draft, topic)
        draft.last_speaker = ""
    if chance >= 0.25:
        _report(draft, topic, opens=chance >= 0.4)


def _narrate(draft: Draft, topic: str) -> None:
    draft.names["town"] = draft.world.towns.draw(draft.random)
    tones = draft.world.material["narration"][topic]
    template = draft.draw(tones[draft.weigh(draft.outlet.style["tones"])])
    draft.write(_capitalise(draft.render(template or draft.random.choice(tones["neutral"]))))
