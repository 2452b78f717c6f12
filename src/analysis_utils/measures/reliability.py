"""Reliability: how far coders agree on the same units; it says nothing of who is right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis_utils.errors import unknown_name
from analysis_utils.measures.intervals import draw_weights
from analysis_utils.measures.rows import measures_table

Level = Literal["nominal", "interval"]
Units = Sequence[Sequence[float | str]]
Floats = npt.NDArray[np.float64]

LEVELS: tuple[Level, ...] = ("nominal", "interval")
MIN_UNITS = 5
_UNIT = ["doc_id", "start", "end", "target"]
_JOIN = "; "


def measure_reliability(
    codings: pd.DataFrame, *, n_resamples: int = 2000, seed: int = 0
) -> pd.DataFrame:
    """Measure how far the coders of a codings table agree, variable by variable.

    Parameters
    ----------
    codings : DataFrame
        The table ``codings``, with two or more coders; a program is a coder like any other.
    n_resamples, seed : int
        Resamples of the bootstrap over units, and its seed.

    Returns
    -------
    DataFrame
        A measures table grouped by ``variable``: ``krippendorff_alpha`` (at most 1; 0 is what
        chance gives; at the interval level for scores, nominal for labels) and
        ``prop_agreement`` (share of pairs of coders, 0 to 1, that give the same value), with
        n = units that two or more coders coded. NA where nothing was coded twice, and alpha
        where no value differs; no interval where n < 5. No codings: no rows.

    Notes
    -----
    A unit is a stretch of text and a target. Several labels that one coder gives to one unit
    count as one combined label; a unit in which a coder found nothing needs a label that says
    so, else it counts as not coded. Alpha = 1 − observed / expected disagreement (Krippendorff
    2019, ch. 12); the interval is the bootstrap's percentiles over units. Agreement by
    itself flatters: where one value is common, coders agree by chance.

    References
    ----------
    Krippendorff, K. (2019). Content Analysis. 4th ed. Sage.
    """
    rows = []
    for variable, found in codings.groupby("variable", sort=True):
        level: Level = "interval" if found["score"].notna().any() else "nominal"
        units = _units(found, level)
        pairs = [unit for unit in units if len(unit) > 1]
        group = {"variable": variable, "n": len(pairs)}
        for measure, value in (
            ("krippendorff_alpha", krippendorff_alpha(units, level=level)),
            ("prop_agreement", percent_agreement(units)),
        ):
            rows.append({"measure": measure, **group, "estimate": value})
        if len(pairs) >= MIN_UNITS:
            low, high = _alpha_interval(pairs, level, n_resamples, seed)
            rows[-2] |= {"ci_low": low, "ci_high": high}
    return measures_table(rows, "variable")


def krippendorff_alpha(units: Units, *, level: Level = "nominal") -> float | None:
    """Return Krippendorff's alpha of the values that coders gave to units.

    Parameters
    ----------
    units : sequence of sequence
        The values of each unit, one per coder who coded it: labels, or numbers at the interval
        level. Units with fewer than two values are passed over.
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
    pairs = [unit for unit in units if len(unit) > 1]
    if not pairs:
        return None
    alpha = float(_alphas(np.ones((1, len(pairs))), *_statistics(pairs, level), level)[0])
    return None if np.isnan(alpha) else alpha


def percent_agreement(units: Units) -> float | None:
    """Return the share of pairs of values in the same unit that are equal, or None."""
    equal = n_pairs = 0
    for unit in units:
        for i, value in enumerate(unit):
            n_pairs += len(unit) - i - 1
            equal += sum(other == value for other in unit[i + 1 :])
    return equal / n_pairs if n_pairs else None


def _units(codings: pd.DataFrame, level: Level) -> Units:
    """Return the values of each unit, one per coder."""
    column = "score" if level == "interval" else "value"
    known = codings.dropna(subset=[column])
    cells = known.groupby([*_UNIT, "coder"], sort=True, dropna=False)[column]
    values = cells.mean() if level == "interval" else cells.agg(_combined)
    by_unit = values.groupby(level=list(range(len(_UNIT))), sort=True, dropna=False)
    return [list(unit) for _, unit in by_unit]


def _combined(labels: pd.Series) -> str:
    return _JOIN.join(sorted(set(labels)))


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


def _alpha_interval(
    units: Units, level: Level, n_resamples: int, seed: int
) -> tuple[float | None, float | None]:
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
