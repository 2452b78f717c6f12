"""Exhibits: what a notebook cell ends in, and what the exporters read.

An exhibit is a payload of plain strings and numbers (see `Exhibit`); how it looks is the
affair of whoever renders it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from inspect import signature
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import FigureBase

from analysis_utils.charts.exhibit_html import notebook_html
from analysis_utils.charts.labels import plain
from analysis_utils.charts.svg import draw_svg
from analysis_utils.charts.table_payload import table_payload
from analysis_utils.charts.terms import TERMS
from analysis_utils.charts.theme import ChartFigure

PAYLOAD_TYPE = "application/vnd.analysis-utils+json"

_NEXT_STEP = (
    "If the article holds some, see whether all of it was read, and whether the codebook names "
    "what you look for: both are set in the parameters at the top of the notebook."
)


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A figure, table, card, notice, reading pane or prose, as a payload.

    Attributes
    ----------
    payload
        A JSON object whose ``type`` is ``figure``, ``table``, ``card``, ``notice``,
        ``reading`` or ``prose``. Its strings are plain text; renderers escape them.
    """

    payload: Mapping[str, Any]

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        """Return the payload, its HTML for JupyterLab and its text for everything else."""
        return {
            PAYLOAD_TYPE: dict(self.payload),
            "text/html": notebook_html(self.payload),
            "text/plain": summary(self.payload),
        }


def summary(payload: Mapping[str, Any]) -> str:
    """Return what a payload says, in a line or a few."""
    lines: list[str] = []
    for key in ("title", "alt", "text"):
        lines += [payload[key]] if payload.get(key) else []
    lines += payload.get("findings", [])
    if payload["type"] == "prose":
        lines += payload["paragraphs"]
    return "\n".join(lines)


def exhibit_chart(
    plot: Callable[..., Axes],
    data: pd.DataFrame,
    *,
    name: str,
    title: str | None = None,
    subtitle: str = "",
    note: str = "",
    columns: Sequence[str] | None = None,
    **options: Any,
) -> Exhibit:
    """Return a chart as a figure.

    Parameters
    ----------
    plot : callable
        One of our ``plot_`` functions; its ``describe_`` and ``headline_`` partners give the
        alternative text and, where ``title`` is left out, the title.
    data : DataFrame
        What the chart draws; also the table behind it.
    name : str
        Short and unique in the report: ``voice-share``.
    title, subtitle, note : str
        The finding with its number, the measure with its n, and how to read it.
    columns : sequence of str, optional
        Columns of the table behind the chart; those that hold something if left out.
    **options
        Passed on to ``plot``.

    Returns
    -------
    Exhibit
        A ``figure``; without rows, a ``notice`` that says what was looked for.
    """
    if data.empty:
        headline = _tell(plot, "headline_", data, options)
        return _nothing(headline if title is None else title, subtitle)
    axes = plot(data, **options)
    figure = axes.get_figure(root=True)
    if figure is None:
        raise RuntimeError(f"{plot.__name__} returned axes that belong to no figure")
    return Exhibit(
        {
            "type": "figure",
            "name": plain(name),
            "title": plain(_tell(plot, "headline_", data, options) if title is None else title),
            "subtitle": plain(subtitle),
            "note": plain(note),
            "alt": plain(_tell(plot, "describe_", data, options)),
            "svg": draw_svg(figure, name),
            **_narrow(figure, name),
            **table_payload(data, columns),
        }
    )


def exhibit_table(
    data: pd.DataFrame,
    *,
    name: str,
    title: str,
    note: str = "",
    columns: Sequence[str] | None = None,
) -> Exhibit:
    """Return a table, or some columns of one; without rows, a notice of what was looked for.

    Parameters
    ----------
    data : DataFrame
        Any table.
    name : str
        What other cells and files call it.
    title, note : str
        What stands over and under it.
    columns : sequence of str, optional
        Those that are shown, in order; all where it is left out.

    Returns
    -------
    Exhibit
        A ``table`` payload; without rows a ``notice``.
    """
    if data.empty:
        return _nothing("Nothing was found", title)
    return Exhibit(
        {
            "type": "table",
            "name": plain(name),
            "title": plain(title),
            "note": plain(note),
            **table_payload(data, columns),
        }
    )


def exhibit_terms() -> Exhibit:
    """Return the table of the field terms, in the order in which a report meets them.

    Returns
    -------
    Exhibit
        A ``table`` payload.
    """
    return exhibit_table(
        pd.DataFrame(list(TERMS.items()), columns=["term", "meaning"], dtype="string"),
        name="terms",
        title="The terms of this report",
    )


def exhibit_card(
    title: str,
    rows: Mapping[str, object],
    *,
    warnings: Sequence[str] = (),
    findings: Sequence[str] = (),
) -> Exhibit:
    """Return the header of a report: facts by label, warnings, and the main findings.

    Parameters
    ----------
    title : str
        The headline.
    rows : mapping
        What is known, by label, in order.
    warnings, findings : sequence of str
        A sentence each.

    Returns
    -------
    Exhibit
        A ``card`` payload.
    """
    return Exhibit(
        {
            "type": "card",
            "title": plain(title),
            "rows": [[plain(label), plain(value)] for label, value in rows.items()],
            "warnings": [plain(line) for line in warnings],
            "findings": [plain(line) for line in findings],
        }
    )


def exhibit_notice(text: str) -> Exhibit:
    """Return the sentence that stands where there is nothing to show.

    Parameters
    ----------
    text : str
        The sentence.

    Returns
    -------
    Exhibit
        A ``notice`` payload.
    """
    return Exhibit({"type": "notice", "text": plain(text)})


def exhibit_prose(*paragraphs: str) -> Exhibit:
    """Return computed sentences, a paragraph an argument.

    Parameters
    ----------
    *paragraphs : str
        What to say.

    Returns
    -------
    Exhibit
        A ``prose`` payload.
    """
    return Exhibit({"type": "prose", "paragraphs": [plain(text) for text in paragraphs]})


def _narrow(figure: FigureBase, name: str) -> dict[str, str]:
    """Return the drawing of a chart for narrow screens, where there is one."""
    draw = figure.draw_narrow if isinstance(figure, ChartFigure) else None
    return {"svg_narrow": draw(f"{name}-narrow")} if draw else {}


def _nothing(finding: str, looked_for: str) -> Exhibit:
    """Return the notice that stands for a chart or table without rows."""
    sought = f"Looked for: {looked_for.rstrip('.')}." if looked_for else ""
    return exhibit_notice(" ".join(filter(None, (f"{finding.rstrip('.')}.", sought, _NEXT_STEP))))


def _tell(
    plot: Callable[..., Axes], prefix: str, data: pd.DataFrame, options: Mapping[str, Any]
) -> str:
    """Return in words what ``plot`` draws, by its partner and the options that this one takes."""
    name = plot.__name__.replace("plot_", prefix, 1)
    partner: Callable[..., str] = getattr(sys.modules[plot.__module__], name)
    taken = signature(partner).parameters
    return partner(data, **{key: value for key, value in options.items() if key in taken})
