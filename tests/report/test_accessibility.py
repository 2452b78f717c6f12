from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from analysis_utils.report.html_page import render_html

from .conftest import card, code, figure, markdown, notebook, reading, shows, table

# Cells that their box has scrolled out of sight cannot be judged, so nothing is scrolled here.
ALL_IN_SIGHT = ".mr-scroll, .mr-chart, pre, .mr-told { overflow: visible !important }"


def complaints(page: Any, kind: str) -> list[str]:
    found = page.evaluate("axe.run(document, {resultTypes: ['violations', 'incomplete']})")
    return [f"{rule['id']}: {n['html']}" for rule in found[kind] for n in rule["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_and_leaves_only_the_text_of_charts_open(
    browser: Any, tmp_path: Path, scheme: str, width: int
) -> None:
    content = notebook(
        markdown("# Who speaks?\n\nA *voice*[^1].\n\n> [!TIP]\n> Read it.\n\n[^1]: A note."),
        shows(payload=card()),
        code("x = 1"),
        shows(payload=figure()),
        shows(payload=table()),
        shows(payload=reading()),
        shows(payload={"type": "notice", "text": "Nothing was found."}),
        shows(plain="text"),
    )
    path = tmp_path / "report.html"
    path.write_text(render_html(content), "utf-8")
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        reduced_motion="reduce",
        bypass_csp=True,
    )
    page = context.new_page()
    page.goto(path.as_uri())
    page.add_style_tag(content=ALL_IN_SIGHT)
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    assert complaints(page, "violations") == []
    page.get_by_label("Speaker").select_option("s0")
    page.get_by_role("button", name="Read by sentence").click()
    assert complaints(page, "violations") == []
    # The contrast of text in charts is measured by the tests of the theme: axe cannot tell what
    # is drawn behind it, nor judge a text of one character.
    others = [
        line
        for line in complaints(page, "incomplete")
        if not line.startswith(("color-contrast: <text", "color-contrast: <td"))
    ]
    assert others == []
