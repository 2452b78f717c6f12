from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis_utils.errors import CodebookError
from analysis_utils.language.patterns import compile_patterns


def found(text: str, *patterns: str) -> list[str]:
    return [text[m.start : m.end] for m in compile_patterns({"key": patterns}).find(text)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("treaty", "Treaty text: the treaty.", ["Treaty", "treaty"]),
        ("treaty", "entreaty, treaty2", []),
        (
            "expan*",
            "They expanded; expansion, un-expanding.",
            ["expanded", "expansion", "expanding"],
        ),
        ("US", "The US asked us. US-led.", ["US", "US"]),
        ("US army", "The US Army is no us army", ["US Army"]),
        ("EU*", "EUs, eus and EUROPE", ["EUs"]),
        ("crime*", "Crimea, crimes; a crime-free town", ["crimes", "crime"]),
        ("tax cut*", "tax cutter, tax cuttings, tax cutlery", ["tax cutter", "tax cuttings"]),
        (r"re:\bcrime\w*", "a crimewave", ["crimewave"]),
        ("I", "i think I may", ["i", "I"]),
        ("common ground", "common\n  ground, common grounds", ["common\n  ground"]),
        ("tax* cut*", "taxes cutting, tax cuts", ["taxes cutting", "tax cuts"]),
        ("can't", "can't, can’t and cant", ["can't", "can’t"]),
        ("'s war", "Their father’s war", ["’s war"]),
        ("third-party", "a third-party seller, third party", ["third-party"]),
        ("U.S.", "U.S. and u.s. but not us.", ["U.S.", "u.s."]),
        ("$ 5", "$\t5 or $ 55", ["$\t5"]),
        ("élan", "Élan", ["Élan"]),
        (r"re:[a-z]+\d", "ab1 AB1", ["ab1"]),
        (r"re:x*", "aaxxa", ["xx"]),
    ],
)
def test_find_follows_the_pattern_language(pattern: str, text: str, expected: list[str]) -> None:
    assert found(text, pattern) == expected


def test_find_gives_the_longest_of_one_key() -> None:
    assert found("Tax cuts and a tax", "tax", "tax cut*") == ["Tax cuts", "tax"]


def test_find_lets_keys_overlap() -> None:
    matches = compile_patterns({"a": ["price cap"], "b": ["cap", "price*"]}).find("a price cap")
    assert [(m.key, m.start, m.end) for m in matches] == [
        ("a", 2, 11),
        ("b", 2, 7),
        ("b", 8, 11),
    ]


def test_find_gives_stem_and_word_of_different_keys() -> None:
    matches = compile_patterns({"a": ["sanction*"], "b": ["sanctions"]}).find("sanctions")
    assert [m.key for m in matches] == ["a", "b"]


def test_no_rules_find_nothing() -> None:
    assert compile_patterns({}).find("anything") == []


@pytest.mark.parametrize("pattern", ["", "  ", "*", "a*b", "* war", "war *", "$*"])
def test_bad_pattern_is_named(pattern: str) -> None:
    with pytest.raises(CodebookError, match=re.escape(f"pattern {pattern!r} of 'topic'")):
        compile_patterns({"topic": [pattern]})


def test_bad_expression_is_named() -> None:
    with pytest.raises(CodebookError, match=re.escape("pattern 're:(' of 'topic' is no regular")):
        compile_patterns({"topic": ["re:("]})


words = st.text(st.characters(categories=("L", "Nd")), min_size=1, max_size=5)


@given(st.lists(words, min_size=1, max_size=8), st.text(max_size=80))
def test_many_patterns_find_what_each_finds_alone(patterns: list[str], text: str) -> None:
    together = compile_patterns({p: [p] for p in patterns}).find(text)
    alone = [m for p in set(patterns) for m in compile_patterns({p: [p]}).find(text)]
    assert sorted(together) == sorted(alone)


@given(st.text(max_size=200))
def test_any_text_is_searched(text: str) -> None:
    for match in compile_patterns({"k": ["a*", "the US", "' x", "b"]}).find(text):
        assert 0 <= match.start < match.end <= len(text)
