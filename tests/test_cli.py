"""The command line: results on standard output, one clear line on standard error, 0 / 1 / 2."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from analysis_utils.cli.commands import cli
from analysis_utils.load.codebooks import read_codebook
from analysis_utils.report.scaffold import make_project

ARTICLE = 'A storm hit the coast. "It was the worst in years," Mayor Ann Lee said on Monday.\n'


COMMAND = [sys.executable, "-m", "analysis_utils.cli"]


def run(*arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
        stdin=subprocess.DEVNULL,
    )


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "storm.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


def one_line_error(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 1, done.stderr
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1, done.stderr
    assert done.stderr.startswith("media-report: ")
    return done.stderr.strip()


def test_annotate_prints_the_quotations(article: Path) -> None:
    done = run("annotate", article, "--format", "jsonl")
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(r["speaker"], r["kind"], r["cue"]) for r in rows] == [("Ann Lee", "direct", "said")]


def test_annotate_prints_another_table_for_reading(article: Path) -> None:
    done = run("annotate", article, "--table", "sentences")
    assert done.returncode == 0
    assert "A storm hit the coast." in done.stdout


def test_annotate_writes_all_tables_to_a_folder(article: Path, tmp_path: Path) -> None:
    done = run("annotate", article, "--format", "parquet", "--out", tmp_path / "t")
    assert done.returncode == 0
    assert (tmp_path / "t" / "quotations.parquet").exists()


def test_suggest_writes_a_codebook_once(tmp_path: Path) -> None:
    article, book = tmp_path / "toll.txt", tmp_path / "book.yaml"
    article.write_text("The toll road is long. The toll road is old.\n", "utf-8")
    assert run("suggest", article, "--out", book).stdout == f"{book}\n"
    assert read_codebook(book).topics["toll_road"].patterns == ("toll road",)
    assert "is there already" in one_line_error(run("suggest", article, "--out", book))


def test_missing_file_is_one_line(tmp_path: Path) -> None:
    error = one_line_error(run("annotate", tmp_path / "none.txt"))
    assert "none.txt: no such file" in error


def test_folder_instead_of_file_is_one_line(tmp_path: Path) -> None:
    assert "is a folder; expected a text file" in one_line_error(run("build", tmp_path))


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"", "is empty"), (b"\0\1\2", "is a binary file"), (bytes(range(128, 256)), "encoding")],
)
def test_unusable_article_leaves_the_old_report(tmp_path: Path, data: bytes, message: str) -> None:
    article = tmp_path / "a.txt"
    article.write_bytes(data)
    old = tmp_path / "out" / "a" / "report.html"
    old.parent.mkdir(parents=True)
    old.write_text("old")
    assert message in one_line_error(run("build", article, "--out", tmp_path / "out"))
    assert old.read_text() == "old"


def test_broken_codebook_is_named_with_line_and_column(article: Path, tmp_path: Path) -> None:
    codebook = tmp_path / "c.yaml"
    codebook.write_text("title: T\ntopicz: {}\n")
    error = one_line_error(run("build", article, "--codebook", codebook))
    assert f"{codebook}, line 2, column 1: unknown key 'topicz'; did you mean 'topics'?" in error


def test_unwritable_output_folder_is_one_line(article: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    error = one_line_error(run("build", article, "--out", tmp_path / "file"))
    assert "file" in error


def test_tables_that_cannot_be_written_are_one_line(article: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    error = one_line_error(run("annotate", article, "--format", "csv", "--out", tmp_path / "file"))
    assert error == f"media-report: {tmp_path / 'file'}: File exists"


def test_a_table_without_rows_says_so(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("It rained.\n")
    assert run("annotate", article).stdout == "no quotations\n"


def test_tables_are_utf8_wherever_they_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "latin-1")
    article = tmp_path / "a.txt"
    article.write_text("Пошёл дождь.\n", "utf-8")
    done = subprocess.run(
        [*COMMAND, "annotate", article, "--table", "sentences", "--format", "csv"],
        capture_output=True,
        check=True,
    )
    assert "Пошёл дождь." in done.stdout.decode("utf-8")


def test_two_articles_of_one_name_are_refused(article: Path, tmp_path: Path) -> None:
    other = tmp_path / "sub" / "storm.txt"
    other.parent.mkdir()
    other.write_text(ARTICLE)
    assert "would both be written to" in one_line_error(run("build", article, other))


@pytest.mark.parametrize(
    "arguments",
    [
        ("annotate",),
        ("build", "--formats", "docx"),
        ("build", "--jobs", "0"),
        ("nonsense",),
        ("annotate", "a.txt", "--format", "table", "--out", "x"),
    ],
)
def test_wrong_usage_has_status_2(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert "Error: " in done.stderr


def test_init_makes_a_folder_that_can_be_built(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    assert run("init", folder).returncode == 0
    assert (folder / "notebooks/article/01_quotations.ipynb").exists()
    assert (folder / "data/codebooks/my-codebook.yaml").exists()
    assert "is not empty" in one_line_error(run("init", folder))


def test_init_prints_a_command_that_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    *_, line = make_project(tmp_path / "mine")
    command = Path(line.split()[0])
    assert command.is_absolute()
    assert command.exists()


def test_doctor_finds_everything_that_is_needed() -> None:
    done = run("doctor")
    assert done.returncode == 0, done.stdout
    assert "MISSING" not in done.stdout
    assert "jupyterlab" in done.stdout


def test_help_needs_no_heavy_import() -> None:
    code = (
        "import sys; sys.argv = ['media-report', '--help']\n"
        "from analysis_utils.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print({'pandas', 'nbformat', 'matplotlib'} & set(sys.modules) or 'light')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "light"


def test_build_tells_where_the_report_is_and_what_it_found(article: Path, tmp_path: Path) -> None:
    done = run("build", article, "--out", tmp_path / "out", "--formats", "html")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [str(tmp_path / "out" / "storm" / "report.html")]
    # 6 of the 17 words are the mayor's: "It was the worst in years".
    assert "Ann Lee speaks 35\u00a0% of the words in direct quotation" in done.stderr


def test_reports_built_at_once_are_told_in_order(article: Path, tmp_path: Path) -> None:
    other = tmp_path / "-flood.txt"
    other.write_text(ARTICLE)
    done = run("build", "--jobs", "2", "--formats=html", "--", article, other.name, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["reports/storm/report.html", "reports/-flood/report.html"]


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_stop_reaches_all_that_is_built_at_once(tmp_path: Path, number: signal.Signals) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(ARTICLE)
    command = [*COMMAND, "build", "--jobs", "2", "a.txt", "b.txt", "c.txt"]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as running:
        while not [*tmp_path.glob("reports/.*")]:
            assert running.poll() is None
            time.sleep(0.05)
        running.send_signal(number)
        _, complaints = running.communicate()
    assert running.returncode == 1
    assert complaints.strip() == "media-report: stopped; existing reports are as they were"
    assert [*tmp_path.glob("reports/*")] == []


def test_build_opens_the_report_where_asked(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    report = tmp_path / "out" / "storm"
    monkeypatch.setattr("click.launch", opened.append)
    monkeypatch.setattr("analysis_utils.report.build.build_report", lambda *_, **__: report)
    monkeypatch.setattr("analysis_utils.report.findings.read_findings", lambda _: [])
    arguments = ["build", str(article), "--out", str(report.parent), "--formats", "html"]
    cli.main([*arguments, "--open"], standalone_mode=False)
    assert opened == [str(report / "report.html")]
