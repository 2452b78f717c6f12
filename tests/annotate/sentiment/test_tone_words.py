from __future__ import annotations

from collections import Counter

import pytest

from analysis_utils.annotate.sentiment.news_scorer import REACH
from analysis_utils.annotate.sentiment.tone_words import tone_phrases, tone_words
from analysis_utils.load.lexicons import read_lexicon

LISTS = ("news_tone", "tone_modifiers", "toneless_names")


@pytest.mark.parametrize("name", LISTS)
def test_no_form_stands_twice(name: str) -> None:
    counts = Counter(entry["form"].lower() for entry in read_lexicon(name).entries)
    assert [form for form, n in counts.items() if n > 1] == []


def test_the_news_lexicon_keeps_its_scale_and_labels() -> None:
    entries = read_lexicon("news_tone").entries
    assert all(-1 <= float(e["polarity"]) <= 1 for e in entries)
    assert {e["judged"] for e in entries} <= {"object", "subject", "situation", ""}
    assert sum(e["form"].endswith("*") for e in entries) >= 800


def test_a_star_ends_a_single_word_only() -> None:
    for name in LISTS:
        for entry in read_lexicon(name).entries:
            form = entry["form"]
            assert "*" not in form or (form.count("*") == 1 and form[-1] == "*" and " " not in form)


def test_every_kind_of_modifier_is_known() -> None:
    kinds = {entry["kind"] for entry in read_lexicon("tone_modifiers").entries}
    assert kinds == {*REACH, "opinion", "boundary", "reversal"}


def test_no_toneless_phrase_is_a_toned_one() -> None:
    toned = {e["form"].lower() for e in read_lexicon("news_tone").entries}
    assert [
        e["form"] for e in read_lexicon("toneless_names").entries if e["form"].lower() in toned
    ] == []


@pytest.mark.parametrize(
    "word", ["united", "source", "east", "painter", "admiral", "mean", "first"]
)
def test_plain_words_have_no_tone(word: str) -> None:
    tone = tone_words()[word]
    assert tone is None or tone.value == 0


@pytest.mark.parametrize(
    ("word", "judged"), [("criticized", "object"), ("lied", "subject"), ("violence", "situation")]
)
def test_words_say_whom_they_judge(word: str, judged: str) -> None:
    tone = tone_words()[word]
    assert tone is not None
    assert tone.judged == judged


@pytest.mark.parametrize(
    ("word", "sign"), [("blameless", 1), ("joylessly", -1), ("scandal-free", 1)]
)
def test_without_turns_the_sign(word: str, sign: int) -> None:
    tone = tone_words()[word]
    assert tone is not None
    assert tone.value * sign > 0


def test_contractions_negate() -> None:
    tone = tone_words()["shouldn't"]
    assert tone is not None
    assert tone.kind == "negator"


def test_phrases_are_found_by_their_first_word_the_longest_first() -> None:
    for phrases in tone_phrases().values():
        lengths = [len(" ".join(rest)) for rest, _ in phrases]
        assert lengths == sorted(lengths, reverse=True)
