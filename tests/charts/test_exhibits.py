from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from analysis_utils.charts.exhibits import (
    PAYLOAD_TYPE,
    Exhibit,
    exhibit_card,
    exhibit_chart,
    exhibit_notice,
    exhibit_prose,
    exhibit_table,
)
from analysis_utils.charts.framing import plot_wording
from analysis_utils.charts.topic_tone import plot_topic_tone


@pytest.fixture
def wording(measures: Callable[..., Any]) -> pd.DataFrame:
    rows = [("loaded", "outlet", 3, 3), ("hedge", "direct", 1, 1)]
    found: pd.DataFrame = measures("n_items", ["category", "voice"], rows)
    return found


@pytest.fixture
def figure(wording: pd.DataFrame) -> Exhibit:
    return exhibit_chart(plot_wording, wording, name="wording")


def test_chart_takes_title_and_alternative_text_from_its_partners(figure: Exhibit) -> None:
    assert figure.payload["title"] == "3 of 4 marked words and phrases are the outlet’s own wording"
    assert figure.payload["alt"] == (
        "Stacked bar chart of wording by category and voice. Loaded: outlet’s own voice 3; "
        "hedge: direct quotation 1."
    )


def test_title_that_is_given_is_kept(wording: pd.DataFrame) -> None:
    exhibit = exhibit_chart(plot_wording, wording, name="w", title="Mine", note="How")
    assert exhibit.payload["title"] == "Mine"
    assert exhibit.payload["note"] == "How"


def test_table_behind_a_chart_leaves_out_empty_columns(figure: Exhibit) -> None:
    assert [c["name"] for c in figure.payload["columns"]] == [
        "measure",
        "category",
        "voice",
        "estimate",
        "n",
    ]
    assert figure.payload["rows"][0] == ["n_items", "loaded", "outlet’s own voice", 3, 3]
    assert figure.payload["columns"][-1] == {"name": "n", "label": "n", "align": "right"}


def test_words_know_the_options_that_they_take(
    measures: Callable[..., Any], table: Callable[..., Any]
) -> None:
    scores = table(
        ["sentence_id", "topic", "voice", "score"],
        [(f"S{i}", "Harbours", "outlet", 0.5) for i in range(5)],
    )
    means = measures("mean_tone", ["topic", "voice"], [("Harbours", "outlet", 0.5, 5, 0.4, 0.6)])
    exhibit = exhibit_chart(plot_topic_tone, scores, means=means, name="tone")
    assert exhibit.payload["title"] == (
        "“Harbours” in the outlet’s own voice: mean +0.50, n = 5; its interval leaves out zero"
    )


def test_bundle_holds_payload_page_and_text(figure: Exhibit) -> None:
    bundle = figure._repr_mimebundle_(include=None, exclude=None)
    assert set(bundle) == {PAYLOAD_TYPE, "text/html", "text/plain"}
    assert json.loads(json.dumps(bundle[PAYLOAD_TYPE])) == bundle[PAYLOAD_TYPE]
    assert bundle["text/plain"].endswith(figure.payload["alt"])


def test_table_has_numbers_texts_and_none(table: Callable[..., Any]) -> None:
    data = table(["sentence_id", "score", "text"], [("S1", -0.25, "a\x00b"), ("S2", None, None)])
    exhibit = exhibit_table(data, name="t", title="T", columns=["sentence_id", "score", "text"])
    assert exhibit.payload["rows"] == [["S1", -0.25, "a\ufffdb"], ["S2", None, None]]
    assert [c["align"] for c in exhibit.payload["columns"]] == ["left", "right", "left"]


def test_whole_numbers_are_counts_only_where_the_whole_column_is(table: Callable[..., Any]) -> None:
    whole = exhibit_table(table(["score"], [(1.0,), (None,), (4.0,)]), name="t", title="T")
    mixed = exhibit_table(table(["score"], [(1.0,), (0.5,)]), name="t", title="T")
    assert repr(whole.payload["rows"]) == "[[1], [None], [4]]"
    assert repr(mixed.payload["rows"]) == "[[1.0], [0.5]]"


def test_card_keeps_the_order_of_its_rows() -> None:
    exhibit = exhibit_card("T", {"Outlet": None, "Words": 12}, warnings=["w"], findings=["f"])
    assert exhibit.payload == {
        "type": "card",
        "title": "T",
        "rows": [["Outlet", ""], ["Words", "12"]],
        "warnings": ["w"],
        "findings": ["f"],
    }


def test_notice_and_prose_are_their_words() -> None:
    assert exhibit_notice("None.").payload == {"type": "notice", "text": "None."}
    assert exhibit_prose("a", "b")._repr_mimebundle_()["text/plain"] == "a\nb"


def test_a_chart_without_rows_is_a_notice_of_what_was_looked_for(
    measures: Callable[..., Any],
) -> None:
    empty = measures("n_items", ["category", "voice"], [])
    exhibit = exhibit_chart(plot_wording, empty, name="w", subtitle="Loaded words, by voice")
    assert exhibit.payload["type"] == "notice"
    assert "Looked for: Loaded words, by voice." in exhibit.payload["text"]
    assert "codebook" in exhibit.payload["text"]


def test_a_table_without_rows_is_a_notice(table: Callable[..., Any]) -> None:
    payload = exhibit_table(table(["text"], []), name="t", title="All words").payload
    assert payload["type"] == "notice"
    assert payload["text"].startswith("Nothing was found. Looked for: All words.")
