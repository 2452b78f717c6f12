"""Tables as display payloads carry them: labelled columns, cells that JSON has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis_utils.charts.labels import plain
from analysis_utils.charts.terms import COLUMN_LABELS, VALUE_LABELS


def table_payload(data: pd.DataFrame, columns: Sequence[str] | None) -> dict[str, Any]:
    """Return columns and rows of a table as a payload carries them."""
    if columns is None:
        columns = [c for c in data.columns if c != "doc_id" and not data[c].isna().all()]
    chosen = data[list(columns)].copy()
    for name in VALUE_LABELS.keys() & set(chosen.columns):
        chosen[name] = chosen[name].replace(VALUE_LABELS[name])
    cells = [_column(chosen[name]) for name in chosen.columns]
    numeric = [pd.api.types.is_numeric_dtype(dtype) for dtype in chosen.dtypes]
    return {
        "columns": [
            {
                "name": plain(name),
                "label": COLUMN_LABELS.get(name, plain(name).replace("_", " ")),
                "align": "right" if number else "left",
            }
            for name, number in zip(chosen.columns, numeric, strict=True)
        ],
        "rows": [list(row) for row in zip(*cells, strict=True)],
    }


def _column(values: pd.Series) -> list[str | int | float | bool | None]:
    """Return the values of one column; whole numbers throughout are counts, not decimals."""
    cells = [_cell(value) for value in values]
    numbers = [cell for cell in cells if isinstance(cell, float)]
    if all(number.is_integer() for number in numbers):
        return [int(cell) if isinstance(cell, float) else cell for cell in cells]
    return cells


def _cell(value: Any) -> str | int | float | bool | None:
    """Return one value as JSON has it; NA as None."""
    if pd.isna(value):
        return None
    if isinstance(value, str):
        return plain(value).strip()
    value = value.item() if hasattr(value, "item") else value
    return value if isinstance(value, bool | int | float) else plain(value)
