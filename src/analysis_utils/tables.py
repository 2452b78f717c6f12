"""Annotations as tidy, validated tables, and tables as files."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import pandas as pd

from analysis_utils.errors import SchemaError, unknown_name
from analysis_utils.language.words import count_words
from analysis_utils.model import Annotations, Coding, Document, Quotation, Sentence, Span
from analysis_utils.schemas import TABLES, Schema

TABLE_FORMATS = ("csv", "jsonl", "parquet")
Row = dict[str, Any]

# A spreadsheet takes a cell that begins so for a formula, and runs it.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_EVIDENCE_JOIN = " | "


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The tables of one analysis; `analysis_utils.schemas` tells their columns."""

    documents: pd.DataFrame
    sentences: pd.DataFrame
    segments: pd.DataFrame
    quotations: pd.DataFrame
    codings: pd.DataFrame


def tabulate_annotations(annotations: Annotations | Iterable[Annotations]) -> Tables:
    """Turn the annotations of one or many documents into tables.

    Parameters
    ----------
    annotations : Annotations or iterable of Annotations

    Returns
    -------
    Tables
        Five tables in the order of the documents and of their text. Without any annotations
        they have their columns and no rows.
    """
    many = [annotations] if isinstance(annotations, Annotations) else list(annotations)
    rows: dict[str, list[Row]] = {name: [] for name in TABLES}
    for one in many:
        for name, found in make_rows(one).items():
            rows[name] += found
    return Tables(**{name: to_table(found, TABLES[name]) for name, found in rows.items()})


def to_table(rows: Sequence[Row], schema: Schema) -> pd.DataFrame:
    """Build a table from rows and check it against its schema.

    Missing keys become NA. The columns have the schema's order and dtypes.

    Raises
    ------
    SchemaError
        A row has a column that the schema does not know, lacks a required value, or holds a
        label that the schema does not allow.
    """
    unknown = sorted({key for row in rows for key in row} - set(schema.names))
    if unknown:
        raise SchemaError(f"{unknown_name(f'column of {schema.name}', unknown[0], schema.names)}")
    table = pd.DataFrame(
        {
            column.name: _column([row.get(column.name) for row in rows], column.dtype)
            for column in schema.columns
        }
    )
    check_table(table, schema)
    return table


def _column(values: list[Any], dtype: str) -> Any:
    # The stubs of pandas know no dtype whose name is not written out.
    make: Any = pd.array
    return make(values, dtype=dtype)


def check_table(table: pd.DataFrame, schema: Schema) -> None:
    """Raise a `SchemaError` when a table breaks its schema.

    Parameters
    ----------
    table : DataFrame
        The table.
    schema : Schema
        All columns must be there, required values known, labels allowed, and keys differ.
    """
    lacking = [name for name in schema.names if name not in table.columns]
    if lacking:
        raise SchemaError(
            f"the table {schema.name!r} lacks the columns {', '.join(lacking)}; "
            f"expected {', '.join(schema.names)}"
        )
    for column in schema.columns:
        values = table[column.name]
        if column.required and bool(values.isna().any()):
            raise SchemaError(f"{schema.name}.{column.name} has missing values; none are allowed")
        if column.values and not bool(values.dropna().isin(column.values).all()):
            wrong = values.dropna()[~values.dropna().isin(column.values)].iloc[0]
            raise SchemaError(
                f"{schema.name}.{column.name} holds {wrong!r}; expected {', '.join(column.values)}"
            )
    twice = table[table.duplicated(list(schema.key))]
    if len(twice):
        same = ", ".join(f"{name} {twice[name].iloc[0]}" for name in schema.key)
        raise SchemaError(
            f"the table {schema.name!r} has two rows with the same {same}; expected one. "
            "Does each document have a doc_id of its own?"
        )


def export_tables(tables: Tables, folder: str | Path, *, format: str = "csv") -> Path:  # noqa: A002
    """Write each table to a file of its own in ``folder``, which is made if need be.

    In CSV, text that a spreadsheet would run as a formula gets a leading apostrophe.

    Parameters
    ----------
    tables : Tables
        As `tabulate_annotations` gives them.
    folder : str or Path
        Where to.
    format : {"csv", "jsonl", "parquet"}
        Which also is the ending of the files.

    Returns
    -------
    Path
        The folder, with ``documents.csv``, ``sentences.csv``, ….

    Raises
    ------
    UnknownNameError
        There is no such format.
    """
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    for field in fields(tables):
        export_table(getattr(tables, field.name), target / f"{field.name}.{format}", format=format)
    return target


