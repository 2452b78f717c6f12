"""Where things stand in a chart: rows under their groups, dots beside each other, room for text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter, MaxNLocator

from analysis_utils.charts import theme
from analysis_utils.charts.labels import LABEL_CELLS, count, percent, signed, wrap
from analysis_utils.charts.theme import LINE, SMALL, TEXT, Look, ink, text_width

LANE = 15.0
GAP = 7.0
"""Height of one row and the space between two groups, in points."""
ROOM = theme.MAX_HEIGHT * 72 - 60
"""Tallest plot area that fits a page, in points."""
DOT = 5.0
"""Width of a dot, in points."""

TICK_FORMATS: dict[str, Callable[[float], str]] = {"n": count, "prop": percent, "score": signed}
NOT_NAMED = "speaker not named"

Record = Mapping[str, Any]
RowT = TypeVar("RowT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What a chart calls its axes and its groups, and what it measures.

    ``unit`` is ``n`` (a count), ``prop`` (a share from 0 to 1) or ``score`` (from −1 to 1).
    """

    x: str
    y: str
    groups: str = "rows"
    unit: str = "n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Generic[RowT]):
    """Rows of a chart under one name."""

    label: str
    rows: tuple[RowT, ...]


def records(data: pd.DataFrame, measure: str | None = None) -> list[dict[str, Any]]:
    """Return the rows of a table (those of one measure) as dicts, with None for NA."""
    chosen = data if measure is None or data.empty else data[data["measure"] == measure]
    return [
        {str(key): None if pd.isna(value) else value for key, value in row.items()}
        for row in chosen.to_dict("records")
    ]


def scored(data: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows that have a ``score``."""
    return [row for row in records(data) if row["score"] is not None]


def totals(rows: Sequence[Record], by: str) -> list[tuple[Any, list[Record]]]:
    """Return the rows with something in them by group, the largest group first."""
    found: dict[Any, list[Record]] = {}
    for row in rows:
        if row["estimate"]:
            found.setdefault(row[by], []).append(row)
    return sorted(found.items(), key=lambda item: -sum(row["estimate"] for row in item[1]))


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
        labels = tuple(wrap(name, 60 if head else LABEL_CELLS, lines) for name in names)
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


def name_groups(ax: Axes, layout: Layout) -> None:
    """Write the names of groups beside the axis, each at the middle of its rows."""
    middles = [sum(rows) / len(rows) for rows in layout.places]
    ax.set_yticks(middles, list(layout.labels), parse_math=False)


def name_rows(ax: Axes, layout: Layout, names: Sequence[str]) -> None:
    """Write the names of rows beside the axis, and those of groups as headings over them."""
    ax.set_yticks(layout.middles, list(names), parse_math=False, fontsize=layout.size + 1)
    for label, rows in zip(layout.labels, layout.places, strict=True):
        ax.annotate(
            label,
            (0, rows[0] - layout.lane / 2),
            xycoords=("axes fraction", "data"),
            xytext=(3, 4),
            textcoords="offset points",
            fontweight="bold",
            fontsize=SMALL,
            parse_math=False,
        )


def say_beside(ax: Axes, layout: Layout, texts: Sequence[str]) -> None:
    """Print a text after each row, outside the plot."""
    for text, middle in zip(texts, layout.middles, strict=True):
        ax.annotate(
            text,
            (1, middle),
            xycoords=("axes fraction", "data"),
            xytext=(6, 0),
            textcoords="offset points",
            va="center_baseline",
            fontsize=layout.size,
            parse_math=False,
        )


def finish(ax: Axes, names: Names, *, height: float, grid: bool = True) -> None:
    """Give the axes their names, a quiet grid and the frame that all our charts share."""
    ax.set_ylim(height, 0)
    ax.set_xlabel(names.x, loc="left", labelpad=3, parse_math=False)
    ax.set_ylabel(names.y, rotation=0, ha="right", va="bottom", parse_math=False)
    ax.yaxis.set_label_coords(0, 1.0)
    ax.yaxis.labelpad = 7
    ax.grid(visible=grid, axis="x")
    ax.grid(visible=False, axis="y")
    sns.despine(ax=ax, left=False, bottom=True)


def mark_ticks(ax: Axes, last: float, unit: str, *, first: float = 0, n: int = 6) -> None:
    """Mark the axis below from ``first`` to ``last`` at about ``n`` round figures."""
    steps = [1, 2, 5, 10] if unit == "n" else [1, 2, 2.5, 5, 10]
    ticks = MaxNLocator(n, steps=steps, integer=unit == "n").tick_values(first, last)
    spill = (last - first) / 1000
    ax.set_xticks([tick for tick in ticks if first - spill <= tick <= last + spill])
    ax.xaxis.set_major_formatter(FuncFormatter(lambda x, _: TICK_FORMATS[unit](x)))


def add_key(ax: Axes, looks: Iterable[Look], *, dots: bool = False) -> None:
    """Write above the plot what its fills (or its dots) stand for."""
    chosen = sorted(set(looks), key=theme.rank)
    handles: list[Any] = [
        Line2D(
            [],
            [],
            linestyle="",
            marker=k.marker,
            markersize=DOT,
            markerfacecolor=k.fill,
            markeredgecolor=k.edge,
            label=k.label,
        )
        if dots
        else Patch(facecolor=k.fill, edgecolor=k.edge, hatch=k.hatch, linewidth=0.8, label=k.label)
        for k in chosen
    ]
    ax.legend(
        handles=handles,
        loc="lower left",
        bbox_to_anchor=(0, 1),
        ncols=max(len(handles), 1),
        borderaxespad=0.2,
        columnspacing=1.4,
        handlelength=1.0 if dots else 1.6,
        handletextpad=0.5,
    )


def say_no_data(ax: Axes | None, names: Names) -> Axes:
    """Return labelled axes that say that there is nothing to draw."""
    if ax is None:
        ax = theme.new_axes(48, left=label_margin([names.y], SMALL), top=18)
    finish(ax, names, height=1.0, grid=False)
    ax.set_xticks([])
    ax.set_yticks([])
    ax.text(
        0.5, 0.5, "no data", transform=ax.transAxes, ha="center", va="center", color=ink("muted")
    )
    return ax


def say_more(ax: Axes, n_hidden: int, what: str) -> None:
    """Say under the plot how many groups it leaves to the table."""
    if n_hidden > 0:
        ax.text(
            1,
            -3 / (ax.get_window_extent().height or 1) * ax.figure.dpi / 72,
            f"{count(n_hidden)} more {what} in the table",
            transform=ax.transAxes,
            ha="right",
            va="top",
            fontsize=SMALL,
            color=ink("muted"),
        )


def sentence_number(sentence_id: str) -> int:
    """Return the number of a sentence from its id (``S12`` is 12)."""
    return int(sentence_id.removeprefix("S"))
