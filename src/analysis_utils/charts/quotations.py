"""Charts of quotations: how often, how long, and with which verbs they are reported."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

import pandas as pd
from matplotlib.axes import Axes

from analysis_utils.charts.bars import Row, draw_bars, group_rows, one_bar_each
from analysis_utils.charts.dots import Dot, Lane, draw_lanes
from analysis_utils.charts.furniture import Names
from analysis_utils.charts.labels import (
    agree,
    capital,
    count,
    counted,
    listed,
    one_line,
    out_of,
    shorten,
)
from analysis_utils.charts.layout import Group, Record, figures, grouped, in_order, records, totals
from analysis_utils.charts.theme import KIND_LOOKS, STANCE_LOOKS, UNKNOWN_LOOK, style
from analysis_utils.measures.quotations import UNATTRIBUTED


def plot_quotation_frequency(
    data: pd.DataFrame, *, limit: int = 15, ax: Axes | None = None
) -> Axes:
    """Draw how often each speaker is quoted, direct, mixed and indirect quotations apart.

    Parameters
    ----------
    data : DataFrame
        Measure ``n_quotations`` by ``speaker`` and ``kind``.
    limit : int, default 15
        Speakers drawn at most.
    ax : Axes, optional
        Where to draw; axes on a figure of their own if left out.

    Returns
    -------
    Axes
        Bars under each speaker, the most quoted first; an empty table gives axes that say so.
    """
    rows = [row for row in figures(data, "n_quotations", "speaker", "kind") if row["estimate"]]
    with style():
        make = one_bar_each(
            "kind", KIND_LOOKS, lambda row, look: f"{look.label}, {count(row['estimate'])}"
        )
        groups = group_rows(rows, "speaker", make, unknown=UNATTRIBUTED)
        return draw_bars(
            groups, ax=ax, names=Names(x="quotations", y="speaker", groups="speakers"), limit=limit
        )


def describe_quotation_frequency(data: pd.DataFrame) -> str:
    """Return the alt text of `plot_quotation_frequency`."""
    found = totals(figures(data, "n_quotations", "speaker", "kind"), "speaker")
    if not found:
        return "Bar chart of quotations by speaker and kind: no data."
    parts = [f"{one_line(who or UNATTRIBUTED)}: {_by_kind(rows)}" for who, rows in found[:5]]
    more = f"; and {counted(len(found) - 5, 'other speaker')}" if len(found) > 5 else ""
    return f"Bar chart of quotations by speaker and kind. {'; '.join(parts)}{more}."


def headline_quotation_frequency(data: pd.DataFrame) -> str:
    """Return the finding of `plot_quotation_frequency`: who is quoted most, and how often."""
    found = totals(figures(data, "n_quotations", "speaker", "kind"), "speaker")
    if not found:
        return "Nobody is quoted"
    most, whole = _sum(found[0][1]), sum(_sum(rows) for _, rows in found)
    first = [one_line(who or UNATTRIBUTED) for who, rows in found if _sum(rows) == most]
    if len(found) == 1:
        return f"{capital(first[0])} is the only one quoted: {_by_kind(found[0][1])}"
    quotations = f"{count(most)} of {counted(whole, 'quotation')}"
    if len(first) > 1:
        return f"{quotations} each are by {listed(first)}"
    return f"{quotations} {agree(most, 'is')} by {first[0]} ({_by_kind(found[0][1])})"


def _by_kind(rows: Sequence[Record]) -> str:
    kinds = in_order((row["kind"] for row in rows), list(KIND_LOOKS))
    return listed(
        counted(
            sum(row["estimate"] for row in rows if row["kind"] == kind), _kind_name({"kind": kind})
        )
        for kind in kinds
    )


def _kind_name(row: Record) -> str:
    return KIND_LOOKS.get(row["kind"], UNKNOWN_LOOK).label


def plot_quotation_length(data: pd.DataFrame, *, limit: int = 15, ax: Axes | None = None) -> Axes:
    """Draw how long each quotation is: one dot a quotation, a lane a speaker.

    Parameters
    ----------
    data : DataFrame
        Quotations with ``speaker``, ``kind``, ``n_words`` (and ``sentence_id``, to lead back).
    limit : int, default 15
        Speakers drawn at most, those quoted most first.
    ax : Axes, optional
        Where to draw; axes on a figure of their own if left out.

    Returns
    -------
    Axes
        A dot per quotation, with its kind's marker; an empty table gives axes that say so.
    """
    by_speaker = grouped(records(data, "speaker", "kind", "n_words"), "speaker")
    found = sorted(by_speaker.items(), key=lambda pair: -len(pair[1]))
    groups = [
        Group(label=one_line(who) or UNATTRIBUTED, rows=(_length_lane(each),))
        for who, each in found
    ]
    with style():
        return draw_lanes(
            groups,
            ax=ax,
            names=Names(x="words in the quotation", y="speaker", groups="speakers"),
            limit=limit,
        )


def _length_lane(rows: Sequence[Record]) -> Lane:
    """Return the quotations of one speaker as dots."""
    dots = tuple(
        Dot(
            x=row["n_words"],
            look=KIND_LOOKS.get(row["kind"], UNKNOWN_LOOK),
            sentence=row["sentence_id"],
        )
        for row in rows
    )
    return Lane(dots=dots, text=f"n = {count(len(rows))}")


def describe_quotation_length(data: pd.DataFrame) -> str:
    """Return the alt text of `plot_quotation_length`."""
    rows = records(data, "speaker", "kind", "n_words")
    if not rows:
        return "Dot plot of the length of quotations by speaker: no data."
    lengths = [row["n_words"] for row in rows]
    longest = max(rows, key=lambda row: row["n_words"])
    return (
        f"Dot plot of the length of {counted(len(rows), 'quotation')} by speaker, from "
        f"{count(min(lengths))} to {counted(max(lengths), 'word')}; "
        f"the longest is a {_kind_name(longest)}, by {_speaker(longest)}."
    )


def headline_quotation_length(data: pd.DataFrame) -> str:
    """Return the finding of `plot_quotation_length`: the longest quotation and the middle one."""
    rows = records(data, "speaker", "kind", "n_words")
    if not rows:
        return "No quotation to measure"
    longest = max(rows, key=lambda row: row["n_words"])
    who, words = _speaker(longest), counted(longest["n_words"], "word")
    if len(rows) == 1:
        return f"The only quotation runs to {words}, by {who}"
    middle = count(median(row["n_words"] for row in rows))
    of_all = f"The longest of {count(len(rows))} quotations"
    return f"{of_all} runs to {words}, by {who}; the median to {middle}"


def _speaker(row: Record) -> str:
    return one_line(row["speaker"]) or "a speaker not found"


def plot_reporting_verbs(data: pd.DataFrame, *, limit: int = 30, ax: Axes | None = None) -> Axes:
    """Draw how often each reporting verb is used, verbs grouped by stance.

    Parameters
    ----------
    data : DataFrame
        Measure ``n_cues`` by ``speaker``, ``verb`` and ``stance``.
    limit : int, default 30
        Verbs drawn at most in a stance, the most frequent ones first.
    ax : Axes, optional
        Where to draw; axes on a figure of their own if left out.

    Returns
    -------
    Axes
        A bar per verb, a piece per speaker; who they are is printed after it.
    """
    groups = [
        Group(label=stance or "stance not known", rows=tuple(_verb_row(*v) for v in verbs[:limit]))
        for stance, verbs in _verbs_by_stance(data)
    ]
    with style():
        return draw_bars(groups, ax=ax, names=Names(x="times used", y="stance"))


def describe_reporting_verbs(data: pd.DataFrame) -> str:
    """Return the alt text of `plot_reporting_verbs`."""
    parts = [
        f"{stance or 'stance not known'}: "
        + listed((f"{verb} {count(_sum(rows))}" for verb, rows in verbs), 4)
        for stance, verbs in _verbs_by_stance(data)
    ]
    if not parts:
        return "Bar chart of reporting verbs by stance: no data."
    return f"Bar chart of reporting verbs by stance. {capital('; '.join(parts))}."


def headline_reporting_verbs(data: pd.DataFrame) -> str:
    """Return the finding of `plot_reporting_verbs`: the share of neutral verbs, the main other."""
    total = _sum(figures(data, "n_cues", "speaker", "verb", "stance"))
    if not total:
        return "No reporting verb is used"
    sums = {
        stance: sum(_sum(rows) for _, rows in verbs) for stance, verbs in _verbs_by_stance(data)
    }
    neutral = sums.pop("neutral", 0)
    part = f"{capital(out_of(neutral, total, 'reporting verb'))} {agree(neutral, 'is')} neutral"
    if not sums:
        return part
    main = max(sums, key=lambda stance: sums[stance])
    return f"{part}, {count(sums[main])} {main or 'of unknown stance'}"


def _verbs_by_stance(
    data: pd.DataFrame,
) -> list[tuple[str | None, list[tuple[str, list[Record]]]]]:
    """Return the rows of the table by stance, in the order of the looks, and by verb in it."""
    rows = [row for row in figures(data, "n_cues", "speaker", "verb", "stance") if row["estimate"]]
    stances = in_order((row["stance"] for row in rows), list(STANCE_LOOKS))
    return [
        (stance, totals([row for row in rows if row["stance"] == stance], "verb"))
        for stance in stances
    ]


def _verb_row(verb: str | None, rows: Sequence[Record]) -> Row:
    """Return the bar of one verb: a piece for each speaker."""
    look = STANCE_LOOKS.get(rows[0]["stance"], UNKNOWN_LOOK)
    rows = sorted(rows, key=lambda row: -row["estimate"])
    who = listed(
        (f"{shorten(row['speaker'] or UNATTRIBUTED, 20)} {count(row['estimate'])}" for row in rows),
        2,
    )
    return Row(
        pieces=tuple((row["estimate"], look) for row in rows),
        text=f"{count(_sum(rows))}: {who}" if len(rows) > 1 else who,
        name=one_line(verb) or "no verb",
    )


def _sum(rows: Sequence[Record]) -> float:
    return float(sum(row["estimate"] or 0 for row in rows))
