"""Sentences cut into words, and where each word stands."""

from __future__ import annotations

from hypothesis import given

from analysis_utils.annotate.grammar.tokens import QUOTED, Tokens, read_tokens
from analysis_utils.annotate.quotations.marks import pair_marks
from strategies import NEWS_TEXTS


def tokens_of(text: str) -> Tokens:
    outer = [(pair.start, pair.end) for pair in pair_marks(text).pairs if pair.level == 0]
    return read_tokens(text, 0, len(text), outer, [start for start, _ in outer])


def test_a_point_belongs_to_an_abbreviation_but_not_to_the_end() -> None:
    assert tokens_of("Mr. Lee left the U.S.").words == ["Mr.", "Lee", "left", "the", "U.S", "."]


def test_a_quoted_stretch_is_one_word_and_its_comma_another() -> None:
    text = "“We left,” said Lee."
    tokens = tokens_of(text)
    assert tokens.words == [QUOTED, ",", "said", "Lee", "."]
    assert [text[slice(*tokens.span(at, at + 1))] for at in range(3)] == ["“We left,”", "", "said"]
    assert text[slice(*tokens.span(2, 4))] == "said Lee"


@given(NEWS_TEXTS)
def test_every_word_stands_where_its_place_says(text: str) -> None:
    tokens = tokens_of(text)
    places = [tokens.span(at, at + 1) for at in range(len(tokens.words))]
    assert places == sorted(places)
    for word, lower, (start, end) in zip(tokens.words, tokens.lower, places, strict=True):
        if word != QUOTED and end > start:
            assert text[start:end] == word
            assert lower == word.replace("’", "'").lower()
