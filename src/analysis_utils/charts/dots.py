"""Dots in lanes: one dot a sentence or a quotation, a mean with its interval where n allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from matplotlib.axes import Axes

from analysis_utils.charts import theme
from analysis_utils.charts.furniture import (
    DOT,
    Names,
    add_key,
    bottom_margin,
    finish,
    mark_ticks,
    name_groups,
    say_no_data,
    with_hidden,
    write_beside,
)
from analysis_utils.charts.inks import ink
from analysis_utils.charts.layout import Group, Layout, axes_width, label_margin, lay_out, spread
from analysis_utils.charts.narrow import also_narrow
from analysis_utils.charts.narrow_charts import write_lanes
from analysis_utils.charts.theme import SMALL, Look, rank, text_width
from analysis_utils.imports import import_seaborn

sns = import_seaborn()

LANE = 14.5
"""Height of a lane, in points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One unit at its value, and the sentence that it leads back to."""

    x: float
    look: Look
    sentence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """Dots on one line, what is printed beside them, and their mean where n allows one."""

    dots: tuple[Dot, ...]
    text: str
    mean: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A mean that all lanes are held against, with its interval."""

    mean: float
    low: float
    high: float


def draw_lanes(
    groups: Sequence[Group[Lane]],
    *,
    ax: Axes | None,
    names: Names,
    reference: Reference | None = None,
    limit: int = 25,
) -> Axes:
    """Draw groups of lanes on ``ax``, or on axes of their own.

    Parameters
    ----------
    groups : sequence of Group of Lane
        In the order in which they are drawn, from the top.
    reference : Reference, optional
        Drawn as a dashed line on a band, through all lanes.
    limit : int
        Groups drawn at most; under the plot it is said how many more the table has.
    """
    if not groups:
        return say_no_data(ax, names)
    shown = groups[:limit]
    names = with_hidden(names, len(groups) - len(shown))
    lanes = [lane for group in shown for lane in group.rows]
    layout = lay_out(
        [group.label for group in shown], [len(group.rows) for group in shown], lane=LANE
    )
    own = ax is None
    if ax is None:
        left = label_margin([*layout.labels, names.y])
        right = max(text_width(lane.text, SMALL) for lane in lanes) + 16
        bottom = bottom_margin(names)
        ax = theme.new_axes(layout.height, left=left, right=right, top=24, bottom=bottom)
    last = max(1.0, *(dot.x for lane in lanes for dot in lane.dots))
    ax.set_xlim((-1.05, 1.05) if names.unit == "score" else (0, 1.04 * last))
    ax.hlines(layout.middles, *ax.get_xlim(), color=ink("track"), linewidth=1, zorder=0.5)
    name_groups(ax, layout)
    finish(ax, names, height=layout.height)
    _draw_means(ax, lanes, layout)
    _draw_dots(ax, lanes, layout)
    texts = [lane.text for lane in lanes]
    write_beside(ax, texts, layout.middles, side="right", size=layout.size)
    if names.unit == "score":
        mark_ticks(ax, 1, names.unit, first=-1, n=4)
    else:
        mark_ticks(ax, last, names.unit)
    _draw_lines(ax, names, reference)
    add_key(ax, [dot.look for lane in lanes for dot in lane.dots], dots=True)
    draw = partial(write_lanes, groups=shown, names=names, reference=reference)
    also_narrow(own, ax, draw)
    return ax


def _draw_lines(ax: Axes, names: Names, reference: Reference | None) -> None:
    """Draw the line at nought of a scale that has both signs, and the reference."""
    if names.unit == "score":
        ax.axvline(0, color=ink("muted"), linewidth=0.8, zorder=1)
    if reference is not None:
        ax.axvspan(reference.low, reference.high, color=ink("muted"), alpha=0.12, zorder=0)
        dashed = (0, (4, 2))
        ax.axvline(reference.mean, color=ink("ink"), linewidth=0.9, linestyle=dashed, zorder=1)


def draw_dots(ax: Axes, dots: Sequence[Dot], ys: Sequence[float], *, width: float = DOT) -> None:
    """Draw dots at their heights, each with its look's marker and a link to its sentence."""
    placed = list(zip(dots, ys, strict=True))
    for look in sorted({dot.look for dot in dots}, key=rank):
        own = [(dot, y) for dot, y in placed if dot.look == look]
        sns.scatterplot(
            x=[dot.x for dot, _ in own],
            y=[y for _, y in own],
            color=look.fill,
            edgecolor=look.edge,
            marker=look.marker,
            s=width**2,
            linewidth=0.18 * width,
            label=look.label,
            legend=False,
            zorder=2.5,
            clip_on=False,
            ax=ax,
        )
        ax.collections[-1].set_urls([dot.sentence for dot, _ in own])


def _draw_dots(ax: Axes, lanes: Sequence[Lane], layout: Layout) -> None:
    """Draw the dots of all lanes, those of like values beside each other."""
    low, high = ax.get_xlim()
    near = (high - low) / axes_width(ax) * (DOT + 1)
    ys = [
        y
        for lane, middle in zip(lanes, layout.middles, strict=True)
        for y in spread(
            [dot.x for dot in lane.dots],
            middle,
            layout.lane / 2 - DOT / 2,
            near=near,
            step=min(DOT, layout.lane / 4),
        )
    ]
    draw_dots(ax, [dot for lane in lanes for dot in lane.dots], ys)


def _draw_means(ax: Axes, lanes: Sequence[Lane], layout: Layout) -> None:
    """Draw each lane's mean as an upright stroke on a band from end to end of its interval."""
    height = 0.84 * layout.lane
    placed = list(zip(lanes, layout.middles, strict=True))
    bands = [
        (y, lane.low, lane.high)
        for lane, y in placed
        if lane.low is not None and lane.high is not None
    ]
    means = [(lane.mean, y) for lane, y in placed if lane.mean is not None]
    if bands:
        ys, lows, highs = zip(*bands, strict=True)
        widths = [high - low for low, high in zip(lows, highs, strict=True)]
        ax.barh(ys, widths, left=lows, height=height, color=ink("rule"), zorder=0.8)
    if means:
        xs, ys = zip(*means, strict=True)
        below, above = [y - height / 2 for y in ys], [y + height / 2 for y in ys]
        ax.vlines(xs, below, above, color=ink("ink"), linewidth=1.6, zorder=2)
