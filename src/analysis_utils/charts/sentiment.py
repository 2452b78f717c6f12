"""Charts of topics and tone: how much room each topic has, and how each voice speaks of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from analysis_utils.charts import theme
from analysis_utils.charts.bars import draw_bars, group_rows, one_stack
from analysis_utils.charts.dots import Dot, draw_dots
from analysis_utils.charts.furniture import DOT, Names, add_key, finish, mark_ticks, say_no_data
from analysis_utils.charts.inks import ink
from analysis_utils.charts.labels import (
    agree,
    capital,
    count,
    counted,
    listed,
    one_line,
    out_of,
    signed,
)
from analysis_utils.charts.layout import (
    Record,
    check_one_text,
    figures,
    label_margin,
    scored,
    sentence_number,
    totals,
)
from analysis_utils.charts.narrow import also_narrow
from analysis_utils.charts.narrow_charts import write_tone
from analysis_utils.charts.theme import SMALL, UNKNOWN_LOOK, VOICE_LOOKS, style

_STRIP_NAMES = Names(x="sentence of the article", y="tone", unit="score")


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

    Returns
    -------
    Axes
        A bar per topic, a piece per voice; an empty table gives axes that say so.
    """
    rows = [row for row in figures(data, "n_words", "topic", "voice") if row["estimate"]]
    with style():
        make = one_stack("voice", VOICE_LOOKS, lambda found: counted(_sum(found), "word"))
        groups = group_rows(rows, "topic", make, unknown="no topic")
        return draw_bars(
            groups, ax=ax, names=Names(x="words", y="topic", groups="topics"), key=True, limit=limit
        )


def describe_topic_attention(data: pd.DataFrame) -> str:
    """Return the alt text of `plot_topic_attention`."""
    found = totals(figures(data, "n_words", "topic", "voice"), "topic")
    if not found:
        return "Stacked bar chart of words by topic and voice: no data."
    parts = listed((f"{_name(topic)} {counted(_sum(rows), 'word')}" for topic, rows in found), 5)
    return f"Stacked bar chart of words by topic and voice. {capital(parts)}."


def headline_topic_attention(data: pd.DataFrame) -> str:
    """Return the finding of `plot_topic_attention`: the topic that has most room."""
    found = totals(figures(data, "n_words", "topic", "voice"), "topic")
    if not found:
        return "No topic of the codebook is spoken of"
    most = _sum(found[0][1])
    first = [f"“{_name(topic)}”" for topic, rows in found if _sum(rows) == most]
    words = f"{counted(most, 'word')}{' each' if len(first) > 1 else ''}"
    if len(found) == 1:
        return f"{first[0]} is the only topic: {words}"
    has = agree(len(first), "has")
    return f"{listed(first)} {has} most room of {len(found)} topics: {words}"


def plot_tone_strip(
    data: pd.DataFrame, *, n_sentences: int | None = None, ax: Axes | None = None
) -> Axes:
    """Draw the tone of each passage along the article, by voice; nothing is smoothed.

    Parameters
    ----------
    data : DataFrame
        One row per passage: ``sentence_id``, ``voice``, ``score`` (−1…1; NA where a passage
        holds no tone word, which is counted and not drawn).
    n_sentences : int, optional
        Sentences of the article, where more than the scored ones.
    ax : Axes, optional
        Where to draw; axes on a figure of their own if left out.

    Returns
    -------
    Axes
        A dot per scored passage, with its voice's marker; an empty table gives axes that say so.
    """
    check_one_text(data)
    rows = scored(data)
    with style():
        if not rows:
            return say_no_data(ax, _STRIP_NAMES)
        own = ax is None
        if ax is None:
            ax = theme.new_axes(112, left=label_margin(["+0.00", "tone"], SMALL), top=24, right=16)
        dots = [
            Dot(
                x=sentence_number(row["sentence_id"]),
                look=VOICE_LOOKS.get(row["voice"], UNKNOWN_LOOK),
                sentence=row["sentence_id"],
            )
            for row in rows
        ]
        ax.axhline(0, color=ink("muted"), linewidth=0.8)
        finish(ax, _STRIP_NAMES, height=1.0)
        last = max(n_sentences or 0, *(dot.x for dot in dots))
        ax.set_xlim(0.2, last + 0.8)
        mark_ticks(ax, last, "n", first=1, n=10)
        ax.set_ylim(-1.08, 1.08)
        width = max(2.0, DOT * min(1.0, (150 / len(dots)) ** 0.5))
        draw_dots(ax, dots, [row["score"] for row in rows], width=width)
        ax.set_yticks([-1, -0.5, 0, 0.5, 1])
        ax.yaxis.set_major_formatter(FuncFormatter(lambda y, _: signed(y)))
        ax.tick_params(axis="y", labelsize=SMALL, labelcolor=ink("muted"))
        ax.grid(visible=True, axis="y")
        ax.grid(visible=False, axis="x")
        add_key(ax, [dot.look for dot in dots], dots=True)
        _say_n(ax, f"n = {_said_n(data, len(rows))}")
        placed = list(zip(dots, map(_score, rows), strict=True))
        also_narrow(own, ax, partial(write_tone, dots=placed, names=_STRIP_NAMES, last=last))
        return ax


def describe_tone_strip(data: pd.DataFrame) -> str:
    """Return the alt text of `plot_tone_strip`."""
    rows = scored(data)
    if not rows:
        return "Dots of tone along the article: no data."
    low, high = min(rows, key=_score), max(rows, key=_score)
    return (
        f"Dots of tone along the article, {_said_n(data, len(rows))}: lowest "
        f"{signed(low['score'])} in sentence {sentence_number(low['sentence_id'])}, highest "
        f"{signed(high['score'])} in sentence {sentence_number(high['sentence_id'])}."
    )


def headline_tone_strip(data: pd.DataFrame) -> str:
    """Return the finding of `plot_tone_strip`: how many passages are above, at, below nought."""
    scores = [row["score"] for row in scored(data)]
    if not scores:
        return "No sentence has a tone score"
    above, below = sum(s > 0 for s in scores), sum(s < 0 for s in scores)
    at_zero, unscored = len(scores) - above - below, len(data) - len(scores)
    parts = [
        f"{capital(out_of(above, len(scores), 'scored passage'))} {agree(above, 'is')} above zero",
        f"{count(below)} below" if below else "",
        f"{count(at_zero)} at zero" if at_zero else "",
    ]
    told = ", ".join(filter(None, parts))
    return f"{told}; {count(unscored)} more {agree(unscored, 'has')} no score" if unscored else told


def _said_n(data: pd.DataFrame, n: int) -> str:
    """Return how many passages are drawn, and of how many."""
    whole = counted(len(data), "passage")
    return whole if len(data) == n else f"{count(n)} of {whole}"


def _say_n(ax: Axes, text: str) -> None:
    ax.annotate(
        text, (1, 1), xycoords="axes fraction", xytext=(0, 5), textcoords="offset points",
        ha="right", va="bottom", fontsize=SMALL, color=ink("muted"),
    )  # fmt: skip


def _score(row: Record) -> float:
    return float(row["score"])


def _name(topic: str | None) -> str:
    return one_line(topic) or "no topic"


def _sum(rows: Sequence[Record]) -> float:
    return float(sum(row["estimate"] for row in rows))
