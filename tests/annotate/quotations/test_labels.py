from __future__ import annotations

import pytest

from analysis_utils.annotate.quotations.labels import extract_labelled
from analysis_utils.annotate.quotations.marks import pair_marks


def labelled(text: str) -> list[tuple[str, str, str]]:
    return [
        (text[slice(*found.source or (0, 0))], text[found.start : found.end], found.kind)
        for found in extract_labelled(text, pair_marks(text).pairs)
    ]


def test_a_headline_is_reported_by_its_label() -> None:
    text = "Berg: The port will close.\n\nIt rained."
    assert labelled(text) == [("Berg", "The port will close", "indirect")]


def test_a_headline_with_quoted_words_is_mixed() -> None:
    assert labelled("Berg: The port is “gone for good”\n")[0][2] == "mixed"


def test_transcript_lines_are_direct() -> None:
    text = (
        "A talk.\n\nOla Berg: We waited all night.\nLUND: And nobody came?\n"
        "Berg: In the end nobody came."
    )
    assert labelled(text) == [
        ("Ola Berg", "We waited all night.", "direct"),
        ("LUND", "And nobody came?", "direct"),
        ("Berg", "In the end nobody came.", "direct"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Weather: Rain and more rain.",
        "Update: The port has closed.",
        "Editor's Note: This text was changed.",
        "For example: The port has closed.",
        "Ola Berg: No.",
        "Ola Berg: “We waited all night.”",
    ],
)
def test_other_lines_with_a_colon_name_no_speaker(line: str) -> None:
    assert labelled(f"A talk.\n\n{line}\n") == []


def test_a_line_inside_marks_is_left_to_them() -> None:
    assert labelled("A talk.\n\n“We waited.\nOla Berg: We waited all night.” ") == []
