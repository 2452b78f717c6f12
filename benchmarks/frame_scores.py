"""Figures for labels, sets of labels and marked characters: shares from 0 to 1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence


def accuracy(gold: Sequence[str], ours: Sequence[str]) -> float:
    """Return the share of equal labels."""
    return sum(a == b for a, b in zip(gold, ours, strict=True)) / len(gold)


def majority(gold: Sequence[str]) -> float:
    """Return the accuracy of always giving the commonest label."""
    return Counter(gold).most_common(1)[0][1] / len(gold)


def macro_f1(gold: Sequence[Collection[str]], ours: Sequence[Collection[str]]) -> float:
    """Return the mean F1 of the gold's labels; each unit has a set of them."""
    labels = sorted({label for unit in gold for label in unit})
    figures = []
    for label in labels:
        pairs = Counter((label in a, label in b) for a, b in zip(gold, ours, strict=True))
        figures.append(f1(pairs[True, True], pairs[False, True], pairs[True, False]))
    return sum(figures) / len(figures)


def character_f1(
    gold: Sequence[Sequence[Mapping[str, int]]], ours: Sequence[Sequence[Mapping[str, int]]]
) -> float:
    """Return the F1 of the characters that are marked."""
    hit = extra = missed = 0
    for a, b in zip(map(_characters, gold), map(_characters, ours), strict=True):
        hit, extra, missed = hit + len(a & b), extra + len(b - a), missed + len(a - b)
    return f1(hit, extra, missed)


def f1(hit: int, extra: int, missed: int) -> float:
    """Return F1 from counts; 0 where nothing is right."""
    return 2 * hit / (2 * hit + extra + missed) if hit else 0.0


def _characters(spans: Sequence[Mapping[str, int]]) -> set[int]:
    return {place for span in spans for place in range(span["start"], span["end"])}
