"""Marked phrases: stretches in quotation marks that quote nobody."""

from __future__ import annotations

import re

from analysis_utils.language.words import iter_words, word_set
from analysis_utils.model import PhraseReason

_MENTION_BEFORE = re.compile(
    r"\b(?:words?|terms?|phrases?|expressions?|labels?|names?|slogans?|nicknames?|mottos?|say|says|"
    r"saying|called|dubbed|termed|known as|nicknamed|titled|spelled|means?|meaning)[\s,:]*$",
    re.IGNORECASE,
)
_MENTION_AFTER = re.compile(r"\W*(?:means?|meant|is (?:a|the) (?:word|term)|stands for)\b")
_TITLE_BEFORE = re.compile(
    r"\b(?:book|novel|memoir|song|album|single|film|movie|show|series|sitcom|documentary|play|poem|"
    r"essay|article|column|magazine|newspaper|program|programme|podcast|episode|sketch|painting|"
    r"hit|drama|musical|bestseller|titled|entitled|headlined)s?[\s,:]*$",
    re.IGNORECASE,
)
_SMALL = word_set("a an the of and or in on to for with at by from as is vs")
_BEFORE = 40


def describe_phrase(text: str, start: int, end: int) -> PhraseReason:
    """Tell why a stretch stands in quotation marks though it quotes nobody.

    Parameters
    ----------
    text : str
        Any text.
    start, end : int
        The stretch with its marks.

    Returns
    -------
    {"scare", "title", "mention"}
        ``title`` for the name of a work or programme, ``mention`` for a word that is spoken of,
        ``scare`` for all else.

    Examples
    --------
    >>> describe_phrase("Her novel “The Blue Door” sold.", 10, 25)
    'title'
    >>> describe_phrase("The word “truth” is rare.", 9, 16)
    'mention'
    >>> describe_phrase("Such “experts” abound.", 5, 14)
    'scare'
    """
    before = text[max(0, start - _BEFORE) : start]
    if _TITLE_BEFORE.search(before):
        return "title"
    if _MENTION_BEFORE.search(before) or _MENTION_AFTER.match(text, end):
        return "mention"
    words = [match.group() for match in iter_words(text, start, end)]
    main = [word for word in words if word.lower() not in _SMALL]
    if len(words) > 1 and main and all(word[0].isupper() or word[0].isdigit() for word in main):
        return "title"
    return "scare"
