"""Strips: what stands where between the article's first word or sentence and its last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis_utils.charts import theme
from analysis_utils.charts.furniture import (
    Names,
    bottom_margin,
    finish,
    mark_ticks,
    say_no_data,
    with_hidden,
    write_beside,
    write_heading,
)
from analysis_utils.charts.inks import ink
from analysis_utils.charts.layout import axes_width, label_margin
from analysis_utils.charts.narrow import also_narrow
from analysis_utils.charts.narrow_charts import write_strips
from analysis_utils.charts.theme import SMALL, Look, text_width

GAP = 4.0
HEAD = 15.0
"""Space between two strips, and height of a heading over a group of them, in points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of the strip, and the sentence that it leads back to."""

    start: float
    end: float
    sentence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The stretches of one category, what is printed after them, and its height in points.

    Strips of one ``group`` stand together under its name.
    """

    label: str
    look: Look
    stretches: tuple[Stretch, ...]
    text: str
    height: float = 16
    group: str = ""


def draw_strips(
    strips: Sequence[Strip],
    *,
    ax: Axes | None,
    span: tuple[float, float],
    names: Names,
    limit: int = 25,
) -> Axes:
    """Draw one strip under another on ``ax``, or on axes of their own.

    Parameters
    ----------
    strips : sequence of Strip
        In the order in which they are drawn, from the top.
    span : (float, float)
        Where the article begins and ends.
    limit : int
        Strips drawn at most; under the plot it is said how many more the table has.
    """
    if not strips:
        return say_no_data(ax, names)
    shown = strips[:limit]
    names = with_hidden(names, len(strips) - len(shown))
    heads = {first: HEAD for first, strip in enumerate(shown) if _begins(shown, first)}
    whole = sum(strip.height + GAP for strip in shown) + GAP + sum(heads.values())
    own = ax is None
    if ax is None:
        labels = [strip.label for strip in shown]
        right = max(text_width(strip.text, SMALL) for strip in shown) + 16
        left, bottom = label_margin([*labels, names.y]), bottom_margin(names)
        ax = theme.new_axes(whole, left=left, right=right, top=16, bottom=bottom)
    ax.set_xlim(*span)
    top, middles = GAP, []
    for place, strip in enumerate(shown):
        top += heads.get(place, 0.0)
        if place in heads:
            write_heading(ax, strip.group, top)
        middles.append(top + strip.height / 2)
        _draw_strip(ax, strip, top, span)
        top += strip.height + GAP
    write_beside(ax, [strip.label for strip in shown], middles, side="left")
    write_beside(ax, [strip.text for strip in shown], middles, side="right", size=SMALL)
    finish(ax, names, height=whole, grid=False)
    ax.spines["left"].set_visible(False)
    mark_ticks(ax, span[1], "n", first=span[0], n=8)
    also_narrow(own, ax, partial(write_strips, strips=shown, names=names, span=span))
    return ax


def _begins(strips: Sequence[Strip], place: int) -> bool:
    """Tell whether a group begins at this strip."""
    return bool(strips[place].group) and (
        place == 0 or strips[place - 1].group != strips[place].group
    )


def _draw_strip(ax: Axes, strip: Strip, top: float, span: tuple[float, float]) -> None:
    """Draw the bed of one strip and the stretches on it."""
    bed = Rectangle((span[0], top), span[1] - span[0], strip.height)
    bed.set(facecolor=ink("track"), linewidth=0, clip_on=False)
    ax.add_patch(bed)
    gap = 0.5 * (span[1] - span[0]) / axes_width(ax)
    drawn = ax.broken_barh(
        [(s.start, s.end - s.start - min(gap, (s.end - s.start) / 4)) for s in strip.stretches],
        (top, strip.height),
        facecolor=strip.look.fill,
        edgecolor=strip.look.edge,
        hatch=strip.look.hatch,
        linewidth=0,
        label=strip.label,
        clip_on=False,
    )
    drawn.set_urls([s.sentence for s in strip.stretches])
