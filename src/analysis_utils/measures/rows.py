"""From rows to a validated measures table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis_utils.measures.intervals import Interval
from analysis_utils.schemas import measures_schema
from analysis_utils.tables import to_table


def measures_table(rows: Sequence[Mapping[str, Any]], *groups: str) -> pd.DataFrame:
    """Return rows as a measures table with these grouping columns (see `measures_schema`)."""
    return to_table([dict(row) for row in rows], measures_schema(*groups))


def told(interval: Interval) -> dict[str, float]:
    """Return a figure with its interval as the columns of a measures table name them."""
    return {"estimate": interval.estimate, "ci_low": interval.low, "ci_high": interval.high}
