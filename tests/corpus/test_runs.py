"""What a run keeps: its failures, its input, its folder."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from analysis_utils.corpus import work
from analysis_utils.corpus.engines.choice import make_engine
from analysis_utils.corpus.manifest import read_manifest
from analysis_utils.corpus.results import open_corpus
from analysis_utils.corpus.run import run_corpus
from analysis_utils.corpus.tasks import Progress, Reading
from analysis_utils.errors import InputError, RunError, UnknownNameError
from analysis_utils.load.codebooks import read_codebook

Contents = Callable[[Path], dict[str, bytes]]


class StopError(Exception):
    """Stands for whatever ends a run early."""


def start(articles: Path, out: Path, codebook: Path, **options: Any) -> Any:
    return run_corpus(
        [str(articles)],
        out,
        codebook=read_codebook(codebook),
        engine=make_engine("serial"),
        reading=Reading(task_size=2),
        **options,
    )


@pytest.fixture
def interrupted(articles: Path, tmp_path: Path, codebook: Path) -> Path:
    """A run that was stopped after three tasks."""
    seen: list[Progress] = []

    def stop(progress: Progress) -> None:
        seen.append(progress)
        if len(seen) == 3:
            raise StopError

    with pytest.raises(StopError):
        start(articles, tmp_path / "out", codebook, watch=stop)
    return tmp_path / "out"


def test_progress_tells_documents_failures_and_share(
    articles: Path, tmp_path: Path, codebook: Path
) -> None:
    seen: list[Progress] = []
    start(articles, tmp_path / "out", codebook, watch=seen.append)
    assert [p.n_documents for p in seen] == list(range(2, 21, 2))
    assert seen[-1].prop_done == 1.0
    assert seen[-1].n_failures == 0


def test_resumed_run_is_the_run_that_was_not_interrupted(
    interrupted: Path, serial: Path, articles: Path, codebook: Path, contents: Contents
) -> None:
    seen: list[Progress] = []
    start(articles, interrupted, codebook, resume=True, watch=seen.append)
    assert contents(interrupted) == contents(serial)
    assert seen[-1].n_resumed == 6


def test_finished_run_is_left_alone_by_resume(
    serial: Path, articles: Path, codebook: Path, contents: Contents
) -> None:
    before = contents(serial)
    assert start(articles, serial, codebook, resume=True).n_documents == 20
    assert contents(serial) == before


def test_folder_with_a_run_is_refused_without_resume(
    serial: Path, articles: Path, codebook: Path
) -> None:
    with pytest.raises(RunError, match="--resume"):
        start(articles, serial, codebook)


def test_folder_with_other_files_is_refused(tmp_path: Path, articles: Path, codebook: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("words")
    with pytest.raises(RunError, match="no run"):
        start(articles, tmp_path / "mine", codebook)
    assert [p.name for p in (tmp_path / "mine").iterdir()] == ["thesis.txt"]


def change_input(articles: Path, codebook: Path) -> None:
    (articles / "article-07.txt").write_text("Other words.")


def remove_input(articles: Path, codebook: Path) -> None:
    (articles / "article-07.txt").unlink()


def add_input(articles: Path, codebook: Path) -> None:
    (articles / "article-99.txt").write_text("One more.")


def change_codebook(articles: Path, codebook: Path) -> None:
    codebook.write_text(codebook.read_text() + "author: Somebody\n")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (change_input, r"article-07\.txt has changed"),
        (remove_input, r"article-07\.txt is gone"),
        (add_input, r"article-99\.txt is new"),
        (change_codebook, "codebook 'Ferries' has changed"),
    ],
)
def test_what_has_changed_before_the_resume_is_said_and_nothing_is_touched(
    interrupted: Path,
    articles: Path,
    codebook: Path,
    contents: Contents,
    change: Callable[[Path, Path], None],
    message: str,
) -> None:
    before = contents(interrupted)
    change(articles, codebook)
    with pytest.raises(RunError, match=message):
        start(articles, interrupted, codebook, resume=True)
    assert contents(interrupted) == before


@pytest.mark.parametrize(
    ("change", "message"), [(change_input, "has changed"), (remove_input, "is gone")]
)
def test_input_that_changes_during_the_run_ends_it(
    articles: Path,
    codebook: Path,
    tmp_path: Path,
    change: Callable[[Path, Path], None],
    message: str,
) -> None:
    seen: list[Progress] = []

    def watch(progress: Progress) -> None:
        seen.append(progress)
        if len(seen) == 2:
            change(articles, codebook)

    with pytest.raises(RunError, match=message):
        start(articles, tmp_path / "out", codebook, watch=watch)
    assert not read_manifest(tmp_path / "out").finished


def test_full_disk_is_said_and_the_run_goes_on_when_there_is_room(
    articles: Path,
    codebook: Path,
    serial: Path,
    tmp_path: Path,
    contents: Contents,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real, written = pq.write_table, []

    def write(table: Any, where: Any, **options: Any) -> None:
        written.append(where)
        if len(written) > 20:
            Path(where).write_bytes(b"PAR1")
            raise OSError(errno.ENOSPC, "No space left on device")
        real(table, where, **options)

    monkeypatch.setattr(pq, "write_table", write)
    with pytest.raises(RunError, match=r"no space is left.*--resume"):
        start(articles, tmp_path / "out", codebook)
    monkeypatch.undo()
    start(articles, tmp_path / "out", codebook, resume=True)
    assert contents(tmp_path / "out") == contents(serial)


def test_document_that_fails_is_a_row_and_the_others_are_there(
    articles: Path, codebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = work.annotate_document

    def annotate(document: Any, book: Any, **options: Any) -> Any:
        if document.doc_id == "article-05":
            raise ZeroDivisionError("a fault of ours")
        return real(document, book, **options)

    monkeypatch.setattr(work, "annotate_document", annotate)
    (articles / "article-11.txt").write_bytes(b"\x00\x01\x02\x03" * 50)
    summary = start(articles, tmp_path / "out", codebook)
    assert (summary.n_documents, summary.n_failures) == (18, 2)
    failures = open_corpus(summary.folder).failures
    assert failures["doc_id"].tolist() == ["article-05", "article-11"]
    assert failures["stage"].tolist() == ["annotate", "read"]
    assert failures["error"].tolist() == ["ZeroDivisionError", "UnreadableFileError"]


def test_file_that_cannot_be_opened_is_a_failure(
    articles: Path, codebook: Path, tmp_path: Path
) -> None:
    (articles / "article-99.txt").symlink_to(articles / "nowhere.txt")
    summary = start(articles, tmp_path / "out", codebook)
    assert (summary.n_documents, summary.n_failures) == (20, 1)
    assert open_corpus(summary.folder).failures["error"].tolist() == ["FileNotFoundError"]


def test_half_a_surrogate_pair_and_a_repeated_id_are_failures(
    tmp_path: Path, codebook: Path
) -> None:
    rows = [
        {"id": "a", "text": "The ferry sails."},
        {"id": "b", "text": "Half a pair: \ud800."},
        {"id": "a", "text": "Another text."},
    ]
    table = tmp_path / "news.jsonl"
    table.write_text("\n".join(json.dumps(row) for row in rows))
    summary = start(table, tmp_path / "out", codebook)
    corpus = open_corpus(summary.folder)
    assert len(corpus.documents) + len(corpus.failures) == 3
    assert corpus.documents["doc_id"].tolist()[0] == "a"
    assert corpus.failures["error"].tolist() == ["InputError", "RepeatedIdError"]


DEADLY = """
import os
import analysis_utils.corpus.work as work

