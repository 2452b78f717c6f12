"""Where a report comes from: its inputs by hash, versions, options, word lists."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from analysis_utils.load.lexicons import lexicon_names, read_card
from analysis_utils.load.origin import InputFile, read_versions
from analysis_utils.report.sections import new_markdown_cell, new_output_cell

SECTION = "How this report was made"
_DIGITS = 12  # of a hash that a page shows; the JSON beside the report has all
PACKAGES = (
    "analysis_utils",
    "ipykernel",
    "matplotlib",
    "mistune",
    "nbclient",
    "nbconvert",
    "numpy",
    "pandas",
    "pyyaml",
    "seaborn",
    "textblob",
    "typst",
    "vaderSentiment",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunManifest:
    """Everything that decided what a report says.

    Attributes
    ----------
    inputs
        The files, in the order they were named.
    versions
        Of Python and the packages, by name; a package that is absent is left out.
    options
        Parameters of the notebooks, and options of the build.
    lexicons
        Title, version, size, licence and limits of each word list.
    """

    inputs: tuple[InputFile, ...]
    versions: Mapping[str, str]
    options: Mapping[str, Any]
    lexicons: tuple[Mapping[str, Any], ...]

    @property
    def run_id(self) -> str:
        """Twelve characters that are the same for the same inputs, versions and options."""
        return hashlib.sha256(_json(asdict(self)).encode()).hexdigest()[:12]


def collect_manifest(files: Mapping[Path, Path], options: Mapping[str, Any]) -> RunManifest:
    """Describe a run.

    Parameters
    ----------
    files : mapping of Path to Path
        The inputs, by the path that they were asked for with. Absolute paths, and those that
        lead upwards, are told by the file's own name alone, so that no report carries the paths
        of a machine, or depends on the folder that one works in.
    options : mapping
        Parameters and options; paths are written as text.

    Returns
    -------
    RunManifest
    """
    return RunManifest(
        inputs=tuple(_describe_file(name, file) for name, file in files.items()),
        versions={"python": platform.python_version(), **read_versions(PACKAGES)},
        options={key: _option(value) for key, value in options.items()},
        lexicons=tuple(_cards()),
    )


def write_manifest(manifest: RunManifest) -> str:
    """Return the manifest as JSON text."""
    text = describe_method(manifest)
    return _json(
        {
            "run_id": manifest.run_id,
            **asdict(manifest),
            "methods": text,
            "how_to_cite": describe_citation(manifest),
        }
    )


def describe_method(manifest: RunManifest) -> str:
    """Return the methods paragraph: what was done, with what, and what it cannot tell."""
    own = manifest.versions.get("analysis_utils", "unknown")
    lists = ", ".join(str(card["title"]) for card in manifest.lexicons)
    named = f" ({lists})" if lists else ""
    return (
        f"The chapters were run in order in one Python {manifest.versions['python']} kernel with "
        f"analysis_utils {own}. Sentences, quotations, speakers, topics, tone and frames were "
        f"assigned by rules, a codebook and word lists{named}, not by a trained language model and "
        f"not by people; no network was used. The same inputs and versions give the same report, "
        f"byte for byte. Results are exploratory until two people have coded the same text and "
        f"agree with them (Krippendorff’s α ≥ .80)."
    )


def describe_citation(manifest: RunManifest) -> str:
    """Return how to cite the report."""
    own = manifest.versions.get("analysis_utils", "unknown")
    return (
        f"The analysis_utils developers. analysis_utils, version {own}: media-analysis reports on "
        f"interview coverage. Run {manifest.run_id}."
    )


def provenance_cells(manifest: RunManifest) -> list[Any]:
    """Return the notebook cells of a report's last section."""
    cells = [
        new_markdown_cell(f"# {SECTION}"),
        new_output_cell(
            {
                "type": "prose",
                "paragraphs": [describe_method(manifest), describe_citation(manifest)],
            }
        ),
        _table(
            "inputs",
            "The files that this report was made from",
            ("File", "Bytes", f"SHA-256 (first {_DIGITS} digits)"),
            [[f.name, f.n_bytes, f.sha256[:_DIGITS]] for f in manifest.inputs],
        ),
    ]
    cards = manifest.lexicons
    if cards:
        fields = ("title", "version", "n_entries", "licence", "limits")
        heads = ("Word list", "Version", "Entries", "Licence", "Known limits")
        rows = [[_text(card[column]) for column in fields] for card in cards]
        cells.append(_table("word-lists", "The word lists, and what they cannot do", heads, rows))
    options = [[key, _text(value)] for key, value in manifest.options.items()]
    cells.append(_table("options", "The options of this run", ("Option", "Value"), options))
    versions = [[name, number] for name, number in manifest.versions.items()]
    cells.append(_table("versions", "Versions", ("Software", "Version"), versions))
    return cells


def _describe_file(name: Path, file: Path) -> InputFile:
    content = file.read_bytes()
    return InputFile(
        name=_portable(name),
        n_bytes=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )


def _portable(path: Path) -> str:
    leads_away = path.is_absolute() or {"..", "~"} & set(path.parts)
    return path.name if leads_away else path.as_posix()


def _option(value: Any) -> Any:
    if isinstance(value, Path):
        return _portable(value)
    if isinstance(value, list | tuple):
        return [_option(item) for item in value]
    return value


def _cards() -> Iterable[dict[str, Any]]:
    for name in lexicon_names():
        card = read_card(name)
        keys = ("name", "title", "version", "n_entries", "licence", "limits")
        yield {key: card[key] for key in keys}


def _table(name: str, title: str, heads: Sequence[str], rows: Sequence[Sequence[Any]]) -> Any:
    numeric = [
        bool(rows) and all(isinstance(row[i], int) for row in rows) for i in range(len(heads))
    ]
    columns = [
        {"name": head.lower(), "label": head, "align": "right" if right else "left"}
        for head, right in zip(heads, numeric, strict=True)
    ]
    return new_output_cell(
        {
            "type": "table",
            "name": name,
            "title": title,
            "note": "",
            "columns": columns,
            "rows": [list(row) for row in rows],
        }
    )


def _text(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return "; ".join(str(_text(item)) for item in value)
    if value is None:
        return "not set"
    return value if isinstance(value, int) else " ".join(str(value).split())


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n"
