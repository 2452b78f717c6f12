"""Grouped horizontal bars: the one way in which our charts draw amounts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from matplotlib.axes import Axes

from analysis_utils.charts import theme
from analysis_utils.charts.furniture import (
    Names,
    add_key,
    bottom_margin,
    finish,
    mark_ticks,
    name_groups,
    name_rows,
    say_no_data,
    with_hidden,
)
from analysis_utils.charts.inks import ink
from analysis_utils.charts.labels import one_line, squeeze
from analysis_utils.charts.layout import (
    LANE,
    LINE_CELLS,
    Group,
    Layout,
    Record,
    axes_width,
    grouped,
    label_margin,
    lay_out,
    upper_limit,
)
from analysis_utils.charts.narrow import also_narrow
from analysis_utils.charts.narrow_charts import write_bars
from analysis_utils.charts.theme import Look, text_width

HEAD = 13.0
"""Height of a heading over its rows, in points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of bars: pieces laid end to end, an interval, and what is printed after them.

    Where rows have a ``name``, it stands beside the axis, and that of their group over them.
    """

    pieces: tuple[tuple[float, Look], ...]
    text: str
    name: str = ""
    low: float | None = None
    high: float | None = None

    @property
    def end(self) -> float:
        """Where the last mark of the row ends, in units of the axis."""
        return max(sum(value for value, _ in self.pieces), self.high or 0.0)


def group_rows(
    rows: Sequence[Record],
    by: str,
    make: Callable[[list[Record]], Iterable[Row]],
    *,
    unknown: str = "not known",
    rank: bool = True,
) -> list[Group[Row]]:
    """Return rows of a table as groups of bars, the largest first unless ``rank`` is false."""
    found = list(grouped(rows, by).items())
    if rank:
        found.sort(key=lambda pair: -sum(row["estimate"] for row in pair[1]))
    return [
        Group(label=one_line(name or unknown), rows=tuple(make(members))) for name, members in found
    ]


def one_bar_each(
    key: str, looks: Mapping[str, Look], text: Callable[[Record, Look], str]
) -> Callable[[list[Record]], list[Row]]:
    """Return how to make one row of each record, in the order of ``looks`` by its ``key``."""
    order = list(looks)

    def make(members: list[Record]) -> list[Row]:
        members = sorted(members, key=lambda m: order.index(m[key]) if m[key] in order else 99)
        return [
            Row(
                pieces=((member["estimate"], look),),
                text=text(member, look),
                low=member["ci_low"],
                high=member["ci_high"],
            )
            for member in members
            for look in [looks.get(member[key], theme.UNKNOWN_LOOK)]
        ]

    return make


def one_stack(
    key: str, looks: Mapping[str, Look], text: Callable[[list[Record]], str]
) -> Callable[[list[Record]], list[Row]]:
    """Return how to make one row of a whole group, its pieces in the order of ``looks``."""
    single = one_bar_each(key, looks, lambda record, look: "")

    def make(members: list[Record]) -> list[Row]:
        pieces = tuple(piece for row in single(members) for piece in row.pieces)
        return [Row(pieces=pieces, text=text(members))]

    return make


def draw_bars(
    groups: Sequence[Group[Row]],
    *,
    ax: Axes | None,
    names: Names,
    key: bool = False,
    limit: int = 25,
) -> Axes:
    """Draw groups of bars on ``ax``, or on axes of their own.

    Parameters
    ----------
    groups : sequence of Group
        In the order in which they are drawn, from the top.
    key : bool
        Write above the plot what the fills stand for.
    limit : int
        Groups drawn at most; under the plot it is said how many more the table has.
    """
    if not groups:
        return say_no_data(ax, names)
    shown = groups[:limit]
    names = with_hidden(names, len(groups) - len(shown))
    rows = [row for group in shown for row in group.rows]
    row_names = [squeeze(row.name, LINE_CELLS) for row in rows if row.name]
    layout = lay_out(
        [group.label for group in shown],
        [len(group.rows) for group in shown],
        lane=LANE,
        head=HEAD if row_names else 0,
    )
    own = ax is None
    if ax is None:
        beside = row_names or layout.labels
        left = label_margin([*beside, names.y])
        ax = theme.new_axes(layout.height, left=left, top=22, bottom=bottom_margin(names))
    wide = axes_width(ax)
    end = upper_limit([(row.end, text_width(row.text, layout.size)) for row in rows], wide)
    ax.set_xlim(0, end)
    _draw_pieces(ax, rows, layout)
    _draw_ends(ax, rows, layout, end / wide)
    if row_names:
        name_rows(ax, layout, row_names)
    else:
        name_groups(ax, layout)
    finish(ax, names, height=layout.height)
    mark_ticks(ax, max(row.end for row in rows), names.unit, n=5)
    if key:
        add_key(ax, [look for row in rows for _, look in row.pieces])
    also_narrow(own, ax, partial(write_bars, groups=shown, names=names, key=key))
    return ax


def _draw_pieces(ax: Axes, rows: Sequence[Row], layout: Layout) -> None:
    """Draw the bars, those of one look together."""
    pieces = []
    for row, middle in zip(rows, layout.middles, strict=True):
        left = 0.0
        for value, look in row.pieces:
            pieces.append((look, middle, left, value))
            left += value
    seams = [(middle, left) for _, middle, left, _ in pieces if left]
    pieces.sort(key=lambda piece: piece[0].label)
    for look, found in groupby(pieces, key=lambda piece: piece[0]):
        _, ys, lefts, values = zip(*found, strict=True)
        ax.barh(
            ys,
            values,
            left=lefts,
            height=0.76 * layout.lane,
            facecolor=look.fill,
            edgecolor=look.edge,
            hatch=look.hatch,
            linewidth=0.8,
            label=look.label,
        )
    half = 0.38 * layout.lane
    ax.vlines(
        [left for _, left in seams],
        [middle - half for middle, _ in seams],
        [middle + half for middle, _ in seams],
        color=ink("surface"),
        linewidth=1.4,
        zorder=1.5,
    )


def _draw_ends(ax: Axes, rows: Sequence[Row], layout: Layout, unit_per_point: float) -> None:
    """Draw the intervals, and print what each row says after its last mark."""
    known = [
        (middle, row.low, row.high)
        for row, middle in zip(rows, layout.middles, strict=True)
        if row.low is not None and row.high is not None
    ]
    if known:
        ys, lows, highs = zip(*known, strict=True)
        ax.hlines(ys, lows, highs, color=ink("surface"), linewidth=3.2, zorder=3)
        ax.hlines(ys, lows, highs, color=ink("ink"), linewidth=1.4, zorder=3.1)
    for row, middle in zip(rows, layout.middles, strict=True):
        ax.text(
            row.end + 5 * unit_per_point,
            middle,
            row.text,
            va="center_baseline",
            fontsize=layout.size,
            parse_math=False,
        )
