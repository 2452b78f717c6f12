from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis_utils.charts.terms import TERMS
from analysis_utils.report.html_text import write_tokens as to_html
from analysis_utils.report.markdown import find_notes, is_safe_link, parse_markdown, plain_text
from analysis_utils.report.typst_text import write_tokens as to_typst

LABELS = {"fig:share": ("Figure 2", "fig-share")}


def html(source: str) -> str:
    return to_html(parse_markdown(source), LABELS)


def typst(source: str) -> str:
    return to_typst(parse_markdown(source), LABELS)


def test_a_blank_source_has_no_tokens() -> None:
    assert parse_markdown(" \n\n") == []


def test_a_cross_reference_becomes_a_link_with_its_number() -> None:
    assert html("See @fig:share.") == '<p>See <a href="#fig-share">Figure 2</a>.</p>'
    assert 'link(label("fig-share"), "Figure 2")' in typst("See @fig:share.")


def test_an_unknown_reference_stays_as_written() -> None:
    assert html("See @tab:none.") == "<p>See @tab:none.</p>"


def test_an_emphasised_term_tells_what_it_means() -> None:
    assert html("A *voice*.") == f'<p>A <em><dfn title="{TERMS["voice"]}">voice</dfn></em>.</p>'
    assert html("A *wave*.") == "<p>A <em>wave</em>.</p>"


def test_a_callout_has_a_label() -> None:
    made = html("> [!TIP]\n> Look *first*.")
    assert 'class="mr-callout mr-callout-tip"' in made
    assert ">How to read this</p><p>Look <em>first</em>.</p>" in made
    assert 'mr-callout("How to read this"' in typst("> [!TIP] Look first.")


def test_a_quotation_without_the_sign_is_a_quotation() -> None:
    assert html("> Words.") == "<blockquote><p>Words.</p></blockquote>"


def test_a_footnote_reference_carries_its_note() -> None:
    tokens = parse_markdown("A claim.[^a]\n\n[^a]: The proof.")
    (note,) = find_notes(tokens)
    assert plain_text(note["children"]) == "The proof."
    assert plain_text(tokens) == "A claim."


def test_a_note_inside_itself_ends() -> None:
    assert len(list(find_notes(parse_markdown("A.[^a]\n\n[^a]: B.[^a]")))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "{{ x }}",
        "#set page()",
        "$\\input{}$",
        '#"a"',
    ],
)
def test_markup_of_other_kinds_is_text(text: str) -> None:
    made = html(f"Word {text}")
    assert "<script" not in made
    assert "<img" not in made
    assert plain_text(parse_markdown(f"Word {text}")) == f"Word {text}"


def test_a_script_link_is_text() -> None:
    made = html("[here](javascript:alert(1))")
    assert "<a" not in made
    assert "javascript:alert(1)" in made
    assert "link(" not in typst("[here](javascript:alert(1))")


@pytest.mark.parametrize(
    "url", ["javascript:x", "JaVaScRiPt:x", "java\nscript:x", "data:text/html,x", "vbscript:x", ""]
)
def test_unsafe_links(url: str) -> None:
    assert not is_safe_link(url)


@pytest.mark.parametrize("url", ["https://a.example/b", "mailto:a@b.example", "#x", "tables/a.csv"])
def test_safe_links(url: str) -> None:
    assert is_safe_link(url)


def test_a_table_keeps_its_alignment() -> None:
    made = html("| A | B |\n|---|--:|\n| 1 | 2 |")
    assert '<th scope="col" class="mr-right">B</th>' in made


@given(st.text(max_size=200))
def test_any_text_is_processed(text: str) -> None:
    html(text).encode()
    typst(text).encode()


@given(st.text(alphabet="[]()!*_`>#-|^~\\<>@:&;\n ax1", max_size=80))
def test_any_markup_is_processed(text: str) -> None:
    made: Any = html(text)
    assert "<script" not in made
    typst(text)
