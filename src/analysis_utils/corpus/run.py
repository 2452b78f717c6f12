"""A run: the input planned, its tasks done by an engine, the manifest written around it."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path

from analysis_utils.annotate.sentiment.score import find_scorer
from analysis_utils.corpus.engines.choice import make_engine
from analysis_utils.corpus.engines.rescue import rescue_task
from analysis_utils.corpus.manifest import (
    NAME,
    Manifest,
    check_same,
    describe_run,
    read_manifest,
    write_codebook,
    write_manifest,
)
from analysis_utils.corpus.parts import PART_SCHEMAS, count_rows, explain_write_error
from analysis_utils.corpus.plan import describe_input, list_inputs, place_source, plan_tasks
from analysis_utils.corpus.tasks import Engine, Outcome, Perform, Progress, Reading, Task
from analysis_utils.corpus.work import Job, pack_job, perform_task
from analysis_utils.errors import InputError, RunError
from analysis_utils.load.inputs import Input
from analysis_utils.model import Codebook

Watch = Callable[[Progress], None]

# One is enough for figures over articles; the others show on which sentences scorers disagree.
DEFAULT_SCORERS = ("default",)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary:
    """What a finished run came to."""

    folder: Path
    n_documents: int
    n_failures: int


def run_corpus(
    inputs: Sequence[Input],
    out: str | Path,
    *,
    codebook: Codebook,
    engine: Engine | None = None,
    reading: Reading | None = None,
    scorers: Sequence[str] = DEFAULT_SCORERS,
    resume: bool = False,
    watch: Watch = lambda _: None,
) -> RunSummary:
    """Annotate many documents into a folder of Parquet parts.

    Parameters
    ----------
    inputs : sequence of str, Path or Source
        Paths, folders, patterns or addresses; or what `list_sources` made of them.
    out : str or Path
        A folder of the run's own; it is made.
    codebook : Codebook
        Topics, actors and frames.
    engine : callable, optional
        What `make_engine` returns; default: processes on this machine.
    reading : Reading, optional
        How the input is read and cut: the columns of tables, limits, the size of tasks.
    scorers : sequence of str
        Names of the sentiment scorers, the leading one first.
    resume : bool
        Take up the run that is in ``out``: what is done stays, what is missing is done.
    watch : callable, optional
        Called with a `Progress` after each task.

    Returns
    -------
    RunSummary
        ``out`` then holds a folder per table with one Parquet part per task,
        ``manifest.json`` and ``codebook.yaml`` (all that was coded by). The bytes of the parts
        depend on the input, the codebook and the options alone: not on engine, workers, or
        interruptions.

    Raises
    ------
    RunError
        ``out`` holds another run, or one whose input, codebook, options or software have
        changed; or the disk is full.
    UnknownNameError
        No scorer has that name.
    InputError
        There is no input; or standard input is to be resumed.

    Notes
    -----
    A document that cannot be read, annotated or stored is a row of the table ``failures``
    (``doc_id``, ``stage``, ``error``, ``message``) and no row elsewhere.
    """
    for name in scorers:
        find_scorer(name)
    folder = Path(out)
    reading = reading or Reading()
    options = {**asdict(reading), "scorers": list(scorers)}
    sources = list_inputs(inputs)
    if resume and any(source.is_stream for source in sources):
        raise InputError(
            "standard input cannot be read a second time, so its run cannot be resumed; save it "
            "to a file, and run that"
        )
    files = [describe_input(source) for source in sources]
    manifest = describe_run(files, options, codebook)
    _open_folder(folder, manifest, resume=resume)
    write_codebook(codebook, folder)
    job = Job(folder=folder.resolve(), codebook=codebook, reading=reading, scorers=tuple(scorers))
    perform = partial(perform_task, pack_job(job))
    tally = _Tally(sum(file.n_bytes or 0 for file in files), watch)
    placed = [place_source(source) for source in sources]
    tasks = tally.pass_done(plan_tasks(placed, reading), folder)
    for outcome in _all_outcomes(engine or make_engine(), perform, tasks, job.folder):
        tally.add(outcome)
    write_manifest(replace(manifest, tables=tally.tables()), folder)
    shutil.rmtree(folder / "tmp", ignore_errors=True)
    return RunSummary(
        folder=folder,
        n_documents=tally.rows["documents"],
        n_failures=tally.rows["failures"],
    )


def _all_outcomes(
    engine: Engine, perform: Perform, tasks: Iterator[Task], folder: Path
) -> Iterator[Outcome]:
    """Do all tasks, those at which workers kept dying last and one by one."""
    undone = []
    for result in engine(perform, tasks):
        if isinstance(result, Task):
            undone.append(result)
        else:
            yield result
    for task in sorted(undone, key=lambda task: task.number):
        yield rescue_task(perform, task, folder)


class _Tally:
    """Counts what is done, and tells it."""

    def __init__(self, n_bytes: int, watch: Watch) -> None:
        self.rows: Counter[str] = Counter(dict.fromkeys(PART_SCHEMAS, 0))
        self.n_parts = 0
        self._watch = watch
        self._n_bytes, self._n_done = max(n_bytes, 1), 0
        self._n_resumed, self._bytes_resumed = 0, 0

    def add(self, outcome: Outcome) -> None:
        self.rows.update(outcome.n_rows)
        self.n_parts += 1
        self._n_done += outcome.n_bytes
        self._watch(
            Progress(
                n_documents=self.rows["documents"],
                n_failures=self.rows["failures"],
                prop_done=min(self._n_done / self._n_bytes, 1.0),
                n_resumed=self._n_resumed,
                prop_resumed=min(self._bytes_resumed / self._n_bytes, 1.0),
            )
        )

    def pass_done(self, tasks: Iterator[Task], folder: Path) -> Iterator[Task]:
        """Yield the tasks whose parts are not all there yet; count the others."""
        for task in tasks:
            n_rows = count_rows(folder, task.number)
            if n_rows is None:
                yield task
            else:
                self._n_resumed += n_rows["documents"]
                self._bytes_resumed += task.n_bytes
                self.add(Outcome(number=task.number, n_bytes=task.n_bytes, n_rows=n_rows))

    def tables(self) -> dict[str, dict[str, int]]:
        return {name: {"n_rows": self.rows[name], "n_parts": self.n_parts} for name in PART_SCHEMAS}


def _open_folder(folder: Path, manifest: Manifest, *, resume: bool) -> None:
    """Make the folder of a new run, or check that the run in it is this one."""
    if (folder / NAME).exists():
        if not resume:
            raise RunError(
                f"{folder}: holds a run already; go on with it with --resume, or give another "
                "folder with --out"
            )
        check_same(read_manifest(folder), manifest, folder)
        return
    if folder.is_file() or (folder.is_dir() and any(p.name != "tmp" for p in folder.iterdir())):
        raise RunError(
            f"{folder}: holds files that are no run; give a folder of the run's own with --out"
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise explain_write_error(folder, problem) from problem
    write_manifest(manifest, folder)
