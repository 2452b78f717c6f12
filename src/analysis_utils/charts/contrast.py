"""The title of a chart that compares outlets: only a difference that the intervals bear out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import permutations

from analysis_utils.charts.labels import capital, counted, one_line, percent
from analysis_utils.charts.layout import Record, grouped


def tell_contrast(
    rows: Sequence[Record], by: str, unit: str, labels: Mapping[str, str] | None = None
) -> str:
    r"""Say in which category two outlets lie farthest apart, their intervals not touching.

    Parameters
    ----------
    rows : sequence of Record
        ``outlet``, the category ``by``, ``estimate`` (0 to 1), ``ci_low``, ``ci_high``.
    by : str
        The column of the category, such as ``"voice"``.
    unit : str
        What the shares are shares of, such as ``"words"``.
    labels : mapping, optional
        Names of the categories.

    Returns
    -------
    str
        Both shares with their outlets; without such a pair, that the outlets are not told apart.

    Examples
    --------
    >>> row = {"voice": "direct", "estimate": 0.1, "ci_low": 0.05, "ci_high": 0.2, "outlet": "Sun"}
    >>> other = {**row, "estimate": 0.4, "ci_low": 0.3, "ci_high": 0.5, "outlet": "Moon"}
    >>> tell_contrast([row, other], "voice", "words")
    'Direct: from 10\xa0% (Sun) to 40\xa0% (Moon) of the words; their intervals do not overlap'
    """
    apart = [
        (high["estimate"] - low["estimate"], name, low, high)
        for name, found in grouped(rows, by).items()
        for low, high in permutations(found, 2)
        if _below(low, high)
    ]
    if not apart:
        n = len({row["outlet"] for row in rows})
        return f"No share tells {counted(n, 'outlet')} apart: their intervals overlap"
    _, name, low, high = max(apart, key=lambda pair: pair[0])
    told = capital(one_line((labels or {}).get(name, name)))
    return (
        f"{told}: from {percent(low['estimate'])} ({one_line(low['outlet'])}) to "
        f"{percent(high['estimate'])} ({one_line(high['outlet'])}) of the {unit}; their intervals "
        "do not overlap"
    )


def _below(low: Record, high: Record) -> bool:
    """Tell whether the whole interval of one share lies below that of another."""
    return (
        low["ci_high"] is not None
        and high["ci_low"] is not None
        and bool(low["ci_high"] < high["ci_low"])
    )
