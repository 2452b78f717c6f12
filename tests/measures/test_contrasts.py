from __future__ import annotations

import pandas as pd
import pytest

from analysis_utils.measures.contrasts import measure_topic_contrasts, tabulate_contrasts


def scores(**by_topic: list[float]) -> pd.DataFrame:
    """Return a table in which every score stands in a sentence of its own."""
    found = [(topic, score) for topic, own in by_topic.items() for score in own]
    rows = [("d", f"S{i}", topic, score) for i, (topic, score) in enumerate(found)]
    table = pd.DataFrame(rows, columns=["doc_id", "sentence_id", "topic", "score"])
    return table.astype({"sentence_id": "string", "topic": "string", "score": "Float64"})


def figure(measured: pd.DataFrame, measure: str, topic: str) -> float:
    row = measured[(measured["measure"] == measure) & (measured["topic"] == topic)]
    return float(row["estimate"].iloc[0])


def test_a_topic_apart_stands_outside_of_the_shuffled_range() -> None:
    measured = measure_topic_contrasts(scores(sea=[0.8] * 8, wind=[-0.4] * 8), n_resamples=400)
    assert figure(measured, "mean_tone", "sea") == pytest.approx(0.8)
    assert figure(measured, "rest_tone", "sea") == pytest.approx(-0.4)
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


def test_topic_of_few_sentences_is_not_compared_and_it_is_said_why() -> None:
    table = scores(sea=[0.1] * 5, wind=[0.2] * 5, rain=[0.9] * 4)
    measured = measure_topic_contrasts(table, n_resamples=20)
    rain = tabulate_contrasts(measured).set_index("topic").loc["rain"]
    assert (rain["n"], rain["n_rest"]) == (4, 10)
    assert pd.isna(rain["mean_tone"])
    assert pd.isna(rain["p_adjusted"])
    assert rain["remark"] == "fewer than 5 sentences"


def test_pieces_of_one_sentence_are_one_unit() -> None:
    table = scores(sea=[0.8] * 8, wind=[-0.4] * 8)
    table.loc[table["topic"] == "sea", "sentence_id"] = "S1"
    found = tabulate_contrasts(measure_topic_contrasts(table, n_resamples=20)).set_index("topic")
    assert (found.loc["sea", "n"], found.loc["wind", "n"]) == (1, 8)
    assert found["p_adjusted"].isna().all()


def test_sentence_on_two_topics_stands_on_the_topics_side_only() -> None:
    table = scores(sea=[0.8] * 5, wind=[-0.4] * 6)
    table.loc[5, "sentence_id"] = "S0"  # the first sentence on the wind is one on the sea, too
    found = tabulate_contrasts(measure_topic_contrasts(table, n_resamples=20)).set_index("topic")
    assert (found.loc["sea", "n"], found.loc["sea", "n_rest"]) == (5, 5)


def test_one_topic_has_nothing_to_be_compared_with() -> None:
    assert measure_topic_contrasts(scores(sea=[0.1] * 9)).dropna(subset=["estimate"]).empty
    assert measure_topic_contrasts(scores()).empty


def test_contrasts_are_set_out_a_row_a_topic_the_clearest_first() -> None:
    table = scores(sea=[0.8] * 8, wind=[-0.4] * 8, fog=[0.2, 0.1, 0.3, 0.2, 0.2])
    found = tabulate_contrasts(measure_topic_contrasts(table, n_resamples=400))
    assert found["topic"].tolist()[-1] == "fog"
    fog = found.iloc[-1]
    assert (fog["n"], fog["mean_tone"]) == (5, pytest.approx(0.2))
    assert fog["shuffled_from"] < fog["mean_tone"] < fog["shuffled_to"]
    assert tabulate_contrasts(measure_topic_contrasts(scores())).empty


def test_small_p_value_is_no_zero() -> None:
    table = scores(sea=[0.8] * 20, wind=[-0.4] * 20)
    found = tabulate_contrasts(measure_topic_contrasts(table, n_resamples=2000))
    assert found["p_adjusted"].tolist() == ["< 0.001", "< 0.001"]
