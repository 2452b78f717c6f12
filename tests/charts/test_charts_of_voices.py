from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex

from analysis_utils.charts.theme import VOICE_LOOKS
from analysis_utils.charts.voices import (
    describe_article_strip,
    headline_article_strip,
    headline_voice_share,
    plot_article_strip,
    plot_voice_share,
)


@pytest.fixture
def shares(measures: Callable[..., Any]) -> pd.DataFrame:
    rows = [
        ("outlet", None, 50, 5),
        ("direct", "Ada Marsh", 30, 2),
        ("indirect", "Ada Marsh", 20, 4),
    ]
    words = measures("n_words", ["voice", "speaker"], rows)
    props = measures("prop_words", ["voice", "speaker"], [(*r[:2], r[2] / 100, 100) for r in rows])
    return pd.concat([words, props], ignore_index=True)


def written(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def bars(ax: Axes) -> dict[str, tuple[float, str, str]]:
    return {
        box.get_label(): (
            box[0].get_width(),
            to_hex(box[0].get_facecolor()),
            box[0].get_hatch() or "",
        )
        for box in ax.containers
    }


def test_bars_are_as_long_as_the_words_and_look_like_their_voice(shares: pd.DataFrame) -> None:
    found = bars(plot_voice_share(shares))
    direct, indirect = VOICE_LOOKS["direct"], VOICE_LOOKS["indirect"]
    assert found[direct.label] == (30, direct.fill, direct.hatch)
    assert found[indirect.label] == (20, indirect.fill, indirect.hatch)


def test_every_bar_says_its_words_share_and_n(shares: pd.DataFrame) -> None:
    said = written(plot_voice_share(shares))
    assert "direct quotation, 30 words, 30\xa0%, n = 2" in said
    assert "outlet’s own voice, 50 words, 50\xa0%, n = 5" in said
    assert "the outlet itself" in said


def test_without_word_counts_the_shares_are_drawn_with_their_intervals(
    measures: Callable[..., Any],
) -> None:
    rows = [("direct", "Ada", 0.4, 90, 0.3, 0.5)]
    ax = plot_voice_share(measures("prop_words", ["voice", "speaker"], rows))
    assert ax.containers[0][0].get_width() == pytest.approx(0.4)
    ends = [tuple(s[:, 0]) for lines in ax.collections for s in lines.get_segments()]
    assert (0.3, 0.5) in ends


def test_speakers_past_the_limit_are_told(measures: Callable[..., Any]) -> None:
    rows = [("direct", f"Speaker {i}", 9 - i, 1) for i in range(5)]
    ax = plot_voice_share(measures("n_words", ["voice", "speaker"], rows), limit=3)
    assert ax.get_xlabel() == "words\n2 more speakers in the table"


@pytest.mark.parametrize(
    ("rows", "headline"),
    [
        ([], "No words to count"),
        (
            [("outlet", None, 9, 1)],
            "All words are the outlet’s own; nobody else is heard",
        ),
        ([("direct", "Ada", 9, 1)], "Ada: 100\xa0% of the words in direct quotation"),
        (
            [("outlet", None, 5, 1), ("indirect", "Ada", 3, 1), ("direct", "Ada", 2, 1)],
            "Ada: 20\xa0% of the words in direct quotation and 30\xa0% in paraphrase; "
            "the outlet itself 50\xa0%",
        ),
        (
            [("direct", "Ada", 6, 1), ("direct", "Bo", 3, 1), ("direct", "Cy", 1, 1)],
            "Ada: 60\xa0% of the words in direct quotation; all others quoted 40\xa0%",
        ),
    ],
)
def test_headline_of_shares(measures: Callable[..., Any], rows: list[Any], headline: str) -> None:
    assert headline_voice_share(measures("n_words", ["voice", "speaker"], rows)) == headline


@pytest.fixture
def segments(table: Callable[..., Any]) -> pd.DataFrame:
    rows = [("S1", "outlet", 10), ("S1", "direct", 5), ("S2", "direct", 1), ("S3", "indirect", 4)]
    found: pd.DataFrame = table(["sentence_id", "voice", "n_words"], rows)
    return found


def test_strip_fills_every_word_in_one_lane_and_leads_to_its_sentence(
    segments: pd.DataFrame,
) -> None:
    lanes = {c.get_label(): c for c in plot_article_strip(segments).collections}
    direct = lanes["direct quotation"]
    starts = [path.vertices[:, 0].min() for path in direct.get_paths()]
    assert starts == [10, 15]
    assert direct.get_urls() == ["S1", "S2"]
    assert lanes["paraphrase"].get_hatch() == VOICE_LOOKS["indirect"].hatch


def test_strip_says_the_words_of_each_voice(segments: pd.DataFrame) -> None:
    said = written(plot_article_strip(segments))
    assert {"6 words", "4 words", "10 words"} <= set(said)
    assert describe_article_strip(segments) == (
        "Strip of the article from word 1 to 20 by voice: direct quotation, 6 words; "
        "paraphrase, 4 words; outlet’s own voice, 10 words."
    )


def test_headline_of_the_strip(segments: pd.DataFrame) -> None:
    assert headline_article_strip(segments) == (
        "The voice changes 2 times; the longest stretch is 10 words in the outlet’s own voice"
    )
    assert headline_article_strip(segments.iloc[1:3]) == (
        "One voice throughout: 6 words in direct quotation"
    )
    assert headline_article_strip(segments.iloc[:0]) == "No words to lay out"
