"""HTML from the blocks of a report."""

from __future__ import annotations

from html import escape
from typing import Any

from analysis_utils.charts.exhibit_html import format_cell, render_fragment
from analysis_utils.report.blocks import Block, Code, Heading, Prose, Report
from analysis_utils.report.html_text import Labels, element, write_notes, write_tokens
from analysis_utils.report.markdown import find_notes
from analysis_utils.report.outputs import Exhibit, Picture, Text

_NO_ALT = "A picture that its notebook gives no description of."


def write_body(report: Report) -> str:
    """Return the blocks of a report, with its footnotes at the end."""
    notes = [
        note
        for block in report.blocks
        if isinstance(block, Heading | Prose)
        for note in find_notes(block.children if isinstance(block, Heading) else block.tokens)
    ]
    body = "\n".join(_block(block, report) for block in report.blocks)
    return body + write_notes(notes, report.labels)


def write_contents(report: Report, depth: int = 3) -> str:
    """Return the contents list: links to the headings down to level ``depth``."""
    items = [
        element(
            "li",
            element("a", escape(block.text), href=f"#{block.anchor}"),
            class_=f"mr-level-{block.level}",
        )
        for block in report.blocks
        if isinstance(block, Heading) and block.level <= depth
    ]
    return element("ol", "".join(items)) if items else ""


def _block(block: Block, report: Report) -> str:
    if isinstance(block, Heading):
        return _heading(block, report.labels)
    if isinstance(block, Prose):
        return element("div", write_tokens(block.tokens, report.labels), class_="mr-prose")
    if isinstance(block, Code):
        return _code(block)
    if isinstance(block, Text):
        kind = "mr-output mr-error" if block.is_error else "mr-output"
        return element("pre", escape(block.text.rstrip()), class_=kind, tabindex="0")
    if isinstance(block, Picture):
        return _picture(block)
    return _exhibit(block, report.title)


def _heading(block: Heading, labels: Labels) -> str:
    inside = write_tokens(block.children, labels)
    return element(f"h{block.level}", inside, id=block.anchor)


def _code(block: Code) -> str:
    source = element("code", highlight(block.source))
    return element(
        "details",
        f"<summary>Code</summary>{element('pre', source, tabindex='0')}",
        class_="mr-code",
    )


def highlight(source: str) -> str:
    """Return Python source as HTML with a class on each token."""
    from pygments import highlight as colour
    from pygments.formatters.html import HtmlFormatter
    from pygments.lexers.python import PythonLexer

    return colour(source, PythonLexer(), HtmlFormatter(nowrap=True, classprefix="hl-")).rstrip("\n")


def _picture(block: Picture) -> str:
    from base64 import b64encode

    data = block.data.replace("\n", "")
    if block.media_type == "image/svg+xml":
        data = b64encode(block.data.encode()).decode("ascii")
    # As an <img>, not as an element of the page: nothing inside a picture can run there.
    source = f"data:{block.media_type};base64,{escape(data)}"
    image = f'<img src="{source}" alt="{escape(block.alt or _NO_ALT)}">'
    return element("p", image, class_="mr-picture")


def _exhibit(block: Exhibit, title: str) -> str:
    payload = dict(block.payload)
    if block.kind == "grid":
        return element("div", _grid(payload), class_="mr-exhibit")
    if block.kind == "card" and payload.get("title") == title:
        payload["title"] = ""  # it is the title of the page
    if block.number is not None:
        # The fragment makes its id of the name; the anchor is that id, made unique.
        payload["name"] = block.anchor.partition("-")[2]
    fragment = render_fragment(payload, number=block.number)
    return element("div", fragment, class_="mr-exhibit")


def _grid(payload: dict[str, Any]) -> str:
    classes = [f"mr-{column['align']}" for column in payload["columns"]]
    header = "".join(
        element("th", escape(column["label"]), scope="col", class_=name)
        for column, name in zip(payload["columns"], classes, strict=True)
    )
    rows = "".join(
        element(
            "tr",
            "".join(
                element("td", escape(format_cell(value)), class_=name)
                for value, name in zip(row, classes, strict=True)
            ),
        )
        for row in payload["rows"]
    )
    table = f"<table><thead><tr>{header}</tr></thead><tbody>{rows}</tbody></table>"
    return element(
        "div", table, class_="mr-scroll", tabindex="0", role="region", aria_label="Table"
    )
