"""Whatever a table holds, a chart is drawn and told."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import analysis_utils as charts
from analysis_utils.charts.exhibits import exhibit_chart

GROUPS: dict[str, tuple[str, tuple[str, ...]]] = {
    "plot_voice_share": ("n_words", ("voice", "speaker")),
    "plot_quotation_frequency": ("n_quotations", ("speaker", "kind")),
    "plot_reporting_verbs": ("n_cues", ("speaker", "verb", "stance")),
    "plot_topic_attention": ("n_words", ("topic", "voice")),
    "plot_frame_share": ("prop_sentences", ("frame_set", "frame")),
    "plot_wording": ("n_items", ("category", "voice")),
}
ROWS: dict[str, tuple[str, ...]] = {
    "plot_quotation_length": ("speaker", "kind", "n_words", "sentence_id"),
    "plot_article_strip": ("voice", "n_words", "sentence_id"),
    "plot_topic_tone": ("topic", "voice", "score", "sentence_id"),
    "plot_tone_strip": ("voice", "score", "sentence_id"),
    "plot_frame_strip": ("frame", "sentence_id"),
}

labels = st.one_of(st.none(), st.text(st.characters(), max_size=40))
few = {
    "voice": st.sampled_from(["outlet", "direct", "indirect", None, "odd"]),
    "kind": st.sampled_from(["direct", "indirect", "mixed", None, "odd"]),
    "stance": st.sampled_from(["neutral", "judging", None, "odd"]),
    "n_words": st.integers(0, 500),
    "score": st.one_of(st.none(), st.floats(-1, 1)),
    "sentence_id": st.integers(1, 60).map("S{}".format),
}
figures = st.fixed_dictionaries(
    {
        "estimate": st.one_of(st.none(), st.just(0.0), st.integers(1, 900).map(float)),
        "ci_low": st.none(),
        "ci_high": st.none(),
        "n": st.one_of(st.none(), st.integers(0, 900)),
    }
)


def rows_of(columns: tuple[str, ...]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({name: few.get(name, labels) for name in columns})


def check(name: str, rows: list[dict[str, Any]], columns: tuple[str, ...]) -> None:
    data = pd.DataFrame(rows, columns=list(columns), dtype="object")
    payload = exhibit_chart(getattr(charts, name), data, name="fuzz").payload
    if not rows:
        assert payload["type"] == "notice"
        return
    ET.fromstring(payload["svg"])
    assert payload["title"]
    assert payload["alt"]
    assert len(payload["rows"]) == len(rows)


@pytest.mark.parametrize("name", sorted(GROUPS))
@settings(max_examples=12)
@given(st.data())
def test_any_measures_are_drawn_and_told(name: str, data: st.DataObject) -> None:
    measure, groups = GROUPS[name]
    drawn = data.draw(st.lists(st.tuples(rows_of(groups), figures), max_size=9))
    rows = [{"measure": measure, **group, **figure} for group, figure in drawn]
    check(name, rows, ("measure", *groups, "estimate", "ci_low", "ci_high", "n"))


@pytest.mark.parametrize("name", sorted(ROWS))
@settings(max_examples=12)
@given(st.data())
def test_any_rows_are_drawn_and_told(name: str, data: st.DataObject) -> None:
    check(name, data.draw(st.lists(rows_of(ROWS[name]), max_size=9)), ROWS[name])


ROOMS = ("framing", "quotations", "sentiment", "topic_tone", "voices")


def test_every_chart_is_tried() -> None:
    assert {*GROUPS, *ROWS} == {n for room in ROOMS for n in charts._HOMES[f"charts.{room}"]}
