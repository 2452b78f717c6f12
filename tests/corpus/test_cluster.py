"""A Dask scheduler and two workers started by hand, each a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from threading import Timer

import pytest
from distributed import LocalCluster

from analysis_utils.corpus.engines import dask
from analysis_utils.corpus.engines.choice import make_engine
from analysis_utils.corpus.tasks import Outcome, Task
from analysis_utils.errors import RunError

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Contents = Callable[[Path], dict[str, bytes]]


def start(stack: ExitStack, folder: Path, *words: str) -> None:
    command = [sys.executable, "-m", "distributed.cli.dask_" + words[0], *words[1:]]
    log = stack.enter_context((folder / f"{words[0]}.log").open("a"))
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir(exist_ok=True)
    process = subprocess.Popen(command, cwd=elsewhere, stdout=log, stderr=log)
    stack.callback(process.wait)
    stack.callback(process.terminate)


def wait_for_address(path: Path) -> str:
    for _ in range(600):
        if path.exists() and (found := path.read_text().strip()):
            return str(json.loads(found)["address"])
        time.sleep(0.05)
    raise TimeoutError(f"no scheduler has written {path}")


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    file = tmp_path / "scheduler.json"
    with ExitStack() as stack:
        start(
            stack, tmp_path, "scheduler", "--host", "127.0.0.1", "--port", "0",
            "--no-dashboard", "--scheduler-file", str(file),
        )  # fmt: skip
        address = wait_for_address(file)
        for _ in range(2):
            start(
                stack, tmp_path, "worker", address, "--nthreads", "1", "--no-dashboard",
                "--host", "127.0.0.1", "--local-directory", str(tmp_path),
            )  # fmt: skip
        yield address


def test_run_on_a_given_scheduler_writes_what_the_serial_run_writes(
    run: Run, serial: Path, tmp_path: Path, contents: Contents, scheduler: str
) -> None:
    # The workers run in another folder than the one that these paths start from.
    done = run("dask", scheduler=scheduler, inputs=["articles"], out="out")
    assert done.returncode == 0, done.stderr
    found, expected = (
        {name: data for name, data in contents(folder).items() if name.endswith(".parquet")}
        for folder in (tmp_path / "out", serial)
    )
    assert found == expected
    assert len(found) == 60


def test_scheduler_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask, "CONNECT_SECONDS", 0.2)
    engine = make_engine("dask", workers=1, scheduler="tcp://127.0.0.1:9")
    with pytest.raises(RunError, match=r"no Dask scheduler answers at 'tcp://127.0.0.1:9'"):
        next(engine(lambda task: Outcome(number=0, n_bytes=0, n_rows={}), iter(())))


@pytest.fixture
def without_workers() -> Iterator[LocalCluster]:
    with LocalCluster(
        n_workers=0, processes=False, protocol="tcp", host="127.0.0.1", dashboard_address=":0"
    ) as cluster:
        yield cluster


def run_nothing_on(cluster: LocalCluster) -> list[Outcome | Task]:
    engine = make_engine("dask", workers=1, scheduler=cluster.scheduler_address)
    return list(engine(lambda task: Outcome(number=0, n_bytes=0, n_rows={}), iter(())))


def test_scheduler_without_workers_is_told(
    monkeypatch: pytest.MonkeyPatch, without_workers: LocalCluster
) -> None:
    monkeypatch.setattr(dask, "CONNECT_SECONDS", 0.2)
    with pytest.raises(RunError, match=r"no worker for 0\.2 s; start some with `dask worker tcp"):
        run_nothing_on(without_workers)


def test_run_waits_for_workers_that_come_after_it(without_workers: LocalCluster) -> None:
    late = Timer(0.5, without_workers.scale, args=(1,))
    late.start()
    assert run_nothing_on(without_workers) == []
    assert late.finished.is_set()
