"""Codebooks: the topics, actors and frames of an analysis, as people write them in YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from analysis_utils.errors import CodebookError, unknown_name
from analysis_utils.language.patterns import find_pattern_problem
from analysis_utils.load.paths import resolve_path
from analysis_utils.load.yaml_files import locate, read_yaml
from analysis_utils.model import Codebook, FrameSet

_PREFIX = "frames_"


def read_codebook(path: str | Path | None = None, *, with_shipped: bool = True) -> Codebook:
    """Read a codebook, with the frame sets that it asks for.

    Parameters
    ----------
    path : str or Path, optional
        A YAML file, found as `resolve_path` tells. Without one: no topics, no actors, and the
        frame sets that ship with the package.
    with_shipped : bool
        False leaves the frame sets of the package out, which is enough, and faster, to see
        whether a codebook is sound.

    Returns
    -------
    Codebook
        ``frame_sets`` holds the shipped sets that ``use_frames`` names (all, where the key is
        absent) and then the codebook's own.

    Raises
    ------
    CodebookError
        The file is no YAML, or has an unknown key, a wrong type or a bad pattern; the message
        gives file, line, column and key.

    Examples
    --------
    >>> sorted(read_codebook().frame_sets)
    ['generic', 'policy']
    """
    if path is None:
        sets = _shipped(frame_set_names()) if with_shipped else {}
        return Codebook(title="No codebook: no topics are coded", frame_sets=sets)
    file = resolve_path(path)
    prepare = partial(_prepare, file=file, with_shipped=with_shipped)
    codebook: Codebook = read_yaml(file, Codebook, error=CodebookError, prepare=prepare)
    for keys, pattern in _patterns(codebook):
        problem = _pattern_problem(pattern)
        if problem:
            raise CodebookError(f"{locate(file, keys)}: pattern {pattern!r} {problem}")
    return codebook


def frame_set_names() -> list[str]:
    """Return the names of the frame sets that ship with the package, sorted."""
    folder = files("analysis_utils") / "resources"
    names = (f.name for f in folder.iterdir())
    return sorted(
        n.removeprefix(_PREFIX).removesuffix(".yaml") for n in names if n.startswith(_PREFIX)
    )


@cache
def read_frame_set(name: str) -> FrameSet:
    """Read a frame set that ships with the package, by its name.

    Parameters
    ----------
    name : str
        Such as ``"generic"``; the frame sets of `read_codebook` have their names as keys.

    Returns
    -------
    FrameSet
        The same object at every call.

    Raises
    ------
    UnknownNameError
        No frame set has that name; the message lists those there are.
    """
    if name not in frame_set_names():
        raise unknown_name("frame set", name, frame_set_names())
    with as_file(files("analysis_utils") / "resources" / f"{_PREFIX}{name}.yaml") as file:
        return read_yaml(file, FrameSet, error=CodebookError, prepare=_full_seeds)


def _shipped(names: list[str]) -> dict[str, FrameSet]:
    return {name: read_frame_set(name) for name in names}


def _prepare(data: dict[str, Any], *, file: Path, with_shipped: bool) -> dict[str, Any]:
    """Replace ``use_frames`` by the frame sets it names, and short seeds by full ones."""
    full = dict(data)
    wanted = full.pop("use_frames", frame_set_names())
    if not isinstance(wanted, list):
        raise CodebookError(
            f"{locate(file, ['use_frames'])}: 'use_frames' is a list, such as [generic, policy]"
        )
    for name in wanted:
        if name not in frame_set_names():
            problem = unknown_name("frame set", str(name), frame_set_names())
            raise CodebookError(f"{locate(file, ['use_frames'])}: {problem}")
    own = full.get("frame_sets") or {}
    if isinstance(own, dict):
        full["frame_sets"] = {
            **(_shipped(wanted) if with_shipped else {}),
            **{k: _full_seeds(v) for k, v in own.items()},
        }
    return full


def _full_seeds(frame_set: Any) -> Any:
    """Write each seed that is a plain string as a mapping; leave all else to the check."""
    frames = frame_set.get("frames") if isinstance(frame_set, dict) else None
    if not isinstance(frames, dict):
        return frame_set
    return {**frame_set, "frames": {name: _full_frame(frame) for name, frame in frames.items()}}


def _full_frame(frame: Any) -> Any:
    seeds = frame.get("seeds") if isinstance(frame, dict) else None
    if not isinstance(seeds, list):
        return frame
    return {**frame, "seeds": [{"pattern": s} if isinstance(s, str) else s for s in seeds]}


def _patterns(codebook: Codebook) -> Iterator[tuple[list[str | int], str]]:
    """Yield every pattern of a codebook with the keys that lead to it."""
    for name, topic in codebook.topics.items():
        for field, patterns in (("patterns", topic.patterns), ("exclude", topic.exclude)):
            for i, pattern in enumerate(patterns):
                yield ["topics", name, field, i], pattern
    for name, frame_set in codebook.frame_sets.items():
        for frame_name, frame in frame_set.frames.items():
            for i, seed in enumerate(frame.seeds):
                for pattern in (seed.pattern, *seed.near):
                    yield ["frame_sets", name, "frames", frame_name, "seeds", i], pattern


def _pattern_problem(pattern: str) -> str | None:
    """Say what is wrong with a pattern, or None."""
    problem = find_pattern_problem(pattern)
    if not problem and pattern.startswith("re:") and re.search(pattern[3:], ""):
        return "matches the empty text; expected one that needs a character"
    return problem
