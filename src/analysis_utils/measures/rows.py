"""From rows to a validated measures table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis_utils.schemas import measures_schema
from analysis_utils.tables import to_table


def measures_table(rows: Sequence[Mapping[str, Any]], *groups: str) -> pd.DataFrame:
    """Return rows as a measures table with these grouping columns (see `measures_schema`)."""
    return to_table([dict(row) for row in rows], measures_schema(*groups))
