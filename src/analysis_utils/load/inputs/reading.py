"""Reading any input as a stream of documents: what is wrong with one is a row, not the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import IO

from analysis_utils.errors import MissingExtraError, UnreadableFileError
from analysis_utils.load.inputs.archives import read_archive
from analysis_utils.load.inputs.columns import ColumnMap, describe_columns, guess_columns
from analysis_utils.load.inputs.documents import Item, Reader, Reading, fail_source
from analysis_utils.load.inputs.extras import check_installed
from analysis_utils.load.inputs.listing import Input, list_sources
from analysis_utils.load.inputs.parquet import column_names, read_parquet
from analysis_utils.load.inputs.pdf import read_pdf
from analysis_utils.load.inputs.sheets import open_sheets, read_sheets
from analysis_utils.load.inputs.sources import Limits, Source
from analysis_utils.load.inputs.streams import (
    GZIP,
    look_ahead,
    open_source,
    seekable,
    tell_format,
    unpack,
)
from analysis_utils.load.inputs.tables import first_keys, open_rows, read_delimited, read_json_lines
from analysis_utils.load.inputs.text import read_markdown, read_text
from analysis_utils.load.inputs.warc import read_warc
from analysis_utils.load.inputs.web import read_page
from analysis_utils.load.inputs.word import read_docx
from analysis_utils.model import Document, Failure

_HEAD = 4096
_READERS: dict[str, Reader] = {
    "text": read_text,
    "markdown": read_markdown,
    "html": read_page,
    "pdf": read_pdf,
    "docx": read_docx,
    "csv": read_delimited,
    "tsv": read_delimited,
    "xlsx": read_sheets,
    "jsonl": read_json_lines,
    "parquet": read_parquet,
    "warc": read_warc,
}


def iter_documents(
    inputs: Input | Iterable[Input],
    *,
    columns: ColumnMap | None = None,
    limits: Limits | None = None,
    format: str | None = None,  # noqa: A002  (the word that users know)
) -> Iterator[Document | Failure]:
    """Read documents one after the other, in memory for one at a time.

    Parameters
    ----------
    inputs : str, Path, Source or iterable of them
        As `list_sources` takes them; or what it returned, all or some.
    columns : ColumnMap, optional
        Which column of a table holds what; the rest is guessed (see `describe_source`).
    limits : Limits, optional
        What is refused.
    format : str, optional
        One of the values of `FORMATS`, where endings do not tell it.

    Yields
    ------
    Document or Failure
        In the order of `list_sources`, and within a source in its own order. A file of one
        document gives it its name; a row of a table is called by its id, or ``name:7``. A
        source that breaks off gives what came before, then a failure.

    Raises
    ------
    UnreadableFileError
        As `list_sources` raises it, before anything is read.
    MissingExtraError
        A format needs a package that is not installed.

    Notes
    -----
    Two rows that claim the same id are both read: to tell them apart would take memory for
    every id. Runs over a corpus look for them.

    Examples
    --------
    >>> documents = iter_documents("data/sample/articles.jsonl")
    >>> next(documents).doc_id
    'A000000'
    """
    for source in list_sources(inputs, format=format):
        reading = Reading(source=source, columns=columns or ColumnMap(), limits=limits or Limits())
        is_empty = True
        try:
            with open_source(source, reading.limits) as stream:
                for item in _read(stream, source, reading):
                    is_empty = False
                    yield item
            if is_empty:
                raise UnreadableFileError(
                    f"{source.address}: holds no document; expected one at least"
                )
        except MissingExtraError:
            raise
        # What a file can hold to upset a reader is beyond listing; it must not end the run.
        except Exception as problem:
            yield fail_source(source, problem)


def describe_source(source: Source, *, columns: ColumnMap | None = None) -> str:
    """Return in words how a source is read: its format, and which column is taken for what.

    Parameters
    ----------
    source : Source
        One of those that `list_sources` returns.
    columns : ColumnMap, optional
        As in `iter_documents`.

    Returns
    -------
    str
        One line.

    Raises
    ------
    InputError
        It is a table, and no column is called as texts usually are.
    UnknownNameError
        A given column is not there.
    """
    given = columns or ColumnMap()
    reading = Reading(source=source, columns=given, limits=Limits())
    said = f"{source.address}: {source.format or 'told from its first bytes'}"
    if source.format not in _HEADS or source.is_stream:
        return said
    with open_source(source, reading.limits) as stream:
        names = tuple(_HEADS[source.format](stream, reading))
    return f"{said}; {describe_columns(guess_columns(names, given), names)}"


def _read(stream: IO[bytes], source: Source, reading: Reading) -> Iterator[Item]:
    """Read an open stream by its format, which its first bytes tell if nothing else did."""
    if not source.format:
        head, stream = look_ahead(stream, _HEAD)
        if head.startswith(GZIP) and not source.packing:
            yield from _read_member(stream, replace(source, packing="gz"), reading)
            return
        source = replace(source, format=tell_format(head, source.address))
        check_installed(source.format)
    reading = replace(reading, source=source)
    if source.format == "zip":
        yield from read_archive(stream, reading, _read_member)
    else:
        yield from _READERS[source.format](stream, reading)


def _read_member(stream: IO[bytes], source: Source, reading: Reading) -> Iterator[Item]:
    with unpack(stream, source, reading.limits) as content:
        yield from _read(content, source, reading)


def _sheet_heads(stream: IO[bytes], reading: Reading) -> list[str]:
    with seekable(stream, reading) as file:
        heads = (next(rows, ()) for _, rows in open_sheets(file, reading))
        return list(dict.fromkeys(str(cell).strip() for cells in heads for cell in cells if cell))


def _parquet_heads(stream: IO[bytes], reading: Reading) -> list[str]:
    with seekable(stream, reading) as file:
        return column_names(file)


def _delimited_heads(stream: IO[bytes], reading: Reading) -> list[str]:
    return next(open_rows(stream, reading)[0], [])


_HEADS = {
    "csv": _delimited_heads,
    "tsv": _delimited_heads,
    "xlsx": _sheet_heads,
    "jsonl": first_keys,
    "parquet": _parquet_heads,
}
