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
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from analysis_utils.annotate.quotations import extract_quotations
from analysis_utils.model import Document, Quotation

Row = dict[str, Any]
Quote = dict[str, Any]

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
_EDGE = re.compile(r"[\w%$€£#@&]")
_THAT = re.compile(r"\W*that\s+", re.IGNORECASE)
_MARKED = re.compile(r"\"[^\"\n]+\"|“[^”\n]+”|«[^»\n]+»|„[^“”\n]+[“”]|''.+?''")
_NAME = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*")
_TITLES = frozenset(("jr", "sr", "ii", "iii", "the", "a", "an", "mr", "mrs", "ms", "dr"))
_HEAD = re.compile(r",| who | whose | that | which | of the | - | — | – ")


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
    mine: Counter[tuple[str, ...]],
    theirs: Counter[tuple[str, ...]],
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


def f1(counts: Counter[tuple[str, ...]], measure: str, kind: str) -> float | None:
    """Return F1 of one measure and kind; None where nothing is annotated and nothing found."""
    basis = "overlap" if measure == "joint" else measure
    gold, found = counts[basis, kind, "gold"], counts[basis, kind, "found"]
    if not gold + found:
        return None
    precision = counts[measure, kind, "right"] / found if found else 0.0
    recall = counts[measure, kind, "hit"] / gold if gold else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def tally(
    documents: Sequence[Mapping[str, Any]],
    predicted: Sequence[Sequence[Quote]],
    *,
    speech_only: bool = False,
) -> Counter[tuple[str, ...]]:
    """Count gold, found, hit (gold met) and right (found met) per measure and kind."""
    counts: Counter[tuple[str, ...]] = Counter()
    for document, quotes in zip(documents, predicted, strict=True):
        text = document["text"]
        gold = _cut(text, document["quotes"])
        found = _cut(text, quotes)
        asked = [not (speech_only and g.get("speech") is False) for g in gold]
        spare = [_inside_mixed(p, gold) for p in found]
        for measure, matches in (
            ("overlap", match(gold, found, _union_share, 0.5)),
            ("tracker 0.3", match(gold, found, _gold_share, 0.3)),
            ("tracker 0.8", match(gold, found, _gold_share, 0.8)),
        ):
            back = {j: i for i, j in matches.items()}
            for i, g in enumerate(gold):
                if asked[i]:
                    _add(counts, measure, g["type"], "gold", "hit" if i in matches else "")
            for j, p in enumerate(found):
                if asked[back[j]] if j in back else not spare[j]:
                    _add(counts, measure, p["type"], "found", "right" if j in back else "")
            if measure == "overlap":
                _add_joint(counts, text, gold, found, matches, asked)
    return counts


def _add(counts: Counter[tuple[str, ...]], measure: str, kind: str, *marks: str) -> None:
    for mark in marks:
        if mark:
            counts[measure, kind, mark] += 1
            counts[measure, "all", mark] += 1


def _add_joint(
    counts: Counter[tuple[str, ...]],
    text: str,
    gold: Sequence[Quote],
    found: Sequence[Quote],
    matches: Mapping[int, int],
    asked: Sequence[bool],
) -> None:
    """Count the pairs whose speaker is right, too."""
    for i, j in matches.items():
        if asked[i] and same_speaker(text, gold[i], found[j]):
            _add(counts, "joint", gold[i]["type"], "hit")
            _add(counts, "joint", found[j]["type"], "right")


def _cut(text: str, quotes: Iterable[Quote]) -> list[Quote]:
    """Return the quotations with ``s`` and ``e``, their ends without marks, points and blanks."""
    cut = []
    for quote in quotes:
        start, end = quote["start"], quote["end"]
        that = _THAT.match(text, start, end)
        start = that.end() if that and that.end() < end else start
        while start < end and not _EDGE.match(text[start]):
            start += 1
        while end > start and not _EDGE.match(text[end - 1]):
            end -= 1
        if start < end:
            cut.append({**quote, "s": start, "e": end})
    return cut


def _inside_mixed(quote: Quote, gold: Sequence[Quote]) -> bool:
    return quote["type"] == "direct" and any(
        g["type"] == "mixed" and g["s"] - 1 <= quote["s"] and quote["e"] <= g["e"] + 1 for g in gold
    )


def _union_share(a: Quote, b: Quote) -> float:
    common = min(a["e"], b["e"]) - max(a["s"], b["s"])
    return float(common / (max(a["e"], b["e"]) - min(a["s"], b["s"])))


def _gold_share(gold: Quote, found: Quote) -> float:
    common = min(gold["e"], found["e"]) - max(gold["s"], found["s"])
    return float(common / (gold["e"] - gold["s"])) - 1e-9


def match(
    gold: Sequence[Quote],
    found: Sequence[Quote],
    share: Callable[[Quote, Quote], float],
    least: float,
) -> dict[int, int]:
    """Pair gold with found one to one, the closest first."""
    close = sorted(
        (-share(g, p), i, j)
        for i, g in enumerate(gold)
        for j, p in enumerate(found)
        if p["s"] < g["e"] and g["s"] < p["e"] and share(g, p) >= least
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in close:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def same_speaker(text: str, gold: Quote, found: Quote) -> bool:
    """Tell whether both name the same last name; without a gold speaker, whether none is named."""
    if not gold.get("speaker"):
        return not found.get("speaker")
    want = _last_name(gold["speaker"])
    forms = [found.get("speaker") or ""]
    if found.get("speaker_end"):
        forms.append(text[found["speaker_start"] : found["speaker_end"]])
    return any(form and _last_name(form) == want for form in forms)


def _last_name(words: str) -> str:
    """Return the last capitalised word of a source's head, or its last word."""
    plain = re.sub(r"\([^)]*\)|['’]s?(?!\w)", " ", words)
    head = _HEAD.split(plain.strip(), maxsplit=1)[0]
    names = _NAME.findall(head) or _NAME.findall(plain)
    capital = [w for w in names if w[0].isupper() and w.lower().strip(".") not in _TITLES]
    return (capital or names or [""])[-1].lower().strip(".")


def _by_phenomenon(
    name: str, documents: Sequence[Mapping[str, Any]], ours: Sequence[Sequence[Quote]]
) -> list[Row]:
    """Return recall and right speakers of direct quotations for each phenomenon."""
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for document, quotes in zip(documents, ours, strict=True):
        text = document["text"]
        gold, found = _cut(text, document["quotes"]), _cut(text, quotes)
        pairs = match(gold, found, _union_share, 0.5)
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
