"""Where documents come from: one input, its format, and how much of it is allowed."""

from __future__ import annotations

from dataclasses import dataclass

# The ending of a name tells the format.
FORMATS: dict[str, str] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".xlsx": "xlsx",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".pq": "parquet",
    ".warc": "warc",
    ".zip": "zip",
}
ONE_DOCUMENT = frozenset({"text", "markdown", "html", "pdf", "docx"})
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file, address or stream that holds a document or many.

    Attributes
    ----------
    address
        Path, fsspec address (``s3://…``) or ``-`` for standard input.
    name
        What its documents are called after; no two sources of one listing share a name.
    format
        One of the values of `FORMATS`; empty where it must be told from the first bytes.
    packing
        ``gz`` where the format is packed in it, else empty.
    size
        Bytes as it lies there; None where that is not known beforehand.
    fingerprint
        Changes when the input does: size and time of change, or what the file system tells.
        Empty for standard input.
    """

    address: str
    name: str
    format: str
    packing: str = ""
    size: int | None = None
    fingerprint: str = ""

    @property
    def is_one_document(self) -> bool:
        """Whether it is one document whole, rather than a collection of them."""
        return self.format in ONE_DOCUMENT

    @property
    def is_stream(self) -> bool:
        """Whether it can be read only once, and by this process alone."""
        return self.address == STANDARD_INPUT

    @property
    def is_remote(self) -> bool:
        """Whether fsspec opens it."""
        return "://" in self.address


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much of an input is read before it is refused; sizes in bytes.

    Attributes
    ----------
    max_document
        Size of one document: its text, or the file that it is.
    max_page
        Size of one web page, whose tree takes many times as much memory.
    max_line
        Length of one line: a line of a text, a record of a ``.jsonl``, a cell of a table.
    max_ratio
        How many times its packed size a thing may unpack to (judged from 1 MB on).
    max_unpacked
        What all of one packed input may unpack to.
    max_members
        How many files one archive may hold.
    """

    max_document: int = 1_000_000_000
    max_page: int = 50_000_000
    max_line: int = 100_000_000
    max_ratio: float = 200.0
    max_unpacked: int = 1_000_000_000_000
    max_members: int = 1_000_000
