from __future__ import annotations

import pytest

from analysis_utils.annotate.quotations.candidates import Candidate
from analysis_utils.annotate.quotations.direct import extract_direct
from analysis_utils.annotate.quotations.marks import pair_marks
from analysis_utils.language.sentences import split_sentences


def directs(text: str) -> list[Candidate]:
    pairs = pair_marks(text).pairs
    sentences = split_sentences(text, [(pair.start, pair.end) for pair in pairs])
    return extract_direct(text, pairs, sentences)


def only(text: str) -> tuple[str, str | None, str | None]:
    """Rule, cue and source of the one candidate."""
    (found,) = directs(text)
    cue = text[slice(*found.cue)] if found.cue else None
    source = text[slice(*found.source)] if found.source else None
    return found.rule, cue, source


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("“The tide has turned,” Ola Berg said on Monday.", "said", "Ola Berg"),
        ("“The tide has turned,” said Ola Berg on Monday.", "said", "Ola Berg"),
        ("“The tide has turned,” she also told reporters.", "told", "she"),
        ("“Has the tide turned?” asked a spokesman for the port.", "asked", None),
        ("“Has the tide turned?” Ola Berg asked.", "asked", "Ola Berg"),
        (
            "“The tide has turned,” Ola Berg, who runs the port, said.",
            "said",
            "Ola Berg, who runs the port",
        ),
        ("But “the tide has turned,” the mayor of Lund insisted.", "insisted", "the mayor of Lund"),
        ("“The tide has turned,” an angry Berg thundered.", "thundered", "an angry Berg"),
    ],
)
def test_a_tag_after_names_cue_and_source(text: str, cue: str, source: str | None) -> None:
    rule, found_cue, found_source = only(text)
    assert (rule, found_cue) == ("tag after", cue)
    assert source is None or found_source == source


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("Ola Berg said, “The tide has turned.”", "said", "Ola Berg"),
        ("On Monday the mayor told reporters: “The tide has turned.”", "told", "the mayor"),
        ("Ola Berg, the mayor, has also said that “the tide has turned.”", "said", None),
        ("She calls the plan “a dangerous gamble.”", "calls", "She"),
        ("According to Ola Berg, “the tide has turned for good.”", "According to", "Ola Berg"),
        ("Ola Berg smiled and said, “The tide has turned.”", "said", "Ola Berg"),
        ("Ola Berg left the hall, saying, “The tide has turned.”", "saying", "Ola Berg"),
        ("A sign saying “No boats today” hung there.", "saying", "A sign"),
    ],
)
def test_a_cue_before_names_cue_and_source(text: str, cue: str, source: str | None) -> None:
    rule, found_cue, found_source = only(text)
    assert (rule, found_cue) == ("cue before", cue)
    assert source is None or found_source == source


def test_a_passive_cue_takes_its_agent_and_never_its_subject() -> None:
    assert only("The plan was called “a gamble” by Ola Berg.")[2] == "Ola Berg"
    assert only("Ola Berg was asked, “Has the tide turned?”")[2] is None


def test_a_colon_makes_a_name_the_source() -> None:
    assert only("Berg: “The tide has turned.”") == ("colon", ":", "Berg")


def test_the_next_piece_goes_on_with_the_first() -> None:
    text = "“We waited,” Ola Berg said. “Nobody came.”"
    first, second = directs(text)
    assert second.rule == "continued"
    assert (second.source, second.carried, second.group) == (first.source, 0, 0)


def test_a_paragraph_after_an_open_one_goes_on() -> None:
    first, second = directs("“We waited,” Ola Berg said. “It rained.\n\n“Nobody came.”")[1:]
    assert first.rule == "continued"
    assert second.rule == "reopened"
    assert second.source == first.source


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “experts” left the harbour.",
        "They watched “The Last Boat” and left the harbour.",
        "The popular show “Harbour Lights” was moved to Monday.",
        "He offered “good” reasons to the board.",
        "She told the paper's “Harbour Notes” about it.",
    ],
)
def test_marked_words_that_quote_nobody_are_phrases(text: str) -> None:
    assert [found.rule for found in directs(text)] == ["phrase"]


def test_a_heading_in_single_marks_is_a_phrase() -> None:
    text = "\"We waited,\" Ola Berg said.\n\n'All Is Lost.'\n\nIt rained."
    assert [found.rule for found in directs(text)] == ["tag after", "phrase"]


def test_quoted_speech_inside_a_quotation_has_its_own_cue() -> None:
    text = "“He said, ‘Go home now,’ and I went,” Ola Berg said."
    outer, inner = directs(text)
    assert text[slice(*outer.source or (0, 0))] == "Ola Berg"
    assert (inner.rule, inner.verb, text[slice(*inner.source or (0, 0))]) == ("nested", "say", "He")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Der Minister sagte: „Wir schließen den Hafen noch heute.“", "colon"),
        ("Der Minister nannte das „völlig überzogen“ und ging.", "marks alone"),
        ("Das Blatt „Neue Hafen Zeitung“ hatte berichtet.", "phrase"),
        ("Министр сказал, что «порт будет закрыт до самой весны».", "marks alone"),
    ],
)
def test_other_languages_are_read_by_their_marks(text: str, rule: str) -> None:
    assert [found.rule for found in directs(text)] == [rule]


def test_no_marks_no_quotations() -> None:
    assert directs("It rained all day.") == []
    assert directs("") == []


def test_empty_marks_quote_nothing() -> None:
    assert directs("She wrote “ ” and “…” there.") == []
