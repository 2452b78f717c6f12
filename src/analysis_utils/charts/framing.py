"""Charts of framing: which frames, where in the article, and whose words are loaded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes

from analysis_utils.charts.bars import Row, draw_bars, group_rows, one_stack
from analysis_utils.charts.furniture import Names
from analysis_utils.charts.labels import (
    agree,
    capital,
    count,
    counted,
    listed,
    one_line,
    out_of,
    percent,
    wrap,
)
from analysis_utils.charts.layout import (
    Record,
    check_one_text,
    figures,
    grouped,
    records,
    sentence_number,
    totals,
)
from analysis_utils.charts.strips import Stretch, Strip, draw_strips
from analysis_utils.charts.theme import PLAIN_LOOK, SHARE_LOOK, VOICE_LOOKS, style


def plot_frame_share(data: pd.DataFrame, *, limit: int = 25, ax: Axes | None = None) -> Axes:
    """Draw the share of sentences that carry each frame, with its interval, by set of frames.

    Parameters
    ----------
    data : DataFrame
        Measure ``prop_sentences`` by ``frame_set`` and ``frame``.
    limit : int, default 25
        Frames drawn at most in a set, the most frequent first.
    ax : Axes, optional
        Where to draw; axes on a figure of their own if left out.

    Returns
    -------
    Axes
        A bar per frame under the heading of its set, with its interval, but for frames that were
        not found where others were; an empty table gives axes that say so.
    """
    rows = figures(data, "prop_sentences", "frame_set", "frame")
    shown = [row for row in rows if row["estimate"] > 0] or rows
    with style():
        groups = group_rows(
            shown, "frame_set", lambda found: _frame_rows(found)[:limit], rank=False
        )
        return draw_bars(
            groups, ax=ax, names=Names(x="share of sentences", y="set of frames", unit="prop")
        )


def describe_frame_share(data: pd.DataFrame) -> str:
    """Return the alt text of `plot_frame_share`."""
    ranked = _ranked_frames(data)
    if not ranked:
        return "Bar chart of the share of sentences by frame: no data."
    parts = listed((f"{one_line(row['frame'])} {percent(row['estimate'])}" for row in ranked), 5)
    return (
        f"Bar chart of the share of sentences by frame, n = {_sentences(ranked)}. {capital(parts)}."
    )


def headline_frame_share(data: pd.DataFrame) -> str:
    """Return the finding of `plot_frame_share`: what leads each set of frames, what is absent."""
    rows = figures(data, "prop_sentences", "frame_set", "frame")
    found = [row for row in rows if row["estimate"] > 0]
    if not found:
        return "No frame was found"
    by_set = grouped(found, "frame_set")
    leaders = [
        f"{one_line(name)}: {_leader(members)}" if len(by_set) > 1 else _leader(members)
        for name, members in by_set.items()
    ]
    absent = len(rows) - len(found)
    less = [f"{counted(absent, 'frame')} {agree(absent, 'is')} not found"] if absent else []
    return capital("; ".join([*leaders, *less]))


def _leader(rows: Sequence[Record]) -> str:
    """Return the most frequent frames of a set with their sentences and share."""
    most = max(row["estimate"] for row in rows)
    first = [one_line(row["frame"]) for row in rows if row["estimate"] == most]
    n = max(row["n"] or 0 for row in rows)
    part = f"in {count(round(most * n))} of {counted(n, 'sentence')} ({percent(most)})"
    return f"{listed(first)} {part}{' each' if len(first) > 1 else ''}"


def plot_frame_strip(
    data: pd.DataFrame,
    *,
    n_sentences: int | None = None,
    limit: int = 25,
    ax: Axes | None = None,
) -> Axes:
    """Draw in which sentences each frame is found; a sentence may carry several.

    Parameters
    ----------
    data : DataFrame
        One row per frame and sentence: ``frame`` (its label), ``sentence_id``, and ``frame_set``
        where frames of several sets may be called the same.
    n_sentences : int, optional
        Sentences of the article, where more than the coded ones.
    limit : int, default 25
        Frames drawn at most, the most frequent first.
    ax : Axes, optional
        Where to draw; axes on a figure of their own if left out.

    Returns
    -------
    Axes
        A strip per frame, filled where a sentence carries it, those of one set together; an
        empty table gives axes that say so.
    """
    found = _sentences_by_frame(data)
    sets = list(
        dict.fromkeys(row["frame_set"] for row in records(data, "frame", also=("frame_set",)))
    )
    strips = [
        Strip(
            label=wrap(frame),
            look=PLAIN_LOOK,
            stretches=tuple(Stretch(start=n - 0.5, end=n + 0.5, sentence=f"S{n}") for n in numbers),
            text=f"n = {count(len(numbers))}",
            group=one_line(frame_set) if len(sets) > 1 else "",
        )
        # A stable sort keeps the most frequent frame first in its set.
        for (frame_set, frame), numbers in sorted(found, key=lambda f: sets.index(f[0][0]))
    ]
    last = max([n_sentences or 0, *(n for _, numbers in found for n in numbers)])
    with style():
        return draw_strips(
            strips,
            ax=ax,
            span=(0.5, last + 0.5),
            names=Names(x="sentence of the article", y="frame", groups="frames"),
            limit=limit,
        )


def describe_frame_strip(data: pd.DataFrame) -> str:
    """Return the alt text of `plot_frame_strip`."""
    found = _sentences_by_frame(data)
    if not found:
        return "Strip of frames along the article: no data."
    parts = listed(
        (f"{one_line(f)} in {counted(len(numbers), 'sentence')}" for (_, f), numbers in found), 5
    )
    return f"Strip of frames along the article. {capital(parts)}."


def headline_frame_strip(data: pd.DataFrame, *, n_sentences: int | None = None) -> str:
    """Return the finding of `plot_frame_strip`: how many sentences carry frames, and several."""
    found = _sentences_by_frame(data)
    if not found:
        return "No sentence carries a frame"
    times = Counter(number for _, numbers in found for number in numbers)
    framed, several = len(times), sum(n > 1 for n in times.values())
    part = out_of(framed, n_sentences, "sentence") if n_sentences else counted(framed, "sentence")
    return (
        f"{capital(part)} {agree(framed, 'carries')} a frame, "
        f"{count(several)} of them more than one"
    )


def plot_wording(data: pd.DataFrame, *, limit: int = 25, ax: Axes | None = None) -> Axes:
    """Draw how many loaded, evaluative, hedging, … words there are, by voice.

    Parameters
    ----------
    data : DataFrame
        Measure ``n_items`` by ``category`` and ``voice``.
    limit : int, default 25
        Categories drawn at most, the largest first.
    ax : Axes, optional
        Where to draw; axes on a figure of their own if left out.

    Returns
    -------
    Axes
        A bar per category, a piece per voice; an empty table gives axes that say so.
    """
    rows = [row for row in figures(data, "n_items", "category", "voice") if row["estimate"]]
    with style():
        make = one_stack("voice", VOICE_LOOKS, _own_of_all)
        groups = group_rows(rows, "category", make)
        return draw_bars(
            groups,
            ax=ax,
            names=Names(x="words and phrases", y="wording", groups="categories"),
            key=True,
            limit=limit,
        )


def describe_wording(data: pd.DataFrame) -> str:
    """Return the alt text of `plot_wording`."""
    found = totals(figures(data, "n_items", "category", "voice"), "category")
    if not found:
        return "Stacked bar chart of wording by category and voice: no data."
    parts = "; ".join(f"{one_line(name)}: {_by_voice(rows)}" for name, rows in found[:6])
    return f"Stacked bar chart of wording by category and voice. {capital(parts)}."


def headline_wording(data: pd.DataFrame) -> str:
    """Return the finding of `plot_wording`: how much of it is the outlet's own wording."""
    rows = [row for row in figures(data, "n_items", "category", "voice") if row["estimate"]]
    total = sum(row["estimate"] for row in rows)
    if not total:
        return "No loaded wording was found"
    own = sum(row["estimate"] for row in rows if row["voice"] == "outlet")
    if total == 1:
        return f"The only marked word is {'' if own else 'not '}the outlet’s own wording"
    part = f"{count(own) if own else 'None'} of {count(total)} marked words and phrases"
    return f"{part} {agree(own, 'is')} the outlet’s own wording"


