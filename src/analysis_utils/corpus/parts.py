"""Parquet parts: one file per task and table, whole or not there at all."""

from __future__ import annotations

import errno
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq

from analysis_utils.errors import RunError, SchemaError
from analysis_utils.schemas import FAILURES, TABLES, Schema

# The failures come last: a task whose failures are in place is done.
PART_SCHEMAS: dict[str, Schema] = {**TABLES, FAILURES.name: FAILURES}
_ARROW = {"string": pa.string(), "Int64": pa.int64(), "Float64": pa.float64()}
_ARROW["boolean"] = pa.bool_()
# What hardly ever repeats gains nothing from a dictionary.
_FREE_TEXT = {"text", "message", "evidence", "warnings", "sha256", "url", "title"}


def part_path(folder: Path, table: str, number: int) -> Path:
    """Return where a task's part of a table lies."""
    return folder / table / f"part-{number:06}.parquet"


def arrow_schema(schema: Schema) -> pa.Schema:
    """Return the columns of a table as Arrow knows them."""
    return pa.schema([(column.name, _ARROW[column.dtype]) for column in schema.columns])


def make_batch(rows: Sequence[Mapping[str, Any]], schema: Schema) -> pa.Table:
    """Build an Arrow table from rows, checked against its schema.

    Raises
    ------
    SchemaError
        A required value is missing, or a label is none of the allowed ones.
    """
    columns = []
    for column in schema.columns:
        values = [row.get(column.name) for row in rows]
        if column.required and None in values:
            raise SchemaError(f"{schema.name}.{column.name} has missing values; none are allowed")
        wrong = set(values) - {None, *column.values} if column.values else set()
        if wrong:
            raise SchemaError(
                f"{schema.name}.{column.name} holds {min(map(str, wrong))!r}; "
                f"expected {', '.join(column.values)}"
            )
        columns.append(pa.array(values, type=_ARROW[column.dtype]))
    return pa.Table.from_arrays(columns, schema=arrow_schema(schema))


def write_parts(
    folder: Path, number: int, rows: Mapping[str, Sequence[Mapping[str, Any]]]
) -> dict[str, int]:
    """Write a task's part of every table; return the number of rows by table.

    Each part is written under a temporary name and moved into place, so that a part that is
    there is whole.

    Raises
    ------
    RunError
        The disk is full, or the folder cannot be written.
    """
    for name, schema in PART_SCHEMAS.items():
        batch = make_batch(rows[name], schema)
        _write_part(part_path(folder, name, number), batch, folder / "tmp")
    return {name: len(rows[name]) for name in PART_SCHEMAS}


def _write_part(path: Path, batch: pa.Table, scratch: Path) -> None:
    temporary = scratch / f"{path.parent.name}-{path.stem}-{uuid4().hex}"
    repeating = [name for name in batch.column_names if name not in _FREE_TEXT]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        scratch.mkdir(parents=True, exist_ok=True)
        pq.write_table(batch, temporary, compression="zstd", use_dictionary=repeating)
        temporary.replace(path)
    except OSError as problem:
        raise explain_write_error(path.parent.parent, problem) from problem
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def explain_write_error(folder: Path, problem: OSError) -> RunError:
    """Return the error for a run whose folder cannot be written."""
    full = problem.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    reason = "no space is left on the disk" if full else problem.strerror or str(problem)
    return RunError(
        f"{folder}: cannot be written: {reason}. The parts that are there are whole; "
        f"{'free some space' if full else 'set that right'} and run again with --resume"
    )


def count_rows(folder: Path, number: int) -> dict[str, int] | None:
    """Return the rows of a task's parts by table, or None unless all are there and whole."""
    found = {}
    for name in PART_SCHEMAS:
        try:
            found[name] = pq.read_metadata(part_path(folder, name, number)).num_rows
        except (OSError, pa.ArrowInvalid):
            return None
    return found
