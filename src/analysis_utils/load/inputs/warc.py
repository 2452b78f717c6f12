"""Web archives (.warc): a document for each page that a server sent."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import IO, Any

from analysis_utils.errors import UnreadableFileError
from analysis_utils.load.articles import decode
from analysis_utils.load.inputs.documents import (
    Item,
    Reading,
    attempt,
    make_document,
    make_failure,
    over_limit,
)
from analysis_utils.load.inputs.extras import load_reader
from analysis_utils.load.inputs.web import make_page
from analysis_utils.model import Document

_PAGES = ("text/html", "application/xhtml+xml")
_TEXT = "text/plain"


def read_warc(stream: IO[bytes], reading: Reading) -> Iterator[Item]:
    """Read a web archive; records count from 1, of all kinds.

    Responses with status 200, and resources, of HTML or plain text are documents. Others
    (requests, pictures, redirections) are passed over.
    """
    warc = load_reader("warc", "warc")
    kinds = warc.WarcRecordType.response | warc.WarcRecordType.resource
    # The body of a record is decoded apart from the archive: a broken one must not end it.
    records = warc.ArchiveIterator(_Forward(stream), parse_http=False, auto_decode="none")
    number = 0
    for number, record in enumerate(records, start=1):
        if record.record_type & kinds:
            yield from _read_record(record, number, reading)
    if not number:
        raise UnreadableFileError(
            f"{reading.where()}: holds no record of a web archive; expected WARC/1.0 or 1.1"
        )


class _Forward:
    """A stream that is only read forwards, and knows how far it is."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._n_bytes = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._n_bytes += len(data)
        return data

    def tell(self) -> int:
        return self._n_bytes


def _read_record(record: Any, number: int, reading: Reading) -> Iterator[Item]:
    doc_id = f"{reading.source.name}:{number}"
    url = record.headers.get("WARC-Target-URI") or ""
    place = f"record {number} {url}".rstrip()
    try:
        sent = _open_body(record, reading, place)
        kind = _kind_of(sent, record)
    # A server may send what no reader foresees.
    except Exception as problem:
        yield make_failure(doc_id, problem, reading.where(place))
        return
    if kind == _TEXT or kind in _PAGES:
        make = partial(_make_document, doc_id, sent, url, kind == _TEXT, reading, place)
        yield from attempt(make, doc_id, reading.where(place))


def _open_body(record: Any, reading: Reading, place: str) -> Any:
    """Return a record of its own that holds what the server sent."""
    limit = reading.limits.max_document
    if record.content_length > limit:
        raise over_limit(reading.where(place), "a document", limit, "max_document")
    sent = load_reader("warc", "warc").WarcRecord()
    sent.init_headers(record.record_type)
    is_http = record.is_http
    data = record.reader.read()
    if len(data) < record.content_length:
        raise UnreadableFileError(
            f"{reading.where(place)}: breaks off after {len(data):,} of {record.content_length:,} "
            "bytes; the archive is not whole"
        )
    sent.set_bytes_content(data)
    sent.is_http = is_http
    if is_http:
        sent.parse_http(auto_decode="all")
    return sent


def _kind_of(sent: Any, record: Any) -> str:
    """Return the media type of what a server sent, empty where it sent no page."""
    if sent.http_headers is not None:
        return str(sent.http_content_type or "") if sent.http_headers.status_code == 200 else ""
    return str(record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()


def _make_document(
    doc_id: str, sent: Any, url: str, is_text: bool, reading: Reading, place: str
) -> Document:
    limit = reading.limits.max_document
    data = sent.reader.read(limit + 1)
    if len(data) > limit:
        raise over_limit(reading.where(place), "a document", limit, "max_document")
    if not data.strip():
        raise UnreadableFileError(f"{reading.where(place)}: is empty; expected a page")
    if is_text:
        text, encoding = decode(data, reading.where(place))
        return make_document(doc_id, text, reading, {"url": url, "encoding": encoding}, place)
    return make_page(doc_id, data, reading, url=url, charset=sent.http_charset or "", place=place)
