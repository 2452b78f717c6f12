"""A payload as a fragment of HTML, everything in it escaped."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from html import escape
from typing import Any

from analysis_utils.charts.inks import INKS, css_variables
from analysis_utils.charts.labels import count, signed

_NOT_A_CLASS = re.compile(r"[^A-Za-z0-9_-]+")
_HEX = re.compile(r'(?<==")#[0-9a-f]{6}(?=")')

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
        style. Charts take their colours from the CSS variables of `chart_style`.
    """
    return _RENDERERS[payload["type"]](payload, number)


def _figure(payload: Payload, number: int | None) -> str:
    svg = payload["svg"].replace("<svg ", f'<svg role="img" aria-label="{_e(payload["alt"])}" ', 1)
    return (
        f'<figure class="mr-figure" id="fig-{_e(_class(payload["name"]))}">'
        f"<figcaption>{_title(payload, 'Figure', number)}"
        f"{_p('mr-subtitle', payload['subtitle'])}</figcaption>"
        f'<div class="mr-chart">{_HEX.sub(_ink, svg)}</div>'
        f"{_p('mr-note', payload['note'])}"
        f'<details class="mr-data"><summary>Data behind this chart</summary>'
        f"{_table_element(payload, 'Data: ' + payload['title'])}</details></figure>"
    )


def _table(payload: Payload, number: int | None) -> str:
    return (
        f'<figure class="mr-table" id="tab-{_e(_class(payload["name"]))}">'
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


def _reading(payload: Payload, _: int | None) -> str:
    legend = "".join(
        f'<li><span class="mr-mark mr-{_class(item["class"])}">{_e(item["label"])}</span></li>'
        for item in payload["legend"]
    )
    paragraphs = "".join(
        f'<p dir="auto">{"".join(_run(run) for run in runs)}</p>' for runs in payload["paragraphs"]
    )
    return (
        f'<section class="mr-reading" aria-label="{_e(payload["title"])}">'
        f"{_p('mr-title', payload['title'])}"
        f'<ul class="mr-legend">{legend}</ul><div class="mr-article">{paragraphs}</div>'
        f"{_p('mr-note', payload['note'])}</section>"
    )


_RENDERERS: dict[str, Callable[[Payload, int | None], str]] = {
    "figure": _figure,
    "table": _table,
    "card": _card,
    "notice": _notice,
    "prose": _prose,
    "reading": _reading,
}


def _run(run: Mapping[str, Any]) -> str:
    """Return one run of the article: bare where nothing marks it."""
    text = _e(run["text"])
    names = [_class(name) for name in run["classes"]]
    sentence = f' data-sentence="{_e(run["sentence"])}"' if run.get("sentence") else ""
    if not names and not sentence:
        return text
    if "who" in names:
        return f'<sup class="mr-who">{text}</sup>'
    tip = f' title="{_e(run["tip"])}"' if run.get("tip") else ""
    classes = " ".join(f"mr-{name}" for name in names)
    marked = f' class="mr-mark {classes}"' if names else ""
    return f"<span{marked}{sentence}{tip}>{text}</span>"


def _table_element(payload: Payload, name: str) -> str:
    """Return the table of a payload, in a box that scrolls and that the keyboard reaches."""
    aligned = [f' class="mr-{_class(column["align"])}"' for column in payload["columns"]]
    head = "".join(
        f'<th scope="col"{align}>{_e(column["label"])}</th>'
        for column, align in zip(payload["columns"], aligned, strict=True)
    )
    body = "".join(
        f"<tr>{_cells(row, payload['columns'], aligned)}</tr>" for row in payload["rows"]
    )
    return (
        f'<div class="mr-scroll" role="region" tabindex="0" aria-label="{_e(name)}">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cells(row: Sequence[Any], columns: Sequence[Payload], aligned: Sequence[str]) -> str:
    """Return the cells of one row; the first one names it."""
    parts = []
    for i, (value, column, align) in enumerate(zip(row, columns, aligned, strict=True)):
        tag, scope = ("th", ' scope="row"') if i == 0 else ("td", "")
        text = format_cell(value)
        link = f' data-sentence="{_e(text)}"' if column["name"] == "sentence_id" else ""
        parts.append(f'<{tag}{scope}{align}{link} dir="auto">{_e(text)}</{tag}>')
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


def _class(name: str) -> str:
    return _NOT_A_CLASS.sub("-", str(name))


@cache
def _names_of_inks() -> dict[str, str]:
    return {light: name for name, (light, _) in INKS.items()}


def _ink(match: re.Match[str]) -> str:
    """Return a colour of the theme as a CSS variable that falls back on it."""
    name = _names_of_inks().get(match[0])
    return f"var(--mr-{name}, {match[0]})" if name else match[0]


def chart_style() -> str:
    """Return the CSS rules that give charts their colours, light and dark, for a page's head."""
    light, dark = (
        ";".join(f"{name}:{value}" for name, value in css_variables(dark=dark).items())
        for dark in (False, True)
    )
    return (
        f":root{{{light}}}@media(prefers-color-scheme:dark){{:root{{{dark}}}}}"
        f'[data-theme="light"]{{{light}}}[data-theme="dark"]{{{dark}}}'
    )


@cache
def scoped_style() -> str:
    """Return the small style sheet that exhibits carry with them in JupyterLab."""
    return f"<style>{_JUPYTER_STYLE}</style>"


_JUPYTER_STYLE = """
.mr-figure,.mr-table,.mr-card,.mr-reading{max-width:46rem;margin:0 0 1rem;font-family:sans-serif}
.mr-title,.mr-card-title{font-weight:700;font-size:1.1em;margin:0}
.mr-subtitle,.mr-note{color:#565e6c;margin:.2em 0;font-size:.92em}
.mr-chart{background:#fffffe}.mr-chart svg{max-width:100%;height:auto}
.mr-scroll{overflow:auto;max-height:28rem}
.mr-scroll th,.mr-scroll td{text-align:left;vertical-align:top;padding:.2em .6em}
.mr-scroll .mr-right{text-align:right}
.mr-who{color:#565e6c;font:.65em sans-serif}
.mr-facts div{display:flex;gap:1em}.mr-facts dt{min-width:9em;color:#565e6c}
.mr-article{line-height:1.7;font-family:serif;font-size:1.05em}
.mr-legend{list-style:none;display:flex;flex-wrap:wrap;gap:.8em;padding:0}
.mr-direct{background:#d6e4f5;color:#1b1f27}.mr-indirect{background:#fbe3c2;color:#1b1f27}
.mr-mixed{background:#e9dcf0;color:#1b1f27}.mr-nested{outline:1px dashed #1c4f8c}
.mr-source{border-bottom:2px solid #565e6c}.mr-cue{font-weight:700}
.mr-scare,.mr-loaded,.mr-evaluative{text-decoration:underline wavy #8a2f5c}
.mr-hedge,.mr-booster{text-decoration:underline dotted #0b6e75}
""".strip()
