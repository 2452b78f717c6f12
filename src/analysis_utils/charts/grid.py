"""Grids: a square per row and column, its area the amount."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from math import ceil, sqrt

import pandas as pd
from matplotlib.axes import Axes

from analysis_utils.charts import theme
from analysis_utils.charts.furniture import (
    Names,
    bottom_margin,
    finish,
    say_no_data,
    with_hidden,
    write_beside,
)
from analysis_utils.charts.inks import ink
from analysis_utils.charts.labels import count, one_line, squeeze
from analysis_utils.charts.layout import axes_width, figures, grouped, label_margin
from analysis_utils.charts.narrow import also_narrow
from analysis_utils.charts.narrow_charts import write_grid
from analysis_utils.charts.theme import PLAIN_LOOK, SMALL, text_width

LANE = 16.0
"""Height of a row, in points."""
_MAX_TICKS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """The amounts of one row, column by column, and what is printed after them."""

    label: str
    amounts: tuple[float, ...]
    text: str


def monthly_rows(data: pd.DataFrame, measure: str, by: str) -> tuple[list[GridRow], list[str]]:
    """Return a measure by ``by`` and ``month`` as rows of a grid, and the months in order."""
    found = grouped(figures(data, measure, by, "month"), by)
    months = sorted({one_line(row["month"]) for own in found.values() for row in own})
    rows = []
    for name, own in found.items():
        amounts = {one_line(row["month"]): row["estimate"] for row in own}
        rows.append(
            GridRow(
                label=one_line(name) or "not known",
                amounts=tuple(amounts.get(month, 0) for month in months),
                text=f"n = {count(sum(amounts.values()))}",
            )
        )
    return rows, months


def draw_grid(
    rows: Sequence[GridRow], columns: Sequence[str], *, ax: Axes | None, names: Names, limit: int
) -> Axes:
    """Draw rows of squares on ``ax``, or on axes of their own; nought is no square.

    Of more rows than ``limit``, the first are drawn; how many are left out is said.
    """
    if not rows:
        return say_no_data(ax, names)
    names = with_hidden(names, len(rows) - limit)
    rows = rows[:limit]
    labels = [squeeze(row.label) for row in rows]
    whole = LANE * len(rows)
    own = ax is None
    if ax is None:
        left = label_margin([*labels, names.y])
        right = max(text_width(row.text, SMALL) for row in rows) + 16
        ax = theme.new_axes(whole, left=left, right=right, top=18, bottom=bottom_margin(names))
    ax.set_xlim(-0.5, len(columns) - 0.5)
    middles = [LANE * (i + 0.5) for i in range(len(rows))]
    ax.hlines(middles, *ax.get_xlim(), color=ink("track"), linewidth=1, zorder=0.5)
    write_beside(ax, labels, middles, side="left")
    write_beside(ax, [row.text for row in rows], middles, side="right", size=SMALL)
    finish(ax, names, height=whole, grid=False)
    _draw_squares(ax, rows, middles)
    step = ceil(len(columns) / _MAX_TICKS)
    ax.set_xticks(range(0, len(columns), step), columns[::step])
    also_narrow(own, ax, partial(write_grid, rows=rows, columns=columns, names=names))
    return ax


def _draw_squares(ax: Axes, rows: Sequence[GridRow], middles: Sequence[float]) -> None:
    """Draw all squares, the largest as wide as its row and column allow."""
    most = max(max(row.amounts, default=0) for row in rows)
    room = min(LANE - 4, axes_width(ax) / max(len(rows[0].amounts), 1))
    placed = [
        (x, y, room * sqrt(amount / most))
        for row, y in zip(rows, middles, strict=True)
        for x, amount in enumerate(row.amounts)
        if amount
    ]
    if placed:
        xs, ys, sides = zip(*placed, strict=True)
        areas = [side**2 for side in sides]
        look = PLAIN_LOOK
        ax.scatter(xs, ys, s=areas, marker="s", facecolor=look.fill, linewidth=0, zorder=2)
