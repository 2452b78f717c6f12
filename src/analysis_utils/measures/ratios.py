"""Ratios of sums over articles, with intervals that draw whole articles."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from analysis_utils.errors import InputError
from analysis_utils.measures.intervals import Interval, draw_weights

# More articles than this are drawn in bundles: the interval hardly changes, the work does.
_MAX_UNITS = 2000

Floats = npt.NDArray[np.float64]


def bootstrap_ratio(
    parts: Floats, wholes: Floats, *, n_resamples: int = 2000, seed: int = 0
) -> Interval:
    """Return sum(parts) / sum(wholes) with its percentile bootstrap interval over articles.

    Parameters
    ----------
    parts, wholes : array of float, shape (n,)
        One pair per article, such as the words of one voice and all words, or the sum of
        scores and their number. The wholes are not negative, and not all zero.
    n_resamples, seed : int
        Resamples, and the seed of the generator: the same values give the same interval.

    Returns
    -------
    Interval
        The ratio, and the 2.5th and 97.5th percentiles of the resamples.

    Raises
    ------
    InputError
        The arrays differ in length, or the wholes add up to nothing.

    Notes
    -----
    Articles, not sentences, are drawn: sentences of one article are alike. Above 2,000
    articles, they are dealt at random into 2,000 bundles, and bundles are drawn. With fewer than
    about ten articles the interval is too narrow.

    References
    ----------
    Davison, A. C. & Hinkley, D. V. (1997). Bootstrap Methods and their Application, ch. 2–3.

    Examples
    --------
    >>> bootstrap_ratio(np.array([1.0, 2.0]), np.array([2.0, 4.0]))
    Interval(estimate=0.5, low=0.5, high=0.5)
    """
    if len(parts) != len(wholes) or not wholes.sum() > 0:
        raise InputError(
            f"{len(parts)} parts of {len(wholes)} wholes; expected one whole for each part, and "
            "wholes that add up to more than nothing"
        )
    estimate = float(parts.sum() / wholes.sum())
    parts, wholes = _bundled(parts, wholes, seed)
    ratios = []
    for weights in draw_weights(len(parts), n_resamples=n_resamples, seed=seed):
        sums = weights @ wholes
        # A resample that drew nothing but articles without a unit tells nothing.
        ratios.append((weights @ parts)[sums > 0] / sums[sums > 0])
    low, high = np.percentile(np.concatenate(ratios), [2.5, 97.5])
    return Interval(estimate=estimate, low=float(low), high=float(high))


def _bundled(parts: Floats, wholes: Floats, seed: int) -> tuple[Floats, Floats]:
    """Return the sums of at most so many bundles of articles."""
    n = len(parts)
    if n <= _MAX_UNITS:
        return parts, wholes
    bundle = np.random.default_rng(seed).permutation(n) % _MAX_UNITS
    sums = [np.bincount(bundle, values).astype(np.float64) for values in (parts, wholes)]
    return sums[0], sums[1]
