"""Codebooks: the topics, actors and frames of an analysis, as people write them in YAML."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from analysis_utils.errors import CodebookError, unknown_name
from analysis_utils.load.codebook_checks import find_problems
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
        The file is no YAML, or has an unknown key, a key that stands twice, a wrong type, a bad
        pattern or weight, or an example that its frame does not find; the message gives file,
        line, column and key.

    Examples
    --------
    >>> sorted(read_codebook().frame_sets)
    ['generic', 'policy']
    """
    if path is None:
        sets = _shipped(frame_set_names()) if with_shipped else {}
        return Codebook(title="No codebook: no topics are coded", frame_sets=sets)
    file = resolve_path(path)
    wanted: list[str] = []
    prepare = partial(_prepare, file=file, wanted=wanted)
    own: Codebook = read_yaml(file, Codebook, error=CodebookError, prepare=prepare)
    for keys, problem in find_problems(own):
        raise CodebookError(f"{locate(file, keys)}: {problem}")
    return replace(own, frame_sets={**_shipped(wanted), **own.frame_sets}) if with_shipped else own


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


def _prepare(data: dict[str, Any], *, file: Path, wanted: list[str]) -> dict[str, Any]:
    """Move what ``use_frames`` names to ``wanted``, and write short seeds as full ones."""
    full = dict(data)
    names = full.pop("use_frames", frame_set_names())
    if not isinstance(names, list):
        raise CodebookError(
            f"{locate(file, ['use_frames'])}: 'use_frames' is a list, such as [generic, policy]"
        )
    for name in names:
        if name not in frame_set_names():
            problem = unknown_name("frame set", str(name), frame_set_names())
            raise CodebookError(f"{locate(file, ['use_frames'])}: {problem}")
    wanted += names
    own = full.get("frame_sets") or {}
    if isinstance(own, dict):
        full["frame_sets"] = {name: _full_seeds(frame_set) for name, frame_set in own.items()}
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
