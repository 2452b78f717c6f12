from __future__ import annotations

import pandas as pd
import pytest

from analysis_utils.measures.contrasts import measure_topic_contrasts, tabulate_contrasts


def scores(**by_topic: list[float]) -> pd.DataFrame:
    rows = [(topic, score) for topic, found in by_topic.items() for score in found]
    table = pd.DataFrame(rows, columns=["topic", "score"])
    return table.astype({"topic": "string", "score": "Float64"})


def figure(measured: pd.DataFrame, measure: str, topic: str) -> float:
    row = measured[(measured["measure"] == measure) & (measured["topic"] == topic)]
    return float(row["estimate"].iloc[0])


def test_a_topic_apart_stands_outside_of_the_shuffled_range() -> None:
    measured = measure_topic_contrasts(scores(sea=[0.8] * 8, wind=[-0.4] * 8), n_resamples=400)
    assert figure(measured, "mean_tone", "sea") == pytest.approx(0.8)
    assert figure(measured, "shuffled_tone", "sea") == pytest.approx(0.2)
    assert figure(measured, "p_adjusted", "sea") < 0.05
    shuffled = measured[measured["measure"] == "shuffled_tone"].iloc[0]
    assert shuffled["ci_low"] < 0.2 < shuffled["ci_high"] < 0.8
    assert shuffled["n"] == 8


def test_like_topics_are_not_told_apart() -> None:
    measured = measure_topic_contrasts(
        scores(sea=[0.1, -0.1] * 4, wind=[0.1, -0.1] * 4), n_resamples=200
    )
    assert figure(measured, "p_adjusted", "sea") > 0.5


def test_small_topics_are_left_out() -> None:
    table = scores(sea=[0.1] * 5, wind=[0.2] * 5, rain=[0.9] * 4)
    measured = measure_topic_contrasts(table, n_resamples=20)
    assert set(measured["topic"]) == {"sea", "wind"}


def test_one_topic_has_nothing_to_compare() -> None:
    assert measure_topic_contrasts(scores(sea=[0.1] * 9)).empty
    assert measure_topic_contrasts(scores()).empty


def test_contrasts_are_set_out_a_row_a_topic_the_clearest_first() -> None:
    table = scores(sea=[0.8] * 8, wind=[-0.4] * 8, fog=[0.2, 0.1, 0.3, 0.2, 0.2])
    measured = measure_topic_contrasts(table, n_resamples=400)
    found = tabulate_contrasts(measured)
    assert found["topic"].tolist()[-1] == "fog"
    fog = found.iloc[-1]
    assert (fog["n"], fog["mean_tone"]) == (5, pytest.approx(0.2))
    assert fog["shuffled_from"] < fog["mean_tone"] < fog["shuffled_to"]
    assert tabulate_contrasts(measure_topic_contrasts(scores())).empty
