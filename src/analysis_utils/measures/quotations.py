"""Quotation frequency, length, share of voice and reporting verbs."""

from __future__ import annotations

import pandas as pd

from analysis_utils.measures.rows import measures_table
from analysis_utils.model import KINDS, VOICES

UNATTRIBUTED = "speaker not found"
NO_SPEECH = "no speech"
QUOTED_BY = ", quoted by "


def measure_voice_share(
    segments: pd.DataFrame, quotations: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Measure how much of the text each voice, and each speaker in it, speaks.

    Parameters
    ----------
    segments : DataFrame
        The table ``segments``.
    quotations : DataFrame, optional
        The table ``quotations``; with it, who is quoted within a quotation is told by both names
        (see `name_speakers`).

    Returns
    -------
    DataFrame
        A measures table grouped by ``voice`` and ``speaker`` (NA in the outlet's voice), most
        words first within outlet, direct, indirect. ``n_words``: words, with n = segments.
        ``prop_words``: share of all words, 0 to 1, with n = all words. Both are full counts,
        so they have no interval. No segments: no rows.
    """
    total = int(segments["n_words"].sum())
    if quotations is not None:
        segments = segments.assign(speaker=name_segment_speakers(segments, quotations))
    rows = []
    for voice in VOICES:
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
        split quotation count once; a nested quotation counts for its own speaker, told by both
        names, or where that one is not found for the one who quotes it.

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
        for kind in KINDS:
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
    cued = _distinct_cues(quotations.dropna(subset=["verb"]))
    groups = [cued["speaker"].fillna(UNATTRIBUTED), cued["verb"], cued["stance"].fillna("neutral")]
    counts = cued.groupby(groups, sort=True).size().sort_values(ascending=False, kind="stable")
    names = ("speaker", "verb", "stance")
    rows = [
        {"measure": "n_cues", **dict(zip(names, group, strict=True)), "estimate": n, "n": n}
        for group, n in zip(counts.index.to_list(), counts.to_list(), strict=True)
    ]
    return measures_table(rows, *names)


def name_speakers(quotations: pd.DataFrame) -> pd.Series[str]:
    """Name the speaker of each quotation, of one inside another by both names.

    Parameters
    ----------
    quotations : DataFrame
        The table ``quotations``.

    Returns
    -------
    Series of string
        One name per row: the speaker; of a nested quotation "Bill Clinton, quoted by Vladimir
        Putin", and where its own speaker is not found, the one who quotes it. NA where nobody
        is found.
    """
    columns = ("doc_id", "quotation_id", "speaker", "parent")
    rows = list(zip(*(quotations[name].astype(object) for name in columns), strict=True))
    known = {(doc_id, name): (speaker, parent) for doc_id, name, speaker, parent in rows}
    names: list[str | None] = []
    for doc_id, _, speaker, parent in rows:
        own = None if pd.isna(speaker) else str(speaker)
        outer, above = pd.NA, parent
        while pd.isna(outer) and not pd.isna(above):
            outer, above = known.get((doc_id, above), (pd.NA, pd.NA))
        if pd.isna(outer) or own == outer:
            names.append(own)
        else:
            names.append(f"{own}{QUOTED_BY}{outer}" if own else str(outer))
    return pd.Series(names, index=quotations.index, dtype="string", name="speaker")


def name_segment_speakers(segments: pd.DataFrame, quotations: pd.DataFrame) -> pd.Series[str]:
    """Name the speaker of each segment, where quotations are nested by both names.

    Parameters
    ----------
    segments, quotations : DataFrame
        The tables of these names.

    Returns
    -------
    Series of string
        One name per segment, as `name_speakers` gives it; NA in the outlet's voice or where
        nobody is found.
    """
    keys = ["doc_id", "quotation_id"]
    names = quotations[keys].assign(name=name_speakers(quotations))
    found = segments[keys].merge(names, on=keys, how="left")["name"]
    return found.set_axis(segments.index).fillna(segments["speaker"]).rename("speaker")


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
        one's, and all else is the first one's. ``speaker`` is as `name_speakers` gives it. No
        quotations: no rows.
    """
    spoken = quotations.assign(speaker=name_speakers(quotations))[quotations["speech"]]
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
        One row per cue, in the order in which the words that it introduces begin: ``doc_id``,
        ``sentence_id``, ``cue`` (as it stands), ``verb``, ``stance``, ``speaker`` (as
        `name_speakers` gives it), ``kind`` ("no speech" where the verb introduces a thought or a
        topic, which counts as no quotation), ``text`` (of the first piece that it introduces).
        No cues: no rows.
    """
    cued = quotations.assign(
        speaker=name_speakers(quotations),
        kind=quotations["kind"].where(quotations["speech"], NO_SPEECH),
    )
    cued = _distinct_cues(cued)
    ordered = cued.sort_values(["doc_id", "start", "cue_start"], kind="stable", ignore_index=True)
    return ordered[["doc_id", "sentence_id", "cue", "verb", "stance", "speaker", "kind", "text"]]


def summarise_cues(quotations: pd.DataFrame) -> str:
    """Say why there are more, or fewer, reporting verbs than quotations.

    Parameters
    ----------
    quotations : DataFrame
        The table ``quotations``.

    Returns
    -------
    str
        A sentence or two that lead from one number to the other; empty without reporting verbs.
    """
    verbs = _distinct_cues(quotations.dropna(subset=["verb"]))
    if verbs.empty:
        return ""
    spoken = tabulate_reported_speech(quotations)
    n_silent = int((~verbs["speech"]).sum())
    n_without = int(spoken["verb"].isna().sum())
    n_shared = (len(spoken) - n_without) - (len(verbs) - n_silent)
    reasons = [
        f"verbs that introduce a thought or a topic and no speech: {n_silent}" if n_silent else "",
        f"quotations without a verb of their own: {n_without}" if n_without else "",
        f"quotations that share the verb of another: {n_shared}" if n_shared > 0 else "",
    ]
    why = "; ".join(filter(None, reasons))
    told = f"Reporting verbs: {len(verbs)}; quotations: {len(spoken)}"
    return f"{told} ({why})." if why else f"{told}."


def _distinct_cues(quotations: pd.DataFrame) -> pd.DataFrame:
    """Return the first quotation of each cue: a cue that introduces several pieces counts once."""
    cued = quotations.dropna(subset=["cue_start"])
    return cued.drop_duplicates(["doc_id", "cue_start"])


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
