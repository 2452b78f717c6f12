from __future__ import annotations

import json
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from analysis_utils.charts.labels import (
    agree,
    count,
    counted,
    listed,
    n_cells,
    out_of,
    percent,
    plain,
    shorten,
    signed,
    squeeze,
    wrap,
)

any_text = st.text(st.characters())


@given(any_text)
def test_plain_text_can_be_carried_by_json_and_xml(text: str) -> None:
    cleaned = plain(text)
    json.dumps(cleaned).encode("utf-8")
    element = ET.Element("a")
    element.text = cleaned.replace("\r", " ")
    ET.fromstring(ET.tostring(element, encoding="utf-8"))


@given(any_text, st.integers(4, 40))
def test_shortened_and_squeezed_text_keeps_to_its_cells(text: str, cells: int) -> None:
    assert n_cells(shorten(text, cells)) <= cells
    assert n_cells(squeeze(text, cells)) <= cells


@given(any_text, st.integers(6, 40))
def test_wrapped_text_keeps_to_its_lines_and_cells(text: str, cells: int) -> None:
    lines = wrap(text, cells).split("\n")
    assert len(lines) <= 2
    assert all(n_cells(line) <= cells for line in lines)


def test_wrap_breaks_between_words_and_loses_none_that_fit() -> None:
    assert wrap("Ministry of Foreign Affairs", 20) == "Ministry of Foreign\nAffairs"


def test_short_label_is_left_whole() -> None:
    assert wrap("Ada Marsh", 28) == "Ada Marsh"


def test_squeezed_labels_that_begin_alike_stay_apart() -> None:
    names = [f"Committee on the affairs of harbours, section {i}" for i in (1, 2)]
    assert len({squeeze(name, 28) for name in names}) == 2


def test_marks_that_turn_the_direction_of_text_leave_labels() -> None:
    assert shorten("a\u202eb\u2066c") == "abc"


def test_wide_characters_take_two_cells() -> None:
    assert n_cells("王毅a") == 5


def test_counts_agree_with_their_nouns() -> None:
    found = [counted(n, "word") for n in (0, 1, 2, 1240)]
    assert found == ["no words", "1 word", "2 words", "1,240 words"]
    assert counted(2, "category") == "2 categories"
    assert [agree(n, "is") for n in (0, 1, 2)] == ["are", "is", "are"]


def test_shares_tell_little_from_nothing() -> None:
    assert [percent(p) for p in (0, 0.001, 0.125, 1)] == [
        "0\xa0%",
        "<1\xa0%",
        "12\xa0%",
        "100\xa0%",
    ]


def test_scores_carry_a_sign_but_zero_has_none() -> None:
    assert [signed(x) for x in (0.123, -0.4, -0.001)] == ["+0.12", "−0.40", "0.00"]


def test_counts_show_halves() -> None:
    assert [count(x) for x in (3.0, 12.5)] == ["3", "12.5"]


def test_part_of_a_whole_of_one() -> None:
    assert out_of(0, 1, "item") == "none of 1 item"


def test_lists_end_in_and() -> None:
    assert [listed(names) for names in ("", "a", "ab", "abcd")] == [
        "",
        "a",
        "a and b",
        "a, b, c and 1 more",
    ]
