from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from matplotlib.colors import to_hex

from analysis_utils.charts.quotations import (
    describe_quotation_length,
    headline_quotation_frequency,
    headline_quotation_length,
    headline_reporting_verbs,
    plot_quotation_frequency,
    plot_quotation_length,
    plot_reporting_verbs,
)
from analysis_utils.charts.theme import STANCE_LOOKS


def test_kinds_stand_apart_under_their_speaker(measures: Callable[..., Any]) -> None:
    rows = [("Ada", "direct", 2, 2), ("Ada", "indirect", 5, 5), ("Bo", "direct", 0, 0)]
    ax = plot_quotation_frequency(measures("n_quotations", ["speaker", "kind"], rows))
    widths = {box.get_label(): [bar.get_width() for bar in box] for box in ax.containers}
    assert widths == {"direct quotation": [2], "paraphrase": [5]}
    assert "Bo" not in [text.get_text() for text in ax.texts]


@pytest.mark.parametrize(
    ("rows", "headline"),
    [
        ([], "Nobody is quoted"),
        ([("Ada", "direct", 1, 1)], "Ada is the only one quoted: 1 direct quotation"),
        (
            [("Ada", "direct", 2, 2), ("Ada", "mixed", 1, 1), ("Bo", "direct", 1, 1)],
            "3 of 4 quotations are by Ada (2 direct quotations and 1 mixed quotation)",
        ),
        (
            [("Ada", "direct", 2, 2), ("Bo", "direct", 2, 2), ("Cy", "mixed", 1, 1)],
            "2 of 5 quotations each are by Ada and Bo",
        ),
    ],
)
def test_headline_of_frequency(
    measures: Callable[..., Any], rows: list[Any], headline: str
) -> None:
    data = measures("n_quotations", ["speaker", "kind"], rows)
    assert headline_quotation_frequency(data) == headline


def test_each_quotation_is_a_dot_that_leads_to_its_sentence(table: Callable[..., Any]) -> None:
    columns = ["sentence_id", "speaker", "kind", "n_words"]
    data = table(
        columns,
        [("S4", "Ada", "direct", 7), ("S1", "Ada", "indirect", 7), ("S2", None, "mixed", 3)],
    )
    ax = plot_quotation_length(data)
    dots = [
        (*offset, url)
        for drawn in ax.collections
        for offset, url in zip(drawn.get_offsets().tolist(), drawn.get_urls(), strict=False)
        if url
    ]
    assert sorted((x, url) for x, _, url in dots) == [(3, "S2"), (7, "S1"), (7, "S4")]
    assert len({y for _, y, _ in dots}) == 3
    assert "n = 2" in [text.get_text() for text in ax.texts]


@pytest.mark.parametrize(
    ("lengths", "headline"),
    [
        ([], "No quotation to measure"),
        ([1], "The only quotation runs to 1 word, by Ada"),
        ([4, 9], "The longest of 2 quotations runs to 9 words, by Ada; the median to 6.5"),
    ],
)
def test_headline_of_length(table: Callable[..., Any], lengths: list[int], headline: str) -> None:
    data = table(["speaker", "kind", "n_words"], [("Ada", "direct", n) for n in lengths])
    assert headline_quotation_length(data) == headline


def test_a_quotation_of_nobody_is_said_to_be(table: Callable[..., Any]) -> None:
    data = table(["speaker", "kind", "n_words"], [(None, "mixed", 3)])
    assert describe_quotation_length(data).endswith(
        "the longest is a mixed quotation, by a speaker not found."
    )


def test_verbs_stand_under_their_stance_with_their_speakers(measures: Callable[..., Any]) -> None:
    rows = [
        ("Ada", "say", "neutral", 2, 2),
        ("Bo", "say", "neutral", 1, 1),
        ("Bo", "sob", "emotive", 1, 1),
    ]
    ax = plot_reporting_verbs(measures("n_cues", ["speaker", "verb", "stance"], rows))
    said = [text.get_text() for text in ax.texts]
    assert {"neutral", "emotive", "say", "sob", "3: Ada 2 and Bo 1", "Bo 1"} <= set(said)
    (emotive,) = [box for box in ax.containers if box.get_label() == "emotive"]
    assert to_hex(emotive[0].get_facecolor()) == STANCE_LOOKS["emotive"].fill


@pytest.mark.parametrize(
    ("rows", "headline"),
    [
        ([], "No reporting verb is used"),
        ([("Ada", "say", "neutral", 1, 1)], "The only reporting verb is neutral"),
        ([("Ada", "say", "neutral", 3, 3)], "All 3 reporting verbs are neutral"),
        (
            [("Ada", "say", "neutral", 1, 1), ("Ada", "sob", "emotive", 2, 2)],
            "1 of 3 reporting verbs is neutral, 2 emotive",
        ),
        ([("Ada", "sob", "emotive", 2, 2)], "None of 2 reporting verbs are neutral, 2 emotive"),
    ],
)
def test_headline_of_verbs(measures: Callable[..., Any], rows: list[Any], headline: str) -> None:
    data = measures("n_cues", ["speaker", "verb", "stance"], rows)
    assert headline_reporting_verbs(data) == headline
