"""A payload as a fragment of HTML, everything in it escaped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any

from analysis_utils.charts.inks import INKS, css_variables
from analysis_utils.charts.labels import count, signed
from analysis_utils.charts.reading_html import class_name, render_reading
from analysis_utils.charts.terms import TERMS

# Letters that are written from right to left, and what else turns its neighbours.
_TURNED = re.compile(
    "[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]"
)
_HEX = re.compile(r'(?<==")#[0-9a-f]{6}(?=")')

_MOST_ROWS = 200
_MOST_ALIGNED = 16  # columns that may stand to the right, or need room
_LONG = 80  # characters of a cell that needs room

Payload = Mapping[str, Any]


def render_fragment(payload: Payload, *, number: int | None = None) -> str:
    """Return a payload as HTML.

    Parameters
    ----------
    payload : mapping
        As an `Exhibit` holds it.
    number : int, optional
        Number of the figure or table in the report, written before its title.

    Returns
    -------
    str
        One element with classes that begin with ``mr-``, no script, no style, no inline
        style. Charts take their colours from the CSS variables of `page_style`.
    """
    return _RENDERERS[payload["type"]](payload, number)


def _figure(payload: Payload, number: int | None) -> str:
    # A page shows one of the two drawings, as wide as its screen is.
    charts = _svg(payload["svg"], payload["alt"])
    if payload.get("svg_narrow"):
        charts += _svg(payload["svg_narrow"], payload["alt"], 'class="mr-narrow" ')
    return (
        f'<figure class="mr-figure" id="fig-{_e(class_name(payload["name"]))}">'
        f"<figcaption>{_title(payload, 'Figure', number)}"
        f"{_p('mr-subtitle', payload['subtitle'])}</figcaption>"
        f'<div class="mr-chart">{charts}</div>'
        f"{_p('mr-note', payload['note'])}"
        f'<details class="mr-data"><summary>Data behind this chart</summary>'
        f"{_data(payload)}</details></figure>"
    )


def _svg(svg: str, alt: str, marked: str = "") -> str:
    """Return a drawing as an image of the page, in the page's own inks."""
    svg = svg.replace("<svg ", f'<svg {marked}role="img" aria-label="{_e(alt)}" ', 1)
    return _HEX.sub(_ink, svg)


def _data(payload: Payload) -> str:
    """Return the table behind a chart; of a very long one, its beginning and where the rest is."""
    rows = payload["rows"]
    if len(rows) > _MOST_ROWS:
        payload = {**payload, "rows": rows[:_MOST_ROWS]}
    table = _table_element(payload, f"Data: {payload['title']}")
    if len(rows) <= _MOST_ROWS:
        return table
    rest = f"The first {_MOST_ROWS} of {len(rows):,} rows; the tables beside the report hold all."
    return f"{table}{_p('mr-note', rest)}"


def _table(payload: Payload, number: int | None) -> str:
    return (
        f'<figure class="mr-table" id="tab-{_e(class_name(payload["name"]))}">'
        f"<figcaption>{_title(payload, 'Table', number)}</figcaption>"
        f"{_table_element(payload, payload['title'])}{_p('mr-note', payload['note'])}</figure>"
    )


def _card(payload: Payload, _: int | None) -> str:
    facts = "".join(
        f"<div><dt>{_e(label)}</dt><dd dir='auto'>{_e(value)}</dd></div>"
        for label, value in payload["rows"]
    )
    return (
        f'<div class="mr-card">{_p("mr-card-title", payload["title"])}'
        f'<dl class="mr-facts">{facts}</dl>'
        f"{_list('mr-findings', payload['findings'])}{_list('mr-warnings', payload['warnings'])}"
        "</div>"
    )


def _notice(payload: Payload, _: int | None) -> str:
    return f'<p class="mr-notice">{_e(payload["text"])}</p>'


def _prose(payload: Payload, _: int | None) -> str:
    return f'<div class="mr-prose">{"".join(_p("", text) for text in payload["paragraphs"])}</div>'


_RENDERERS: dict[str, Callable[[Payload, int | None], str]] = {
    "figure": _figure,
    "table": _table,
    "card": _card,
    "notice": _notice,
    "prose": _prose,
    "reading": lambda payload, _: render_reading(payload),
}


