"""What a run was made from: its files by hash, and the versions of the software."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFile:
    """A file that went into a run: its name, size in bytes and SHA-256.

    In a corpus the hash is that of the file and of what lies beside it, its card and corrections.
    Of a remote address, ``n_bytes`` may be None, and ``sha256`` is what the file system tells.
    """

    name: str
    n_bytes: int | None
    sha256: str


def read_versions(packages: Iterable[str]) -> dict[str, str]:
    """Return the version of each package that is installed, by name."""
    found = {}
    for package in packages:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found
