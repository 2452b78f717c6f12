"""Contrasts: which topics are told in another tone than the rest, beyond chance."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis_utils.measures.intervals import (
    Floats,
    Reference,
    adjust_p_values,
    permutation_reference,
)
from analysis_utils.measures.rows import measures_table
from analysis_utils.measures.sentiment import MIN_N

_COLUMNS = [
    "topic", "n", "mean_tone", "n_rest", "shuffled_from", "shuffled_to", "p_adjusted", "remark",
]  # fmt: skip
_REST = "\x1frest"


def measure_topic_contrasts(
    scores: pd.DataFrame, *, n_resamples: int = 2000, seed: int = 0
) -> pd.DataFrame:
    """Compare each topic's mean tone with that of as many sentences drawn at random.

    Parameters
    ----------
    scores : DataFrame
        What `tabulate_topic_tone` returns.
    n_resamples, seed : int
        Shuffles, and the seed of the generator.

    Returns
    -------
    DataFrame
        A measures table grouped by ``topic``: ``mean_tone`` (−1…1) over the topic's sentences;
        ``rest_tone`` over the sentences that speak of other topics only; ``shuffled_tone``, the
        mean of all of them with the range (``ci_low`` to ``ci_high``) that holds 95 % of the
        means of as many sentences drawn at random; ``p_adjusted``, the p-value after the
        false-discovery rate of Benjamini and Hochberg. n is the number of sentences (of the
        rest for ``rest_tone``). With fewer than five sentences on either side all but n is NA.
        No scores: no rows.

    Notes
    -----
    The unit is the sentence: its tone towards the topic, or towards its other topics, is the
    mean over the voices in it. Whole sentences are dealt out, as pieces of one sentence do not
    vary freely. A mean outside of the range is told apart from chance, not explained: a topic
    may be told by another voice. Sentences of one article are not independent of each other,
    so the p-values are too small for a claim about more than this text.
    """
    place = ["doc_id", "sentence_id"]
    by_topic = scores.groupby([*place, "topic"], sort=False)["score"].mean().reset_index()
    sides = {}
    for topic in dict.fromkeys(scores["topic"]):
        own = by_topic[by_topic["topic"] == topic].set_index(place)["score"]
        others = by_topic[by_topic["topic"] != topic].groupby(place, sort=False)["score"].mean()
        sides[topic] = (_numbers(own), _numbers(others[~others.index.isin(own.index)]))
    found = {
        topic: _compare(own, rest, n_resamples, seed)
        for topic, (own, rest) in sides.items()
        if min(len(own), len(rest)) >= MIN_N
    }
    adjusted = adjust_p_values([reference.p_value for reference in found.values()])
    p_values = dict(zip(found, adjusted, strict=True))
    rows = []
    for topic, (own, rest) in sides.items():
        rows += _rows(topic, own, rest, found.get(topic), p_values.get(topic))
    return measures_table(rows, "topic")


def _numbers(scores: pd.Series[float]) -> Floats:
    numbers: Floats = np.array(scores, dtype=np.float64)
    return numbers


def _compare(own: Floats, rest: Floats, n_resamples: int, seed: int) -> Reference:
    """Return the mean of a topic's sentences beside those of shuffled ones."""
    groups = ["topic"] * len(own) + [_REST] * len(rest)
    values = np.concatenate([own, rest])
    return permutation_reference(values, groups, n_resamples=n_resamples, seed=seed)["topic"]


def _rows(
    topic: str, own: Floats, rest: Floats, found: Reference | None, p_adjusted: float | None
) -> list[dict[str, object]]:
    """Return the figures of one topic; NA where too few sentences stand on a side."""
    group = {"topic": topic, "n": len(own)}
    known = found is not None
    return [
        {"measure": "mean_tone", **group, "estimate": found.estimate if found else None},
        {
            "measure": "rest_tone",
            "topic": topic,
            "n": len(rest),
            "estimate": float(rest.mean()) if known else None,
        },
        {
            "measure": "shuffled_tone",
            **group,
            "estimate": float(np.concatenate([own, rest]).mean()) if known else None,
            "ci_low": found.low if found else None,
            "ci_high": found.high if found else None,
        },
        {"measure": "p_adjusted", **group, "estimate": p_adjusted},
    ]


def tabulate_contrasts(contrasts: pd.DataFrame) -> pd.DataFrame:
    """Set the contrasts out for reading: one row per topic, the lowest p-value first.

    Parameters
    ----------
    contrasts : DataFrame
        What `measure_topic_contrasts` returns.

    Returns
    -------
    DataFrame
        ``topic``, ``n`` and ``n_rest`` (sentences on each side), ``mean_tone``,
        ``shuffled_from`` and ``shuffled_to`` (the range of shuffled means), ``p_adjusted`` (as
        text, three decimals), ``remark`` (why there is none). No contrasts: no rows.
    """
    by = {name: rows.set_index("topic") for name, rows in contrasts.groupby("measure")}
    if not by:
        return pd.DataFrame(columns=_COLUMNS)
    shuffled, p_values = by["shuffled_tone"], by["p_adjusted"]["estimate"]
    table = pd.DataFrame(
        {
            "n": shuffled["n"],
            "mean_tone": by["mean_tone"]["estimate"],
            "n_rest": by["rest_tone"]["n"],
            "shuffled_from": shuffled["ci_low"],
            "shuffled_to": shuffled["ci_high"],
            "p_adjusted": p_values.map(_p_text, na_action="ignore").astype("string"),
        }
    )
    few = (table["n"] < MIN_N) | (table["n_rest"] < MIN_N)
    remark = f"fewer than {MIN_N} sentences"
    table["remark"] = few.map({True: remark, False: pd.NA}).astype("string")
    order = p_values.fillna(2.0).sort_values(kind="stable").index
    return table.loc[order].reset_index()[_COLUMNS]


def _p_text(p_value: float) -> str:
    """Return a p-value that can be read beside 0.05; it is never 0."""
    return "< 0.001" if p_value < 0.001 else f"{p_value:.3f}"
