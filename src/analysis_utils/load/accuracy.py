"""The project's own figures: how often its annotators are right on annotated data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FILE = "accuracy.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccuracyRow:
    """One figure of `benchmarks/accuracy.py`.

    Attributes
    ----------
    task, measure
        The data set, and what was measured on it.
    ours
        Our figure, as a share from 0 to 1 (or a correlation).
    beside
        The same for others, by name: other tools, people, a trivial rule.
    n
        Units that were scored.
    """

    task: str
    measure: str
    ours: float
    beside: Mapping[str, float]
    n: int


@cache
def read_accuracy() -> tuple[AccuracyRow, ...]:
    """Read the figures that were measured for this version, in the order of the benchmark.

    Returns
    -------
    tuple of AccuracyRow
        One per data set and measure.
    """
    text = (files("analysis_utils") / "resources" / FILE).read_text("utf-8")
    return tuple(AccuracyRow(**row) for row in json.loads(text)["rows"])
