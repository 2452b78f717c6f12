"""The tables of a corpus as files of other kinds, piece by piece in little memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from analysis_utils.corpus.parts import PART_SCHEMAS, arrow_schema
from analysis_utils.corpus.results import Corpus
from analysis_utils.errors import InputError, MissingExtraError, RunError, unknown_name
from analysis_utils.schemas import Schema
from analysis_utils.tables import export_table

EXPORT_FORMATS = ("csv", "jsonl", "parquet", "xlsx")
_SHEET_ROWS = 1_048_575  # and the line of heads
_CELL_CHARACTERS = 32_767
# A workbook is XML, which has no place for these.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def export_corpus(corpus: Corpus, folder: str | Path, *, format: str = "csv") -> Path:  # noqa: A002
    """Write each table of a corpus to one file in ``folder``, which is made if need be.

    Parameters
    ----------
    corpus : Corpus
        What `open_corpus` returns.
    folder : str or Path
        Files of the same names are replaced.
    format : str
        ``"csv"`` (text that a spreadsheet would run as a formula gets a leading apostrophe),
        ``"jsonl"``, ``"parquet"`` or ``"xlsx"``.

    Returns
    -------
    Path
        The folder, with ``documents.csv``, …, ``failures.csv``.

    Raises
    ------
    InputError
        A table has more rows than a sheet of a workbook holds.
    RunError
        The folder cannot be written.
    """
    if format not in EXPORT_FORMATS:
        raise unknown_name("export format", format, EXPORT_FORMATS)
    write = {"xlsx": _write_workbook, "parquet": _write_parquet}.get(format, _write_text)
    target = Path(folder)
    try:
        target.mkdir(parents=True, exist_ok=True)
        for name, schema in PART_SCHEMAS.items():
            write(corpus.batches(name), schema, target / f"{name}.{format}")
    except OSError as problem:
        raise RunError(f"{target}: cannot be written: {problem.strerror}") from problem
    return target


def _write_text(batches: Iterator[pd.DataFrame], schema: Schema, path: Path) -> None:
    kind = path.suffix.removeprefix(".")
    with path.open("w", encoding="utf-8", newline="") as stream:
        if kind == "csv":
            stream.write(",".join(schema.names) + "\n")
        for batch in batches:
            if len(batch):
                export_table(batch, stream, format=kind, header=False)


def _write_parquet(batches: Iterator[pd.DataFrame], schema: Schema, path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = arrow_schema(schema)
    with pq.ParquetWriter(path, columns, compression="zstd") as writer:
        for batch in batches:
            writer.write_table(pa.Table.from_pandas(batch, columns, preserve_index=False))


def _write_workbook(batches: Iterator[pd.DataFrame], schema: Schema, path: Path) -> None:
    try:
        from openpyxl import Workbook
        from openpyxl.cell import WriteOnlyCell
    except ImportError as problem:
        raise MissingExtraError(
            "workbooks need the package openpyxl; install analysis_utils[inputs]"
        ) from problem
    book = Workbook(write_only=True)
    sheet = book.create_sheet(schema.name)
    sheet.append(list(schema.names))
    n_rows = 0
    for batch in batches:
        n_rows += len(batch)
        if n_rows > _SHEET_ROWS:
            raise InputError(
                f"the table {schema.name!r} has more rows than a sheet holds ({_SHEET_ROWS:,}); "
                "choose csv or parquet, or query what you need"
            )
        for row in batch.itertuples(index=False):
            sheet.append([_cell(WriteOnlyCell, sheet, value) for value in row])
    book.save(path)


def _cell(make: Any, sheet: Any, value: Any) -> Any:
    """Return a cell whose text stays text, whatever it begins with."""
    if value is pd.NA:
        return None
    if not isinstance(value, str):
        return value.item() if hasattr(value, "item") else value
    cell = make(sheet, value=_NO_XML.sub("\ufffd", value)[:_CELL_CHARACTERS])
    cell.data_type = "s"
    return cell
