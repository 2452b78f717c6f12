from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis_utils.language.genders import Genders
from analysis_utils.language.name_index import NameIndex
from analysis_utils.language.names import is_pronoun, is_unnamed, name_parts
from analysis_utils.model import Actor
from strategies import NEWS_TEXTS

TEXT = "Minister Ola Berg met Ann van der Lund. Berg smiled. The harbour chief, Lund, did not."


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("Ola Berg", ["Ola", "Berg"]),
        ("Mr. Berg", ["Berg"]),
        ("former Harbour Minister Ola Berg", ["Ola", "Berg"]),
        ("the harbour chief, Ola Berg", ["Ola", "Berg"]),
        ("Ola Berg, who leads the Harbour Union", ["Ola", "Berg"]),
        ("Berg's lawyer", []),
        ("Berg's lawyer Ann Lund", ["Ann", "Lund"]),
        ("an adviser to Ola Berg", []),
        ("critics like Berg", []),
        ("the mayor of Lund, Ola Berg", ["Ola", "Berg"]),
        ("Secretary of State Ola Berg", ["Ola", "Berg"]),
        ("former secretary of state Ola Berg", ["Ola", "Berg"]),
        ("President of the Baltic Union", []),
        ("Ola Berg Jr.", ["Ola", "Berg Jr."]),
        ("Ola Berg III", ["Ola", "Berg"]),
        ("G. K. Berg", ["G. K.", "Berg"]),
        ("J.K. Berg", ["J. K.", "Berg"]),
        ("U.S. Senator Ola Berg", ["Ola", "Berg"]),
        ("Ola J. Berg", ["Ola", "Berg"]),
        ("J. Ola Berg", ["Ola", "Berg"]),
        ("the Lund Board of Elections", ["Lund", "Board", "of", "Elections"]),
        ("Institute for Coastal Studies", ["Institute", "for", "Coastal", "Studies"]),
        ("the Lund Center for Justice", ["Lund", "Center", "for", "Justice"]),
        ("the Lund Court on Friday", ["Lund", "Court"]),
        ("officials", []),
        ("", []),
    ],
)
def test_finds_the_name_in_a_source(words: str, parts: list[str]) -> None:
    assert name_parts(words) == tuple(parts)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("officials", True),
        ("a senior official in the harbour office", True),
        ("sources close to the talks", True),
        ("the harbour office", False),
        ("Ola Berg", False),
        ("he", False),
    ],
)
def test_unnamed_sources_name_nobody(words: str, expected: bool) -> None:
    assert is_unnamed(words) is expected


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("Berg", "Ola Berg"),
        ("Minister Berg", "Ola Berg"),
        ("Ola", "Ola Berg"),
        ("the minister", "the minister"),
        ("Her advisers", "her advisers"),
        ("An adviser to Berg", "an adviser to Berg"),
        ("Dahl", "Dahl"),
    ],
)
def test_a_part_of_a_name_stands_for_the_fullest_form(words: str, speaker: str) -> None:
    assert NameIndex(TEXT).resolve(words) == speaker


def test_aliases_of_actors_come_first() -> None:
    actors = [Actor(name="Harbour Office", kind="body", aliases=("the port", "port authority"))]
    index = NameIndex(TEXT, actors)
    assert index.resolve("the Port Authority") == "Harbour Office"
    assert index.resolve("The port") == "Harbour Office"


def test_an_office_of_state_is_no_first_name() -> None:
    index = NameIndex("Secretary of State Ola Berg met Chief of Staff Ann Lund. He left.")
    assert index.resolve("Berg") == "Ola Berg"
    assert index.resolve("Lund") == "Ann Lund"
    assert index.is_person("Ola Berg")


def test_a_son_is_somebody_else_than_his_father() -> None:
    index = NameIndex("Ola Berg Jr. met Ola Berg. Per Lund Jr. left.")
    assert index.resolve("Berg Jr.") == "Ola Berg Jr."
    assert index.resolve("Berg") == "Ola Berg"
    assert index.resolve("Lund") == "Per Lund Jr."


