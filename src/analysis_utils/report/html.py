"""Reports as HTML for nbconvert: ``jupyter nbconvert --to media_html``."""

from __future__ import annotations

from typing import Any

from nbconvert.exporters.exporter import Exporter
from traitlets import default

from analysis_utils.report.chapters import Notebook
from analysis_utils.report.html_page import render_html


class MediaHTMLExporter(Exporter):
    """Exports a notebook, executed or not, as a page that asks nothing of any network."""

    export_from_notebook = "Media analysis HTML"
    output_mimetype = "text/html"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".html"

    def from_notebook_node(  # type: ignore[override]
        self, nb: Notebook, resources: Any = None, **kw: Any
    ) -> tuple[str, Any]:
        """Return the HTML page of a notebook, and nbconvert's resources."""
        nb, resources = super().from_notebook_node(nb, resources, **kw)
        return render_html(nb), resources
