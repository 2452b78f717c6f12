"""Headlines: lines set in capitals, whose capitals mark no names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis_utils.language.name_words import NOT_NAMES

_WORD = re.compile(r"[^\W\d_][\w’'-]*")


def find_headlines(text: str) -> Iterator[tuple[int, int]]:
    r"""Yield where the lines begin and end that are set in capitals.

    Examples
    --------
    >>> list(find_headlines("Harbour Chief Will Not Resign\nIt rained."))
    [(0, 30)]
    """
    start = 0
    for line in text.splitlines(keepends=True):
        if _is_headline(line):
            yield start, start + len(line)
        start += len(line)


def _is_headline(line: str) -> bool:
    """Tell whether a line is set in capitals as a title: "Harbour Chief Will Not Resign"."""
    if "," in line or not line.rstrip()[-1:].isalnum():  # most lines are no title: told fast
        return False
    words = _WORD.findall(line)
    n_capital = sum(word[0].isupper() for word in words)
    lower = [word.lower() for word in words[1:]]
    return (
        5 <= len(words) <= 30
        and 4 * n_capital >= 3 * len(words)
        and any(word in NOT_NAMES and word not in ("and", "by") for word in lower)
    )
