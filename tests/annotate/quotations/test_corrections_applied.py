from __future__ import annotations

from dataclasses import replace

import pytest

from analysis_utils.annotate.quotations.corrections import apply_corrections
from analysis_utils.errors import CorrectionError
from analysis_utils.load.corrections import Correction
from analysis_utils.model import Document, Quotation

DOCUMENT = Document(doc_id="d", text='"It rained," she said. "It poured."')


def found(quotation_id: str, start: int, end: int) -> Quotation:
    return Quotation(
        quotation_id=quotation_id,
        content=DOCUMENT.span(start, end),
        kind="direct",
        rule="r",
        confidence=0.5,
    )


FOUND = (found("Q1", 0, 12), found("Q2", 23, 35))


def test_speaker_is_changed_and_the_rule_says_so() -> None:
    correction = Correction(line=2, action="change", start=0, end=12, speaker="Ann Lee")
    first, second = apply_corrections(DOCUMENT, FOUND, [correction])
    assert (first.speaker, first.rule, first.confidence) == ("Ann Lee", "corrected by hand", 1.0)
    assert second == FOUND[1]


SPLIT = tuple(replace(q, group="G0", part=i, speaker="Ann") for i, q in enumerate(FOUND))


def test_speaker_of_a_piece_is_the_speaker_of_all_pieces() -> None:
    correction = Correction(line=2, action="change", start=0, end=12, speaker="Bo Ray")
    quotations = apply_corrections(DOCUMENT, SPLIT, [correction])
    assert [(q.speaker, q.part) for q in quotations] == [("Bo Ray", 0), ("Bo Ray", 1)]


def test_speaker_can_be_made_unknown() -> None:
    correction = Correction(line=2, action="change", start=0, end=12, speaker="")
    quotations = apply_corrections(DOCUMENT, SPLIT, [correction])
    assert [q.speaker for q in quotations] == [None, None]


def test_piece_that_is_left_alone_is_a_quotation_of_its_own() -> None:
    correction = Correction(line=2, action="remove", start=0, end=12)
    (only,) = apply_corrections(DOCUMENT, SPLIT, [correction])
    assert (only.group, only.part) == (None, 0)


def test_span_is_moved() -> None:
    correction = Correction(line=2, action="change", start=0, end=12, new_start=1, new_end=11)
    first, _ = apply_corrections(DOCUMENT, FOUND, [correction])
    assert DOCUMENT.slice(first.content) == "It rained,"


def test_removal_numbers_anew() -> None:
    correction = Correction(line=2, action="remove", start=0, end=12)
    (only,) = apply_corrections(DOCUMENT, FOUND, [correction])
    assert (only.quotation_id, only.content.start) == ("Q1", 23)


def test_addition_is_nested_where_it_stands() -> None:
    correction = Correction(line=2, action="add", start=4, end=10, speaker="Bo")
    quotations = apply_corrections(DOCUMENT, FOUND, [correction])
    assert [(q.quotation_id, q.parent) for q in quotations] == [
        ("Q1", None),
        ("Q2", "Q1"),
        ("Q3", None),
    ]


def test_correction_of_what_was_not_found_says_what_to_do() -> None:
    correction = Correction(line=7, action="change", start=3, end=5)
    with pytest.raises(CorrectionError) as caught:
        apply_corrections(DOCUMENT, FOUND, [correction])
    assert str(caught.value) == (
        "d: row 7 of the corrections means a quotation at 3 to 5; none was found there. "
        "Write 'add' under action to add it"
    )
