"""A Dask cluster: one that is there, or one of our own on this machine."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

from analysis_utils.corpus.tasks import Outcome, Perform, Say, Task
from analysis_utils.errors import MissingExtraError, RunError

_AHEAD = 2
CONNECT_SECONDS = 30


def run_dask(
    perform: Perform,
    tasks: Iterator[Task],
    *,
    workers: int,
    scheduler: str | None,
    say: Say,
) -> Iterator[Outcome | Task]:
    """Do the tasks on a Dask cluster; yield outcomes as they come.

    The scheduler does the tasks of a worker that dies again on another. A task that the
    scheduler gives up, because workers kept dying at it, is yielded undone. Every future is
    kept until it is done, and released as soon as it is.
    """
    distributed = _import_distributed()
    with ExitStack() as stack:
        client = _connect(distributed, stack, workers, scheduler)
        say(f"Dask dashboard: {client.dashboard_link}")
        under_way: dict[Any, Task] = {}
        done = distributed.as_completed()
        while True:
            room = _AHEAD * max(workers, sum(client.nthreads().values()))
            while len(under_way) < room and (task := next(tasks, None)) is not None:
                future = client.submit(perform, task, pure=False, retries=0)
                under_way[future] = task
                done.add(future)
            if not under_way:
                return
            future = next(done)
            task = under_way.pop(future)
            yield _outcome(distributed, future, task)
            future.release()


def _outcome(distributed: Any, future: Any, task: Task) -> Outcome | Task:
    try:
        outcome: Outcome = future.result()
    except distributed.KilledWorker:
        return task
    return outcome


def _connect(distributed: Any, stack: ExitStack, workers: int, scheduler: str | None) -> Any:
    """Return a client of the scheduler that was named, or of a cluster made for this run."""
    if scheduler is None:
        import dask.config

        # The profiler looks into the worker a hundred times a second; nobody reads what it sees.
        stack.enter_context(dask.config.set({"distributed.worker.profile.enabled": False}))
        cluster = distributed.LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address=":0",
            silence_logs=logging.ERROR,
        )
        return stack.enter_context(distributed.Client(stack.enter_context(cluster)))
    try:
        client = distributed.Client(scheduler, timeout=CONNECT_SECONDS)
    except (OSError, ValueError) as problem:
        raise RunError(
            f"no Dask scheduler answers at {scheduler!r}: {problem}. Start one with `dask "
            "scheduler`, and give the address that it prints (tcp://host:port)"
        ) from problem
    stack.enter_context(client)
    try:
        # Workers started by hand just before the run need some seconds to report.
        client.wait_for_workers(1, timeout=CONNECT_SECONDS)
    except distributed.TimeoutError as problem:
        raise RunError(
            f"the Dask scheduler at {scheduler!r} has had no worker for {CONNECT_SECONDS} s; start "
            f"some with `dask worker {scheduler} --nthreads 1`"
        ) from problem
    return client


def _import_distributed() -> Any:
    try:
        import distributed
    except ImportError as problem:
        raise MissingExtraError(
            "the engine 'dask' needs the package distributed; install analysis_utils[cluster]"
        ) from problem
    return distributed
