"""Frames and wording: how often, in whose words, and in which sentences."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis_utils.annotate.framing.agency import NOT_NAMED
from analysis_utils.measures.intervals import wilson_interval
from analysis_utils.measures.rows import measures_table, told
from analysis_utils.model import VOICES, Codebook
from analysis_utils.tables import Tables


def measure_frame_share(
    codings: pd.DataFrame, sentences: pd.DataFrame, codebook: Codebook
) -> pd.DataFrame:
    """Measure the share of sentences that carry each frame.

    Parameters
    ----------
    codings, sentences : DataFrame
        The tables of these names.
    codebook : Codebook
        Gives the frame sets and labels; a frame that no sentence carries gets a zero.

    Returns
    -------
    DataFrame
        A measures table grouped by ``frame_set`` and ``frame`` (their labels), the commonest
        frame of each set first: ``prop_sentences`` (0 to 1; a sentence may carry several
        frames), with its Wilson
        interval and n = sentences. No sentences: NA.
    """
    n = len(sentences)
    carried = codings[codings["variable"] == "frame"]
    carried = carried.drop_duplicates(["doc_id", "sentence_id", "target", "value"])
    rows = []
    for set_id, frame_set in codebook.frame_sets.items():
        counts = carried.loc[carried["target"] == set_id, "value"].value_counts()
        ranked = sorted(frame_set.frames.items(), key=lambda item: -int(counts.get(item[0], 0)))
        for frame_id, frame in ranked:
            row: dict[str, Any] = {
                "measure": "prop_sentences",
                "frame_set": frame_set.label,
                "frame": frame.label,
            }
            if n:
                row |= told(wilson_interval(int(counts.get(frame_id, 0)), n))
            rows.append({**row, "n": n})
    return measures_table(rows, "frame_set", "frame")


def tabulate_frames(codings: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Tabulate the sentences that carry each frame, with the words that showed it.

    Parameters
    ----------
    codings : DataFrame
        The table ``codings``.
    codebook : Codebook
        Gives the order and the labels of frame sets and frames.

    Returns
    -------
    DataFrame
        One row per frame and sentence: ``frame_set`` and ``frame`` (labels), ``doc_id``,
        ``sentence_id``, ``start``, ``end``, ``voice``, ``speaker``, ``evidence``, ``text``; by
        frame in the codebook's order, then by place. No frames: no rows.
    """
    labels = [
        {"target": set_id, "value": frame_id, "frame_set": frame_set.label, "frame": frame.label}
        for set_id, frame_set in codebook.frame_sets.items()
        for frame_id, frame in frame_set.frames.items()
    ]
    columns = ["target", "value", "frame_set", "frame"]
    known = pd.DataFrame(labels, columns=columns, dtype="string")
    found = codings[codings["variable"] == "frame"].sort_values(["doc_id", "start"], kind="stable")
    placed = known.merge(found, on=["target", "value"])
    place = ["doc_id", "sentence_id", "start", "end", "voice", "speaker"]
    return placed[["frame_set", "frame", *place, "evidence", "text"]]


def measure_wording(codings: pd.DataFrame) -> pd.DataFrame:
    """Count loaded and evaluative wording, hedges, boosters and scare words, by voice.

    Parameters
    ----------
    codings : DataFrame
        The table ``codings``.

    Returns
    -------
    DataFrame
        A measures table grouped by ``category`` and ``voice``: ``n_items``, candidates for a
        reader's check, every category in every voice. No wording at all: no rows.
    """
    wording = codings[codings["variable"] == "wording"]
    rows = []
    for category in dict.fromkeys(wording["value"].value_counts().index):
        for voice in VOICES:
            n = int(((wording["value"] == category) & (wording["voice"] == voice)).sum())
            rows.append(
                {"measure": "n_items", "category": category, "voice": voice, "estimate": n, "n": n}
            )
    return measures_table(rows, "category", "voice")


def tabulate_wording(tables: Tables) -> pd.DataFrame:
    """Tabulate the words that load, judge, weaken or strengthen, and whose wording they are.

    Parameters
    ----------
    tables : Tables

    Returns
    -------
    DataFrame
        What `tabulate_codings` returns of the variable ``wording``, in the order of the text,
        with ``stands_in``: the voice of the stretch that the words stand in. It differs from
        ``voice``, whose wording they are, where the outlet chose the words of a paraphrase. No
        wording: no rows.
    """
    found = tabulate_codings(tables.codings, "wording").sort_values(["doc_id", "start"])
    spoken = tables.segments[["doc_id", "start", "voice"]].rename(columns={"voice": "stands_in"})
    # merge_asof needs both sides in the order of their places, whatever the document.
    placed = pd.merge_asof(
        found.sort_values("start", kind="stable"),
        spoken.sort_values("start", kind="stable"),
        on="start",
        by="doc_id",
    )
    return placed.sort_values(["doc_id", "start"], kind="stable", ignore_index=True)


def tabulate_codings(codings: pd.DataFrame, variable: str) -> pd.DataFrame:
    """Tabulate all codings of one variable, with their sentence, voice and evidence.

    Parameters
    ----------
    codings : DataFrame
        The table ``codings``.
    variable : str
        Such as ``"agency"``.

    Returns
    -------
    DataFrame
        One row per coding of that variable: ``doc_id``, ``sentence_id``, ``start``, ``end``,
        ``value``, ``target``, ``voice``, ``speaker``, ``evidence``, ``text``; in the order of
        the table. No such codings: no rows.
    """
    found = codings[codings["variable"] == variable]
    columns = ["doc_id", "sentence_id", "start", "end", "value", "target", "voice", "speaker"]
    return found[[*columns, "evidence", "text"]].reset_index(drop=True)


def tabulate_agency(codings: pd.DataFrame) -> pd.DataFrame:
    """Tabulate who acts on whom, one row per act in the order of the text.

    Parameters
    ----------
    codings : DataFrame
        The table ``codings``.

    Returns
    -------
    DataFrame
        ``doc_id``, ``sentence_id``, ``actor``, ``act`` (the verb or noun), ``target``, ``form``
        (active, passive, agentless, nominalised), ``voice`` and ``speaker``; NA for an actor or
        target that the grammar does not name. No acts: no rows.
    """
    found = tabulate_codings(codings, "agency")
    named = found["target"].str.extract("(?P<actor>.*) → (?P<target>.*)").replace(NOT_NAMED, pd.NA)
    table = found.assign(
        actor=named["actor"], act=found["text"], target=named["target"], form=found["value"]
    )
    columns = ["doc_id", "sentence_id", "actor", "act", "target", "form", "voice", "speaker"]
    return table[columns]
