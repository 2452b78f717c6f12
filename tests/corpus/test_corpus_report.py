"""The report on a corpus."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from analysis_utils.cli.commands import cli


def test_report_on_a_run_is_built_by_one_command(serial: Path, tmp_path: Path) -> None:
    words = ["build", "--report", "corpus", str(serial), "--out", str(tmp_path), "--formats"]
    result = CliRunner().invoke(cli, [*words, "html"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    page = tmp_path / "corpus-serial" / "report.html"
    html = page.read_text("utf-8")
    assert page.stat().st_size < 2_000_000
    assert html.count('<figure class="mr-figure"') == 7
    assert "Nothing failed" in html
    provenance = json.loads((tmp_path / "corpus-serial" / "provenance.json").read_text("utf-8"))
    assert {"manifest.json", "codebook.yaml"} <= {f["name"] for f in provenance["inputs"]}


def test_run_that_is_not_finished_is_refused_before_a_kernel_starts(
    serial: Path, tmp_path: Path
) -> None:
    (serial / "codings" / "part-000001.parquet").unlink()
    words = ["build", "--report", "corpus", str(serial), "--out", str(tmp_path)]
    result = CliRunner().invoke(cli, words)
    assert "--resume" in str(result.exception)
    assert not (tmp_path / "corpus-serial" / "report.html").exists()


def test_report_on_articles_names_every_one_among_its_inputs(
    articles: Path, codebook: Path, tmp_path: Path
) -> None:
    words = ["build", "--report", "corpus", str(articles), "--codebook", str(codebook)]
    words += ["--out", str(tmp_path / "reports"), "--formats", "html"]
    result = CliRunner().invoke(cli, words, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    built = tmp_path / "reports" / "corpus-articles"
    inputs = json.loads((built / "provenance.json").read_text("utf-8"))["inputs"]
    assert {f"article-{n:02}.txt" for n in range(20)} <= {f["name"] for f in inputs}
