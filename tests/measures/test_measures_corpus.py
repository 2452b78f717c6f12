"""Measures over many articles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis_utils.errors import InputError
from analysis_utils.measures.corpus import (
    measure_corpus_tone,
    measure_coverage,
    measure_monthly_speakers,
    measure_outlet_frames,
    measure_outlet_speakers,
    measure_outlet_stances,
    measure_outlet_voices,
    tabulate_outlets,
)
from analysis_utils.measures.corpus_findings import summarise_corpus
from analysis_utils.measures.ratios import bootstrap_ratio
from analysis_utils.model import Codebook, Frame, FrameSet, Seed, Topic

BOOK = Codebook(
    title="t",
    topics={"ferry": Topic(label="Ferry", patterns=("ferry",))},
    frame_sets={
        "own": FrameSet(
            label="Own set",
            frames={"loss": Frame(label="Loss", seeds=(Seed(pattern="lost"),))},
        )
    },
)


def table(columns: str, *rows: Sequence[Any]) -> pd.DataFrame:
    names = columns.split()
    frame = pd.DataFrame([list(row) for row in rows], columns=names, dtype="object")
    numbers = {n: "Int64" for n in names if n.startswith("n")}
    texts = {n: "string" for n in names if not n.startswith("n") and n != "total"}
    return frame.astype({**numbers, **texts})


def figures(measures: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in measures[list(columns)].itertuples(index=False)]


SPEAKERS = table(
    "outlet month speaker n_quotations n_words n_documents",
    ("Post", "2030-11", "Lund", 3, 30, 2),
    ("Post", "2031-01", "Lund", 1, 9, 1),
    ("Post", "2031-01", "Osei", 2, 20, 2),
    ("Echo", "2030-11", "Osei", 5, 40, 3),
    ("Echo", None, None, 9, 80, 4),
)


def test_speakers_are_counted_by_outlet_the_largest_first() -> None:
    found = measure_outlet_speakers(SPEAKERS)
    assert figures(found, "outlet", "speaker", "estimate", "n") == [
        ("Post", "Lund", 4, 3),
        ("Post", "Osei", 2, 2),
        ("Echo", "Osei", 5, 3),
    ]
    assert len(measure_outlet_speakers(SPEAKERS, top=1)) == 2


def test_months_without_a_quotation_are_zeros() -> None:
    found = measure_monthly_speakers(SPEAKERS, top=1)
    assert figures(found, "speaker", "month", "estimate") == [
        ("Osei", "2030-11", 5),
        ("Osei", "2030-12", 0),
        ("Osei", "2031-01", 2),
    ]


def test_coverage_counts_articles_and_sums_up_outlets() -> None:
    coverage = table(
        "outlet month n_documents n_words n_quotations",
        ("Echo", "2031-01", 2, 200, 4),
        ("Echo", "2031-03", 1, 100, 0),
        ("Post", None, 5, 700, 9),
    )
    found = measure_coverage(coverage)
    assert figures(found, "outlet", "month", "estimate") == [
        ("Echo", "2031-01", 2),
        ("Echo", "2031-02", 0),
        ("Echo", "2031-03", 1),
    ]
    outlets = tabulate_outlets(coverage)
    assert outlets["outlet"].tolist() == ["Post", "Echo"]
    assert outlets["n_words"].tolist() == [700, 300]
    assert outlets["first_month"].isna().tolist() == [True, False]


def test_share_of_voice_has_an_interval_from_five_articles_on() -> None:
    rows = [("Post", f"d{i}", v, n) for i in range(5) for v, n in (("outlet", 60), ("direct", 40))]
    rows += [("Echo", "e", "outlet", 10), ("Echo", "e", "indirect", 30)]
    voices = table("outlet doc_id voice n_words", *rows)
    found = measure_outlet_voices(voices)
    assert figures(found, "outlet", "voice", "estimate", "n")[:3] == [
        ("Post", "outlet", 0.6, 5),
        ("Post", "direct", 0.4, 5),
        ("Post", "indirect", 0.0, 5),
    ]
    assert found["ci_low"].tolist()[:2] == pytest.approx([0.6, 0.4])
    few = found[found["outlet"] == "Echo"]
    assert few["estimate"].tolist() == [0.25, 0.0, 0.75]
    assert few["ci_low"].isna().all()


def test_stances_are_shares_of_the_verbs_of_an_outlet() -> None:
    stances = table(
        "outlet doc_id stance n_cues",
        ("Post", "a", "neutral", 3),
        ("Post", "b", "distancing", 1),
    )
    found = measure_outlet_stances(stances).set_index("stance")["estimate"]
    assert (found["neutral"], found["distancing"], found["factive"]) == (0.75, 0.25, 0.0)


def test_tone_is_the_mean_of_all_scores_and_na_with_few_articles() -> None:
    rows = [(f"d{i}", "ferry", "outlet", 0.5 * (i + 1), i + 1) for i in range(5)]
    rows += [("d1", "ferry", "direct", -0.5, 1)]
    found = measure_corpus_tone(table("doc_id topic voice total n", *rows), BOOK)
    assert figures(found, "topic", "voice", "n") == [("Ferry", "outlet", 5), ("Ferry", "direct", 1)]
    assert found["estimate"].iloc[0] == pytest.approx(0.5)
    assert found.loc[1, ["estimate", "ci_low", "ci_high"]].isna().all()


def test_frames_are_shares_of_the_sentences_of_an_outlet() -> None:
    framed = table(
        "outlet doc_id frame_set frame n_framed n_sentences",
        ("Post", "a", "own", "loss", 2, 10),
        ("Post", "b", None, None, 0, 30),
        ("Echo", "c", None, None, 0, 5),
    )
    found = measure_outlet_frames(framed, BOOK)
    assert figures(found, "measure", "frame", "outlet", "estimate", "n") == [
        ("n_sentences", "Loss", "Post", 2, 2),
        ("prop_sentences", "Loss", "Post", 0.05, 2),
        ("n_sentences", "Loss", "Echo", 0, 1),
        ("prop_sentences", "Loss", "Echo", 0.0, 1),
    ]


def test_nothing_gives_no_rows() -> None:
    assert measure_outlet_speakers(SPEAKERS.iloc[:0]).empty
    assert measure_monthly_speakers(SPEAKERS.iloc[:0]).empty
    assert measure_outlet_voices(table("outlet doc_id voice n_words")).empty
    assert measure_outlet_stances(table("outlet doc_id stance n_cues")).empty
    assert measure_corpus_tone(table("doc_id topic voice total n"), BOOK).empty
    empty = table("outlet month n_documents n_words n_quotations")
    assert measure_coverage(empty).empty
    assert tabulate_outlets(empty).empty
    names = "outlet doc_id frame_set frame n_framed n_sentences"
    assert measure_outlet_frames(table(names), BOOK).empty


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9)), min_size=1, max_size=30))
def test_interval_of_a_ratio_stays_among_the_ratios_of_articles(
    pairs: list[tuple[int, int]],
) -> None:
    parts, wholes = (np.array(values, dtype=float) for values in zip(*pairs, strict=True))
    interval = bootstrap_ratio(parts, wholes, n_resamples=200)
    ratios = parts / wholes
    assert interval.estimate == pytest.approx(parts.sum() / wholes.sum())
    assert ratios.min() - 1e-9 <= interval.low <= interval.high <= ratios.max() + 1e-9


def test_bundles_of_many_articles_give_nearly_the_interval_of_single_ones() -> None:
    rng = np.random.default_rng(7)
    wholes = rng.integers(50, 150, 20_000).astype(float)
    parts = wholes * rng.uniform(0, 1, 20_000)
    interval = bootstrap_ratio(parts, wholes, n_resamples=500)
    # The standard error of a ratio of sums, worked out by linearisation.
    error = np.sqrt(((parts - interval.estimate * wholes) ** 2).sum()) / wholes.sum()
    assert interval.high - interval.low == pytest.approx(2 * 1.96 * error, rel=0.15)


def test_ratio_without_a_whole_is_refused() -> None:
    with pytest.raises(InputError, match="whole"):
        bootstrap_ratio(np.array([0.0]), np.array([0.0]))


def test_the_findings_tell_who_is_quoted_most_and_what_was_not_found() -> None:
    # Osei has 7 of 20 quotations, in both outlets; 9 of 20 have no speaker.
    assert summarise_corpus(SPEAKERS) == (
        "Osei is quoted most: 7 of 20 quotations (35\u00a0%), in 2 of 2 outlets.",
        "9 of 20 quotations have a speaker that was not found.",
    )
    assert summarise_corpus(SPEAKERS.iloc[:0]) == ()
    assert summarise_corpus(SPEAKERS.iloc[4:]) == (
        "9 of 9 quotations have a speaker that was not found.",
    )


def test_the_findings_tell_the_share_of_the_five_most_quoted() -> None:
    rows = [("Post", "2030-11", f"Speaker {n}", n, 9, 1) for n in range(1, 7)]
    speakers = table("outlet month speaker n_quotations n_words n_documents", *rows)
    *_, share = summarise_corpus(speakers)
    assert share.startswith("The five most quoted speakers have 95\u00a0% of them; 0 of 21")
