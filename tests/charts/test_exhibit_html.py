from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pandas as pd
import pytest

from analysis_utils.charts.exhibit_html import format_cell, page_style, render_fragment
from analysis_utils.charts.exhibits import (
    exhibit_card,
    exhibit_chart,
    exhibit_notice,
    exhibit_prose,
    exhibit_table,
)
from analysis_utils.charts.framing import plot_wording
from analysis_utils.charts.inks import INKS
from analysis_utils.charts.reading import exhibit_reading
from analysis_utils.charts.terms import TERMS

EVIL = '</svg></table><script>alert(1)</script><img src=x onerror="y">\'&amp;'


class Reader(HTMLParser):
    """Collects what a browser would find."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.found if name == tag]


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    return reader


@pytest.fixture
def data(measures: Callable[..., Any]) -> pd.DataFrame:
    found: pd.DataFrame = measures(
        "n_items", ["category", "voice"], [(EVIL, "outlet", 3, 3), ("hedge", "direct", 1, 1)]
    )
    return found


@pytest.fixture
def payloads(data: pd.DataFrame) -> list[Any]:
    exhibits = [
        exhibit_chart(plot_wording, data, name=EVIL, title=EVIL, subtitle=EVIL, note=EVIL),
        exhibit_table(data, name=EVIL, title=EVIL, note=EVIL),
        exhibit_card(EVIL, {EVIL: EVIL}, warnings=[EVIL], findings=[EVIL]),
        exhibit_notice(EVIL),
        exhibit_prose(EVIL),
        exhibit_reading(EVIL, title=EVIL, note=EVIL),
    ]
    return [exhibit.payload for exhibit in exhibits]


def test_hostile_text_is_text_in_every_kind_of_payload(payloads: list[Any]) -> None:
    for payload in payloads:
        page = read(render_fragment(payload))
        assert not page.of("script")
        assert not page.of("img")
        assert not [attrs for _, attrs in page.found if "onerror" in attrs or "style" in attrs]
        assert EVIL in "".join(page.words)


def test_ids_and_classes_hold_no_markup(payloads: list[Any]) -> None:
    for payload in payloads:
        for _, attrs in read(render_fragment(payload)).found:
            for name in ("id", "class"):
                assert not set(attrs.get(name) or "") & set("<>\"'&")


def test_figure_is_an_image_with_its_alternative_text(data: pd.DataFrame) -> None:
    payload = exhibit_chart(plot_wording, data, name="w").payload
    wide, narrow = read(render_fragment(payload)).of("svg")
    assert (wide["role"], wide["aria-label"]) == ("img", payload["alt"])
    assert (narrow["role"], narrow["aria-label"]) == ("img", payload["alt"])


def test_a_figure_without_a_narrow_drawing_has_one_image(data: pd.DataFrame) -> None:
    payload = {**exhibit_chart(plot_wording, data, name="w").payload, "svg_narrow": ""}
    assert len(read(render_fragment(payload)).of("svg")) == 1


def test_columns_of_long_texts_are_marked(table: Callable[..., pd.DataFrame]) -> None:
    data = table(["sentence_id", "text"], [("S1", "a" * 81), ("S2", "b")])
    page = read(render_fragment(exhibit_table(data, name="t", title="All").payload))
    assert page.of("table") == [{"class": "mr-long-2"}]


def test_inks_become_variables_that_fall_back_on_themselves(data: pd.DataFrame) -> None:
    page = read(render_fragment(exhibit_chart(plot_wording, data, name="w").payload))
    fills = {attrs.get("fill") for attrs in page.of("path")}
    assert f"var(--mr-outlet, {INKS['outlet'][0]})" in fills
    assert not [fill for fill in fills if fill and fill.startswith("#")]


def test_figure_is_numbered_where_a_number_is_given(data: pd.DataFrame) -> None:
    payload = exhibit_chart(plot_wording, data, name="w").payload
    assert "Figure 3. " in render_fragment(payload, number=3)
    assert "Figure" not in render_fragment(payload)


def test_data_table_has_heads_for_columns_and_rows(data: pd.DataFrame) -> None:
    page = read(render_fragment(exhibit_chart(plot_wording, data, name="w").payload))
    scopes = [attrs.get("scope") for attrs in page.of("th")]
    assert scopes == ["col"] * 5 + [None] * 2  # a th first in a row heads the row
    assert page.of("details") == [{"class": "mr-data"}]


def test_scrolling_box_has_a_name_and_is_reached_by_keyboard(data: pd.DataFrame) -> None:
    page = read(render_fragment(exhibit_table(data, name="t", title="All words").payload))
    (box,) = [attrs for attrs in page.of("div") if attrs.get("role") == "region"]
    assert box["tabindex"] == "0"
    assert box["aria-label"] == "All words"


def test_the_column_of_sentences_says_that_its_cells_lead_to_them(
    table: Callable[..., Any],
) -> None:
    data = table(["text", "sentence_id"], [("a", "S4")])
    page = read(render_fragment(exhibit_table(data, name="t", title="T").payload))
    assert ["data-leads" in attrs for attrs in page.of("th")] == [False, True, False]


def test_cells_are_written_for_readers() -> None:
    assert [format_cell(x) for x in (True, 0.5, 12.0, 0.0, -1.0)] == [
        "yes",
        "0.50",
        "12",
        "0.00",
        "−1.00",
    ]


def test_colours_are_given_for_light_and_dark_pages() -> None:
    css = page_style()
    assert INKS["ink"][0] in css
    assert INKS["ink"][1] in css
    assert "prefers-color-scheme:dark" in css


def test_a_very_long_table_behind_a_chart_is_begun(data: pd.DataFrame) -> None:
    payload = exhibit_chart(plot_wording, data, name="w").payload
    html = render_fragment({**payload, "rows": payload["rows"] * 600})
    assert html.count("<tr>") == 201
    assert "The first 200 of 1,200 rows" in html


def test_columns_of_figures_stand_to_the_right_by_their_place() -> None:
    data = pd.DataFrame({"who": ["Ada"], "n": [3]})
    (table,) = read(render_fragment(exhibit_table(data, name="t", title="T").payload)).of("table")
    assert table["class"] == "mr-right-2"
    assert ".mr-right-2 tr>:nth-child(2)" in page_style()


def test_the_head_of_a_column_tells_what_its_term_means() -> None:
    data = pd.DataFrame({"stance": ["neutral"], "harbour": ["old"]})
    terms = read(render_fragment(exhibit_table(data, name="t", title="T").payload)).of("dfn")
    assert [term["title"] for term in terms] == [TERMS["stance"]]
