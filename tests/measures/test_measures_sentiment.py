from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from analysis_utils.measures.sentiment import (
    find_leading_scorer,
    measure_polarity,
    measure_topic_attention,
    measure_topic_tone,
    tabulate_disagreement,
    tabulate_polarity,
    tabulate_topic_tone,
)
from analysis_utils.model import Codebook, Topic
from analysis_utils.schemas import CODINGS, SEGMENTS
from analysis_utils.tables import to_table

BOOK = Codebook(
    title="T",
    topics={
        "rain": Topic(label="Rain", patterns=("rain*",)),
        "sun": Topic(label="Sun", patterns=("sun*",)),
    },
)


def codings(*rows: dict[str, Any]) -> pd.DataFrame:
    base = {"doc_id": "d", "sentence_id": "S1", "start": 0, "end": 9, "coder": "c", "text": "x"}
    return to_table([{**base, **row} for row in rows], CODINGS)


def tones(topic: str, *scores: float) -> list[dict[str, Any]]:
    return [
        {
            "variable": "tone",
            "target": topic,
            "score": s,
            "voice": "outlet",
            "start": i,
            "end": i + 1,
        }
        for i, s in enumerate(scores)
    ]


def test_topic_gets_the_words_of_the_segments_that_mention_it() -> None:
    segments = to_table(
        [
            {"doc_id": "d", "sentence_id": s, "start": i, "end": i + 1, "voice": "outlet"}
            | {"n_words": n, "text": "x"}
            for i, (s, n) in enumerate([("S1", 4), ("S1", 3), ("S2", 2)])
        ],
        SEGMENTS,
    )
    mentions = codings(
        {"variable": "topic", "value": "rain", "start": 0, "end": 1},
        {"variable": "topic", "value": "rain", "start": 1, "end": 2},
        {"variable": "topic", "value": "rain", "start": 1, "end": 2, "coder": "b"},  # once more
    )
    table = measure_topic_attention(mentions, segments, BOOK).set_index(
        ["measure", "topic", "voice"]
    )
    assert table.loc[("n_words", "Rain", "outlet"), "estimate"] == 7
    assert table.loc[("n_sentences", "Rain", "outlet"), "estimate"] == 1
    assert table.loc[("n_words", "Sun", "direct"), "estimate"] == 0


def test_tone_is_listed_in_the_codebooks_order_with_labels() -> None:
    table = tabulate_topic_tone(codings(*tones("sun", 0.5), *tones("rain", -0.5)), BOOK)
    assert table["topic"].tolist() == ["Rain", "Sun"]


def test_mean_tone_needs_five_scores() -> None:
    scores = tabulate_topic_tone(
        codings(*tones("rain", 0.1, 0.2, 0.3, 0.4, 0.5), *tones("sun", 1.0, 1.0, 1.0, 1.0)), BOOK
    )
    rain, sun = (row for _, row in measure_topic_tone(scores).iterrows())
    assert rain["estimate"] == pytest.approx(0.3)
    assert 0.1 <= rain["ci_low"] < 0.3 < rain["ci_high"] <= 0.5
    assert sun["n"] == 4
    assert pd.isna(sun["estimate"])
    assert pd.isna(sun["ci_low"])


def test_scorers_stand_side_by_side_with_their_spread() -> None:
    table = tabulate_polarity(
        codings(
            {"variable": "polarity", "coder": "a", "score": 0.4, "start": 0, "end": 1},
            {"variable": "polarity", "coder": "b", "score": -0.4, "start": 0, "end": 1},
            {"variable": "polarity", "coder": "a", "score": 0.1, "start": 2, "end": 3},
        )
    )
    assert table["a"].tolist() == [0.4, 0.1]
    assert table["spread"].tolist() == pytest.approx([0.8, 0.0])
    assert tabulate_disagreement(table)["start"].tolist() == [0]


def polarities(coder: str, *scores: float) -> list[dict[str, Any]]:
    base = {"variable": "polarity", "coder": coder, "voice": "outlet"}
    return [{**base, "score": s, "start": i, "end": i + 1} for i, s in enumerate(scores)]


@pytest.mark.parametrize(
    ("rows", "leading"),
    [
        ([], None),
        (polarities("vader", 0.1), "vader"),
        (polarities("vader", 0.1) + polarities("default", 0.1), "default"),
        (
            [*polarities("default", 0.1), {"variable": "tone", "coder": "vader", "score": 0}],
            "vader",
        ),
        (polarities("mine", 0.1), "mine"),
    ],
)
def test_leading_scorer(rows: list[dict[str, Any]], leading: str | None) -> None:
    assert find_leading_scorer(codings(*rows)) == leading


def test_mean_polarity_is_the_leading_scorers_with_n_and_interval() -> None:
    rows = polarities("vader", 0.1, 0.2, 0.3, 0.4, 0.5)
    (row,) = measure_polarity(tabulate_polarity(codings(*rows))).to_dict("records")
    assert (row["measure"], row["n"]) == ("mean_polarity", 5)
    assert row["estimate"] == pytest.approx(0.3)
    assert 0.1 <= row["ci_low"] < 0.3 < row["ci_high"] <= 0.5


@pytest.mark.parametrize("n", [0, 4])
def test_mean_polarity_needs_five_scores(n: int) -> None:
    (row,) = measure_polarity(tabulate_polarity(codings(*polarities("vader", *[0.1] * n)))).to_dict(
        "records"
    )
    assert row["n"] == n
    assert pd.isna(row["estimate"])
    assert pd.isna(row["ci_low"])


def test_nothing_scored_gives_no_rows() -> None:
    empty = codings()
    assert tabulate_polarity(empty).empty
    assert measure_topic_tone(tabulate_topic_tone(empty, BOOK)).empty
