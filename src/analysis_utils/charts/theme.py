"""One visual language for all charts: inks, looks of categories, type, figure size.

Nothing here touches matplotlib's global settings: `style` applies them for a block only.
Colours are told apart by lightness too, so that they survive colour-blindness and grey
print, and every category also has a hatch and a marker.
"""

from __future__ import annotations

import importlib.util
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.ft2font import FT2Font, LoadFlags

from analysis_utils.charts.inks import ink

_MEASURED = 100.0
DrawNarrow = Callable[[str], str]
"""Returns a chart as SVG for a narrow screen; takes the name that its ids begin with."""
WIDTH = 6.8
"""Width of every figure, in inches: the text column of the printed report."""
MAX_HEIGHT = 9.0
"""Tallest figure, in inches: a printed page less its heading and caption."""
TEXT = 9.0
SMALL = 8.0
LINE = 11.0
"""Sizes of text and the height of a line, in points."""


class ChartFigure(Figure):
    """A figure that one chart fills, and that may know how this is drawn for a narrow screen."""

    draw_narrow: DrawNarrow | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a category is drawn: fill, edge, hatch, marker, and its name in words."""

    label: str
    fill: str
    edge: str
    hatch: str = ""
    marker: str = "o"


def _look(label: str, fill: str, edge: str, hatch: str, marker: str) -> Look:
    return Look(label=label, fill=ink(fill), edge=ink(edge), hatch=hatch, marker=marker)


VOICE_LOOKS: dict[str, Look] = {
    "direct": _look("direct quotation", "direct", "direct", "", "o"),
    "indirect": _look("paraphrase", "indirect-tint", "indirect", "/////", "D"),
    "outlet": _look("outlet’s own voice", "outlet", "outlet", "", "s"),
}
KIND_LOOKS: dict[str, Look] = {
    "direct": _look("direct quotation", "direct", "direct", "", "o"),
    "mixed": _look("mixed quotation", "mixed-tint", "mixed", "xxxx", "^"),
    "indirect": _look("paraphrase", "indirect-tint", "indirect", "/////", "D"),
}
STANCE_LOOKS: dict[str, Look] = {
    "neutral": _look("neutral", "outlet", "outlet", "", "s"),
    "endorsing": _look("endorsing", "direct", "direct", "", "o"),
    "distancing": _look("distancing", "indirect-tint", "indirect", "/////", "D"),
    "emotive": _look("emotive", "warn", "warn", "", "^"),
    "judging": _look("judging", "warn-tint", "warn", "xxxx", "v"),
    "factive": _look("factive", "accent", "accent", "", "P"),
    "asking": _look("asking", "accent-tint", "accent", "-----", "X"),
}
PLAIN_LOOK = _look("", "accent", "accent", "", "o")
SHARE_LOOK = _look("", "accent-tint", "accent", "", "o")
UNKNOWN_LOOK = _look("not known", "surface", "muted", "", "h")


def rank(look: Look) -> int:
    """Return the place of a look in the order in which keys list them."""
    known = [*VOICE_LOOKS.values(), *KIND_LOOKS.values(), *STANCE_LOOKS.values()]
    return known.index(look) if look in known else len(known)


@cache
def font_families() -> tuple[str, ...]:
    """Return the font families of charts, best first; registers Source Sans Pro when it is there.

    The ones after it hold the glyphs that it lacks.
    """
    spec = importlib.util.find_spec("font_source_sans_pro")
    folders = list(spec.submodule_search_locations or ()) if spec else []
    found = [
        path
        for folder in folders
        for face in ("Regular", "It", "Bold", "BoldIt")
        if (path := Path(folder) / "files" / f"SourceSansPro-{face}.ttf").is_file()
    ]
    for path in found:
        font_manager.fontManager.addfont(path)
    return ("Source Sans Pro", "DejaVu Sans") if found else ("DejaVu Sans",)


@cache
def _settings() -> Any:
    """Return the settings of every chart."""
    return {
        "axes.axisbelow": True,
        "axes.edgecolor": ink("rule"),
        "axes.facecolor": "none",
        "axes.labelcolor": ink("muted"),
        "axes.labelsize": SMALL,
        "axes.linewidth": 0.8,
        "figure.dpi": 72,
        "figure.facecolor": "none",
        "font.family": list(font_families()),
        "font.size": TEXT,
        "grid.color": ink("rule"),
        "grid.linewidth": 0.6,
        "hatch.linewidth": 0.9,
        "legend.fontsize": SMALL,
        "legend.frameon": False,
        "lines.solid_capstyle": "butt",
        "path.simplify": False,
        "savefig.facecolor": "none",
        "svg.fonttype": "none",
        "svg.hashsalt": "analysis-utils",
        "text.color": ink("ink"),
        "text.parse_math": False,
        "text.usetex": False,
        "xtick.color": ink("rule"),
        "xtick.labelcolor": ink("muted"),
        "xtick.labelsize": SMALL,
        "xtick.major.size": 3,
        "ytick.color": ink("rule"),
        "ytick.labelcolor": ink("ink"),
        "ytick.labelsize": TEXT,
        "ytick.major.size": 0,
    }


@contextmanager
def style() -> Iterator[None]:
    """Apply the settings of our charts inside the block, and put the old ones back after it.

    Warnings that a font lacks a glyph are silenced: the text is written as text, and the
    reader's own fonts draw it.
    """
    with mpl.rc_context(_settings()), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"Glyph .* missing from font")
        yield


def new_axes(
    height: float, *, left: float = 12, right: float = 12, top: float = 10, bottom: float = 34
) -> Axes:
    """Return axes on a new figure of the one width, made without pyplot.

    Parameters
    ----------
    height : float
        Height of the plot area in points; cut where the page ends.
    left, right, top, bottom : float
        Margins in points.
    """
    whole = min(height + top + bottom, MAX_HEIGHT * 72)
    figure = ChartFigure(figsize=(WIDTH, whole / 72))
    FigureCanvasSVG(figure)
    wide = WIDTH * 72
    return figure.add_axes(
        (left / wide, bottom / whole, (wide - left - right) / wide, (whole - top - bottom) / whole)
    )


def text_width(text: str, size: float = TEXT, *, bold: bool = False) -> float:
    """Return the width of the widest line of ``text``, in points, to about one per cent.

    It adds up the widths of the characters and leaves kerning out.
    """
    lines = text.split("\n")
    return size * max(sum(_advance(character, bold)[0] for character in line) for line in lines)


def is_own(text: str) -> bool:
    """Tell whether the font of charts has every character of ``text``."""
    return all(_advance(character, False)[1] for character in text)


@cache
def _advance(character: str, bold: bool) -> tuple[float, bool]:
    """Return the width of a character in ems, and whether the first font has it."""
    for place, font in enumerate(_fonts(bold)):
        if font.get_char_index(ord(character)):
            glyph = font.load_char(ord(character), flags=LoadFlags.NO_HINTING)
            return glyph.linearHoriAdvance / 65536 / _MEASURED, place == 0
    return 1.0, False


@cache
def _fonts(bold: bool) -> tuple[FT2Font, ...]:
    """Return the fonts of charts, opened at the size at which they are measured."""
    fonts = []
    for family in font_families():
        wanted = font_manager.FontProperties(family=family, weight="bold" if bold else "normal")
        font = FT2Font(font_manager.findfont(wanted))
        font.set_size(_MEASURED, 72)
        fonts.append(font)
    return tuple(fonts)
