"""Files of one document: text, Markdown, web page, PDF, Word."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis_utils.load.inputs import Failure, iter_documents
from analysis_utils.load.inputs.pdf import drop_running_heads, join_lines
from analysis_utils.load.inputs.text import strip_markdown
from analysis_utils.load.inputs.web import keep_quoted
from analysis_utils.model import Document

Make = Callable[[str, bytes], Path]


def read_one(path: Path) -> Document:
    (item,) = iter_documents(path)
    assert isinstance(item, Document), item
    return item


def test_text_is_read_as_it_stands(make: Make) -> None:
    document = read_one(make("bell.txt", "It rained.\r\n“Wet,” she said.\n".encode()))
    assert document.doc_id == "bell"
    assert document.text == "It rained.\n“Wet,” she said."
    assert document.meta["encoding"] == "utf-8"


def test_text_has_the_facts_of_the_card_beside_it(make: Make) -> None:
    make("bell.yaml", b"title: Rain\ndate: 2021-02-03\n")
    document = read_one(make("bell.txt", b"It rained."))
    assert (document.meta["title"], document.meta["date"]) == ("Rain", "2021-02-03")


def test_text_has_the_corrections_beside_it(make: Make) -> None:
    make("bell.corrections.csv", b'start,end,text,speaker\n0,12,"""It rained,""",Bo Ray\n')
    document = read_one(make("bell.txt", b'"It rained," Ann Lee said.'))
    assert [c.speaker for c in document.meta["corrections"]] == ["Bo Ray"]
    assert document.meta["warnings"] == ("1 correction by hand applied to the quotations.",)


def test_text_in_another_encoding_is_read_with_a_warning(make: Make) -> None:
    text = "Le café était fermé, a dit le maître d'école très fatigué. " * 5
    document = read_one(make("x.txt", text.encode("cp1252")))
    assert "café était fermé" in document.text
    assert "not UTF-8" in document.meta["warnings"][0]


def test_markdown_loses_its_marks_and_keeps_its_words(make: Make) -> None:
    source = (
        "---\ntitle: No ferry\ndate: 2021-02-03\nauthor: Tom Reed\n---\n\n# No **ferry**\n\n"
        "The *port* of\n[Aldmoor](https://a.example) is closed.\n\n> “We are out of rope.”\n\n"
        "- 2 * 3 = 6\n- snake_case_name\n\n---\n\n```\ncode\n```\n![map](m.png)\n"
    )
    document = read_one(make("x.md", source.encode()))
    assert document.text == (
        "No ferry\nThe port of Aldmoor is closed.\n“We are out of rope.”\n"
        "2 * 3 = 6\nsnake_case_name"
    )
    assert [document.meta[k] for k in ("title", "date", "author")] == [
        "No ferry",
        "2021-02-03",
        "Tom Reed",
    ]


def test_head_of_a_markdown_file_that_is_no_yaml_is_kept_as_text(make: Make) -> None:
    document = read_one(make("x.md", b"---\nRain: [again\n---\nSnow."))
    assert document.text == "Rain: [again\nSnow."
    assert "no YAML" in document.meta["warnings"][0]


@given(st.text())
def test_any_text_is_some_markdown(text: str) -> None:
    strip_markdown(text)


def test_page_gives_its_article_and_its_facts(make: Make, build: SimpleNamespace) -> None:
    document = read_one(make("x.html", build.page()))
    assert document.text.split("\n") == list(build.paragraphs)
    known = ("title", "date", "author", "outlet", "url")
    assert [document.meta[key] for key in known] == [
        "No ferry before May",
        "2021-02-03",
        "Tom Reed",
        "Aldmoor Bell",
        "https://bell.example/ferry",
    ]


@pytest.mark.parametrize(
    "shape",
    [
        "<p>“No rope,” she said.</p>",
        "<p>&ldquo;No rope,&rdquo; she said.</p>",
        "<p><q>No rope,</q> she said.</p>",
        "<p><q class='x'>No rope,</q> she said.</p>",
        "<p><em>“No rope,”</em> she said.</p>",
        "<p><a href='/x'>“No rope,” she said.</a></p>",
        "<p class='quote'>“No rope,” she said.</p>",
        "<blockquote>“No rope,” she said.</blockquote>",
        "<blockquote><p>“No rope,” she said.</p></blockquote>",
        "<div>“No rope,” she said.</div>",
        "<section class='pullquote-share'><p>“No rope,” she said.</p></section>",
    ],
)
def test_page_keeps_paragraphs_that_open_with_a_mark(
    make: Make, build: SimpleNamespace, shape: str
) -> None:
    page = build.page().decode().replace("</p><p>", f"</p>{shape}<p>", 1)
    lines = read_one(make("x.html", page.encode())).text.split("\n")
    assert lines[:2] == [build.paragraphs[0], "“No rope,” she said."]
    assert lines.count("“No rope,” she said.") == 1


def test_lost_paragraph_comes_back_only_between_two_that_were_kept() -> None:
    page = ["“Menu”", "A.", "“B,” she said.", "No mark.", "C.", "“Comment.”"]
    assert keep_quoted("A.\nC.", page) == "A.\n“B,” she said.\nC."


@given(st.text(), st.lists(st.text(min_size=1)))
def test_keeping_quoted_loses_no_line(text: str, page: list[str]) -> None:
    kept = keep_quoted(text, page).split("\n")
    rest = iter(kept)
    assert all(line in rest for line in text.split("\n"))


def test_page_says_its_encoding(make: Make, build: SimpleNamespace) -> None:
    page = build.page().decode().replace("charset='utf-8'", "charset='windows-1252'")
    document = read_one(make("x.html", page.encode("cp1252")))
    assert "“We are out of rope,”" in document.text
    assert document.meta["encoding"] == "cp1252"


def test_pdf_joins_lines_to_paragraphs(make: Make, build: SimpleNamespace) -> None:
    lines = [
        "The ferry to Sorrel Island will not sail",
        "before May, the port said on Mon-",
        "day.",
    ]
    path = make("x.pdf", build.pdf([[*lines, "The island has been without bread."]]))
    assert read_one(path).text == (
        "The ferry to Sorrel Island will not sail before May, the port said on Monday.\n"
        "The island has been without bread."
    )


def test_running_heads_are_dropped_from_three_pages_on() -> None:
    pages = [["Bell 1", "a", "b"], ["Bell 2", "c"], ["Bell 3", "d"]]
    assert drop_running_heads(pages) == [["a", "b"], ["c"], ["d"]]
    assert drop_running_heads(pages[:2]) == pages[:2]


@given(st.lists(st.text()))
def test_joining_lines_keeps_their_order(lines: list[str]) -> None:
    assert len(join_lines(lines)) <= sum(map(len, lines)) + len(lines)


def test_pdf_without_a_password_tells_how_to_go_on(make: Make, build: SimpleNamespace) -> None:
    import io

    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(build.pdf([["It rained."]])))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    (item,) = iter_documents(make("x.pdf", out.getvalue()))
    assert isinstance(item, Failure)
    assert "locked by a password; save it without one" in item.message


def test_docx_gives_paragraphs_tables_and_facts(make: Make, build: SimpleNamespace) -> None:
    document = read_one(make("x.docx", build.docx()))
    assert document.text.split("\n") == list(build.paragraphs)
    assert (document.meta["title"], document.meta["author"]) == ("No ferry", "Tom Reed")


def test_readers_let_no_warning_through(make: Make, build: SimpleNamespace) -> None:
    paths = [
        make("a.html", build.page(["“Wet.”"])),
        make("b.pdf", build.pdf([["It rained."]]).replace(b"startxref\n", b"startxref\n9")),
        make("c.docx", build.docx()),
    ]
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        list(iter_documents(paths))
    assert not caught
