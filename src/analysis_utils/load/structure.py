"""Fitting what a file holds into a dataclass, key by key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from difflib import get_close_matches
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

Keys = tuple[str | int, ...]


class MisfitError(Exception):
    """The data do not fit; ``where`` are the keys that lead to the fault."""

    def __init__(self, where: Keys, message: str) -> None:
        super().__init__(message)
        self.where = where


def fit(data: Any, kind: Any, where: Keys = ()) -> Any:
    """Return data as a value of the annotated type ``kind``.

    Parameters
    ----------
    data : object
        Mappings, lists, strings and numbers, as a YAML file holds them.
    kind : type
        A dataclass, ``str``, ``float``, a ``Literal``, a tuple of one type, a mapping from
        strings, or a union of one of these with None.
    where : tuple, optional
        The keys that lead here.

    Returns
    -------
    object
        Lists become tuples, numbers become strings where strings are asked for.

    Raises
    ------
    MisfitError
        A key is unknown or missing, or a value is of another type.

    Examples
    --------
    >>> fit([1, "b"], tuple[str, ...])
    ('1', 'b')
    """
    origin, inner = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        return _fit_dataclass(data, kind, where)
    if origin in (Union, UnionType):
        return None if data is None else fit(data, inner[0], where)
    if origin is tuple:
        items = _expect(data, list, "a list", where)
        return tuple(fit(item, inner[0], (*where, i)) for i, item in enumerate(items))
    if origin is Mapping:
        mapping = _expect(data, dict, "keys and values", where)
        return {str(key): fit(value, inner[1], (*where, key)) for key, value in mapping.items()}
    return _fit_scalar(data, kind, where)


def _fit_scalar(data: Any, kind: Any, where: Keys) -> Any:
    if get_origin(kind) is Literal:
        allowed = get_args(kind)
        if data not in allowed:
            found = f"expected {' or '.join(allowed)}, found {_shown(data)}"
            raise MisfitError(where, f"{_name(where)!r}: {found}")
        return data
    if kind is float:
        return float(_expect(data, (int, float), "a number", where))
    return str(_expect(data, (str, int, float), "text", where))


def _fit_dataclass(data: Any, kind: Any, where: Keys) -> Any:
    if isinstance(data, kind):  # made already, by whoever prepared the data
        return data
    mapping = _expect(data, dict, "keys and values", where)
    annotations = _annotations(kind)
    for key in mapping:
        if key not in annotations:
            near = get_close_matches(str(key), annotations, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise MisfitError((*where, key), f"unknown key {_name((*where, key))!r}{hint}")
    for field in fields(kind):
        required = field.default is MISSING and field.default_factory is MISSING
        if required and field.name not in mapping:
            raise MisfitError(
                (*where, field.name), f"the key {_name((*where, field.name))!r} is missing"
            )
    return kind(**{k: fit(v, annotations[k], (*where, k)) for k, v in mapping.items()})


@cache
def _annotations(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _expect(data: Any, kinds: Any, what: str, where: Keys) -> Any:
    if not isinstance(data, kinds):
        raise MisfitError(where, f"{_name(where)!r}: expected {what}, found {_shown(data)}")
    return data


def _shown(data: Any) -> str:
    return "nothing" if data is None else f"{data!r:.60}"


def _name(where: Keys) -> str:
    return ".".join(str(key) for key in where)
