from __future__ import annotations

import pytest
from hypothesis import given

from analysis_utils.language.words import count_words, iter_words, looks_english, word_set
from strategies import NEWS_TEXTS


@pytest.mark.parametrize(
    ("text", "n_words"),
    [
        ("", 0),
        (" … — “” ", 0),
        ("Don't re-open the 1,000 files.", 5),
        ("AT&T pays 3.5 per cent", 5),
        ("Москва, Kraków и Łódź", 4),
    ],
)
def test_counts_words(text: str, n_words: int) -> None:
    assert count_words(text) == n_words


def test_counts_between_two_places() -> None:
    assert count_words("one two three", 4, 7) == 1


@given(NEWS_TEXTS)
def test_words_come_with_their_places(text: str) -> None:
    words = list(iter_words(text))
    assert len(words) == count_words(text)
    assert all(text[word.start() : word.end()] == word.group() for word in words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The harbour was closed and the boats stayed in.", True),
        ("Der Hafen blieb geschlossen, sagte der Minister.", False),
        ("Порт был закрыт, сказал министр.", False),
        ("", False),
    ],
)
def test_tells_english_by_its_frequent_words(text: str, expected: bool) -> None:
    assert looks_english(text) is expected


def test_word_set_joins_lines() -> None:
    assert word_set("a b", "b c") == {"a", "b", "c"}
