from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis_utils.charts.layout import (
    LANE,
    ROOM,
    in_order,
    lay_out,
    sentence_number,
    spread,
    upper_limit,
)


def test_rows_follow_each_other_and_groups_stand_apart() -> None:
    layout = lay_out(["a", "b"], [2, 1], lane=LANE)
    first, second, third = layout.middles
    assert second - first == LANE
    assert third - second > LANE
    assert third + LANE / 2 <= layout.height


def test_a_group_is_as_high_as_its_label() -> None:
    one = lay_out(["short"], [1], lane=LANE)
    two = lay_out(["a label that is long enough for two lines"], [1], lane=LANE)
    assert two.height > one.height


def test_rows_shrink_and_labels_lose_their_second_line_until_a_page_holds_them() -> None:
    names = [f"the harbours and inland roads of district {i}" for i in range(25)]
    layout = lay_out(names, [3] * 25, lane=LANE)
    assert layout.height <= ROOM
    assert not any("\n" in label for label in layout.labels)
    assert len(set(layout.labels)) == 25


def test_marks_end_where_their_labels_still_fit() -> None:
    limit = upper_limit([(100, 90), (50, 10)], width=300)
    assert limit == 100 / (1 - 100 / 300)


def test_an_axis_of_nothing_still_has_a_length() -> None:
    assert upper_limit([], 300) == 1
    assert upper_limit([(0, 20)], 300) == 1


@given(st.lists(st.floats(-1, 1), max_size=60))
def test_dots_stay_in_their_lane(values: list[float]) -> None:
    heights = spread(values, 20, 6, near=0.02, step=4)
    assert all(14 <= y <= 26 for y in heights)


def test_dots_of_one_value_stand_beside_each_other() -> None:
    assert spread([0.1, 0.1, 0.1, 0.9], 0, 10, near=0.05, step=4) == [0, 4, -4, 0]


def test_known_items_come_in_their_order_and_others_after_them() -> None:
    assert in_order(["z", "b", None, "a", "b"], ["a", "b", "c"]) == ["a", "b", "z", None]


def test_sentences_are_numbered_as_they_are_called() -> None:
    assert sentence_number("S12") == 12
