"""Parquet: a document a row, read in batches, and only the columns that are needed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import IO, Any

from analysis_utils.load.inputs.columns import guess_columns
from analysis_utils.load.inputs.documents import Item, Reading, attempt, over_limit
from analysis_utils.load.inputs.records import make_record, row_id
from analysis_utils.load.inputs.streams import seekable
from analysis_utils.model import Document

_BATCH_BYTES = 8_000_000
_MAX_ROWS = 1_000


def read_parquet(stream: IO[bytes], reading: Reading) -> Iterator[Item]:
    """Read a Parquet file: rows count from 1; a row that cannot be read is a failure."""
    with seekable(stream, reading) as file:
        yield from _read_file(file, reading)


def column_names(file: IO[bytes]) -> list[str]:
    """Return the names of a Parquet file's columns."""
    import pyarrow.parquet as pq

    return list(pq.ParquetFile(file).schema_arrow.names)


def _read_file(file: IO[bytes], reading: Reading) -> Iterator[Item]:
    import pyarrow.parquet as pq

    # Pages are read as they are needed: a group of rows may be larger than the memory.
    table = pq.ParquetFile(file, buffer_size=1 << 20, pre_buffer=False)
    names = table.schema_arrow.names
    found = guess_columns(tuple(names), reading.columns).named.values()
    used = [name for name in names if name in found]
    first = 1
    for group in range(table.metadata.num_row_groups):
        size = _batch_size(table.metadata.row_group(group), reading)
        for batch in table.iter_batches(size, row_groups=[group], columns=used):
            yield from _read_batch(batch, first, reading)
            first += batch.num_rows


def _batch_size(group: Any, reading: Reading) -> int:
    """Return how many rows of a group make a batch of a few megabytes."""
    limit = reading.limits.max_unpacked
    if group.total_byte_size > limit:
        raise over_limit(reading.where(), "a group of rows", limit, "max_unpacked")
    n_rows = _BATCH_BYTES * group.num_rows // max(group.total_byte_size, 1)
    return int(max(1, min(n_rows, _MAX_ROWS)))


def _read_batch(batch: Any, first: int, reading: Reading) -> Iterator[Item]:
    columns = {name: _with_plain_times(batch.column(name)) for name in batch.schema.names}
    for position in range(batch.num_rows):
        number = first + position
        make = partial(_make_row, columns, position, number, reading)
        yield from attempt(make, row_id(reading, number), reading.where(f"row {number}"))


def _make_row(columns: dict[str, Any], position: int, number: int, reading: Reading) -> Document:
    row = {name: values[position].as_py() for name, values in columns.items()}
    return make_record(number, row, reading)


def _with_plain_times(values: Any) -> Any:
    """Return times in microseconds: finer ones would come out as objects of pandas."""
    import pyarrow as pa

    if pa.types.is_timestamp(values.type):
        return values.cast(pa.timestamp("us", values.type.tz), safe=False)
    return values
