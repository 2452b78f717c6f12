from __future__ import annotations

import random
from importlib.machinery import ModuleSpec

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textblob import TextBlob

from analysis_utils.annotate.sentiment import textblob_tables as tables_module
from analysis_utils.annotate.sentiment.textblob_scorer import score_textblob, textblob_sentiment
from analysis_utils.errors import UnreadableFileError
from strategies import NEWS_TEXTS

SNIPPETS = [
    *["good", "bad", "not", "no", "never", "isn't", "n't", "really", "very", "terribly", "likely"],
    *["great", "a", "to", "Mr.", "U.S.", "a.m.", "e.g.", "etc...", "END-OF-SENTENCE", "İ", "ß"],
    *[":", ")", "(", "!", "?", ".", "...", "'", '"', "’", "”", "“", ",", ";", "*", "-", "=", "_"],
    *["\n", "\n\n", "\r\n\r\n", "\t", "\u00a0", " ", "8", "3", "D", "x", "X", "o", "O", "P", "c"],
    *[":-)", ":(", "(8)", "(!)", "o_O", "o.O", "x D", "<3", "♥", "°O°", ":o)", ":c)", ">.>", ":'("],
]


def assert_same(text: str) -> None:
    theirs = TextBlob(text).sentiment
    assert textblob_sentiment(text) == (theirs.polarity, theirs.subjectivity)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The harbour is blue.",
        "The soup was really not very good!",
        "She isn't a bad mayor; never a good one, though.",
        "Costs rose (8). Great!!! :-) Not a good day :( ...",
        'He said: "What a terribly nice, (!) day." Then left.\n\nSo sad.',
        "U.S. officials, e.g. Mr. Ray, were unusually happy at 9 a.m. sharp...",
        "Their most expensive, first, new and more or less likely plan",
    ],
)
def test_numbers_are_those_of_textblob(text: str) -> None:
    assert_same(text)


@given(NEWS_TEXTS)
def test_any_text_gets_the_numbers_of_textblob(text: str) -> None:
    assert_same(text)


@given(st.lists(st.tuples(st.sampled_from(SNIPPETS), st.sampled_from(["", " "])), max_size=14))
def test_odd_marks_and_smileys_get_the_numbers_of_textblob(parts: list[tuple[str, str]]) -> None:
    assert_same("".join(snippet + gap for snippet, gap in parts))


def test_many_made_up_sentences_get_the_numbers_of_textblob() -> None:
    rng = random.Random(3)
    for _ in range(300):
        assert_same(" ".join(rng.choices(SNIPPETS, k=20)))


@given(st.lists(st.sampled_from([s + " " for s in SNIPPETS]), max_size=14).map("".join))
def test_evidence_lies_in_the_text_and_means_the_polarity(text: str) -> None:
    score = score_textblob(text)
    assert score.polarity is not None
    assert all(0 <= start < end <= len(text) for start, end, _ in score.evidence)
    mean = sum(v for *_, v in score.evidence) / (len(score.evidence) or 1)
    assert score.polarity == pytest.approx(mean)


def test_evidence_spans_the_words_with_their_negation() -> None:
    text = "It was not a good day."
    assert [text[start:end] for start, end, _ in score_textblob(text).evidence] == ["not a good"]


def test_a_text_without_known_words_has_zero_and_no_evidence() -> None:
    score = score_textblob("The harbour lies east.")
    assert (score.polarity, score.subjectivity, score.evidence) == (0.0, 0.0, ())


def test_missing_tables_say_where_and_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    spec = ModuleSpec("textblob", None)
    spec.submodule_search_locations = ["nowhere"]
    monkeypatch.setattr(tables_module, "find_spec", lambda _: spec)
    with pytest.raises(UnreadableFileError, match=r"nowhere.*pip install textblob"):
        tables_module.textblob_tables.__wrapped__()
