"""The README says what the package's own figures say."""

from __future__ import annotations

import re
from pathlib import Path

from analysis_utils.load.accuracy import read_accuracy

README = Path(__file__).parents[1] / "README.md"
ROW = re.compile(r"^\|[^|]+\| ([\d.]+) \| ([\d.]+|–) \| [\d.]+[^|]*\| [^|]+\|$", re.MULTILINE)


def test_accuracy_is_rounded_as_in_the_report() -> None:
    stated = ROW.findall(README.read_text("utf-8"))
    assert len(stated) == 8
    stored = {f"{100 * row.ours:.1f}": row.beside for row in read_accuracy()}
    for ours, trivial in stated:
        beside = stored[ours]
        known = {f"{100 * beside[k]:.1f}" for k in ("trivial", "majority") if k in beside}
        assert trivial in known or (trivial == "–" and not known), ours
