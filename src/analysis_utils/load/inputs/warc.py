"""Web archives (.warc): a document for each page that a server sent."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import IO, Any

from analysis_utils.errors import InputError, UnreadableFileError
from analysis_utils.load.articles import decode
from analysis_utils.load.inputs.documents import Item, Reading, attempt, make_document, over_limit
from analysis_utils.load.inputs.extras import load_reader
from analysis_utils.load.inputs.web import make_page
from analysis_utils.model import Document

_PAGES = ("text/html", "application/xhtml+xml")
_TEXTS = ("text/plain",)


def read_warc(stream: IO[bytes], reading: Reading) -> Iterator[Item]:
    """Read a web archive; records count from 1, of all kinds.

    Responses with status 200, and resources, of HTML or plain text are documents. Others
    (requests, pictures, redirections) are passed over.
    """
    warc = load_reader("warc", "warc")
    kinds = warc.WarcRecordType.response | warc.WarcRecordType.resource
    number = 0
    for number, record in enumerate(warc.ArchiveIterator(stream, auto_decode="content"), start=1):
        if record.record_type & kinds and _kind_of(record) in (*_PAGES, *_TEXTS):
            doc_id = f"{reading.source.name}:{number}"
            where = reading.where(f"record {number}")
            yield from attempt(partial(_make_document, doc_id, record, reading), doc_id, where)
    if not number:
        raise UnreadableFileError(
            f"{reading.where()}: holds no record of a web archive; expected WARC/1.0 or 1.1"
        )


def _kind_of(record: Any) -> str:
    """Return the media type of what a server sent, empty where it sent no page."""
    if record.is_http_parsed and record.http_headers is not None:
        if record.http_headers.status_code != 200:
            return ""
        return str(record.http_content_type or "")
    return str(record.headers.get("Content-Type", "")).partition(";")[0].strip().lower()


def _make_document(doc_id: str, record: Any, reading: Reading) -> Document:
    url = record.headers.get("WARC-Target-URI") or ""
    limit = reading.limits.max_document
    data = record.reader.read(limit + 1)
    if len(data) > limit:
        raise over_limit(reading.where(url), "a document", limit, "max_document")
    if not data.strip():
        raise InputError(f"{reading.where(url)}: the record is empty; expected a page")
    charset = record.http_charset or "" if record.is_http_parsed else ""
    if _kind_of(record) in _TEXTS:
        text, encoding = decode(data, reading.where(url))
        return make_document(doc_id, text, reading, {"url": url, "encoding": encoding}, url)
    return make_page(doc_id, data, reading, url=url, charset=charset)