def test_the_president_is_the_only_one_whom_the_text_calls_so() -> None:
    assert NameIndex("President Berg met Vice President Lund.").resolve("the president") == "Berg"
    both = NameIndex("President Berg met President Lund.")
    assert both.resolve("the president") == "the president"
    former = NameIndex("Former President Ola Berg met President Ann Lund.")
    assert former.resolve("the president") == "Ann Lund"
    assert former.resolve("the former president") == "Ola Berg"


def test_gender_comes_from_titles_and_pronouns_alone() -> None:
    genders = Genders("", NameIndex(""))
    assert genders.fits("Ola Berg", "she")
    genders.learn("Ola Berg", "Mr.")
    assert not genders.fits("Ola Berg", "she")
    assert genders.fits("Ola Berg", "he")


def test_what_is_learnt_later_counts_with_what_the_text_tells() -> None:
    text = "Ola Berg sold her boat. Ann Lund sold his boat."
    genders = Genders(text, NameIndex(text))
    assert not genders.fits("Ola Berg", "he")
    genders.learn("Ola Berg", "Mr. Berg", "King Berg")
    assert genders.fits("Ola Berg", "he")
    assert not genders.fits("Ann Lund", "she")


def test_whom_somebody_tells_something_is_somebody_else() -> None:
    text = "Ola Berg had told her that it rained. Ann Lund sold her boat."
    genders = Genders(text, NameIndex(text))
    assert genders.fits("Ola Berg", "he")
    assert not genders.fits("Ann Lund", "he")


def test_a_particle_belongs_to_the_family_name() -> None:
    index = NameIndex("Piet Van Berg left. Later Van Berg came back.")
    assert index.resolve("Van Berg") == "Piet Van Berg"


def test_pronouns_are_told_from_names() -> None:
    assert is_pronoun("They")
    assert not is_pronoun("Theo")


@given(NEWS_TEXTS, st.text(max_size=20))
def test_any_words_resolve_to_something_without_an_error(text: str, words: str) -> None:
    assert isinstance(NameIndex(text).resolve(words), str)


@pytest.mark.parametrize(
    "text",
    [
        "But Berg smiled. Ola Berg left.",
        "Ola Berg's boat sank. Then Berg left.",
        "Neither Berg nor Lund came. Ola Berg left.",
        "Will Berg come? Ola Berg left.",
        "Harbour Chief Berg Is Not Right\n\nOla Berg left.",
    ],
)
def test_sentence_openers_and_headlines_are_no_parts_of_names(text: str) -> None:
    assert NameIndex(text).resolve("Berg") == "Ola Berg"


def test_bodies_and_places_are_no_people() -> None:
    index = NameIndex("The Harbour Press wrote from Lund. In Lund, Ola Berg read it.")
    assert index.is_person("Ola Berg")
    assert not index.is_person("Harbour Press")
    assert not index.is_person("Another")


def test_an_initial_behind_a_title_is_no_end_of_a_name() -> None:
    assert NameIndex("Harbour Minister Ola J. Berg left.").resolve("Berg") == "Ola Berg"


def test_a_first_name_that_is_also_a_thing_is_a_person_but_a_law_is_none() -> None:
    index = NameIndex("Bill Berg opposed the Harbour Bill.")
    assert index.is_person("Bill Berg")
    assert not index.is_person("Harbour Bill")


def test_a_capitalised_word_that_stands_in_small_letters_too_is_no_person() -> None:
    index = NameIndex("Allies came. The allies left. Berg stayed.")
    assert not index.is_person("Allies")
    assert index.is_person("Berg")


def test_a_bracket_in_a_source_is_no_pattern() -> None:
    assert NameIndex("It rained.").is_person("Berg ( strategist")
