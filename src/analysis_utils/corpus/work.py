"""The work of one task: each of its documents annotated, and its parts written."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from analysis_utils.annotate.pipeline import annotate_document
from analysis_utils.corpus.parts import PART_SCHEMAS, count_rows, write_parts
from analysis_utils.corpus.plan import read_source
from analysis_utils.corpus.tasks import Item, Outcome, Reading, Task, trace_path
from analysis_utils.load.inputs import Failure, Source
from analysis_utils.model import Codebook
from analysis_utils.schemas import FAILURES
from analysis_utils.tables import Row, make_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What all tasks of a run share."""

    folder: Path
    codebook: Codebook
    reading: Reading
    scorers: tuple[str, ...]


def pack_job(job: Job) -> bytes:
    """Return the job as bytes, which each process opens once."""
    return pickle.dumps(job)


@lru_cache(maxsize=1)
def _open_job(data: bytes) -> Job:
    job: Job = pickle.loads(data)
    return job


def perform_task(job_data: bytes, task: Task) -> Outcome:
    """Annotate the documents of a task and write its parts, unless they are there.

    A document that cannot be read, annotated or stored is a row of the failures.

    Raises
    ------
    RunError
        The parts cannot be written, or an input is not what it was when the run began.
    """
    job = _open_job(job_data)
    n_rows = count_rows(job.folder, task.number)
    if n_rows is None:
        rows: dict[str, list[Row]] = {name: [] for name in PART_SCHEMAS}
        for position, unit in enumerate((*task.items, *task.files)):
            if task.traced:
                trace_path(job.folder, task.number).write_text(str(position))
            for name, found in _do_unit(unit, job, position in task.killers):
                rows[name] += found
        n_rows = write_parts(job.folder, task.number, rows)
    return Outcome(number=task.number, n_bytes=task.n_bytes, n_rows=n_rows)


def _do_unit(unit: Item | Source, job: Job, kills: bool) -> Iterator[tuple[str, list[Row]]]:
    """Yield the rows by table of a document, or of a file yet to be read."""
    if kills:
        name = unit.name if isinstance(unit, Source) else unit.doc_id
        message = "the worker process died twice at this document; it may need too much memory"
        yield from _failed(name, "annotate", "WorkerDied", message).items()
    elif isinstance(unit, Source):
        for item in read_source(unit, job.reading):
            yield from _annotate(item, job).items()
    else:
        yield from _annotate(unit, job).items()


def _annotate(item: Item, job: Job) -> dict[str, list[Row]]:
    """Return the rows of one document, or one row of the failures."""
    if isinstance(item, Failure):
        return _failed(item.doc_id, item.stage, item.error, item.message)
    try:
        return dict(make_rows(annotate_document(item, job.codebook, scorers=job.scorers)))
    # A document may bring to light any fault of ours, and must not end the run.
    except Exception as problem:
        return _failed(item.doc_id, "annotate", type(problem).__name__, str(problem))


def _failed(doc_id: str, stage: str, error: str, message: str) -> dict[str, list[Row]]:
    row = {"doc_id": doc_id, "stage": stage, "error": error, "message": message}
    clean = {key: value.encode("utf-8", "backslashreplace").decode() for key, value in row.items()}
    return {FAILURES.name: [clean]}
