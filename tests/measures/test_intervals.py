from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis_utils.errors import InputError
from analysis_utils.measures.intervals import (
    adjust_p_values,
    bootstrap_mean,
    permutation_reference,
    wilson_interval,
)

numbers = st.lists(st.floats(-1, 1), min_size=1, max_size=12)


def test_wilson_by_hand() -> None:
    # 8 of 10, z = 1.96: middle (0.8 + 0.19207) / 1.38415,
    # half 1.96 sqrt(0.016 + 0.0096036) / 1.38415.
    interval = wilson_interval(8, 10)
    assert interval.estimate == 0.8
    assert interval.low == pytest.approx(0.4902, abs=1e-4)
    assert interval.high == pytest.approx(0.9433, abs=1e-4)


def test_wilson_stays_within_zero_and_one() -> None:
    assert wilson_interval(0, 3).low == pytest.approx(0.0)
    assert wilson_interval(3, 3).high == pytest.approx(1.0)


@pytest.mark.parametrize(("n_hits", "n"), [(0, 0), (3, 2), (-1, 4)])
def test_wilson_refuses_impossible_counts(n_hits: int, n: int) -> None:
    with pytest.raises(InputError, match=f"{n_hits} hits of {n} units"):
        wilson_interval(n_hits, n)


def test_bootstrap_of_equal_values_has_no_width() -> None:
    interval = bootstrap_mean(np.full(6, 0.25))
    assert (interval.low, interval.high) == (0.25, 0.25)


def test_bootstrap_of_two_values_reaches_both() -> None:
    # The mean of two draws is 0, ½ or 1 with chances ¼, ½, ¼: the 95 % interval is all of it.
    interval = bootstrap_mean(np.array([0.0, 1.0]))
    assert (interval.estimate, interval.low, interval.high) == (0.5, 0.0, 1.0)


def test_bootstrap_by_cluster_draws_whole_clusters() -> None:
    values = np.array([0.0, 0.0, 0.0, 1.0, 1.0, 1.0])
    loose = bootstrap_mean(values)
    tied = bootstrap_mean(values, clusters=["a", "a", "a", "b", "b", "b"])
    assert (tied.low, tied.high) == (0.0, 1.0)
    assert loose.high - loose.low < 1


def test_bootstrap_with_one_cluster_has_no_width() -> None:
    interval = bootstrap_mean(np.array([0.0, 1.0]), clusters=["a", "a"])
    assert (interval.low, interval.high) == (0.5, 0.5)


@given(numbers)
def test_bootstrap_lies_within_the_values_and_repeats(values: list[float]) -> None:
    array = np.array(values)
    interval = bootstrap_mean(array, n_resamples=50)
    assert min(values) - 1e-9 <= interval.low <= interval.high <= max(values) + 1e-9
    assert interval == bootstrap_mean(array, n_resamples=50)


def test_bootstrap_needs_values() -> None:
    with pytest.raises(InputError, match="expected at least one value"):
        bootstrap_mean(np.array([]))


def test_permutation_finds_a_group_apart() -> None:
    values = np.array([1.0] * 8 + [-1.0] * 8)
    found = permutation_reference(values, ["warm"] * 8 + ["cold"] * 8, n_resamples=500)
    assert list(found) == ["warm", "cold"]
    assert found["warm"].estimate == 1.0
    assert found["warm"].p_value < 0.05
    assert found["warm"].high < 1.0


def test_permutation_of_equal_values_finds_nothing() -> None:
    found = permutation_reference(np.zeros(4), ["a", "a", "b", "b"], n_resamples=20)
    assert found["a"].p_value == 1.0


def test_permutation_of_nothing_is_empty() -> None:
    assert permutation_reference(np.array([]), []) == {}


def test_permutation_needs_a_group_for_each_value() -> None:
    with pytest.raises(InputError, match="2 values in 1 groups"):
        permutation_reference(np.zeros(2), ["a"])


def test_adjusting_by_hand() -> None:
    # Ranked .005, .02, .03, .5 of 4: .02, .04, .04, .5.
    adjusted = adjust_p_values([0.03, 0.005, 0.5, 0.02])
    assert adjusted == pytest.approx([0.04, 0.02, 0.5, 0.04])


def test_adjusting_nothing() -> None:
    assert adjust_p_values([]) == []


@given(st.lists(st.floats(0, 1), max_size=10))
def test_adjusted_are_no_smaller_and_keep_their_order(p_values: list[float]) -> None:
    adjusted = adjust_p_values(p_values)
    assert all(p <= a + 1e-12 and a <= 1 for p, a in zip(p_values, adjusted, strict=True))
    pairs = sorted(zip(p_values, adjusted, strict=True))
    assert [a for _, a in pairs] == sorted(adjusted)
