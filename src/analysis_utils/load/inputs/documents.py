"""From what a reader found to a `Document`, or to the row that says why there is none."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import IO, Any

from analysis_utils.errors import AnalysisError, LimitError, UnreadableFileError
from analysis_utils.load.furniture import drop_furniture
from analysis_utils.load.inputs.columns import ColumnMap
from analysis_utils.load.inputs.sources import Limits, Source
from analysis_utils.model import Document, Failure

Item = Document | Failure


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How one source is read; ``notes`` are warnings that all of its documents carry."""

    source: Source
    columns: ColumnMap
    limits: Limits
    notes: tuple[str, ...] = ()

    def where(self, place: str = "") -> str:
        """Return the source, and a place in it, as messages name them."""
        return f"{self.source.address}, {place}" if place else self.source.address


Reader = Callable[[IO[bytes], Reading], Iterator[Item]]

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_WRITTEN = ("%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%B %d %Y", "%Y/%m/%d", "%Y.%m.%d")


def make_document(
    doc_id: str, raw: str, reading: Reading, meta: Mapping[str, Any], place: str = ""
) -> Document:
    """Make a document of a text: line ends made equal, page furniture dropped and recorded.

    Facts that are empty are left out; a ``date`` that cannot be read for sure is left out with
    a warning; ``warnings`` of the reader are kept.

    Raises
    ------
    LimitError
        The text, or a line of it, is longer than the limits allow.
    UnreadableFileError
        Nothing is left of the text.
    """
    check_text(raw, reading, place)
    lines = raw.replace("\r\n", "\n").replace("\r", "\n")
    text, dropped = drop_furniture(lines)
    if not text.strip():
        raise UnreadableFileError(
            f"{reading.where(place)}: holds no text; expected the words of an article"
        )
    known = {key: value for key, value in meta.items() if value not in (None, "", ())}
    notes = [*reading.notes, *known.pop("warnings", ())]
    if "date" in known:
        day = read_day(known.pop("date"))
        if day is None:
            notes.append(f"The date {str(meta['date'])!r:.60} cannot be read; expected YYYY-MM-DD.")
        else:
            known["date"] = day
    if dropped:
        noun = "line" if len(dropped) == 1 else "lines"
        listed = "; ".join(f"“{line['text']}”" for line in dropped)
        notes.append(f"{len(dropped)} {noun} of page furniture dropped: {listed}")
    return Document(
        doc_id=doc_id,
        text=text,
        meta={
            "sha256": hash_text(raw),
            "path": reading.source.address,
            **known,
            "dropped": dropped,
            "warnings": tuple(notes),
        },
    )


def make_failure(doc_id: str, problem: Exception, where: str = "") -> Failure:
    """Return the row that tells why there is no document; ``where`` it was, if not told yet."""
    said = str(problem) or "no reason was given"
    message = said if not where or said.startswith(where) else f"{where}: {said}"
    kind = type(problem)
    name = kind.__name__ if kind.__name__[0].isupper() else f"{kind.__module__}.{kind.__name__}"
    return Failure(doc_id=doc_id, stage="read", error=name, message=message)


def fail_source(source: Source, problem: Exception) -> Failure:
    """Return the row for a source that could not be read, or not to its end."""
    ours = isinstance(problem, AnalysisError)
    kind = source.format or "any known format"
    where = source.address if ours else f"{source.address}: cannot be read as {kind}"
    return make_failure(source.name, problem, where)


def attempt(make: Callable[[], Document], doc_id: str, where: str) -> Iterator[Item]:
    """Yield what ``make`` returns, or the row that tells why it could not."""
    try:
        yield make()
    # What a file can hold to upset a reader is beyond listing; it must not end the run.
    except Exception as problem:
        yield make_failure(doc_id, problem, where)


def check_text(text: str, reading: Reading, place: str = "") -> None:
    """Raise a `LimitError` if a text, or one line of it, is longer than the limits allow."""
    limits = reading.limits
    if len(text) > limits.max_document:
        raise over_limit(reading.where(place), "a document", limits.max_document, "max_document")
    if len(text) > limits.max_line and any(
        len(line) > limits.max_line for line in text.splitlines()
    ):
        raise over_limit(reading.where(place), "a line", limits.max_line, "max_line")


def over_limit(where: str, what: str, allowed: float, name: str) -> LimitError:
    """Return the error for an input that is larger than its limit."""
    return LimitError(
        f"{where}: {what} of more than {allowed:,.0f} bytes or characters; refused by the limit "
        f"{name}. Split it, or raise the limit if you trust it (--limit {name}=…)"
    )


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
