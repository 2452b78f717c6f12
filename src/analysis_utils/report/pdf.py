"""Reports as PDF for nbconvert: ``jupyter nbconvert --to media_pdf``."""

from __future__ import annotations

from typing import Any

from nbconvert.exporters.exporter import Exporter
from traitlets import Bool, Enum, default

from analysis_utils.report.chapters import Notebook
from analysis_utils.report.pdf_pages import PDF_ENGINES, render_pdf


class MediaPDFExporter(Exporter):
    """Exports a notebook, executed or not, as a tagged PDF, by way of Typst."""

    export_from_notebook = "Media analysis PDF"
    output_mimetype = "application/pdf"

    with_code = Bool(False, help="Print the source of code cells.").tag(config=True)
    engine = Enum(PDF_ENGINES, "typst", help="chromium prints the HTML page.").tag(config=True)

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".pdf"

    def from_notebook_node(  # type: ignore[override]
        self, nb: Notebook, resources: Any = None, **kw: Any
    ) -> tuple[bytes, Any]:
        """Return the PDF file of a notebook, and nbconvert's resources."""
        nb, resources = super().from_notebook_node(nb, resources, **kw)
        return render_pdf(nb, engine=self.engine, with_code=self.with_code), resources
