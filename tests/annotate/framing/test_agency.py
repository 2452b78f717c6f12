from __future__ import annotations

import pytest
from hypothesis import given

from analysis_utils.annotate.framing.agency import extract_agency
from analysis_utils.load.lexicons import read_lexicon
from analysis_utils.model import Document, Segment, Sentence
from strategies import NEWS_TEXTS


def acts(text: str) -> list[tuple[str, str]]:
    document = Document(doc_id="d", text=text)
    sentence = Sentence(sentence_id="S1", span=document.span(0, len(text)), paragraph=0)
    return [(str(c.value), str(c.target)) for c in extract_agency(document, [sentence])]


@pytest.mark.parametrize(
    ("text", "form", "target"),
    [
        ("The rebels attacked the harbour.", "active", "The rebels → the harbour"),
        ("The navy will protect the ships.", "active", "The navy → the ships"),
        ("He criticized her on Monday.", "active", "He → her"),
        ("Norway tried to help the crew.", "active", "Norway → the crew"),
        ("Norway’s efforts to help the crew failed.", "active", "Norway → the crew"),
        ("The harbour was bombed by the rebels.", "passive", "the rebels → The harbour"),
        ("The offer was flatly rejected.", "agentless", "not named → The offer"),
        ("They feared Danish aggression.", "nominalised", "Danish → not named"),
        ("Norway's invasion of the island began.", "nominalised", "Norway → the island"),
        ("The bombing of the port by rebels shook them.", "nominalised", "rebels → the port"),
    ],
)
def test_forms(text: str, form: str, target: str) -> None:
    assert (form, target) in acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "The support was broad.",
        "An attack took place.",
        "The weather turned cold.",
        "They spoke of help and praise.",
    ],
)
def test_no_act_without_somebody(text: str) -> None:
    assert acts(text) == []


def test_a_second_verb_keeps_the_subject() -> None:
    assert acts("The council praised the crew and criticized the owner.") == [
        ("active", "The council → the crew"),
        ("active", "The council → the owner"),
    ]


def test_evidence_voice_and_unit() -> None:
    text = "The rebels attacked the harbour."
    document = Document(doc_id="d", text=text)
    segment = Segment(span=document.span(0, len(text)), voice="direct", speaker="Ann")
    sentence = Sentence(sentence_id="S1", span=segment.span, paragraph=0, segments=(segment,))
    (coding,) = extract_agency(document, [sentence])
    assert document.slice(coding.unit) == "attacked"
    assert [document.slice(s) for s in coding.evidence] == ["The rebels", "attacked", "the harbour"]
    assert (coding.variable, coding.voice, coding.speaker) == ("agency", "direct", "Ann")


def test_no_sentences_no_acts() -> None:
    assert extract_agency(Document(doc_id="d", text=""), []) == ()


def test_every_form_may_end_a_line() -> None:
    columns = ("present", "past", "participle", "gerund", "nouns")
    rows = read_lexicon("action_verbs").entries
    forms = {word for row in rows for column in columns for word in row[column].split()}
    assert [form for form in sorted(forms) if acts(f"Russia {form}")] == []


@given(NEWS_TEXTS)
def test_any_text_is_read(text: str) -> None:
    for form, target in acts("He attacked " + text):
        assert form in ("active", "passive", "agentless", "nominalised")
        assert " → " in target
