"""What charts for narrow screens are written with: a column of text and marks, as SVG.

On a phone a chart has no room for names beside its marks: they stand over them. Such charts are
written as SVG at once, because a second drawing by matplotlib would cost as much as the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from matplotlib.axes import Axes

from analysis_utils.charts.furniture import TICK_FORMATS, Names, find_ticks
from analysis_utils.charts.inks import ink
from analysis_utils.charts.labels import one_line, shorten, wrap
from analysis_utils.charts.svg import FAMILIES
from analysis_utils.charts.theme import ChartFigure, DrawNarrow, Look, rank, text_width

WIDTH = 358.0
"""Width in pixels: a small phone's 390 less the margins of the page."""
TEXT = 12.0
LINE = 16.0
"""Size of text and height of a line, in pixels."""
_CELLS = 50  # as many fit on a line, in any script
_TILE = 6
_HATCHES = {
    "": "",
    "/": "M-1 1L1-1M0 6L6 0M5 7L7 5",
    "x": "M-1 1L1-1M0 6L6 0M5 7L7 5M-1 5L1 7M0 0L6 6M5-1L7 1",
    "-": "M0 3H6",
}
_MARKERS = {
    "o": "M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z",
    "s": "M-3.1-3.1h6.2v6.2h-6.2z",
    "D": "M0-4.4L4.4 0 0 4.4-4.4 0z",
    "^": "M0-4L4 3.4H-4z",
    "v": "M0 4L4-3.4H-4z",
    "P": "M-1.3-4h2.6v2.7h2.7v2.6h-2.7v2.7h-2.6v-2.7h-2.7v-2.6h2.7z",
    "X": "M0-1.8L2-3.8 3.8-2 1.8 0 3.8 2 2 3.8 0 1.8-2 3.8-3.8 2-1.8 0-3.8-2-2-3.8z",
    "h": "M0-4L3.5-2V2L0 4-3.5 2V-2z",
}


