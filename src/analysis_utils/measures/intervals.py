"""Intervals: how sure a figure is."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

_Z_95 = 1.959963984540054


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A figure with the ends of its 95 % interval."""

    estimate: float
    low: float
    high: float


def wilson_interval(n_hits: int, n: int) -> Interval:
    """Return the share of hits with Wilson's 95 % interval (Wilson 1927).

    Parameters
    ----------
    n_hits, n : int
        Hits, and units; n must be at least 1.

    Examples
    --------
    >>> interval = wilson_interval(2, 4)
    >>> round(interval.estimate, 2), round(interval.low, 2), round(interval.high, 2)
    (0.5, 0.15, 0.85)
    """
    share, z2 = n_hits / n, _Z_95**2
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = _Z_95 * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return Interval(estimate=share, low=max(0.0, middle - half), high=min(1.0, middle + half))


def bootstrap_mean(
    values: npt.NDArray[np.float64], *, n_resamples: int = 2000, seed: int = 0
) -> Interval:
    """Return the mean with its percentile bootstrap interval (Efron & Tibshirani 1993).

    Parameters
    ----------
    values : array of float, shape (n,)
        At least one value.
    n_resamples, seed : int
        Resamples, and the seed of the generator: the same values give the same interval.
    """
    rng = np.random.default_rng(seed)
    drawn = rng.choice(values, size=(n_resamples, len(values)), replace=True).mean(axis=1)
    low, high = np.percentile(drawn, [2.5, 97.5])
    return Interval(estimate=float(values.mean()), low=float(low), high=float(high))
