"""Tables as text: comma- and tab-separated values, and JSON lines."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from itertools import chain, islice
from typing import IO

from analysis_utils.errors import InputError, UnreadableFileError
from analysis_utils.load.articles import decode, warn_of_encoding
from analysis_utils.load.inputs.columns import guess_columns
from analysis_utils.load.inputs.documents import Item, Reading, attempt, make_failure, over_limit
from analysis_utils.load.inputs.records import make_record, row_id
from analysis_utils.load.inputs.streams import look_ahead
from analysis_utils.model import Document

_HEAD = 1 << 20
_CHUNK = 1 << 20
_FIRST = 200  # JSON lines that tell which keys there are
_END = "\0"  # comes after the last line; no table of text holds it
_SEPARATORS = ",;\t|"
_UNDECODED = re.compile("[\udc80-\udcff]")


def read_delimited(stream: IO[bytes], reading: Reading) -> Iterator[Item]:
    """Read a table of separated values, a document a row; rows count from 1 below the heads.

    The separator is the one that the heads hold most of, the encoding UTF-8 unless the first
    megabyte is not. A row that does not fit the heads is a failure; after a fault that leaves
    open where the next row begins, no more is read.
    """
    rows, encoding = open_rows(stream, reading)
    reading = replace(reading, notes=warn_of_encoding(encoding))
    names = next(rows, [])
    if not names:
        raise UnreadableFileError(f"{reading.where()}: is empty; expected heads, and rows below")
    guess_columns(tuple(names), reading.columns)
    number = 0
    while True:
        number += 1
        doc_id, where = row_id(reading, number), reading.where(f"row {number}")
        try:
            cells = next(rows, None)
        except (csv.Error, InputError, UnicodeError) as problem:
            yield make_failure(doc_id, problem, f"{where}: reading stopped here")
            return
        if cells is None:
            return
        yield from attempt(partial(_make_row, number, names, cells, reading), doc_id, where)


def open_rows(stream: IO[bytes], reading: Reading) -> tuple[Iterator[list[str]], str]:
    """Return the rows of a table that are not empty, heads first, and their encoding."""
    head, whole = look_ahead(stream, _HEAD)
    encoding = _tell_encoding(head, reading.where())
    lines = _bounded_lines(
        io.TextIOWrapper(whole, encoding, errors="surrogateescape", newline=""), reading
    )
    heads = next(lines, "")
    separator = max(_SEPARATORS, key=heads.count)
    # The limit is one for the whole process: there is no other way to raise it.
    csv.field_size_limit(min(reading.limits.max_line, (1 << 31) - 1))
    return _whole_rows(csv.reader(chain([heads], lines, [_END]), delimiter=separator)), encoding


def _whole_rows(rows: Iterable[list[str]]) -> Iterator[list[str]]:
    """Yield the rows that hold anything, up to one in which the file breaks off."""
    for cells in rows:
        if cells == [_END]:
            return
        if cells and cells[-1].endswith(_END):
            raise InputError(
                "a cell that opens with a quotation mark is never closed; the file is not whole, "
                "or a mark inside a text is not doubled"
            )
        if any(cells):
            yield cells


def read_json_lines(stream: IO[bytes], reading: Reading) -> Iterator[Item]:
    """Read JSON lines, a document a line; a line that is no JSON object is a failure.

    A key that a line lacks counts as empty, unless it is that of the text.
    """
    limit = reading.limits.max_line
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        doc_id, where = row_id(reading, number), reading.where(f"row {number}")
        if len(line) > limit:
            _skip_line(stream, line)
            yield make_failure(doc_id, over_limit(where, "a line", limit, "max_line"))
        elif line.strip():
            yield from attempt(partial(_make_line, number, line, reading), doc_id, where)


def first_keys(stream: IO[bytes], reading: Reading) -> list[str]:
    """Return the keys of the first JSON lines: one line may lack what the next one has."""
    keys: dict[str, None] = {}
    for line in islice(iter(lambda: stream.readline(reading.limits.max_line), b""), _FIRST):
        with suppress(ValueError, RecursionError):
            row = json.loads(line)
            keys |= dict.fromkeys(row if isinstance(row, dict) else ())
    return list(keys)


def _make_row(number: int, names: list[str], cells: list[str], reading: Reading) -> Document:
    if len(cells) > len(names):
        raise InputError(
            f"{reading.where(f'row {number}')}: has {len(cells)} cells under {len(names)} heads; "
            "cells that hold the separator must stand in quotation marks"
        )
    for cell in cells:
        if not cell.isascii() and _UNDECODED.search(cell):
            raise InputError(
                f"{reading.where(f'row {number}')}: holds bytes that are not in the encoding of "
                "the rest; expected UTF-8"
            )
    cells += [""] * (len(names) - len(cells))
    return make_record(number, dict(zip(names, cells, strict=True)), reading)


def _make_line(number: int, line: bytes, reading: Reading) -> Document:
    expected = 'expected a JSON object such as {"id": "…", "text": "…"}'
    where = reading.where(f"row {number}")
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as problem:
        raise InputError(f"{where}: is no JSON ({problem}); {expected}") from problem
    if not isinstance(row, dict):
        raise InputError(f"{where}: holds a {type(row).__name__}; {expected}")
    lacking = {name: None for role, name in reading.columns.named.items() if role != "text"}
    return make_record(number, {**lacking, **row}, reading)


def _tell_encoding(head: bytes, where: str) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    whole_lines = head[: head.rfind(b"\n") + 1] if len(head) == _HEAD else head
    _, encoding = decode(whole_lines or head, where)
    return encoding


def _bounded_lines(text: io.TextIOWrapper, reading: Reading) -> Iterator[str]:
    limit = reading.limits.max_line
    while line := text.readline(limit + 1):
        if len(line) > limit:
            raise over_limit(reading.where(), "a line", limit, "max_line")
        yield line


def _skip_line(stream: IO[bytes], line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(_CHUNK)
