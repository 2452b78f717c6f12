"""The main findings of a report that was built."""

from __future__ import annotations

import json
from pathlib import Path

_PAYLOAD = "application/vnd.analysis-utils+json"


def read_findings(report: Path) -> list[str]:
    """Return the findings on the card that heads a built report, in their order.

    Parameters
    ----------
    report : Path
        The folder of the report, with its ``report.ipynb``.

    Returns
    -------
    list of str
        Empty where the report has no card, or the card no findings.
    """
    notebook = json.loads((report / "report.ipynb").read_text("utf-8"))
    for cell in notebook["cells"]:
        for output in cell.get("outputs", ()):
            payload = output.get("data", {}).get(_PAYLOAD, {})
            if payload.get("type") == "card":
                return list(payload["findings"])
    return []
