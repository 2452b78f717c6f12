"""One task after the other, in this process."""

from __future__ import annotations

from collections.abc import Iterator

from analysis_utils.corpus.tasks import Outcome, Perform, Task


def run_serial(perform: Perform, tasks: Iterator[Task]) -> Iterator[Outcome | Task]:
    """Do the tasks in their order."""
    yield from map(perform, tasks)
