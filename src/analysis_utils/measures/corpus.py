"""Measures over many articles: by outlet and month, with intervals that draw whole articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from analysis_utils.measures.ratios import bootstrap_ratio
from analysis_utils.measures.rows import measures_table, told
from analysis_utils.model import STANCES, VOICES, Codebook

# Fewer articles than this give no interval, and no mean.
MIN_ARTICLES = 5

Row = dict[str, Any]


def measure_coverage(coverage: pd.DataFrame) -> pd.DataFrame:
    """Count each outlet's articles month by month.

    Parameters
    ----------
    coverage : DataFrame
        What `tabulate_coverage` returns.

    Returns
    -------
    DataFrame
        A measures table grouped by ``outlet`` and ``month`` (ISO 8601), the outlet with most
        articles first: ``n_documents``, also as n; a row for each month from the first to the
        last of the corpus, zeros included. No dated documents: no rows.
    """
    dated = coverage.dropna(subset=["month"])
    months = _all_months(dated["month"])
    counts = dated.groupby(["outlet", "month"])["n_documents"].sum()
    rows = [
        {"measure": "n_documents", "outlet": outlet, "month": month, "estimate": n, "n": n}
        for outlet in _by_size(dated, "outlet", "n_documents")
        for month, n in counts.loc[outlet].reindex(months, fill_value=0).items()
    ]
    return measures_table(rows, "outlet", "month")


def tabulate_outlets(coverage: pd.DataFrame) -> pd.DataFrame:
    """Sum up the coverage by outlet.

    Parameters
    ----------
    coverage : DataFrame
        What `tabulate_coverage` returns.

    Returns
    -------
    DataFrame
        One row per outlet, the one with most articles first: ``outlet``, ``n_documents``,
        ``n_words``, ``n_quotations``, ``first_month``, ``last_month`` (NA where no date is
        told). No documents: no rows.
    """
    sums = coverage.groupby("outlet", as_index=False).agg(
        n_documents=("n_documents", "sum"),
        n_words=("n_words", "sum"),
        n_quotations=("n_quotations", "sum"),
        first_month=("month", "min"),
        last_month=("month", "max"),
    )
    return sums.sort_values(
        ["n_documents", "outlet"], ascending=[False, True], kind="stable", ignore_index=True
    )


def measure_outlet_speakers(speakers: pd.DataFrame, *, top: int = 5) -> pd.DataFrame:
    """Count how often each outlet quotes whom.

    Parameters
    ----------
    speakers : DataFrame
        What `tabulate_speakers` returns.
    top : int
        Speakers per outlet, the most quoted first.

    Returns
    -------
    DataFrame
        A measures table grouped by ``outlet`` and ``speaker``, the outlet with most quotations
        first: ``n_quotations``, with n = articles that quote the speaker. A full count, so
        without an interval. Quotations whose speaker is not found are left out; no others: no
        rows.
    """
    known = speakers.dropna(subset=["speaker"])
    sums = known.groupby(["outlet", "speaker"], as_index=False)[["n_quotations", "n_documents"]]
    ranked = sums.sum().sort_values(
        ["n_quotations", "speaker"], ascending=[False, True], kind="stable"
    )
    rows = [
        {
            "measure": "n_quotations",
            "outlet": outlet,
            "speaker": found.speaker,
            "estimate": found.n_quotations,
            "n": found.n_documents,
        }
        for outlet in _by_size(known, "outlet", "n_quotations")
        for found in ranked[ranked["outlet"] == outlet].head(top).itertuples()
    ]
    return measures_table(rows, "outlet", "speaker")


def measure_monthly_speakers(speakers: pd.DataFrame, *, top: int = 8) -> pd.DataFrame:
    """Count how often the most quoted speakers are quoted in each month.

    Parameters
    ----------
    speakers : DataFrame
        One row per outlet, month and speaker: ``month``, ``speaker``, ``n_quotations``,
        ``n_documents``.
    top : int
        Speakers, the most quoted first.

    Returns
    -------
    DataFrame
        A measures table grouped by ``speaker`` and ``month`` (ISO 8601): ``n_quotations``, with
        n = articles; a row for each month from the first to the last of the corpus, zeros
        included. No dated quotations with a speaker: no rows.
    """
    known = speakers.dropna(subset=["speaker", "month"])
    months = _all_months(known["month"])
    counts = known.groupby(["speaker", "month"])[["n_quotations", "n_documents"]].sum()
    rows = []
    for speaker in _by_size(known, "speaker", "n_quotations")[:top]:
        own = counts.loc[speaker].reindex(months, fill_value=0)
        rows += [
            {
                "measure": "n_quotations",
                "speaker": speaker,
                "month": month,
                "estimate": n_quotations,
                "n": n_documents,
            }
            for month, n_quotations, n_documents in zip(
                months, own["n_quotations"], own["n_documents"], strict=True
            )
        ]
    return measures_table(rows, "speaker", "month")


def measure_outlet_voices(voices: pd.DataFrame) -> pd.DataFrame:
    """Measure the share of each outlet's words that each voice speaks.

    Parameters
    ----------
    voices : DataFrame
        One row per document and voice: ``doc_id``, ``outlet``, ``voice``, ``n_words``.

    Returns
    -------
    DataFrame
        A measures table grouped by ``outlet`` and ``voice``, the outlet with most words first:
        ``prop_words`` (0 to 1) with n = articles and an interval bootstrapped over them, from
        five articles on. No documents: no rows.
    """
    rows = _shares(voices, "voice", VOICES, "n_words", "prop_words")
    return measures_table(list(rows), "outlet", "voice")


def measure_outlet_stances(stances: pd.DataFrame) -> pd.DataFrame:
    """Measure the share of each outlet's reporting verbs that take each stance.

    Parameters
    ----------
    stances : DataFrame
        One row per document and stance: ``doc_id``, ``outlet``, ``stance``, ``n_cues``.

    Returns
    -------
    DataFrame
        A measures table grouped by ``outlet`` and ``stance``, the outlet with most verbs first:
        ``prop_cues`` (0 to 1) with n = articles that have such verbs, and an interval
        bootstrapped over them, from five articles on. No verbs: no rows.
    """
    rows = _shares(stances, "stance", STANCES, "n_cues", "prop_cues")
    return measures_table(list(rows), "outlet", "stance")


def measure_corpus_tone(tone: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Average the tone of each voice towards each topic over articles.

    Parameters
    ----------
    tone : DataFrame
        One row per document, topic and voice: ``doc_id``, ``topic`` (id), ``voice``, ``total``
        (sum of scores) and ``n`` (scores); passages that articles share are counted once, as
        `tabulate_tone` gives them.
    codebook : Codebook
        Gives the topics' order and labels.

    Returns
    -------
    DataFrame
        A measures table grouped by ``topic`` (label) and ``voice``: ``mean_tone`` (−1…1), with
        n = articles and an interval bootstrapped over them. With fewer than five articles the
        mean and its interval are NA. No scores: no rows.
    """
    rows: list[Row] = []
    for topic_id, topic in codebook.topics.items():
        for voice in VOICES:
            found = tone[(tone["topic"] == topic_id) & (tone["voice"] == voice)]
            if found.empty:
                continue
            row: Row = {"measure": "mean_tone", "topic": topic.label, "voice": voice}
            row |= {"n": len(found)}
            if len(found) >= MIN_ARTICLES:
                row |= _ratio(found["total"], found["n"])
            rows.append(row)
    return measures_table(rows, "topic", "voice")