real = work.annotate_document

def annotate(document, codebook, **options):
    if document.doc_id == "article-09":
        os._exit(9)
    return real(document, codebook, **options)

def perform(data, task):
    work.annotate_document = annotate
    return work.perform_task(data, task)
"""

DEADLY_RUN = """
import sys
import analysis_utils.corpus.run as run
import deadly
from analysis_utils.corpus.engines.choice import make_engine
from analysis_utils.corpus.tasks import Reading
from analysis_utils.load.codebooks import read_codebook

if __name__ == "__main__":
    run.perform_task = deadly.perform
    summary = run.run_corpus(
        [sys.argv[1]], sys.argv[2], codebook=read_codebook(), reading=Reading(task_size=7),
        engine=make_engine("local", workers=1),
    )
    sys.exit(summary.n_documents)
"""


def test_document_that_kills_its_worker_is_found_and_passed_over(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "deadly.py").write_text(DEADLY)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)
    command = [sys.executable, "-c", DEADLY_RUN, str(articles), str(tmp_path / "out")]
    assert subprocess.run(command, check=False).returncode == 19
    failures = open_corpus(tmp_path / "out").failures
    assert failures["doc_id"].tolist() == ["article-09"]
    assert failures["error"].tolist() == ["WorkerDied"]


def test_no_input_is_refused(tmp_path: Path, codebook: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError):
        start(tmp_path / "empty", tmp_path / "out", codebook)


def test_standard_input_cannot_be_resumed(tmp_path: Path, codebook: Path) -> None:
    with pytest.raises(InputError, match="second time"):
        start(Path("-"), tmp_path / "out", codebook, resume=True)


def test_unknown_scorer_is_refused_before_the_run(
    articles: Path, tmp_path: Path, codebook: Path
) -> None:
    with pytest.raises(UnknownNameError, match="vader"):
        start(articles, tmp_path / "out", codebook, scorers=("vadr",))
    assert not (tmp_path / "out").exists()


def test_unknown_engine_and_scheduler_without_dask_are_refused() -> None:
    with pytest.raises(UnknownNameError, match="dask"):
        make_engine("dusk")
    with pytest.raises(InputError, match="scheduler"):
        make_engine("local", scheduler="tcp://127.0.0.1:8786")
    with pytest.raises(InputError, match="at least one"):
        make_engine("local", workers=0)
