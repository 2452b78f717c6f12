"""VADER's sentiment: its own analyzer, run over windows so that long texts cost no more a word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from heapq import heapify, heappop, heappush
from types import SimpleNamespace

from vaderSentiment.vaderSentiment import (
    BOOSTER_DICT,
    SentimentIntensityAnalyzer,
    SentiText,
    allcap_differential,
)

from analysis_utils.annotate.sentiment.scoring import Score

# The analyzer looks three words back and two ahead.
_BACK, _AHEAD = 3, 2
STRONGEST = 4.0


def score_vader(text: str) -> Score:
    """Return VADER's compound score of a text, exactly, with its words.

    Parameters
    ----------
    text : str
        Any text; a sentence or a clause, since the compound saturates on long ones.

    Returns
    -------
    Score
        ``polarity`` is the compound, 0.0 where VADER knows no word; there is no
        subjectivity. The value of a word is its valence over 4.

    Notes
    -----
    The sum x of the words' valences, each scaled by its neighbours, mapped to
    x / sqrt(x² + 15). Known failures are kept: "Iraq War" is negative, "United States" and
    "security" positive, and "not" reaches only three words ahead.

    References
    ----------
    Hutto, C. J. & Gilbert, E. (2014). VADER: a parsimonious rule-based model for sentiment
    analysis of social media text. *ICWSM-14*.

    Examples
    --------
    >>> score_vader("The talks were good.")
    Score(polarity=0.4404, subjectivity=None, evidence=((15, 20, 0.475),))
    """
    analyzer = _analyzer()
    plain, origin = _without_emojis(text, analyzer)
    words = [SentiText._strip_punc_if_word(word) for word in plain.split()]
    lowered = [word.lower() for word in words]
    shouting = allcap_differential(words)
    valences = [
        _valence(analyzer, words, i, shouting) if word in analyzer.lexicon else 0.0
        for i, word in enumerate(lowered)
    ]
    if "but" in lowered:
        _weigh_around_but(valences, lowered.index("but"))
    polarity = analyzer.score_valence(valences, plain)["compound"]
    return Score(polarity=polarity, evidence=_place(plain, valences, origin))


def vader_words() -> dict[str, float]:
    """Return the valence of every word and emoticon of VADER's list, −4 to 4."""
    return dict(_analyzer().lexicon)


@cache
def _analyzer() -> SentimentIntensityAnalyzer:
    return SentimentIntensityAnalyzer()


def _without_emojis(
    text: str, analyzer: SentimentIntensityAnalyzer
) -> tuple[str, Sequence[int] | None]:
    """Spell emojis out as VADER does; return also where each character came from, if any did."""
    if analyzer.emojis.keys().isdisjoint(text):
        return text, None
    parts: list[str] = []
    origin: list[int] = []
    after_space = True
    for i, char in enumerate(text):
        part = char
        if char in analyzer.emojis:
            part = ("" if after_space else " ") + analyzer.emojis[char]
        after_space = char == " "
        parts.append(part)
        origin += [i] * len(part)
    return "".join(parts), origin


def _valence(
    analyzer: SentimentIntensityAnalyzer, words: Sequence[str], i: int, shouting: bool
) -> float:
    """Return the valence of one listed word among its neighbours."""
    word = words[i].lower()
    if word in BOOSTER_DICT or (
        word == "kind" and [w.lower() for w in words[i + 1 : i + 2]] == ["of"]
    ):
        return 0.0
    first = max(0, i - _BACK)
    window = SimpleNamespace(
        words_and_emoticons=words[first : i + _AHEAD + 1], is_cap_diff=shouting
    )
    found: list[float] = analyzer.sentiment_valence(0, window, words[i], i - first, [])
    return found[0]


def _weigh_around_but(valences: list[float], at: int) -> None:
    """Halve what stands before "but" and raise what stands behind it by half, as VADER does.

    VADER looks each value up by its first place, so that of equal values one may be weighed
    twice and another not at all.
    """
    places: defaultdict[float, list[int]] = defaultdict(list)
    for i, value in enumerate(valences):
        if value:
            places[value].append(i)
    for heap in places.values():
        heapify(heap)
    # The list changes under the loop, as it does in VADER.
    for value in filter(None, valences):
        first = heappop(places[value])
        weighed = value * (0.5 if first < at else 1.5 if first > at else 1.0)
        valences[first] = weighed
        heappush(places[weighed], first)


def _place(
    plain: str, valences: Sequence[float], origin: Sequence[int] | None
) -> tuple[tuple[int, int, float], ...]:
    """Return where in the text each word that counted stands."""
    if not any(valences):
        return ()
    spans = (word.span() for word in re.finditer(r"\S+", plain))
    placed = [(*span, value) for span, value in zip(spans, valences, strict=True) if value]
    if origin is not None:
        placed = [(origin[start], origin[end - 1] + 1, value) for start, end, value in placed]
    return tuple((s, e, max(-1.0, min(v / STRONGEST, 1.0))) for s, e, v in placed)
