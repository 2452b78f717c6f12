"""Marked phrases: why words that quote nobody stand in quotation marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis_utils.model import PhraseReason

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_MENTIONED = re.compile(
    r"\b(?:I say|words?|terms?|phrases?|letters?|called|named|means?|meaning|dubbed|nicknamed|"
    r"known as|spelled|titled|entitled)\s*$"
)
_SMALL = frozenset("a an and as at by for from in of on or the to with".split())  # noqa: SIM905
_REACH = 40


def describe_phrase(text: str, start: int, end: int) -> PhraseReason:
    """Tell why words stand in quotation marks that quote nobody.

    Parameters
    ----------
    text : str
        The document's text.
    start, end : int
        The words with their marks.

    Returns
    -------
    str
        ``mention`` where the words themselves are spoken of, ``title`` where all their longer
        words are capitalised, else ``scare``.

    Examples
    --------
    >>> text = "The “experts” read “War and Peace”."
    >>> describe_phrase(text, 4, 13), describe_phrase(text, 19, 34)
    ('scare', 'title')
    """
    if _MENTIONED.search(text, max(0, start - _REACH), start):
        return "mention"
    words = [word for word in _WORD.findall(text, start, end) if word not in _SMALL]
    if len(words) > 1 and all(word[0].isupper() for word in words):
        return "title"
    return "scare"
