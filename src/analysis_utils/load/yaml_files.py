"""YAML files that people write: read safely, checked, errors with line and column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar, get_args, get_type_hints

import yaml

from analysis_utils.errors import InputError, UnreadableFileError

T = TypeVar("T")
Prepare = Callable[[dict[str, Any]], dict[str, Any]]


class _TextLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """A safe loader that leaves dates, and words such as "no", as the text that was written."""


_TextLoader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in rules if not tag.endswith((":timestamp", ":bool"))]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_yaml(
    path: Path,
    kind: type[T],
    *,
    error: type[InputError],
    prepare: Prepare | None = None,
) -> T:
    """Read a YAML file into a dataclass.

    Parameters
    ----------
    path : Path
        The file.
    kind : type
        A dataclass; unknown keys and wrong types are refused.
    error : type of InputError
        The exception to raise.
    prepare : callable, optional
        Turns short forms that people may write into the full form, before the check.

    Returns
    -------
    object
        An instance of ``kind``.

    Raises
    ------
    InputError
        The file is no YAML, or breaks the type's rules; the message gives line and column.
    """
    from pydantic import TypeAdapter, ValidationError

    text = _read_utf8(path)
    data = _parse(text, path, error)
    if not isinstance(data, dict):
        raise error(f"{path}: expected keys and values ('title: …'), found {_kind_of(data)}")
    try:
        value: T = TypeAdapter(kind).validate_python(prepare(data) if prepare else data)
    except ValidationError as problem:
        # A misspelt key also makes the right one missing: the misspelling is the cause.
        first = min(problem.errors(), key=lambda e: e["type"] != "unexpected_keyword_argument")
        where = [part for part in first["loc"] if part != kind.__name__]
        message = _explain(first, where, kind)
        raise error(f"{locate(path, where)}: {message}") from problem
    return value


def locate(path: Path, keys: Sequence[str | int]) -> str:
    """Return ``"file, line 3, column 5"`` for the value under ``keys`` of a YAML file."""
    node = yaml.compose(_read_utf8(path), Loader=yaml.SafeLoader)
    return f"{path}, {_position(node, keys)}"


def _read_utf8(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise UnreadableFileError(
            f"{path}: cannot be read ({problem}); expected a UTF-8 text file"
        ) from problem


def _parse(text: str, path: Path, error: type[InputError]) -> Any:
    try:
        return yaml.load(text, Loader=_TextLoader)
    except yaml.YAMLError as raised:
        problem = _in_words(text) or raised
        mark = getattr(problem, "problem_mark", None)
        where = f", line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        what = getattr(problem, "problem", None) or str(problem).splitlines()[0]
        raise error(f"{path}{where}: this is not valid YAML: {what}") from raised


def _in_words(text: str) -> yaml.YAMLError | None:
    """Return the error of the loader that is slow, and tells more than the fast one."""
    try:
        yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as problem:
        return problem
    return None


def _kind_of(data: Any) -> str:
    return "nothing" if data is None else f"a {type(data).__name__}"


def _position(node: yaml.Node | None, keys: Sequence[str | int]) -> str:
    """Follow keys down the tree of nodes, as far as they lead."""
    mark = node.start_mark if node else None
    for key in keys:
        if isinstance(node, yaml.MappingNode):
            found = [(k, v) for k, v in node.value if k.value == str(key)]
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
            found = [(node.value[key], node.value[key])]
        else:
            break
        if not found:
            break
        name, node = found[0]
        mark = name.start_mark
    return f"line {mark.line + 1}, column {mark.column + 1}" if mark else "line 1"


def _explain(problem: Any, where: Sequence[str | int], kind: type) -> str:
    key = ".".join(str(part) for part in where)
    if problem["type"] == "unexpected_keyword_argument":
        near = get_close_matches(str(where[-1]), _known_keys(kind, where[:-1]), n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        return f"unknown key {key!r}{hint}"
    if problem["type"] == "missing":
        return f"the key {key!r} is missing"
    return f"{key!r}: {problem['msg'].lower()}, found {problem['input']!r:.60}"


def _known_keys(kind: Any, where: Sequence[str | int]) -> list[str]:
    """Return the keys that the mapping under ``where`` may have, following the annotations."""
    for key in where:
        if is_dataclass(kind):
            kind = get_type_hints(kind)[str(key)]
        else:  # a mapping's values, a tuple's items
            kind = next(arg for arg in reversed(get_args(kind)) if arg is not ...)
    return [field.name for field in fields(kind)]
