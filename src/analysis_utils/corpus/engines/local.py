"""Processes beside this one; a pool that loses one is replaced, and its tasks done again."""

from __future__ import annotations

import os
import signal
import threading
from collections import Counter, deque
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process

from analysis_utils.corpus.tasks import Outcome, Perform, Task

# A task that was under way this often when a worker died is looked at by itself.
MAX_DEATHS = 3
_AHEAD = 2  # tasks handed out per worker: the next one waits while one is being done


def run_local(perform: Perform, tasks: Iterator[Task], *, workers: int) -> Iterator[Outcome | Task]:
    """Do the tasks in ``workers`` processes; yield outcomes as they come.

    When a process dies (memory, a signal), the pool breaks and takes all tasks under way with
    it. They are done again in a new pool. A task that was under way in three deaths is yielded
    undone.
    """
    deaths: Counter[int] = Counter()
    again: deque[Task] = deque()
    pool = new_pool(workers)
    under_way: dict[Future[Outcome], Task] = {}
    try:
        while True:
            broken = _hand_out(pool, perform, again, tasks, under_way, workers)
            if not under_way and not broken:
                return
            for outcome in _collect(under_way):
                if outcome is None:
                    broken = True
                else:
                    yield outcome
            if broken:
                lost = sorted(under_way.values(), key=lambda task: task.number)
                under_way.clear()
                deaths.update(task.number for task in lost)
                again.extendleft(t for t in reversed(lost) if deaths[t.number] < MAX_DEATHS)
                yield from (t for t in lost if deaths[t.number] >= MAX_DEATHS)
                pool.shutdown(wait=True)
                pool = new_pool(workers)
    finally:
        _stop(pool)


def _hand_out(
    pool: ProcessPoolExecutor,
    perform: Perform,
    again: deque[Task],
    tasks: Iterator[Task],
    under_way: dict[Future[Outcome], Task],
    workers: int,
) -> bool:
    """Submit tasks until enough are under way; return whether the pool turned out broken."""
    while len(under_way) < workers * _AHEAD:
        task = again.popleft() if again else next(tasks, None)
        if task is None:
            return False
        try:
            under_way[pool.submit(perform, task)] = task
        except BrokenProcessPool:
            again.appendleft(task)
            return True
    return False


def _collect(under_way: dict[Future[Outcome], Task]) -> Iterator[Outcome | None]:
    """Yield what is done, None for a task whose worker died; that one stays under way."""
    for future in wait(under_way, return_when=FIRST_COMPLETED).done:
        if isinstance(future.exception(), BrokenProcessPool):
            yield None
        else:
            del under_way[future]
            yield future.result()


def new_pool(workers: int) -> ProcessPoolExecutor:
    """Return a pool of fresh processes that end when this one does."""
    return ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_die_with_parent
    )


def _die_with_parent() -> None:
    """Have this worker end when the run is killed; nothing else would tell it.

    Ctrl-C reaches all processes of a terminal: what to do then is the run's to say.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _stop(pool: ProcessPoolExecutor) -> None:
    """End the workers at once: what they are at is done again in the next run."""
    processes = list((pool._processes or {}).values())  # forgotten by the pool when it is shut
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()
