from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from analysis_utils.annotate.sentiment.topic_suggestions import format_codebook, suggest_topics
from analysis_utils.load.codebooks import read_codebook
from analysis_utils.model import Document

TEXT = (
    "Mayor Ann Lee opened the harbour bridge. The harbour bridge was not cheap. "
    "Ann Lee said the harbour bridge was safe. Lee left for Norwick."
)


def test_names_and_noun_phrases_are_proposed_with_examples() -> None:
    found = {s.label: s for s in suggest_topics([Document(doc_id="d", text=TEXT)])}
    assert found["harbour bridge"].n_mentions == 3
    assert found["harbour bridge"].examples[0] == "Mayor Ann Lee opened the harbour bridge."


def test_parts_of_longer_runs_are_counted() -> None:
    text = (
        "He met Border Patrol agents and asylum seekers. "
        "Border Patrol officials left. Asylum seekers stayed."
    )
    labels = {s.label for s in suggest_topics([Document(doc_id="d", text=text)])}
    assert labels == {"Border Patrol", "asylum seekers"}


def test_a_surname_joins_the_full_name() -> None:
    text = "The mayor, Ann Lee, left. Later Ann Lee came back, and Lee spoke."
    (found,) = suggest_topics([Document(doc_id="d", text=text)])
    assert (found.label, found.patterns, found.n_mentions) == ("Ann Lee", ("Ann Lee", "Lee"), 3)


def test_datelines_and_openers_are_no_topics() -> None:
    text = "NORWICK, March 3 (Newsline) - Early voting began. Early voting ended. Early birds sang."
    labels = [s.label for s in suggest_topics([Document(doc_id="d", text=text)])]
    assert labels == ["early voting"]


def test_what_every_document_names_distinguishes_less() -> None:
    common = "The toll road is long. The toll road is old. "
    documents = [
        Document(doc_id="a", text=common + "The salt mine closed. The salt mine flooded."),
        Document(doc_id="b", text=common),
    ]
    scores = {s.label: s.score / s.n_mentions for s in suggest_topics(documents)}
    assert scores["salt mine"] > scores["toll road"]


def test_nothing_named_twice_proposes_nothing() -> None:
    assert suggest_topics([Document(doc_id="d", text="Rain fell on the bridge.")]) == ()
    assert suggest_topics([]) == ()


def test_the_suggestions_are_a_codebook_that_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "book.yaml"
    suggestions = suggest_topics([Document(doc_id="d", text=TEXT)])
    path.write_text(format_codebook(suggestions, title='My "book"'), "utf-8")
    book = read_codebook(path)
    assert book.title == 'My "book"'
    assert "harbour bridge" in [topic.label for topic in book.topics.values()]


@given(st.text())
def test_any_text_gets_suggestions(text: str) -> None:
    assert isinstance(format_codebook(suggest_topics([Document(doc_id="d", text=text * 2)])), str)
