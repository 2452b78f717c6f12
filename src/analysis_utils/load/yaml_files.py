"""YAML files that people write: read safely, checked, errors with line and column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import yaml

from analysis_utils.errors import InputError, UnreadableFileError
from analysis_utils.load.structure import MisfitError, fit

T = TypeVar("T")
Prepare = Callable[[dict[str, Any]], dict[str, Any]]


class _TextLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """A safe loader: dates, and words such as "no", stay text; no key may stand twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        first: dict[str, yaml.Mark] = {}
        for key, _ in node.value:
            if key.value in first:
                problem = (
                    f"the key {key.value!r} stands twice, first in line {first[key.value].line + 1}"
                )
                raise yaml.constructor.ConstructorError(None, None, problem, key.start_mark)
            first[key.value] = key.start_mark
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)
        return mapping


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
    data = _parse(_read_utf8(path), path, error)
    if not isinstance(data, dict):
        raise error(f"{path}: expected keys and values ('title: …'), found {_kind_of(data)}")
    try:
        value: T = fit(prepare(data) if prepare else data, kind)
    except MisfitError as problem:
        raise error(f"{locate(path, problem.where)}: {problem}") from problem
    return value


def locate(path: Path, keys: Sequence[str | int]) -> str:
    """Return ``"file, line 3, column 5"`` for the value under ``keys`` of a YAML file."""
    node = yaml.compose(_read_utf8(path), Loader=yaml.SafeLoader)
    return f"{path}, {_position(node, keys)}"


def _read_utf8(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except OSError as problem:
        raise UnreadableFileError(
            f"{path}: cannot be read ({problem.strerror}); expected a UTF-8 text file"
        ) from problem
    except UnicodeDecodeError as problem:
        line = problem.object.count(b"\n", 0, problem.start) + 1
        raise UnreadableFileError(
            f"{path}, line {line}: is not UTF-8; save the file as UTF-8 text"
        ) from problem


def _parse(text: str, path: Path, error: type[InputError]) -> Any:
    try:
        return yaml.load(text, Loader=_TextLoader)
    except (yaml.YAMLError, RecursionError, ValueError) as raised:
        problem = _in_words(text) or raised
        what = getattr(problem, "problem", None) or str(problem).splitlines()[0]
        raise error(f"{path}{_place(problem, text)}: this is not valid YAML: {what}") from raised


def _place(problem: Exception, text: str) -> str:
    """Return ``", line 3, column 5"``, or '' where the error tells no place."""
    mark = getattr(problem, "problem_mark", None)
    if mark is not None:
        return f", line {mark.line + 1}, column {mark.column + 1}"
    if isinstance(problem, yaml.reader.ReaderError):
        before = text[: problem.position]
        return f", line {before.count(chr(10)) + 1}, column {len(before) - before.rfind(chr(10))}"
    return ""


def _in_words(text: str) -> yaml.YAMLError | None:
    """Return the error of the loader that is slow, and tells more than the fast one."""
    try:
        yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as problem:
        return problem
    except RecursionError:
        return None
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
