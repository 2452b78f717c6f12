from __future__ import annotations

import pytest

from analysis_utils.charts.exhibits import PAYLOAD_TYPE, exhibit_notice
from analysis_utils.charts.reading import exhibit_reading
from analysis_utils.errors import InputError
from analysis_utils.widgets.reader import ReadingPane

EXHIBIT = exhibit_reading("Rain fell, Ada Marsh said.")


def test_it_shows_the_article() -> None:
    pane = ReadingPane(EXHIBIT)
    assert "Rain fell, Ada Marsh said." in pane.html
    assert "<script" not in pane.html


def test_exporters_find_the_payload_beside_the_widget() -> None:
    data, _ = ReadingPane(EXHIBIT)._repr_mimebundle_()
    assert data[PAYLOAD_TYPE] == EXHIBIT.payload
    assert "Rain fell" in data["text/html"]
    assert "application/vnd.jupyter.widget-view+json" in data


def test_sentence_and_filters_are_there_for_python() -> None:
    pane = ReadingPane(EXHIBIT)
    heard: list[str] = []
    pane.observe(lambda change: heard.append(change["new"]), names="sentence")
    pane.sentence = "S1"
    pane.filters = {"speaker": "s0"}
    assert heard == ["S1"]
    assert pane.get_state(["sentence", "filters"]) == {
        "sentence": "S1",
        "filters": {"speaker": "s0"},
    }


def test_other_exhibits_are_refused() -> None:
    with pytest.raises(InputError, match="is a notice; expected the reading pane"):
        ReadingPane(exhibit_notice("Nothing here."))
