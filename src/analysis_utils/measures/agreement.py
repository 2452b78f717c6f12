"""Agreement of the values that coders gave to units: Krippendorff's alpha, and plain shares."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis_utils.errors import unknown_name
from analysis_utils.measures.intervals import draw_weights

Level = Literal["nominal", "interval"]
Units = Sequence[Sequence[float | str | None]]
Floats = npt.NDArray[np.float64]

LEVELS: tuple[Level, ...] = ("nominal", "interval")


def krippendorff_alpha(units: Units, *, level: Level = "nominal") -> float | None:
    """Return Krippendorff's alpha of the values that coders gave to units.

    Parameters
    ----------
    units : sequence of sequence
        The values of each unit, one per coder who coded it: labels, or numbers at the interval
        level. What is missing (None, NaN, NA) is no value; units with fewer than two values
        are passed over.
    level : {"nominal", "interval"}
        Whether values are the same or not, or lie nearer and farther apart.

    Returns
    -------
    float or None
        At most 1; 0 is what chance gives. None where nothing was coded twice or no value
        differs from another.

    Examples
    --------
    >>> krippendorff_alpha([["a", "a"], ["b", "b"]])
    1.0
    >>> round(krippendorff_alpha([["a", "a"], ["b", "a"], ["b", "b"]]), 3)
    0.444
    """
    if level not in LEVELS:
        raise unknown_name("level of measurement", level, LEVELS)
    pairs = [unit for unit in map(_known, units) if len(unit) > 1]
    if not pairs:
        return None
    alpha = float(_alphas(np.ones((1, len(pairs))), *_statistics(pairs, level), level)[0])
    return None if np.isnan(alpha) else alpha


def percent_agreement(units: Units) -> float | None:
    """Return the share of pairs of values in the same unit that are equal.

    Parameters
    ----------
    units : sequence of sequence
        As in `krippendorff_alpha`.

    Returns
    -------
    float or None
        0 to 1; None where nothing was coded twice.

    Examples
    --------
    >>> percent_agreement([["a", "a", "b"], ["c", None]])
    0.3333333333333333
    """
    equal = n_pairs = 0
    for unit in map(_known, units):
        for i, value in enumerate(unit):
            n_pairs += len(unit) - i - 1
            equal += sum(other == value for other in unit[i + 1 :])
    return equal / n_pairs if n_pairs else None


def _known(unit: Sequence[Any]) -> list[Any]:
    return [value for value in unit if not pd.isna(value)]


def _statistics(units: Units, level: Level) -> tuple[Floats, Floats]:
    """Return the disagreement within each unit, and what its values add to the expected one.

    The second is, by unit, the count of each label; at the interval level the count of values,
    their sum and the sum of their squares.
    """
    if level == "interval":
        numbers = [np.array(unit, dtype=np.float64) for unit in units]
        sums = np.array([[len(x), x.sum(), (x**2).sum()] for x in numbers])
        within = 2 * (sums[:, 0] * sums[:, 2] - sums[:, 1] ** 2)
        return within / (sums[:, 0] - 1), sums
    labels = {label: i for i, label in enumerate(sorted({str(v) for u in units for v in u}))}
    counts = np.zeros((len(units), len(labels)))
    for row, unit in zip(counts, units, strict=True):
        for value in unit:
            row[labels[str(value)]] += 1
    sizes = counts.sum(axis=1)
    return (sizes**2 - (counts**2).sum(axis=1)) / (sizes - 1), counts


def _alphas(weights: Floats, within: Floats, sums: Floats, level: Level) -> Floats:
    """Return alpha for each row of weights of the units; NaN where no value differs."""
    totals = weights @ sums
    if level == "interval":
        n, expected = totals[:, 0], 2 * (totals[:, 0] * totals[:, 2] - totals[:, 1] ** 2)
    else:
        n = totals.sum(axis=1)
        expected = n**2 - (totals**2).sum(axis=1)
    expected = np.where(expected > 1e-12, expected, np.nan)
    alphas: Floats = 1 - (n - 1) * (weights @ within) / expected
    return alphas


def alpha_interval(
    units: Units, level: Level, n_resamples: int, seed: int
) -> tuple[float | None, float | None]:
    """Return the ends of the 95 % interval of alpha over units of two values or more."""
    within, sums = _statistics(units, level)
    drawn = [
        _alphas(weights.astype(np.float64), within, sums, level)
        for weights in draw_weights(len(units), n_resamples=n_resamples, seed=seed)
    ]
    alphas = np.concatenate(drawn)
    known = alphas[~np.isnan(alphas)]
    if len(known) == 0:
        return None, None
    low, high = np.percentile(known, [2.5, 97.5])
    return float(low), float(high)
