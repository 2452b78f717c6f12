"""Agreement of predicted with annotated quotations: pairs, precision, recall, right speakers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

Quote = dict[str, Any]
Counts = Counter[tuple[str, ...]]

_EDGE = re.compile(r"[\w%$€£#@&]")
_THAT = re.compile(r"\W*that\s+", re.IGNORECASE)
_NAME = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*")
_TITLES = frozenset(("jr", "sr", "ii", "iii", "the", "a", "an", "mr", "mrs", "ms", "dr"))
_HEAD = re.compile(r",| who | whose | that | which | of the | - | — | – ")


def f1(counts: Counts, measure: str, kind: str) -> float | None:
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
) -> Counts:
    """Count gold, found, hit (gold met) and right (found met) per measure and kind."""
    counts: Counts = Counter()
    for document, quotes in zip(documents, predicted, strict=True):
        text = document["text"]
        gold = cut(text, document["quotes"])
        found = cut(text, quotes)
        asked = [not (speech_only and g.get("speech") is False) for g in gold]
        spare = [_inside_mixed(p, gold) for p in found]
        for measure, matches in (
            ("overlap", match(gold, found, union_share, 0.5)),
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


def _add(counts: Counts, measure: str, kind: str, *marks: str) -> None:
    for mark in marks:
        if mark:
            counts[measure, kind, mark] += 1
            counts[measure, "all", mark] += 1


def _add_joint(
    counts: Counts,
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


def cut(text: str, quotes: Iterable[Quote]) -> list[Quote]:
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


def union_share(a: Quote, b: Quote) -> float:
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
    last: str = (capital or names or [""])[-1]
    return last.lower().strip(".")
