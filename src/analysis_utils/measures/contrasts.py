"""Contrasts: which topics are told in another tone than the rest, beyond chance."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis_utils.measures.intervals import adjust_p_values, permutation_reference
from analysis_utils.measures.rows import measures_table
from analysis_utils.measures.sentiment import MIN_N

_CONTRAST_COLUMNS = ["topic", "n", "mean_tone", "shuffled_from", "shuffled_to", "p_adjusted"]


def measure_topic_contrasts(
    scores: pd.DataFrame, *, n_resamples: int = 2000, seed: int = 0
) -> pd.DataFrame:
    """Compare each topic's mean tone with that of topics shuffled among the same passages.

    Parameters
    ----------
    scores : DataFrame
        What `tabulate_topic_tone` returns.
    n_resamples, seed : int
        Shuffles, and the seed of the generator.

    Returns
    -------
    DataFrame
        A measures table grouped by ``topic``, for topics with five scores or more:
        ``mean_tone`` (−1…1); ``shuffled_tone``, the mean of all scores with the range
        (``ci_low`` to ``ci_high``) that holds 95 % of the means of shuffled topics of this size;
        ``p_adjusted``, the p-value after the false-discovery rate of Benjamini and Hochberg.
        n is the number of scores. Fewer than two such topics: no rows, as there is nothing to
        compare.

    Notes
    -----
    Passages are dealt out to the topics at random; a mean outside of the range is told apart
    from chance, not explained: a topic may be told by another voice. The passages of one
    article are not independent of each other, so the p-values are too small for a claim about
    more than this text.
    """
    sizes = scores["topic"].value_counts()
    known = scores[scores["topic"].isin(sizes.index[sizes >= MIN_N])]
    if known["topic"].nunique() < 2:
        return measures_table([], "topic")
    values = known["score"].to_numpy(dtype=np.float64)
    references = permutation_reference(
        values, known["topic"].tolist(), n_resamples=n_resamples, seed=seed
    )
    adjusted = adjust_p_values([reference.p_value for reference in references.values()])
    rows = []
    for (topic, reference), p_value in zip(references.items(), adjusted, strict=True):
        group = {"topic": topic, "n": reference.n}
        rows.append({"measure": "mean_tone", **group, "estimate": reference.estimate})
        shuffled = {"measure": "shuffled_tone", **group, "estimate": float(values.mean())}
        rows.append({**shuffled, "ci_low": reference.low, "ci_high": reference.high})
        rows.append({"measure": "p_adjusted", **group, "estimate": p_value})
    return measures_table(rows, "topic")


def tabulate_contrasts(contrasts: pd.DataFrame) -> pd.DataFrame:
    """Set the contrasts out for reading: one row per topic, the lowest p-value first.

    Parameters
    ----------
    contrasts : DataFrame
        What `measure_topic_contrasts` returns.

    Returns
    -------
    DataFrame
        ``topic``, ``n``, ``mean_tone``, ``shuffled_from`` and ``shuffled_to`` (the range of
        shuffled means), ``p_adjusted``. No contrasts: no rows.
    """
    by = {name: rows.set_index("topic") for name, rows in contrasts.groupby("measure")}
    if not by:
        return pd.DataFrame(columns=_CONTRAST_COLUMNS)
    shuffled = by["shuffled_tone"]
    table = pd.DataFrame(
        {
            "n": shuffled["n"],
            "mean_tone": by["mean_tone"]["estimate"],
            "shuffled_from": shuffled["ci_low"],
            "shuffled_to": shuffled["ci_high"],
            "p_adjusted": by["p_adjusted"]["estimate"],
        }
    )
    ranked = table.sort_values("p_adjusted", kind="stable").reset_index()
    return ranked[_CONTRAST_COLUMNS]
