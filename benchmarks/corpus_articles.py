"""One article of the generated corpus, with the quotations that were put into it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from random import Random
from typing import Any

from corpus_world import Outlet, Person, Story, World

Statement = Mapping[str, str]

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
    # The first stories are covered more than the others.
    story = world.stories[int((len(world.stories) + 1) ** random.random()) - 1]
    outlet = world.outlets[number % len(world.outlets)]
    draft = Draft(random, world, story, outlet)
    n_days = int(random.choice((12, 40, 90)) * random.random())
    day = story.day + dt.timedelta(days=1 + n_days)
    phase = "early" if n_days < 12 else "middle" if n_days < 45 else "late"
    topics = _choose_topics(draft)
    draft.names |= _topic_names(draft, topics, day)
    material, style = world.material, outlet.style["topics"]
    title = _capitalise(draft.render(random.choice(material["headlines"][topics[0]])))
    draft.write(_capitalise(draft.render(random.choice(material["leads"][phase]))))
    for _ in range(random.randint(*outlet.style["length"])):
        _write_paragraph(
            draft, random.choice(topics) if random.random() < 0.7 else draft.weigh(style)
        )
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


def _topic_names(draft: Draft, topics: list[str], day: dt.date) -> dict[str, str]:
    labels = draft.world.material["names_of_topics"]
    return {
        "topic": labels[topics[0]].format_map(draft.names),
        "topic2": labels[topics[1]].format_map(draft.names),
        "weekday": f"{day - dt.timedelta(days=1):%A}",
    }


def _move_on(draft: Draft) -> None:
    """Draw other places, goods and figures for the next sentence."""
    random, world = draft.random, draft.world
    draft.names |= {
        "town": world.towns.draw(random),
        "town2": world.towns.draw(random),
        "good": world.goods.draw(random),
        "trade": world.trades.draw(random),
        "percent": str(random.randint(2, 29)),
    }


def _write_paragraph(draft: Draft, topic: str) -> None:
    """Write a paragraph: background, narration, what somebody said, or the last two."""
    chance = draft.random.random()
    opening = _background(draft) if chance < 0.1 else _narrate(draft, topic) if chance < 0.4 else ""
    said = _find_statement(draft, topic) if chance > 0.22 else None
    if not opening and said is None:
        return
    draft.write("\n")
    if opening:
        draft.write(opening)
        draft.last_speaker = ""
    if said is not None:
        draft.write(" " if opening else "")
        role, speaker, statement = said
        kind = draft.weigh(draft.outlet.style["kinds"])
        _WRITERS[kind](draft, topic, role, speaker, statement)
        draft.last_speaker = speaker.name


def _background(draft: Draft) -> str:
    _move_on(draft)
    template = draft.draw(draft.world.material["background"])
    return _capitalise(draft.render(template)) if template else ""


def _narrate(draft: Draft, topic: str) -> str:
    _move_on(draft)
    tones = draft.world.material["narration"][topic]
    template = draft.draw(tones[draft.weigh(draft.outlet.style["tones"])])
    return _capitalise(draft.render(template)) if template else ""


def _find_statement(draft: Draft, topic: str) -> tuple[str, Person, Statement] | None:
    """Draw somebody who has not said all that they have to say on a topic."""
    role = draft.weigh(draft.outlet.style["speakers"])
    statement = _draw_statement(draft, role, topic)
    if statement is None:
        role = "leader"
        statement = _draw_statement(draft, role, topic)
    if statement is None:
        return None
    return role, draft.story.people.get(role) or _meet_voter(draft), statement


def _draw_statement(draft: Draft, role: str, topic: str) -> Statement | None:
    said = {s["d"]: s for s in draft.world.material["statements"][role].get(topic, ())}
    words = draft.draw(list(said))
    return said[words] if words else None


def _meet_voter(draft: Draft) -> Person:
    random, world = draft.random, draft.world
    sex = random.choice(("she", "he"))
    name = world.name(random, sex)
    full = f"the {world.trades.draw(random)} {name} of {world.towns.draw(random)}"
    return Person(name=name, full=full, sex=sex)


def _mention(draft: Draft, role: str, speaker: Person) -> str:
    """Return the words that name a speaker here: in full at first, then shorter."""
    if speaker.name not in draft.met:
        draft.met.add(speaker.name)
        return speaker.full
    if draft.last_speaker == speaker.name and draft.random.random() < 0.5:
        return speaker.sex
    return draft.random.choice((speaker.last, speaker.last, _TITLES.get(role, speaker.last)))


def _draw_verb(draft: Draft, role: str, speaker: Person, *, reports: bool) -> str:
    verbs = draft.outlet.style["friends" if role == "leader" else "others"]
    fitting = set(draft.world.material["that"] if reports else verbs)
    if draft.last_speaker != speaker.name:
        fitting.discard("added")
    return str(draft.random.choice([verb for verb in verbs if verb in fitting]))


def _write_direct(draft: Draft, topic: str, role: str, speaker: Person, said: Statement) -> None:
    verb, who = _draw_verb(draft, role, speaker, reports=False), _mention(draft, role, speaker)
    words, cue = draft.render(said["d"]), draft.render(verb)
    if draft.random.random() < 0.2:
        draft.write(f"{_capitalise(who)} {cue}: ")
        draft.quote(f"{draft.left}{words}.{draft.right}", "direct", speaker, verb, 0)
        return
    draft.quote(f"{draft.left}{words},{draft.right}", "direct", speaker, verb, 0)
    turns = who not in ("she", "he") and " " not in cue and draft.random.random() < 0.5
    draft.write(f" {cue} {who}." if turns else f" {who} {cue}.")
    more = _draw_statement(draft, role, topic) if draft.random.random() < 0.35 else None
    if more:
        draft.write(" ")
        words = draft.render(more["d"])
        draft.quote(f"{draft.left}{words}.{draft.right}", "direct", speaker, verb, 1)


def _write_indirect(draft: Draft, topic: str, role: str, speaker: Person, said: Statement) -> None:
    verb, who = _draw_verb(draft, role, speaker, reports=True), _mention(draft, role, speaker)
    words, chance = draft.render(said["i"]), draft.random.random()
    if chance < 0.15 and who not in ("she", "he"):
        draft.write(f"According to {who}, ")
        draft.quote(words, "indirect", speaker, None, 0)
        draft.write(".")
    elif chance < 0.3:
        draft.quote(_capitalise(words), "indirect", speaker, verb, 0)
        draft.write(f", {who} {draft.render(verb)}.")
    else:
        _write_that(draft, who, verb, words, "indirect", speaker)


def _write_mixed(draft: Draft, topic: str, role: str, speaker: Person, said: Statement) -> None:
    verb, who = _draw_verb(draft, role, speaker, reports=True), _mention(draft, role, speaker)
    _write_that(draft, who, verb, draft.render(said["m"]), "mixed", speaker)


def _write_that(draft: Draft, who: str, verb: str, words: str, kind: str, speaker: Person) -> None:
    draft.write(f"{_capitalise(who)} {draft.render(verb)} ")
    draft.quote(f"that {words}", kind, speaker, verb, 0)
    draft.write(".")


def _capitalise(words: str) -> str:
    return words[:1].upper() + words[1:]


_WRITERS = {"direct": _write_direct, "indirect": _write_indirect, "mixed": _write_mixed}
_TITLES = {"leader": "the president", "minister": "the minister", "analyst": "the economist"}