def export_table(
    table: pd.DataFrame,
    file: Any,
    *,
    format: str = "csv",  # noqa: A002
    header: bool = True,
) -> None:
    """Write one table to a path or an open text file (Parquet: a binary one).

    Without ``header``, CSV has no line of column names: so the next piece of a table is added.

    Parameters
    ----------
    table : DataFrame
        Any table.
    file : str, Path or file
        Where to; a file that exists is replaced.
    format : {"csv", "jsonl", "parquet"}
    header : bool
        False leaves the names of the columns out of CSV.

    Raises
    ------
    UnknownNameError
        There is no such format.
    """
    if format == "csv":
        _defused(table).to_csv(file, index=False, header=header, lineterminator="\n")
    elif format == "jsonl":
        table.to_json(file, orient="records", lines=True, force_ascii=False)
    elif format == "parquet":
        table.to_parquet(file, index=False, compression="zstd")
    else:
        raise unknown_name("table format", format, TABLE_FORMATS)


def _defused(table: pd.DataFrame) -> pd.DataFrame:
    """Put an apostrophe before the text of every cell that a spreadsheet would run."""
    safe = {}
    for name in table.columns[table.dtypes == "string"]:
        risky = table[name].str.startswith(_FORMULA_STARTS, na=False)
        if bool(risky.any()):
            safe[name] = table[name].mask(risky, "'" + table[name])
    return table.assign(**safe)


def make_rows(annotations: Annotations) -> dict[str, list[Row]]:
    """Return the rows of each table for one document, in the order of its text."""
    document, sentences = annotations.document, annotations.sentences
    home = _SentenceFinder(sentences)
    return {
        "documents": [_document_row(annotations)],
        "sentences": [_sentence_row(document, s) for s in sentences],
        "segments": [row for s in sentences for row in _segment_rows(document, s)],
        "quotations": [_quotation_row(document, q, home) for q in annotations.quotations],
        "codings": [_coding_row(document, c, home) for c in annotations.codings],
    }


class _SentenceFinder:
    """Finds the sentence that a position stands in."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.starts = [s.span.start for s in sentences]
        self.ids = [s.sentence_id for s in sentences]

    def __call__(self, position: int) -> str:
        at = max(bisect_right(self.starts, position) - 1, 0)
        return self.ids[at] if self.ids else ""


def _place(document: Document, span: Span) -> Row:
    return {
        "doc_id": document.doc_id,
        "start": span.start,
        "end": span.end,
        "text": document.slice(span),
    }


def _counted(document: Document, span: Span) -> Row:
    return {**_place(document, span), "n_words": count_words(document.slice(span))}


def _document_row(annotations: Annotations) -> Row:
    document, meta = annotations.document, annotations.document.meta
    known = ("title", "outlet", "date", "url", "interviewer", "interviewee", "sha256")
    spoken = {q.group or q.quotation_id for q in annotations.quotations if q.speech}
    return {
        "doc_id": document.doc_id,
        **{key: meta.get(key) for key in known},
        "n_words": count_words(document.text),
        "n_sentences": len(annotations.sentences),
        "n_quotations": len(spoken),
        "warnings": "\n".join(meta.get("warnings", ())) or None,
    }


def _sentence_row(document: Document, sentence: Sentence) -> Row:
    return {
        **_counted(document, sentence.span),
        "sentence_id": sentence.sentence_id,
        "paragraph": sentence.paragraph,
    }


def _segment_rows(document: Document, sentence: Sentence) -> list[Row]:
    return [
        {
            **_counted(document, segment.span),
            "sentence_id": sentence.sentence_id,
            "voice": segment.voice,
            "speaker": segment.speaker,
            "quotation_id": segment.quotation_id,
        }
        for segment in sentence.segments
    ]


def _quotation_row(document: Document, quotation: Quotation, home: _SentenceFinder) -> Row:
    plain = ("quotation_id", "kind", "speaker", "verb", "stance", "parent", "group", "part")
    row = {key: getattr(quotation, key) for key in (*plain, "speech", "confidence", "rule")}
    for name in ("source", "cue"):
        span: Span | None = getattr(quotation, name)
        if span is not None:
            row |= {
                name: document.slice(span),
                f"{name}_start": span.start,
                f"{name}_end": span.end,
            }
    row["sentence_id"] = home(quotation.content.start)
    return {**_counted(document, quotation.content), **row}


def _coding_row(document: Document, coding: Coding, home: _SentenceFinder) -> Row:
    is_label = isinstance(coding.value, str)
    return {
        **_place(document, coding.unit),
        "sentence_id": home(coding.unit.start),
        "coder": coding.coder,
        "variable": coding.variable,
        "value": coding.value if is_label else None,
        "score": None if is_label else coding.value,
        "target": coding.target,
        "voice": coding.voice,
        "speaker": coding.speaker,
        "evidence": _EVIDENCE_JOIN.join(document.slice(e) for e in coding.evidence) or None,
    }
