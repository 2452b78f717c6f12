"""Which engine a name means."""

from __future__ import annotations

import os
from functools import partial

from analysis_utils.corpus.engines.dask import run_dask
from analysis_utils.corpus.engines.local import run_local
from analysis_utils.corpus.engines.serial import run_serial
from analysis_utils.corpus.tasks import Engine, Say
from analysis_utils.errors import InputError, unknown_name

ENGINES = ("local", "serial", "dask")


def make_engine(
    name: str = "local",
    *,
    workers: int | None = None,
    scheduler: str | None = None,
    say: Say = lambda _: None,
) -> Engine:
    """Return the engine that does the tasks of a run.

    Parameters
    ----------
    name : str
        ``"local"``: processes on this machine. ``"serial"``: this process alone.
        ``"dask"``: a Dask cluster.
    workers : int, optional
        Processes, for ``local`` and for a Dask cluster of our own; default: one per core.
    scheduler : str, optional
        Address of a Dask scheduler whose workers see the same files.
    say : callable, optional
        Gets what there is to know, such as the address of Dask's dashboard.

    Returns
    -------
    Engine
        For the argument ``engine`` of `run_corpus`.

    Raises
    ------
    UnknownNameError
        No engine has that name.
    InputError
        A scheduler is given to an engine that has none, or there would be no workers.
    """
    if name not in ENGINES:
        raise unknown_name("engine", name, ENGINES)
    if scheduler is not None and name != "dask":
        raise InputError(f"a scheduler ({scheduler}) is for the engine 'dask'; received {name!r}")
    if workers is not None and workers < 1:
        raise InputError(f"{workers} workers; expected at least one")
    if name == "serial":
        return run_serial
    count = workers or _count_cores()
    if name == "local":
        return partial(run_local, workers=count)
    return partial(run_dask, workers=count, scheduler=scheduler, say=say)


def _count_cores() -> int:
    """Return how many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not every system can tell
        return os.cpu_count() or 1
