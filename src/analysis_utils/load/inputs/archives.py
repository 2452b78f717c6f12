"""Zip files: each file in them is a source of its own."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import IO

from analysis_utils.errors import InputError, MissingExtraError
from analysis_utils.load.inputs.documents import Item, Reading, fail_source
from analysis_utils.load.inputs.listing import is_passed_over, name_apart, split_name
from analysis_utils.load.inputs.sources import Source
from analysis_utils.load.inputs.streams import check_archive, seekable

ReadMember = Callable[[IO[bytes], Source, Reading], Iterator[Item]]


def read_archive(stream: IO[bytes], reading: Reading, read_member: ReadMember) -> Iterator[Item]:
    """Read every file of a zip archive, in the order of their names.

    Files that would be passed over in a folder are passed over here; an archive in the archive
    is a failure.
    """
    with seekable(stream, reading) as file, zipfile.ZipFile(file) as archive:
        check_archive(archive, reading.where(), reading.limits)
        for member, source in _list_members(archive, reading.source):
            try:
                if source.format == "zip":
                    raise InputError(f"{source.address}: is an archive in an archive; unpack it")
                with archive.open(member) as content:
                    yield from read_member(content, source, reading)
            except MissingExtraError:
                raise
            # A broken member must not end the reading of the others.
            except Exception as problem:
                yield fail_source(source, problem)


def _list_members(archive: zipfile.ZipFile, whole: Source) -> list[tuple[zipfile.ZipInfo, Source]]:
    members = sorted(
        (m for m in archive.infolist() if not m.is_dir() and not is_passed_over(m.filename)),
        key=lambda m: m.filename,
    )
    names = name_apart([member.filename for member in members])
    found = []
    for member, name in zip(members, names, strict=True):
        _, kind, packing = split_name(PurePosixPath(member.filename).name)
        source = Source(
            address=f"{whole.address}!{member.filename}",
            name=f"{whole.name}/{name}",
            format=kind,
            packing=packing,
            size=None if packing else member.file_size,
        )
        found.append((member, source))
    return found
