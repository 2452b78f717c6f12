"""Quotation frequency, length, share of voice and reporting verbs."""

from __future__ import annotations

import pandas as pd

from analysis_utils.measures.rows import measures_table

UNATTRIBUTED = "speaker not told"


def measure_voice_share(segments: pd.DataFrame) -> pd.DataFrame:
    """Measure how much of the text each voice, and each speaker in it, speaks.

    Parameters
    ----------
    segments : DataFrame
        The table ``segments``.

    Returns
    -------
    DataFrame
        A measures table grouped by ``voice`` and ``speaker`` (NA in the outlet's voice), most
        words first within outlet, direct, indirect. ``n_words``: words, with n = segments.
        ``prop_words``: share of all words, 0 to 1, with n = all words. Both are full counts,
        so they have no interval. No segments: no rows.
    """
    total = int(segments["n_words"].sum())
    rows = []
    for voice in ("outlet", "direct", "indirect"):
        spoken = segments[segments["voice"] == voice]
        speakers = spoken["speaker"].fillna("" if voice == "outlet" else UNATTRIBUTED)
        words = spoken["n_words"].groupby(speakers).agg(["sum", "size"])
        for speaker, count in words.sort_values("sum", ascending=False, kind="stable").iterrows():
            group = {"voice": voice, "speaker": speaker or None}
            rows.append(
                {"measure": "n_words", **group, "estimate": count["sum"], "n": count["size"]}
            )
            share = count["sum"] / total if total else None
            rows.append({"measure": "prop_words", **group, "estimate": share, "n": total})
    return measures_table(rows, "voice", "speaker")


def measure_quotation_frequency(quotations: pd.DataFrame) -> pd.DataFrame:
    """Measure how often and at what length each speaker is quoted, by kind.

    Parameters
    ----------
    quotations : DataFrame
        The table ``quotations``. Only reported speech counts (``speech``); the pieces of a
        split quotation count once; a nested quotation counts for its own speaker.

    Returns
    -------
    DataFrame
        A measures table grouped by ``speaker`` and ``kind``, the most quoted speaker first.
        ``n_quotations``: quotations. ``n_words``: words in them. ``median_words``: median
        length in words. n is the number of quotations. No quotations: no rows.
    """
    units = tabulate_reported_speech(quotations)
    units["speaker"] = units["speaker"].fillna(UNATTRIBUTED)
    order = units["speaker"].value_counts(sort=True)
    rows = []
    for speaker in sorted(order.index, key=lambda s: (s == UNATTRIBUTED, -order[s], s)):
        for kind in ("direct", "mixed", "indirect"):
            lengths = units.loc[(units["speaker"] == speaker) & (units["kind"] == kind), "n_words"]
            n = len(lengths)
            figures = (
                ("n_quotations", n),
                ("n_words", int(lengths.sum())),
                ("median_words", float(lengths.median()) if n else None),
            )
            rows += [
                {"measure": name, "speaker": speaker, "kind": kind, "estimate": value, "n": n}
                for name, value in figures
            ]
    return measures_table(rows, "speaker", "kind")


def measure_reporting_verbs(quotations: pd.DataFrame) -> pd.DataFrame:
    """Count the verbs that introduce each speaker's words, with their stance.

    Parameters
    ----------
    quotations : DataFrame
        The table ``quotations``.

    Returns
    -------
    DataFrame
        A measures table grouped by ``speaker``, ``verb`` and ``stance``, most frequent first:
        ``n_cues``, how many cues have that verb. A cue that introduces several pieces counts
        once. No cues: no rows.
    """
    cued = quotations.dropna(subset=["cue_start", "verb"])
    cued = cued.drop_duplicates(["doc_id", "cue_start"])
    groups = [cued["speaker"].fillna(UNATTRIBUTED), cued["verb"], cued["stance"].fillna("neutral")]
    counts = cued.groupby(groups, sort=True).size().sort_values(ascending=False, kind="stable")
    names = ("speaker", "verb", "stance")
    rows = [
        {"measure": "n_cues", **dict(zip(names, group, strict=True)), "estimate": n, "n": n}
        for group, n in zip(counts.index.to_list(), counts.to_list(), strict=True)
    ]
    return measures_table(rows, *names)


def tabulate_reported_speech(quotations: pd.DataFrame) -> pd.DataFrame:
    """Tabulate the quotations of reported speech, each once: what every count of them counts.

    Parameters
    ----------
    quotations : DataFrame
        The table ``quotations``; thoughts, plans, attitudes and mere topics are left out.

    Returns
    -------
    DataFrame
        One row per quotation, with the columns of ``quotations``. The pieces of a split one are
        joined: ``n_words`` is their sum, ``text`` has " … " between them, ``end`` is the last
        one's, and all else, such as the speaker, is the first one's. No quotations: no rows.
    """
    spoken = quotations[quotations["speech"]]
    unit = spoken["group"].fillna(spoken["quotation_id"]).rename("unit")
    pieces = spoken.groupby(["doc_id", unit], sort=False)
    whole = pieces.head(1).reset_index(drop=True)
    for column, join in (("n_words", "sum"), ("end", "max"), ("text", " … ".join)):
        whole[column] = pieces[column].agg(join).astype(spoken[column].dtype).array
    return whole


def tabulate_cues(quotations: pd.DataFrame) -> pd.DataFrame:
    """Tabulate each reporting verb of the text with its stance and the words it introduces.

    Parameters
    ----------
    quotations : DataFrame
        The table ``quotations``.

    Returns
    -------
    DataFrame
        One row per cue, in the order of the text: ``doc_id``, ``sentence_id``, ``cue`` (as it
        stands), ``verb``, ``stance``, ``speaker``, ``kind``, ``text`` (of the first piece that
        it introduces). No cues: no rows.
    """
    cued = quotations.dropna(subset=["cue_start"]).drop_duplicates(["doc_id", "cue_start"])
    ordered = cued.sort_values(["doc_id", "cue_start"], kind="stable", ignore_index=True)
    return ordered[["doc_id", "sentence_id", "cue", "verb", "stance", "speaker", "kind", "text"]]


def tabulate_presuppositions(quotations: pd.DataFrame) -> pd.DataFrame:
    """Pick the cues whose verb takes what follows as true (factive) or lends feeling (emotive).

    Parameters
    ----------
    quotations : DataFrame
        The table ``quotations``.

    Returns
    -------
    DataFrame
        One row per such cue, as `tabulate_cues` gives them. No such cues: no rows.
    """
    cues = tabulate_cues(quotations)
    return cues[cues["stance"].isin(["factive", "emotive"])].reset_index(drop=True)
