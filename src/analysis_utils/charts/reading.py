"""The article with its marks: the text cut into runs wherever a mark begins or ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

import pandas as pd

from analysis_utils.charts.exhibits import Exhibit
from analysis_utils.charts.labels import one_line, plain, shorten
from analysis_utils.charts.layout import Record, check_one_text, records
from analysis_utils.charts.reading_facets import Facets, speaker_key
from analysis_utils.model import Codebook

LAYERS: dict[str, str] = {
    "direct": "direct quotation",
    "mixed": "mixed quotation",
    "indirect": "paraphrase",
    "nested": "quoted within a quotation",
    "source": "who speaks",
    "cue": "words that report",
    "topic": "topic",
    "frame": "frame",
    "loaded": "loaded word",
    "evaluative": "evaluative word",
    "hedge": "hedge",
    "booster": "booster",
    "scare": "scare quotes",
}
"""The classes of marks, in the order of the legend, and what they stand for."""

_QUOTATION = (
    "quotation_id", "kind", "speaker", "verb", "stance", "parent", "speech", "start", "end",
    "source_start", "source_end", "cue_start", "cue_end",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of the text, what it is marked as, and the words said of it on demand.

    ``facet`` is a value that the stretch can be filtered by, ``about`` what is said of the
    passage as a whole, ``tip`` of these words. ``who`` is printed, raised, after the last
    character, unless a stretch before it in the paragraph already said the same; within another
    quotation it is always printed, as the outer speaker's name may stand between.
    """

    start: int
    end: int
    layer: str = ""
    facet: str = ""
    about: str = ""
    tip: str = ""
    who: str = ""


def exhibit_reading(
    text: str,
    *,
    title: str = "The article with its marks",
    note: str = "",
    quotations: pd.DataFrame | None = None,
    codings: pd.DataFrame | None = None,
    segments: pd.DataFrame | None = None,
    sentences: pd.DataFrame | None = None,
    codebook: Codebook | None = None,
) -> Exhibit:
    """Return the article as a reading pane.

    Parameters
    ----------
    text : str
        The document's text, to which all offsets refer.
    title, note : str
        What stands over and under it.
    quotations : DataFrame, optional
        Quotations, with their sources and cues. Thought and plans (``speech`` false) are left out.
    codings : DataFrame, optional
        Codings to mark: topics, frames and wording.
    segments : DataFrame, optional
        Segments; with them the article can be filtered by voice.
    sentences : DataFrame, optional
        Sentences; with them each run tells its sentence, so that charts and tables can lead to it.
    codebook : Codebook, optional
        Gives topics and frames their names.

    Returns
    -------
    Exhibit
        A ``reading`` payload. Its runs, joined and less those of class ``who``, are the text.
        ``facets`` lists what it can be filtered by.

    Raises
    ------
    InputError
        The tables hold more than one document.
    """
    check_one_text(quotations, codings, segments, sentences)
    facets = Facets()
    spoken = [row for row in _rows(quotations, *_QUOTATION) if row["speech"]]
    coded = _rows(codings, "start", "end", "variable", "value", "target")
    voices = _rows(segments, "start", "end", "voice")
    speakers = {row["quotation_id"]: row["speaker"] for row in spoken}
    marks = [
        *(
            mark
            for row in spoken
            for mark in _quotation_marks(row, facets, speakers.get(row["parent"]))
        ),
        *(mark for row in coded for mark in _coding_marks(row, facets)),
        *(_voice_mark(row, facets) for row in voices),
    ]
    spans = [
        (row["start"], row["end"], row["sentence_id"])
        for row in _rows(sentences, "start", "end", "sentence_id")
    ]
    used = {mark.layer for mark in marks}
    paragraphs = cut_runs(text, marks, spans)
    return Exhibit(
        {
            "type": "reading",
            "title": plain(title),
            "note": plain(note),
            "legend": [{"class": k, "label": label} for k, label in LAYERS.items() if k in used],
            "facets": facets.describe(paragraphs, codebook),
            "paragraphs": paragraphs,
        }
    )


