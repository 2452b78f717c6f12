"""Runs that lose workers, or are lost themselves, end as if nothing had been."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Contents = Callable[[Path], dict[str, bytes]]


@pytest.mark.parametrize("engine", ["local", "dask"])
def test_engine_writes_what_the_serial_run_writes_though_two_workers_are_killed(
    run: Run, serial: Path, tmp_path: Path, contents: Contents, engine: str
) -> None:
    done = run(engine, kill_at=[2, 5])
    assert done.returncode == 0, done.stderr
    assert contents(tmp_path / "out") == contents(serial)


@pytest.mark.parametrize("engine", ["local", "dask"])
def test_killed_run_is_resumed_exactly(
    run: Run, serial: Path, tmp_path: Path, contents: Contents, engine: str
) -> None:
    assert run(engine, die_at=4).returncode == -9
    before = contents(tmp_path / "out")
    assert before != contents(serial)
    done = run(engine, resume=True)
    assert done.returncode == 0, done.stderr
    after = contents(tmp_path / "out")
    assert after == contents(serial)
    whole = {name for name in before if name.endswith(".parquet") and "tmp" not in name}
    assert {name: after[name] for name in whole} == {name: before[name] for name in whole}


def test_run_that_lost_a_part_writes_it_again(run: Run, serial: Path, contents: Contents) -> None:
    expected = contents(serial)
    (serial / "codings" / "part-000003.parquet").unlink()
    (serial / "quotations" / "part-000001.parquet").write_bytes(b"PAR1 cut off")
    done = run("local", out=str(serial), resume=True)
    assert done.returncode == 0, done.stderr
    assert contents(serial) == expected
