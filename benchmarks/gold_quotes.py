"""Score quotations against annotated sets: who is quoted, in which words.

A prediction and a gold quotation are a pair if their overlap is at least half of what both cover,
after blanks, marks and points at both ends are cut. Recall of a kind counts the gold of that
kind, precision the predictions of that kind, whatever the other side calls it; quoted words that
we find inside a gold mixed quotation are passed over. A speaker is right if the last name (or the
last word of a nameless source) is. `joint` asks for both.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from analysis_utils.annotate.quotations.extract import extract_quotations
from analysis_utils.model import Document, Quotation
from quote_scores import Counts, Quote, cut, f1, match, same_speaker, tally, union_share

Row = dict[str, Any]

# Published or measured figures of others on the same sets: best rule-based peer, people.
BESIDE: Mapping[tuple[str, str], Mapping[str, float]] = {
    ("polnear", "direct: overlap F1"): {"peer": 0.88, "people": 0.926},
    ("polnear", "direct: joint F1"): {"peer": 0.71, "people": 0.92},
    ("polnear", "indirect: overlap F1"): {"peer": 0.29, "people": 0.709},
    ("polnear", "all, speech only: overlap F1"): {"peer": 0.65, "people": 0.793},
    ("polnear", "all, speech only: joint F1"): {"peer": 0.56, "people": 0.768},
    ("polnear", "all, speech only: tracker 0.3 F1"): {"peer": 0.70, "people": 0.84},
    ("polnear", "all, speech only: tracker 0.8 F1"): {"peer": 0.63, "people": 0.79},
    ("litbank", "direct: overlap F1"): {"peer": 0.896},
    ("wikinews-de", "direct: overlap F1"): {"peer": 0.754},
    ("adaq-cs", "direct: overlap F1"): {"peer": 0.92},
    ("adaq-ru", "direct: overlap F1"): {"peer": 0.81},
}
_ONLY_DIRECT = ("litbank", "wikinews-de", "adaq-cs", "adaq-ru")
_MARKED = re.compile(r"\"[^\"\n]+\"|“[^”\n]+”|«[^»\n]+»|„[^“”\n]+[“”]|''.+?''")


def run(gold: Path, predictions: Path | None) -> list[Row]:
    """Score every set of the folder `quotes` in `gold` (or of `gold` itself).

    Returns
    -------
    list of dict
        One row per set and measure: task, measure, ours, baselines, n, note; values are shares.
        Empty where there is no set.
    """
    folder = gold / "quotes" if (gold / "quotes").is_dir() else gold
    rows: list[Row] = []
    for path in sorted(folder.glob("*.*.jsonl")):
        documents = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]
        if not documents or "quotes" not in documents[0]:
            continue
        ours = [list(_predict(document)) for document in documents]
        if predictions:
            _write(predictions / path.name, documents, ours)
        rows += _score_set(path.name.split(".")[0], documents, ours)
    return rows


def _predict(document: Mapping[str, Any]) -> Iterator[Quote]:
    """Yield our quotations of a gold document in the gold's own form."""
    text = document["text"]
    nested = any("parent" in quote for quote in document["quotes"])
    read = Document(doc_id=document["id"], text=text)
    for quotation in extract_quotations(read).quotations:
        if quotation.parent is None or nested:
            yield _in_gold_form(text, quotation)


def _in_gold_form(text: str, quotation: Quotation) -> Quote:
    """Return a quotation as the gold files write it."""
    record: Quote = {
        "start": quotation.content.start,
        "end": quotation.content.end,
        "text": text[quotation.content.start : quotation.content.end],
        "type": quotation.kind,
        "speaker": quotation.speaker,
        "speech": quotation.speech,
        "nested": quotation.parent is not None,
        "rule": quotation.rule,
        "confidence": quotation.confidence,
    }
    for name, span in (("speaker", quotation.source), ("cue", quotation.cue)):
        if span:
            record |= {f"{name}_start": span.start, f"{name}_end": span.end}
    if quotation.cue:
        record["cue"] = text[quotation.cue.start : quotation.cue.end]
    return record


def _write(
    path: Path, documents: Sequence[Mapping[str, Any]], ours: Sequence[Sequence[Quote]]
) -> None:
    """Write our output for one set, one document per line."""
    with path.open("w", encoding="utf-8") as out:
        for document, quotes in zip(documents, ours, strict=True):
            line = {"id": document["id"], "text": document["text"], "quotes": quotes}
            out.write(json.dumps(line, ensure_ascii=False) + "\n")


def trivial(text: str) -> list[Quote]:
    """Return every stretch in marks of one line: the baseline."""
    return [{"start": m.start(), "end": m.end(), "type": "direct"} for m in _MARKED.finditer(text)]


def _score_set(
    name: str, documents: Sequence[Mapping[str, Any]], ours: Sequence[Sequence[Quote]]
) -> list[Row]:
    """Return the rows of one set."""
    base = [trivial(document["text"]) for document in documents]
    kinds = ("direct",) if name in _ONLY_DIRECT else ("direct", "indirect", "mixed", "all")
    rows: list[Row] = []
    for speech_only in (False,) if name in _ONLY_DIRECT else (False, True):
        mine = tally(documents, ours, speech_only=speech_only)
        theirs = tally(documents, base, speech_only=speech_only)
        label = ", speech only" if speech_only else ""
        for kind in kinds:
            for measure in ("overlap", "joint", "tracker 0.3", "tracker 0.8"):
                title = f"{kind}{label}: {measure} F1"
                rows.append(_row(name, title, mine, theirs, (measure, kind)))
    return rows + _by_phenomenon(name, documents, ours)


def _row(
    task: str,
    title: str,
    mine: Counts,
    theirs: Counts,
    key: tuple[str, str],
) -> Row:
    """Return one row, with the trivial baseline and what others reach."""
    trivially = f1(theirs, *key)
    beside = {} if trivially is None else {"trivial": trivially}
    return {
        "task": task,
        "measure": title,
        "ours": f1(mine, *key),
        "baselines": beside | dict(BESIDE.get((task, title), {})),
        "n": mine["overlap", key[1], "gold"],
        "note": "",
    }


def _by_phenomenon(
    name: str, documents: Sequence[Mapping[str, Any]], ours: Sequence[Sequence[Quote]]
) -> list[Row]:
    """Return recall and right speakers of direct quotations for each phenomenon."""
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for document, quotes in zip(documents, ours, strict=True):
        text = document["text"]
        gold, found = cut(text, document["quotes"]), cut(text, quotes)
        pairs = match(gold, found, union_share, 0.5)
        for i, g in enumerate(gold):
            for tag in g.get("tags", ()) if g["type"] == "direct" else ():
                seen[tag]["n"] += 1
                seen[tag]["hit"] += i in pairs
                if g.get("speaker") and i in pairs:
                    seen[tag]["named"] += 1
                    seen[tag]["speaker"] += same_speaker(text, g, found[pairs[i]])
    rows = []
    for tag, c in sorted(seen.items()):
        rows.append(_plain(name, f"{tag}: recall", c["hit"] / c["n"], c["n"]))
        if c["named"]:
            share = c["speaker"] / c["named"]
            rows.append(_plain(name, f"{tag}: right speaker", share, c["named"]))
    return rows


def _plain(task: str, measure: str, ours: float, n: int) -> Row:
    return {"task": task, "measure": measure, "ours": ours, "baselines": {}, "n": n, "note": ""}
