"""Sentences that agree with the quotation marks around and inside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from analysis_utils.language.words import word_set

# Abbreviations that a sentence may go on after, however the next word is written.
_TITLES = word_set(
    "mr mrs ms mx messrs dr prof sen sens rep reps gov govs gen col lt capt cpt maj sgt cmdr adm",
    "hon rev fr st mt ft supt pres sec amb atty insp det no nos vs v cf al vol fig eq approx ca ed",
    "eds jan feb mar apr jun jul aug sept sep oct nov dec dept univ assn bros",
)
# Abbreviations that end a sentence when a capital follows that begins one.
_LATER = word_set("jr sr inc corp co ltd llc plc bt etc pp u.s u.k u.n e.u d.c a.m p.m ph.d m.d")
_STARTERS = word_set(
    "the a an he she they it we i you this that these those his her their its our my in on at but",
    "and so if when while after before as for from there here what who why how no yes not now then",
)
_STOP = re.compile(r"[.!?…。！？]++(?![^\W_])")
_OPENERS = '"“„«‘'
_CLOSERS = "\"”“»«’'›‹)]"
_SPEECH_TAG = re.compile(
    r"\s+(?:(?:[^\W\d_][\w.’'-]*,?\s+){1,14}?(?:said|says|asked|asks|told|tells|added|adds|wrote|"
    r"writes|replied|went on|continued|responded)|(?:[^\W\d_][\w.’'-]*\s+){1,4}?\w+ed)\b"
)
_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_LAST_WORD = re.compile(r"[^\W_](?:[\w.]*[^\W_])?$")
_APOSTROPHE = re.compile("['’]")
_NEXT_WORD = re.compile(r"[^\w\s]*([\w’']*)")
_REACH = 24
_TAG_REACH = 140


def split_sentences(text: str, pairs: Iterable[tuple[int, int]] = ()) -> list[tuple[int, int, int]]:
    """Split a text into sentences.

    Parameters
    ----------
    text : str
        Any text; every line of it is a paragraph.
    pairs : iterable of (int, int), optional
        Start and end of each stretch in quotation marks, marks included
        (see `analysis_utils.annotate.quotations.marks.pair_marks`).

    Returns
    -------
    list of (int, int, int)
        Start, end and paragraph (from 0) of one sentence each, in the order of the text;
        sentences never overlap, hold no white space at either end, and all that lies between
        them is white space. Empty for a text without visible characters.

    Notes
    -----
    A point, exclamation or question mark ends a sentence unless it follows an initial or a known
    abbreviation or the next word is in lower case. A closing mark belongs to the sentence before
    it, and ``"Stop!" Smith said.`` is one sentence. Known failures: an abbreviation before a name
    ("at Acme Inc. Smith won"), headings without a line of their own.

    Examples
    --------
    >>> split_sentences("Mr. Lee left. “Why?” he asked.")
    [(0, 13, 0), (14, 30, 0)]
    """
    closes = {end - 1 for _, end in pairs}
    found = []
    number = -1
    for line in _LINE.finditer(text):
        start, end = _trim(text, line.start(), line.end())
        number += start < end
        for stop in _stops(text, start, end, closes):
            found.append((start, stop, number))
            start = stop
            while start < end and text[start].isspace():
                start += 1
        if start < end:
            found.append((start, end, number))
    return found


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Narrow a stretch until no white space is left at either end."""
    line = text[start:end]
    return start + len(line) - len(line.lstrip()), start + len(line.rstrip())


def _stops(text: str, start: int, end: int, closes: set[int]) -> Iterator[int]:
    """Yield the places before ``end`` where a sentence ends."""
    for match in _STOP.finditer(text, start, end):
        stop = match.end()
        marked = stop
        while stop < end and (stop in closes or (text[stop] in _CLOSERS and stop - marked < 8)):
            stop += 1
        spaced = stop + 1
        if spaced < end and text[stop] == " " and spaced in closes and text[spaced] in _CLOSERS:
            stop = spaced + 1
        if stop < end and text[stop].isspace() and _ends(text, start, match, stop, end):
            yield stop


def _ends(text: str, start: int, match: re.Match[str], stop: int, end: int) -> bool:
    """Tell whether the punctuation of ``match``, closed at ``stop``, ends a sentence."""
    after = stop
    while after < end and text[after].isspace():
        after += 1
    if after >= end:
        return False
    follows = _NEXT_WORD.match(text, after, min(end, after + _REACH))
    word = follows.group(1) if follows else ""
    if word and word[0].islower():
        return False
    if text[match.end() - 1] in "!?" and stop > match.end():
        if word.lower() in _STARTERS or word.endswith("ly"):
            return True
        return not _SPEECH_TAG.match(text, stop, min(end, stop + _TAG_REACH))
    if match.group() != "." or stop > match.end() or text[after] in _OPENERS:
        return True
    return not _abbreviated(text, start, match.start(), word)


def _abbreviated(text: str, start: int, point: int, follows: str) -> bool:
    """Tell whether the point is part of an abbreviation that the sentence goes on after."""
    window = text[max(start, point - _REACH) : point]
    word = window.rpartition(" ")[2]
    if not word.isalpha():
        last = _LAST_WORD.search(window)
        if not last:
            return False
        word = last.group()
    lower = word.lower()
    if lower in _TITLES:
        return not (lower == "no" and not follows[:1].isdigit())
    if lower in _LATER or "." in word:
        return _APOSTROPHE.split(follows.lower())[0] not in _STARTERS
    return len(word) == 1 and word.isupper() and word != "I" and follows[:1].isalpha()
