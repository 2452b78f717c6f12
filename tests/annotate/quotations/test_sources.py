from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis_utils.annotate.quotations.sources import (
    antecedent,
    sentence_subject,
    subject_after,
    subject_before,
)
from strategies import NEWS_TEXTS


@pytest.mark.parametrize(
    ("lead", "source"),
    [
        ("Ola Berg ", "Ola Berg"),
        ("In the end Ola Berg also ", "Ola Berg"),
        ("On Monday the mayor of Lund has ", "the mayor of Lund"),
        ("When it rained, the mayor ", "the mayor"),
        ("Ola Berg, the mayor of Lund, ", "Ola Berg, the mayor of Lund"),
        ("A clerk who asked not to be named ", "A clerk who asked not to be named"),
        ("Ola Berg, 59, of Lund, Wis., ", "Ola Berg, 59, of Lund, Wis."),
        ("In a note to Lund, the mayor, Ola Berg, ", "the mayor, Ola Berg"),
        ("Ola Berg went on to ", "Ola Berg"),
        ("Lund's mayor, Ola Berg (R-Lund), later ", "Lund's mayor, Ola Berg (R-Lund)"),
        ("Two officials briefed on the plan ", "Two officials briefed on the plan"),
        ("Ola Berg, however, ", "Ola Berg"),
        ("By noon they ", "they"),
        ("Harbour officials ", "Harbour officials"),
        ("It rained and ", None),
    ],
)
def test_subjects_before_a_verb(lead: str, source: str | None) -> None:
    text = f"{lead}said"
    found = subject_before(text, 0, len(lead))
    assert (text[slice(*found)] if found else None) == source


@pytest.mark.parametrize(
    ("lead", "source"),
    [
        ("They met clerks of the harbour ", "clerks of the harbour"),
        ("They met Ola Berg, ", "Ola Berg"),
        ("They met Ola Berg, a doctor from Lund, New Sweden, ", "Ola Berg"),
        ("They met a clerk, the doctor, ", "the doctor"),
        ("", None),
    ],
)
def test_what_a_relative_pronoun_stands_for(lead: str, source: str | None) -> None:
    text = f"{lead}who said"
    found = antecedent(text, 0, len(lead))
    assert (text[slice(*found)] if found else None) == source


@pytest.mark.parametrize(
    ("rest", "source"),
    [
        (" Ola Berg.", "Ola Berg"),
        (" Ola Berg on Monday.", "Ola Berg"),
        (" harbour chief Ola Berg, who left.", "harbour chief Ola Berg"),
        (" a clerk close to Ola Berg.", "a clerk close to Ola Berg"),
        (" he.", "he"),
        (" in the end.", None),
    ],
)
def test_subjects_after_a_verb(rest: str, source: str | None) -> None:
    text = f"said{rest}"
    found = subject_after(text, 4, len(text))
    assert (text[slice(*found)] if found else None) == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ola Berg was blunt.", "Ola Berg"),
        ("After the storm, the mayor left.", "the mayor"),
        ("A few days later, Ola Berg left.", "Ola Berg"),
        ("He left.", "He"),
        ("And then it rained", "it"),
        ("", None),
    ],
)
def test_subjects_of_a_sentence(text: str, source: str | None) -> None:
    found = sentence_subject(text, 0, len(text))
    assert (text[slice(*found)] if found else None) == source


@given(NEWS_TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_any_words_give_a_span_inside_or_none(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    for find in (antecedent, subject_before, subject_after, sentence_subject):
        found = find(text, start, end)
        assert found is None or start <= found[0] < found[1] <= end
