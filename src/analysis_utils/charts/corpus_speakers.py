"""Charts of who is quoted in a corpus: by outlet, and month by month."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from analysis_utils.charts.bars import Row, draw_bars
from analysis_utils.charts.furniture import Names
from analysis_utils.charts.grid import draw_grid, monthly_rows
from analysis_utils.charts.labels import capital, count, counted, listed, one_line, out_of
from analysis_utils.charts.layout import Group, Record, figures, grouped, totals
from analysis_utils.charts.theme import PLAIN_LOOK, style


def plot_outlet_speakers(data: pd.DataFrame, *, limit: int = 8, ax: Axes | None = None) -> Axes:
    """Draw how often each outlet quotes whom.

    Parameters
    ----------
    data : DataFrame
        Measure ``n_quotations`` by ``outlet`` and ``speaker``; n counts articles.
    limit : int, default 8
        Outlets drawn at most, in the order of the table.
    ax : Axes, optional
        Where to draw; axes on a figure of their own if left out.

    Returns
    -------
    Axes
        A bar per speaker under the heading of each outlet; an empty table gives axes that say
        so.
    """
    rows = figures(data, "n_quotations", "outlet", "speaker")
    groups = [
        Group(label=one_line(outlet), rows=tuple(_speaker_row(row) for row in found))
        for outlet, found in grouped(rows, "outlet").items()
    ]
    with style():
        names = Names(x="quotations", y="outlet", groups="outlets")
        return draw_bars(groups, ax=ax, names=names, limit=limit)


def describe_outlet_speakers(data: pd.DataFrame) -> str:
    """Return the alt text of `plot_outlet_speakers`."""
    found = grouped(figures(data, "n_quotations", "outlet", "speaker"), "outlet")
    if not found:
        return "Bar chart of quotations by outlet and speaker: no data."
    parts = (f"{one_line(outlet)} quotes {_most(rows)} most" for outlet, rows in found.items())
    return f"Bar chart of quotations by outlet and speaker. {capital(listed(parts, 5))}."


def headline_outlet_speakers(data: pd.DataFrame) -> str:
    """Return the finding of `plot_outlet_speakers`: whom most outlets quote most."""
    found = grouped(figures(data, "n_quotations", "outlet", "speaker"), "outlet")
    if not found:
        return "Nobody is quoted by name"
    firsts = [max(rows, key=lambda row: row["estimate"])["speaker"] for rows in found.values()]
    first = max(firsts, key=firsts.count)
    n = firsts.count(first)
    where = f"{count(n)} of {counted(len(found), 'outlet')}" if len(found) > 1 else "the outlet"
    own = [row for rows in found.values() for row in rows if row["speaker"] == first]
    times = counted(sum(row["estimate"] for row in own), "quotation")
    return f"{capital(one_line(first))} is quoted most in {where} ({times} in all)"


def plot_monthly_speakers(data: pd.DataFrame, *, limit: int = 12, ax: Axes | None = None) -> Axes:
    """Draw how often the most quoted speakers are quoted in each month.

    Parameters
    ----------
    data : DataFrame
        Measure ``n_quotations`` by ``speaker`` and ``month``, months in order.
    limit : int, default 12
        Speakers drawn at most, in the order of the table.
    ax : Axes, optional
        Where to draw; axes on a figure of their own if left out.

    Returns
    -------
    Axes
        A row of squares per speaker; a square's area is the number of quotations in its month.
        An empty table gives axes that say so.
    """
    rows, months = monthly_rows(data, "n_quotations", "speaker")
    with style():
        names = Names(x="month", y="speaker", groups="speakers")
        return draw_grid(rows, months, ax=ax, names=names, limit=limit)


def describe_monthly_speakers(data: pd.DataFrame) -> str:
    """Return the alt text of `plot_monthly_speakers`."""
    found = totals(figures(data, "n_quotations", "speaker", "month"), "speaker")
    if not found:
        return "Grid of quotations by speaker and month: no data."
    parts = (f"{one_line(speaker)}: {_peak(rows)}" for speaker, rows in found)
    return f"Grid of quotations by speaker and month. {capital(listed(parts, 4))}."


def headline_monthly_speakers(data: pd.DataFrame) -> str:
    """Return the finding of `plot_monthly_speakers`: the month in which one is quoted most."""
    found = totals(figures(data, "n_quotations", "speaker", "month"), "speaker")
    if not found:
        return "No dated article quotes anybody by name"
    speaker, rows = found[0]
    most = max(rows, key=lambda row: row["estimate"])
    times = counted(sum(row["estimate"] for row in rows), "quotation")
    peak = f"{count(most['estimate'])} of them in {one_line(most['month'])}"
    return f"{capital(one_line(speaker))} is quoted most: {times}, {peak}"


def _speaker_row(row: Record) -> Row:
    return Row(
        pieces=((row["estimate"], PLAIN_LOOK),),
        text=f"{count(row['estimate'])} in {counted(row['n'] or 0, 'article')}",
        name=one_line(row["speaker"]) or "not known",
    )


def _most(rows: list[Record]) -> str:
    row = max(rows, key=lambda row: row["estimate"])
    return f"{one_line(row['speaker'])} ({counted(row['estimate'], 'quotation')})"


def _peak(rows: list[Record]) -> str:
    row = max(rows, key=lambda row: row["estimate"])
    whole = sum(row["estimate"] for row in rows)
    return f"{out_of(row['estimate'], whole, 'quotation')} in {one_line(row['month'])}"
