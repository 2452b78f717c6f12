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
from analysis_utils.schemas import CODINGS, DOCUMENTS, QUOTATIONS, SEGMENTS, SENTENCES
from analysis_utils.tables import Tables, to_table

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


def tables(*rows: dict[str, Any], quotations: tuple[dict[str, Any], ...] = ()) -> Tables:
    """Return tables with a segment for every place in the codings."""
    coded = codings(*rows)
    places = ["doc_id", "sentence_id", "start", "end", "voice", "speaker", "text"]
    spoken = coded[places].drop_duplicates().assign(n_words=1).to_dict("records")
    return Tables(
        documents=to_table([], DOCUMENTS),
        sentences=to_table([], SENTENCES),
        segments=to_table(spoken, SEGMENTS),
        quotations=to_table(list(quotations), QUOTATIONS),
        codings=coded,
    )


def tones(topic: str, *scores: float) -> list[dict[str, Any]]:
    """Return codings of the tone towards a topic, each in a sentence of its own."""
    base = {"variable": "tone", "target": topic, "voice": "outlet"}
    return [
        {**base, "score": s, "sentence_id": f"S{i}", "start": i, "end": i + 1}
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
    table = tabulate_topic_tone(tables(*tones("sun", 0.5), *tones("rain", -0.5)), BOOK)
    assert table["topic"].tolist() == ["Rain", "Sun"]


def test_mean_tone_needs_five_scores() -> None:
    scores = tabulate_topic_tone(
        tables(*tones("rain", 0.1, 0.2, 0.3, 0.4, 0.5), *tones("sun", 1.0, 1.0, 1.0, 1.0)), BOOK
    )
    rain, sun = (row for _, row in measure_topic_tone(scores).iterrows())
    assert rain["estimate"] == pytest.approx(0.3)
    assert 0.1 <= rain["ci_low"] < 0.3 < rain["ci_high"] <= 0.5
    assert sun["n"] == 4
    assert pd.isna(sun["estimate"])
    assert pd.isna(sun["ci_low"])


def test_scorers_stand_side_by_side_with_their_spread() -> None:
    first = {"variable": "polarity", "voice": "outlet", "start": 0, "end": 1}
    second = {**first, "sentence_id": "S2", "start": 2, "end": 3}
    table = tabulate_polarity(
        tables(
            {**first, "coder": "a", "score": 0.4},
            {**first, "coder": "b", "score": -0.4},
            {**second, "coder": "a", "score": 0.1},
        )
    )
    assert table["a"].tolist() == [0.4, 0.1]
    assert table["spread"].tolist() == pytest.approx([0.8, 0.0])
    assert tabulate_disagreement(table)["start"].tolist() == [0]


def polarities(coder: str, *scores: float) -> list[dict[str, Any]]:
    base = {"variable": "polarity", "coder": coder, "voice": "outlet"}
    return [
        {**base, "score": s, "sentence_id": f"S{i}", "start": i, "end": i + 1}
        for i, s in enumerate(scores)
    ]


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
    (row,) = measure_polarity(tabulate_polarity(tables(*rows))).to_dict("records")
    assert (row["measure"], row["n"]) == ("mean_polarity", 5)
    assert row["estimate"] == pytest.approx(0.3)
    assert 0.1 <= row["ci_low"] < 0.3 < row["ci_high"] <= 0.5


@pytest.mark.parametrize("n", [0, 4])
def test_mean_polarity_needs_five_scores(n: int) -> None:
    (row,) = measure_polarity(tabulate_polarity(tables(*polarities("vader", *[0.1] * n)))).to_dict(
        "records"
    )
    assert row["n"] == n
    assert pd.isna(row["estimate"])
    assert pd.isna(row["ci_low"])


def test_nothing_scored_gives_no_rows() -> None:
    empty = tables()
    assert tabulate_polarity(empty).empty
    assert measure_topic_tone(tabulate_topic_tone(empty, BOOK)).empty


def test_pieces_of_a_sentence_in_one_voice_have_one_tone() -> None:
    base = {"variable": "tone", "target": "rain", "voice": "indirect", "speaker": "Ann"}
    (row,) = tabulate_topic_tone(
        tables(
            {**base, "score": 0.2, "start": 0, "end": 4, "text": "wet", "evidence": "a"},
            {**base, "score": -0.6, "start": 9, "end": 12, "text": "cold", "evidence": "b | c"},
        ),
        BOOK,
    ).to_dict("records")
    assert row["score"] == pytest.approx(-0.2)
    assert (row["start"], row["end"], row["text"]) == (0, 12, "wet … cold")
    assert (row["speaker"], row["evidence"]) == ("Ann", "a | b | c")


def test_voices_of_a_sentence_keep_their_own_tones() -> None:
    base = {"variable": "tone", "target": "rain", "score": 0.2}
    found = tabulate_topic_tone(
        tables({**base, "voice": "outlet"}, {**base, "voice": "direct", "start": 9, "end": 12}),
        BOOK,
    )
    assert found["voice"].tolist() == ["outlet", "direct"]


def test_reporting_verb_alone_gives_the_outlet_no_tone() -> None:
    lament = {
        "doc_id": "d", "quotation_id": "Q1", "sentence_id": "S1", "start": 12, "end": 20,
        "kind": "indirect", "cue": "lamented", "cue_start": 3, "cue_end": 11, "part": 0,
        "speech": True, "rule": "r", "n_words": 2, "text": "the rain",
    }  # fmt: skip
    base = {"variable": "tone", "target": "rain", "score": -0.4, "start": 0, "end": 11}
    clause = {**base, "voice": "outlet", "evidence": "lamented"}
    assert tabulate_topic_tone(tables(clause, quotations=(lament,)), BOOK).empty
    more = {**clause, "evidence": "lamented | bitter"}
    assert len(tabulate_topic_tone(tables(more, quotations=(lament,)), BOOK)) == 1


def test_passage_without_a_tone_word_is_kept_without_a_score() -> None:
    plain = {"variable": "topic", "value": "rain", "sentence_id": "S9", "start": 90, "end": 95}
    table = tabulate_polarity(tables(*polarities("vader", 0.1), {**plain, "voice": "direct"}))
    assert table["sentence_id"].tolist() == ["S0", "S9"]
    assert table["score"].isna().tolist() == [False, True]
