"""Tables by name, SQL over the parts, files of other kinds."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook

from analysis_utils.corpus.export import EXPORT_FORMATS, export_corpus
from analysis_utils.corpus.results import Corpus, open_corpus
from analysis_utils.errors import InputError, RunError, UnknownNameError
from analysis_utils.schemas import TABLES


@pytest.fixture
def corpus(serial: Path) -> Corpus:
    return open_corpus(serial)


def test_tables_have_their_schema_and_the_order_of_the_input(corpus: Corpus) -> None:
    for name, schema in TABLES.items():
        table = corpus.table(name)
        assert tuple(table.columns) == schema.names
        assert table.dtypes.astype(str).tolist() == [c.dtype for c in schema.columns]
    assert corpus.documents["doc_id"].tolist() == [f"article-{n:02}" for n in range(20)]
    assert corpus.failures.empty


def test_some_columns_are_read_alone(corpus: Corpus) -> None:
    assert corpus.table("quotations", ["speaker"]).columns.tolist() == ["speaker"]
    with pytest.raises(UnknownNameError, match="speaker"):
        corpus.table("quotations", ["speker"])
    with pytest.raises(UnknownNameError, match="quotations"):
        corpus.table("quotation")


def test_sql_joins_and_counts(corpus: Corpus) -> None:
    found = corpus.sql(
        "select outlet, count(distinct doc_id) as n, sum(q.n_words) as words "
        "from quotations q join documents using (doc_id) group by outlet order by outlet"
    )
    quoted = corpus.table("quotations").merge(corpus.documents, on="doc_id")
    expected = quoted.groupby("outlet")["n_words_x"].sum()
    assert found["outlet"].tolist() == ["Paper 0", "Paper 1"]
    assert found["n"].tolist() == [10, 10]
    assert found["words"].tolist() == expected.tolist()
    assert found.dtypes.astype(str).tolist() == ["string", "Int64", "Int64"]


def test_sql_keeps_what_is_undefined(corpus: Corpus) -> None:
    assert corpus.sql("select max(score) as s from codings where false")["s"].isna().all()


@pytest.mark.parametrize(
    "query",
    [
        "copy (select 1) to '{}'",
        "select 1; attach '{}'",
        "copy (pivot documents on outlet) to '{}'",
    ],
)
def test_sql_that_writes_is_refused(corpus: Corpus, tmp_path: Path, query: str) -> None:
    target = tmp_path / "x"
    with pytest.raises(InputError, match="does more than read"):
        corpus.sql(query.format(target))
    assert not target.exists()


def test_wrong_sql_is_told_with_the_tables(corpus: Corpus) -> None:
    with pytest.raises(InputError, match="quotations"):
        corpus.sql("select * from quotation")


def test_wrong_sql_is_told_in_one_line(corpus: Corpus) -> None:
    with pytest.raises(InputError, match=r'at or near "selct"\. The tables are') as raised:
        corpus.sql("selct 1")
    assert "\n" not in str(raised.value)


def test_folder_without_a_run_and_an_unfinished_run_are_refused(
    serial: Path, tmp_path: Path
) -> None:
    with pytest.raises(RunError, match="holds no run"):
        open_corpus(tmp_path)
    manifest = json.loads((serial / "manifest.json").read_text())
    (serial / "manifest.json").write_text(json.dumps({**manifest, "tables": {}}))
    with pytest.raises(RunError, match="--resume"):
        open_corpus(serial)


def test_lost_part_is_told(serial: Path) -> None:
    (serial / "codings" / "part-000002.parquet").unlink()
    with pytest.raises(RunError, match=r"codings.*part-000002"):
        open_corpus(serial)


@pytest.mark.parametrize("kind", EXPORT_FORMATS)
def test_exported_tables_hold_all_rows(corpus: Corpus, tmp_path: Path, kind: str) -> None:
    folder = export_corpus(corpus, tmp_path / "files", format=kind)
    path = folder / f"quotations.{kind}"
    expected = corpus.table("quotations")
    if kind == "xlsx":
        (sheet,) = load_workbook(path).worksheets
        assert sheet.max_row == len(expected) + 1
        return
    read = {"csv": pd.read_csv, "jsonl": pd.read_json, "parquet": pd.read_parquet}[kind]
    table = read(path, **({"lines": True} if kind == "jsonl" else {}))
    assert table["text"].tolist() == expected["text"].tolist()
    assert table["n_words"].tolist() == expected["n_words"].tolist()


def test_formula_stays_text_in_a_workbook(tmp_path: Path) -> None:
    from analysis_utils.corpus.engines.choice import make_engine
    from analysis_utils.corpus.run import run_corpus
    from analysis_utils.load.codebooks import read_codebook

    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("=SUM(A1) said the clerk.", "utf-8")
    run_corpus(
        [str(tmp_path / "in")],
        tmp_path / "out",
        codebook=read_codebook(),
        engine=make_engine("serial"),
    )
    folder = export_corpus(open_corpus(tmp_path / "out"), tmp_path / "files", format="xlsx")
    (sheet,) = load_workbook(folder / "sentences.xlsx").worksheets
    cell = sheet.cell(row=2, column=sheet.max_column)
    assert (cell.value, cell.data_type) == ("=SUM(A1) said the clerk.", "s")
