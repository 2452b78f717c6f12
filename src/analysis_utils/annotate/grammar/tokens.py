"""Sentences as words, for the rules of every annotator; a quoted stretch is one word."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from analysis_utils.annotate.grammar.closed_classes import (
    AUXILIARIES,
    DASHES,
    FINITE_AUXILIARIES,
    IRREGULAR_VERBS,
    NOT_PAST,
    STOPS,
    is_adverb,
)

Extent = tuple[int, int]

QUOTED = '"'  # what a quoted stretch reads as

_TOKEN = re.compile(r"\w+(?:[-'’.,:&@/]\w+)*%?|\.+|-{2,}|\S")
_VERB_GROUP = 6  # auxiliaries and adverbs before a verb
_MARKS = "\"”’'»“‘"


class Tokens(NamedTuple):
    """The words and points of one sentence, with their places in the text.

    ``words`` are as written, ``lower`` in lower case with straight apostrophes.
    """

    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]


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
        closing marks is a word of its own after the quoted one.

    Examples
    --------
    >>> read_tokens("“Fine,” said Mr. Lee.", 0, 21, [(0, 7)], [0]).lower
    ['"', ',', 'said', 'mr.', 'lee', '.']
    """
    tokens = Tokens([], [], [], [])
    number = bisect_right(pair_starts, start) - 1
    if number < 0 or pairs[number][1] <= start:
        number += 1
    position = start
    while position < end:
        stop = after = end
        if number < len(pairs) and pairs[number][0] < end:
            stop, after = max(position, pairs[number][0]), pairs[number][1]
        _read_plain(tokens, text, position, stop, end)
        if stop < after:
            _read_quoted(tokens, text, stop, after)
        position = after
        number += 1
    if tokens.words:
        tokens.lower.extend(" ".join(tokens.words).replace("’", "'").lower().split(" "))
    return tokens


def _read_plain(tokens: Tokens, text: str, start: int, stop: int, end: int) -> None:
    words, _, starts, ends = tokens
    for match in _TOKEN.finditer(text, start, stop):
        word = match[0]
        at, after = match.span()
        if word == "." and after < end and ends and ends[-1] == at:
            words[-1] += word
            ends[-1] = after
        else:
            words.append(word)
            starts.append(at)
            ends.append(after)


def _read_quoted(tokens: Tokens, text: str, start: int, end: int) -> None:
    tokens.words.append(QUOTED)
    tokens.starts.append(start)
    tokens.ends.append(end)
    if text[max(start, end - 3) : end].rstrip(_MARKS).endswith(","):
        tokens.words.append(",")
        tokens.starts.append(end)
        tokens.ends.append(end)


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
        name = tokens.words[first - 1][0].isupper() and first > 1  # "Kelly said"
        if word not in AUXILIARIES and (name or not is_adverb(word)):
            break
        first -= 1
    return first


def is_verb(tokens: Tokens, at: int) -> bool:
    """Tell whether a word is likely a finite verb or a past participle."""
    lower = tokens.lower[at]
    if lower in FINITE_AUXILIARIES or lower in IRREGULAR_VERBS:
        return True
    past = lower.endswith("ed") and len(lower) > 4 and "-" not in lower
    return past and lower not in NOT_PAST and tokens.words[at][0].islower()


def opens_quote(lower: list[str], at: int) -> bool:
    """Tell whether quoted words stand for themselves: no word of their sentence leads to them."""
    return at == 0 or lower[at - 1] in _OPENERS


_OPENERS = STOPS | DASHES | {",", ")", QUOTED}
