"""A notebook as one self-contained HTML page."""

from __future__ import annotations

import base64
import hashlib
from html import escape, unescape
from importlib.resources import files
from string import Template

from analysis_utils.charts.exhibit_html import page_style, read_asset
from analysis_utils.report.blocks import read_blocks
from analysis_utils.report.chapters import Notebook
from analysis_utils.report.fonts import font_rules
from analysis_utils.report.html_blocks import write_body, write_contents


def render_html(notebook: Notebook) -> str:
    """Return a notebook as an HTML page.

    Parameters
    ----------
    notebook : notebook
        Format 4, executed or not.

    Returns
    -------
    str
        A whole page: fonts, style and script are inside, and its content-security policy allows
        nothing else. The same notebook and fonts give the same page.
    """
    report = read_blocks(notebook)
    template = Template(_read("report.html"))
    body, contents = write_body(report), write_contents(report)
    words = unescape(body + contents) + report.title + template.template
    style = "\n".join((page_style(), _read("report.css"), font_rules(words)))
    script = f"{read_asset('reader.js')}\n{_read('report.js')}"
    return template.substitute(
        policy=escape(_policy(style, script)),
        language=escape(report.language),
        title=escape(report.title),
        style=style,
        script=script,
        contents=contents,
        body=body,
    )


def _policy(style: str, script: str) -> str:
    """Return a policy that allows the page's own style and script, and pictures inside it."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src {_hash(style)}",
            f"script-src {_hash(script)}",
            "img-src data:",
            "font-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(source: str) -> str:
    digest = hashlib.sha256(source.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _read(name: str) -> str:
    return (files("analysis_utils.report") / "templates" / name).read_text("utf-8").strip()
