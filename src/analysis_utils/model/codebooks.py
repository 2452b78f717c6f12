"""What people decide before they read: topics, actors, frames; and word lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """A pattern that speaks for a frame; ``near`` asks for one of these in the same sentence."""

    pattern: str
    weight: float = 1.0
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What the coverage speaks of: a set of patterns, minus exclusions."""

    label: str
    patterns: tuple[str, ...]
    definition: str = ""
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person or body, the names it goes by in the text, and its part in the interview."""

    name: str
    kind: Literal["person", "body", "place"] = "person"
    aliases: tuple[str, ...] = ()
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A frame of a codebook; a sentence carries it when its seeds reach ``threshold``."""

    label: str
    seeds: tuple[Seed, ...]
    definition: str = ""
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()
    threshold: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameSet:
    """A named set of frames from one source, such as the five generic news frames."""

    label: str
    frames: Mapping[str, Frame]
    source: str = ""

    def __hash__(self) -> int:
        return hash((self.label, *self.frames))


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """The rules of one analysis: topics, actors and sets of frames, by id."""

    title: str
    version: str = "1"
    language: str = "en"
    author: str = ""
    topics: Mapping[str, Topic] = field(default_factory=dict)
    actors: Mapping[str, Actor] = field(default_factory=dict)
    frame_sets: Mapping[str, FrameSet] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """A word list of this project: its rows by column name, and the card that describes it."""

    name: str
    entries: tuple[Mapping[str, str], ...]
    card: Mapping[str, Any]
