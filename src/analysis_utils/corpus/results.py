"""Reading what a run has written: tables by name, and SQL over their Parquet parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.dataset as ds

from analysis_utils.corpus.manifest import Manifest, read_manifest
from analysis_utils.corpus.parts import PART_SCHEMAS, arrow_schema, part_path
from analysis_utils.errors import InputError, MissingExtraError, RunError, unknown_name
from analysis_utils.load.paths import resolve_path
from analysis_utils.schemas import Schema

_READS = "SELECT"  # DuckDB's name of statements that write nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """The tables of a finished run; nothing is read before it is asked for."""

    folder: Path
    manifest: Manifest

    @property
    def documents(self) -> pd.DataFrame:
        """One row per document that was annotated."""
        return self.table("documents")

    @property
    def failures(self) -> pd.DataFrame:
        """One row per document or input that failed: ``doc_id, stage, error, message``."""
        return self.table("failures")

    def table(self, name: str, columns: list[str] | None = None) -> pd.DataFrame:
        """Return a whole table, or some of its columns, as `analysis_utils.schemas` tells it.

        Raises
        ------
        UnknownNameError
            No table or column has that name.
        """
        schema = find_schema(name)
        for column in columns or ():
            if column not in schema.names:
                raise unknown_name(f"column of {name}", column, schema.names)
        found = self._dataset(name).to_table(columns=columns).to_pandas()
        return with_dtypes(found, schema)

    def batches(self, name: str) -> Iterator[pd.DataFrame]:
        """Yield a table piece by piece, in order, in little memory."""
        schema = find_schema(name)
        for number in range(self.n_parts):
            part = ds.dataset(part_path(self.folder, name, number), schema=arrow_schema(schema))
            yield with_dtypes(part.to_table().to_pandas(), schema)

    def sql(self, query: str) -> pd.DataFrame:
        """Return what a query in SQL (DuckDB's) gives; its tables are views over the parts.

        Parameters
        ----------
        query : str
            Such as ``"select speaker, count(*) as n from quotations group by all"``. The tables
            are those of `analysis_utils.schemas` and ``failures``. It may only read.

        Returns
        -------
        DataFrame
            One row per row of the result. Without ``order by`` the order may differ from run
            to run.

        Raises
        ------
        InputError
            The query is wrong (the message is the database's), or would do more than read.
        """
        duckdb = _import_duckdb()
        with duckdb.connect(config={"autoinstall_known_extensions": "false"}) as database:
            for name in PART_SCHEMAS:
                database.execute(
                    f"create view {name} as select * from read_parquet({self._glob(name)})"
                )
            try:
                for statement in database.extract_statements(query):
                    if statement.type.name != _READS:
                        raise InputError(
                            f"the query {statement.query.strip()!r:.80} does more than read "
                            f"({statement.type.name}); expected a select (a pivot needs its "
                            "values: 'in (…)')"
                        )
                relation = database.sql(query)
                found = pa.table({}) if relation is None else relation.to_arrow_table()
            except duckdb.Error as problem:
                raise InputError(
                    f"the query cannot be answered: {_in_one_line(problem)} The tables are "
                    f"{', '.join(PART_SCHEMAS)}"
                ) from problem
        return _as_frame(found)

    @property
    def n_parts(self) -> int:
        """How many parts each table has."""
        return self.manifest.tables["documents"]["n_parts"]

    def _dataset(self, name: str) -> Any:
        paths = [str(part_path(self.folder, name, number)) for number in range(self.n_parts)]
        return ds.dataset(paths, schema=arrow_schema(find_schema(name)), format="parquet")

    def _glob(self, name: str) -> str:
        pattern = (self.folder.resolve() / name / "*.parquet").as_posix()
        return "'" + pattern.replace("'", "''") + "'"


def open_corpus(folder: str | Path) -> Corpus:
    """Open the folder of a finished run.

    Parameters
    ----------
    folder : str or Path
        What `run_corpus` wrote; a relative path is found as `resolve_path` tells.

    Returns
    -------
    Corpus
        Its tables (``.documents``, ``.failures``, ``.table(name)``), ``.sql(query)`` and
        ``.manifest``.

    Raises
    ------
    RunError
        The folder holds no run, or one that is not finished or has lost parts.
    """
    place = resolve_path(folder)
    manifest = read_manifest(place)
    if not manifest.finished:
        raise RunError(
            f"{folder}: the run in it has not come to its end; go on with it with --resume"
        )
    corpus = Corpus(folder=place, manifest=manifest)
    for name in PART_SCHEMAS:
        found = {path.name for path in (place / name).glob("*.parquet")}
        expected = {part_path(place, name, number).name for number in range(corpus.n_parts)}
        if found != expected:
            odd = sorted(found ^ expected)
            raise RunError(
                f"{folder}: the table {name!r} has {len(found)} parts, expected "
                f"{len(expected)} ({odd[0]} is missing or too many); run again with --resume"
            )
    return corpus


def find_schema(name: str) -> Schema:
    """Return the schema of a table of a corpus, by name."""
    if name not in PART_SCHEMAS:
        raise unknown_name("table", name, PART_SCHEMAS)
    return PART_SCHEMAS[name]


def with_dtypes(frame: pd.DataFrame, schema: Schema) -> pd.DataFrame:
    """Give the columns the dtypes that the schema tells."""
    dtypes = {c.name: c.dtype for c in schema.columns if c.name in frame.columns}
    changed: Any = frame.astype
    result: pd.DataFrame = changed(dtypes)
    return result


def _in_one_line(problem: Exception) -> str:
    """Return what the database says, without its picture of the place in the query."""
    said = " ".join(str(problem).partition("\n\nLINE ")[0].split())
    return said if said.endswith((".", "!", "?")) else f"{said}."


def _as_frame(found: Any) -> pd.DataFrame:
    """Return the result of a query with the dtypes that our tables have; sums are whole numbers."""
    for i, field in enumerate(found.schema):
        if pa.types.is_decimal(field.type):
            plain = pa.int64() if field.type.scale == 0 else pa.float64()
            found = found.set_column(i, field.name, found.column(i).cast(plain))
    frame: pd.DataFrame = found.to_pandas(types_mapper=_pandas_dtype)
    return frame


def _pandas_dtype(arrow: Any) -> Any:
    if pa.types.is_integer(arrow):
        return pd.Int64Dtype()
    if pa.types.is_floating(arrow):
        return pd.Float64Dtype()
    if pa.types.is_boolean(arrow):
        return pd.BooleanDtype()
    return pd.StringDtype() if pa.types.is_string(arrow) else None


def _import_duckdb() -> Any:
    try:
        import duckdb
    except ImportError as problem:
        raise MissingExtraError(
            "queries need the package duckdb; install analysis_utils[corpus]"
        ) from problem
    return duckdb
