from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from typing import Any

import pytest

from analysis_utils.charts.inks import css_variables
from analysis_utils.report.html import MediaHTMLExporter
from analysis_utils.report.html_page import render_html

from .conftest import card, code, figure, markdown, nbformat, notebook, shows, table

INJECTIONS = "<script>alert(1)</script> {{ x }} #set page() $\\input{}$ ](javascript:alert(1))"


def report() -> Any:
    return notebook(
        markdown("# Who speaks?\n\nAs @fig:share shows.[^a]\n\n[^a]: A note."),
        shows(payload=card()),
        markdown("### A skipped level"),
        shows(payload=figure()),
        shows(payload=table()),
        shows(payload={"type": "notice", "text": INJECTIONS}),
        code("print(1)", outputs=[nbformat.v4.new_output("stream", name="stdout", text="1")]),
    )


def test_the_card_gives_the_title_and_stands_first() -> None:
    page = render_html(report())
    assert '<h1 id="title">Harbour talks</h1>' in page
    assert page.index("mr-card") < page.index('id="who-speaks"')


def test_the_first_heading_is_the_title_where_there_is_no_card() -> None:
    page = render_html(notebook(markdown("# One\n\n## Two")))
    assert '<h1 id="title">One</h1>' in page
    assert '<h2 id="two">Two</h2>' in page or '<h3 id="two">' in page


def test_no_heading_level_is_skipped() -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])", render_html(report()))]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_figures_and_tables_are_numbered_and_referred_to() -> None:
    page = render_html(report())
    assert "Figure 1. " in page
    assert "Table 1. " in page
    assert '<a href="#fig-share">Figure 1</a>' in page
    assert page.count('id="fig-share"') == 1


def test_figures_of_one_name_have_different_anchors() -> None:
    page = render_html(notebook(shows(payload=figure()), shows(payload=figure())))
    assert 'id="fig-share"' in page
    assert 'id="fig-share-2"' in page


def test_alternative_text_and_data_are_in_the_page() -> None:
    page = render_html(report())
    assert "One bar: 22 of 80 words." in page
    assert "Data behind this chart" in page


def test_text_that_injects_is_text() -> None:
    body = render_html(report()).split("<main")[1]
    assert "<script>alert" not in body
    assert INJECTIONS in unescape(body)


def test_the_policy_allows_the_script_and_style_of_the_page_alone() -> None:
    page = render_html(report())
    policy = unescape(re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1])  # type: ignore[index]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert " style=" not in page.split("<body>")[1]


def test_nothing_points_outside() -> None:
    page = render_html(report()).replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"(?:src|href)=\"(?!#|data:)", page)
    assert not re.search(r"url\((?!\"data:|#|\))", page)


def test_the_same_notebook_gives_the_same_page() -> None:
    assert render_html(report()) == render_html(report())


def test_a_notebook_without_outputs_shows_its_code() -> None:
    page = render_html(notebook(code("x = 1")))
    assert '<details class="mr-code">' in page


def test_an_empty_notebook_is_a_page() -> None:
    assert '<h1 id="title">Report</h1>' in render_html(notebook())


def test_nbconvert_knows_the_exporter() -> None:
    from nbconvert.exporters import get_exporter

    assert get_exporter("media_html") is MediaHTMLExporter
    _, resources = MediaHTMLExporter().from_notebook_node(report())  # type: ignore[no-untyped-call]
    assert resources["output_extension"] == ".html"


@pytest.mark.parametrize("dark", [False, True])
def test_the_page_has_the_colours_of_the_charts(dark: bool) -> None:
    page = render_html(notebook())
    for name, colour in css_variables(dark=dark).items():
        assert f"{name}:{colour}" in page
