"""A notebook as a PDF file."""

from __future__ import annotations

import json
import os
import re
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import Any

from analysis_utils.errors import ReportError, unknown_name
from analysis_utils.report.blocks import read_blocks
from analysis_utils.report.chapters import Notebook
from analysis_utils.report.chromium import print_html
from analysis_utils.report.fit import PLACES, Place, Scales, fit_charts, write_scales
from analysis_utils.report.fonts import font_folders
from analysis_utils.report.html_page import render_html
from analysis_utils.report.text import REPLACEMENT
from analysis_utils.report.typst_blocks import write_report

PDF_ENGINES = ("typst", "chromium")

_UNDRAWABLE = re.compile(r'the text `"((?:[^"\\]|\\.)+)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def render_pdf(notebook: Notebook, *, engine: str = "typst", with_code: bool = False) -> bytes:
    """Return a notebook as a PDF file.

    Parameters
    ----------
    notebook : notebook
        Format 4, executed or not.
    engine : str
        ``"typst"``, or ``"chromium"``, which prints the HTML page with a browser of the machine.
    with_code : bool
        Whether Typst prints the source of code cells.

    Returns
    -------
    bytes
        A tagged file; Typst's keeps PDF/UA-1. It carries a date only where SOURCE_DATE_EPOCH gives
        one; the same notebook, fonts and Typst give the same bytes. Characters that no font
        here can draw are printed as U+FFFD.

    Raises
    ------
    ReportError
        Typst refuses the document, or there is no browser.
    UnknownNameError
        No engine has that name.
    """
    if engine not in PDF_ENGINES:
        raise unknown_name("PDF engine", engine, PDF_ENGINES)
    if engine == "chromium":
        return print_html(render_html(notebook))
    with tempfile.TemporaryDirectory(prefix="mr-") as folder:
        template = (files("analysis_utils.report") / "templates" / "report.typ").read_text("utf-8")
        body = write_report(read_blocks(notebook), with_code=with_code, pictures=Path(folder))
        return _compile(template, body, Path(folder))


def _compile(template: str, body: str, root: Path) -> bytes:
    import typst

    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        template = template.replace("date: none", "date: auto", 1)
    # First with our fonts alone, so that the result does not depend on the machine; where they
    # lack a character, with those of the system; what is then still missing is replaced.
    for ignore_system_fonts in (True, False, False):
        fonts = typst.Fonts(not ignore_system_fonts, font_paths=list(map(str, font_folders())))
        setter = _Setter(f"{template}\n{body}", root, fonts)
        try:
            return setter.write_pages(fit_charts(setter.find_places), int(epoch) if epoch else 0)
        except typst.TypstError as error:
            missing = _undrawable(error)
            if not missing:
                raise ReportError(f"Typst cannot set the report: {error}") from error
            if not ignore_system_fonts:
                body = body.translate(dict.fromkeys(missing, REPLACEMENT))
    raise ReportError(f"no font here can draw these characters: {''.join(map(chr, missing))}")


class _Setter:
    """Typst at work on one report: what does not change with the charts is set only once."""

    def __init__(self, source: str, folder: Path, fonts: Any) -> None:
        import typst

        self._source, self._path = source, folder / "report.typ"
        self._write({})
        self._typst: Any = typst.Compiler(str(self._path), root=str(folder), font_paths=fonts)

    def find_places(self, scales: Scales) -> list[Place]:
        """Return where blocks stand when charts are drawn at ``scales``."""
        self._write(scales)
        places: list[Place] = json.loads(self._typst.query(PLACES, "value"))
        return places

    def write_pages(self, scales: Scales, timestamp: int) -> bytes:
        """Return the PDF file with charts drawn at ``scales``."""
        self._write(scales)
        pages: bytes = self._typst.compile(pdf_standards=["ua-1"], timestamp=timestamp)
        return pages

    def _write(self, scales: Scales) -> None:
        self._path.write_text(f"{write_scales(scales)}\n{self._source}", "utf-8")


def _undrawable(error: Any) -> set[int]:
    """Return the code points that Typst names as those no font can draw."""
    named = "".join(_UNDRAWABLE.findall(error.diagnostic))
    named = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), named)
    return {ord(character) for character in named if ord(character) > 127}
