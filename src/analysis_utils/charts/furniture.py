"""What all charts share around their marks: names beside rows, ticks, keys, "no data"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter, MaxNLocator, NullLocator
from matplotlib.transforms import ScaledTranslation

from analysis_utils.charts import theme
from analysis_utils.charts.inks import ink
from analysis_utils.charts.labels import count, percent, signed
from analysis_utils.charts.layout import Layout, label_margin
from analysis_utils.charts.theme import SMALL, TEXT, Look
from analysis_utils.imports import import_seaborn

sns = import_seaborn()

DOT = 5.0
"""Width of a dot, in points."""
TICK_FORMATS: dict[str, Callable[[float], str]] = {"n": count, "prop": percent, "score": signed}


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What a chart calls its axes and its groups, and what it measures.

    ``unit`` is ``n`` (a count), ``prop`` (a share from 0 to 1) or ``score`` (from −1 to 1).
    """

    x: str
    y: str
    groups: str = "rows"
    unit: str = "n"


def write_beside(
    ax: Axes,
    texts: Sequence[str],
    heights: Sequence[float],
    *,
    side: Literal["left", "right"],
    size: float = TEXT,
) -> None:
    """Write a text at each height, outside the plot."""
    at, shift, ha = (0, -7, "right") if side == "left" else (1, 6, "left")
    away = ScaledTranslation(shift / 72, 0, ax.figure.dpi_scale_trans)
    place = ax.get_yaxis_transform() + away
    va = "center" if side == "left" else "center_baseline"
    for text, height in zip(texts, heights, strict=True):
        ax.text(at, height, text, transform=place, ha=ha, va=va, fontsize=size, parse_math=False)


def name_groups(ax: Axes, layout: Layout) -> None:
    """Write the names of groups beside the axis, each at the middle of its rows."""
    middles = [sum(rows) / len(rows) for rows in layout.places]
    write_beside(ax, layout.labels, middles, side="left")


def name_rows(ax: Axes, layout: Layout, names: Sequence[str]) -> None:
    """Write the names of rows beside the axis, and those of groups as headings over them."""
    write_beside(ax, names, layout.middles, side="left", size=layout.size + 1)
    for label, rows in zip(layout.labels, layout.places, strict=True):
        write_heading(ax, label, rows[0] - layout.lane / 2)


def write_heading(ax: Axes, label: str, top: float) -> None:
    """Write the name of a group over its first row, which begins at ``top``."""
    ax.annotate(
        label,
        (0, top),
        xycoords=("axes fraction", "data"),
        xytext=(3, 4),
        textcoords="offset points",
        fontweight="bold",
        fontsize=SMALL,
        parse_math=False,
    )


def finish(ax: Axes, names: Names, *, height: float, grid: bool = True) -> None:
    """Give the axes their names, a quiet grid and the frame that all our charts share."""
    ax.set_ylim(height, 0)
    ax.set_xlabel(names.x, loc="left", labelpad=3, parse_math=False)
    ax.set_ylabel(names.y, rotation=0, ha="right", va="bottom", parse_math=False)
    ax.yaxis.set_label_coords(0, 1.0)
    ax.yaxis.labelpad = 7
    ax.yaxis.set_major_locator(NullLocator())
    if grid:
        ax.grid(axis="x")
    sns.despine(ax=ax, left=False, bottom=True)


def mark_ticks(ax: Axes, last: float, unit: str, *, first: float = 0, n: int = 6) -> None:
    """Mark the axis below from ``first`` to ``last`` at about ``n`` round figures."""
    ax.set_xticks(find_ticks(first, last, unit, n))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda x, _: TICK_FORMATS[unit](x)))


def find_ticks(first: float, last: float, unit: str, n: int) -> list[float]:
    """Return about ``n`` round figures from ``first`` to ``last``."""
    steps = [1, 2, 5, 10] if unit == "n" else [1, 2, 2.5, 5, 10]
    ticks = MaxNLocator(n, steps=steps, integer=unit == "n").tick_values(first, last)
    spill = (last - first) / 1000
    return [float(tick) for tick in ticks if first - spill <= tick <= last + spill]


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


def with_hidden(names: Names, n_hidden: int) -> Names:
    """Return the names with a line under the axis that tells how many groups the table keeps."""
    if n_hidden <= 0:
        return names
    return replace(names, x=f"{names.x}\n{count(n_hidden)} more {names.groups} in the table")


def bottom_margin(names: Names) -> float:
    """Return the margin in points that ticks and the name of the axis below need."""
    return 24 + 10 * (names.x.count("\n") + 1)
