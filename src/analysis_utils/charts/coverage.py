"""What a corpus holds: its header, and its articles by outlet and month."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes

from analysis_utils.charts.exhibits import Exhibit, exhibit_card, exhibit_notice, exhibit_table
from analysis_utils.charts.furniture import Names
from analysis_utils.charts.grid import draw_grid, monthly_rows
from analysis_utils.charts.labels import capital, count, counted, listed, one_line
from analysis_utils.charts.layout import figures, totals
from analysis_utils.charts.theme import style


def exhibit_corpus(
    title: str, coverage: pd.DataFrame, *, n_failures: int, findings: Sequence[str] = ()
) -> Exhibit:
    """Return the card that heads a report on a corpus.

    Parameters
    ----------
    title : str
        What the corpus is.
    coverage : DataFrame
        One row per outlet and month: ``outlet``, ``month``, ``n_documents``, ``n_words``,
        ``n_quotations``.
    n_failures : int
        Documents and inputs that failed; a warning says so.
    findings : sequence of str
        Computed sentences.

    Returns
    -------
    Exhibit
        A ``card`` payload.
    """
    months = coverage["month"].dropna()
    undated = int(coverage.loc[coverage["month"].isna(), "n_documents"].sum())
    rows: dict[str, object] = {
        "Articles": count(int(coverage["n_documents"].sum())),
        "Outlets": count(coverage["outlet"].nunique()),
        "From": months.min() if len(months) else "unknown",
        "To": months.max() if len(months) else "unknown",
        "Words": count(int(coverage["n_words"].sum())),
        "Quotations": count(int(coverage["n_quotations"].sum())),
    }
    warnings = []
    if n_failures:
        told = capital(counted(n_failures, "document"))
        warnings.append(f"{told} failed; a table at the end of this chapter tells which, and why.")
    if undated:
        warnings.append(f"{capital(counted(undated, 'article'))} without a date.")
    return exhibit_card(title, rows, warnings=warnings, findings=findings)


def exhibit_failures(failures: pd.DataFrame, *, limit: int = 100) -> Exhibit:
    """Return the first failures of a run as a table, or a notice that there are none.

    Parameters
    ----------
    failures : DataFrame
        The table ``failures``: ``doc_id``, ``stage``, ``error``, ``message``.
    limit : int
        Rows shown at most.

    Returns
    -------
    Exhibit
        A ``table`` payload; without failures a ``notice``.
    """
    if failures.empty:
        return exhibit_notice("Nothing failed: every document was read and annotated.")
    return exhibit_table(
        failures.head(limit),
        name="failures-of-run",
        title=f"{capital(counted(len(failures), 'document'))} could not be read or annotated",
        note="They are in no other table and in no figure. The table has the first "
        f"{count(min(limit, len(failures)))}; the run’s own table has all.",
        columns=["doc_id", "stage", "error", "message"],
    )


def plot_coverage(data: pd.DataFrame, *, limit: int = 15, ax: Axes | None = None) -> Axes:
    """Draw each outlet's articles month by month.

    Parameters
    ----------
    data : DataFrame
        Measure ``n_documents`` by ``outlet`` and ``month``, months in order.
    limit : int, default 15
        Outlets drawn at most, in the order of the table.
    ax : Axes, optional
        Where to draw; axes on a figure of their own if left out.

    Returns
    -------
    Axes
        A row of squares per outlet; a square's area is the number of articles in its month. An
        empty table gives axes that say so.
    """
    rows, months = monthly_rows(data, "n_documents", "outlet")
    with style():
        names = Names(x="month", y="outlet", groups="outlets")
        return draw_grid(rows, months, ax=ax, names=names, limit=limit)


def describe_coverage(data: pd.DataFrame) -> str:
    """Return the alt text of `plot_coverage`."""
    found = totals(figures(data, "n_documents", "outlet", "month"), "outlet")
    if not found:
        return "Grid of articles by outlet and month: no data."
    parts = (
        f"{one_line(outlet)} {counted(sum(r['estimate'] for r in rows), 'article')}"
        for outlet, rows in found
    )
    return f"Grid of articles by outlet and month. {capital(listed(parts, 5))}."


def headline_coverage(data: pd.DataFrame) -> str:
    """Return the finding of `plot_coverage`: how many articles of how many outlets, and when."""
    rows = [r for r in figures(data, "n_documents", "outlet", "month") if r["estimate"]]
    if not rows:
        return "No article is dated"
    outlets = {row["outlet"] for row in rows}
    months = sorted(one_line(row["month"]) for row in rows)
    whole = counted(sum(row["estimate"] for row in rows), "article")
    when = months[0] if months[0] == months[-1] else f"{months[0]} to {months[-1]}"
    return f"{capital(whole)} of {counted(len(outlets), 'outlet')}, {when}"