def measure_outlet_frames(framed: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Measure the share of each outlet's sentences that carry each frame.

    Parameters
    ----------
    framed : DataFrame
        One row per document and frame: ``doc_id``, ``outlet``, ``frame_set``, ``frame`` (ids),
        ``n_framed``, ``n_sentences``; frame NA for a document without any.
    codebook : Codebook
        Gives the frames' order and labels.

    Returns
    -------
    DataFrame
        A measures table grouped by ``frame_set``, ``frame`` (labels) and ``outlet``:
        ``n_sentences``, the sentences that carry the frame, and ``prop_sentences`` (0 to 1) with
        an interval bootstrapped over articles, from five articles on; n = articles. No
        documents: no rows.
    """
    sizes = framed.drop_duplicates("doc_id").set_index("doc_id")[["outlet", "n_sentences"]]
    outlets = _by_size(sizes, "outlet", "n_sentences")
    rows: list[Row] = []
    for set_id, frame_set in codebook.frame_sets.items():
        for frame_id, frame in frame_set.frames.items():
            carried = framed[(framed["frame_set"] == set_id) & (framed["frame"] == frame_id)]
            counts = carried.set_index("doc_id")["n_framed"]
            for outlet in outlets:
                own = sizes[sizes["outlet"] == outlet]
                parts = counts.reindex(own.index, fill_value=0)
                group: Row = {"frame_set": frame_set.label, "frame": frame.label}
                group |= {"outlet": outlet, "n": len(own)}
                n_carried = int(parts.sum())
                rows.append({"measure": "n_sentences", **group, "estimate": n_carried})
                share = _share(parts, own["n_sentences"])
                rows.append({"measure": "prop_sentences", **group, **share})
    return measures_table(rows, "frame_set", "frame", "outlet")


def _shares(
    counts: pd.DataFrame, by: str, order: tuple[str, ...], unit: str, measure: str
) -> Iterator[Row]:
    """Yield the share of each category in the units of each outlet."""
    for outlet in _by_size(counts, "outlet", unit):
        own = counts[counts["outlet"] == outlet]
        wide = own.pivot_table(index="doc_id", columns=by, values=unit, fill_value=0)
        wide = wide.reindex(columns=list(order), fill_value=0)
        wholes = wide.sum(axis=1)
        for category in order:
            row = {"measure": measure, "outlet": outlet, by: category, "n": len(wide)}
            yield {**row, **_share(wide[category], wholes)}


def _share(parts: pd.Series[Any], wholes: pd.Series[Any]) -> Row:
    """Return a share, and its interval where there are articles enough."""
    if not wholes.sum() > 0:
        return {}
    if len(wholes) >= MIN_ARTICLES:
        return _ratio(parts, wholes)
    return {"estimate": float(parts.sum() / wholes.sum())}


def _ratio(parts: pd.Series[Any], wholes: pd.Series[Any]) -> Row:
    pairs = [values.to_numpy(dtype=np.float64) for values in (parts, wholes)]
    return dict(told(bootstrap_ratio(*pairs, n_resamples=1000)))


def _by_size(table: pd.DataFrame, by: str, size: str) -> list[str]:
    """Return the names in a column, the one with most of ``size`` first."""
    sums = table.groupby(by)[size].sum()
    return sorted(sums.index, key=lambda name: (-int(sums[name]), name))


def _all_months(months: pd.Series[Any]) -> list[str]:
    """Return every month from the first to the last."""
    if months.empty:
        return []
    first, last = (int(m[:4]) * 12 + int(m[5:7]) - 1 for m in (months.min(), months.max()))
    return [f"{m // 12:04}-{m % 12 + 1:02}" for m in range(first, last + 1)]
