from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from analysis_utils.report.html_page import render_html

from .conftest import card, code, figure, markdown, notebook, shows, table

READING = {
    "type": "reading",
    "title": "The article with its marks",
    "note": "",
    "legend": [
        {"class": "direct", "label": "direct quotation"},
        {"class": "frame", "label": "frame"},
    ],
    "paragraphs": [
        [
            {"text": "The harbour, ", "classes": ["frame"], "tip": "economy"},
            {
                "text": "“we keep it open”",
                "classes": ["direct", "frame"],
                "tip": "minister",
                "sentence": "S2",
            },
        ]
    ],
}

SENTENCE_COLUMNS = [
    {"name": "sentence_id", "label": "Sentence", "align": "left"},
    {"name": "n", "label": "n", "align": "right"},
]


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Any:
    """A report of all kinds of blocks, opened; what goes wrong is listed in ``complaints``."""
    content = notebook(
        markdown("# Who speaks?"),
        shows(payload=card()),
        code("x = 1"),
        shows(payload=figure()),
        shows(payload=table(rows=[["=1+1", 0.5], ['a "b"', None]])),
        shows(payload=READING),
        shows(payload={**table("sentences", [["S2", 1]]), "columns": SENTENCE_COLUMNS}),
        markdown("# What tone?\n\n" + "Words. " * 800),
    )
    path = tmp_path / "report.html"
    path.write_text(render_html(content), "utf-8")
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on(
        "request", lambda r: page.complaints.append(r.url) if "data:" not in r.url[:5] else None
    )
    page.goto(path.as_uri())
    page.complaints.remove(path.as_uri())
    return page


def test_it_opens_without_complaint_or_request(opened: Any) -> None:
    opened.wait_for_load_state("networkidle")
    assert opened.complaints == []


def test_the_switch_turns_the_page_dark_and_back(opened: Any) -> None:
    colour = "getComputedStyle(document.body).backgroundColor"
    light = opened.evaluate(colour)
    opened.get_by_role("button", name="Dark page").click()
    assert opened.evaluate(colour) != light
    opened.get_by_role("button", name="Dark page").press("Enter")
    assert opened.evaluate(colour) == light


def test_all_code_is_shown_at_once(opened: Any) -> None:
    assert opened.locator("details.mr-code[open]").count() == 0
    opened.get_by_role("button", name="Show all code").click()
    assert opened.locator("details.mr-code:not([open])").count() == 0


def test_tables_are_downloaded_with_formulas_as_text(opened: Any) -> None:
    with opened.expect_download() as download:
        opened.get_by_role("button", name="Download tab-units as CSV").click()
    text = Path(download.value.path()).read_text("utf-8-sig")
    assert text.splitlines() == ["Unit,Tone", "'=1+1,0.50", '"a ""b""",–']


def test_no_width_makes_the_page_scroll_sideways(opened: Any) -> None:
    for width in (390, 768, 1280):
        opened.set_viewport_size({"width": width, "height": 800})
        assert opened.evaluate("document.documentElement.scrollWidth") <= width


def test_the_first_key_leads_to_the_text(opened: Any) -> None:
    opened.keyboard.press("Tab")
    assert opened.evaluate("document.activeElement.textContent") == "Skip to the report"


def test_contents_lead_to_the_section(opened: Any) -> None:
    opened.get_by_role("link", name="What tone?").click()
    assert opened.url.endswith("#what-tone")


def test_a_row_leads_to_its_sentence_and_back(opened: Any) -> None:
    start = opened.url
    opened.get_by_role("link", name="S2").press("Enter")
    opened.wait_for_function("location.hash === '#sentence-S2'")
    assert opened.locator(".mr-here").inner_text() == "“we keep it open”"
    opened.go_back()
    opened.wait_for_function("location.hash === ''")
    assert opened.url == start
    assert opened.locator(".mr-here").count() == 0


def test_layers_of_marks_are_put_aside_and_shown(opened: Any) -> None:
    quotation = opened.locator(".mr-article .mr-mark", has_text="we keep it open")
    assert quotation.get_attribute("class") == "mr-mark mr-direct"
    opened.get_by_role("button", name="direct quotation").click()
    opened.get_by_role("button", name="frame").press("Enter")
    assert quotation.get_attribute("class") == "mr-mark mr-frame"


def test_without_scripts_everything_can_be_read(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(render_html(notebook(code("x = 1"), shows(payload=READING))), "utf-8")
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(path.as_uri())
    assert page.locator(".mr-article").is_visible()
    page.locator("summary", has_text="Code").first.click()
    assert page.locator("details.mr-code pre").first.is_visible()
    assert not page.locator("#mr-theme").is_visible()
