from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from matplotlib.figure import Figure

from analysis_utils.charts import theme
from analysis_utils.charts.inks import ink
from analysis_utils.charts.svg import draw_svg

NS = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def figure() -> Figure:
    with theme.style():
        ax = theme.new_axes(60)
        ax.barh([0], [1], facecolor=ink("direct"), edgecolor=ink("ink"), hatch="//")
        ax.text(0.5, 0, 'a "style: b; c" & <i>$x$</i>', parse_math=False)
        ax.scatter([0.1, 0.4], [0, 0]).set_urls(["S1", "S2"])
        figure = ax.get_figure(root=True)
    assert isinstance(figure, Figure)
    return figure


def test_needs_no_style_sheet_and_names_no_date_or_program(figure: Figure) -> None:
    svg = draw_svg(figure, "one")
    root = ET.fromstring(svg)
    assert not [e for e in root.iter() if "style" in e.attrib or e.tag == f"{NS}style"]
    assert "metadata" not in svg
    assert "matplotlib" not in svg.lower()


def test_text_is_text_with_the_width_that_the_layout_gave_it(figure: Figure) -> None:
    texts = {e.text: e for e in ET.fromstring(draw_svg(figure, "one")).iter(f"{NS}text")}
    found = texts['a "style: b; c" & <i>$x$</i>']
    assert float(found.get("textLength", "0")) > 50


def test_marks_lead_to_their_sentences_and_nothing_is_a_link(figure: Figure) -> None:
    root = ET.fromstring(draw_svg(figure, "one"))
    leads = [e.get("data-sentence") for e in root.iter() if e.get("data-sentence")]
    assert leads == ["S1", "S2"]
    assert not list(root.iter(f"{NS}a"))


def test_what_marks_have_in_common_is_said_once() -> None:
    with theme.style():
        ax = theme.new_axes(60)
        ax.scatter([0.1, 0.2, 0.3, 0.4], [0] * 4, color=ink("direct"))
        figure = ax.get_figure(root=True)
    assert isinstance(figure, Figure)
    root = ET.fromstring(draw_svg(figure, "one"))
    (group,) = [g for g in root.iter(f"{NS}g") if len(g.findall(f"{NS}use")) == 4]
    assert group.get("fill") == ink("direct")
    assert not [use for use in group if "fill" in use.attrib]


def test_ids_are_its_own_and_every_reference_is_met(figure: Figure) -> None:
    svg = draw_svg(figure, "fig one")
    ids = re.findall(r' id="([^"]+)"', svg)
    used = re.findall(r'(?:href="|url\()#([^")]+)', svg)
    assert used
    assert set(used) <= set(ids)
    assert len(ids) == len(set(ids))
    assert all(name.startswith("fig-one-") for name in ids)
