"""The plan of a run: the input listed, hashed, and cut into tasks, always in the same way."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from analysis_utils.corpus.tasks import Item, Reading, Task
from analysis_utils.errors import (
    InputError,
    LimitError,
    RunError,
    UnknownNameError,
    UnreadableFileError,
)
from analysis_utils.load.articles import files_beside
from analysis_utils.load.inputs import (
    Failure,
    Input,
    Source,
    describe_source,
    iter_documents,
    list_sources,
)
from analysis_utils.load.origin import InputFile
from analysis_utils.model import Document

# However few they are, so many bytes of documents make a task: long ones need memory.
TASK_BYTES = 4_000_000


def list_inputs(inputs: Sequence[Input]) -> list[Source]:
    """Return the sources that an input means, in a fixed order.

    Raises
    ------
    InputError
        There are none.
    """
    sources = list_sources(inputs)
    if not sources:
        given = ", ".join(map(str, inputs)) or "no input"
        raise InputError(
            f"{given}: holds no file of a known format; expected "
            "articles (.txt .md .html .pdf .docx) or tables of them (.csv .jsonl .parquet …)"
        )
    return sources


def describe_tables(sources: Sequence[Source], reading: Reading) -> list[str]:
    """Return in words which columns of the tables are taken for what, each way once.

    Raises
    ------
    InputError
        No source has the columns that it needs, so that nothing could be read.
    UnknownNameError
        No source has a column that was named.
    """
    ways: defaultdict[str, list[Source]] = defaultdict(list)
    refused = []
    for source in sources:
        try:
            said = describe_source(source, columns=reading.columns)
            ways[said.removeprefix(source.address)].append(source)
        except (UnreadableFileError, LimitError):
            continue
        except (InputError, UnknownNameError) as problem:
            refused.append(problem)
        # Whatever else is wrong with it is a failure when its turn comes.
        except Exception:
            continue
    if refused and len(refused) == len(sources):
        raise refused[0]
    return [
        f"{alike[0].address}{f' and {len(alike) - 1:,} more' if alike[1:] else ''}{said}"
        for said, alike in ways.items()
        if "; " in said
    ]


def describe_input(source: Source) -> InputFile:
    """Return a source with a hash of what it and the files beside it hold, for the manifest.

    A file that cannot be read has none; it becomes a failure when its turn comes.
    """
    if source.is_stream or source.is_remote:
        return InputFile(name=source.address, n_bytes=source.size, sha256=source.fingerprint)
    path = Path(source.address)
    try:
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256")
        for other in files_beside(path):
            digest.update(other.read_bytes())
        size = path.stat().st_size
        return InputFile(name=source.address, n_bytes=size, sha256=digest.hexdigest())
    except OSError:
        return InputFile(name=source.address, n_bytes=source.size, sha256="")


def place_source(source: Source) -> Source:
    """Return the source with a whole path: a worker may run in another folder."""
    if source.is_stream or source.is_remote:
        return source
    return replace(source, address=str(Path(source.address).resolve()))


def plan_tasks(sources: Sequence[Source], reading: Reading) -> Iterator[Task]:
    """Cut the input into tasks of at most ``reading.task_size`` documents, numbered in its order.

    Files of one document are left for the worker to read. A file of many is read here, once,
    and its documents go with the task. No task reaches over into another file of many.
    """
    for number, task in enumerate(_cut(sources, reading)):
        yield replace(task, number=number)


def read_source(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield the documents of a source, and the failures in it.

    Raises
    ------
    RunError
        It is not what it was when the run began.
    """
    _check_unchanged(source)
    yield from iter_documents(source, columns=reading.columns, limits=reading.limits)
    _check_unchanged(source)


def _cut(sources: Sequence[Source], reading: Reading) -> Iterator[Task]:
    files: list[Source] = []
    ids = {hash(source.name) for source in sources if source.is_one_document}
    for source in sources:
        if files and (not source.is_one_document or _is_full(files, reading.task_size)):
            yield _task_of_files(files)
            files = []
        if source.is_one_document:
            files.append(source)
        else:
            yield from _cut_items(source, reading, ids)
    if files:
        yield _task_of_files(files)


def _cut_items(source: Source, reading: Reading, ids: set[int]) -> Iterator[Task]:
    items: list[Item] = []
    n_bytes, n_left = 0, source.size or 0
    for item in read_source(source, reading):
        if len(items) >= reading.task_size or n_bytes >= TASK_BYTES:
            yield Task(number=0, items=tuple(items), n_bytes=min(n_bytes, n_left))
            n_left -= min(n_bytes, n_left)
            items, n_bytes = [], 0
        items.append(_refuse_repeated(item, ids))
        n_bytes += len(item.text) if isinstance(item, Document) else 0
    if items:
        yield Task(number=0, items=tuple(items), n_bytes=n_left)


def _refuse_repeated(item: Item, ids: set[int]) -> Item:
    """Return a failure for a document whose id another one has: tables join by it."""
    if isinstance(item, Failure):
        return item
    if hash(item.doc_id) in ids:
        return Failure(
            doc_id=item.doc_id,
            stage="read",
            error="RepeatedIdError",
            message="an earlier document has the same id; give each its own (--id NAME)",
        )
    ids.add(hash(item.doc_id))
    return item


def _is_full(files: Sequence[Source], size: int) -> bool:
    return len(files) >= size or _n_bytes(files) >= TASK_BYTES


def _n_bytes(files: Sequence[Source]) -> int:
    return sum(file.size or 0 for file in files)


def _task_of_files(files: Sequence[Source]) -> Task:
    return Task(number=0, files=tuple(files), n_bytes=_n_bytes(files))


def _check_unchanged(source: Source) -> None:
    """Raise where a local file is not the one that was listed."""
    if source.is_stream or source.is_remote or not source.fingerprint:
        return
    try:
        (now,) = list_sources(source.address, format=source.format)
    except (UnreadableFileError, ValueError) as problem:
        raise RunError(
            f"{source.address}: was there when the run began, and is gone; put it back and run "
            "again with --resume, or begin a new run without it"
        ) from problem
    if now.fingerprint != source.fingerprint:
        raise RunError(
            f"{source.address}: has changed since the run began; its tables would mix two "
            "texts. Begin a new run in another folder"
        )
