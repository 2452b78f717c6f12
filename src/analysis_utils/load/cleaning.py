"""From the text that a file holds to a `Document`: what is made equal, dropped and warned of."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from email.utils import parsedate_to_datetime
from typing import Any

from analysis_utils.errors import UnreadableFileError
from analysis_utils.load.furniture import drop_furniture
from analysis_utils.model import Document

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_WRITTEN = ("%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%B %d %Y", "%Y/%m/%d", "%Y.%m.%d")


def clean_document(
    doc_id: str, raw: str, meta: Mapping[str, Any], *, where: str, notes: Iterable[str] = ()
) -> Document:
    """Make a document of a text as it was read.

    Parameters
    ----------
    doc_id : str
        Its name.
    raw : str
        The text. Line ends become line feeds, letters that are followed by their accents become
        one character (Unicode's NFC), whole lines of page furniture are dropped; nothing else
        is altered.
    meta : mapping
        Facts; empty ones are left out, and a ``date`` that cannot be read for sure with a
        warning. ``warnings`` in it are kept.
    where : str
        The origin, as messages name it.
    notes : iterable of str
        Warnings that come first.

    Returns
    -------
    Document
        ``meta`` has ``sha256`` (of the text, where no other was given), ``dropped`` (one mapping
        per line: ``rule``, ``line``, ``text``) and ``warnings``, too.

    Raises
    ------
    UnreadableFileError
        Nothing is left of the text.
    """
    composed = unicodedata.normalize("NFC", raw)
    text, dropped = drop_furniture(composed.replace("\r\n", "\n").replace("\r", "\n"))
    if not text.strip():
        raise UnreadableFileError(f"{where}: holds no text; expected the words of an article")
    facts = {key: _composed(value) for key, value in meta.items() if value not in (None, "", ())}
    said = [*notes, *facts.pop("warnings", ())]
    if "date" in facts:
        day = read_day(given := facts.pop("date"))
        if day is None:
            said.append(f"The date {str(given)!r:.60} cannot be read; expected YYYY-MM-DD.")
        else:
            facts["date"] = day
    if composed != raw:
        said.append("Letters and the accents after them were joined (Unicode NFC).")
    if dropped:
        noun = "line" if len(dropped) == 1 else "lines"
        listed = "; ".join(f"“{line['text']}”" for line in dropped)
        said.append(f"{len(dropped)} {noun} of page furniture dropped: {listed}")
    facts = {"sha256": hash_text(raw), **facts, "dropped": dropped, "warnings": tuple(said)}
    return Document(doc_id=doc_id, text=text, meta=facts)


def _composed(fact: Any) -> Any:
    return unicodedata.normalize("NFC", fact) if isinstance(fact, str) else fact


def hash_text(text: str) -> str:
    """Return the SHA-256 of a text as UTF-8, in hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def read_day(value: Any) -> str | None:
    """Return a date as ``YYYY-MM-DD``, or None where it cannot be told for sure.

    Examples
    --------
    >>> read_day("Tue, 04 Mar 2025 10:00:00 GMT"), read_day("March 4, 2025")
    ('2025-03-04', '2025-03-04')
    >>> read_day("04/03/2025") is None
    True
    """
    if isinstance(value, dt.date):
        return value.strftime("%Y-%m-%d") if value.year >= 1000 else None
    text = str(value).strip()[:64]
    found = _ISO.match(text) or _COMPACT.fullmatch(text)
    if found:
        return _day_of(*map(int, found.groups()))
    for pattern in _WRITTEN:
        try:
            return dt.datetime.strptime(text, pattern).date().isoformat()
        except ValueError:
            continue
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return None


def _day_of(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None
