from __future__ import annotations

import pytest

from analysis_utils.annotate.quotations.marked_phrases import describe_phrase


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("They saw the film “harbour” twice.", "title"),
        ("They read “The Last Boat” twice.", "title"),
        ("A novel titled “drift” won.", "title"),
        ("The word “boat” is short.", "mention"),
        ("She is known as “the boss” here.", "mention"),
        ("Here “drift” means delay.", "mention"),
        ("The “experts” left.", "scare"),
        ("“Experts” left.", "scare"),
    ],
)
def test_reasons_for_marks_that_quote_nobody(text: str, reason: str) -> None:
    start, end = text.index("“"), text.index("”") + 1
    assert describe_phrase(text, start, end) == reason