def cut_runs(
    text: str, marks: Sequence[Mark], sentences: Sequence[tuple[int, int, str]] = ()
) -> list[list[dict[str, Any]]]:
    """Return the text as paragraphs of runs, cut wherever a mark or a sentence begins or ends.

    Parameters
    ----------
    text : str
        Its lines are the paragraphs; empty ones are left out.
    marks : sequence of Mark
        In any order; they may overlap.
    sentences : sequence of (int, int, str)
        Start, end and id of each sentence.

    Returns
    -------
    list of list of dict
        Each run with ``text``, ``classes``, ``facets``, ``about``, ``tip`` and ``sentence``
        (None outside of one). After the last character of a mark with a ``who`` stands a run of
        class ``who``.
    """
    whole = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    line_ends = [place for place, character in enumerate(text) if character == "\n"]
    lines = [(place, place + 1) for place in line_ends]
    spans = [(m.start, m.end) for m in whole] + [(s, e) for s, e, _ in sentences] + lines
    cuts = sorted({0, len(text), *(place for span in spans for place in span)})
    opened, closed = _places(whole, "start"), _places(whole, "end")
    sentence_from = {start: (end, name) for start, end, name in sentences}
    paragraphs: list[list[dict[str, Any]]] = [[]]
    active: dict[Mark, None] = {}
    sentence: tuple[int, str | None] = (0, None)
    said = ""
    for start, end in pairwise(cuts):
        active.update(dict.fromkeys(opened.get(start, ())))
        sentence = sentence_from.get(start, sentence if start < sentence[0] else (0, None))
        if text[start:end] == "\n":
            paragraphs.append([])
            said = ""
        else:
            paragraphs[-1].append(_run(text[start:end], list(active), sentence[1]))
        for mark in closed.get(end, ()):
            del active[mark]
            if mark.who and (mark.layer == "nested" or mark.who != said):
                said = mark.who
                paragraphs[-1].append(_run(one_line(said), [Mark(start=end, end=end, layer="who")]))
    return [runs for runs in paragraphs if any(run["text"].strip() for run in runs)]


def _rows(table: pd.DataFrame | None, *needed: str) -> list[dict[str, Any]]:
    return [] if table is None else records(table, *needed)


def _places(marks: Iterable[Mark], edge: Literal["start", "end"]) -> dict[int, list[Mark]]:
    """Return the marks that begin (or end) at each place, each mark once."""
    found: dict[int, list[Mark]] = {}
    for mark in dict.fromkeys(marks):
        found.setdefault(getattr(mark, edge), []).append(mark)
    return found


def _run(text: str, active: Sequence[Mark], sentence: str | None = None) -> dict[str, Any]:
    """Return a run of text with what is true of it."""
    return {
        "text": plain(text),
        "classes": _each(mark.layer for mark in active),
        "facets": sorted(_each(mark.facet for mark in active)),
        "about": "; ".join(_each(mark.about for mark in active)),
        "tip": "; ".join(_each(mark.tip for mark in active)),
        "sentence": sentence,
    }


def _each(words: Iterable[str]) -> list[str]:
    """Return the words that are not empty, each once."""
    return list(dict.fromkeys(word for word in words if word))


def _quotation_marks(row: Record, facets: Facets, outer: str | None) -> list[Mark]:
    """Return the marks of one quotation, which ``outer`` may quote: words, source and cue."""
    start, end = row["start"], row["end"]
    speaker = speaker_key(row["speaker"] or outer)
    about = f"{row['quotation_id']}: {LAYERS.get(row['kind'], row['kind'])}, {one_line(speaker)}"
    about += f", quoted by {one_line(outer)}" if outer and row["speaker"] else ""
    about += f", {row['verb']} ({row['stance']})" if row["verb"] and row["stance"] else ""
    who = shorten(row["speaker"], 24) if row["speaker"] else ""
    quoted = f"{who}, quoted by {shorten(outer, 24)}" if who and outer else who
    nested = bool(row["parent"])
    marks = [
        Mark(start=start, end=end, layer=row["kind"], about=about, who="" if nested else who),
        Mark(start=start, end=end, facet=facets.mark("speaker", speaker)),
        Mark(start=start, end=end, facet=facets.mark("kind", row["kind"])),
    ]
    if nested:
        marks.append(Mark(start=start, end=end, layer="nested", who=quoted))
    for layer in ("source", "cue"):
        if row[f"{layer}_start"] is not None:
            marks.append(Mark(start=row[f"{layer}_start"], end=row[f"{layer}_end"], layer=layer))
    return marks


def _coding_marks(row: Record, facets: Facets) -> list[Mark]:
    """Return the mark of one coding, if it is of a kind that is marked."""
    start, end, variable, value = row["start"], row["end"], row["variable"], row["value"]
    if variable == "wording" and value in LAYERS:
        return [Mark(start=start, end=end, layer=value, tip=LAYERS[value])]
    if variable == "topic":
        return [Mark(start=start, end=end, layer=variable, facet=facets.mark(variable, value))]
    if variable == "frame":
        facet = facets.mark(variable, f"{row['target']}/{value}")
        return [Mark(start=start, end=end, layer=variable, facet=facet)]
    return []


def _voice_mark(row: Record, facets: Facets) -> Mark:
    return Mark(start=row["start"], end=row["end"], facet=facets.mark("voice", row["voice"]))
