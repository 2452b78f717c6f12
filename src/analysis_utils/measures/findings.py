"""What an article shows, said in sentences that are computed from its tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from analysis_utils.language.names import is_unnamed
from analysis_utils.language.patterns import compile_patterns
from analysis_utils.measures.framing import measure_frame_share, tabulate_wording
from analysis_utils.measures.quotations import UNATTRIBUTED, measure_voice_share
from analysis_utils.model import Codebook
from analysis_utils.tables import Tables

# Fewer loaded words than this tell nothing of whose words load the text.
MIN_WORDS = 5


def summarise_findings(tables: Tables, codebook: Codebook) -> tuple[str, ...]:
    """Say in up to four sentences what the tables show, each with its n.

    Parameters
    ----------
    tables : Tables
        Of one or more documents.
    codebook : Codebook
        Its actors tell who is mentioned without being heard; its frame sets are named.

    Returns
    -------
    tuple of str
        Who speaks; who is mentioned but not heard; the frame found most often in each set of
        frames; how many of the loaded and evaluative words are the outlet's own wording, from
        five such words on. What cannot be said is left out.
    """
    sentences = (
        _who_speaks(tables.segments),
        _who_is_not_heard(tables, codebook),
        _leading_frames(tables, codebook),
        _wording(tables),
    )
    return tuple(sentence for sentence in sentences if sentence)


def _who_speaks(segments: pd.DataFrame) -> str:
    shares = measure_voice_share(segments)
    shares = shares[shares["measure"] == "prop_words"]
    if shares.empty:
        return ""
    total = int(shares["n"].iloc[0])
    spoken = shares[shares["speaker"].notna() & (shares["speaker"] != UNATTRIBUTED)]
    if spoken.empty:
        return _nobody_is_named(shares, total)
    by_speaker = spoken.groupby("speaker")["estimate"].sum().sort_values(ascending=False)
    leader = str(by_speaker.index[0])
    own = spoken[spoken["speaker"] == leader].set_index("voice")["estimate"]
    parts = [
        f"{percent(own[voice])} of the words {manner}"
        for voice, manner in (("direct", "in direct quotation"), ("indirect", "in paraphrase"))
        if voice in own
    ]
    outlet = float(shares.loc[shares["voice"] == "outlet", "estimate"].sum())
    return (
        f"{leader[:1].upper()}{leader[1:]} {_speaks(leader)} {' and '.join(parts)}; "
        f"the outlet’s own voice has {percent(outlet)} (n = {total:,} words)."
    )


def _nobody_is_named(shares: pd.DataFrame, total: int) -> str:
    untold = float(shares.loc[shares["speaker"] == UNATTRIBUTED, "estimate"].sum())
    rest = f"; {percent(untold)} of them are quoted from a speaker that was not found"
    return f"Nobody who is named is quoted in the {total:,} words{rest if untold else ''}."


def _speaks(speaker: str) -> str:
    """Return the verb that goes with a speaker: "critics speak", "Ann Lee speaks"."""
    head = re.split(r" (?:of|for|in|at|from|with|who|close|to)\b|,", speaker)[0]
    unnamed = is_unnamed(f"{speaker[:1].lower()}{speaker[1:]}")  # "Critics say"
    return "speak" if unnamed and head.endswith("s") else "speaks"


def _who_is_not_heard(tables: Tables, codebook: Codebook) -> str:
    """Name the actors of the codebook that the text mentions and never lets speak."""
    names = {key: (actor.name, *actor.aliases) for key, actor in codebook.actors.items()}
    patterns = compile_patterns(names)
    found = {match.key for text in tables.sentences["text"] for match in patterns.find(text)}
    spoken = tables.quotations.loc[tables.quotations["speech"], "speaker"]
    heard = set(spoken.dropna())
    silent = [
        actor.name
        for key, actor in codebook.actors.items()
        if key in found and actor.name not in heard
    ]
    return f"Mentioned but not heard: {_listed(silent)}." if silent else ""


def _leading_frames(tables: Tables, codebook: Codebook) -> str:
    """Name the frame found most often in each set: sets cut the same text in different ways."""
    shares = measure_frame_share(tables.codings, tables.sentences, codebook)
    shares = shares[shares["estimate"].fillna(0) > 0]
    parts = []
    for name, found in shares.groupby("frame_set", sort=False):
        top = found[found["estimate"] == found["estimate"].max()]
        share, n = float(top["estimate"].iloc[0]), int(top["n"].iloc[0])
        frames = _listed([f"“{frame}”" for frame in top["frame"]])
        most = f"{frames} {'is' if len(top) == 1 else 'are each'} found most often"
        where = f"in {round(share * n)} of {n} sentences ({percent(share)})"
        parts.append(f"of the {_lower(str(name))}, {most}, {where}")
    told = "; ".join(parts)
    return f"{told[:1].upper()}{told[1:]}." if told else ""


def _lower(name: str) -> str:
    return f"{name[:1].lower()}{name[1:]}"


def _wording(tables: Tables) -> str:
    words = tabulate_wording(tables)
    words = words[words["value"].isin(["loaded", "evaluative"])]
    if len(words) < MIN_WORDS:
        return ""
    own = words[words["voice"] == "outlet"]
    in_paraphrase = int((own["stands_in"] != "outlet").sum())
    where = (
        f" ({len(own) - in_paraphrase} in its own voice, {in_paraphrase} in phrases that "
        "paraphrase others)"
        if in_paraphrase
        else ""
    )
    verb = "is" if len(own) == 1 else "are"
    return (
        f"Of {len(words)} loaded or evaluative words and phrases found, {len(own) or 'none'} "
        f"{verb} the outlet’s own wording{where}."
    )


def percent(share: float) -> str:
    """Return a share as whole per cent."""
    return f"{share * 100:.0f}\u00a0%"


def _listed(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
