"""A run in words: what went in, under which rules, what came out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from analysis_utils.corpus.manifest import Manifest, read_manifest
from analysis_utils.corpus.parts import PART_SCHEMAS
from analysis_utils.load.paths import resolve_path


def describe_folder(folder: str | Path) -> list[str]:
    """Return lines on the run in a folder, finished or not.

    Raises
    ------
    RunError
        The folder holds no run.
    """
    manifest = read_manifest(resolve_path(folder))
    return [f"{name:<12}{value}" for name, value in _facts(manifest)]


def _facts(manifest: Manifest) -> Iterator[tuple[str, str]]:
    sizes = [file.n_bytes for file in manifest.inputs if file.n_bytes is not None]
    yield "inputs", f"{len(manifest.inputs):,} ({sum(sizes) / 1e6:,.1f} MB)"
    book = manifest.codebook
    yield "codebook", f"{book['title']} (version {book['version']}, {book['sha256'][:12]})"
    yield "version", f"{manifest.versions.get('analysis_utils', 'unknown')}"
    if not manifest.finished:
        yield "state", "not finished; go on with `media-report corpus run … --resume`"
        return
    parts = manifest.tables["documents"]["n_parts"]
    yield "state", f"finished, {parts:,} part{'s' * (parts != 1)} per table"
    for name in PART_SCHEMAS:
        n_rows = manifest.tables[name]["n_rows"]
        yield name, f"{n_rows:,} row{'s' * (n_rows != 1)}"
