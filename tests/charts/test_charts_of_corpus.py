"""Charts over many articles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
from matplotlib import pyplot as plt

from analysis_utils.charts.corpus import (
    headline_corpus_tone,
    headline_outlet_frames,
    headline_outlet_stances,
    headline_outlet_voices,
    plot_outlet_frames,
)
from analysis_utils.charts.corpus_speakers import (
    headline_monthly_speakers,
    headline_outlet_speakers,
)
from analysis_utils.charts.coverage import headline_coverage, plot_coverage
from analysis_utils.measures.corpus import measure_coverage


def test_coverage_counts_the_outlets_that_are_not_drawn_too() -> None:
    outlets = [f"Paper {n}" for n in range(20)]
    found = measure_coverage(
        pd.DataFrame({"outlet": outlets, "month": "2031-01", "n_documents": 3})
    )
    assert headline_coverage(found) == "60 articles of 20 outlets, 2031-01"
    axes = plot_coverage(found, limit=15)
    assert axes.get_xlabel() == "month\n5 more outlets in the table"
    plt.close(axes.figure)


def test_title_tells_the_widest_difference_whose_intervals_do_not_overlap(
    measures: Callable[..., Any],
) -> None:
    rows = [
        ("Sun", "outlet", 0.2, 9, 0.1, 0.7),  # far apart, but not told apart
        ("Moon", "outlet", 0.8, 9, 0.6, 0.9),
        ("Sun", "direct", 0.1, 9, 0.05, 0.2),
        ("Moon", "direct", 0.4, 9, 0.3, 0.5),
    ]
    assert headline_outlet_voices(measures("prop_words", ["outlet", "voice"], rows)) == (
        "Direct quotation: from 10\xa0% (Sun) to 40\xa0% (Moon) of the words; their intervals do "
        "not overlap"
    )


def test_difference_within_the_intervals_is_no_finding(measures: Callable[..., Any]) -> None:
    rows = [("Sun", "neutral", 0.5, 9, 0.3, 0.7), ("Moon", "neutral", 0.6, 9, 0.4, 0.8)]
    assert headline_outlet_stances(measures("prop_cues", ["outlet", "stance"], rows)) == (
        "No share tells 2 outlets apart: their intervals overlap"
    )


def test_shares_without_intervals_are_not_told_apart(measures: Callable[..., Any]) -> None:
    rows = [("Set", "War", "Sun", 0.1, 3), ("Set", "War", "Moon", 0.9, 3)]
    data = measures("prop_sentences", ["frame_set", "frame", "outlet"], rows)
    assert headline_outlet_frames(data).startswith("No share tells 2 outlets apart")


def test_frames_of_several_sets_are_told_with_their_set(measures: Callable[..., Any]) -> None:
    rows = [("A", "Morality", "Sun", 0.2, 9), ("B", "Morality", "Sun", 0.1, 9)]
    axes = plot_outlet_frames(measures("prop_sentences", ["frame_set", "frame", "outlet"], rows))
    assert {"Morality – A", "Morality – B"} <= {text.get_text() for text in axes.texts}
    plt.close(axes.figure)


def test_headline_of_tone_counts_the_intervals(measures: Callable[..., Any]) -> None:
    rows = [("Tides", "direct", 0.5, 9, 0.2, 0.8), ("Fog", "direct", 0.1, 9, -0.2, 0.4)]
    assert headline_corpus_tone(measures("mean_tone", ["topic", "voice"], rows)) == (
        "Tides in direct quotation has mean tone +0.50, n = 9; 1 of 2 intervals leaves out zero"
    )


def test_headlines_of_speakers_tell_all_their_quotations(measures: Callable[..., Any]) -> None:
    by_month = [("Ada", "2031-01", 7, 2), ("Ada", "2031-02", 3, 1)]
    assert headline_monthly_speakers(measures("n_quotations", ["speaker", "month"], by_month)) == (
        "Ada is quoted most: 10 quotations, 7 of them in 2031-01"
    )
    by_outlet = [("Sun", "Ada", 7, 2), ("Sun", "Bo", 1, 1), ("Moon", "Ada", 3, 1)]
    assert headline_outlet_speakers(measures("n_quotations", ["outlet", "speaker"], by_outlet)) == (
        "Ada is quoted most in 2 of 2 outlets (10 quotations in all)"
    )
