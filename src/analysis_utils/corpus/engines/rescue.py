"""A task at which workers keep dying, done alone until the document is found that kills them."""

from __future__ import annotations

from collections import Counter
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path

from analysis_utils.corpus.engines.local import new_pool
from analysis_utils.corpus.tasks import Outcome, Perform, Task, trace_path
from analysis_utils.errors import RunError

_DEATHS = 2  # at the same document, with nothing else under way


def rescue_task(perform: Perform, task: Task, folder: Path) -> Outcome:
    """Do a task in a process of its own, passing over documents at which it dies twice.

    Raises
    ------
    RunError
        The process dies without having come to a document.
    """
    deaths: Counter[int] = Counter()
    task = replace(task, traced=True)
    while True:
        try:
            with new_pool(1) as pool:
                return pool.submit(perform, task).result()
        except BrokenProcessPool as problem:
            at = _read_place(trace_path(folder, task.number))
            if at is None or at in task.killers:
                raise RunError(
                    f"{folder}: task {task.number} cannot be done: its process keeps dying. "
                    "Look for too little memory, or in a script of your own for a missing "
                    '`if __name__ == "__main__":` around the run; then run again with --resume'
                ) from problem
            deaths[at] += 1
            if deaths[at] == _DEATHS:
                task = replace(task, killers=task.killers | {at})


def _read_place(path: Path) -> int | None:
    return int(path.read_text()) if path.exists() else None
