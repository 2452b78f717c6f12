"""Web pages: the article's paragraphs and facts, by trafilatura, with its quotations kept."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterator, Sequence
from typing import IO, Any

from analysis_utils.errors import UnreadableFileError
from analysis_utils.load.articles import decode
from analysis_utils.load.inputs.documents import (
    Item,
    Reading,
    check_text,
    make_document,
    over_limit,
)
from analysis_utils.load.inputs.extras import keep_quiet, load_reader
from analysis_utils.load.inputs.streams import read_whole
from analysis_utils.model import Document

_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)", re.I
)
_XML_HEAD = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_QUOTE_TAG = re.compile(r"<(/?)q(?:\s[^<>]{0,1000})?>", re.IGNORECASE)
_OPENING = '“”„«»"‘‹'
_LOGGERS = ("trafilatura", "htmldate", "justext", "courlan", "readability")


def read_page(stream: IO[bytes], reading: Reading) -> Iterator[Item]:
    """Read a web page that is one file."""
    data = read_whole(stream, reading)
    yield make_page(reading.source.name, data, reading)


def make_page(
    doc_id: str,
    data: bytes,
    reading: Reading,
    *,
    url: str = "",
    charset: str = "",
    place: str = "",
) -> Document:
    """Make a document of a page's bytes.

    The text is what trafilatura takes for the article, a paragraph a line. Two losses are made
    good: ``<q>`` becomes quotation marks, and a paragraph that opens with a mark and stands
    between two that were kept is kept too.

    Raises
    ------
    LimitError
        The page is larger than the limits allow.
    UnreadableFileError
        It is no page, or no article is on it.
    """
    if len(data) > reading.limits.max_page:
        limit = reading.limits.max_page
        raise over_limit(reading.where(place), "a web page", limit, "max_page")
    page, encoding = _decode_page(data, charset, reading.where(place))
    page = _QUOTE_TAG.sub(lambda tag: "”" if tag[1] else "“", _XML_HEAD.sub("", page, count=1))
    check_text(page, reading, place)
    trafilatura = load_reader("html")
    with keep_quiet(*_LOGGERS):
        found = trafilatura.bare_extraction(
            page, url=url or None, with_metadata=True, include_comments=False
        )
    if found is None or not (found.text or "").strip():
        raise UnreadableFileError(
            f"{reading.where(place)}: no article was found on the page; expected paragraphs of "
            "text in HTML. A page that is drawn by scripts must be saved as text"
        )
    text = keep_quoted(found.text, _paragraphs(page))
    facts: dict[str, Any] = {
        "title": found.title,
        "date": found.date,
        "author": found.author,
        "outlet": found.sitename,
        "url": found.url or url,
        "language": found.language,
        "encoding": encoding,
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    return make_document(doc_id, text, reading, facts, place)


def keep_quoted(text: str, paragraphs: Sequence[str]) -> str:
    r"""Put paragraphs that open with a quotation mark back to where they stood on the page.

    Parameters
    ----------
    text : str
        The article as it was extracted, a paragraph a line.
    paragraphs : sequence of str
        All paragraphs of the page, in order.

    Returns
    -------
    str
        The text with those paragraphs that open with a mark, are not in it, and come between
        two that are.

    Examples
    --------
    >>> keep_quoted("It rained.\nHe left.", ["It rained.", "“Wet,” she said.", "He left."])
    'It rained.\n“Wet,” she said.\nHe left.'
    """
    lines = text.split("\n")
    places: dict[str, int] = {}
    for number, line in enumerate(lines):
        places.setdefault(_plain(line), number)
    lost: dict[int, list[str]] = {}
    waiting: list[str] = []
    last = None
    for paragraph in paragraphs:
        place = places.get(_plain(paragraph))
        if place is None:
            waiting.append(paragraph)
            continue
        if last is not None and place == last + 1:
            lost.setdefault(last, []).extend(p for p in waiting if p[0] in _OPENING)
        waiting, last = [], place
    return "\n".join(
        part for number, line in enumerate(lines) for part in (line, *lost.get(number, ()))
    )


def _paragraphs(page: str) -> list[str]:
    """Return the paragraphs of a page, as they read."""
    from lxml import etree, html

    try:
        tree = html.fromstring(page)
    except (etree.ParserError, ValueError):
        return []
    found = (" ".join("".join(element.itertext()).split()) for element in tree.iter("p"))
    return [paragraph for paragraph in found if paragraph]


def _decode_page(data: bytes, charset: str, where: str) -> tuple[str, str]:
    """Decode by what the server, then the page says, if that is true; else by the bytes."""
    said = _CHARSET.search(data[:4096])
    for name in (charset, said[1].decode("ascii", "replace") if said else ""):
        try:
            encoding = codecs.lookup(name).name if name else ""
            # Pages that say Latin-1 mean the code page of Windows, as all browsers know.
            encoding = "cp1252" if encoding in ("iso8859-1", "ascii") else encoding
            if encoding and b"\0" not in data[:1024]:
                return data.decode(encoding), encoding
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return decode(data, where)


def _plain(line: str) -> str:
    return "".join(line.split())
