"""Sentences as words, for the rules of reported speech; a quoted stretch is one word."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

QUOTED = '"'  # what a quoted stretch reads as

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|[^\W\d_]\.(?=\s+[^\W\d_])"
    r"|(?:Mrs?|Ms|Drs?|Sens?|Govs?|Reps?|Gen|St|Jr|Sr|Lt|Col|Sgt|Rev|Prof|Hon|Inc|Corp|Co|No|vs"
    r"|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|Ariz|Calif|Colo|Conn|Fla|Ga|Ill|Mass|Mich|Minn|Mo|Pa|Tenn|Tex"
    r"|Va|Vt|Wash|Wis)\."
    r"|\w+(?:[-'’.,:&@/]\w+)*[%]?|\.{2,}|-{2,}|\S"
)


class Tokens(NamedTuple):
    """The words and points of one sentence, with their places in the text.

    ``words`` are as written, ``lower`` in lower case with straight apostrophes.
    """

    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]


def read_tokens(
    text: str, start: int, end: int, pairs: list[tuple[int, int]], pair_starts: list[int]
) -> Tokens:
    """Cut a sentence into words; each quoted stretch becomes one word, `QUOTED`.

    Parameters
    ----------
    text : str
        The document's text.
    start, end : int
        The sentence.
    pairs : list of (int, int)
        Outermost quoted stretches of the document with their marks, by position.
    pair_starts : list of int
        Their starts.

    Returns
    -------
    Tokens
        Empty where the whole sentence lies in one quoted stretch.

    Examples
    --------
    >>> read_tokens("He called it “a mess”.", 0, 22, [(13, 21)], [13]).lower
    ['he', 'called', 'it', '"', '.']
    """
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    number = bisect_right(pair_starts, start) - 1
    if number < 0 or pairs[number][1] <= start:
        number += 1
    position = start
    while position < end:
        if number < len(pairs) and pairs[number][0] < end:
            stop, after = max(position, pairs[number][0]), pairs[number][1]
        else:
            stop = after = end
        for match in _TOKEN.finditer(text, position, stop):
            words.append(match[0])
            starts.append(match.start())
            ends.append(match.end())
        if stop < after:
            words.append(QUOTED)
            starts.append(stop)
            ends.append(min(after, end))
            if text[after - 3 : after].rstrip("\"”’'»“‘").endswith(","):
                words.append(",")  # set inside the marks, it parts the words around them
                starts.append(ends[-1])
                ends.append(ends[-1])
        position = after
        number += 1
    lower = " ".join(words).replace("’", "'").lower().split(" ") if words else []
    return Tokens(words, lower, starts, ends)


def is_headline(tokens: Tokens) -> bool:
    """Tell whether most words have a capital, so that capitals mark no names."""
    capital = sum(1 for word in tokens.words if word[0].isupper())
    small = sum(1 for word in tokens.words if word[0].islower())
    return capital > 2 * small
