from __future__ import annotations

import base64
import io
from typing import Any

import pikepdf
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis_utils.report.pdf import MediaPDFExporter
from analysis_utils.report.pdf_pages import render_pdf
from analysis_utils.report.typst_text import literal

from .conftest import card, code, figure, markdown, notebook, shows, table

INJECTIONS = '<script>alert(1)</script> {{ x }} #set page() $\\input{}$ ](javascript:alert(1)) #"a"'


def report() -> Any:
    return notebook(
        markdown("# Who speaks?\n\nAs @fig:share shows.[^a]\n\n[^a]: A note."),
        shows(payload=card()),
        markdown("### How often?"),
        shows(payload=figure()),
        markdown("# All units"),
        shows(payload=table(rows=[[f"S{i}", i] for i in range(90)])),
        shows(payload={"type": "notice", "text": INJECTIONS}),
        code("hidden = 1"),
    )


@pytest.fixture(scope="module")
def pages() -> bytes:
    return render_pdf(report())


def read_text(pages: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pages)).pages)


def test_title_and_language_are_told(pages: bytes) -> None:
    with pikepdf.open(io.BytesIO(pages)) as document:
        assert document.docinfo["/Title"] == "Harbour talks"
        assert document.Root.Lang == "en"
        assert document.Root.MarkInfo.Marked
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"


def test_headings_are_bookmarks(pages: bytes) -> None:
    outline = pypdf.PdfReader(io.BytesIO(pages)).outline
    assert [item["/Title"] for item in outline if not isinstance(item, list)] == [
        "Who speaks?",
        "All units",
    ]
    assert outline[1][0]["/Title"] == "How often?"


def test_charts_are_tagged_with_their_alternative_text(pages: bytes) -> None:
    with pikepdf.open(io.BytesIO(pages)) as document:
        alts = [
            str(o.Alt)
            for o in document.objects
            if isinstance(o, pikepdf.Dictionary) and "/Alt" in o
        ]
    assert "The minister speaks 27 % of the words. One bar: 22 of 80 words." in alts


def test_text_of_charts_and_tables_can_be_selected(pages: bytes) -> None:
    text = read_text(pages)
    assert "minister" in text
    assert "Figure 1" in text
    assert "S89" in text


def test_a_chart_stands_on_the_page_of_its_heading() -> None:
    svg = figure()["svg"].replace('width="200pt"', 'width="200pt" height="190pt"')
    svg = svg.replace('height="60pt" viewBox="0 0 200 60"', 'viewBox="0 0 200 190"')
    cells = []
    for n in range(1, 6):
        cells += [markdown(f"# Question {n}"), shows(payload={**figure(f"f{n}"), "svg": svg})]
    pages = pypdf.PdfReader(io.BytesIO(render_pdf(notebook(*cells)))).pages
    bodies = [page.extract_text() for page in pages]
    for n in range(1, 6):
        (place,) = [text for text in bodies if f"Figure {n}. " in text]
        assert f"Question {n}" in place


def test_a_table_repeats_its_header_on_every_page(pages: bytes) -> None:
    assert read_text(pages).count("Tone") >= 2


def test_text_that_injects_is_text(pages: bytes) -> None:
    assert " ".join(INJECTIONS.split()) in " ".join(read_text(pages).split())


def test_code_is_printed_on_demand_only(pages: bytes) -> None:
    assert "hidden = 1" not in read_text(pages)
    assert "hidden = 1" in read_text(render_pdf(report(), with_code=True))


def test_fonts_are_embedded(pages: bytes) -> None:
    with pikepdf.open(io.BytesIO(pages)) as document:
        names = {
            str(o.FontName)
            for o in document.objects
            if isinstance(o, pikepdf.Dictionary) and "/FontName" in o
        }
    assert any("SourceSerifPro" in name for name in names)
    assert any("SourceSansPro" in name for name in names)


def test_the_same_notebook_gives_the_same_file(pages: bytes) -> None:
    assert render_pdf(report()) == pages


def test_the_date_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    with pikepdf.open(io.BytesIO(render_pdf(notebook(markdown("# A"))))) as document:
        assert "20231114" in str(document.docinfo["/CreationDate"])


@pytest.mark.parametrize(
    "text", ["日本語 and 한국어", "😀", "a\x00b\u200b", "עברית", "Путин Ελλάδα", "\U0010ffff"]
)
def test_characters_of_any_script_are_set(text: str) -> None:
    payload = {"type": "prose", "paragraphs": [f"Before {text} after"]}
    assert "after" in read_text(render_pdf(notebook(shows(payload=payload))))


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_set(text: str) -> None:
    assert render_pdf(notebook(markdown(text), shows(plain=text))).startswith(b"%PDF")


def test_pictures_of_other_programs_are_set() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    png = base64.b64encode(_pixel()).decode()
    content = notebook(shows(svg=svg), shows(png=png, plain="A dot"), shows(svg="<svg"))
    assert "not valid SVG" in read_text(render_pdf(content))


def test_an_empty_notebook_is_a_page() -> None:
    assert "Report" in read_text(render_pdf(notebook()))


def test_nbconvert_knows_the_exporter() -> None:
    from nbconvert.exporters import get_exporter

    assert get_exporter("media_pdf") is MediaPDFExporter
    made, resources = MediaPDFExporter().from_notebook_node(report())  # type: ignore[no-untyped-call]
    assert made.startswith(b"%PDF")
    assert resources["output_extension"] == ".pdf"


@given(st.text())
def test_a_literal_is_one_string(text: str) -> None:
    inside = literal(text)[1:-1]
    assert '"' not in inside.replace("\\\\", "").replace('\\"', "")


def _pixel() -> bytes:
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (2, 2)).save(buffer, "PNG")
    return buffer.getvalue()
