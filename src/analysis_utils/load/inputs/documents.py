"""From what a reader found to a `Document`, or to the row that says why there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any

from analysis_utils.errors import AnalysisError, LimitError
from analysis_utils.load.cleaning import clean_document
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


def make_document(
    doc_id: str, raw: str, reading: Reading, meta: Mapping[str, Any], place: str = ""
) -> Document:
    """Make a document of a text, as `clean_document` does, within the limits of the reading.

    Raises
    ------
    LimitError
        The text, or a line of it, is longer than the limits allow.
    UnreadableFileError
        Nothing is left of the text.
    """
    check_text(raw, reading, place)
    facts = {"path": reading.source.address, **meta}
    return clean_document(doc_id, raw, facts, where=reading.where(place), notes=reading.notes)


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
