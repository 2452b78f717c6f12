from __future__ import annotations

from itertools import combinations

import matplotlib as mpl
import pytest

from analysis_utils.charts import theme
from analysis_utils.charts.inks import INKS
from analysis_utils.charts.theme import KIND_LOOKS, STANCE_LOOKS, VOICE_LOOKS, Look


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", ["ink", "muted"])
def test_text_stands_out_from_the_page(name: str, dark: bool) -> None:
    assert contrast(INKS[name][dark], INKS["surface"][dark]) >= 4.5
    assert contrast(INKS[name][dark], INKS["track"][dark]) >= 4.5


@pytest.mark.parametrize("looks", [VOICE_LOOKS, KIND_LOOKS], ids=["voices", "kinds"])
def test_categories_differ_in_hatch_or_lightness_and_in_marker(looks: dict[str, Look]) -> None:
    for one, other in combinations(looks.values(), 2):
        assert one.hatch != other.hatch or contrast(one.fill, other.fill) >= 2
        assert one.marker != other.marker


def test_every_stance_has_a_marker_of_its_own() -> None:
    assert len({look.marker for look in STANCE_LOOKS.values()}) == len(STANCE_LOOKS)


@pytest.mark.parametrize("looks", [VOICE_LOOKS, KIND_LOOKS, STANCE_LOOKS])
@pytest.mark.parametrize("dark", [False, True])
def test_edges_of_categories_stand_out_from_the_page(looks: dict[str, Look], dark: bool) -> None:
    names = {light: name for name, (light, _) in INKS.items()}
    for look in looks.values():
        edge = INKS[names[look.edge]][dark]
        assert contrast(edge, INKS["surface"][dark]) >= 2.5


def test_inks_are_told_apart_by_their_colour_on_a_light_page() -> None:
    assert len({light for light, _ in INKS.values()}) == len(INKS)


def test_style_holds_inside_the_block_only() -> None:
    before = dict(mpl.rcParams)
    with theme.style():
        assert mpl.rcParams["svg.fonttype"] == "none"
        assert mpl.rcParams["text.parse_math"] is False
    assert dict(mpl.rcParams) == before


def test_style_is_put_back_after_an_error() -> None:
    before = dict(mpl.rcParams)
    with pytest.raises(ZeroDivisionError), theme.style():
        _ = 1 / 0
    assert dict(mpl.rcParams) == before


def test_fonts_end_in_one_that_matplotlib_brings() -> None:
    assert theme.font_families()[-1] == "DejaVu Sans"


def test_charts_fall_back_where_source_sans_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert theme.font_families.__wrapped__() == ("DejaVu Sans",)


def test_a_longer_text_is_wider_and_lines_do_not_add_up() -> None:
    assert theme.text_width("aaaa") > theme.text_width("aa") > 0
    assert theme.text_width("aa\naaaa") == theme.text_width("aaaa")
    assert theme.text_width("") == 0


def test_a_figure_is_never_taller_than_a_page() -> None:
    figure = theme.new_axes(5000).get_figure(root=True)
    assert figure is not None
    assert figure.get_size_inches().tolist() == pytest.approx([theme.WIDTH, theme.MAX_HEIGHT])
