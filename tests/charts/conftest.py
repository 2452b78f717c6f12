"""Small invented tables in the shapes that the charts take."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import pytest


def make_measures(
    measure: str, groups: Sequence[str], rows: Sequence[Sequence[Any]]
) -> pd.DataFrame:
    """Rows of group values, estimate, n, and perhaps both ends of the interval."""
    k = len(groups)
    filled = [[*row, None, None][: k + 4] for row in rows]
    table = pd.DataFrame(
        [[measure, *row[: k + 1], row[k + 2], row[k + 3], row[k + 1]] for row in filled],
        columns=["measure", *groups, "estimate", "ci_low", "ci_high", "n"],
        dtype="object",
    )
    texts = dict.fromkeys(["measure", *groups], "string")
    numbers = dict.fromkeys(["estimate", "ci_low", "ci_high"], "Float64")
    return table.astype({**texts, **numbers, "n": "Int64"})


def make_table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> pd.DataFrame:
    """Rows under columns, with the dtypes that our schemas give these names."""
    known = {"score": "Float64", "speech": "boolean"}
    counts = ("n_words", "start", "end", "source_start", "source_end", "cue_start", "cue_end")
    known |= dict.fromkeys(counts, "Int64")
    table = pd.DataFrame([list(row) for row in rows], columns=list(columns), dtype="object")
    return table.astype({name: known.get(name, "string") for name in columns})


@pytest.fixture
def measures() -> Callable[..., pd.DataFrame]:
    return make_measures


@pytest.fixture
def table() -> Callable[..., pd.DataFrame]:
    return make_table
