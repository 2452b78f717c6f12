"""Charts of the voices: how many words each speaks, and where in the article."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from analysis_utils.charts.bars import draw_bars, group_rows, one_bar_each
from analysis_utils.charts.furniture import Names
from analysis_utils.charts.labels import (
    IN_VOICE,
    capital,
    count,
    counted,
    listed,
    one_line,
    percent,
)
from analysis_utils.charts.layout import check_one_text, figures, grouped, in_order, records
from analysis_utils.charts.strips import Stretch, Strip, draw_strips
from analysis_utils.charts.theme import UNKNOWN_LOOK, VOICE_LOOKS, style
from analysis_utils.measures.quotations import UNATTRIBUTED

_OUTLET = "the outlet itself"
_SPEAKS = {**IN_VOICE, "outlet": "in its own voice"}


def plot_voice_share(data: pd.DataFrame, *, limit: int = 15, ax: Axes | None = None) -> Axes:
    """Draw how many words each voice speaks, a bar per speaker and voice.

    Parameters
    ----------
    data : DataFrame
        Measures by ``voice`` and ``speaker``: ``n_words``, and ``prop_words`` for the shares
        that are printed (or drawn, where there is no ``n_words``).
    limit : int, default 15
        Speakers drawn at most.
    ax : Axes, optional
        Where to draw; axes on a figure of their own if left out.

    Returns
    -------
    Axes
        Bars under each speaker, most words first; an empty table gives axes that say so.
    """
    rows, unit = _voice_rows(data)
    with style():
        make = one_bar_each("voice", VOICE_LOOKS, lambda row, look: f"{look.label}, {row['text']}")
        groups = group_rows(rows, "who", make)
        xlabel = "words" if unit == "n" else "share of the article’s words"
        names = Names(x=xlabel, y="speaker", groups="speakers", unit=unit)
        return draw_bars(groups, ax=ax, names=names, limit=limit)


def describe_voice_share(data: pd.DataFrame) -> str:
    """Return the alt text of `plot_voice_share`."""
    rows, _ = _voice_rows(data)
    if not rows:
        return "Bar chart of words by speaker and voice: no data."
    parts = [
        f"{one_line(row['who'])} {_SPEAKS.get(row['voice'], '')}, {row['text']}" for row in rows
    ]
    return f"Bar chart of words by speaker and voice. {capital('; '.join(parts[:6]))}" + (
        f"; and {counted(len(parts) - 6, 'further bar')}." if len(parts) > 6 else "."
    )


def headline_voice_share(data: pd.DataFrame) -> str:
    """Return the finding of `plot_voice_share`: shares of the main speaker and the outlet."""
    rows, _ = _voice_rows(data)
    total = sum(row["estimate"] for row in rows)
    if not total:
        return "No words to count"
    by_who = grouped(rows, "who")
    own = sum(row["estimate"] for row in by_who.pop(_OUTLET, [])) / total
    if not by_who:
        return "All words are the outlet’s own; nobody else is heard"
    ranked = sorted(by_who.items(), key=lambda item: -sum(row["estimate"] for row in item[1]))
    who, heard = ranked[0]
    voices = in_order((row["voice"] for row in heard), ["direct", "indirect", "outlet"])
    heard.sort(key=lambda row: voices.index(row["voice"]))
    shares = [f"{percent(r['estimate'] / total)} {_SPEAKS.get(r['voice'], '')}" for r in heard]
    shares[0] = shares[0].replace(" ", " of the words ", 1)
    parts = [f"{one_line(who)}: {listed(shares)}"]
    if own:
        parts.append(f"the outlet itself {percent(own)}")
    rest = sum(row["estimate"] for _, found in ranked[1:] for row in found) / total
    if rest:
        parts.append(f"all others quoted {percent(rest)}")
    return capital("; ".join(parts))


def _voice_rows(data: pd.DataFrame) -> tuple[list[dict[str, Any]], str]:
    """Return the bars of the voice chart, and whether they count words or show shares."""
    words, shares = (figures(data, name, "voice", "speaker") for name in ("n_words", "prop_words"))
    share_of = {(row["voice"], row["speaker"]): row["estimate"] for row in shares}
    rows = [row for row in words or shares if row["estimate"]]
    for row in rows:
        row["who"] = row["speaker"] or (_OUTLET if row["voice"] == "outlet" else UNATTRIBUTED)
        share = share_of.get((row["voice"], row["speaker"]))
        said = [counted(row["estimate"], "word")] if words else []
        said += [percent(share)] if share is not None else []
        said += [f"n = {count(row['n'])}"] if row["n"] not in {None, row["estimate"]} else []
        row["text"] = ", ".join(said)
    rows.sort(key=lambda row: -row["estimate"])
    return rows, "n" if words else "prop"


def plot_article_strip(data: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw the article as a strip from its first word to its last, by voice.

    Parameters
    ----------
    data : DataFrame
        Segments in the order of the text, with ``voice``, ``n_words`` (and ``sentence_id``).
    ax : Axes, optional
        Where to draw; axes on a figure of their own if left out.

    Returns
    -------
    Axes
        A lane per voice; at every word exactly one of them is filled.
    """
    check_one_text(data)
    stretches: dict[str, list[Stretch]] = {voice: [] for voice in VOICE_LOOKS}
    at = 0
    for row in records(data, "voice", "n_words"):
        end = at + row["n_words"]
        found = stretches.setdefault(row["voice"], [])
        found.append(Stretch(start=at, end=end, sentence=row["sentence_id"]))
        at = end
    strips = [_voice_strip(voice, found) for voice, found in stretches.items() if at]
    with style():
        names = Names(x="word of the article", y="voice")
        return draw_strips(strips, ax=ax, span=(0, at), names=names)


def _voice_strip(voice: str, stretches: Sequence[Stretch]) -> Strip:
    """Return the lane of one voice."""
    look = VOICE_LOOKS.get(voice, UNKNOWN_LOOK)
    words = counted(sum(s.end - s.start for s in stretches), "word")
    return Strip(label=look.label, look=look, stretches=tuple(stretches), text=words, height=22)


def describe_article_strip(data: pd.DataFrame) -> str:
    """Return the alt text of `plot_article_strip`."""
    words = _words_by_voice(data)
    if not words:
        return "Strip of the article by voice: no data."
    parts = [
        f"{VOICE_LOOKS.get(voice, UNKNOWN_LOOK).label}, {counted(n, 'word')}"
        for voice, n in words.items()
    ]
    whole = count(sum(words.values()))
    return f"Strip of the article from word 1 to {whole} by voice: {'; '.join(parts)}."


def headline_article_strip(data: pd.DataFrame) -> str:
    """Return the finding of `plot_article_strip`: changes of voice and the longest stretch."""
    rows = [row for row in records(data, "voice", "n_words") if row["n_words"]]
    if not rows:
        return "No words to lay out"
    runs = [
        (voice, sum(row["n_words"] for row in found))
        for voice, found in groupby(rows, key=lambda row: row["voice"])
    ]
    voice, longest = max(runs, key=lambda run: run[1])
    stretch = f"{counted(longest, 'word')} {IN_VOICE.get(voice, 'in an unknown voice')}"
    if len(runs) == 1:
        return f"One voice throughout: {stretch}"
    return f"The voice changes {counted(len(runs) - 1, 'time')}; the longest stretch is {stretch}"


def _words_by_voice(data: pd.DataFrame) -> dict[str, int]:
    rows = records(data, "voice", "n_words")
    return {
        voice: sum(row["n_words"] for row in rows if row["voice"] == voice)
        for voice in in_order((row["voice"] for row in rows), list(VOICE_LOOKS))
    }
