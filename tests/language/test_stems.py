from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis_utils.language.stems import is_form


@pytest.mark.parametrize(
    ("stem", "words"),
    [
        ("expan", "expand expands expanding expansion expansionist expansive"),
        ("crim", "crime crimes criminal criminally"),
        ("terror", "terrors terrorist terrorism terrorizing terrorise"),
        ("rob", "robbed robber robbery robs"),
        ("violen", "violent violently violence"),
        ("recogni", "recognize recognised recognition recognizable"),
        ("blam", "blame blamed blameless"),
        ("russia", "Russian Russians Russia's russia-friendly"),
        ("countr", "country countries"),
        ("responsib", "responsible responsibly responsibility"),
    ],
)
def test_a_stem_takes_english_endings(stem: str, words: str) -> None:
    assert [word for word in words.split() if not is_form(word, len(stem))] == []


@pytest.mark.parametrize(
    ("stem", "word"),
    [
        ("crime", "Crimea"),
        ("fire", "firearm"),
        ("uncle", "unclear"),
        ("bloom", "Bloomberg"),
        ("grim", "Grimm"),
        ("kiss", "Kissinger"),
        ("brave", "Braverman"),
        ("siege", "Siegel"),
        ("police", "policeman"),
        ("plan", "planet"),
    ],
)
def test_other_words_that_begin_so_are_none(stem: str, word: str) -> None:
    assert not is_form(word, len(stem))


@given(st.from_regex(r"\w{1,12}", fullmatch=True))
def test_a_word_is_a_form_of_itself(word: str) -> None:
    assert is_form(word, len(word))
