"""The manifest of a run: what went in, under which rules, and what came out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from analysis_utils.corpus.parts import explain_write_error
from analysis_utils.errors import RunError
from analysis_utils.load.origin import InputFile, read_versions
from analysis_utils.model import Codebook

NAME = "manifest.json"
CODEBOOK = "codebook.yaml"
_FORMAT = 1
# The packages whose version can change what is written.
_PACKAGES = ("analysis_utils", "textblob", "vaderSentiment", "trafilatura", "pypdf", "pyarrow")
# The one in C is ten times as fast, where it is there.
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_CODE = (".py", ".csv", ".toml", ".yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """A run as it is written down; the same input and rules give the same manifest.

    Attributes
    ----------
    inputs
        Each file with its size and hash, in the order in which it is read.
    options
        What the caller chose that changes the tables. Engine and number of workers do not.
    codebook
        Its ``title``, ``version`` and ``sha256`` (of what it says, frame sets included).
    versions
        Software, and ``code``, a hash of this package's rules and word lists.
    tables
        When the run is finished: rows and number of parts by table, ``failures`` among them.
    """

    inputs: tuple[InputFile, ...]
    options: Mapping[str, Any]
    codebook: Mapping[str, str]
    versions: Mapping[str, str]
    tables: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    format: int = _FORMAT

    @property
    def finished(self) -> bool:
        """Whether every task of the run is done."""
        return bool(self.tables)


def describe_run(
    inputs: Sequence[InputFile], options: Mapping[str, Any], codebook: Codebook
) -> Manifest:
    """Return the manifest of a run that is about to begin."""
    text = json.dumps(asdict(codebook), ensure_ascii=False)
    return Manifest(
        inputs=tuple(inputs),
        options=json.loads(json.dumps(dict(options))),
        codebook={
            "title": codebook.title,
            "version": codebook.version,
            "sha256": hashlib.sha256(text.encode("utf-8")).hexdigest(),
        },
        versions={"code": _hash_code(), **read_versions(_PACKAGES)},
    )


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of a run.

    Raises
    ------
    RunError
        The folder holds no run, or its manifest cannot be read.
    """
    path = folder / NAME
    try:
        data = json.loads(path.read_text("utf-8"))
        files = [InputFile(**file) for file in data.pop("inputs")]
        manifest = Manifest(inputs=tuple(files), **data)
    except OSError as problem:
        raise RunError(
            f"{folder}: holds no run ({NAME} is missing or unreadable); make one with "
            "`media-report corpus run INPUT… --out DIR`"
        ) from problem
    except (ValueError, TypeError, LookupError, AttributeError) as problem:
        raise RunError(f"{path}: is no manifest of a run: {problem}") from problem
    if manifest.format != _FORMAT:
        raise RunError(
            f"{path}: has the format {manifest.format}, expected {_FORMAT}; run the corpus again"
        )
    return manifest


def write_manifest(manifest: Manifest, folder: Path) -> None:
    """Write the manifest into the folder of its run, whole or not at all."""
    data = asdict(manifest)
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    _write(text, folder, NAME)


def write_codebook(codebook: Codebook, folder: Path) -> None:
    """Write into the folder of a run the codebook that `read_codebook` reads from there."""
    data = {**json.loads(json.dumps(asdict(codebook))), "use_frames": []}
    _write(yaml.dump(data, Dumper=_DUMPER, allow_unicode=True, sort_keys=False), folder, CODEBOOK)


def _write(text: str, folder: Path, name: str) -> None:
    temporary = folder / "tmp" / name
    try:
        temporary.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(text, "utf-8")
        temporary.replace(folder / name)
    except OSError as problem:
        raise explain_write_error(folder, problem) from problem


def check_same(before: Manifest, now: Manifest, folder: Path) -> None:
    """Raise a `RunError` unless a run can be taken up again as it was begun."""
    changes = [
        *_input_changes(before.inputs, now.inputs),
        *_changes("option", before.options, now.options),
        *_changes("version of", before.versions, now.versions),
    ]
    if before.codebook["sha256"] != now.codebook["sha256"]:
        changes.insert(0, f"the codebook {before.codebook['title']!r} has changed")
    if changes:
        more = f"; and {len(changes) - 5} more" if len(changes) > 5 else ""
        raise RunError(
            f"{folder}: cannot be resumed, or its tables would mix two runs: "
            f"{'; '.join(changes[:5])}{more}. Set that back and resume, or begin a new run in "
            "another folder; what is there is as it was"
        )


def _input_changes(before: Sequence[InputFile], now: Sequence[InputFile]) -> Iterator[str]:
    old, new = ({file.name: file for file in files} for files in (before, now))
    for name in sorted(old.keys() | new.keys()):
        if name not in new:
            yield f"the input {name} is gone"
        elif name not in old:
            yield f"the input {name} is new"
        elif old[name] != new[name]:
            yield f"the input {name} has changed"
    if list(old) != list(new) and old.keys() == new.keys():
        yield "the inputs come in another order"


def _changes(kind: str, before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    for name in sorted(before.keys() | now.keys()):
        if before.get(name) != now.get(name):
            yield f"{kind} {name} was {_short(before.get(name))}, is {_short(now.get(name))}"


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 40 else f"{text[:12]}…"


@cache
def _hash_code() -> str:
    """Return a hash of everything in this package that makes annotations out of text."""
    root = Path(__file__).resolve().parent.parent
    rooms = ("load", "language", "annotate", "resources", "corpus")
    total = hashlib.sha256()
    for path in sorted([*root.glob("*.py"), *(p for r in rooms for p in (root / r).rglob("*"))]):
        if path.suffix in _CODE:
            total.update(path.relative_to(root).as_posix().encode("utf-8") + path.read_bytes())
    return total.hexdigest()[:16]
