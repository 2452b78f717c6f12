"""What every chart keeps."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib import pyplot
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

import analysis_utils as charts
from analysis_utils.charts import theme
from analysis_utils.charts.svg import draw_svg
from analysis_utils.errors import SchemaError

HOSTILE = '$x_1$ <script>alert("1")</script> & _a_\n{{b}} #set \x00 שלום'
LONG = "The Permanent Commission of Harbours, Canals and Inland Roads"

Plot = Callable[..., Axes]
PLOTS: dict[str, Plot] = {
    name: getattr(charts, name) for name in charts.__all__ if name.startswith("plot_")
}
WHO = ["Ada Marsh", HOSTILE, LONG, None]


@pytest.fixture
def tables(measures: Callable[..., Any], table: Callable[..., Any]) -> dict[str, pd.DataFrame]:
    words = [
        ("outlet", None, 40, 4),
        *[(voice, who, 10 + i, 2) for i, who in enumerate(WHO) for voice in ("direct", "indirect")],
    ]
    return {
        "plot_voice_share": measures("n_words", ["voice", "speaker"], words),
        "plot_article_strip": table(
            ["sentence_id", "voice", "n_words"],
            [("S1", "outlet", 12), ("S1", "direct", 5), ("S2", "indirect", 9)],
        ),
        "plot_quotation_frequency": measures(
            "n_quotations",
            ["speaker", "kind"],
            [(who, kind, 2, 2) for who in WHO for kind in ("direct", "mixed", "indirect")],
        ),
        "plot_quotation_length": table(
            ["quotation_id", "sentence_id", "speaker", "kind", "n_words"],
            [(f"Q{i}", f"S{i + 1}", who, "direct", 7 * i + 1) for i, who in enumerate(WHO)],
        ),
        "plot_reporting_verbs": measures(
            "n_cues",
            ["speaker", "verb", "stance"],
            [(who, "say", "neutral", 3, 3) for who in WHO] + [("A", "boast", "judging", 1, 1)],
        ),
        "plot_topic_attention": measures(
            "n_words",
            ["topic", "voice"],
            [(topic, voice, 30, 2) for topic in (HOSTILE, LONG) for voice in ("outlet", "direct")],
        ),
        "plot_topic_tone": table(
            ["sentence_id", "topic", "voice", "score"],
            [(f"S{i}", topic, "direct", i / 9) for topic in (HOSTILE, LONG) for i in range(6)],
        ),
        "plot_tone_strip": table(
            ["sentence_id", "voice", "score"],
            [("S1", "outlet", 0.2), ("S2", "direct", None), ("S3", "indirect", -0.6)],
        ),
        "plot_frame_share": measures(
            "prop_sentences",
            ["frame_set", "frame"],
            [(LONG, HOSTILE, 0.4, 20, 0.2, 0.6), (LONG, "Conflict", 0.0, 20, 0.0, 0.2)],
        ),
        "plot_frame_strip": table(
            ["frame", "sentence_id"], [(HOSTILE, "S1"), (LONG, "S1"), (LONG, "S4")]
        ),
        "plot_wording": measures(
            "n_items",
            ["category", "voice"],
            [("loaded", "outlet", 3, 3), ("hedge", "direct", 1, 1)],
        ),
        **corpus_tables(measures),
    }


def corpus_tables(measures: Callable[..., Any]) -> dict[str, pd.DataFrame]:
    months = ["2030-12", "2031-01"]
    return {
        "plot_coverage": measures(
            "n_documents", ["outlet", "month"], [(o, m, 3, 3) for o in WHO for m in months]
        ),
        "plot_monthly_speakers": measures(
            "n_quotations", ["speaker", "month"], [(o, m, 3, 3) for o in WHO for m in months]
        ),
        "plot_outlet_speakers": measures(
            "n_quotations", ["outlet", "speaker"], [(o, w, 4, 2) for o in WHO for w in WHO]
        ),
        "plot_outlet_voices": measures(
            "prop_words",
            ["outlet", "voice"],
            [(o, v, 0.4, 9, 0.3, 0.5) for o in WHO for v in ("outlet", "direct", "indirect")],
        ),
        "plot_outlet_stances": measures(
            "prop_cues",
            ["outlet", "stance"],
            [(o, s, 0.5, 9, 0.3, 0.7) for o in WHO for s in ("neutral", "distancing")],
        ),
        "plot_corpus_tone": measures(
            "mean_tone",
            ["topic", "voice"],
            [(t, v, -0.1, 9, -0.3, 0.1) for t in (HOSTILE, LONG) for v in ("outlet", "direct")],
        ),
        "plot_outlet_frames": measures(
            "prop_sentences",
            ["frame_set", "frame", "outlet"],
            [("Set", f, o, 0.2, 9, 0.1, 0.4) for f in (HOSTILE, LONG) for o in WHO],
        ),
    }


def test_every_chart_has_a_case(tables: dict[str, pd.DataFrame]) -> None:
    assert set(tables) == set(PLOTS)


@pytest.fixture(params=sorted(PLOTS))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def plot(name: str) -> Plot:
    return PLOTS[name]


@pytest.fixture
def data(name: str, tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    return tables[name]


def own_axes() -> Axes:
    figure = Figure(figsize=(5, 3))
    FigureCanvasAgg(figure)
    return figure.add_subplot()


def texts(ax: Axes) -> list[str]:
    return [t.get_text() for t in ax.findobj(Text) if t.get_text()]


def test_takes_a_table_and_at_most_eight_named_arguments(plot: Plot) -> None:
    first, *rest = inspect.signature(plot).parameters.values()
    assert first.name == "data"
    assert len(rest) <= 8
    assert all(p.kind is p.KEYWORD_ONLY and p.default is not p.empty for p in rest)
    assert rest[-1].name == "ax"


def test_returns_axes_on_a_figure_of_the_one_width(plot: Plot, data: pd.DataFrame) -> None:
    ax = plot(data)
    figure = ax.get_figure(root=True)
    assert isinstance(ax, Axes)
    assert figure is not None
    assert figure.get_size_inches()[0] == pytest.approx(6.8)


def test_draws_on_the_axes_that_it_is_given(plot: Plot, data: pd.DataFrame) -> None:
    ax = own_axes()
    size = ax.figure.get_figure(root=True).get_size_inches().tolist()
    assert plot(data, ax=ax) is ax
    assert ax.has_data()
    assert ax.figure.get_figure(root=True).get_size_inches().tolist() == size


def test_leaves_the_table_as_it_was(plot: Plot, data: pd.DataFrame) -> None:
    before = data.copy(deep=True)
    plot(data)
    pd.testing.assert_frame_equal(data, before)


def test_leaves_global_settings_and_pyplot_as_they_were(plot: Plot, data: pd.DataFrame) -> None:
    before = dict(mpl.rcParams)
    draw_svg(plot(data).figure.get_figure(root=True), "a")
    assert dict(mpl.rcParams) == before
    assert pyplot.get_fignums() == []


def test_says_that_there_is_no_data(plot: Plot, data: pd.DataFrame) -> None:
    ax = plot(data.iloc[:0])
    assert "no data" in texts(ax)
    assert ax.get_xlabel()
    assert ax.get_ylabel()


def test_says_which_column_is_lacking(plot: Plot, data: pd.DataFrame) -> None:
    lacking = data.columns[-1]
    with pytest.raises(SchemaError, match=f"lacks the column '{lacking}'; it has .*, expected "):
        plot(data.drop(columns=lacking))


def test_names_its_axes(plot: Plot, data: pd.DataFrame) -> None:
    ax = plot(data)
    assert ax.get_xlabel()
    assert ax.get_ylabel()


def partner(plot: Plot, prefix: str) -> Callable[[pd.DataFrame], str]:
    module = sys.modules[plot.__module__]
    found: Callable[[pd.DataFrame], str] = getattr(
        module, plot.__name__.replace("plot_", prefix, 1)
    )
    return found


@pytest.mark.parametrize("prefix", ["describe_", "headline_"])
def test_is_told_in_words_on_one_line(plot: Plot, data: pd.DataFrame, prefix: str) -> None:
    for told in (data, data.iloc[:1], data.iloc[:0]):
        text = partner(plot, prefix)(told)
        assert text.strip()
        assert "\n" not in text
        assert text.endswith(".") == (prefix == "describe_")


def test_description_of_data_has_figures_and_that_of_none_says_so(
    plot: Plot, data: pd.DataFrame
) -> None:
    describe = partner(plot, "describe_")
    assert any(c.isdigit() for c in describe(data))
    assert "no data" in describe(data.iloc[:0])


def test_same_table_gives_the_same_bytes(plot: Plot, data: pd.DataFrame) -> None:
    first, second = (draw_svg(plot(data).figure.get_figure(root=True), "a") for _ in range(2))
    assert first == second


def test_hostile_text_stays_text(plot: Plot, data: pd.DataFrame) -> None:
    root = ET.fromstring(draw_svg(plot(data).figure.get_figure(root=True), "a"))
    assert not [e for e in root.iter() if e.tag.rsplit("}")[-1] in {"script", "style", "image"}]
    written = "".join("".join(e.itertext()) for e in root.iter() if e.tag.endswith("text"))
    if HOSTILE in [cell for cell in data.astype(object).to_numpy().ravel() if cell is not pd.NA]:
        assert "$x_1$" in written
        assert "<script>" in written


def overlaps(boxes: list[tuple[str, Bbox]]) -> Iterator[tuple[str, str]]:
    for (one, first), (other, second) in combinations(boxes, 2):
        width = min(first.x1, second.x1) - max(first.x0, second.x0)
        height = min(first.y1, second.y1) - max(first.y0, second.y0)
        if width > 1 and height > 2:
            yield one, other


def check_texts(ax: Axes) -> None:
    figure = ax.get_figure(root=True)
    assert figure is not None
    canvas = FigureCanvasAgg(figure)
    with theme.style():
        canvas.draw()
    renderer = canvas.get_renderer()
    found = [text for text in ax.findobj(Text) if text.get_text() and text.get_visible()]
    boxes = [(text.get_text(), text.get_window_extent(renderer)) for text in found]
    page = figure.bbox.padded(0.5)
    assert [name for name, box in boxes if not page.containsx(box.x0)] == []
    assert [name for name, box in boxes if not page.containsx(box.x1)] == []
    assert [name for name, box in boxes if not page.containsy(box.y0)] == []
    assert [name for name, box in boxes if not page.containsy(box.y1)] == []
    assert list(overlaps(boxes)) == []


def test_no_text_is_clipped_or_covers_another(plot: Plot, data: pd.DataFrame) -> None:
    check_texts(plot(data))


def test_texts_of_an_empty_chart_stand_apart(plot: Plot, data: pd.DataFrame) -> None:
    check_texts(plot(data.iloc[:0]))


@pytest.mark.parametrize("n_speakers", [1, 3, 12, 40])
def test_any_number_of_speakers_with_long_names_fits(
    measures: Callable[..., Any], table: Callable[..., Any], n_speakers: int
) -> None:
    names = [f"{LONG}, section {i}" for i in range(n_speakers)]
    words = [(voice, who, 30, 3) for who in names for voice in ("direct", "indirect")]
    kinds = [(who, kind, 3, 3) for who in names for kind in ("direct", "mixed", "indirect")]
    quotations = [(who, "direct", i + 1) for i, who in enumerate(names)]
    cues = [(who, f"say{i}", "neutral", 1, 1) for i, who in enumerate(names)]
    check_texts(charts.plot_voice_share(measures("n_words", ["voice", "speaker"], words)))
    frequency = measures("n_quotations", ["speaker", "kind"], kinds)
    check_texts(charts.plot_quotation_frequency(frequency))
    lengths = table(["speaker", "kind", "n_words"], quotations)
    check_texts(charts.plot_quotation_length(lengths))
    verbs = measures("n_cues", ["speaker", "verb", "stance"], cues)
    check_texts(charts.plot_reporting_verbs(verbs))


@pytest.mark.parametrize("n_topics", [1, 25, 60])
def test_any_number_of_topics_with_long_names_fits(
    measures: Callable[..., Any], table: Callable[..., Any], n_topics: int
) -> None:
    names = [f"{LONG}, part {i}" for i in range(n_topics)]
    voices = ("outlet", "direct", "indirect")
    words = [(topic, voice, 20, 2) for topic in names for voice in voices]
    scores = [("S1", topic, voice, -0.4) for topic in names for voice in voices]
    shares = [("A set", topic, 0.5, 30, 0.3, 0.7) for topic in names]
    frames = [(topic, f"S{i + 1}") for i, topic in enumerate(names)]
    check_texts(charts.plot_topic_attention(measures("n_words", ["topic", "voice"], words)))
    check_texts(charts.plot_topic_tone(table(["sentence_id", "topic", "voice", "score"], scores)))
    share = measures("prop_sentences", ["frame_set", "frame"], shares)
    check_texts(charts.plot_frame_share(share))
    check_texts(charts.plot_frame_strip(table(["frame", "sentence_id"], frames)))
