"""Opening what a source names: a file, an address, standard input; unpacked as it is read."""

from __future__ import annotations

import gzip
import io
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any, cast

from analysis_utils.errors import LimitError, UnreadableFileError
from analysis_utils.load.inputs.documents import Reading, over_limit
from analysis_utils.load.inputs.extras import load_reader
from analysis_utils.load.inputs.sources import Limits, Source

GZIP = b"\x1f\x8b"
_CHUNK = 1 << 20


@contextmanager
def open_source(source: Source, limits: Limits) -> Iterator[IO[bytes]]:
    """Open a source for reading bytes, unpacked where it is packed."""
    with ExitStack() as stack:
        raw = stack.enter_context(_open_raw(source))
        yield stack.enter_context(unpack(raw, source, limits))


@contextmanager
def _open_raw(source: Source) -> Iterator[IO[bytes]]:
    if source.is_stream:
        yield sys.stdin.buffer
    elif source.is_remote:
        with load_reader("remote").open(source.address, "rb") as stream:
            yield stream
    else:
        with Path(source.address).open("rb") as stream:
            yield stream


@contextmanager
def unpack(raw: IO[bytes], source: Source, limits: Limits) -> Iterator[IO[bytes]]:
    """Give a stream a buffer, and undo its packing."""
    if source.packing == "gz":
        unpacked = io.BufferedReader(_Unpacked(raw, source.address, limits), _CHUNK)
        with unpacked:
            yield unpacked
    elif isinstance(raw, io.BufferedReader):
        yield raw
    else:
        yield io.BufferedReader(cast("io.RawIOBase", raw), _CHUNK)


class _Counted:
    """A stream that counts the bytes that are read from it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.n_bytes = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.n_bytes += len(data)
        return data


class _Unpacked(io.RawIOBase):
    """What a gzip stream holds, until it proves to be a bomb."""

    def __init__(self, stream: IO[bytes], where: str, limits: Limits) -> None:
        self._packed = _Counted(stream)
        self._stream = gzip.GzipFile(fileobj=cast("IO[bytes]", self._packed), mode="rb")
        self._where = where
        self._limits = limits
        self._n_bytes = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read(len(buffer))
        self._n_bytes += len(data)
        check_unpacked(self._n_bytes, self._packed.n_bytes, self._where, self._limits)
        buffer[: len(data)] = data
        return len(data)


def check_unpacked(n_unpacked: int, n_packed: int, where: str, limits: Limits) -> None:
    """Raise a `LimitError` where so much comes out of so little that it must be a bomb."""
    if n_unpacked > limits.max_unpacked:
        raise over_limit(where, "an unpacked size", limits.max_unpacked, "max_unpacked")
    if n_unpacked > _CHUNK and n_unpacked > limits.max_ratio * n_packed:
        raise LimitError(
            f"{where}: unpacks to more than {limits.max_ratio:g} times its size; refused by the "
            "limit max_ratio. Unpack it yourself, or raise the limit if you trust it "
            "(--limit max_ratio=…)"
        )


def check_archive(
    archive: zipfile.ZipFile, where: str, limits: Limits, *, is_one: bool = False
) -> None:
    """Raise a `LimitError` if what a zip file unpacks to is larger than the limits.

    ``is_one`` where all of it makes one document, or must be in memory at once.
    """
    members = archive.infolist()
    if len(members) > limits.max_members:
        raise LimitError(
            f"{where}: holds {len(members):,} files, more than the {limits.max_members:,} of the "
            "limit max_members. Split it, or raise the limit if you trust it "
            "(--limit max_members=…)"
        )
    for member in members:
        check_unpacked(member.file_size, member.compress_size, where, limits)
    n_unpacked = sum(member.file_size for member in members)
    limit, name = (
        (limits.max_document, "max_document") if is_one else (limits.max_unpacked, "max_unpacked")
    )
    if n_unpacked > limit:
        raise over_limit(where, "an unpacked size", limit, name)


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes were read already, from its beginning."""

    def __init__(self, head: bytes, stream: IO[bytes]) -> None:
        self._head = memoryview(head)
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        size = len(buffer)
        data: Any = self._head[:size]
        self._head = self._head[size:]
        data = data if len(data) else self._stream.read(size)
        buffer[: len(data)] = data
        return len(data)


def look_ahead(stream: IO[bytes], size: int) -> tuple[bytes, IO[bytes]]:
    """Return the first bytes of a stream, and a stream that begins with them."""
    head = stream.read(size)
    return head, io.BufferedReader(_Rejoined(head, stream), _CHUNK)


@contextmanager
def seekable(stream: IO[bytes], reading: Reading) -> Iterator[IO[bytes]]:
    """Give a stream in which one can go back, through a temporary file where need be."""
    if stream.seekable():
        yield stream
        return
    with tempfile.TemporaryFile() as spool:
        shutil.copyfileobj(_Bounded(stream, reading), spool, _CHUNK)
        spool.seek(0)
        yield cast("IO[bytes]", spool)


class _Bounded:
    """A stream that refuses to give more than an input may unpack to."""

    def __init__(self, stream: IO[bytes], reading: Reading) -> None:
        self._stream = _Counted(stream)
        self._reading = reading

    def read(self, size: int = -1, /) -> bytes:
        data = self._stream.read(size)
        limit = self._reading.limits.max_unpacked
        if self._stream.n_bytes > limit:
            raise over_limit(self._reading.where(), "an input", limit, "max_unpacked")
        return data


def read_whole(stream: IO[bytes], reading: Reading) -> bytes:
    """Read all of a stream that is one document, up to the limit of a document."""
    limit = reading.limits.max_document
    size = reading.source.size
    data = b"" if size is not None and size > limit else stream.read(limit + 1)
    if len(data) > limit or (size is not None and size > limit):
        raise over_limit(reading.where(), "a document", limit, "max_document")
    if not data.strip():
        raise UnreadableFileError(f"{reading.where()}: is empty; expected the words of an article")
    return data


def tell_format(head: bytes, where: str) -> str:
    """Tell the format of a stream from its first bytes."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"PK\x03\x04"):
        return "docx" if b"word/" in head else "xlsx" if b"xl/" in head else "zip"
    if start.startswith(b"["):
        raise UnreadableFileError(
            f"{where}: looks like a JSON array; expected one JSON object a line (.jsonl)"
        )
    marks = {b"%PDF-": "pdf", b"PAR1": "parquet", b"WARC/": "warc", b"{": "jsonl"}
    for mark, kind in marks.items():
        if start.startswith(mark):
            return kind
    opening = start[:512].lower()
    if opening.startswith((b"<!doctype html", b"<html", b"<?xml")) or b"<html" in opening:
        return "html"
    return "text"
