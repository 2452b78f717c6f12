"""Notebook cells that the build itself adds to a report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analysis_utils.charts.exhibit_html import render_fragment
from analysis_utils.imports import import_nbformat
from analysis_utils.report.outputs import PAYLOAD_TYPE


def new_markdown_cell(source: str) -> Any:
    """Return a Markdown cell."""
    return import_nbformat().v4.new_markdown_cell(source=source)


def new_output_cell(payload: Mapping[str, Any]) -> Any:
    """Return a code cell without source whose one output is a payload."""
    nbformat = import_nbformat()
    data = {
        PAYLOAD_TYPE: dict(payload),
        "text/html": render_fragment(payload),
        "text/plain": str(payload.get("title") or "\n".join(payload.get("paragraphs", []))),
    }
    output = nbformat.v4.new_output("display_data", data=data)
    return nbformat.v4.new_code_cell(source="", outputs=[output])
