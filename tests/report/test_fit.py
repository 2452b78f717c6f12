"""Which charts of a printed report are made smaller."""

from __future__ import annotations

from typing import Any

from analysis_utils.report.fit import SMALLEST, Scales, fit_charts, write_scales

FOOT = 779.5  # of a page's text, in points


def page(n: int, **place: Any) -> dict[str, Any]:
    return {"page": n, "above": 0, **place}


def after(y: float, *, height: float) -> list[dict[str, Any]]:
    """A paragraph that ends at ``y``, and on the next page a chart with 100 points around it."""
    return [
        page(1, kind="end", y=y),
        page(2, kind="head", y=68.0),
        page(2, kind="chart", y=68.0 + 100 + height, anchor="a", height=height),
    ]


def test_a_chart_that_just_misses_a_page_is_made_smaller() -> None:
    # 100 + 300 + 4 points are needed, 380 are left: the chart may have 276 of its 300.
    assert fit_charts(lambda _: after(FOOT - 380, height=300)) == {"a": 276 / 300}


def test_a_chart_that_misses_it_by_far_keeps_its_size() -> None:
    assert fit_charts(lambda _: after(FOOT - 300, height=300)) == {}


def test_charts_on_the_page_before_share_the_burden() -> None:
    first = page(1, kind="chart", y=FOOT - 360, anchor="b", height=200)
    _, *rest = after(0, height=300)
    # 404 are needed, 360 left: 44 points of the 500 of both charts.
    assert fit_charts(lambda _: [first, *rest]) == {"a": 1 - 44 / 500, "b": 1 - 44 / 500}


def test_a_chart_that_follows_on_its_own_page_is_left_alone() -> None:
    places = [page(2, kind="end", y=90.0), *after(0, height=300)[1:]]
    assert fit_charts(lambda _: places) == {}


def test_each_chart_is_tried_once() -> None:
    asked: list[Scales] = []

    def lay_out(scales: Scales) -> list[dict[str, Any]]:
        asked.append(dict(scales))
        return after(FOOT - 390, height=300)

    fit_charts(lay_out)
    assert len(asked) == 2
    assert asked[1]["a"] >= SMALLEST


def test_scales_are_told_to_the_template_as_a_dictionary() -> None:
    assert write_scales({}) == "#let mr-scales = (:)"
    assert write_scales({"fig-a": 0.9}) == '#let mr-scales = ("fig-a": 0.900)'
