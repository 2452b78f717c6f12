"""Plain text on its way into a page: what no format can hold is made visible."""

from __future__ import annotations

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# Control characters but tab and line feed, lone surrogates, and noncharacters of the first plane.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_NOT_IN_ANCHOR = re.compile(r"[^a-z0-9_]+")


def printable(text: str) -> str:
    r"""Return the text with every character that HTML, PDF and UTF-8 refuse replaced.

    Examples
    --------
    >>> printable("a\x00b\r\nc")
    'a�b\nc'
    """
    return _UNPRINTABLE.sub(REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))


def anchor_name(text: str, taken: set[str]) -> str:
    """Return an identifier made from a text, unlike those taken, and take it.

    Examples
    --------
    >>> taken = set()
    >>> anchor_name("Who speaks?", taken), anchor_name("Who speaks!", taken)
    ('who-speaks', 'who-speaks-2')
    """
    stem = _NOT_IN_ANCHOR.sub("-", text.lower()).strip("-")[:60] or "section"
    name, number = stem, 1
    while name in taken:
        number += 1
        name = f"{stem}-{number}"
    taken.add(name)
    return name
