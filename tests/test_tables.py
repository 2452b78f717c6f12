from __future__ import annotations

import io
from pathlib import Path

import pandas as pd
import pytest

from analysis_utils.errors import SchemaError, UnknownNameError
from analysis_utils.model import Annotations, Coding, Document, Quotation, Segment, Sentence
from analysis_utils.schemas import CODINGS, DOCUMENTS, SENTENCES, TABLES
from analysis_utils.tables import export_table, export_tables, tabulate_annotations, to_table


def small_annotations() -> Annotations:
    """`Rain fell. "It rained," Ann said.` by hand."""
    document = Document(doc_id="d", text='Rain fell. "It rained," Ann said.', meta={"title": "T"})
    said = document.span(11, 23)
    return Annotations(
        document=document,
        sentences=(
            Sentence(
                sentence_id="S1",
                span=document.span(0, 10),
                paragraph=0,
                segments=(Segment(span=document.span(0, 10), voice="outlet"),),
            ),
            Sentence(
                sentence_id="S2",
                span=document.span(11, 33),
                paragraph=0,
                segments=(
                    Segment(span=said, voice="direct", speaker="Ann", quotation_id="Q1"),
                    Segment(span=document.span(24, 33), voice="outlet"),
                ),
            ),
        ),
        quotations=(
            Quotation(
                quotation_id="Q1",
                content=said,
                kind="direct",
                rule="by hand",
                confidence=1.0,
                cue=document.span(28, 32),
                source=document.span(24, 27),
                speaker="Ann",
                verb="say",
                stance="neutral",
            ),
        ),
        codings=(
            Coding(unit=said, coder="c", variable="polarity", value=0.5, voice="direct"),
            Coding(
                unit=said,
                coder="c",
                variable="topic",
                value="weather",
                evidence=(document.span(15, 21),),
            ),
        ),
    )


def test_tables_have_the_columns_and_dtypes_of_their_schemas() -> None:
    tables = tabulate_annotations(small_annotations())
    for name, schema in TABLES.items():
        table = getattr(tables, name)
        assert tuple(table.columns) == schema.names
        assert [str(d) for d in table.dtypes] == [c.dtype for c in schema.columns]


def test_no_annotations_give_empty_tables_with_columns() -> None:
    tables = tabulate_annotations([])
    assert [len(getattr(tables, name)) for name in TABLES] == [0] * len(TABLES)
    assert tuple(tables.codings.columns) == CODINGS.names


def test_document_counts_words_sentences_and_quotations() -> None:
    row = tabulate_annotations(small_annotations()).documents.iloc[0]
    assert (row["n_words"], row["n_sentences"], row["n_quotations"]) == (6, 2, 1)
    assert row["title"] == "T"
    assert pd.isna(row["outlet"])


def test_quotation_row_holds_words_and_places() -> None:
    row = tabulate_annotations(small_annotations()).quotations.iloc[0]
    assert (row["text"], row["start"], row["end"]) == ('"It rained,"', 11, 23)
    assert (row["source"], row["source_start"]) == ("Ann", 24)
    assert (row["cue"], row["verb"], row["sentence_id"]) == ("said", "say", "S2")


def test_coding_is_a_label_or_a_score() -> None:
    codings = tabulate_annotations(small_annotations()).codings
    assert codings["score"].tolist() == [0.5, pd.NA]
    assert codings["value"].tolist() == [pd.NA, "weather"]
    assert codings["evidence"].tolist() == [pd.NA, "rained"]


def test_two_documents_of_one_name_are_refused() -> None:
    with pytest.raises(SchemaError, match="'documents' has two rows with the same doc_id d;"):
        tabulate_annotations([small_annotations(), small_annotations()])


def test_unknown_column_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(SchemaError, match="did you mean 'n_words'"):
        to_table([{"n_word": 3}], SENTENCES)


def test_missing_required_value_is_refused() -> None:
    with pytest.raises(SchemaError, match=r"documents\.doc_id has missing values"):
        to_table([{"title": "T"}], DOCUMENTS)


def test_value_outside_the_allowed_ones_is_refused() -> None:
    row = {"doc_id": "d", "sentence_id": "S1", "start": 0, "end": 1, "voice": "chorus"}
    with pytest.raises(
        SchemaError, match=r"voice holds 'chorus'; expected outlet, direct, indirect"
    ):
        to_table([{**row, "n_words": 1, "text": "x"}], TABLES["segments"])


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_csv_cell_that_a_spreadsheet_would_run_becomes_text(start: str) -> None:
    table = pd.DataFrame({"text": pd.array([f"{start}HYPERLINK()"], dtype="string"), "n": [-1]})
    out = io.StringIO()
    export_table(table, out)
    assert f"'{start}HYPERLINK()" in out.getvalue()
    assert ",-1" in out.getvalue()  # numbers stay numbers


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_every_table_is_written(tmp_path: Path, form: str) -> None:
    folder = export_tables(tabulate_annotations(small_annotations()), tmp_path / "t", format=form)
    assert sorted(p.name for p in folder.iterdir()) == sorted(f"{name}.{form}" for name in TABLES)


def test_parquet_comes_back_equal(tmp_path: Path) -> None:
    tables = tabulate_annotations(small_annotations())
    export_tables(tables, tmp_path, format="parquet")
    back = pd.read_parquet(tmp_path / "quotations.parquet")
    assert back["text"].tolist() == tables.quotations["text"].tolist()


def test_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match="Known: csv, jsonl, parquet"):
        export_table(pd.DataFrame(), io.StringIO(), format="xls")
