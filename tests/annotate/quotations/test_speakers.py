from __future__ import annotations

import pytest

from analysis_utils.annotate.quotations.extract import extract_quotations
from analysis_utils.model import Actor, Document


def speakers(text: str, *actors: Actor) -> list[str | None]:
    findings = extract_quotations(Document(doc_id="d", text=text), actors)
    return [quotation.speaker for quotation in findings.quotations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ola Berg came. “It rains,” Berg said.", ["Ola Berg"]),
        ("Ola Berg came. “It rains,” Mr. Berg said.", ["Ola Berg"]),
        ("Ola Berg came.\n\n“It rains,” he said.", ["Ola Berg"]),
        ("“It rains,” Ola Berg said. “It pours.”", ["Ola Berg", "Ola Berg"]),
        ("“It rains,” officials said.", ["officials"]),
        ("“It rains,” the Harbour Office said.", ["Harbour Office"]),
        ("The harbour chief, Ola Berg, said, “It rains.”", ["Ola Berg"]),
        ("The mayor: “It rains.”", ["the mayor"]),
        ("“It rains,” he said.", [None]),
        ("“It has rained on all of us” for years, Ola Berg said.", ["Ola Berg"]),
        ("“It has rained on all of us” for years, said Ola Berg, a pilot.", ["Ola Berg"]),
        ("“It rains,” a smiling Berg said.", ["Berg"]),
        (
            "Ola Berg and Ann Lund met. “Yes,” Ms. Lund and Mr. Berg said.",
            ["Ann Lund and Ola Berg"],
        ),
        ("Reporter Ola Berg came. “It rains,” Berg said.", ["Ola Berg"]),
        ("The Post, citing friends, said it rained.", ["Post", "Post"]),
        ("Sen. Ola Berg of New Sweden came. The New Sweden senator said it rained.", ["Ola Berg"]),
        ("Senator Ola Berg and Ann Lund came. “It rains,” the senator said.", ["the senator"]),
        ("Ola Jolly came. Jolly said that it rained.", ["Ola Jolly"]),
        ("Berg's office denied Lund's claims, telling us, “It rains.”", ["Berg's office"] * 2),
    ],
)
def test_resolves_sources(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


def test_aliases_of_actors_are_known() -> None:
    actor = Actor(name="Harbour Office", kind="body", aliases=("the port",))
    assert speakers("“It rains,” the port said.", actor) == ["Harbour Office"]


def test_a_title_rules_a_pronoun_out() -> None:
    text = (
        "“It rains,” Mr. Berg said, next to Ms. Lund.\n\n"
        "“It pours,” Ms. Lund said.\n\n“It hails,” he said."
    )
    assert speakers(text) == ["Berg", "Lund", "Berg"]


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("Ola Berg sold her boat. Per Berg slept.", "Ola Berg"),
        ("Ola Berg slept. Per Berg sold his boat.", "Ola Berg"),
        ("Ola Berg and Per Berg slept.", "Mrs. Berg"),
    ],
)
def test_a_title_tells_which_of_two_people_of_one_name_is_meant(before: str, speaker: str) -> None:
    text = f"{before} The boat was old and slow, and it had seen many storms. " * 4
    assert speakers(text + "“It rains,” Mrs. Berg said. “It pours,” she said.") == [speaker] * 2


def test_whose_husband_somebody_is_tells_nothing_of_his_title() -> None:
    text = "Ola Berg and Per Berg slept. “It rains,” her husband, Per Berg, said."
    assert speakers(text) == ["Per Berg"]


def test_a_pronoun_in_a_quotation_is_somebody_its_speaker_named() -> None:
    text = "Ann Lund was there. “I asked Ann, and she said, ‘Go home now,’” Ola Berg said."
    assert speakers(text) == ["Ola Berg", "Ann Lund"]


