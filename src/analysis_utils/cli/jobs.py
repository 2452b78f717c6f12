"""Several reports at the same time: the command once for each, in processes of their own."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Mapping, Sequence

import click

from analysis_utils.report.stoppable import run_stoppable


def build_at_once(commands: Mapping[str, Sequence[str]], jobs: int) -> int:
    """Run ``media-report`` with each list of arguments, at most ``jobs`` at a time.

    What the runs print is passed on in their order. A stop reaches all of them: those that run
    clean up, those that wait do not start.

    Returns
    -------
    int
        How many failed.
    """
    return run_stoppable(_build_all(commands, jobs))


async def _build_all(commands: Mapping[str, Sequence[str]], jobs: int) -> int:
    slots = asyncio.Semaphore(jobs)
    failed = 0
    async with asyncio.TaskGroup() as group:
        runs = {name: group.create_task(_run(command, slots)) for name, command in commands.items()}
        for name, run in runs.items():
            await asyncio.wait({run})  # awaited itself, it alone would hear of a stop at first
            status, out, err = run.result()
            click.echo(out, nl=False)
            click.echo(err, nl=False, err=True)
            if status < 0:
                click.echo(f"media-report: {name}: its process was ended from outside", err=True)
            failed += status != 0
    return failed


async def _run(arguments: Sequence[str], slots: asyncio.Semaphore) -> tuple[int, bytes, bytes]:
    command = [sys.executable, "-P", "-m", "analysis_utils.cli", *arguments]
    async with slots:
        # In a session of its own it hears of a stop once, from here, and can clean up in peace.
        process = await asyncio.create_subprocess_exec(
            *command, stdin=DEVNULL, stdout=PIPE, stderr=PIPE, start_new_session=True
        )
        try:
            out, err = await process.communicate()
        finally:
            if process.returncode is None:
                process.terminate()
                await process.wait()
    return process.returncode or 0, out, err
