"""What people decide before they read: topics, actors, frames; and word lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

# How the types that people fill in from YAML are checked (read by pydantic, if it is asked).
STRICT: dict[str, Any] = {"extra": "forbid", "coerce_numbers_to_str": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """A pattern that speaks for a frame; ``near`` asks for one of these in the same sentence."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    pattern: str
    weight: float = 1.0
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What the coverage speaks of: a set of patterns, minus exclusions."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    label: str
    patterns: tuple[str, ...]
    definition: str = ""
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person or body, the names it goes by in the text, and its part in the interview."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    name: str
    kind: Literal["person", "body", "place"] = "person"
    aliases: tuple[str, ...] = ()
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A frame of a codebook; a sentence carries it when its seeds reach ``threshold``."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

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

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    label: str
    frames: Mapping[str, Frame]
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """The rules of one analysis: topics, actors and sets of frames, by id."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

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
