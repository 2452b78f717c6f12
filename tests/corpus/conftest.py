"""A small invented corpus, and runs over it in processes of their own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis_utils.corpus.engines.choice import make_engine
from analysis_utils.corpus.run import run_corpus
from analysis_utils.corpus.tasks import Reading
from analysis_utils.load.codebooks import read_codebook

CODEBOOK = """
title: Ferries
topics:
  ferry:
    label: Ferry
    patterns: ["ferry", "ferries"]
  fares:
    label: Fares
    patterns: ["fare*"]
actors:
  lund:
    name: Mira Lund
    aliases: ["Lund"]
use_frames: [generic]
"""

# A run that kills its own workers, or itself, after so many outcomes.
RUNNER = """
import json, os, signal, sys
import psutil
from analysis_utils.corpus.engines.choice import make_engine
from analysis_utils.corpus.run import run_corpus
from analysis_utils.corpus.tasks import Reading
from analysis_utils.load.codebooks import read_codebook

wish = json.loads(sys.argv[1])
n_outcomes = 0

def watch(_):
    global n_outcomes
    n_outcomes += 1
    if n_outcomes == wish.get("die_at"):
        os.kill(os.getpid(), signal.SIGKILL)
    if n_outcomes in wish.get("kill_at", ()):
        workers = [
            child for child in psutil.Process().children(recursive=True)
            if "spawn_main" in " ".join(child.cmdline())
        ]
        workers[0].kill()

if __name__ == "__main__":
    engine = make_engine(wish["engine"], workers=2, scheduler=wish.get("scheduler"))
    run_corpus(
        wish["inputs"], wish["out"], codebook=read_codebook(wish["codebook"]), engine=engine,
        reading=Reading(task_size=2), resume=wish.get("resume", False), watch=watch,
    )
"""

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def write_article(folder: Path, number: int) -> None:
    name = f"article-{number:02}"
    who = ("Mira Lund", "Tom Osei", "Ada Brandt")[number % 3]
    lines = [
        f"The ferry to Sandholm will sail {number + 2} times a day from May.",
        f"“The fare is a disgrace,” {who} said on Monday. “Nobody was asked.”",
        f"{who} claimed that the ferries had lost {number} passengers to the bridge.",
        "The company welcomed the excellent new timetable.",
    ]
    (folder / f"{name}.txt").write_text("\n\n".join(lines), "utf-8")
    card = f"outlet: Paper {number % 2}\ndate: 2031-0{number % 4 + 1}-12\ntitle: Number {number}\n"
    (folder / f"{name}.yaml").write_text(card, "utf-8")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(20):
        write_article(folder, number)
    return folder


@pytest.fixture
def codebook(tmp_path: Path) -> Path:
    path = tmp_path / "ferries.yaml"
    path.write_text(CODEBOOK, "utf-8")
    return path


@pytest.fixture
def serial(tmp_path: Path, articles: Path, codebook: Path) -> Path:
    """The folder of a serial run over the articles, two to a task."""
    run_corpus(
        [str(articles)],
        tmp_path / "serial",
        codebook=read_codebook(codebook),
        engine=make_engine("serial"),
        reading=Reading(task_size=2),
    )
    return tmp_path / "serial"


@pytest.fixture
def run(articles: Path, codebook: Path, tmp_path: Path) -> Run:
    def start(engine: str, **wishes: object) -> subprocess.CompletedProcess[str]:
        wish = {
            "inputs": [str(articles)],
            "codebook": str(codebook),
            "out": str(tmp_path / "out"),
            "engine": engine,
            **wishes,
        }
        return subprocess.run(
            [sys.executable, "-c", RUNNER, json.dumps(wish)],
            capture_output=True,
            text=True,
            check=False,
            cwd=articles.parent,
        )

    return start


def read_all(folder: Path) -> dict[str, bytes]:
    """Every file of a run by its name: that is what has to be equal, byte by byte."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def contents() -> Callable[[Path], dict[str, bytes]]:
    return read_all
