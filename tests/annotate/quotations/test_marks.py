from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis_utils.annotate.quotations.marks import pair_marks

TEXTS = st.text(alphabet="“”„‟«»‹›\"'‘’`ab .,\n", max_size=60) | st.text(max_size=40)


def quoted(text: str) -> list[str]:
    return [text[pair.start : pair.end] for pair in pair_marks(text).pairs]


@pytest.mark.parametrize(
    "text",
    [
        "“The tide turned.”",
        '"The tide turned."',
        "''The tide turned.''",
        "``The tide turned.''",
        "„The tide turned.“",
        "„The tide turned.”",
        "«The tide turned.»",
        "»The tide turned.«",
        "‹The tide turned.›",
        "‘The tide turned.’",
        "'The tide turned.'",
        "”The tide turned.“",
        "”The tide turned.”",
    ],
)
def test_marks_of_every_shape_enclose_their_words(text: str) -> None:
    assert quoted(f"She said: {text} Then she left.") == [text]


def test_apostrophes_are_no_marks() -> None:
    assert quoted("It's the boatmen's day, an' they don't say ’til when.") == []


def test_an_apostrophe_does_not_end_a_single_quotation() -> None:
    assert quoted("‘The dogs’ home can’t wait,’ he said.") == ["‘The dogs’ home can’t wait,’"]


def test_single_marks_nest_in_double_ones() -> None:
    text = "\"He told me 'never again' and left,\" she said."
    assert quoted(text) == [text[: text.index(" she")], "'never again'"]
    assert [pair.level for pair in pair_marks(text).pairs] == [0, 1]


def test_adjacent_closing_marks_close_inner_before_outer() -> None:
    text = "''He read it in 'The Tide,''' she said."
    assert quoted(text) == ["''He read it in 'The Tide,'''", "'The Tide,'"]


def test_marks_that_face_the_wrong_way_are_read_by_spacing_and_reported() -> None:
    marks = pair_marks("She said ”no“ twice.")
    assert [(pair.start, pair.end) for pair in marks.pairs] == [(9, 13)]
    assert marks.repairs == (
        (9, 10, "mark turned the wrong way"),
        (12, 13, "mark turned the wrong way"),
    )


@pytest.mark.parametrize("text", ["Hon sa ”nej” och gick.", "Er sagte „nein“ und ging."])
def test_conventions_of_other_languages_are_no_repairs(text: str) -> None:
    assert pair_marks(text).repairs == ()


def test_same_marks_nest_where_spacing_says_so() -> None:
    text = "“They called us “guests” for years,” Ola said."
    assert quoted(text) == ["“They called us “guests” for years,”", "“guests”"]


def test_missing_opening_mark_is_read_from_the_paragraph_s_start() -> None:
    marks = pair_marks("We had no boats left at all,” Ola said.")
    assert [(pair.start, pair.end, pair.opened) for pair in marks.pairs] == [(0, 29, False)]
    assert marks.repairs == ((0, 0, "opening mark missing"),)


def test_a_paragraph_left_open_quotes_up_to_its_end() -> None:
    text = "“We waited.\n\n“Nobody came,” Ola said."
    assert quoted(text) == ["“We waited.", "“Nobody came,”"]
    assert [pair.closed for pair in pair_marks(text).pairs] == [False, True]


def test_missing_closing_mark_before_the_next_opening_one() -> None:
    text = "“We waited, Ola said. “Nobody came.” He left. “Bye.”"
    assert quoted(text)[-1] == "“Bye.”"


def test_inches_are_no_marks() -> None:
    assert quoted('A 6" pipe and a "good" one.') == ['"good"']


def test_a_row_of_marks_is_an_ornament() -> None:
    assert quoted('""""""""""""""""') == []
    assert quoted('" " " " " "') == []


@given(TEXTS)
def test_pairs_stay_inside_the_text_and_nest(text: str) -> None:
    open_ends: list[int] = []
    previous = 0
    for pair in pair_marks(text).pairs:
        assert 0 <= pair.start <= pair.inner[0] <= pair.inner[1] <= pair.end <= len(text)
        assert pair.start >= previous
        previous = pair.start
        while open_ends and open_ends[-1] <= pair.start:
            open_ends.pop()
        assert not open_ends or pair.end <= open_ends[-1]
        open_ends.append(pair.end)


@given(TEXTS, TEXTS)
def test_a_paragraph_more_changes_no_pair_before_it(text: str, more: str) -> None:
    before = pair_marks(text).pairs
    assert pair_marks(f"{text}\n\n{more}").pairs[: len(before)] == before
