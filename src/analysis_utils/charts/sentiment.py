"""Charts of topics and tone: how much room each topic has, and how each voice speaks of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from analysis_utils.charts import theme
from analysis_utils.charts.bars import draw_bars, group_rows, one_stack
from analysis_utils.charts.dots import Dot, Lane, draw_dots, draw_lanes
from analysis_utils.charts.labels import capital, count, counted, listed, one_line, signed
from analysis_utils.charts.layout import (
    Group,
    Names,
    Record,
    add_key,
    finish,
    in_order,
    label_margin,
    mark_ticks,
    records,
    say_no_data,
    sentence_number,
    totals,
)
from analysis_utils.charts.theme import SMALL, UNKNOWN_LOOK, VOICE_LOOKS, ink, style

_STRIP_NAMES = Names(x="sentence of the article", y="tone", unit="score")
MIN_N = 5
"""Fewest sentences of which a mean is drawn."""


def plot_topic_attention(data: pd.DataFrame, *, limit: int = 25, ax: Axes | None = None) -> Axes:
    """Draw how many words speak of each topic, by voice.

    Parameters
    ----------
    data : DataFrame
        Measure ``n_words`` by ``topic`` and ``voice``.
    limit : int, default 25
        Topics drawn at most, the largest first.
    ax : Axes, optional
        Where to draw; axes on a figure of their own if left out.
    """
    rows = [row for row in records(data, "n_words") if row["estimate"]]
    with style():
        make = one_stack("voice", VOICE_LOOKS, lambda found: counted(_sum(found), "word"))
        groups = group_rows(rows, "topic", make, unknown="no topic")
        return draw_bars(
            groups, ax=ax, names=Names(x="words", y="topic", groups="topics"), key=True, limit=limit
        )


def describe_topic_attention(data: pd.DataFrame) -> str:
    """Return the alt text of `plot_topic_attention`."""
    found = totals(records(data, "n_words"), "topic")
    if not found:
        return "Stacked bar chart of words by topic and voice: no data."
    parts = listed((f"{_name(topic)} {counted(_sum(rows), 'word')}" for topic, rows in found), 5)
    return f"Stacked bar chart of words by topic and voice. {capital(parts)}."


def headline_topic_attention(data: pd.DataFrame) -> str:
    """Return the finding of `plot_topic_attention`: the topic that has most room."""
    found = totals(records(data, "n_words"), "topic")
    if not found:
        return "No topic of the codebook is spoken of"
    topic, rows = found[0]
    words = counted(_sum(rows), "word")
    if len(found) == 1:
        return f"{capital(_name(topic))} is the only topic: {words}"
    return f"{capital(_name(topic))} has most room of {len(found)} topics: {words}"


def plot_topic_tone(
    data: pd.DataFrame,
    *,
    means: pd.DataFrame | None = None,
    reference: float | None = None,
    limit: int = 25,
    ax: Axes | None = None,
) -> Axes:
    """Draw the tone of each voice on each topic: one dot a sentence, no bar.

    Parameters
    ----------
    data : DataFrame
        One row per sentence part that speaks of a topic: ``topic``, ``voice``, ``score`` (−1…1)
        and ``sentence_id``.
    means : DataFrame, optional
        Measures by ``topic`` and ``voice``: the mean of the scores with its interval. Drawn
        where n is at least 5.
    reference : float, optional
        The article's own mean, drawn as a line.
    limit : int, default 25
        Topics drawn at most, those with most sentences first.
    ax : Axes, optional
        Where to draw; axes on a figure of their own if left out.
    """
    rows = _scored(data)
    mean_of = _means(means)
    groups = []
    for topic in sorted(dict.fromkeys(r["topic"] for r in rows), key=lambda t: _n_of(rows, t)):
        found = [row for row in rows if row["topic"] == topic]
        voices = in_order((row["voice"] for row in found), list(VOICE_LOOKS))
        lanes = tuple(
            _tone_lane([row for row in found if row["voice"] == v], mean_of.get((topic, v)))
            for v in voices
        )
        groups.append(Group(label=_name(topic), rows=lanes))
    xlabel = "tone, from −1 to 1"
    if reference is not None:
        xlabel += f" (dashed line: the article’s mean, {signed(reference)})"
    with style():
        names = Names(x=xlabel, y="topic", groups="topics", unit="score")
        ax = draw_lanes(groups, ax=ax, names=names, limit=limit)
        if groups:
            ax.axvline(0, color=ink("muted"), linewidth=0.8, zorder=1)
        if groups and reference is not None:
            ax.axvline(reference, color=ink("ink"), linewidth=0.9, linestyle=(0, (4, 2)), zorder=1)
        return ax


def describe_topic_tone(data: pd.DataFrame, *, means: pd.DataFrame | None = None) -> str:
    """Return the alt text of `plot_topic_tone`."""
    rows = _scored(data)
    if not rows:
        return "Dot plot of tone by topic and voice: no data."
    scores = [row["score"] for row in rows]
    topics = dict.fromkeys(row["topic"] for row in rows)
    told = [f"{_pair(key)} {_mean(row)}" for key, row in _means(means).items()]
    return (
        f"Dot plot of tone by topic and voice: {counted(len(rows), 'score')} on "
        f"{counted(len(topics), 'topic')}, from {signed(min(scores))} to {signed(max(scores))}. "
        f"{'Means: ' + listed(told, 4) if told else f'No mean: fewer than {MIN_N} scores each'}."
    )


def headline_topic_tone(data: pd.DataFrame, *, means: pd.DataFrame | None = None) -> str:
    """Return the finding of `plot_topic_tone`: which means differ from nought, if there are any."""
    rows = _scored(data)
    if not rows:
        return "No sentence on a topic has a tone score"
    known = _means(means)
    if not known:
        most = max(Counter((row["topic"], row["voice"]) for row in rows).values())
        return f"{capital(counted(most, 'score'))} at most by one voice on one topic: read them"
    clear = {key: row for key, row in known.items() if _differs(row)}
    if not clear:
        of_all = "The one mean" if len(known) == 1 else f"None of {count(len(known))} means"
        return f"{of_all} by topic and voice {'does not differ' if len(known) == 1 else 'differs'} clearly from zero"
    key = max(clear, key=lambda k: abs(clear[k]["estimate"]))
    rest = f"; {count(len(clear))} of {counted(len(known), 'mean')} {'differs' if len(clear) == 1 else 'differ'} from zero"
    return f"{capital(_pair(key))} has the clearest tone, {_mean(clear[key])}{rest}"


def plot_tone_strip(
    data: pd.DataFrame, *, n_sentences: int | None = None, ax: Axes | None = None
) -> Axes:
    """Draw the tone of each sentence part along the article, by voice; nothing is smoothed.

    Parameters
    ----------
    data : DataFrame
        One row per sentence part: ``sentence_id``, ``voice``, ``score`` (−1…1).
    n_sentences : int, optional
        Sentences of the article, where more than the scored ones.
    ax : Axes, optional
        Where to draw; axes on a figure of their own if left out.
    """
    rows = _scored(data)
    with style():
        if not rows:
            return say_no_data(ax, _STRIP_NAMES)
        if ax is None:
            ax = theme.new_axes(130, left=label_margin(["+0.00", "tone"], SMALL), top=24, right=16)
        dots = [
            Dot(
                x=sentence_number(row["sentence_id"]),
                look=VOICE_LOOKS.get(row["voice"], UNKNOWN_LOOK),
                sentence=row["sentence_id"],
            )
            for row in rows
        ]
        ax.axhline(0, color=ink("muted"), linewidth=0.8)
        draw_dots(ax, dots, [row["score"] for row in rows])
        finish(ax, _STRIP_NAMES, height=1.0)
        last = max(n_sentences or 0, *(dot.x for dot in dots))
        ax.set_xlim(0.2, last + 0.8)
        mark_ticks(ax, last, "n", first=1, n=10)
        ax.set_ylim(-1.08, 1.08)
        ax.set_yticks([-1, -0.5, 0, 0.5, 1])
        ax.yaxis.set_major_formatter(FuncFormatter(lambda y, _: signed(y)))
        ax.tick_params(axis="y", labelsize=SMALL, labelcolor=ink("muted"))
        ax.grid(visible=True, axis="y")
        ax.grid(visible=False, axis="x")
        add_key(ax, [dot.look for dot in dots], dots=True)
        _say_n(ax, f"n = {counted(len(rows), 'sentence part')}")
        return ax


def describe_tone_strip(data: pd.DataFrame) -> str:
    """Return the alt text of `plot_tone_strip`."""
    rows = _scored(data)
    if not rows:
        return "Dots of tone along the article: no data."
    low, high = min(rows, key=_score), max(rows, key=_score)
    return (
        f"Dots of tone along the article, {counted(len(rows), 'sentence part')}: lowest "
        f"{signed(low['score'])} in sentence {sentence_number(low['sentence_id'])}, highest "
        f"{signed(high['score'])} in sentence {sentence_number(high['sentence_id'])}."
    )


def headline_tone_strip(data: pd.DataFrame) -> str:
    """Return the finding of `plot_tone_strip`: how many parts score above, at and below nought."""
    scores = [row["score"] for row in _scored(data)]
    if not scores:
        return "No sentence has a tone score"
    above, below = sum(s > 0 for s in scores), sum(s < 0 for s in scores)
    return (
        f"{count(above)} of {counted(len(scores), 'sentence part')} "
        f"{'scores' if above == 1 else 'score'} above zero, {count(below)} below, "
        f"{count(len(scores) - above - below)} at zero"
    )


def _scored(data: pd.DataFrame) -> list[dict[str, Any]]:
    return [row for row in records(data) if row["score"] is not None]


def _means(means: pd.DataFrame | None) -> dict[tuple[str, str], Record]:
    """Return the means of enough scores, by topic and voice."""
    return {
        (row["topic"], row["voice"]): row
        for row in ([] if means is None else records(means))
        if row["estimate"] is not None and (row["n"] or 0) >= MIN_N
    }


def _differs(row: Record) -> bool:
    """Tell whether the interval of a mean leaves nought out."""
    low, high = row["ci_low"], row["ci_high"]
    return low is not None and high is not None and (low > 0 or high < 0)


def _pair(key: tuple[str, str]) -> str:
    look = VOICE_LOOKS.get(key[1], UNKNOWN_LOOK)
    return f"{_name(key[0])} in {look.label}"


def _mean(row: Record) -> str:
    return f"mean {signed(row['estimate'])}, n = {count(row['n'])}"


def _tone_lane(rows: Sequence[Record], mean: Record | None) -> Lane:
    """Return one voice's scores on one topic, with their mean where there is one."""
    dots = tuple(
        Dot(
            x=row["score"],
            look=VOICE_LOOKS.get(row["voice"], UNKNOWN_LOOK),
            sentence=row.get("sentence_id"),
        )
        for row in rows
    )
    if mean is None:
        return Lane(dots=dots, text=f"n = {count(len(rows))}")
    return Lane(
        dots=dots,
        text=_mean(mean),
        mean=mean["estimate"],
        low=mean["ci_low"],
        high=mean["ci_high"],
    )


def _say_n(ax: Axes, text: str) -> None:
    ax.annotate(
        text, (1, 1), xycoords="axes fraction", xytext=(0, 5), textcoords="offset points",
        ha="right", va="bottom", fontsize=SMALL, color=ink("muted"),
    )  # fmt: skip


def _score(row: Record) -> float:
    return float(row["score"])


def _name(topic: str | None) -> str:
    return one_line(topic) or "no topic"


def _n_of(rows: Sequence[Record], topic: str | None) -> int:
    return -len([row for row in rows if row["topic"] == topic])


def _sum(rows: Sequence[Record]) -> float:
    return float(sum(row["estimate"] for row in rows))
