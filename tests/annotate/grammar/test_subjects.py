"""Subjects of verbs, verb groups and the words of sentences."""

from __future__ import annotations

import pytest

from analysis_utils.annotate.grammar.openings import leading_subject
from analysis_utils.annotate.grammar.subjects import find_subject
from analysis_utils.annotate.grammar.tokens import QUOTED, Tokens, read_tokens
from analysis_utils.annotate.quotations.marks import pair_marks
from analysis_utils.annotate.quotations.verbgroups import find_groups


def tokens_of(text: str) -> Tokens:
    pairs = [(pair.start, pair.end) for pair in pair_marks(text).pairs]
    return read_tokens(text, 0, len(text), pairs, [start for start, _ in pairs])


def subject_of(text: str) -> str | None:
    """Return the words before the first reporting verb that are its subject."""
    tokens = tokens_of(text)
    groups = find_groups(tokens)
    group = next(group for group in groups.values() if group.form != "noun")
    found = find_subject(tokens, group.start)
    if found is None:
        return None
    return text[slice(*tokens.span(*found))]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("On Tuesday the mayor of Bruges said so.", "the mayor of Bruges"),
        ("In a letter Lena Vos has repeatedly claimed it.", "Lena Vos"),
        ("Lena Vos, a retired pilot, argued that.", "Lena Vos, a retired pilot"),
        ("Vos and Lund said so.", "Vos and Lund"),
        ("The plan failed because he claimed much.", "he"),
        ("Vos (of Ghent) said so.", "Vos (of Ghent)"),
        ("He's insisting on it.", "He's"),
        ("Said nobody.", None),
        ("A man who said so left.", "who"),
        ("The pilots who met Lena Vos said so.", "The pilots who met Lena Vos"),
        ("A man who Vos said so to left.", "Vos"),
        ("Lena Vos — a pilot of the harbour — said so.", "Lena Vos"),
        ("Sen. Lena Vos, R-Ohio, a pilot, said so.", "Sen. Lena Vos, R-Ohio, a pilot"),
    ],
)
def test_the_subject_is_the_phrase_before_the_verb(text: str, subject: str | None) -> None:
    assert subject_of(text) == subject


def test_the_leading_subject_follows_what_opens_the_sentence() -> None:
    text = "After a long night, the two pilots left and said nothing."
    tokens = tokens_of(text)
    first, last = leading_subject(tokens, 0, len(tokens.lower)) or (0, 0)
    assert text[slice(*tokens.span(first, last))] == "the two pilots"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("She said so.", "past"),
        ("They have said so.", "past"),
        ("She says so.", "present"),
        ("They say so.", "base"),
        ("She may say so.", "present"),
        ("She is saying so.", "present"),
        ("She left, saying so.", "participle"),
        ("She came to say so.", "infinitive"),
        ("She was told so.", "passive"),
        ("Her claim failed.", "noun"),
    ],
)
def test_what_stands_around_a_verb_tells_its_form(text: str, form: str) -> None:
    assert [group.form for group in find_groups(tokens_of(text)).values()] == [form]


def test_a_negated_group_is_known() -> None:
    (group,) = find_groups(tokens_of("She did not say so.")).values()
    assert group.negated


def test_a_quoted_stretch_is_one_word() -> None:
    tokens = tokens_of("“No, sir,” said Mr. Lee.")
    assert tokens.lower == [QUOTED, ",", "said", "mr.", "lee", "."]
