"""Chapters: a report is a folder of notebooks, joined in the order of their names."""

from __future__ import annotations

import ast
import copy
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path, PurePath
from typing import Any

from analysis_utils.errors import ReportError, UnreadableFileError, unknown_name
from analysis_utils.imports import import_nbformat

METADATA = "analysis_utils"
SETUP_TAG = "setup"
PARAMETERS_TAG = "parameters"
INJECTED_TAG = "injected-parameters"

Notebook = Any


def find_chapters(folder: Path) -> list[Path]:
    """Return the chapter notebooks of a report, in the order of their names.

    Parameters
    ----------
    folder : Path
        A folder of notebooks, or one notebook.

    Returns
    -------
    list of Path
        At least one path; a notebook given by itself is the only chapter.

    Raises
    ------
    ReportError
        The folder does not exist, or holds no notebook.
    """
    if folder.is_file():
        return [folder]
    if not folder.is_dir():
        raise ReportError(
            f"{folder}: no such folder of chapters; expected a folder of notebooks (*.ipynb). "
            "`media-report init DIR` makes one"
        )
    paths = sorted(p for p in folder.glob("*.ipynb") if p.is_file())
    if not paths:
        raise ReportError(f"{folder}: holds no notebook; expected at least one file *.ipynb")
    return paths


def read_chapter(path: Path) -> Notebook:
    """Read one notebook of format 4.

    Raises
    ------
    UnreadableFileError
        The file is missing, or is no notebook.
    """
    nbformat = import_nbformat()
    try:
        return nbformat.reads(path.read_text("utf-8"), as_version=4)
    except OSError as error:
        raise UnreadableFileError(f"{path}: cannot be read: {error.strerror}") from error
    except (nbformat.ValidationError, ValueError, LookupError, TypeError, AttributeError) as error:
        # nbformat lets whatever a malformed file provokes come through.
        raise UnreadableFileError(
            f"{path}: is not a Jupyter notebook (format 4): {str(error).splitlines()[0]}"
        ) from error


def join_chapters(chapters: Sequence[tuple[str, Notebook]]) -> Notebook:
    """Join chapters into one notebook.

    Cells tagged ``setup`` and ``parameters`` are there so that a chapter runs by itself;
    one whose source has occurred in an earlier chapter is left out.

    Parameters
    ----------
    chapters : sequence of (str, notebook)
        The name and the notebook of each chapter, in order.

    Returns
    -------
    notebook
        One notebook without outputs. ``cell.metadata.analysis_utils.chapter`` names the chapter
        that a cell comes from; cell ids count from ``cell-001``.
    """
    nbformat = import_nbformat()
    joined = nbformat.v4.new_notebook()
    joined.nbformat_minor = 5
    joined.metadata["kernelspec"] = {
        "display_name": "Python 3",
        "language": "python",
        "name": "python3",
    }
    joined.metadata["language_info"] = {"name": "python"}
    seen: set[str] = set()
    for name, notebook in chapters:
        for cell in _fresh_cells(notebook, seen):
            cell.metadata[METADATA] = {**cell.metadata.get(METADATA, {}), "chapter": name}
            joined.cells.append(cell)
        seen |= {_key(cell) for cell in notebook.cells if _is_shared(cell)}
    return renumber_cells(joined)


def renumber_cells(notebook: Notebook) -> Notebook:
    """Give the cells ids that count from ``cell-001``; change and return the notebook."""
    for number, cell in enumerate(notebook.cells, start=1):
        cell["id"] = f"cell-{number:03}"
    return notebook


def inject_parameters(notebook: Notebook, parameters: Mapping[str, object]) -> Notebook:
    """Add a cell that sets parameters behind the cell tagged ``parameters``.

    The convention is papermill's: the new cell is tagged ``injected-parameters``.

    Parameters
    ----------
    notebook : notebook
        Changed in place.
    parameters : mapping
        Values by name; strings, numbers, booleans, None, paths, and lists of them.

    Returns
    -------
    notebook
        The same notebook; as it was, when there are no parameters.

    Raises
    ------
    ReportError
        No cell is tagged ``parameters``.
    UnknownNameError
        A parameter that the tagged cell does not set.
    """
    if not parameters:
        return notebook
    place = _parameters_cell(notebook)
    if place is None:
        raise ReportError(
            f"no cell is tagged {PARAMETERS_TAG!r}, so {', '.join(parameters)} cannot be set; "
            f"tag the cell of the first chapter that sets its parameters"
        )
    known = _assignments(notebook.cells[place].source)
    for name in parameters:
        if name not in known:
            raise unknown_name("parameter", name, known)
    lines = [f"{name} = {_literal(value)}" for name, value in parameters.items()]
    cell = import_nbformat().v4.new_code_cell(source="\n".join(lines))
    cell.metadata["tags"] = [INJECTED_TAG]
    above = notebook.cells[place].metadata.get(METADATA)
    if above:
        cell.metadata[METADATA] = dict(above)
    notebook.cells.insert(place + 1, cell)
    return renumber_cells(notebook)


def read_parameters(notebook: Notebook) -> dict[str, Any]:
    """Return the parameters that a notebook sets in its tagged cell, where they are literals.

    Returns
    -------
    dict
        Values by name; empty where no cell is tagged.
    """
    place = _parameters_cell(notebook)
    values: dict[str, Any] = {}
    if place is not None:
        for name, node in _assignments(notebook.cells[place].source).items():
            with suppress(ValueError):
                values[name] = None if node is None else ast.literal_eval(node)
    return values


def _parameters_cell(notebook: Notebook) -> int | None:
    return next((i for i, c in enumerate(notebook.cells) if _has_tag(c, PARAMETERS_TAG)), None)


def _fresh_cells(notebook: Notebook, seen: set[str]) -> list[Any]:
    cells = []
    for original in notebook.cells:
        if not original.source.strip() or (_is_shared(original) and _key(original) in seen):
            continue
        cell = copy.deepcopy(original)
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
        cells.append(cell)
    return cells


def _is_shared(cell: Any) -> bool:
    return cell.cell_type == "code" and (
        _has_tag(cell, SETUP_TAG) or _has_tag(cell, PARAMETERS_TAG)
    )


def _has_tag(cell: Any, tag: str) -> bool:
    return tag in cell.metadata.get("tags", ())


def _key(cell: Any) -> str:
    return "\n".join(line.rstrip() for line in cell.source.strip().splitlines())


def _literal(value: object) -> str:
    return repr(str(value)) if isinstance(value, PurePath) else repr(value)


def _assignments(source: str) -> dict[str, ast.expr | None]:
    """Return the expression that a cell assigns to each name."""
    try:
        tree = ast.parse(source)
    except SyntaxError as error:
        raise ReportError(
            f"the cell tagged {PARAMETERS_TAG!r} is not valid Python: "
            f"line {error.lineno}: {error.msg}"
        ) from error
    found: dict[str, ast.expr | None] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign):
            found |= {t.id: node.value for t in node.targets if isinstance(t, ast.Name)}
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            found[node.target.id] = node.value
    return found
