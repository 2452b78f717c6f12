"""Score frames and loaded wording against annotated sets.

`frac`: one policy frame per sentence. `gvfc`: one frame per headline, by a codebook of its own.
`narrative_frames`: the generic frames of an article. `babe`: whether a sentence is loaded, and
its loaded words. Nothing is trained: the seeds and word lists are the project's own; the numbers
below (strengths from which an article has a frame, or a sentence is loaded) are from the part of
the data that is open for development.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from math import sqrt
from pathlib import Path
from typing import Any

from analysis_utils.annotate.framing.frames import score_frames
from analysis_utils.annotate.framing.wording import find_wording
from analysis_utils.annotate.quotations.extract import extract_quotations
from analysis_utils.annotate.voices import assign_voices
from analysis_utils.language.sentences import split_sentences
from analysis_utils.load.codebooks import read_codebook, read_frame_set
from analysis_utils.model import Document, FrameSet
from frame_scores import accuracy, character_f1, macro_f1, majority

Record = dict[str, Any]
Row = dict[str, Any]

HERE = Path(__file__).resolve().parent
# The set's labels put several of our policy frames under one heading.
FRAC_LABELS: Mapping[str, str] = {
    "political": "political_policy",
    "policy_prescription": "political_policy",
    "external_regulation": "political_policy",
    "capacity_resources": "economic",
    "legality": "legality_crime",
    "crime_punishment": "legality_crime",
    "quality_of_life": "health_safety",
}
# The strength from which an article carries a frame.
ARTICLE_STRENGTHS: Mapping[str, tuple[str, float]] = {
    "conflict": ("conflict", 0.4),
    "human_interest": ("human_interest", 0.45),
    "economic_consequences": ("economic", 0.9),
    "morality": ("morality", 0.55),
    "resolution": ("resolution", 0.8),
}
MOST_OF_A_SENTENCE = 2.0
LEAST_OF_A_SENTENCE = 0.5
LOADED_SENTENCE = 0.75
OTHER_VOICES = 0.5  # what a loaded word weighs that the outlet quotes or reports
LOADED_WORD = 0.75


def run(gold: Path, predictions: Path | None) -> list[Row]:
    """Score the sets of the folders `frames` and `loaded` in `gold`.

    Returns
    -------
    list of dict
        One row per set and measure: task, measure, ours, baselines, n, note; values are shares.
        Sets that are not there are passed over.
    """
    tasks: tuple[tuple[str, Predict, Score], ...] = (
        ("frames/frac", predict_frac, score_frac),
        ("frames/gvfc", predict_gvfc, score_gvfc),
        ("frames/narrative_frames", predict_narratives, score_narratives),
        ("loaded/babe", predict_babe, score_babe),
    )
    rows: list[Row] = []
    for name, predict, score in tasks:
        for path in sorted(gold.glob(f"{name}.*jsonl")):
            records = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]
            ours = predict(records)
            if predictions:
                lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in ours)
                (predictions / path.name).write_text("".join(lines), "utf-8")
            rows += score(records, ours)
    return rows


Predict = Callable[[Sequence[Record]], list[Record]]
Score = Callable[[Sequence[Record], Sequence[Record]], list[Row]]


def predict_frac(records: Sequence[Record]) -> list[Record]:
    """Give each sentence the policy frame of most weight, "other" where the seeds are too weak."""
    frames = read_frame_set("policy")
    ours = []
    for record in records:
        weights: defaultdict[str, float] = defaultdict(float)
        for frame_id, weight in _weights(record["text"], frames).items():
            weights[FRAC_LABELS.get(frame_id, frame_id)] += weight
        label = max(weights, key=lambda name: weights[name], default="other")
        found = weights[label] >= LEAST_OF_A_SENTENCE
        ours.append({"id": record["id"], "label": label if found else "other"})
    return ours


def dominant_frame(text: str, frame_set: FrameSet) -> str | None:
    """Return the frame of most weight in a short text, the first of equal ones; None without."""
    scores = score_frames(text, [(0, len(text))], frame_set)[0]
    ranked = [frame_id for frame_id in frame_set.frames if frame_id in scores]
    return max(ranked, key=lambda frame_id: scores[frame_id].weight, default=None)


def frame_strengths(
    text: str, spans: Sequence[tuple[int, int]], frame_set: FrameSet
) -> dict[str, float]:
    """Return how strongly a text speaks for each frame, for its length.

    Strength = sum over sentences of min(2, weight) / sqrt(number of sentences): no single
    sentence decides, and a text four times as long needs twice as many sentences.
    """
    sums: defaultdict[str, float] = defaultdict(float)
    for found in score_frames(text, spans, frame_set):
        for frame_id, score in found.items():
            sums[frame_id] += min(MOST_OF_A_SENTENCE, score.weight)
    return {frame_id: total / sqrt(len(spans)) for frame_id, total in sums.items()}


def predict_gvfc(records: Sequence[Record]) -> list[Record]:
    """Give each headline the frame of most weight, public opinion where no seed is found."""
    codebook = read_codebook(HERE / "codebooks" / "gvfc.yaml")
    frames = codebook.frame_sets["gvfc"]
    return [
        {"id": r["id"], "label": dominant_frame(r["text"], frames) or "public_opinion"}
        for r in records
    ]


def predict_narratives(records: Sequence[Record]) -> list[Record]:
    """Give each article the frames that are strong enough for its length."""
    frames = read_frame_set("generic")
    ours = []
    for record in records:
        spans = [(start, end) for start, end, _ in split_sentences(record["text"])]
        strengths = frame_strengths(record["text"], spans, frames)
        labels = [
            label
            for frame_id, (label, least) in ARTICLE_STRENGTHS.items()
            if strengths.get(frame_id, 0.0) >= least
        ]
        ours.append({"id": record["id"], "labels": labels})
    return ours


def predict_babe(records: Sequence[Record]) -> list[Record]:
    """Mark the loaded words of each sentence, and call it biased if they are strong enough."""
    ours = []
    for record in records:
        text = record["text"]
        hits = [hit for hit in find_wording(text) if hit.value in ("loaded", "evaluative")]
        others = _in_other_voices(text) if hits else set()
        weights = [h.strength * (OTHER_VOICES if h.start in others else 1) for h in hits]
        spans = [
            {"start": hit.start, "end": hit.end, "text": text[hit.start : hit.end]}
            for hit in hits
            if hit.strength >= LOADED_WORD
        ]
        label = "biased" if sum(weights) >= LOADED_SENTENCE else "neutral"
        ours.append({"id": record["id"], "label": label, "spans": spans})
    return ours


def _in_other_voices(text: str) -> set[int]:
    """Return the places of a text that the outlet quotes or reports."""
    document = Document(doc_id="sentence", text=text)
    sentences = assign_voices(document, extract_quotations(document))
    segments = [segment for sentence in sentences for segment in sentence.segments]
    spans = [segment.span for segment in segments if segment.voice != "outlet"]
    return {place for span in spans for place in range(span.start, span.end)}


def score_frac(gold: Sequence[Record], ours: Sequence[Record]) -> list[Row]:
    """Return accuracy, and macro-F1."""
    return _label_rows("frac", "policy frame of a sentence", gold, ours, {"best before": 0.65})


def score_gvfc(gold: Sequence[Record], ours: Sequence[Record]) -> list[Row]:
    """Return accuracy, and macro-F1."""
    return _label_rows("gvfc", "frame of a headline", gold, ours, {"best before": 0.51})


def score_narratives(gold: Sequence[Record], ours: Sequence[Record]) -> list[Row]:
    """Return the macro-F1 over frames, beside finding every frame in every article."""
    labels = [record["labels"] for record in gold]
    every = sorted({label for unit in labels for label in unit})
    beside = {"all present": macro_f1(labels, [every] * len(labels)), "best before": 0.51}
    figure = macro_f1(labels, [record["labels"] for record in ours])
    return [_row("narrative_frames", "frames of an article: macro-F1", figure, beside, len(gold))]


def score_babe(gold: Sequence[Record], ours: Sequence[Record]) -> list[Row]:
    """Return macro-F1 for sentences and F1 for characters."""
    labels = [[record["label"]] for record in gold]
    commonest = [max(labels, key=labels.count)] * len(labels)
    sentences = macro_f1(labels, [[record["label"]] for record in ours])
    words = character_f1([r["spans"] for r in gold], [r["spans"] for r in ours])
    return [
        _row(
            "babe",
            "loaded sentence: macro-F1",
            sentences,
            {"majority": macro_f1(labels, commonest), "TextBlob": 0.55, "best before": 0.63},
            len(gold),
        ),
        _row(
            "babe",
            "loaded words: character F1",
            words,
            {"TextBlob": 0.14, "best before": 0.30},
            len(gold),
        ),
    ]


def _weights(text: str, frames: FrameSet) -> dict[str, float]:
    """Return the weight of each frame in a text that is taken as one unit."""
    found = score_frames(text, [(0, len(text))], frames)[0]
    return {frame_id: score.weight for frame_id, score in found.items()}


def _label_rows(
    task: str,
    what: str,
    gold: Sequence[Record],
    ours: Sequence[Record],
    beside: Mapping[str, float],
) -> list[Row]:
    right, given = [r["label"] for r in gold], [r["label"] for r in ours]
    baselines = {"majority": majority(right), **beside}
    figure = macro_f1([[label] for label in right], [[label] for label in given])
    return [
        _row(task, f"{what}: accuracy", accuracy(right, given), baselines, len(gold)),
        _row(task, f"{what}: macro-F1", figure, {}, len(gold)),
    ]


def _row(task: str, measure: str, ours: float, baselines: Mapping[str, float], n: int) -> Row:
    return {
        "task": task,
        "measure": measure,
        "ours": ours,
        "baselines": dict(baselines),
        "n": n,
        "note": "untrained",
    }
