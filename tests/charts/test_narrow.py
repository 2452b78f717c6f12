"""Charts for narrow screens, drawn from the same rows as the wide ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import pandas as pd
import pytest
from matplotlib.figure import Figure

from analysis_utils.charts.bars import Row, draw_bars
from analysis_utils.charts.dots import Dot, Lane, draw_lanes
from analysis_utils.charts.exhibits import exhibit_chart
from analysis_utils.charts.furniture import Names
from analysis_utils.charts.grid import GridRow
from analysis_utils.charts.layout import Group
from analysis_utils.charts.narrow import TEXT, WIDTH, Canvas, Scale
from analysis_utils.charts.narrow_charts import write_bars, write_grid, write_lanes, write_strips
from analysis_utils.charts.sentiment import plot_tone_strip
from analysis_utils.charts.strips import Stretch, Strip
from analysis_utils.charts.theme import PLAIN_LOOK, VOICE_LOOKS, ChartFigure

NS = "{http://www.w3.org/2000/svg}"
NAMES = Names(x="words", y="speaker")
HOSTILE = '"><script>alert(1)</script>&'


def bars(*rows: Row, label: str = "Ada Marsh") -> ET.Element:
    return ET.fromstring(write_bars("a", [Group(label=label, rows=rows)], NAMES, key=False))


def texts(root: ET.Element) -> list[str]:
    return [element.text or "" for element in root.iter(f"{NS}text")]


def widths(root: ET.Element) -> list[float]:
    return [float(element.get("width", "0")) for element in root.iter(f"{NS}rect")]


def test_a_bar_is_as_long_as_its_amount() -> None:
    root = bars(*(Row(pieces=((n, PLAIN_LOOK),), text=f"{n}") for n in (10, 5)))
    assert widths(root) == [WIDTH - 1, pytest.approx((WIDTH - 1) / 2)]


def test_pieces_of_a_bar_stand_end_to_end() -> None:
    looks = VOICE_LOOKS["direct"], VOICE_LOOKS["outlet"]
    root = bars(Row(pieces=((6, looks[0]), (4, looks[1])), text="10 words"))
    first, second = root.iter(f"{NS}rect")
    end = float(first.get("width", "0"))
    assert float(second.get("x", "0")) == pytest.approx(end + 1, abs=0.1)  # parted by a seam


def test_a_name_and_its_figure_share_a_line_where_both_fit() -> None:
    row = Row(pieces=((1, PLAIN_LOOK),), text="70 words")
    name, told, *_ = bars(row).iter(f"{NS}text")
    assert (name.text, told.text) == ("Ada Marsh", "70 words")
    assert name.get("y") == told.get("y")
    label = "The Permanent Commission of Harbours, Canals"
    long, told, *_ = bars(Row(pieces=row.pieces, text="70 words, 17 %, n = 12"), label=label).iter(
        f"{NS}text"
    )
    assert float(told.get("y", "0")) > float(long.get("y", "0"))


def test_text_is_large_enough_for_a_phone_and_nothing_else() -> None:
    root = bars(Row(pieces=((1, PLAIN_LOOK),), text="1"))
    assert root.get("viewBox", "").startswith(f"0 0 {WIDTH:.0f} ")
    assert float(root.get("font-size", "0")) == TEXT >= 11


def test_names_cannot_become_markup() -> None:
    root = bars(Row(pieces=((1, PLAIN_LOOK),), text=HOSTILE), label=HOSTILE)
    assert not list(root.iter(f"{NS}script"))
    assert any(text.startswith('"><script>') for text in texts(root))


def test_dots_lead_to_their_sentences() -> None:
    lane = Lane(dots=(Dot(x=0.5, look=PLAIN_LOOK, sentence="S4"),), text="n = 1")
    groups = [Group(label="Trade", rows=(lane,))]
    names = Names(x="tone", y="topic", unit="score")
    root = ET.fromstring(write_lanes("a", groups, names, reference=None))
    assert [use.get("data-sentence") for use in root.iter(f"{NS}use")] == [None, "S4"]  # key, dot


def test_stretches_stand_where_they_are_in_the_article() -> None:
    stretch = Stretch(start=25, end=75, sentence="S2")
    strip = Strip(label="outlet", look=PLAIN_LOOK, stretches=(stretch,), text="50 words")
    root = ET.fromstring(write_strips("a", [strip], NAMES, span=(0, 100)))
    bed, part = root.iter(f"{NS}rect")
    assert float(bed.get("width", "0")) == WIDTH
    assert float(part.get("x", "0")) == pytest.approx(WIDTH / 4, abs=0.1)
    assert part.get("data-sentence") == "S2"


def test_the_area_of_a_square_is_its_amount() -> None:
    row = GridRow(label="The Courier", amounts=(4, 1, 0), text="n = 5")
    large, small = widths(ET.fromstring(write_grid("a", [row], ["1", "2", "3"], NAMES)))
    assert large == 2 * small


def test_a_hatch_is_defined_once() -> None:
    canvas = Canvas("a b")
    for _ in range(2):
        canvas.bar(0, 0, 9, 9, VOICE_LOOKS["indirect"])
    root = ET.fromstring(canvas.write())
    (pattern,) = root.iter(f"{NS}pattern")
    name = pattern.get("id", "")
    assert name.startswith("a-b-")
    fills = [rect.get("fill") for rect in root.findall(f"{NS}rect")]
    assert fills == [f"url(#{name})"] * 2


def test_a_scale_runs_from_left_to_right() -> None:
    scale = Scale(-1, 1, left=10, right=110)
    assert (scale(-1), scale(0), scale(1)) == (10, 60, 110)


def test_a_chart_is_drawn_narrow_when_its_figure_is_its_own(
    table: Callable[..., pd.DataFrame],
) -> None:
    rows = [("S1", "outlet", 0.2), ("S3", "indirect", -0.6)]
    data = table(["sentence_id", "voice", "score"], rows)
    payload: Any = exhibit_chart(plot_tone_strip, data, name="t", title="Tone").payload
    assert 'data-sentence="S3"' in payload["svg_narrow"]
    other = plot_tone_strip(data, ax=Figure().subplots())
    assert not isinstance(other.figure, ChartFigure)


def test_the_same_rows_are_drawn_the_same() -> None:
    row = Row(pieces=((1, PLAIN_LOOK),), text="1")
    first, second = (draw_bars([Group(label="A", rows=(row,))], ax=None, names=NAMES) for _ in "ab")
    drawn = [ax.figure.draw_narrow for ax in (first, second) if isinstance(ax.figure, ChartFigure)]
    assert len({draw("x") for draw in drawn if draw}) == 1


def test_empty_charts_have_no_narrow_drawing() -> None:
    figure = draw_lanes([], ax=None, names=NAMES).figure
    assert isinstance(figure, ChartFigure)
    assert figure.draw_narrow is None
