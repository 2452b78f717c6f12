"""Small invented tables in the shapes that the charts take."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import pytest

HOSTILE = '$x_1$ <script>alert("1")</script> & _a_\n{{b}} #set \x00 שלום'
LONG = "The Permanent Commission of Harbours, Canals and Inland Roads"


def make_measures(
    measure: str, groups: Sequence[str], rows: Sequence[Sequence[Any]]
) -> pd.DataFrame:
    """Rows of group values, estimate, n, and perhaps both ends of the interval."""
    n_groups = len(groups)
    table = pd.DataFrame(
        {
            "measure": [measure] * len(rows),
            **{name: [row[i] for row in rows] for i, name in enumerate(groups)},
            "estimate": [row[n_groups] for row in rows],
            "ci_low": [row[n_groups + 2] if len(row) > n_groups + 2 else None for row in rows],
            "ci_high": [row[n_groups + 3] if len(row) > n_groups + 2 else None for row in rows],
            "n": [row[n_groups + 1] for row in rows],
        }
    )
    texts = dict.fromkeys(["measure", *groups], "string")
    numbers = dict.fromkeys(["estimate", "ci_low", "ci_high"], "Float64")
    return table.astype({**texts, **numbers, "n": "Int64"})


def make_table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> pd.DataFrame:
    """Rows under columns, with the dtypes that our schemas give these names."""
    dtypes = {"n_words": "Int64", "start": "Int64", "end": "Int64", "score": "Float64"}
    found = {name: dtypes.get(name, "string") for name in columns}
    table = pd.DataFrame([list(row) for row in rows], columns=list(columns), dtype="object")
    return table.astype(found)


@pytest.fixture
def measures() -> Callable[..., pd.DataFrame]:
    return make_measures


@pytest.fixture
def table() -> Callable[..., pd.DataFrame]:
    return make_table
