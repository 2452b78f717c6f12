from __future__ import annotations

import io

import pypdf
import pytest

from analysis_utils.errors import ReportError, UnknownNameError
from analysis_utils.report.chromium import find_chromium
from analysis_utils.report.pdf_pages import render_pdf

from .conftest import markdown, notebook


def test_without_a_browser_the_error_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ReportError, match=r"needs a Chromium.*leave the engine at 'typst'"):
        render_pdf(notebook(), engine="chromium")


def test_an_unknown_engine_is_named() -> None:
    with pytest.raises(UnknownNameError, match="no PDF engine is called 'latex'"):
        render_pdf(notebook(), engine="latex")


@pytest.mark.skipif(find_chromium() is None, reason="no Chromium on the PATH")
def test_the_page_is_printed_with_its_bookmarks() -> None:
    made = render_pdf(notebook(markdown("# Harbour\n\n## Who speaks?")), engine="chromium")
    reader = pypdf.PdfReader(io.BytesIO(made))
    assert "Who speaks?" in reader.pages[0].extract_text()
    assert reader.metadata is not None
    assert reader.metadata.title == "Harbour"
    assert b"19700101000000" in made
