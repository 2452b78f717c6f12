from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from analysis_utils.report.html_page import render_html

from .conftest import card, code, figure, markdown, notebook, reading, shows, table

SENTENCE_COLUMNS = [
    {"name": "sentence_id", "label": "Sentence", "align": "left"},
    {"name": "n", "label": "n", "align": "right"},
]


def leading_figure() -> Any:
    """A chart whose one bar tells of the third sentence."""
    bar = '<rect data-sentence="S3" x="60" y="10" width="80" height="20" fill="#1c4f8c"/>'
    svg = figure()["svg"]
    start, end = svg.index("<rect"), svg.index("<text")
    return {**figure("length", "One bar"), "svg": svg[:start] + bar + svg[end:]}


@pytest.fixture
def opened(shared_browser: Any, tmp_path: Path) -> Any:
    """A report of all kinds of blocks, opened; what goes wrong is listed in ``complaints``."""
    content = notebook(
        markdown("# Who speaks?"),
        shows(payload=card()),
        code("x = 1"),
        shows(payload=figure()),
        shows(payload=table(rows=[["=1+1", 0.5], ['a "b"', None]])),
        shows(payload=reading()),
        shows(payload={**table("counts", [["S2", 1]]), "columns": SENTENCE_COLUMNS}),
        shows(payload=leading_figure()),
        markdown("# What tone?\n\n" + "Words. " * 800),
    )
    path = tmp_path / "report.html"
    path.write_text(render_html(content), "utf-8")
    page = shared_browser.new_page(viewport={"width": 1280, "height": 800})
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


def chosen(page: Any) -> str:
    """The words of the sentence that is pointed out."""
    found: str = "".join(page.locator(".mr-article .mr-here").all_inner_texts())
    return found


def focused(page: Any) -> str:
    found: str = page.evaluate("document.activeElement.textContent")
    return found


def test_a_row_leads_to_its_sentence_and_the_browser_back(opened: Any) -> None:
    start = opened.url
    opened.get_by_role("link", name="S2").press("Enter")
    assert opened.url == f"{start}#sentence-S2"
    assert chosen(opened) == "“We fight to keep it open” and she"
    opened.go_back()
    opened.wait_for_function("location.hash === ''")
    assert chosen(opened) == ""
    assert focused(opened) == "S2"


def test_a_mark_of_a_chart_leads_to_its_sentence_and_a_button_back(opened: Any) -> None:
    opened.locator("svg rect[data-sentence]").click()
    assert chosen(opened) == "Trade would go on."
    assert focused(opened) == "Back to where you were"
    opened.keyboard.press("Enter")
    assert chosen(opened) == ""
    assert opened.locator(".mr-led").get_attribute("data-sentence") == "S3"


def test_a_mark_of_a_chart_says_its_sentence_under_the_pointer(opened: Any) -> None:
    opened.locator("svg rect[data-sentence]").hover()
    assert opened.locator("svg rect title").text_content() == "S3: Trade would go on."


def test_a_sentence_tells_what_is_known_of_it_and_leads_to_its_rows(opened: Any) -> None:
    opened.locator(".mr-article .mr-loaded").click()
    told = opened.locator(".mr-told").inner_text()
    assert "Sentence 2 of 3" in told
    assert "The minister" in told
    assert "Q1: direct, the minister; loaded word" in told
    opened.get_by_role("button", name="Table 2").press("Enter")
    assert focused(opened) == "S2"


def test_an_address_with_a_sentence_opens_there(opened: Any) -> None:
    address = opened.url
    opened.goto("about:blank")
    opened.goto(f"{address}#sentence-S3")
    assert chosen(opened) == "Trade would go on."


def test_the_article_is_filtered_by_keyboard(opened: Any) -> None:
    opened.get_by_label("Speaker").focus()
    opened.keyboard.press("ArrowDown")
    opened.get_by_label("Topic").select_option(label="Harbour (1)")
    assert opened.locator(".mr-filter output").inner_text() == "1 of 3 sentences"
    assert opened.locator(".mr-match").all_inner_texts() == ["“We fight to keep it open”"]
    opened.get_by_label("Topic").select_option(label="Trade (1)")
    assert "No sentence is all of this" in opened.locator(".mr-filter output").inner_text()
    opened.get_by_role("button", name="Show all", exact=True).press("Enter")
    assert opened.locator(".mr-filter output").inner_text() == "3 of 3 sentences"


def test_filtered_sentences_are_read_one_after_the_other(opened: Any) -> None:
    opened.get_by_label("Speaker").select_option("s0")
    opened.get_by_role("button", name="Read by sentence").press("Enter")
    assert "“We fight" in chosen(opened)
    opened.keyboard.press("Enter")
    assert chosen(opened) == "Trade would go on."
    opened.keyboard.press("Enter")
    assert "“We fight" in chosen(opened)
    opened.keyboard.press("Escape")
    assert chosen(opened) == ""
    assert focused(opened) == "Read by sentence"


def test_layers_of_marks_are_put_aside_and_shown(opened: Any) -> None:
    tint = "getComputedStyle(document.querySelector('.mr-article .mr-direct')).backgroundColor"
    shown = opened.evaluate(tint)
    opened.get_by_role("button", name="direct quotation").click()
    assert opened.evaluate(tint) == "rgba(0, 0, 0, 0)"
    opened.get_by_role("button", name="direct quotation").press("Enter")
    assert opened.evaluate(tint) == shown


def test_without_scripts_everything_can_be_read(shared_browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(render_html(notebook(code("x = 1"), shows(payload=reading()))), "utf-8")
    page = shared_browser.new_context(java_script_enabled=False).new_page()
    page.goto(path.as_uri())
    assert page.locator(".mr-article").is_visible()
    page.locator("summary", has_text="Code").first.click()
    assert page.locator("details.mr-code pre").first.is_visible()
    assert not page.locator("#mr-theme").is_visible()
