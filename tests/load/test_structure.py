from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import pytest

from analysis_utils.load.structure import MisfitError, fit


@dataclass(frozen=True, kw_only=True)
class Leaf:
    colour: Literal["green", "red"]
    size: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Tree:
    name: str
    leaves: tuple[Leaf, ...] = ()
    notes: Mapping[str, str] | None = None


def test_nested_data_become_nested_dataclasses() -> None:
    data = {"name": 7, "leaves": [{"colour": "red", "size": 2}], "notes": {"a": "b"}}
    assert fit(data, Tree) == Tree(
        name="7", leaves=(Leaf(colour="red", size=2.0),), notes={"a": "b"}
    )


def test_none_is_taken_where_it_is_allowed() -> None:
    assert fit({"name": "x", "notes": None}, Tree).notes is None


@pytest.mark.parametrize(
    ("data", "where", "message"),
    [
        ({"name": "x", "leafs": []}, ("leafs",), "unknown key 'leafs'; did you mean 'leaves'?"),
        ({}, ("name",), "the key 'name' is missing"),
        ({"name": []}, ("name",), "'name': expected text, found []"),
        ({"name": None}, ("name",), "'name': expected text, found nothing"),
        ({"name": "x", "leaves": "y"}, ("leaves",), "'leaves': expected a list, found 'y'"),
        (
            {"name": "x", "leaves": [{"colour": "blue"}]},
            ("leaves", 0, "colour"),
            "'leaves.0.colour': expected green or red, found 'blue'",
        ),
        (
            {"name": "x", "leaves": [{"colour": "red", "size": "big"}]},
            ("leaves", 0, "size"),
            "'leaves.0.size': expected a number, found 'big'",
        ),
        ({"name": "x", "notes": [1]}, ("notes",), "'notes': expected keys and values, found [1]"),
    ],
)
def test_what_does_not_fit_is_told_with_its_place(
    data: object, where: tuple[str | int, ...], message: str
) -> None:
    with pytest.raises(MisfitError) as caught:
        fit(data, Tree)
    assert caught.value.where == where
    assert str(caught.value) == message
