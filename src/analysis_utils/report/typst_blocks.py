"""Typst source from the blocks of a report."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from analysis_utils.report.blocks import Block, Code, Heading, Prose, Report
from analysis_utils.report.outputs import Exhibit, Picture, Text
from analysis_utils.report.typst_text import (
    array,
    call,
    literal,
    sequence,
    write_grid,
    write_tokens,
)

_NO_ALT = "A picture that its notebook gives no description of."
_SUFFIXES = {"image/png": "png", "image/jpeg": "jpg"}


def write_report(report: Report, *, with_code: bool, pictures: Path) -> str:
    """Return the Typst source of a report, without the template.

    Parameters
    ----------
    report : Report
        The blocks.
    with_code : bool
        Whether the source of code cells is printed.
    pictures : Path
        A folder where bitmap pictures are written; the source names them relative to it.
    """
    lines = [f"#show: mr-report.with({literal(report.title)}, {literal(report.language)})"]
    for place, block in enumerate(report.blocks):
        if place == report.n_header_blocks and report.has_contents:
            lines.append("#mr-contents()")
        source = _block(block, report, with_code, pictures)
        if source:
            lines.append(f"#{source}")
    return "\n".join([*lines, ""])


def _block(block: Block, report: Report, with_code: bool, pictures: Path) -> str:
    match block:
        case Heading():
            inside = write_tokens(block.children, report.labels)
            source = call("mr-heading", str(block.level - 1), literal(block.anchor), inside)
        case Prose():
            source = call("mr-prose", write_tokens(block.tokens, report.labels))
        case Code():
            source = call("mr-code", literal(block.source)) if with_code else ""
        case Text():
            failed = str(block.is_error).lower()
            source = call("mr-output", literal(block.text.rstrip()), failed)
        case Picture():
            source = _picture(block, pictures)
        case Exhibit():
            source = _exhibit(block, report.title)
    return source


def _exhibit(block: Exhibit, title: str) -> str:
    payload = block.payload
    match block.kind:
        case "figure":
            svg, alt = literal(payload["svg"]), literal(payload["alt"])
            source = call("mr-figure", svg, alt, **_caption(block))
        case "table":
            grid = write_grid(payload["columns"], payload["rows"])
            source = call("mr-table", grid, **_caption(block))
        case "grid":
            source = write_grid(payload["columns"], payload["rows"])
        case "card":
            source = _card(payload, title)
        case "reading":
            source = _reading(payload)
        case "prose":
            paragraphs = (call("par", literal(text)) for text in payload["paragraphs"])
            source = call("mr-prose", sequence(paragraphs))
        case _:
            source = call("mr-notice", literal(payload.get("text", "")))
    return source


def _caption(block: Exhibit) -> dict[str, str]:
    fields = {
        name: literal(block.payload.get(name) or "") for name in ("title", "subtitle", "note")
    }
    return {**fields, "mark": literal(block.label), "anchor": literal(block.anchor)}


def _card(payload: Mapping[str, Any], title: str) -> str:
    own = "" if payload.get("title") == title else payload.get("title") or ""
    return call(
        "mr-card",
        literal(own),
        array(array((literal(label), literal(value))) for label, value in payload["rows"]),
        array(map(literal, payload.get("findings", ()))),
        array(map(literal, payload.get("warnings", ()))),
    )


def _reading(payload: Mapping[str, Any]) -> str:
    legend = (array((literal(item["class"]), literal(item["label"]))) for item in payload["legend"])
    paragraphs = (
        array(call("mr-run", literal(run["text"]), _classes(run["classes"])) for run in paragraph)
        for paragraph in payload["paragraphs"]
    )
    return call(
        "mr-reading",
        literal(payload.get("title") or ""),
        literal(payload.get("note") or ""),
        array(legend),
        array(paragraphs),
    )


def _classes(names: list[str]) -> str:
    return array(map(literal, names))


def _picture(block: Picture, folder: Path) -> str:
    alt = literal(block.alt or _NO_ALT)
    if block.media_type == "image/svg+xml":
        try:
            ET.fromstring(block.data)
        except ET.ParseError as error:
            return call("mr-notice", literal(f"A picture is not valid SVG: {error}"))
        return call("mr-picture", call("bytes", literal(block.data)), literal("svg"), alt)
    try:
        content = base64.b64decode(block.data)
    except binascii.Error as error:
        return call("mr-notice", literal(f"A picture cannot be read: {error}"))
    suffix = _SUFFIXES[block.media_type]
    name = f"picture-{len(list(folder.glob('picture-*')))}.{suffix}"
    (folder / name).write_bytes(content)
    return call("mr-picture", literal(name), literal(suffix), alt)
