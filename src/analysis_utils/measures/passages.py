"""Passages: what one voice says in one sentence, its pieces taken together."""

from __future__ import annotations

import pandas as pd

from analysis_utils.measures.quotations import name_segment_speakers
from analysis_utils.tables import Tables

PASSAGE = ["doc_id", "sentence_id", "voice"]
_STRETCH = ["doc_id", "start", "end"]
_EVIDENCE_GAP = " | "


def tabulate_passages(tables: Tables) -> pd.DataFrame:
    """Join the stretches of each sentence that one voice speaks.

    Parameters
    ----------
    tables : Tables
        Their segments and quotations are read.

    Returns
    -------
    DataFrame
        One row per sentence and voice, in the order of the text: ``doc_id``, ``sentence_id``,
        ``voice``, ``start`` of the first and ``end`` of the last stretch, ``speaker`` (several
        parted by "; "), ``text`` (" … " between stretches). No segments: no rows.
    """
    spoken = tables.segments.assign(
        speaker=name_segment_speakers(tables.segments, tables.quotations)
    )
    return _join(spoken, PASSAGE)


def tabulate_scores(tables: Tables, variable: str, *by: str) -> pd.DataFrame:
    """Join the scores of one variable to one per passage and value of the columns ``by``.

    Parameters
    ----------
    tables : Tables
        Their codings are read; segments and quotations name the speakers.
    variable : str
        Such as ``"tone"``.
    *by : str
        Further columns of the codings, such as ``"target"``: one score for each value.

    Returns
    -------
    DataFrame
        One row per passage and value of ``by``, in the order of the text: ``doc_id``,
        ``sentence_id``, ``voice``, the columns ``by``, ``start``, ``end``, ``speaker``, ``text``
        (of the scored stretches), ``score`` (the mean of theirs) and ``evidence``. No scores: no
        rows.

    Notes
    -----
    Pieces of one sentence are no independent witnesses: a reporting clause in its midst must
    not double what a sentence says. What the outlet says is left out where its only scored
    words are reporting verbs ("he lamented"): they tell how it reports, not what it thinks of
    the topic.
    """
    codings = tables.codings
    scored = codings[(codings["variable"] == variable) & codings["score"].notna()]
    scored = scored[~_only_reports(scored, tables.quotations)]
    segments = tables.segments
    named = segments[_STRETCH].assign(
        speaker=name_segment_speakers(segments, tables.quotations).array
    )
    placed = scored.drop(columns="speaker").merge(
        named.drop_duplicates(_STRETCH), on=_STRETCH, how="left"
    )
    return _join(placed, [*PASSAGE, *by])


def _only_reports(scored: pd.DataFrame, quotations: pd.DataFrame) -> pd.Series[bool]:
    """Tell of each row whether the outlet speaks, and only its reporting verbs are scored."""
    cues = quotations.dropna(subset=["cue_start"])
    cues_of = dict(iter(cues.groupby("doc_id")))
    flags = []
    columns = ("doc_id", "start", "end", "voice", "evidence")
    for doc_id, start, end, voice, evidence in zip(*(scored[c] for c in columns), strict=True):
        own = cues_of.get(doc_id)
        if own is None or voice != "outlet" or pd.isna(evidence):
            flags.append(False)
            continue
        within = own[(own["cue_start"] >= start) & (own["cue_end"] <= end)]
        flags.append(set(evidence.split(_EVIDENCE_GAP)) <= set(within["cue"]))
    return pd.Series(flags, index=scored.index, dtype=bool)


def _join(stretches: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Return one row for each group of stretches, in the order of the text."""
    ordered = stretches.sort_values(["doc_id", "start"], kind="stable")
    groups = ordered.groupby(keys, sort=False, dropna=False)
    joined = groups.agg(start=("start", "min"), end=("end", "max"))
    for column, gap in (("speaker", "; "), ("text", " … "), ("evidence", _EVIDENCE_GAP)):
        if column in ordered:
            found = [_each(words, gap) for _, words in groups[column]]
            joined[column] = pd.array(found, dtype="string")
    if "score" in ordered:
        joined["score"] = groups["score"].mean()
    return joined.reset_index()


def _each(words: pd.Series[str], gap: str) -> str | None:
    """Return the words joined, each once; None where there are none."""
    return gap.join(dict.fromkeys(word.strip() for word in words.dropna())) or None
