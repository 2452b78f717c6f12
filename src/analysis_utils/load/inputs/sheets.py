"""Spreadsheets (.xlsx): a document a row, from every sheet that has texts."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from typing import IO, Any

from analysis_utils.errors import InputError
from analysis_utils.load.inputs.columns import guess_columns
from analysis_utils.load.inputs.documents import Item, Reading, attempt, make_failure
from analysis_utils.load.inputs.extras import keep_quiet, load_reader
from analysis_utils.load.inputs.records import make_record, row_id
from analysis_utils.load.inputs.streams import check_archive, seekable

_BATCH = 200


def read_sheets(stream: IO[bytes], reading: Reading) -> Iterator[Item]:
    """Read a workbook: the first filled row of a sheet has the heads, each other is a document.

    Rows of the second sheet and later ones are called after it (``name:Sheet2:1``). A sheet
    whose heads name no text is a failure.
    """
    with seekable(stream, reading) as file:
        for number, (title, rows) in enumerate(open_sheets(file, reading)):
            prefix = f"{title}:" if number else ""
            yield from _read_sheet(title, prefix, rows, reading)


def open_sheets(
    file: IO[bytes], reading: Reading
) -> Iterator[tuple[str, Iterator[tuple[Any, ...]]]]:
    """Yield the title and the filled rows of each sheet that has any."""
    with zipfile.ZipFile(file) as archive:
        check_archive(archive, reading.where(), reading.limits, is_one=True)
    with keep_quiet():
        book = load_reader("xlsx").load_workbook(file, read_only=True, data_only=True)
    try:
        for sheet in book.worksheets:
            yield sheet.title, _filled_rows(sheet)
    finally:
        book.close()


def _read_sheet(
    title: str, prefix: str, rows: Iterator[tuple[Any, ...]], reading: Reading
) -> Iterator[Item]:
    heads = next(rows, None)
    if heads is None:
        return
    names = [str(head or "").strip() for head in heads]
    try:
        guess_columns(tuple(filter(None, names)), reading.columns)
    except (InputError, LookupError) as problem:
        where = reading.where(f"sheet {title!r}")
        yield make_failure(f"{reading.source.name}:{title}", problem, where)
        return
    for number, cells in enumerate(rows, start=1):
        place = f"{prefix}{number}"
        make = partial(make_record, place, _as_row(names, cells), reading)
        yield from attempt(make, row_id(reading, place), reading.where(f"row {place}"))


def _filled_rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    rows = sheet.iter_rows(values_only=True)
    while True:
        with keep_quiet():
            batch = list(islice(rows, _BATCH))
        if not batch:
            return
        yield from (row for row in batch if any(cell not in (None, "") for cell in row))


def _as_row(names: Sequence[str], cells: Sequence[Any]) -> dict[str, Any]:
    row = {name: cell for name, cell in zip(names, cells, strict=False) if name}
    return {name: row.get(name) for name in names if name}
