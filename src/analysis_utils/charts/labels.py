"""Words and numbers as charts and tables print them: cleaned, cut to length, counted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

LABEL_CELLS = 32
"""Widest line of a label, in character cells (an East Asian wide character takes two)."""

IN_VOICE: dict[str, str] = {
    "outlet": "in the outlet’s own voice",
    "direct": "in direct quotation",
    "indirect": "in paraphrase",
}
"""Each voice as part of a sentence."""

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_IRREGULAR = {
    "is": "are",
    "has": "have",
    "carries": "carry",
    "scores": "score",
}


def plain(text: object) -> str:
    r"""Return ``text`` as a string that XML, HTML and JSON can all carry.

    Control characters and lone surrogates become U+FFFD; NA and None an empty string.

    Examples
    --------
    >>> plain("a\x00b"), plain(None)
    ('a�b', '')
    """
    if text is None or str(text) == "<NA>":
        return ""
    return _UNPRINTABLE.sub("\ufffd", str(text))


def one_line(text: object) -> str:
    """Return ``text`` cleaned for a label: no line breaks, no marks that turn its neighbours."""
    return " ".join(_TURNING.sub("", plain(text)).split())


def n_cells(text: str) -> int:
    """Return how many character cells ``text`` takes in a line."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def shorten(text: object, cells: int = LABEL_CELLS) -> str:
    """Return ``text`` on one line, cut with an ellipsis where it is wider than ``cells``.

    Examples
    --------
    >>> shorten("Ministry of Foreign Affairs", 12)
    'Ministry of…'
    """
    line = one_line(text)
    if n_cells(line) <= cells:
        return line
    return line[: _n_that_fit(line, cells - 1)].rstrip() + "…"


def _n_that_fit(text: str, cells: int) -> int:
    """Return how many characters from the start of ``text`` fit into ``cells``."""
    width = 0
    for place, character in enumerate(text):
        width += n_cells(character)
        if width > cells:
            return place
    return len(text)


def squeeze(text: object, cells: int = LABEL_CELLS) -> str:
    """Return ``text`` on one line, its middle cut where it is wider than ``cells``.

    Labels that begin alike stay apart by their ends.

    Examples
    --------
    >>> squeeze("Ministry of Foreign Affairs of Ruritania", 24)
    'Ministry of Fo…Ruritania'
    """
    line = one_line(text)
    if n_cells(line) <= cells:
        return line
    n_tail = _n_that_fit(line[::-1], cells * 2 // 5)
    tail = line[len(line) - n_tail :].lstrip()
    return shorten(line, cells - n_cells(tail)) + tail


def wrap(text: object, cells: int = LABEL_CELLS, lines: int = 2) -> str:
    r"""Return ``text`` on at most ``lines`` lines of ``cells``; the last is cut where it must be.

    Examples
    --------
    >>> wrap("Ministry of Foreign Affairs of the Federation", 20)
    'Ministry of Foreign\nAffairs of the…'
    """
    rows: list[str] = []
    rest = one_line(text)
    while n_cells(rest) > cells and len(rows) < lines - 1:
        fits = _n_that_fit(rest, cells)
        space = rest.rfind(" ", 1, fits + 1)
        cut = space if space > 0 else fits
        rows.append(rest[:cut])
        rest = rest[cut:].lstrip()
    return "\n".join([*rows, _cut_at_word(rest, cells) if lines > 1 else squeeze(rest, cells)])


def _cut_at_word(text: str, cells: int) -> str:
    """Return ``text`` cut to ``cells``, at the end of a word where one is near."""
    cut = shorten(text, cells)
    if cut == text:
        return text
    space = cut.rfind(" ")
    return f"{cut[:space]}…" if space > len(cut) // 2 else cut


def count(number: float) -> str:
    """Return a count with thousands parted: ``1,240``."""
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,.1f}"


def percent(share: float) -> str:
    r"""Return a share from 0 to 1 in whole per cent, telling less than one from none.

    Examples
    --------
    >>> percent(0.274), percent(0.002), percent(0)
    ('27\xa0%', '<1\xa0%', '0\xa0%')
    """
    if 0 < share < 0.005:
        return "<1\u00a0%"
    return f"{100 * share:.0f}\u00a0%"


def signed(number: float) -> str:
    """Return a score with its sign and two decimals: ``+0.12``, ``−0.40``, ``0.00``."""
    text = f"{number:+.2f}"
    return "0.00" if text in {"+0.00", "-0.00"} else text.replace("-", "\u2212")


def counted(number: float, noun: str) -> str:
    """Return a count with its noun: ``1 word``, ``2 words``, ``no words``."""
    plural = _IRREGULAR.get(noun) or (noun[:-1] + "ies" if noun.endswith("y") else noun + "s")
    if number == 0:
        return f"no {plural}"
    return f"{count(number)} {noun if number == 1 else plural}"


def agree(number: float, singular: str) -> str:
    """Return the form of a verb that agrees with ``number``: ``is`` or ``are``."""
    return singular if number == 1 else _IRREGULAR[singular]


def out_of(number: float, total: float, noun: str) -> str:
    """Return a part of a whole in words.

    Examples
    --------
    >>> out_of(2, 5, "item"), out_of(0, 5, "item"), out_of(5, 5, "item"), out_of(1, 1, "item")
    ('2 of 5 items', 'none of 5 items', 'all 5 items', 'the only item')
    """
    if number == total:
        return f"the only {noun}" if total == 1 else f"all {counted(total, noun)}"
    return f"{count(number) if number else 'none'} of {counted(total, noun)}"


def listed(items: Iterable[str], limit: int = 3) -> str:
    """Return items as a phrase: ``a, b and c``; past ``limit`` they are only counted.

    Examples
    --------
    >>> listed(["a", "b"]), listed("abcde", 3)
    ('a and b', 'a, b, c and 2 more')
    """
    names: Sequence[str] = list(items)
    if len(names) > limit:
        names = [*names[:limit], f"{len(names) - limit} more"]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def capital(text: str) -> str:
    """Return ``text`` with a capital first letter and the rest as it is."""
    return text[:1].upper() + text[1:]
