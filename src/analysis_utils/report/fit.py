"""Charts of a printed report made a little smaller, where that keeps a page from staying empty.

A chart stands under its question and does not float. One that is a little too tall for what is
left of a page would leave all of it empty.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

SMALLEST = 0.85
"""How small a chart may be made, as a share of its full size: its text stays above 6 points."""
PLACES = "<mr-place>"
"""The label that the template gives the places of what it sets."""
_FOOT = 779.5  # where the text of a page ends, in points from its top
_MOST_ROUNDS = 6
_SPARE = 4.0  # points, for what the places leave out

Place = Mapping[str, Any]
Scales = dict[str, float]


def write_scales(scales: Mapping[str, float]) -> str:
    """Return the line of Typst that tells the template how large each chart is drawn."""
    inside = ", ".join(f"{json.dumps(name)}: {scale:.3f}" for name, scale in scales.items())
    return f"#let mr-scales = ({inside or ':'})"


def fit_charts(lay_out: Any) -> Scales:
    """Return the scale of each chart that is drawn smaller.

    Parameters
    ----------
    lay_out : callable
        Takes scales by anchor, and returns what the template tells of its blocks in order:
        ``kind`` (where one begins: ``head``; where one ends: ``chart`` or ``end``), ``page``, ``y``
        and the space ``above``, in points; for a chart its ``anchor`` and its ``height``, too.

    Returns
    -------
    dict of str to float
        By anchor; a chart that is not named has its full size.
    """
    scales: Scales = {}
    tried: set[str] = set()
    for _ in range(_MOST_ROUNDS):
        found = next(_candidates(lay_out(scales), scales, tried), None)
        if found is None:
            break
        anchor, smaller = found
        tried.add(anchor)
        scales |= smaller
    return scales


def _candidates(
    places: Sequence[Place], scales: Scales, tried: set[str]
) -> Iterator[tuple[str, Scales]]:
    """Yield the charts that the page before would hold if it, and those on it, were smaller."""
    for i, chart in enumerate(places):
        if chart["kind"] != "chart" or chart["anchor"] in tried:
            continue
        first = i
        while first and places[first - 1]["kind"] == "head":
            first -= 1
        before = places[first - 1] if first else None
        if before is None or before["page"] != chart["page"] - 1:
            continue
        needed = chart["y"] - places[first]["y"] + places[first]["above"] + _SPARE
        short = needed - (_FOOT - before["y"])
        page = [p for p in places[:first] if p["kind"] == "chart" and p["page"] == before["page"]]
        heights = {p["anchor"]: p["height"] for p in [*page, chart]}
        share = 1 - short / sum(heights.values())
        smaller = {name: scales.get(name, 1.0) * min(share, 1.0) for name in heights}
        if min(smaller.values()) >= SMALLEST:
            yield chart["anchor"], smaller
