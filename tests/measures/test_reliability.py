from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis_utils.errors import SchemaError, UnknownNameError
from analysis_utils.measures.agreement import krippendorff_alpha, percent_agreement
from analysis_utils.measures.reliability import measure_label_reliability, measure_reliability
from analysis_utils.schemas import CODINGS
from analysis_utils.tables import to_table

labels = st.lists(st.lists(st.sampled_from("abc"), max_size=4), max_size=6)


def codings(variable: str, by_coder: dict[str, list[object]]) -> pd.DataFrame:
    rows = []
    for coder, values in by_coder.items():
        for place, value in enumerate(values):
            if value is None:
                continue
            row = {"doc_id": "d", "sentence_id": "S1", "start": place, "end": place + 1}
            row |= {"coder": coder, "variable": variable, "text": "x"}
            row |= {"score" if isinstance(value, float) else "value": value}
            rows.append(row)
    return to_table(rows, CODINGS)


def test_nominal_alpha_by_hand() -> None:
    # Three units of two: coincidences aa 2, ab 1, ba 1, bb 2; n = 6, n_a = n_b = 3.
    # Observed 2/6, expected 2·3·3 / (6·5) = 0.6; alpha = 1 − (1/3) / 0.6.
    alpha = krippendorff_alpha([["a", "a"], ["a", "b"], ["b", "b"]])
    assert alpha == pytest.approx(1 - (1 / 3) / 0.6)


def test_interval_alpha_by_hand() -> None:
    # Units (0, 0), (0, 1), (1, 1): the same as nominal where values are 0 and 1.
    assert krippendorff_alpha([[0, 0], [0, 1], [1, 1]], level="interval") == pytest.approx(4 / 9)
    # Units (0, 1), (2, 2): within 2·1, expected over all pairs of 0, 1, 2, 2: 2·(1+4+4+1+1+0) = 22;
    # alpha = 1 − (2 / 4) / (22 / 12).
    alpha = krippendorff_alpha([[0, 1], [2, 2]], level="interval")
    assert alpha == pytest.approx(1 - (2 / 4) / (22 / 12))


def test_units_of_one_coder_do_not_count() -> None:
    assert krippendorff_alpha([["a", "a"], ["b", "b"], ["c"], []]) == 1.0


@pytest.mark.parametrize("units", [[], [["a"]], [["a", "a"], ["a", "a"]]])
def test_alpha_is_undefined_without_variation(units: list[list[str]]) -> None:
    assert krippendorff_alpha(units) is None


@pytest.mark.parametrize("nothing", [None, float("nan"), pd.NA])
def test_missing_codes_are_no_codes(nothing: object) -> None:
    assert krippendorff_alpha([["a", "a"], ["b", nothing], ["b", "b"]]) == 1.0
    assert krippendorff_alpha([[1, 1], [2, nothing], [3, 3]], level="interval") == 1.0
    assert percent_agreement([["a", "a"], ["b", nothing]]) == 1.0


def test_agreement_counts_pairs_of_coders() -> None:
    assert percent_agreement([["a", "a", "b"], ["c"]]) == pytest.approx(1 / 3)
    assert percent_agreement([["a"]]) is None


def test_unknown_level_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="no level of measurement is called 'ordinal'"):
        krippendorff_alpha([["a", "b"]], level="ordinal")  # type: ignore[arg-type]


@given(labels)
def test_alpha_is_at_most_one_and_blind_to_order(units: list[list[str]]) -> None:
    alpha = krippendorff_alpha(units)
    turned = krippendorff_alpha([unit[::-1] for unit in reversed(units)])
    assert alpha == turned or alpha == pytest.approx(turned)
    assert alpha is None or alpha <= 1


def test_table_of_labels() -> None:
    table = codings("frame", {"ann": ["a", "a", "b", None], "bo": ["a", "b", "b", "a"]})
    measured = measure_reliability(table).set_index("measure")
    assert list(measured["n"]) == [3, 3]
    assert measured.loc["krippendorff_alpha", "estimate"] == pytest.approx(4 / 9)
    assert measured.loc["prop_agreement", "estimate"] == pytest.approx(2 / 3)
    assert measured["ci_low"].isna().all()  # three units are too few


