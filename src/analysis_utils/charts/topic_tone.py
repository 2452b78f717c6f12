"""The chart of tone by topic and voice: a dot a sentence, a mean where there are enough."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes

from analysis_utils.charts.dots import Dot, Lane, Reference, draw_lanes
from analysis_utils.charts.furniture import Names
from analysis_utils.charts.labels import (
    IN_VOICE,
    capital,
    count,
    counted,
    listed,
    one_line,
    signed,
)
from analysis_utils.charts.layout import Group, Record, grouped, in_order, records, scored
from analysis_utils.charts.theme import UNKNOWN_LOOK, VOICE_LOOKS, style

MIN_N = 5
"""Fewest sentences of which a mean is drawn."""


def plot_topic_tone(
    data: pd.DataFrame,
    *,
    means: pd.DataFrame | None = None,
    reference: pd.DataFrame | None = None,
    limit: int = 25,
    ax: Axes | None = None,
) -> Axes:
    """Draw the tone of each voice on each topic: one dot a sentence, no bar.

    Parameters
    ----------
    data : DataFrame
        One row per topic, sentence that speaks of it and voice: ``topic``, ``voice``, ``score``
        (−1…1) and ``sentence_id``.
    means : DataFrame, optional
        Measures by ``topic`` and ``voice``: the mean of the scores with its interval. Drawn
        where n is at least 5.
    reference : DataFrame, optional
        Measure ``mean_polarity``: the article's own mean, drawn as a line, with its interval as
        a band, where n is at least 5.
    limit : int, default 25
        Topics drawn at most, those with most sentences first.
    ax : Axes, optional
        Where to draw; axes on a figure of their own if left out.

    Returns
    -------
    Axes
        A lane per topic and voice, a dot per score; an empty table gives axes that say so.
    """
    rows = scored(data, "topic")
    mean_of = _means(means)
    groups = []
    by_topic = sorted(grouped(rows, "topic").items(), key=lambda item: -len(item[1]))
    for topic, found in by_topic:
        by_voice = grouped(found, "voice")
        lanes = tuple(
            _tone_lane(by_voice[voice], mean_of.get((topic, voice)))
            for voice in in_order(by_voice, list(VOICE_LOOKS))
        )
        groups.append(Group(label=_name(topic), rows=lanes))
    xlabel = "tone, from −1 to 1"
    whole = _whole_mean(reference)
    line = None
    if whole:
        line = Reference(mean=whole["estimate"], low=whole["ci_low"], high=whole["ci_high"])
        xlabel += f"\ndashed line: the article’s {_mean(whole)}; band: its 95 % interval"
    with style():
        names = Names(x=xlabel, y="topic", groups="topics", unit="score")
        return draw_lanes(groups, ax=ax, names=names, reference=line, limit=limit)


def describe_topic_tone(data: pd.DataFrame, *, means: pd.DataFrame | None = None) -> str:
    """Return the alt text of `plot_topic_tone`."""
    rows = scored(data, "topic")
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
    rows = scored(data, "topic")
    if not rows:
        return "No sentence on a topic has a tone score"
    known = _means(means)
    if not known:
        most = max(Counter((row["topic"], row["voice"]) for row in rows).values())
        return f"No mean: one voice has {counted(most, 'sentence')} at most on one topic"
    clear = {key: row for key, row in known.items() if _differs(row)}
    if not clear:
        key, row = next(iter(known.items()))
        if len(known) == 1:
            return f"{capital(_pair(key))}: {_mean(row)}; its interval holds zero"
        return f"The intervals of all {counted(len(known), 'mean')} by topic and voice hold zero"
    key = max(clear, key=lambda k: abs(clear[k]["estimate"]))
    if len(known) == 1:
        return f"{capital(_pair(key))}: {_mean(clear[key])}; its interval leaves out zero"
    part = f"{count(len(clear))} of {counted(len(known), 'mean')}"
    first = f"{capital(_pair(key))} lies farthest from zero, {_mean(clear[key])}"
    return f"{first}; the intervals of {part} leave out zero"


def _whole_mean(reference: pd.DataFrame | None) -> Record | None:
    """Return the mean of the whole article, where there are enough scores for one."""
    if reference is None:
        return None
    rows = records(reference, "estimate", "ci_low", "ci_high", "n")
    return next((row for row in rows if row["estimate"] is not None and row["n"] >= MIN_N), None)


def _means(means: pd.DataFrame | None) -> dict[tuple[str, str], Record]:
    """Return the means of enough scores, by topic and voice."""
    if means is None:
        return {}
    rows = records(means, "topic", "voice", "estimate", "ci_low", "ci_high", "n")
    enough = [row for row in rows if row["estimate"] is not None and (row["n"] or 0) >= MIN_N]
    return {(row["topic"], row["voice"]): row for row in enough}


def _differs(row: Record) -> bool:
    """Tell whether the interval of a mean leaves nought out."""
    low, high = row["ci_low"], row["ci_high"]
    return low is not None and high is not None and (low > 0 or high < 0)


def _pair(key: tuple[str, str]) -> str:
    return f"“{_name(key[0])}” {IN_VOICE.get(key[1], '')}".rstrip()


def _mean(row: Record) -> str:
    return f"mean {signed(row['estimate'])}, n = {count(row['n'])}"


def _tone_lane(rows: Sequence[Record], mean: Record | None) -> Lane:
    """Return one voice's scores on one topic, with their mean where there is one."""
    dots = tuple(
        Dot(
            x=row["score"],
            look=VOICE_LOOKS.get(row["voice"], UNKNOWN_LOOK),
            sentence=row["sentence_id"],
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


def _name(topic: str | None) -> str:
    return one_line(topic) or "no topic"
