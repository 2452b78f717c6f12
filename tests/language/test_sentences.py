from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis_utils.annotate.quotations.marks import pair_marks
from analysis_utils.language.sentences import split_sentences


def sentences(text: str) -> list[str]:
    pairs = [(pair.start, pair.end) for pair in pair_marks(text).pairs]
    return [text[start:end] for start, end, _ in split_sentences(text, pairs)]


@pytest.mark.parametrize(
    "parts",
    [
        ["The boat sank.", "Nobody drowned."],
        ["Why?", "Nobody knows!", "So it goes…", "On."],
        ["Dr. Ola Berg met Gov. Lund on Jan. 5 near St. Anne.", "It rained."],
        ["J. K. Lund and Mary B. Berg came.", "They sat."],
        ["She left at 5 p.m. on Monday.", "He stayed until 6 p.m.", "They slept."],
        ["The U.S. Coast Guard came from the U.S.", "The rest is known."],
        ["It cost 3.5 million.", "Version 2.0 cost more."],
        ["“We waited.", "Nobody came,” Ola said.", "He left."],
        ["He called it “a mess.”", "She agreed."],
        ["“Why now?” he asked.", "“Because,” she said."],
        ['"Stop!" Ola Berg shouted.', "They stopped."],
        ["“Why now?”", "Nobody knew."],
        ["Write to info.desk@harbour.example today.", "Thanks."],
    ],
)
def test_splits_where_sentences_end(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


def test_every_line_that_shows_something_is_a_paragraph() -> None:
    assert split_sentences("A heading\n\n  \nOne. Two.\r\nThree.") == [
        (0, 9, 0),
        (14, 18, 1),
        (19, 23, 1),
        (25, 31, 2),
    ]


def test_nothing_visible_has_no_sentences() -> None:
    assert split_sentences(" \n\t ") == []


@given(st.text(alphabet="aB .!?\"“”'\n", max_size=60) | st.text(max_size=40))
def test_sentences_hold_all_that_is_visible_and_never_overlap(text: str) -> None:
    pairs = [(pair.start, pair.end) for pair in pair_marks(text).pairs]
    place = 0
    for start, end, _ in split_sentences(text, pairs):
        assert not text[place:start].strip()
        assert start < end
        assert text[start:end] == text[start:end].strip()
        place = end
    assert not text[place:].strip()
