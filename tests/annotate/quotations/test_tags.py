from __future__ import annotations

import pytest

from analysis_utils.annotate.quotations.forms import is_passive
from analysis_utils.annotate.quotations.tags import cue_before, tag_after


def after(text: str) -> str | None:
    """The cue of a tag after the quotation that a text begins with."""
    end = text.index("”") + 1
    tag = tag_after(text, (0, end), len(text))
    return text[slice(*tag[0])] if tag else None


def before(text: str) -> str | None:
    """The cue before the quotation that a text ends with."""
    tag = cue_before(text, 0, (text.index("“"), len(text)), 0)
    return text[slice(*tag[0])] if tag else None


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("“It rains,” Ola Berg said.", "said"),
        ("“It rains,” said Ola Berg.", "said"),
        ("“It rains” is what they said.", None),
        ("“It rains,” and Ola Berg said no.", None),
        ("“It rains,” a report by the board said.", "said"),
        ("“It rains,” Mr. Hedge said.", "said"),
        ("“It rains,” a smiling Berg said.", "said"),
    ],
)
def test_tags_after(text: str, cue: str | None) -> None:
    assert after(text) == cue


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Ola Berg said “no”", "said"),
        ("Ola Berg said on Monday: “no”", "said"),
        ("Ola Berg told the board “no”", "told"),
        ("Ola Berg called the plan “mad”", "called"),
        ("According to Ola Berg, “no”", "According to"),
        ("Ola Berg said the plan was “mad”", None),
        ("They read the report “no”", None),
        ("Ola Berg said no; “no”", None),
    ],
)
def test_cues_before(text: str, cue: str | None) -> None:
    assert before(text) == cue


def test_passives_are_told() -> None:
    assert is_passive("Berg was also asked", 0, 14)
    assert not is_passive("Berg also asked", 0, 10)
