"""Who the sources are: how few hold how much, whether they are named, and where they stand."""

from __future__ import annotations

import pandas as pd

from analysis_utils.language.names import is_unnamed
from analysis_utils.measures.intervals import wilson_interval
from analysis_utils.measures.quotations import (
    QUOTED_BY,
    UNATTRIBUTED,
    tabulate_reported_speech,
)
from analysis_utils.measures.rows import measures_table, told


def measure_source_concentration(quotations: pd.DataFrame) -> pd.DataFrame:
    """Measure how the quoted words are spread over the speakers.

    Parameters
    ----------
    quotations : DataFrame
        The table ``quotations``; reported speech that is nested in no other counts.

    Returns
    -------
    DataFrame
        A measures table: ``n_speakers``; ``prop_words_top`` and ``prop_words_top3``, the share of
        the quoted words that the first and the first three speakers hold; ``concentration``, the
        Herfindahl–Hirschman index. n is the number of quotations with a speaker; without any,
        the shares are NA.

    Notes
    -----
    The index is Σ sᵢ², with sᵢ the share of speaker i in the words: 1 where one speaker has all,
    1/k where k speakers have equal shares (Hirschman 1964).
    """
    outer = tabulate_reported_speech(quotations)
    outer = outer[outer["parent"].isna() & outer["speaker"].notna()]
    words = outer.groupby("speaker")["n_words"].sum().sort_values(ascending=False)
    shares = words / words.sum() if len(words) else None
    figures: dict[str, float | None] = {
        "n_speakers": len(words),
        "prop_words_top": None if shares is None else shares.iloc[0],
        "prop_words_top3": None if shares is None else shares.iloc[:3].sum(),
        "concentration": None if shares is None else (shares**2).sum(),
    }
    rows = [{"measure": name, "estimate": v, "n": len(outer)} for name, v in figures.items()]
    return measures_table(rows)


def measure_unnamed_sources(quotations: pd.DataFrame) -> pd.DataFrame:
    """Measure how many quotations have a named, an unnamed, or no source at all.

    Parameters
    ----------
    quotations : DataFrame
        The table ``quotations``.

    Returns
    -------
    DataFrame
        A measures table grouped by ``source``: ``named``, ``unnamed`` ("officials", "a source
        close to the talks"), ``speaker not found``. ``prop_quotations`` with Wilson's interval;
        n is the number of quotations of reported speech. No quotations: no rows.
    """
    speakers = tabulate_reported_speech(quotations)["speaker"]
    own = speakers.str.split(QUOTED_BY).str[0]
    kinds = [
        UNATTRIBUTED if pd.isna(name) else "unnamed" if is_unnamed(str(name)) else "named"
        for name in own
    ]
    rows = []
    for kind in ("named", "unnamed", UNATTRIBUTED) if kinds else ():
        share = wilson_interval(kinds.count(kind), len(kinds))
        row = {"measure": "prop_quotations", "source": kind, "n": len(kinds)}
        rows.append({**row, **told(share)})
    return measures_table(rows, "source")


def measure_quotation_position(quotations: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Measure where in the text each speaker's quotations begin.

    Parameters
    ----------
    quotations, sentences : DataFrame
        The tables of these names.

    Returns
    -------
    DataFrame
        A measures table grouped by ``speaker``, the first to be heard first:
        ``median_position``, from 0 (the first character) to 1 (the last); n is the number of
        quotations. No quotations: no rows.
    """
    spoken = tabulate_reported_speech(quotations)
    length = spoken["doc_id"].map(sentences.groupby("doc_id")["end"].max())
    spoken = spoken.assign(
        position=(spoken["start"] / length).astype("Float64"),
        speaker=spoken["speaker"].fillna(UNATTRIBUTED),
    )
    by_speaker = spoken.groupby("speaker")["position"].agg(["median", "size"])
    rows = [
        {"measure": "median_position", "speaker": name, "estimate": median, "n": n}
        for name, median, n in by_speaker.sort_values("median").itertuples()
    ]
    return measures_table(rows, "speaker")