def test_the_speaker_goes_on_in_the_next_paragraph() -> None:
    text = "“We waited,” Ola Berg said. “It rained.\n\n“Nobody came.”\n\n“We left.”"
    assert speakers(text) == ["Ola Berg"] * 4


def test_the_subject_of_the_sentence_before_speaks() -> None:
    assert speakers("Ola Berg was blunt. “We lost everything we had.”") == ["Ola Berg"]


@pytest.mark.parametrize(
    ("text", "they"),
    [
        ("The sailors left. “It rains,” they said.", "the sailors"),
        ("While many sailors left, they said it rained.", "many sailors"),
        ("“It rains,” aides said. The boat, they said, was late.", "aides"),
        ("Ola Berg and Ann Lund left. They said it rained.", "Ola Berg and Ann Lund"),
        ("The results came. They said it rained.", None),
        ("Ola Sanders left. They said it rained.", None),
    ],
)
def test_they_are_those_who_spoke_or_were_the_subject_last(text: str, they: str | None) -> None:
    assert speakers(text)[-1] == they


def test_a_relative_pronoun_stands_for_the_noun_before_it() -> None:
    assert speakers("They met Ola Berg, who said, “It rains.”") == ["Ola Berg"]


def test_a_later_pronoun_tells_whom_an_earlier_one_is_not() -> None:
    text = "Ola Berg met Ann Lund.\n\n“It rains,” he said.\n\nAnn Lund sold her boat."
    assert speakers(text) == ["Ola Berg"]


def test_a_body_is_not_he() -> None:
    text = "Ola Berg came. “It rains,” the Harbour Press said. “It pours,” he said."
    assert speakers(text) == ["Harbour Press", None]


@pytest.mark.parametrize(
    "before",
    [
        "Ann Lund watched Mr. Berg leave.",  # the title's point ends no sentence
        "Ann Lund's plan surprised Ola Berg.",
        "As Ann Lund told it, rain fell on Malmo.",
        "For her part, Ann Lund was calm.",
    ],
)
def test_she_is_the_subject_of_the_sentence_before(before: str) -> None:
    text = f"“It rains,” Ola Berg said. {before} “It pours,” she said."
    assert speakers(text)[-1] == "Ann Lund"


def test_a_subject_inside_of_quotation_marks_is_not_the_writers() -> None:
    text = "“It rains,” Ann Lund said.\n\nWaiting is “hard, Ola Berg hates it,” she said."
    assert speakers(text)[-1] == "Ann Lund"


def test_a_woman_whom_nobody_has_named_speaks_for_herself() -> None:
    text = "“It rains,” Ann Lund said.\n\nA woman from Malmo came by. “It pours,” she said."
    assert speakers(text)[-1] == "a woman"


def test_the_subject_that_a_report_interrupts_is_not_the_one_who_reports() -> None:
    text = "“It rains,” Ann Lund said.\n\nOla Berg, she said, would leave. Ann Lund, she said, not."
    assert speakers(text)[:2] == ["Ann Lund", "Ann Lund"]


def test_the_sentences_of_a_quotation_name_nobody_who_speaks_it() -> None:
    text = "Ann Lee resigned. Bob Fox left.\n\n“Ola Berg was bad. It was very bad,” he said."
    assert speakers(text) == ["Bob Fox"]


def test_a_pronoun_in_a_paraphrase_is_its_speaker() -> None:
    text = "Ola Berg left. Ann Lee said that he left. Ann Lee said that she called it “a mess”."
    found = extract_quotations(Document(doc_id="d", text=text)).quotations
    assert {q.speaker for q in found} == {"Ann Lee"}


def test_an_apposition_tells_whom_a_noun_phrase_means() -> None:
    text = "Ola Berg left. His sister, Ann Berg, runs a shop; she said it rained."
    assert speakers(text) == ["Ann Berg"]


def test_a_retired_general_is_the_subject() -> None:
    text = "Retired General Ola Berg, a friend of Per Dahl, left. “It rains,” he said."
    assert speakers(text) == ["Ola Berg"]
