from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis_utils.annotate.sentiment.vader_scorer import score_vader
from strategies import NEWS_TEXTS

ANALYZER = SentimentIntensityAnalyzer()
SNIPPETS = [
    *["good", "bad", "GREAT", "war", "hope", "no", "not", "never", "isn't", "so", "this", "very"],
    *["really", "hardly", "least", "at", "but", "BUT", "kind", "of", "sort", "without", "doubt"],
    *["or", "nor", "to", "die", "for", "the", "bomb", "shit", "bus", "stop", "kiss", "death"],
    *["!", "?", ":)", "😀", "❤", "yeah", "right"],
]


def compound(text: str) -> float:
    return float(ANALYZER.polarity_scores(text)["compound"])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "The harbour is blue.",
        "A GREAT day, but not a good one!!!",
        "no good 😀😀 at all",
    ],
)
def test_polarity_is_the_compound(text: str) -> None:
    assert score_vader(text).polarity == compound(text)


@given(NEWS_TEXTS)
def test_any_text_gets_the_compound(text: str) -> None:
    assert score_vader(text).polarity == compound(text)


@given(st.lists(st.sampled_from(SNIPPETS), max_size=16).map(" ".join))
def test_idioms_negations_and_buts_get_the_compound(text: str) -> None:
    assert score_vader(text).polarity == compound(text)


@given(st.lists(st.sampled_from(SNIPPETS), max_size=16).map(" ".join))
def test_evidence_lies_in_the_text(text: str) -> None:
    for start, end, value in score_vader(text).evidence:
        assert 0 <= start < end <= len(text)
        assert -1 <= value <= 1
        assert value != 0


def test_evidence_points_at_the_emoji_itself() -> None:
    text = "Ann 😀 left"
    assert [text[start:end] for start, end, _ in score_vader(text).evidence] == ["😀"]


def test_a_very_long_sentence_is_scored() -> None:
    assert score_vader("good but not bad " * 20_000).polarity == 1.0
