"""What the docstring of every public function tells."""

from __future__ import annotations

import inspect
import re
from typing import Any

import pytest

import analysis_utils

FUNCTIONS = [
    name for name in analysis_utils.__all__ if inspect.isfunction(getattr(analysis_utils, name))
]
CACHED = [
    name for name in analysis_utils.__all__ if hasattr(getattr(analysis_utils, name), "cache_info")
]


def sections(name: str) -> dict[str, str]:
    """Return the sections of a docstring by their heads."""
    doc = inspect.getdoc(getattr(analysis_utils, name)) or ""
    parts = re.split(r"^(\w+)\n-{3,}$", doc, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def named(section: str) -> list[str]:
    """Return the names that a section describes: ``a, b : int`` names two."""
    heads = [line.split(" : ")[0] for line in section.splitlines() if re.match(r"[\w*]", line)]
    return [name.strip().lstrip("*") for head in heads for name in head.split(",")]


@pytest.mark.parametrize("name", [*FUNCTIONS, *CACHED])
def test_parameters_are_told_as_they_are_named(name: str) -> None:
    function: Any = getattr(analysis_utils, name)
    assert named(sections(name).get("Parameters", "")) == list(
        inspect.signature(function).parameters
    )


@pytest.mark.parametrize("name", [*FUNCTIONS, *CACHED])
def test_what_comes_back_is_told(name: str) -> None:
    found = sections(name)
    returned = inspect.signature(getattr(analysis_utils, name)).return_annotation
    assert returned in (None, "None") or found.get("Returns", found.get("Yields", "")).strip()


@pytest.mark.parametrize("name", [n for n in FUNCTIONS if n.startswith(("tabulate_", "measure_"))])
def test_tables_say_what_no_input_gives(name: str) -> None:
    assert re.search(r"(?i)\bno\s+rows|\bNA\b|\bempty\b|\bn is 0", sections(name)["Returns"])
