"""Files of every format, made of invented words."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import docx
import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

PARAGRAPHS = (
    "The ferry to Sorrel Island will not sail before May, the port of Aldmoor said on Monday.",
    "“We are out of rope,” said the harbour master, Ines Dale, who has run the port since spring.",
    "The island has been without bread for a week, and its bakers have begun to grumble aloud.",
)
ROWS = (
    {"id": "a1", "body": PARAGRAPHS[0], "headline": "No ferry", "published": "2021-02-03"},
    {"id": "a2", "body": PARAGRAPHS[1], "headline": "Out of rope", "published": "2021-02-04"},
)

Make = Callable[[str, bytes], Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Write a file into a temporary folder."""

    def write(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    return write


def page_bytes(paragraphs: Sequence[str] = PARAGRAPHS) -> bytes:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    head = (
        "<title>No ferry before May</title><meta property='og:site_name' content='Aldmoor Bell'>"
        "<meta name='author' content='Tom Reed'>"
        "<meta property='article:published_time' content='2021-02-03T08:00:00Z'>"
        "<link rel='canonical' href='https://bell.example/ferry'>"
    )
    return f"<html><head><meta charset='utf-8'>{head}</head><body><nav>Home</nav><article>{body}\
</article></body></html>".encode()


def pdf_bytes(pages: Sequence[Sequence[str]], extra: str = "") -> bytes:
    """Build a PDF by hand: one line of text under the other."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 "]
    objects[2] += "/BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    kids = []
    for lines in pages:
        shown = " T* ".join(f"({line}) Tj" for line in lines)
        content = f"BT /F1 12 Tf 14 TL 40 780 Td {shown} ET"
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R \
{extra}>>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + tail.encode()


def docx_bytes(paragraphs: Sequence[str] = PARAGRAPHS) -> bytes:
    word = docx.Document()
    for paragraph in paragraphs:
        word.add_paragraph(paragraph)
    word.core_properties.title = "No ferry"
    word.core_properties.author = "Tom Reed"
    return saved(word.save)


def xlsx_bytes(rows: Sequence[dict[str, Any]] = ROWS) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(list(rows[0]) if rows else [])
    for row in rows:
        sheet.append(list(row.values()))
    return saved(book.save)


def parquet_bytes(table: pa.Table | None = None, **options: Any) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(list(ROWS)) if table is None else table, out, **options)
    return out.getvalue()


def jsonl_bytes(rows: Sequence[Any] = ROWS) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def csv_bytes(rows: Sequence[dict[str, Any]] = ROWS, separator: str = ",") -> bytes:
    lines = [separator.join(rows[0])]
    lines += [separator.join(f'"{cell}"' for cell in row.values()) for row in rows]
    return "\n".join(lines).encode()


def warc_record(
    body: bytes,
    url: str = "https://bell.example/ferry",
    kind: str = "response",
    media: str = "text/html; charset=utf-8",
    status: str = "200 OK",
) -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
        "WARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2021-02-05T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def zip_bytes(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def gz_bytes(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


def saved(save: Callable[[io.BytesIO], object]) -> bytes:
    out = io.BytesIO()
    save(out)
    return out.getvalue()


@pytest.fixture(scope="session")
def build() -> SimpleNamespace:
    """Everything above that makes the bytes of a file."""
    return SimpleNamespace(
        csv=csv_bytes,
        docx=docx_bytes,
        gz=gz_bytes,
        jsonl=jsonl_bytes,
        page=page_bytes,
        paragraphs=PARAGRAPHS,
        parquet=parquet_bytes,
        pdf=pdf_bytes,
        rows=ROWS,
        warc=warc_record,
        xlsx=xlsx_bytes,
        zip=zip_bytes,
    )
