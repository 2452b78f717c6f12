"""Sentiment against annotated data: our tone beside TextBlob's and VADER's on the same texts."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from statistics import correlation, fmean
from typing import Any

from analysis_utils.annotate.sentiment.news_scorer import score_news
from analysis_utils.annotate.sentiment.textblob_scorer import textblob_sentiment
from analysis_utils.annotate.sentiment.tone_reach import TONE_THRESHOLDS, read_words, tone_towards
from analysis_utils.annotate.sentiment.vader_scorer import score_vader

Record = Mapping[str, Any]
Row = dict[str, Any]

CORRELATIONS = {
    "vader_nyt": "r with human ratings of opinion sentences",
    "semeval2007_headlines": "r with the valence of headlines",
    "emobank_news": "r with readers' valence of news sentences",
}
TARGETS = "newsmtsc"
LABELS = ("negative", "neutral", "positive")
# Best on the development part, once for each baseline.
BASELINE_THRESHOLDS = {"TextBlob": (-0.02, 0.1), "VADER": (-0.02, 0.35)}
SMALLEST_ENTITY = 30
# One rater against the mean of the others, as the data set's authors measured it.
PEOPLE = {"vader_nyt": 0.72}


def run(gold: Path, predictions: Path | None = None) -> list[Row]:
    """Score every sentiment task; write predictions in the gold's own form.

    Parameters
    ----------
    gold : Path
        Folder of annotated data, with the JSON lines in ``sentiment/``.
    predictions : Path, optional
        Folder for one file of predictions a task, for a scorer from outside.

    Returns
    -------
    list of dict
        One per figure: task, measure, ours, baselines by name, n and a note; None where a
        figure is undefined. Sets that are not there are passed over.
    """
    rows: list[Row] = []
    for task, measure in CORRELATIONS.items():
        records = read_records(gold, task)
        if not records:
            continue
        ours = [score_news(r["text"]).polarity or 0.0 for r in records]
        truth = [float(r["score"]) for r in records]
        write_predictions(predictions, task, [{"score": s} for s in ours], records)
        baselines: dict[str, float | None] = {
            name: pearson([score(r["text"]) for r in records], truth)
            for name, score in BASELINES.items()
        }
        if task in PEOPLE:
            baselines["people"] = PEOPLE[task]
        rows.append(row(task, measure, pearson(ours, truth), baselines, len(records)))
    return rows + run_targets(gold, predictions)


def run_targets(gold: Path, predictions: Path | None) -> list[Row]:
    """Score the tone towards targets: macro-F1, means of entities, wrong signs."""
    records = read_records(gold, TARGETS)
    if not records:
        return []
    tones = {"ours": [target_tone(r) for r in records]}
    tones |= {name: [score(r["text"]) for r in records] for name, score in BASELINES.items()}
    thresholds = {"ours": TONE_THRESHOLDS, **BASELINE_THRESHOLDS}
    labels = {name: [classify(t, *thresholds[name]) for t in tones[name]] for name in tones}
    truth = [str(r["label"]) for r in records]
    write_predictions(
        predictions,
        TARGETS,
        [{"label": k, "score": t} for k, t in zip(labels["ours"], tones["ours"], strict=True)],
        records,
    )
    groups = entities(records)
    commonest = [max(LABELS, key=truth.count)] * len(truth)
    majority: dict[str, float | None] = {"majority": macro_f1(truth, commonest)}
    measures: dict[str, tuple[dict[str, float | None], int, str]] = {
        "macro-F1 of the tone towards the target": (
            majority | {name: macro_f1(truth, labels[name]) for name in labels},
            len(records),
            f"classes cut at {TONE_THRESHOLDS}",
        ),
        f"r of the means of entities with n >= {SMALLEST_ENTITY}": (
            {name: entity_correlation(groups, truth, tones[name]) for name in tones},
            len(groups),
            "n counts entities",
        ),
        "wrong sign where gold and prediction are polar (lower is better)": (
            {name: wrong_sign(truth, labels[name]) for name in labels},
            sum(label != "neutral" for label in truth),
            "",
        ),
    }
    return [
        row(TARGETS, measure, found.pop("ours"), found, n, note)
        for measure, (found, n, note) in measures.items()
    ]


def row(
    task: str,
    measure: str,
    ours: float | None,
    baselines: Mapping[str, float | None],
    n: int,
    note: str = "",
) -> Row:
    return {
        "task": task,
        "measure": measure,
        "ours": ours,
        "baselines": dict(baselines),
        "n": n,
        "note": note,
    }


def textblob(text: str) -> float:
    return textblob_sentiment(text)[0]


def vader(text: str) -> float:
    return score_vader(text).polarity or 0.0


BASELINES: dict[str, Callable[[str], float]] = {"TextBlob": textblob, "VADER": vader}


def target_tone(record: Record) -> float:
    """Return our tone towards the target of a record; 0 where no word tells."""
    mentions = [tuple(record["target_span"]), *map(tuple, record["coref"])]
    evidence = score_news(record["text"]).evidence
    return tone_towards(read_words(record["text"]), mentions, evidence) or 0.0


def classify(tone: float, low: float, high: float) -> str:
    return "negative" if tone < low else "positive" if tone > high else "neutral"


def macro_f1(truth: Sequence[str], guess: Sequence[str]) -> float:
    pairs = list(zip(truth, guess, strict=True))
    scores = []
    for label in LABELS:
        both = sum(a == b == label for a, b in pairs)
        either = sum((a == label) + (b == label) for a, b in pairs)
        scores.append(2 * both / either if either else 0.0)
    return fmean(scores)


def wrong_sign(truth: Sequence[str], guess: Sequence[str]) -> float | None:
    polar = [p for p in zip(truth, guess, strict=True) if "neutral" not in p]
    return fmean(a != b for a, b in polar) if polar else None


def entities(records: Sequence[Record]) -> list[list[int]]:
    """Return the numbers of the records of each entity that has enough of them."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for i, record in enumerate(records):
        rest = record["id"].removeprefix(record["doc"])
        name = re.sub(r"^_-?\d+_|_-?\d+_-?\d+$", "", rest, flags=re.DOTALL)
        groups[name.removesuffix("'s").lower()].append(i)
    return [group for group in groups.values() if len(group) >= SMALLEST_ENTITY]


def entity_correlation(
    groups: Iterable[Sequence[int]], truth: Sequence[str], tones: Sequence[float]
) -> float | None:
    signs = {"negative": -1, "neutral": 0, "positive": 1}
    means = [
        (fmean(signs[truth[i]] for i in group), fmean(tones[i] for i in group)) for group in groups
    ]
    return pearson([a for a, _ in means], [b for _, b in means])


def pearson(x: Sequence[float], y: Sequence[float]) -> float | None:
    return correlation(x, y) if len(set(x)) > 1 and len(set(y)) > 1 else None


def read_records(gold: Path, task: str) -> list[Record]:
    """Read the records of a task, whichever part of them is there."""
    folder = gold / "sentiment" if (gold / "sentiment").is_dir() else gold
    paths = sorted(folder.glob(f"{task}*.jsonl"))
    return [
        json.loads(line) for path in paths for line in path.open(encoding="utf-8") if line.strip()
    ]


def write_predictions(
    folder: Path | None, task: str, found: Sequence[Mapping[str, Any]], records: Sequence[Record]
) -> None:
    if folder is None:
        return
    folder.mkdir(parents=True, exist_ok=True)
    lines = (
        json.dumps({"id": record["id"], **prediction})
        for record, prediction in zip(records, found, strict=True)
    )
    (folder / f"{task}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
