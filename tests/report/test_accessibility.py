from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from analysis_utils.report.html_page import render_html

from .axe import complaints, open_for_axe
from .conftest import card, code, figure, markdown, notebook, reading, shows, table


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_and_leaves_only_the_text_of_charts_open(
    shared_browser: Any, tmp_path: Path, scheme: str, width: int
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
    page = open_for_axe(shared_browser, path, width=width, scheme=scheme)
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
