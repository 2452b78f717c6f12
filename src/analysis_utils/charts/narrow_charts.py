"""The charts of `bars`, `dots`, `strips` and `grid` for narrow screens, from the same rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis_utils.charts.inks import ink
from analysis_utils.charts.layout import spread
from analysis_utils.charts.narrow import TEXT, WIDTH, Canvas, Scale
from analysis_utils.charts.theme import PLAIN_LOOK, text_width

if TYPE_CHECKING:
    from analysis_utils.charts.bars import Row
    from analysis_utils.charts.dots import Dot, Lane, Reference
    from analysis_utils.charts.furniture import Names
    from analysis_utils.charts.grid import GridRow
    from analysis_utils.charts.layout import Group
    from analysis_utils.charts.strips import Strip

_BAR = 11.0
_LANE = 20.0
_DOT = 8.0
_TONE = 190.0


def write_bars(name: str, groups: Sequence[Group[Row]], names: Names, *, key: bool) -> str:
    """Return groups of bars: the name and the figure of each stand over it."""
    canvas = Canvas(name)
    rows = [row for group in groups for row in group.rows]
    if key:
        canvas.key(look for row in rows for _, look in row.pieces)
    last = max(row.end for row in rows)
    scale, top = Scale(0, last or 1, right=WIDTH - 1), canvas.y
    for group in groups:
        apart = len(group.rows) > 1 or bool(group.rows[0].name)
        if apart:
            canvas.heading(group.label)
        for row in group.rows:
            canvas.y += 0 if apart else 4
            canvas.pair(row.name if apart else group.label, row.text)
            _write_bar(canvas, row, scale)
    canvas.axis(top, names, scale.ticks(0, last, names.unit, 4))
    return canvas.write()


def _write_bar(canvas: Canvas, row: Row, scale: Scale) -> None:
    """Draw the pieces of one bar and its interval."""
    left = 0.0
    for value, look in row.pieces:
        seam = 1 if left else 0
        wide = max(value * scale.per_unit - seam, 0.5)
        canvas.bar(scale(left) + seam, canvas.y, wide, _BAR, look)
        left += value
    if row.low is not None and row.high is not None:
        line = f"M{scale(row.low):.1f} {canvas.y + _BAR / 2:.1f}H{scale(row.high):.1f}"
        canvas.line(line, "surface", 4)
        canvas.line(line, "ink", 1.8)
    canvas.y += _BAR + 4


def write_lanes(
    name: str, groups: Sequence[Group[Lane]], names: Names, *, reference: Reference | None
) -> str:
    """Return groups of lanes of dots: the name of each group stands over its lanes."""
    canvas = Canvas(name)
    lanes = [lane for group in groups for lane in group.rows]
    canvas.key((dot.look for lane in lanes for dot in lane.dots), dots=True)
    last = max(1.0, *(dot.x for lane in lanes for dot in lane.dots))
    ends = (-1.0, 1.0) if names.unit == "score" else (0.0, last)
    right = WIDTH - max(text_width(lane.text, TEXT) for lane in lanes) - 10
    scale, top = Scale(*ends, left=5, right=right - 5), canvas.y
    for group in groups:
        canvas.heading(group.label)
        for lane in group.rows:
            _write_lane(canvas, lane, scale, right)
    _write_lines(canvas, names, scale, top, reference)
    canvas.axis(top, names, scale.ticks(*ends, names.unit, 4))
    return canvas.write()


def _write_lane(canvas: Canvas, lane: Lane, scale: Scale, right: float) -> None:
    """Draw the dots of one lane on their mean and its interval, and print its figure."""
    top, middle = canvas.y + 1, canvas.y + _LANE / 2
    canvas.line(f"M0 {middle:.1f}H{right:.1f}", "track", 1, below=True)
    if lane.low is not None and lane.high is not None:
        wide = (lane.high - lane.low) * scale.per_unit
        canvas.box(scale(lane.low), top, wide, _LANE - 2, "rule")
    if lane.mean is not None:
        canvas.line(f"M{scale(lane.mean):.1f} {top:.1f}v{_LANE - 2:.0f}", "ink", 2)
    near = (_DOT + 1) / scale.per_unit
    ys = spread([d.x for d in lane.dots], middle, _LANE / 2 - 4, near=near, step=4)
    for dot, y in zip(lane.dots, ys, strict=True):
        canvas.dot(scale(dot.x), y, dot.look, dot.sentence)
    canvas.text(WIDTH, middle + 8, lane.text, text_anchor="end", fill=ink("muted"))
    canvas.y += _LANE


def _write_lines(
    canvas: Canvas, names: Names, scale: Scale, top: float, reference: Reference | None
) -> None:
    """Draw the line at nought, and the mean that others are held against, under all lanes."""
    down = f"{top:.1f}V{canvas.y:.1f}"
    if reference is not None:
        wide = (reference.high - reference.low) * scale.per_unit
        canvas.box(scale(reference.low), top, wide, canvas.y - top, "muted", opacity=0.12)
        canvas.line(f"M{scale(reference.mean):.1f} {down}", "ink", 1.2, below=True, dashes="5 3")
    if names.unit == "score":
        canvas.line(f"M{scale(0):.1f} {down}", "muted", 1, below=True)


def write_strips(
    name: str, strips: Sequence[Strip], names: Names, *, span: tuple[float, float]
) -> str:
    """Return one strip under another, the name and the figure of each over it."""
    canvas = Canvas(name)
    scale = Scale(*span)
    group = ""
    for strip in strips:
        if strip.group != group:
            group = strip.group
            canvas.heading(group)
        canvas.y += 3
        canvas.pair(strip.label.replace("\n", " "), strip.text)
        height = strip.height
        canvas.box(0, canvas.y, WIDTH, height, "track")
        for part in strip.stretches:
            wide = (part.end - part.start) * scale.per_unit
            wide -= min(0.6, wide / 4)
            canvas.stretch(scale(part.start), canvas.y, wide, height, strip.look, part.sentence)
        canvas.y += height
    canvas.axis(canvas.y, names, scale.ticks(*span, "n", 6), grid=False)
    return canvas.write()


def write_grid(name: str, rows: Sequence[GridRow], columns: Sequence[str], names: Names) -> str:
    """Return rows of squares, the name and the figure of each row over it."""
    canvas = Canvas(name)
    step = WIDTH / max(len(columns), 1)
    most = max((amount for row in rows for amount in row.amounts), default=0)
    room = min(18.0, step)
    for row in rows:
        canvas.y += 2
        canvas.pair(row.label, row.text)
        middle = canvas.y + room / 2
        canvas.line(f"M0 {middle:.1f}H{WIDTH:.0f}", "track", 1, below=True)
        for place, amount in enumerate(row.amounts):
            if amount:
                side = room * (amount / most) ** 0.5
                x = (place + 0.5) * step - side / 2
                canvas.bar(x, middle - side / 2, side, side, PLAIN_LOOK)
        canvas.y += room
    every = -(-len(columns) // 5)
    places = {(i + 0.5) * step: columns[i] for i in range(0, len(columns), every)}
    canvas.axis(canvas.y, names, places, grid=False)
    return canvas.write()


def write_tone(name: str, dots: Sequence[tuple[Dot, float]], names: Names, *, last: float) -> str:
    """Return dots along the article, each at the height of its score."""
    canvas = Canvas(name)
    canvas.key((dot.look for dot, _ in dots), dots=True)
    top, left = canvas.y + 8, 38.0
    across, down = (
        Scale(0.2, last + 0.8, left=left),
        Scale(1.08, -1.08, left=top, right=top + _TONE),
    )
    for y, label in down.ticks(-1, 1, "score", 4).items():
        zero = label == "0.00"
        canvas.line(f"M{left:.0f} {y:.1f}H{WIDTH:.0f}", "muted" if zero else "rule", 1)
        canvas.text(left - 5, y + 8, label, text_anchor="end", fill=ink("muted"))
    for dot, score in dots:
        canvas.dot(across(dot.x), down(score), dot.look, dot.sentence)
    canvas.y = top + _TONE
    canvas.axis(top, names, across.ticks(1, last, "n", 6), grid=False)
    return canvas.write()
