from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from matplotlib.axes import Axes

from analysis_utils.charts.sentiment import (
    headline_tone_strip,
    headline_topic_attention,
    plot_tone_strip,
    plot_topic_attention,
)
from analysis_utils.charts.topic_tone import (
    describe_topic_tone,
    headline_topic_tone,
    plot_topic_tone,
)


def written(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def test_voices_of_a_topic_lie_end_to_end(measures: Callable[..., Any]) -> None:
    rows = [("Tides", "outlet", 10, 1), ("Tides", "direct", 30, 2), ("Fog", "direct", 5, 1)]
    ax = plot_topic_attention(measures("n_words", ["topic", "voice"], rows))
    pieces = {box.get_label(): [(b.get_x(), b.get_width()) for b in box] for box in ax.containers}
    assert pieces == {"direct quotation": [(0, 30), (0, 5)], "outlet’s own voice": [(30, 10)]}
    assert "40 words" in written(ax)


def test_mean_of_few_passages_is_not_drawn(tones: Callable[..., Any]) -> None:
    mean = {"estimate": [-0.05], "ci_low": [-0.2], "ci_high": [0.1], "n": [4]}
    ax = plot_topic_tone(tones(0.1), reference=pd.DataFrame(mean))
    assert "mean" not in ax.get_xlabel()


@pytest.mark.parametrize(
    ("rows", "headline"),
    [
        ([], "No topic of the codebook is spoken of"),
        ([("Tides", "outlet", 0, 0)], "No topic of the codebook is spoken of"),
        ([("tides", "outlet", 1, 1)], "“tides” is the only topic: 1 word"),
        (
            [("Tides", "outlet", 9, 1), ("Fog", "outlet", 4, 1), ("Fog", "direct", 8, 1)],
            "“Fog” has most room of 2 topics: 12 words",
        ),
        (
            [("Tides", "outlet", 9, 1), ("Fog", "outlet", 9, 1)],
            "“Tides” and “Fog” have most room of 2 topics: 9 words each",
        ),
    ],
)
def test_headline_of_attention(
    measures: Callable[..., Any], rows: list[Any], headline: str
) -> None:
    assert headline_topic_attention(measures("n_words", ["topic", "voice"], rows)) == headline


@pytest.fixture
def tones(table: Callable[..., Any]) -> Callable[..., Any]:
    def make(*scores: float | None) -> Any:
        rows = [(f"S{i + 1}", "Tides", "direct", score) for i, score in enumerate(scores)]
        return table(["sentence_id", "topic", "voice", "score"], rows)

    return make


@pytest.fixture
def mean(measures: Callable[..., Any]) -> Callable[..., Any]:
    def make(estimate: float | None, n: int, low: float | None, high: float | None) -> Any:
        rows = [("Tides", "direct", estimate, n, low, high)]
        return measures("mean_tone", ["topic", "voice"], rows)

    return make


def test_each_score_is_a_dot_and_no_bar_is_drawn(tones: Callable[..., Any]) -> None:
    ax = plot_topic_tone(tones(0.1, -0.2, None))
    (dots,) = [c for c in ax.collections if any(c.get_urls())]
    assert dots.get_offsets()[:, 0].tolist() == [0.1, -0.2]
    assert dots.get_urls() == ["S1", "S2"]
    assert not ax.containers
    assert "n = 2" in written(ax)


def test_mean_of_enough_scores_is_drawn_with_its_interval(
    tones: Callable[..., Any], mean: Callable[..., Any]
) -> None:
    scores = tones(0.1, 0.2, 0.3, 0.2, 0.2)
    ax = plot_topic_tone(scores, means=mean(0.2, 5, 0.1, 0.3))
    (band,) = ax.containers[0]
    assert (band.get_x(), band.get_width()) == pytest.approx((0.1, 0.2))
    assert "mean +0.20, n = 5" in written(ax)


def test_mean_of_too_few_scores_is_not_drawn(
    tones: Callable[..., Any], mean: Callable[..., Any]
) -> None:
    ax = plot_topic_tone(tones(0.1, 0.3), means=mean(0.2, 2, 0.1, 0.3))
    assert not ax.containers
    assert "n = 2" in written(ax)


def test_reference_is_named_under_the_plot(tones: Callable[..., Any]) -> None:
    mean = {"measure": ["mean_polarity"], "estimate": [-0.05], "ci_low": [-0.2], "ci_high": [0.1]}
    ax = plot_topic_tone(tones(0.1), reference=pd.DataFrame({**mean, "n": [9]}))
    assert ax.get_xlabel() == (
        "tone, from −1 to 1\ndashed line: the article’s mean −0.05, n = 9; band: its 95 % interval"
    )


def test_headline_of_tone(tones: Callable[..., Any], mean: Callable[..., Any]) -> None:
    scores = tones(0.1, 0.2, 0.3, 0.2, 0.2)
    assert headline_topic_tone(tones()) == "No sentence on a topic has a tone score"
    assert (
        headline_topic_tone(tones(0.1)) == "No mean: one voice has 1 sentence at most on one topic"
    )
    assert headline_topic_tone(scores, means=mean(0.2, 5, -0.1, 0.3)) == (
        "“Tides” in direct quotation: mean +0.20, n = 5; its interval holds zero"
    )
    assert headline_topic_tone(scores, means=mean(0.2, 5, 0.1, 0.3)) == (
        "“Tides” in direct quotation: mean +0.20, n = 5; its interval leaves out zero"
    )


def test_description_of_tone_tells_the_means(
    tones: Callable[..., Any], mean: Callable[..., Any]
) -> None:
    scores = tones(0.1, 0.2, 0.3, 0.2, 0.2)
    assert describe_topic_tone(scores, means=mean(0.2, 5, 0.1, 0.3)) == (
        "Dot plot of tone by topic and voice: 5 scores on 1 topic, from +0.10 to +0.30. "
        "Means: “Tides” in direct quotation mean +0.20, n = 5."
    )


def test_dots_stand_at_their_sentence_on_the_strip(tones: Callable[..., Any]) -> None:
    ax = plot_tone_strip(tones(0.1, None, -0.4), n_sentences=9)
    (dots,) = [c for c in ax.collections if any(c.get_urls())]
    assert dots.get_offsets().tolist() == [[1, 0.1], [3, -0.4]]
    assert ax.get_xlim()[1] > 9
    assert "n = 2 of 3 passages" in written(ax)


def test_headline_of_the_strip(tones: Callable[..., Any]) -> None:
    assert headline_tone_strip(tones(None)) == "No sentence has a tone score"
    assert headline_tone_strip(tones(0.3)) == ("The only scored passage is above zero")
    assert headline_tone_strip(tones(0.3, 0.2, -0.2, 0)) == (
        "2 of 4 scored passages are above zero, 1 below, 1 at zero"
    )


def test_headline_of_the_strip_counts_what_is_not_drawn(tones: Callable[..., Any]) -> None:
    assert headline_tone_strip(tones(0.3, None, -0.2, None)) == (
        "1 of 2 scored passages is above zero, 1 below; 2 more have no score"
    )
