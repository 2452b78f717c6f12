"""What the parts of a run hand to each other: inputs, tasks, outcomes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from analysis_utils.load.inputs import ColumnMap, Failure, Limits, Source
from analysis_utils.model import Document

Item = Document | Failure


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How the input is read and cut.

    ``columns`` of tables, ``limits`` of size, and ``task_size``: documents per task and part,
    at most.
    """

    columns: ColumnMap = field(default_factory=ColumnMap)
    limits: Limits = field(default_factory=Limits)
    task_size: int = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A few hundred documents: whole files yet to be read, or items that were read already.

    Attributes
    ----------
    number
        From 0 in the order of the input; it names the parts that the task writes.
    files
        Files that the worker reads.
    items
        Documents and failures from a file of many documents.
    n_bytes
        How much of the input it is, as it lies on the disk; about that, within one file.
    killers
        Positions of documents at which workers died: they become failures, unread.
    traced
        Write down before each document which one it is.
    """

    number: int
    files: tuple[Source, ...] = ()
    items: tuple[Item, ...] = ()
    n_bytes: int = 0
    killers: frozenset[int] = frozenset()
    traced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one task came to: rows by table."""

    number: int
    n_bytes: int
    n_rows: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run is.

    ``prop_done`` counts bytes of the input, 0 to 1; inside a packed file it runs ahead.
    ``n_resumed`` and ``prop_resumed`` are what an earlier session of the run had done.
    """

    n_documents: int
    n_failures: int
    prop_done: float
    n_resumed: int
    prop_resumed: float


Perform = Callable[[Task], Outcome]
Engine = Callable[[Perform, Iterator[Task]], Iterator[Outcome | Task]]
"""An engine does tasks in any order; a task at which workers kept dying comes back undone."""

Say = Callable[[str], None]


def trace_path(folder: Path, number: int) -> Path:
    """Return the file in which a traced task writes the position of its present document."""
    return folder / "tmp" / f"task-{number:06}.at"