def _table_element(payload: Payload, name: str) -> str:
    """Return the table of a payload, in a box that scrolls and that the keyboard reaches.

    Most of a long report is cells: they carry nothing that their table can say once, nor the
    end tags that HTML lets go.
    """
    columns = payload["columns"]
    head = "".join(_head(column) for column in columns)
    body = "".join(f"<tr>{_cells(row)}" for row in payload["rows"])
    marks = " ".join(_marks(columns, payload["rows"]))
    marked = f' class="{marks}"' if marks else ""
    return (
        f'<div class="mr-scroll" role="region" tabindex="0" aria-label="{_e(name)}">'
        f"<table{marked}><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _marks(columns: Sequence[Payload], rows: Sequence[Sequence[Any]]) -> Iterator[str]:
    """Yield the classes that say which columns stand to the right, and which hold long texts."""
    for place, column in enumerate(columns, start=1):
        if column["align"] == "right":
            yield f"mr-right-{place}"
        elif any(len(str(row[place - 1])) > _LONG for row in rows):
            yield f"mr-long-{place}"


def _head(column: Payload) -> str:
    leads = " data-leads" if column["name"] == "sentence_id" else ""
    return f'<th scope="col"{leads}>{define(column["label"])}</th>'


def define(term: str) -> str:
    """Return a word as HTML that tells on hover what it means, if it is a term of the field."""
    meaning = TERMS.get(term.lower())
    return f'<dfn title="{_e(meaning)}">{_e(term)}</dfn>' if meaning else _e(term)


def _cells(row: Sequence[Any]) -> str:
    """Return the cells of one row; the first one names it."""
    parts = []
    for i, value in enumerate(row):
        text = format_cell(value)
        turned = ' dir="auto"' if _TURNED.search(text) else ""
        parts.append(f"<{'td' if i else 'th'}{turned}>{_e(text)}")
    return "".join(parts)


def format_cell(value: Any) -> str:
    """Return a value of a table as a reader sees it; nothing known is a dash.

    Examples
    --------
    >>> format_cell(None), format_cell(1240), format_cell(-0.25), format_cell("a")
    ('–', '1,240', '−0.25', 'a')
    """
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return count(value) if value.is_integer() and abs(value) > 1 else signed(value).lstrip("+")
    return f"{value:,}" if isinstance(value, int) else str(value)


def _title(payload: Payload, kind: str, number: int | None) -> str:
    label = f'<span class="mr-number">{kind} {number}. </span>' if number is not None else ""
    return f'<p class="mr-title" dir="auto">{label}{_e(payload["title"])}</p>'


def _list(name: str, lines: Sequence[str]) -> str:
    items = "".join(f'<li dir="auto">{_e(line)}</li>' for line in lines)
    return f'<ul class="{name}">{items}</ul>' if items else ""


def _p(name: str, text: str) -> str:
    marked = f' class="{name}"' if name else ""
    return f'<p{marked} dir="auto">{_e(text)}</p>' if text else ""


def _e(text: object) -> str:
    return escape(str(text), quote=True)


@cache
def _names_of_inks() -> dict[str, str]:
    return {light: name for name, (light, _) in INKS.items()}


def _ink(match: re.Match[str]) -> str:
    """Return a colour of the theme as a CSS variable that falls back on it."""
    name = _names_of_inks().get(match[0])
    return f"var(--mr-{name}, {match[0]})" if name else match[0]


def page_style() -> str:
    """Return the CSS rules that colour exhibits, light and dark, and lay out reading panes."""
    light, dark = (_declarations(dark=dark) for dark in (False, True))
    return (
        f":root{{{light}}}@media(prefers-color-scheme:dark){{:root{{{dark}}}}}"
        f'[data-theme="light"]{{{light}}}[data-theme="dark"]{{{dark}}}\n'
        f"{_column_rules()}\n{read_asset('reader.css')}"
    )


def notebook_html(payload: Payload) -> str:
    """Return a payload as HTML for the output of a notebook, with its style and its script."""
    script = ""
    if payload["type"] == "reading":
        script = f'<script type="module">{read_asset("reader.js")}\nconnectAll();</script>'
    return f"<style>{notebook_style(payload)}</style>{render_fragment(payload)}{script}"


def notebook_style(payload: Payload) -> str:
    """Return the CSS rules that a payload takes along into a notebook."""
    if payload["type"] != "reading":
        return f"{read_asset('exhibits.css')}\n{_column_rules()}"
    light, dark = (_declarations(dark=dark) for dark in (False, True))
    return "\n".join(
        (
            read_asset("exhibits.css"),
            f".mr-reading{{{light};{_FONTS}}}",
            f'[data-jp-theme-light="false"] .mr-reading{{{dark}}}',
            read_asset("reader.css"),
        )
    )


@cache
def read_asset(name: str) -> str:
    """Return a style sheet or script that goes with exhibits."""
    return (files("analysis_utils.charts") / "assets" / name).read_text("utf-8").strip()


def _column_rules() -> str:
    """Return the CSS rules of columns: figures stand to the right, long texts are not squeezed."""
    places = range(1, _MOST_ALIGNED + 1)
    right, long = (
        ",".join(f".mr-scroll .mr-{kind}-{n} tr>:nth-child({n})" for n in places)
        for kind in ("right", "long")
    )
    return f"{right}{{text-align:right}}{long}{{min-width:10rem}}"


def _declarations(*, dark: bool) -> str:
    return ";".join(f"{name}:{value}" for name, value in css_variables(dark=dark).items())


_FONTS = "--mr-sans:'Source Sans Pro',sans-serif;--mr-serif:'Source Serif Pro',Georgia,serif"
