from __future__ import annotations

import pytest

from analysis_utils.annotate.grammar.noun_phrases import find_owner, noun_phrase, trim_phrase
from analysis_utils.annotate.grammar.tokens import Tokens, read_tokens


def tokens_of(text: str) -> Tokens:
    return read_tokens(text, 0, len(text), [], [])


def words(tokens: Tokens, found: tuple[int, int] | None) -> str | None:
    return " ".join(tokens.words[found[0] : found[1]]) if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the old harbour of Bergen in winter", "the old harbour of Bergen"),
        ("them again", "them"),
        ("the plan and the map", "the plan"),
        ("of the town", None),
        ("quickly", None),
        ("Monday", None),
        ("", None),
    ],
)
def test_noun_phrase_from_its_first_word(text: str, expected: str | None) -> None:
    tokens = tokens_of(text)
    assert words(tokens, noun_phrase(tokens, 0)) == expected


def test_noun_phrase_may_stop_at_of() -> None:
    tokens = tokens_of("the harbour of Bergen")
    assert words(tokens, noun_phrase(tokens, 0, of=False)) == "the harbour"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the mayor's fierce attack", "the mayor's"),
        ("Danish hostility", "Danish"),
        ("their refusal", "their"),
        ("the owners' strong support", "the owners"),
        ("Monday's election", None),
        ("the attack", None),
        ("attack", None),
    ],
)
def test_owner_of_an_act(text: str, expected: str | None) -> None:
    tokens = tokens_of(text)
    assert words(tokens, find_owner(tokens, len(tokens.words) - 1)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the harbour on Friday", "the harbour"),
        ("the “old” harbour", None),
        ("the", None),
        ("there", None),
    ],
)
def test_trimmed_phrase(text: str, expected: str | None) -> None:
    tokens = tokens_of(text)
    assert words(tokens, trim_phrase(tokens, (0, len(tokens.words)))) == expected
