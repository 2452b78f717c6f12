"""Intervals and tests: how sure a figure is, and what chance alone would give."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analysis_utils.errors import InputError

_Z_95 = 1.959963984540054
_BATCH = 2_000_000  # drawn numbers held in memory at once

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A figure with the ends of its 95 % interval."""

    estimate: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A group's mean beside what shuffled groups give.

    ``low`` to ``high`` holds 95 % of the means of shuffled groups of the same size;
    ``p_value`` is the share of them at least as far from the common mean as ``estimate``.
    """

    estimate: float
    low: float
    high: float
    p_value: float
    n: int


def wilson_interval(n_hits: int, n: int) -> Interval:
    """Return the share of hits with Wilson's 95 % interval (Wilson 1927).

    Parameters
    ----------
    n_hits, n : int
        Hits, and units; n must be at least 1.

    Returns
    -------
    Interval
        The share, 0 to 1, and the ends of its interval.

    Raises
    ------
    InputError
        There are no units, or more hits than units.

    Examples
    --------
    >>> interval = wilson_interval(2, 4)
    >>> round(interval.estimate, 2), round(interval.low, 2), round(interval.high, 2)
    (0.5, 0.15, 0.85)
    """
    if not 0 <= n_hits <= n or n == 0:
        raise InputError(f"{n_hits} hits of {n} units; expected 0 <= hits <= units, and a unit")
    share, z2 = n_hits / n, _Z_95**2
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = _Z_95 * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return Interval(estimate=share, low=max(0.0, middle - half), high=min(1.0, middle + half))


def bootstrap_mean(
    values: Floats,
    *,
    clusters: Sequence[object] | None = None,
    n_resamples: int = 2000,
    seed: int = 0,
) -> Interval:
    """Return the mean with its percentile bootstrap interval (Efron & Tibshirani 1993).

    Parameters
    ----------
    values : array of float, shape (n,)
        At least one value.
    clusters : sequence, optional
        What each value belongs to, such as its document. Whole clusters are drawn then; without
        it, single values.
    n_resamples, seed : int
        Resamples, and the seed of the generator: the same values give the same interval.

    Returns
    -------
    Interval
        The mean, and the 2.5th and 97.5th percentiles of the resamples.

    Raises
    ------
    InputError
        There are no values, or not one cluster for each.

    Notes
    -----
    Drawn by sentence within one article the interval tells how much the mean hangs on single
    sentences (sensitivity); only drawn by article does it tell of sampling error. With fewer
    than about ten clusters it is too narrow.

    Examples
    --------
    >>> bootstrap_mean(np.array([0.5, 0.5, 0.5]))
    Interval(estimate=0.5, low=0.5, high=0.5)
    """
    if len(values) == 0 or (clusters is not None and len(clusters) != len(values)):
        raise InputError(
            f"{len(values)} values in {len(values if clusters is None else clusters)} places; "
            "expected at least one value, and one cluster for each"
        )
    sums, sizes = _by_cluster(values, clusters)
    means = [
        (weights @ sums) / (weights @ sizes)
        for weights in draw_weights(len(sums), n_resamples=n_resamples, seed=seed)
    ]
    low, high = np.percentile(np.concatenate(means), [2.5, 97.5])
    return Interval(estimate=float(np.mean(values)), low=float(low), high=float(high))


def draw_weights(n: int, *, n_resamples: int, seed: int) -> Iterator[npt.NDArray[np.int64]]:
    """Yield how often each of n units is drawn in each resample, in batches of resamples."""
    rng = np.random.default_rng(seed)
    batch = max(1, _BATCH // n)
    for start in range(0, n_resamples, batch):
        yield rng.multinomial(n, np.full(n, 1 / n), size=min(batch, n_resamples - start))


def _by_cluster(values: Floats, clusters: Sequence[object] | None) -> tuple[Floats, Floats]:
    """Return the sum and the size of each cluster."""
    if clusters is None:
        return values, np.ones(len(values))
    numbers = {cluster: i for i, cluster in enumerate(dict.fromkeys(clusters))}
    places = np.array([numbers[cluster] for cluster in clusters])
    return np.bincount(places, values).astype(np.float64), np.bincount(places).astype(np.float64)


def permutation_reference(
    values: Floats, groups: Sequence[str], *, n_resamples: int = 2000, seed: int = 0
) -> dict[str, Reference]:
    """Compare each group's mean with the means of groups that are shuffled at random.

    Parameters
    ----------
    values : array of float, shape (n,)
        One value per unit, such as the tone of a sentence.
    groups : sequence of str
        The group of each unit, such as its topic.
    n_resamples, seed : int
        Shuffles, and the seed of the generator.

    Returns
    -------
    dict
        A `Reference` by group, in the order of their first appearance. Empty without values.

    Raises
    ------
    InputError
        There is not one group for each value.

    Notes
    -----
    Values are dealt out anew among the groups, whose sizes stay. The p-value is
    (1 + shuffles at least as extreme) / (1 + shuffles), two-sided around the common mean
    (Phipson & Smyth 2010), so it is never 0. Where many groups are compared, adjust the
    p-values with `adjust_p_values`.
    """
    if len(values) != len(groups):
        raise InputError(f"{len(values)} values in {len(groups)} groups; expected one group each")
    rng = np.random.default_rng(seed)
    labels = np.array(groups, dtype=object)
    members = {group: np.flatnonzero(labels == group) for group in dict.fromkeys(groups)}
    means: dict[str, list[float]] = {group: [] for group in members}
    for _ in range(n_resamples if members else 0):
        shuffled = rng.permutation(values)
        for group, places in members.items():
            means[group].append(float(shuffled[places].mean()))
    return {
        group: _compare(values, places, np.array(means[group])) for group, places in members.items()
    }


def _compare(values: Floats, places: npt.NDArray[np.intp], means: Floats) -> Reference:
    common, observed = float(values.mean()), float(values[places].mean())
    # A hair of slack: the same values summed in another order are not more extreme.
    extreme = int((np.abs(means - common) >= abs(observed - common) - 1e-12).sum())
    low, high = np.percentile(means, [2.5, 97.5])
    return Reference(
        estimate=observed,
        low=float(low),
        high=float(high),
        p_value=(1 + extreme) / (1 + len(means)),
        n=len(places),
    )


def adjust_p_values(p_values: Sequence[float]) -> list[float]:
    """Adjust p-values for many comparisons: false-discovery rate of Benjamini & Hochberg (1995).

    Parameters
    ----------
    p_values : sequence of float
        One p-value per comparison, 0 to 1.

    Returns
    -------
    list of float
        The adjusted p-values in the same order: calling those up to 0.05 findings expects 5 %
        of the findings to be false. Empty for none.

    Examples
    --------
    >>> [round(p, 3) for p in adjust_p_values([0.01, 0.04, 0.03])]
    [0.03, 0.04, 0.04]
    """
    ranked = sorted(range(len(p_values)), key=lambda i: p_values[i], reverse=True)
    adjusted = [0.0] * len(p_values)
    smallest = 1.0
    for rank, i in zip(range(len(p_values), 0, -1), ranked, strict=True):
        smallest = min(smallest, p_values[i] * (len(p_values) / rank))
        adjusted[i] = smallest
    return adjusted
