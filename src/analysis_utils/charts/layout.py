"""Where things stand in a chart: rows under their groups, dots beside each other, room for text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import pandas as pd
from matplotlib.axes import Axes

from analysis_utils.charts import theme
from analysis_utils.charts.labels import LABEL_CELLS, wrap
from analysis_utils.charts.theme import LINE, SMALL, TEXT, text_width
from analysis_utils.errors import InputError, SchemaError

LANE = 12.0
GAP = 5.0
"""Height of one row and the space between two groups, in points."""
LINE_CELLS = 50
"""Widest heading, and widest label where there is room for one line only, in cells."""
ROOM = theme.MAX_HEIGHT * 72 - 60
"""Tallest plot area that fits a page, in points."""


Record = Mapping[str, Any]
RowT = TypeVar("RowT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Generic[RowT]):
    """Rows of a chart under one name."""

    label: str
    rows: tuple[RowT, ...]


def records(
    data: pd.DataFrame, *needed: str, also: tuple[str, ...] = ("sentence_id",)
) -> list[dict[str, Any]]:
    """Return the rows of a table as dicts of some columns, with None for NA.

    Columns named in ``also`` are None where the table lacks them.

    Raises
    ------
    SchemaError
        The table lacks a column that is ``needed``.
    """
    lacking = [name for name in needed if name not in data.columns]
    if lacking:
        raise SchemaError(
            f"the table of this chart lacks the column {lacking[0]!r}; "
            f"it has {', '.join(map(str, data.columns)) or 'none'}, expected {', '.join(needed)}"
        )
    names = dict.fromkeys([*needed, *also])
    columns = [
        [None if pd.isna(value) else value for value in data[name].tolist()]
        if name in data.columns
        else [None] * len(data)
        for name in names
    ]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def figures(data: pd.DataFrame, measure: str, *groups: str) -> list[dict[str, Any]]:
    """Return the rows of one measure of a measures table that have an estimate."""
    needed = ("measure", *groups, "estimate", "ci_low", "ci_high", "n")
    rows = records(data, *needed)
    return [row for row in rows if row["measure"] == measure and row["estimate"] is not None]


def check_one_text(*tables: pd.DataFrame | None) -> None:
    """Raise an `InputError` where tables for a picture of one text hold several documents."""
    found: set[str] = set()
    for table in tables:
        if table is not None and "doc_id" in table.columns:
            found.update(map(str, table["doc_id"].dropna()))
    if len(found) > 1:
        names = ", ".join(sorted(found)[:3]) + (", …" if len(found) > 3 else "")
        raise InputError(
            f"this shows one text, and the table holds {len(found)} documents "
            f"({names}); pick one: table[table['doc_id'] == …]"
        )


def scored(data: pd.DataFrame, *groups: str) -> list[dict[str, Any]]:
    """Return the rows that have a ``score``."""
    rows = records(data, "sentence_id", *groups, "voice", "score")
    return [row for row in rows if row["score"] is not None]


def totals(rows: Sequence[Record], by: str) -> list[tuple[Any, list[Record]]]:
    """Return the rows with something in them by group, the largest group first."""
    found = grouped([row for row in rows if row["estimate"]], by)
    return sorted(found.items(), key=lambda item: -sum(row["estimate"] for row in item[1]))


def grouped(rows: Iterable[Record], by: str) -> dict[Any, list[Record]]:
    """Return the rows by their value of ``by``, in the order in which the values come."""
    found: dict[Any, list[Record]] = {}
    for row in rows:
        found.setdefault(row[by], []).append(row)
    return found


def in_order(items: Iterable[Any], known: Sequence[Any]) -> list[Any]:
    """Return the distinct items: the known ones in their order, then the others as they came."""
    found = list(dict.fromkeys(items))
    return [k for k in known if k in found] + [item for item in found if item not in known]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where the rows of all groups stand, measured downwards in points."""

    labels: tuple[str, ...]
    places: tuple[tuple[float, ...], ...]
    height: float
    lane: float

    @property
    def middles(self) -> list[float]:
        """The middle of every row, from the top."""
        return [y for rows in self.places for y in rows]

    @property
    def size(self) -> float:
        """Size of the text beside a row, in points."""
        return min(SMALL, 0.95 * self.lane)


def lay_out(names: Sequence[str], n_rows: Sequence[int], *, lane: float, head: float = 0) -> Layout:
    """Return the layout of groups: as wide as fits one page.

    Parameters
    ----------
    names : sequence of str
        Names of the groups; on two lines where there is room, else cut to one.
    n_rows : sequence of int
        Rows of each group.
    lane : float
        Height of a row in points, less where the page is too short.
    head : float
        Height of a heading over each group; without one the name stands beside its rows.
    """
    for lines, share in ((2, 1.0), (1, 1.0), (1, 0.85), (1, 0.7), (1, 0.55), (1, 0.45)):
        cells = LABEL_CELLS if lines == 2 and not head else LINE_CELLS
        labels = tuple(wrap(name, cells, lines) for name in names)
        layout = _place(labels, n_rows, lane * share, head)
        if layout.height <= ROOM:
            break
    return layout


def _place(labels: tuple[str, ...], n_rows: Sequence[int], lane: float, head: float) -> Layout:
    """Return the layout of groups whose rows are as high as ``lane``."""
    places = []
    gap = GAP * lane / LANE
    top = gap / 2
    for label, n in zip(labels, n_rows, strict=True):
        height = max(n * lane, 0 if head else LINE * (label.count("\n") + 1))
        first = top + head + (height - n * lane) / 2
        places.append(tuple(first + lane * (i + 0.5) for i in range(n)))
        top += head + height + gap
    return Layout(labels=labels, places=tuple(places), height=top - gap / 2, lane=lane)


def label_margin(labels: Iterable[str], size: float = TEXT) -> float:
    """Return the margin in points that labels beside the axis need."""
    return max([text_width(label, size) for label in labels], default=0.0) + 14


def axes_width(ax: Axes) -> float:
    """Return the width of the plot area in points."""
    return float(ax.get_window_extent().width * 72 / ax.figure.dpi)


def upper_limit(ends: Iterable[tuple[float, float]], width: float) -> float:
    """Return the end of an axis from 0 at which every mark still has room for its label.

    Parameters
    ----------
    ends : iterable of (float, float)
        Where each mark ends, in units of the axis, and its label's width in points.
    width : float
        Width of the axis in points.
    """
    return max([end / max(1 - (wide + 10) / width, 0.15) for end, wide in ends], default=0.0) or 1.0


def spread(
    values: Sequence[float], middle: float, half: float, *, near: float, step: float
) -> list[float]:
    """Return a height for each dot, so that dots of like values stand beside each other.

    No chance in it: the first dot of a place stands in the middle, the next ones above and
    below it in turn, within ``half``.
    """
    seen: Counter[int] = Counter()
    heights = []
    for value in values:
        k = seen[place := round(value / near)]
        seen[place] += 1
        offset = (k + 1) // 2 * step * (1 if k % 2 else -1)
        heights.append(middle + max(-half, min(half, offset)))
    return heights


def sentence_number(sentence_id: str) -> int:
    """Return the number of a sentence from its id (``S12`` is 12)."""
    return int(sentence_id.removeprefix("S"))
