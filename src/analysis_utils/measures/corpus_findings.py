"""What a corpus shows, said in sentences that are computed from its tables."""

from __future__ import annotations

import pandas as pd

from analysis_utils.measures.findings import percent

_FEW = 5  # speakers whose common share is told


def summarise_corpus(speakers: pd.DataFrame) -> tuple[str, ...]:
    """Say in up to two sentences whom a corpus quotes, each with its n.

    Parameters
    ----------
    speakers : DataFrame
        What `tabulate_speakers` returns.

    Returns
    -------
    tuple of str
        Who is quoted most, and in how many outlets; how much the most quoted speakers have
        together, and how many quotations have a speaker that was not found. Nothing for a corpus
        without quotations.
    """
    total = int(speakers["n_quotations"].sum())
    known = speakers.dropna(subset=["speaker"])
    if not total:
        return ()
    missing = total - int(known["n_quotations"].sum())
    lost = f"{missing:,} of {total:,} quotations have a speaker that was not found"
    if known.empty:
        return (f"{lost}.",)
    counts = known.groupby("speaker")["n_quotations"].sum().sort_values(ascending=False)
    leader, most = str(counts.index[0]), int(counts.iloc[0])
    n_outlets = known.loc[known["speaker"] == leader, "outlet"].nunique()
    all_outlets = speakers["outlet"].nunique()
    first = (
        f"{leader[:1].upper()}{leader[1:]} is quoted most: {most:,} of {total:,} quotations "
        f"({percent(most / total)}), in {n_outlets} of {all_outlets} outlets."
    )
    if len(counts) <= _FEW:
        return first, f"{lost}."
    share = counts.head(_FEW).sum() / total
    return first, f"The five most quoted speakers have {percent(share)} of them; {lost}."