class Canvas:
    """A chart in the making: elements from the top down, and how far down it is."""

    def __init__(self, name: str) -> None:
        self.y = 0.0
        self._name = re.sub(r"[^A-Za-z0-9_-]", "-", name)
        self._defs: dict[str, str] = {}
        self._below: list[str] = []
        self._parts: list[str] = []

    def write(self) -> str:
        """Return the chart as an SVG element."""
        families = ", ".join(f"'{family}'" for family in FAMILIES)
        defs = _element("defs", "".join(self._defs.values())) if self._defs else ""
        return _element(
            "svg",
            defs + "".join(self._below) + "".join(self._parts),
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {_short(WIDTH)} {_short(self.y)}",
            font_family=f"{families}, sans-serif",
            font_size=_short(TEXT),
            fill=ink("ink"),
        )

    def box(
        self, x: float, y: float, w: float, h: float, colour: str, *, opacity: float | None = None
    ) -> None:
        """Draw a box that marks stand on, in an ink."""
        self._below.append(_box(x, y, w, h, fill=ink(colour), fill_opacity=opacity))

    def line(
        self,
        path: str,
        colour: str,
        width: float,
        *,
        below: bool = False,
        dashes: str | None = None,
    ) -> None:
        """Draw a line in an ink, ``below`` the marks where it is asked for."""
        drawn = {"fill": "none", "stroke": ink(colour), "stroke_width": width}
        parts = self._below if below else self._parts
        parts.append(_element("path", d=path, stroke_dasharray=dashes, **drawn))

    def text(self, x: float, y: float, text: str, **attributes: object) -> None:
        """Write ``text`` on the line that ends at ``y``."""
        self._parts.append(_element("text", escape(text), x=x, y=y - 4, **attributes))

    def heading(self, label: str) -> None:
        """Write the name of a group, in bold, on as many lines as it needs up to two."""
        self.y += 6
        for line in wrap(label, _CELLS).split("\n"):
            self.y += LINE
            self.text(0, self.y, line, font_weight="bold")

    def pair(self, label: str, told: str) -> None:
        """Write a name and, to the right or on the next line, its figure."""
        label, told = one_line(label), shorten(told, _CELLS + 4)
        fits = text_width(label, TEXT) + text_width(told, TEXT) + 12 <= WIDTH
        rows = [label] if fits and label else wrap(label, _CELLS).split("\n") if label else []
        for row in rows:
            self.y += LINE
            self.text(0, self.y, row)
        if fits and label:
            self.text(WIDTH, self.y, told, text_anchor="end", fill=ink("muted"))
        elif told:
            self.y += LINE
            self.text(0, self.y, told, fill=ink("muted") if label else None)

    def key(self, looks: Iterable[Look], *, dots: bool = False) -> None:
        """Write what the fills, or the dots, stand for; on a new line where one is full."""
        x = 0.0
        self.y += LINE
        for look in sorted(set(looks), key=rank):
            wide = 20 + text_width(look.label, TEXT)
            if x and x + wide > WIDTH:
                x, self.y = 0.0, self.y + LINE
            if dots:
                self.dot(x + 7, self.y - 8, look)
            else:
                self.bar(x, self.y - 13, 14, 10, look)
            self.text(x + 20, self.y, look.label, fill=ink("muted"))
            x += wide + 14

    def bar(self, x: float, y: float, w: float, h: float, look: Look) -> None:
        """Draw a box that is filled and edged as ``look`` says."""
        edge = look.edge if look.edge != look.fill else None
        self._parts.append(_box(x, y, w, h, fill=self._fill(look), stroke=edge))

    def stretch(
        self, x: float, y: float, w: float, h: float, look: Look, sentence: str | None
    ) -> None:
        """Draw a box that is filled as ``look`` says and leads to a sentence."""
        self._parts.append(_box(x, y, w, h, fill=self._fill(look), data_sentence=sentence))

    def dot(self, x: float, y: float, look: Look, sentence: str | None = None) -> None:
        """Draw the marker of ``look``."""
        name = f"{self._name}-m{rank(look)}"
        if name not in self._defs:
            shape = _MARKERS.get(look.marker, _MARKERS["o"])
            self._defs[name] = _element("path", id=name, d=shape, fill=look.fill, stroke=look.edge)
        self._parts.append(_element("use", href=f"#{name}", x=x, y=y, data_sentence=sentence))

    def axis(
        self, top: float, names: Names, places: dict[float, str], *, grid: bool = True
    ) -> None:
        """Write ticks and the name of the axis at the foot, and lines down from ``top``."""
        for x, label in places.items():
            if grid:
                self.line(f"M{_short(x)} {_short(top)}V{_short(self.y)}", "rule", 1, below=True)
            half = text_width(label, TEXT) / 2
            middle = min(max(x, half), WIDTH - half)
            self.text(middle, self.y + LINE, label, text_anchor="middle", fill=ink("muted"))
        self.y += LINE
        for row in names.x.split("\n"):
            for line in wrap(row, _CELLS).split("\n"):
                self.y += LINE
                self.text(0, self.y, line, fill=ink("muted"))
        self.y += 2

    def _fill(self, look: Look) -> str:
        """Return what a mark is filled with: an ink, or a hatch that is defined with it."""
        pattern = _HATCHES[look.hatch[:1]]
        if not pattern:
            return look.fill
        name = f"{self._name}-h{rank(look)}"
        bed = _box(0, 0, _TILE, _TILE, fill=look.fill)
        lines = _element("path", d=pattern, stroke=look.edge, stroke_width=1.2)
        size = {"width": _TILE, "height": _TILE, "patternUnits": "userSpaceOnUse"}
        self._defs[name] = _element("pattern", bed + lines, id=name, **size)
        return f"url(#{name})"


class Scale:
    """Where the values of an axis stand between two places of a canvas."""

    def __init__(self, first: float, last: float, *, left: float = 0, right: float = WIDTH) -> None:
        self._first, self._left = first, left
        self.per_unit = (right - left) / ((last - first) or 1)

    def __call__(self, value: float) -> float:
        """Return the place of a value."""
        return self._left + (value - self._first) * self.per_unit

    def ticks(self, first: float, last: float, unit: str, n: int) -> dict[float, str]:
        """Return the places of about ``n`` round figures, with what is written there."""
        return {self(x): TICK_FORMATS[unit](x) for x in find_ticks(first, last, unit, n)}


def also_narrow(own: bool, ax: Axes, draw: DrawNarrow) -> None:
    """Remember with the figure of ``ax``, if it is its ``own``, how it is drawn narrow."""
    if own and isinstance(ax.figure, ChartFigure):
        ax.figure.draw_narrow = draw


def _box(x: float, y: float, w: float, h: float, **attributes: object) -> str:
    return _element("rect", x=x, y=y, width=w, height=h, **attributes)


def _element(tag: str, inside: str = "", /, **attributes: object) -> str:
    written = "".join(
        f' {key.replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{written}>{inside}</{tag}>" if inside else f"<{tag}{written}/>"


def _value(value: object) -> str:
    return _short(value) if isinstance(value, int | float) else escape(str(value))


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
