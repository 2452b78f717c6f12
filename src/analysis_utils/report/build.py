"""Building a report: chapters in, a folder with HTML, PDF, notebook, tables and provenance out."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from analysis_utils.errors import ReportError, UnreadableFileError, unknown_name
from analysis_utils.imports import import_nbformat
from analysis_utils.load.articles import files_beside
from analysis_utils.load.paths import resolve_path
from analysis_utils.report.chapters import (
    Notebook,
    find_chapters,
    inject_parameters,
    join_chapters,
    read_chapter,
    read_parameters,
    renumber_cells,
)
from analysis_utils.report.execute import Progress, run_notebook
from analysis_utils.report.html_page import render_html
from analysis_utils.report.pdf_pages import PDF_ENGINES, render_pdf
from analysis_utils.report.provenance import collect_manifest, provenance_cells, write_manifest

FORMATS = ("html", "pdf")
_PARTS = frozenset({"report.html", "report.pdf", "report.ipynb", "tables", "provenance.json"})


def build_report(
    chapters: Path,
    parameters: Mapping[str, object],
    out: Path,
    *,
    formats: Sequence[str] = FORMATS,
    pdf_engine: str = "typst",
    export_source: str = "",
    progress: Progress | None = None,
) -> Path:
    """Run the chapters of a report and write it.

    Parameters
    ----------
    chapters : Path
        A folder of chapter notebooks, or one notebook, found as `resolve_path` tells.
    parameters : mapping
        Values of the notebooks' parameters, by name.
    out : Path
        The folder of the report; its parents are made.
    formats : sequence of str
        Some of ``"html"`` and ``"pdf"``.
    pdf_engine : str
        ``"typst"``, or ``"chromium"`` to print the HTML.
    export_source : str
        Python source that writes tables into the folder named by ``tables_folder``; it runs in
        the kernel of the notebook, behind its last cell, and is not stored.
    progress : callable, optional
        Called with a `CellProgress` before each code cell.

    Returns
    -------
    Path
        ``out``, which holds ``report.html``, ``report.pdf``, ``report.ipynb`` (executed),
        ``tables/`` and ``provenance.json``. The same inputs give the same bytes.

    Raises
    ------
    ReportError
        The report could not be built; one that was there before is as it was.
    """
    _check_options(formats, pdf_engine)
    paths = find_chapters(resolve_path(chapters))
    notebook = join_chapters([(path.stem, read_chapter(path)) for path in paths])
    settings = {**read_parameters(notebook), **parameters}
    inject_parameters(notebook, parameters)
    with _replaced(out) as folder:
        options = {**settings, "formats": list(formats), "pdf_engine": pdf_engine}
        manifest = collect_manifest({**_inputs(settings), **_named(chapters, paths)}, options)
        tables = folder / "tables"
        tables.mkdir()
        target = f"tables_folder = {str(tables)!r}\n{export_source}"
        run_notebook(
            notebook,
            folder=Path.cwd(),
            scratch=[target] if export_source else [],
            progress=progress,
        )
        notebook.cells += provenance_cells(manifest)
        renumber_cells(notebook)
        _write(notebook, folder, formats, pdf_engine)
        (folder / "provenance.json").write_text(write_manifest(manifest), "utf-8")
    return out


def _check_options(formats: Sequence[str], pdf_engine: str) -> None:
    for name in formats:
        if name not in FORMATS:
            raise unknown_name("format", name, FORMATS)
    if pdf_engine not in PDF_ENGINES:
        raise unknown_name("PDF engine", pdf_engine, PDF_ENGINES)


def _inputs(settings: Mapping[str, object]) -> dict[Path, Path]:
    """Return the files that parameters name, each with what belongs to it.

    For a run that is its manifest, which has the hashes of its inputs; for another folder, what
    is in it.
    """
    inputs: dict[Path, Path] = {}
    for value in settings.values():
        if not isinstance(value, str | Path) or not str(value):
            continue
        try:
            path = resolve_path(value)
        except UnreadableFileError:  # a parameter that names no file
            continue
        if path.is_dir():
            manifest = path / "manifest.json"
            found = [manifest] if manifest.is_file() else sorted(path.rglob("*"))
        else:
            found = [path, *files_beside(path)]
        inputs |= _named(Path(value), [file for file in found if file.is_file()])
    return inputs


def _named(given: Path, files: Sequence[Path]) -> dict[Path, Path]:
    """Return files by the path that leads to them from how they, or their folder, were given."""
    place = resolve_path(given)
    if place.is_dir():
        return {given / file.relative_to(place): file for file in files}
    return {given.with_name(file.name): file for file in files}


def _write(notebook: Notebook, folder: Path, formats: Sequence[str], pdf_engine: str) -> None:
    source = import_nbformat().v4.writes(notebook)
    (folder / "report.ipynb").write_text(f"{source}\n", "utf-8")
    if "html" in formats:
        (folder / "report.html").write_text(render_html(notebook), "utf-8")
    if "pdf" in formats:
        (folder / "report.pdf").write_bytes(render_pdf(notebook, engine=pdf_engine))


@contextmanager
def _replaced(out: Path) -> Iterator[Path]:
    """Yield a new folder beside ``out`` that takes its place at the end, if all goes well."""
    try:
        _check_target(out)
        out.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
        try:
            # mkdtemp keeps others out; a report is as open as any other new folder.
            folder.chmod(0o777 & ~_umask())
            yield folder
            _swap(folder, out)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    except OSError as error:
        raise ReportError(
            f"{out.parent}: reports cannot be written there: {error.strerror}; choose another "
            "folder with --out"
        ) from error


def _check_target(out: Path) -> None:
    if out.exists() and not out.is_dir():
        raise ReportError(f"{out}: is a file; expected the name of a folder for the report")
    names = {p.name for p in out.iterdir()} if out.is_dir() else set()
    others = {name for name in names - _PARTS if not name.startswith(".")}
    if others:
        raise ReportError(
            f"{out}: holds files that no report has ({', '.join(sorted(others)[:3])}), and would "
            "be replaced; give a folder of the report's own"
        )


def _swap(folder: Path, out: Path) -> None:
    """Put ``folder`` in the place of ``out``; the old folder is removed last."""
    if not out.exists():
        folder.replace(out)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{out.name}-old-", dir=out.parent))
    try:
        out.replace(old / out.name)
        try:
            folder.replace(out)
        except OSError:
            (old / out.name).replace(out)
            raise
    finally:
        shutil.rmtree(old, ignore_errors=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
