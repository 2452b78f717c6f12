"""Charts over many articles: voices, stances, tone and frames by outlet, with their intervals."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.axes import Axes

from analysis_utils.charts.bars import Row, draw_bars, group_rows, one_bar_each
from analysis_utils.charts.contrast import tell_contrast
from analysis_utils.charts.dots import Dot, Lane, draw_lanes
from analysis_utils.charts.furniture import Names
from analysis_utils.charts.labels import (
    IN_VOICE,
    capital,
    count,
    counted,
    listed,
    one_line,
    percent,
    signed,
)
from analysis_utils.charts.layout import Group, Record, figures, grouped
from analysis_utils.charts.theme import (
    SHARE_LOOK,
    STANCE_LOOKS,
    UNKNOWN_LOOK,
    VOICE_LOOKS,
    Look,
    style,
)


def plot_outlet_voices(data: pd.DataFrame, *, limit: int = 10, ax: Axes | None = None) -> Axes:
    """Draw the share of each outlet's words that each voice speaks, with its interval.

    Parameters
    ----------
    data : DataFrame
        Measure ``prop_words`` by ``outlet`` and ``voice``; n counts articles.
    limit : int, default 10
        Outlets drawn at most, in the order of the table.
    ax : Axes, optional
        Where to draw; axes on a figure of their own if left out.

    Returns
    -------
    Axes
        A bar per voice in each outlet; an empty table gives axes that say so.
    """
    rows = figures(data, "prop_words", "outlet", "voice")
    return _draw_shares(rows, "voice", VOICE_LOOKS, "share of words", limit, ax)


def describe_outlet_voices(data: pd.DataFrame) -> str:
    """Return the alt text of `plot_outlet_voices`."""
    rows = _of(figures(data, "prop_words", "outlet", "voice"), "voice", "outlet")
    if not rows:
        return "Bar chart of the share of words by outlet and voice: no data."
    parts = listed((f"{one_line(r['outlet'])} {percent(r['estimate'])}" for r in rows), 5)
    return (
        f"Bar chart of the share of words by outlet and voice. In the outlet’s own voice: {parts}."
    )


def headline_outlet_voices(data: pd.DataFrame) -> str:
    """Return the finding of `plot_outlet_voices`: the voice in which outlets differ most."""
    rows = figures(data, "prop_words", "outlet", "voice")
    own = _of(rows, "voice", "outlet")
    if not own:
        return "No outlet has any words"
    if len(own) == 1:
        return f"{percent(own[0]['estimate'])} of the words are in the outlet’s own voice"
    labels = {voice: look.label for voice, look in VOICE_LOOKS.items()}
    return tell_contrast(rows, "voice", "words", labels)


def plot_outlet_stances(data: pd.DataFrame, *, limit: int = 6, ax: Axes | None = None) -> Axes:
    """Draw the share of each outlet's reporting verbs that take each stance, with its interval.

    Parameters
    ----------
    data : DataFrame
        Measure ``prop_cues`` by ``outlet`` and ``stance``; n counts articles.
    limit : int, default 6
        Outlets drawn at most, in the order of the table.
    ax : Axes, optional
        Where to draw; axes on a figure of their own if left out.

    Returns
    -------
    Axes
        A bar per stance that occurs in each outlet; an empty table gives axes that say so.
    """
    rows = [r for r in figures(data, "prop_cues", "outlet", "stance") if r["estimate"]]
    return _draw_shares(rows, "stance", STANCE_LOOKS, "share of reporting verbs", limit, ax)


def describe_outlet_stances(data: pd.DataFrame) -> str:
    """Return the alt text of `plot_outlet_stances`."""
    found = grouped(figures(data, "prop_cues", "outlet", "stance"), "outlet")
    if not found:
        return "Bar chart of the stance of reporting verbs by outlet: no data."
    parts = (
        f"{one_line(outlet)}: {_ranked_shares(rows, 'stance')}" for outlet, rows in found.items()
    )
    return f"Bar chart of the stance of reporting verbs by outlet. {capital(listed(parts, 4))}."


def headline_outlet_stances(data: pd.DataFrame) -> str:
    """Return the finding of `plot_outlet_stances`: the stance in which outlets differ most."""
    rows = figures(data, "prop_cues", "outlet", "stance")
    neutral = _of(rows, "stance", "neutral")
    if not neutral:
        return "No outlet has a neutral reporting verb"
    if len(neutral) == 1:
        return f"{percent(neutral[0]['estimate'])} of the reporting verbs are neutral"
    return tell_contrast(rows, "stance", "reporting verbs")


def plot_corpus_tone(data: pd.DataFrame, *, limit: int = 20, ax: Axes | None = None) -> Axes:
    """Draw the mean tone of each voice towards each topic, with its interval over articles.

    Parameters
    ----------
    data : DataFrame
        Measure ``mean_tone`` by ``topic`` and ``voice``; n counts articles.
    limit : int, default 20
        Topics drawn at most, in the order of the table.
    ax : Axes, optional
        Where to draw; axes on a figure of their own if left out.

    Returns
    -------
    Axes
        A dot per voice on each topic, on the band of its interval; an empty table gives axes
        that say so.
    """
    rows = figures(data, "mean_tone", "topic", "voice")
    groups = [
        Group(label=one_line(topic) or "not known", rows=tuple(_tone_lane(row) for row in found))
        for topic, found in grouped(rows, "topic").items()
    ]
    with style():
        names = Names(x="mean tone, from −1 to 1", y="topic", groups="topics", unit="score")
        return draw_lanes(groups, ax=ax, names=names, limit=limit)


def describe_corpus_tone(data: pd.DataFrame) -> str:
    """Return the alt text of `plot_corpus_tone`."""
    rows = figures(data, "mean_tone", "topic", "voice")
    if not rows:
        return "Dot plot of mean tone by topic and voice: no data."
    parts = listed((_told(row) for row in rows), 5)
    return f"Dot plot of mean tone by topic and voice. {capital(parts)}."


def headline_corpus_tone(data: pd.DataFrame) -> str:
    """Return the finding of `plot_corpus_tone`: how many means differ from nought."""
    rows = figures(data, "mean_tone", "topic", "voice")
    if not rows:
        return "No topic has enough articles for a mean tone"
    clear = [r for r in rows if r["ci_low"] is not None and not r["ci_low"] <= 0 <= r["ci_high"]]
    if not clear:
        return f"Zero lies in every interval of {counted(len(rows), 'mean')} by topic and voice"
    first = max(clear, key=lambda row: abs(row["estimate"]))
    leave = "leaves" if len(clear) == 1 else "leave"
    part = f"{len(clear)} of {counted(len(rows), 'interval')}"
    return f"{capital(_told(first))}; {part} {leave} out zero"


def plot_outlet_frames(data: pd.DataFrame, *, limit: int = 6, ax: Axes | None = None) -> Axes:
    """Draw the share of each outlet's sentences that carry each frame, with its interval.

    Parameters
    ----------
    data : DataFrame
        Measure ``prop_sentences`` by ``frame_set``, ``frame`` and ``outlet``; n counts articles.
    limit : int, default 6
        Frames drawn at most, the most frequent first.
    ax : Axes, optional
        Where to draw; axes on a figure of their own if left out.

    Returns
    -------
    Axes
        A bar per outlet under the heading of each frame; an empty table gives axes that say so.
    """
    rows = figures(data, "prop_sentences", "frame_set", "frame", "outlet")
    carried = {(row["frame_set"], row["frame"]) for row in rows if row["estimate"]}
    found = [row for row in rows if (row["frame_set"], row["frame"]) in carried]
    with style():
        for row in found:
            row["heading"] = _frame_heading(row, carried)
        groups = group_rows(found, "heading", lambda own: [_outlet_row(row) for row in own[:8]])
        names = Names(x="share of sentences", y="frame", groups="frames", unit="prop")
        return draw_bars(groups, ax=ax, names=names, limit=limit)


def describe_outlet_frames(data: pd.DataFrame) -> str:
    """Return the alt text of `plot_outlet_frames`."""
    rows = figures(data, "prop_sentences", "frame_set", "frame", "outlet")
    if not rows:
        return "Bar chart of the share of sentences by frame and outlet: no data."
    parts = (
        f"{one_line(frame)}: {_ranked_shares(own, 'outlet')}"
        for frame, own in grouped(rows, "frame").items()
    )
    return f"Bar chart of the share of sentences by frame and outlet. {capital(listed(parts, 4))}."


def headline_outlet_frames(data: pd.DataFrame) -> str:
    """Return the finding of `plot_outlet_frames`: the frame in which outlets differ most."""
    rows = figures(data, "prop_sentences", "frame_set", "frame", "outlet")
    found = [row for row in rows if row["estimate"]]
    if not found:
        return "No frame was found"
    if len({row["outlet"] for row in found}) == 1:
        first = max(found, key=lambda row: row["estimate"])
        return f"{percent(first['estimate'])} of the sentences carry {one_line(first['frame'])}"
    return tell_contrast(rows, "frame", "sentences")


def _frame_heading(row: Record, carried: set[tuple[str, str]]) -> str:
    """Return the name of a frame, with that of its set where frames of several sets are drawn."""
    frame = one_line(row["frame"])
    several = len({frame_set for frame_set, _ in carried}) > 1
    return f"{frame} – {one_line(row['frame_set'])}" if several else frame


def _draw_shares(
    rows: list[Record] | list[dict[str, object]],
    by: str,
    looks: Mapping[str, Look],
    x: str,
    limit: int,
    ax: Axes | None,
) -> Axes:
    """Draw a bar per category in each outlet."""
    with style():
        make = one_bar_each(by, looks, lambda row, _: _share_text(row))
        groups = group_rows(rows, "outlet", make, rank=False)
        names = Names(x=x, y="outlet", groups="outlets", unit="prop")
        return draw_bars(groups, ax=ax, names=names, key=True, limit=limit)


def _share_text(row: Record) -> str:
    return f"{percent(row['estimate'])}, n = {count(row['n'] or 0)}"


def _outlet_row(row: Record) -> Row:
    return Row(
        pieces=((row["estimate"], SHARE_LOOK),),
        text=_share_text(row),
        name=one_line(row["outlet"]) or "not told",
        low=row["ci_low"],
        high=row["ci_high"],
    )


def _tone_lane(row: Record) -> Lane:
    look = VOICE_LOOKS.get(row["voice"], UNKNOWN_LOOK)
    return Lane(
        dots=(Dot(x=row["estimate"], look=look),),
        text=f"{signed(row['estimate'])}, n = {count(row['n'] or 0)}",
        low=row["ci_low"],
        high=row["ci_high"],
    )


def _told(row: Record) -> str:
    where = f"{one_line(row['topic'])} {IN_VOICE.get(row['voice'], '')}".rstrip()
    return f"{where} has mean tone {signed(row['estimate'])}, n = {count(row['n'] or 0)}"


def _ranked_shares(rows: list[Record], by: str) -> str:
    ranked = sorted(rows, key=lambda row: -row["estimate"])
    return listed((f"{one_line(row[by])} {percent(row['estimate'])}" for row in ranked), 3)


def _of(rows: list[dict[str, object]], by: str, value: str) -> list[Record]:
    return [row for row in rows if row[by] == value]
