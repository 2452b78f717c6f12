"""The command line over corpora."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from analysis_utils.cli.commands import cli
from analysis_utils.errors import UnknownNameError


def invoke(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["corpus", *words])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


def test_run_says_what_it_has_done(articles: Path, tmp_path: Path, codebook: Path) -> None:
    words = ["--out", str(tmp_path / "out"), "--codebook", str(codebook), "--engine", "serial"]
    status, told = invoke("run", str(articles), *words, "--task-size", "5")
    assert status == 0
    assert "20 documents annotated" in told
    assert len(list((tmp_path / "out" / "codings").iterdir())) == 4


def test_exit_status_tells_that_there_were_failures(articles: Path, tmp_path: Path) -> None:
    (articles / "article-03.txt").write_bytes(b"\x00\x01" * 99)
    status, told = invoke("run", str(articles), "--out", str(tmp_path / "o"), "--engine", "serial")
    assert status == 1
    assert "19 documents annotated" in told
    assert "1 failed" in told


def test_query_prints_a_table_csv_and_json_lines(serial: Path) -> None:
    query = "select outlet, count(*) as n from documents group by outlet order by outlet"
    assert "Paper 0 10" in invoke("query", str(serial), query)[1]
    csv = invoke("query", str(serial), query, "--format", "csv")[1]
    assert csv == "outlet,n\nPaper 0,10\nPaper 1,10\n"
    lines = invoke("query", str(serial), query, "--format", "jsonl")[1].splitlines()
    assert json.loads(lines[1]) == {"outlet": "Paper 1", "n": 10}
    assert "no rows" in invoke("query", str(serial), "select * from failures")[1]


def test_info_tells_inputs_codebook_and_rows(serial: Path) -> None:
    status, told = invoke("info", str(serial))
    assert status == 0
    assert "Ferries" in told
    assert "documents   20 rows" in told


@pytest.mark.parametrize("kind", ["csv", "jsonl"])
def test_export_writes_a_file_per_table(serial: Path, tmp_path: Path, kind: str) -> None:
    status, _ = invoke("export", str(serial), "--format", kind, "--out", str(tmp_path / "files"))
    assert status == 0
    assert {p.stem for p in (tmp_path / "files").iterdir()} >= {"documents", "failures"}


TABLE = "id,body\na,The ferry sails.\nb,It is late.\n"


def test_run_says_which_columns_it_reads(tmp_path: Path) -> None:
    for name in ("x", "y"):
        (tmp_path / f"{name}.csv").write_text(TABLE.replace("\n", f"\n{name}"), "utf-8")
    out = ["--out", str(tmp_path / "out"), "--engine", "serial"]
    _, told = invoke("run", f"{tmp_path}/*.csv", *out)
    assert "x.csv and 1 more: csv; text from 'body', doc_id from 'id'" in told


def test_column_that_no_input_has_is_refused_before_the_run(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(TABLE, "utf-8")
    words = ["run", str(tmp_path / "x.csv"), "--out", str(tmp_path / "out"), "--text", "bodi"]
    with pytest.raises(UnknownNameError, match="did you mean 'body'"):
        invoke(*words)
    assert not (tmp_path / "out").exists()


def test_limits_can_be_set_and_their_failures_read_in_full(articles: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    words = ["run", str(articles), "--out", out, "--engine", "serial"]
    status, _ = invoke(*words, "--limit", "max_line=20")
    assert status == 1
    told = invoke("query", out, "select message from failures")[1]
    assert told.count("(--limit max_line=…)") == 20


@pytest.mark.parametrize("wrong", ["max_lines=20", "max_line", "max_line=many", "max_line=inf"])
def test_wrong_limits_are_refused(articles: Path, tmp_path: Path, wrong: str) -> None:
    status, told = invoke("run", str(articles), "--out", str(tmp_path / "o"), "--limit", wrong)
    assert status == 2
    assert "max_line" in told