def _frame_rows(rows: Sequence[Record]) -> list[Row]:
    """Return the bars of one set of frames, the most frequent first."""
    return [
        Row(
            pieces=((row["estimate"], SHARE_LOOK),),
            text=f"{percent(row['estimate'])}, n = {count(row['n'] or 0)}",
            name=one_line(row["frame"]) or "no frame",
            low=row["ci_low"],
            high=row["ci_high"],
        )
        for row in sorted(rows, key=lambda row: -row["estimate"])
    ]


def _ranked_frames(data: pd.DataFrame) -> list[Record]:
    rows = figures(data, "prop_sentences", "frame_set", "frame")
    return sorted(rows, key=lambda row: -row["estimate"])


def _sentences(rows: Sequence[Record]) -> str:
    return counted(max(row["n"] or 0 for row in rows), "sentence")


def _sentences_by_frame(data: pd.DataFrame) -> list[tuple[tuple[str | None, str], list[int]]]:
    """Return the sentences that carry each frame, by set and frame, the most frequent first."""
    check_one_text(data)
    found: dict[tuple[str | None, str], set[int]] = {}
    for row in records(data, "frame", "sentence_id", also=("frame_set",)):
        frame = (row["frame_set"], row["frame"])
        found.setdefault(frame, set()).add(sentence_number(row["sentence_id"]))
    return sorted(
        ((frame, sorted(numbers)) for frame, numbers in found.items()),
        key=lambda f: -len(f[1]),
    )


def _by_voice(rows: Sequence[Record]) -> str:
    """Return how many items each voice has: ``direct quotation 1, outlet’s own voice 3``."""
    parts = {v: sum(r["estimate"] for r in rows if r["voice"] == v) for v in VOICE_LOOKS}
    return ", ".join(f"{VOICE_LOOKS[voice].label} {count(n)}" for voice, n in parts.items() if n)


def _own_of_all(rows: Sequence[Record]) -> str:
    """Return how many items there are, and how many of them are the outlet's."""
    own = sum(row["estimate"] for row in rows if row["voice"] == "outlet")
    return f"{count(sum(row['estimate'] for row in rows))}, {count(own)} the outlet’s"
