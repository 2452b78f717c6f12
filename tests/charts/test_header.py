from __future__ import annotations

from typing import Any

import pytest

from analysis_utils.annotate.pipeline import annotate_document
from analysis_utils.charts.header import exhibit_article
from analysis_utils.model import Document
from analysis_utils.tables import tabulate_annotations


def card(text: str, **meta: Any) -> dict[str, Any]:
    annotations = annotate_document(Document(doc_id="d", text=text, meta=meta))
    tables = tabulate_annotations(annotations)
    return dict(exhibit_article(annotations.document, tables, findings=["F."]).payload)


def test_card_has_facts_counts_and_findings() -> None:
    found = card('"It rained all day," Ann Lee said.', title="Rain", outlet="Daily")
    assert found["title"] == "Rain"
    rows = dict(found["rows"])
    assert rows["Outlet"] == "Daily"
    assert "Date" not in rows
    assert (rows["Words"], rows["Sentences"], rows["Quotations"]) == ("7", "1", "1")
    assert found["findings"] == ["F."]


@pytest.mark.parametrize(
    ("meta", "title"),
    [
        ({}, "d"),
        ({"interviewer": "A", "interviewee": "B"}, "A’s interview with B"),
        ({"interviewer": "A", "interviewee": "B", "outlet": "O"}, "O on A’s interview with B"),
    ],
)
def test_title_falls_back_to_what_is_known(meta: dict[str, str], title: str) -> None:
    assert card("It rained.", **meta)["title"] == title


def test_a_text_in_another_language_than_the_word_lists_is_pointed_out() -> None:
    found = card("Дощ.", title="T", outlet="O", date="2024-01-01", language="uk")["warnings"]
    assert "another language (uk)" in found[0]
    assert (
        card("Rain.", title="T", outlet="O", date="2024-01-01", language="en-GB")["warnings"] == []
    )


def test_warnings_are_listed_one_by_one() -> None:
    known = {"title": "Rain", "outlet": "Daily", "date": "2024-02-09"}
    found = card("It rained.", **known, warnings=("one", "two"))
    assert found["warnings"] == ["one", "two"]


def test_what_is_not_known_of_the_article_is_said() -> None:
    assert card("It rained.", outlet="Daily")["warnings"] == [
        "Not known of this article: title and date"
    ]
