"""Which inputs are meant: paths, patterns, folders, addresses and standard input, in order."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from analysis_utils.errors import UnreadableFileError, unknown_name
from analysis_utils.load.articles import files_beside
from analysis_utils.load.corrections import SUFFIX
from analysis_utils.load.inputs.extras import check_installed, load_reader
from analysis_utils.load.inputs.sources import FORMATS, STANDARD_INPUT, Source
from analysis_utils.load.paths import resolve_path

Input = str | Path | Source

_ABOUT = {"readme", "license", "licence"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A file: its address, its path as names are made of it, its size and fingerprint."""

    address: str
    path: str
    size: int | None
    fingerprint: str


def list_sources(
    inputs: Input | Iterable[Input],
    *,
    format: str | None = None,  # noqa: A002  (the word that users know)
) -> list[Source]:
    """List the files and streams that the inputs mean, without reading them.

    Parameters
    ----------
    inputs : str, Path, Source or iterable of them
        Paths, patterns (``news/**/*.html``), folders (searched to any depth), fsspec
        addresses (``s3://bucket/news/*.jsonl.gz``) or ``-`` for standard input.
    format : str, optional
        One of the values of `FORMATS`, where endings do not tell it.

    Returns
    -------
    list of Source
        One per file, sorted within each input by path; a file that is meant twice is listed
        once. Corrections are never articles; in folders, hidden files, README and LICENSE files
        and files of no known format are passed over. Names are the paths below the folder (or
        the names of files) without endings, and with them where two would be the same.

    Raises
    ------
    UnreadableFileError
        An input leads to no file.
    UnknownNameError
        There is no such format.
    MissingExtraError
        A format needs a package that is not installed.
    """
    if format and format not in FORMATS.values():
        raise unknown_name("format", format, set(FORMATS.values()))
    wanted = [inputs] if isinstance(inputs, (str, Path, Source)) else list(inputs)
    listed = [item for item in wanted if isinstance(item, Source)]
    found = [file for item in wanted if not isinstance(item, Source) for file in _find(item)]
    articles = {f.address: f for f in found if not f.path.endswith(SUFFIX)}
    files = list(articles.values())
    names = name_apart([file.path for file in files])
    listed += [_make_source(f, n, format) for f, n in zip(files, names, strict=True)]
    for source in listed:
        check_installed(source.format)
    return listed


def split_name(name: str) -> tuple[str, str, str]:
    """Part the name of a file into its stem, its format and its packing.

    Examples
    --------
    >>> split_name("news.2024.jsonl.gz")
    ('news.2024', 'jsonl', 'gz')
    """
    path = PurePosixPath(name)
    packing = "gz" if path.suffix.lower() == ".gz" else ""
    if packing:
        path = path.with_suffix("")
    kind = FORMATS.get(path.suffix.lower(), "")
    return (path.stem if kind else path.name), kind, packing


def name_apart(paths: Sequence[str]) -> list[str]:
    """Return a name for each path, no two the same: without ending where that is enough.

    Examples
    --------
    >>> name_apart(["a/x.txt", "b/x.txt", "b/y.txt", "b/y.html"])
    ['a/x', 'b/x', 'b/y.txt', 'b/y.html']
    """
    short = [str(PurePosixPath(p).with_name(split_name(PurePosixPath(p).name)[0])) for p in paths]
    counts = Counter(short)
    names = [path if counts[name] > 1 else name for path, name in zip(paths, short, strict=True)]
    seen: Counter[str] = Counter()
    apart = []
    for name in names:
        seen[name] += 1
        apart.append(name if seen[name] == 1 else f"{name}~{seen[name]}")
    return apart


def is_passed_over(path: str) -> bool:
    """Tell whether a file in a folder is hidden, about other files, or of no known format."""
    parts = PurePosixPath(path).parts
    hidden = any(part.startswith((".", "__MACOSX")) for part in parts)
    stem, kind, packing = split_name(parts[-1])
    beside = stem.lower() in _ABOUT or parts[-1].endswith(SUFFIX)
    return hidden or beside or not (kind or packing)


def _make_source(file: _Found, name: str, given: str | None) -> Source:
    _, told, packing = split_name(PurePosixPath(file.path).name)
    return Source(
        address=file.address,
        name=name,
        format=given or told,
        packing=packing,
        size=file.size,
        fingerprint=file.fingerprint,
    )


def _find(item: str | Path) -> Iterator[_Found]:
    address = str(item)
    if address == STANDARD_INPUT:
        yield _Found(address=address, path="stdin", size=None, fingerprint="")
    elif "://" in address:
        yield from _find_remote(address)
    elif glob.has_magic(address) and not os.path.lexists(address):
        matches = sorted(
            m
            for m in glob.glob(address, recursive=True)  # noqa: PTH207  (Path.glob takes no absolute pattern)
            if Path(m).is_file()
        )
        if not matches:
            raise UnreadableFileError(
                f"{address}: no file is called so; check the pattern, and the folder you are in "
                f"({Path.cwd()})"
            )
        root = os.path.commonpath([str(Path(match).parent) for match in matches])
        yield from (_local(Path(match), Path(root)) for match in matches)
    else:
        place = resolve_path(item)
        if place.is_dir():
            yield from (_in_folder(file, place) for file in _walk(place))
        else:
            yield _local(place, place.parent)


def _walk(folder: Path) -> list[Path]:
    found = []
    for root, _, names in os.walk(folder):
        here = Path(root).relative_to(folder)
        found += [folder / here / n for n in names if not is_passed_over((here / n).as_posix())]
    return sorted(found, key=lambda file: file.relative_to(folder).as_posix())


def _in_folder(file: Path, root: Path) -> _Found:
    """Return a file of a folder; a link that leads nowhere is found, and fails when it is read."""
    try:
        return _local(file, root)
    except UnreadableFileError:
        path = file.relative_to(root).as_posix()
        return _Found(address=str(file), path=path, size=None, fingerprint="")


def _local(file: Path, root: Path) -> _Found:
    try:
        known = [place.stat() for place in (file, *files_beside(file))]
    except OSError as problem:
        raise UnreadableFileError(f"{file}: cannot be read ({problem.strerror})") from problem
    return _Found(
        address=str(file),
        path=file.relative_to(root).as_posix(),
        size=known[0].st_size,
        fingerprint="-".join(f"{stat.st_size}-{stat.st_mtime_ns}" for stat in known),
    )


def _find_remote(address: str) -> Iterator[_Found]:
    fsspec = load_reader("remote")
    try:
        system, path = fsspec.core.url_to_fs(address)
        # On the web a question mark is no pattern, and a page with links is no folder.
        if address.startswith(("http://", "https://")):
            found = [path]
        elif glob.has_magic(path):
            found = system.glob(path)
        else:
            found = system.find(path) if system.isdir(path) else [path]
        infos = {place: system.info(place) for place in sorted(found)}
    except (OSError, ImportError, ValueError) as problem:
        raise UnreadableFileError(f"{address}: cannot be opened: {problem}") from problem
    if not infos:
        raise UnreadableFileError(f"{address}: no file is called so; check the address")
    root = os.path.commonpath([str(PurePosixPath(place).parent) for place in infos])
    for place, info in infos.items():
        below = PurePosixPath(place).relative_to(root).as_posix()
        if len(infos) == 1 or not is_passed_over(below):
            yield _Found(
                address=str(system.unstrip_protocol(place)),
                path=below,
                size=info.get("size"),
                fingerprint=_fingerprint(system, place),
            )


def _fingerprint(system: Any, place: str) -> str:
    try:
        return str(system.ukey(place))
    except (NotImplementedError, OSError):
        return ""