def test_table_of_scores_has_an_interval_from_five_units() -> None:
    scores: list[object] = [-0.5, 0.0, 0.25, 0.5, 1.0]
    table = codings("tone", {"ann": scores, "bo": scores})
    alpha = measure_reliability(table, n_resamples=50).iloc[0]
    assert (alpha["estimate"], alpha["ci_low"], alpha["ci_high"], alpha["n"]) == (1, 1, 1, 5)


def test_two_labels_of_one_coder_are_one_combined_label() -> None:
    both = pd.concat([codings("frame", {"ann": ["a"]}), codings("frame", {"ann": ["b"]})])
    table = pd.concat([both, codings("frame", {"bo": ["a"]})], ignore_index=True)
    measured = measure_reliability(table).set_index("measure")
    assert measured.loc["prop_agreement", "estimate"] == 0
    assert measured.loc["prop_agreement", "n"] == 1


def test_one_coder_gives_no_figures() -> None:
    measured = measure_reliability(codings("frame", {"ann": ["a", "b"]}))
    assert measured["estimate"].isna().all()
    assert list(measured["n"]) == [0, 0]


def marks(coder: str, *sentences: int, value: str = "conflict") -> pd.DataFrame:
    """Label sentences of ten characters each, as a person would with columns of their own."""
    starts = [10 * n for n in sentences]
    rows = {"start": starts, "end": [start + 9 for start in starts], "value": value}
    return pd.DataFrame({"doc_id": "d", "coder": coder, "variable": "frame", **rows})


def sentences(n: int) -> pd.DataFrame:
    starts = [10 * i for i in range(n)]
    return pd.DataFrame({"doc_id": "d", "start": starts, "end": [s + 9 for s in starts]})


def test_what_one_coder_misses_counts_as_absent() -> None:
    # Program 0…3, person 0 of ten units: agree on 7; coincidences of present 5, absent 15 of 20:
    # alpha = 1 − (2·3 / 20) / (2·5·15 / (20·19)).
    table = pd.concat([marks("program", 0, 1, 2, 3), marks("me", 0)])
    measured = measure_label_reliability(table, sentences(10)).set_index("measure")
    assert measured["n"].tolist() == [10, 10]
    assert measured.loc["prop_agreement", "estimate"] == pytest.approx(0.7)
    assert measured.loc["krippendorff_alpha", "estimate"] == pytest.approx(1 - 0.3 / (150 / 380))


def test_each_label_has_its_own_rows_in_order() -> None:
    table = pd.concat([marks("a", 0), marks("b", 0), marks("a", 1, value="aid")])
    measured = measure_label_reliability(table, sentences(2))
    assert measured["value"].tolist() == ["aid", "aid", "conflict", "conflict"]
    assert measured["estimate"].tolist() == [0.0, 0.5, 1.0, 1.0]


def test_coder_who_found_nothing_can_be_named() -> None:
    measured = measure_label_reliability(marks("a", 0), sentences(2), coders=["a", "b"])
    assert measured["estimate"].tolist() == [0.0, 0.5]
    alone = measure_label_reliability(marks("a", 0), sentences(2))
    assert alone["n"].tolist() == [0, 0]


def test_label_outside_of_all_units_does_not_count() -> None:
    assert measure_label_reliability(marks("a", 7), sentences(2)).empty


def test_table_of_another_shape_is_refused_with_what_is_expected() -> None:
    long = pd.DataFrame({"unit": [1], "coder": ["a"], "value": ["x"]})
    with pytest.raises(SchemaError, match="codings lacks the columns doc_id, start, end, variable"):
        measure_reliability(long)
    with pytest.raises(SchemaError, match="units lacks the columns doc_id, start, end"):
        measure_label_reliability(marks("a", 0), long)


def test_no_codings_no_rows() -> None:
    assert measure_reliability(to_table([], CODINGS)).empty
