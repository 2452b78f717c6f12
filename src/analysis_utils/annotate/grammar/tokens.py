"""Sentences as words, for the rules of every annotator; a quoted stretch is one word."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from analysis_utils.annotate.grammar.closed_classes import (
    AUXILIARIES,
    DASHES,
    FINITE_AUXILIARIES,
    IRREGULAR_VERBS,
    NOT_PAST,
    STOPS,
    is_adverb,
)
from analysis_utils.language.words import word_set

Extent = tuple[int, int]

QUOTED = '"'  # what a quoted stretch reads as

# A point belongs to the word before it ("Mr."), but at the end of what is read.
_TOKEN = re.compile(r"(\w++(?:[-'’.,:&@/]\w++)*+%?+(?:\.(?![.]|\Z))?+|\.++|-{2,}+|\S)")
_VERB_GROUP = 6  # auxiliaries and adverbs before a verb
_FINITE = FINITE_AUXILIARIES | IRREGULAR_VERBS
_ASIDES = word_set("past days weeks months years times ways part particular turn fact effect")
_MARKS = "\"”’'»“‘"


class Tokens:
    """The words and points of one sentence.

    Attributes
    ----------
    words, lower
        As written, and in lower case with straight apostrophes.
    """

    __slots__ = ("_edges", "_parts", "_start", "lower", "words")

    def __init__(self, text: str, stretches: Sequence[tuple[int, int, bool]]) -> None:
        """Read stretches of a text, each with its start and end and whether it is quoted."""
        self._start = stretches[0][0] if stretches else 0
        self._edges: list[int] = []
        # What stands between the words and the words, in turns: their lengths tell all places.
        self._parts = parts = [""]
        quoted_ones = []
        for start, end, quoted in stretches:
            if not quoted:
                parts[-1:] = _TOKEN.split(text[start:end])
                continue
            quoted_ones.append((len(parts) // 2, QUOTED))
            parts += (text[start:end], "")
            if parts[-2][-3:].rstrip(_MARKS).endswith(","):
                quoted_ones.append((len(parts) // 2, ","))
                parts += ("", "")
        self.words = parts[1::2]
        for at, word in quoted_ones:
            self.words[at] = word
        joined = " ".join(self.words).replace("’", "'").lower()
        self.lower = joined.split(" ") if self.words else []

    def span(self, first: int, after: int) -> Extent:
        """Return where the words from ``first`` up to ``after`` stand in the text.

        Places are counted when first asked for: of most sentences nobody asks.
        """
        if not self._edges:
            self._edges = [*accumulate(map(len, self._parts), initial=self._start)]
        return self._edges[2 * first + 1], self._edges[2 * after]


def read_tokens(
    text: str, start: int, end: int, pairs: Sequence[Extent], pair_starts: Sequence[int]
) -> Tokens:
    """Cut a sentence into words; each quoted stretch becomes one word, `QUOTED`.

    Parameters
    ----------
    text : str
        The document's text.
    start, end : int
        The sentence.
    pairs : sequence of (int, int)
        Outermost quoted stretches of the document with their marks, by position.
    pair_starts : sequence of int
        Their starts.

    Returns
    -------
    Tokens
        A point inside the sentence belongs to the abbreviation before it; a comma set inside
        closing marks is a word of its own after the quoted one, which may end beyond the
        sentence.

    Examples
    --------
    >>> read_tokens("“Fine,” said Mr. Lee.", 0, 21, [(0, 7)], [0]).lower
    ['"', ',', 'said', 'mr.', 'lee', '.']
    """
    number = bisect_right(pair_starts, start) - 1
    if number < 0 or pairs[number][1] <= start:
        number += 1
    stretches = []
    position = start
    while position < end:
        stop = after = end
        if number < len(pairs) and pairs[number][0] < end:
            stop, after = max(position, pairs[number][0]), pairs[number][1]
        if position < stop:
            stretches.append((position, stop, False))
        if stop < after:
            stretches.append((stop, after, True))
        position = after
        number += 1
    return Tokens(text, stretches)


def is_headline(tokens: Tokens) -> bool:
    """Tell whether most words have a capital, so that capitals mark no names."""
    capital = sum(word[0].isupper() for word in tokens.words)
    small = sum(word[0].islower() for word in tokens.words)
    return capital > 2 * small


def verb_group_start(tokens: Tokens, verb: int) -> int:
    """Return the first word of the auxiliaries and adverbs before a verb: "has also said"."""
    first = verb
    while first > 0 and verb - first < _VERB_GROUP:
        word = tokens.lower[first - 1]
        if word in _ASIDES and (aside := _aside(tokens.lower, first)):
            first = aside
            continue
        if word not in AUXILIARIES and (not is_adverb(word) or _is_name(tokens, first - 1)):
            break
        first -= 1
    return first


def _aside(lower: list[str], end: int) -> int | None:
    """Return where a phrase begins that parts an auxiliary from its verb: "has in the past"."""
    for start in range(end - 2, max(0, end - 4), -1):
        if lower[start] in ("in", "at") and lower[start - 1] in AUXILIARIES:
            return start
    return None


def _is_name(tokens: Tokens, at: int) -> bool:
    """Tell whether a word that looks like an adverb is a name: "Kelly said", "Jolly said"."""
    return tokens.words[at][0].isupper() and (at > 0 or tokens.lower[at].endswith("ly"))


def is_verb(tokens: Tokens, at: int) -> bool:
    """Tell whether a word is likely a finite verb or a past participle."""
    lower = tokens.lower[at]
    if lower in _FINITE:
        return True
    past = lower.endswith("ed") and len(lower) > 4 and "-" not in lower
    return past and lower not in NOT_PAST and tokens.words[at][0].islower()


def opens_quote(lower: list[str], at: int) -> bool:
    """Tell whether quoted words stand for themselves: no word of their sentence leads to them."""
    return at == 0 or lower[at - 1] in _OPENERS


_OPENERS = STOPS | DASHES | {",", ")", QUOTED}
