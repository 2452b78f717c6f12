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
    assert (rows["Outlet"], rows["Date"]) == ("Daily", "unknown")
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


def test_warnings_are_listed_one_by_one() -> None:
    assert card("It rained.", warnings=("one", "two"))["warnings"] == ["one", "two"]
