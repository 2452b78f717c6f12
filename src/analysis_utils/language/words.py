"""Words: found and counted in one way by everything that counts words."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A run of letters or digits; inner hyphens, apostrophes and points ("U.S", "1,000") join.
WORD = re.compile(r"\w+(?:[-.,’'&]\w+)*")


def word_set(*lines: str) -> frozenset[str]:
    """Return the words of some lines as a set.

    Parameters
    ----------
    *lines : str
        Words with spaces between them.

    Returns
    -------
    frozenset of str
        Each word once; empty without words.

    Examples
    --------
    >>> sorted(word_set("to be", "or not to be"))
    ['be', 'not', 'or', 'to']
    """
    return frozenset(word for line in lines for word in line.split())


_ENGLISH = word_set("the of and that is he she it for with said says they not to")
_ENGLISH_SHARE = 0.04


def count_words(text: str, start: int = 0, end: int | None = None) -> int:
    """Count the words between two positions of a text.

    Parameters
    ----------
    text : str
        Any text.
    start, end : int, optional
        Characters to count between; the whole text by default.

    Returns
    -------
    int
        Number of words; 0 for an empty stretch.

    Notes
    -----
    A word is a run of letters, digits or underscores; one hyphen, apostrophe, point, comma or
    ampersand inside it joins it ("vice-president", "don't", "1,000", "AT&T" are one word each).
    Scripts that write no spaces (Chinese, Thai) are counted too low.

    Examples
    --------
    >>> count_words("The vice-president doesn't agree.")
    4
    """
    return len(WORD.findall(text, start, len(text) if end is None else end))


def _has_english(words: list[str]) -> bool:
    known = sum(map(_ENGLISH.__contains__, words))
    return known > _ENGLISH_SHARE * len(words)


def iter_words(text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """Iterate over the words between two positions, as matches with their places.

    Parameters
    ----------
    text : str
        Any text.
    start, end : int, optional
        Characters to look between; the whole text by default.

    Returns
    -------
    iterator of re.Match
        One match per word, in the order of the text; nothing for an empty stretch.

    Examples
    --------
    >>> [(m.group(), m.start()) for m in iter_words("Not now.")]
    [('Not', 0), ('now', 4)]
    """
    return WORD.finditer(text, start, len(text) if end is None else end)


def looks_english(text: str) -> bool:
    """Tell whether enough of a text's words are the most frequent ones of English.

    Parameters
    ----------
    text : str
        Any text; some sentences are enough.

    Returns
    -------
    bool
        False for an empty text.

    Examples
    --------
    >>> looks_english("It is what she said."), looks_english("Das hat er gesagt.")
    (True, False)
    """
    lower = text.lower()
    # Most English shows when cut at its spaces, which is the faster way.
    return _has_english(lower.split()) or _has_english(WORD.findall(lower))
