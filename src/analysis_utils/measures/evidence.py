"""One table of all units: what every number of a report goes back to."""

from __future__ import annotations

import pandas as pd

from analysis_utils.load.accuracy import read_accuracy
from analysis_utils.measures.quotations import name_segment_speakers
from analysis_utils.measures.sentiment import find_leading_scorer
from analysis_utils.model import Codebook
from analysis_utils.tables import Tables

_JOIN = "; "
_UNIT = ["doc_id", "sentence_id", "start"]


def tabulate_evidence(tables: Tables, codebook: Codebook | None = None) -> pd.DataFrame:
    """Join everything that was found into one table of units.

    Parameters
    ----------
    tables : Tables
    codebook : Codebook, optional
        Gives topics and frames their names; without it they are told by their keys.

    Returns
    -------
    DataFrame
        One row per segment, in the order of the text: ``doc_id``, ``sentence_id``, ``start``,
        ``end``, ``voice``, ``speaker``, ``quotation_id``, ``rule`` and ``confidence`` of the
        quotation it stands in, ``topics``, ``frames`` (of its sentence) and ``wording``
        (labels parted by "; "), ``polarity`` (the leading scorer's, see
        `find_leading_scorer`; −1…1), ``text``. No
        segments: no rows.
    """
    codings = tables.codings if codebook is None else _named(tables.codings, codebook)
    named = name_segment_speakers(tables.segments, tables.quotations)
    units = tables.segments.drop(columns="n_words").assign(speaker=named)
    found = tables.quotations[["doc_id", "quotation_id", "rule", "confidence"]]
    units = units.merge(found, on=["doc_id", "quotation_id"], how="left")
    units = units.merge(_labels(codings, "topic", "topics", _UNIT), on=_UNIT, how="left")
    by_sentence = ["doc_id", "sentence_id"]
    frames = _labels(codings, "frame", "frames", by_sentence)
    units = units.merge(frames, on=by_sentence, how="left")
    units = units.merge(_wording(codings, units), on=["doc_id", "start"], how="left")
    units = units.merge(_polarity(codings), on=["doc_id", "start", "end"], how="left")
    columns = ["doc_id", "sentence_id", "start", "end", "voice", "speaker", "quotation_id"]
    columns += ["rule", "confidence", "topics", "frames", "wording", "polarity", "text"]
    return units[columns]


def _named(codings: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Put the labels of topics and frames in the place of their keys."""
    names = {f"topic/{key}": topic.label for key, topic in codebook.topics.items()}
    for set_id, frame_set in codebook.frame_sets.items():
        names |= {f"frame/{set_id}/{key}": f.label for key, f in frame_set.frames.items()}
    variable = codings["variable"]
    place = variable.where(variable != "frame", "frame/" + codings["target"])
    named = (place + "/" + codings["value"]).map(names).astype("string")
    return codings.assign(value=named.fillna(codings["value"]))


def _labels(codings: pd.DataFrame, variable: str, name: str, keys: list[str]) -> pd.DataFrame:
    found = codings[codings["variable"] == variable]
    joined = found.groupby(keys, sort=False)["value"].agg(_join)
    return joined.astype("string").rename(name).reset_index()


def _wording(codings: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """Give each passage of wording to the segment that it begins in."""
    found = codings.loc[codings["variable"] == "wording", ["doc_id", "start", "value"]]
    places = (
        units[["doc_id", "start"]].rename(columns={"start": "unit"}).assign(start=units["start"])
    )
    placed = pd.merge_asof(
        found.sort_values("start"), places.sort_values("start"), on="start", by="doc_id"
    )
    joined = placed.groupby(["doc_id", "unit"], sort=False)["value"].agg(_join).astype("string")
    return joined.rename("wording").reset_index().rename(columns={"unit": "start"})


def _polarity(codings: pd.DataFrame) -> pd.DataFrame:
    scored = codings[codings["variable"] == "polarity"]
    leading = scored[scored["coder"] == find_leading_scorer(codings)]
    return leading[["doc_id", "start", "end", "score"]].rename(columns={"score": "polarity"})


def _join(values: pd.Series) -> str:
    return _JOIN.join(dict.fromkeys(values))


def tabulate_accuracy() -> pd.DataFrame:
    """Tabulate how often the annotators are right on annotated data, beside others.

    Returns
    -------
    DataFrame
        One row per data set and measure: ``data_set``, ``measure``, ``ours`` and ``beside``
        (in percent; correlations times 100), ``n``. It is never empty.
    """
    rows = read_accuracy()
    return pd.DataFrame(
        {
            "data_set": [row.task for row in rows],
            "measure": [row.measure for row in rows],
            "ours": [f"{100 * row.ours:.1f}" for row in rows],
            "beside": [
                ", ".join(f"{name} {100 * value:.1f}" for name, value in row.beside.items())
                for row in rows
            ],
            "n": [row.n for row in rows],
        }
    ).astype({"data_set": "string", "measure": "string", "ours": "string", "beside": "string"})


def tabulate_codebook(codebook: Codebook, *, n_patterns: int = 12) -> pd.DataFrame:
    """Tabulate what a codebook looks for.

    Parameters
    ----------
    codebook : Codebook
    n_patterns : int
        Patterns named at most in a row; what is left out is counted.

    Returns
    -------
    DataFrame
        One row per topic, actor and frame, in the codebook's order: ``part`` ("topic", "actor",
        or the frame set), ``label``, ``definition``, ``patterns``. An empty codebook: no rows.
    """
    rows = [
        ("topic", topic.label, topic.definition, list(topic.patterns))
        for topic in codebook.topics.values()
    ]
    rows += [
        ("actor", actor.name, actor.role, list(actor.aliases)) for actor in codebook.actors.values()
    ]
    rows += [
        (frame_set.label, frame.label, frame.definition, [seed.pattern for seed in frame.seeds])
        for frame_set in codebook.frame_sets.values()
        for frame in frame_set.frames.values()
    ]
    return pd.DataFrame(
        [(*row[:3], _shortened(row[3], n_patterns)) for row in rows],
        columns=["part", "label", "definition", "patterns"],
        dtype="string",
    )


def _shortened(patterns: list[str], limit: int) -> str:
    left_out = len(patterns) - limit
    named = ", ".join(patterns[:limit])
    return f"{named} … and {left_out} more" if left_out > 0 else named
