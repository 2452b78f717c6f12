from __future__ import annotations

import pytest
from hypothesis import given

from analysis_utils.annotate.framing.wording import assign_wording, find_wording
from analysis_utils.model import Coding, Document, MarkedPhrase, Quotation, Segment, Sentence
from strategies import NEWS_TEXTS


def whole(document: Document, *segments: Segment) -> list[Sentence]:
    span = document.span(0, len(document.text))
    return [Sentence(sentence_id="S1", span=span, paragraph=0, segments=segments)]


def found(text: str) -> list[tuple[str, str]]:
    return [(text[hit.start : hit.end], hit.value) for hit in find_wording(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The brutal ruler fled.", [("brutal", "loaded")]),
        ("It was a brave and brilliant speech.", [("brave and brilliant", "evaluative")]),
        ("The plan might fail, perhaps.", [("might", "hedge"), ("perhaps", "hedge")]),
        ("It is clearly undeniable.", [("clearly undeniable", "booster")]),
        ("They may go in May.", [("may", "hedge")]),
        ("Ships from Great Britain came.", []),
        ("The train leaves at nine.", []),
    ],
)
def test_words_of_the_lists(text: str, expected: list[tuple[str, str]]) -> None:
    strong = [item for item in found(text) if item[0] != "fail"]
    assert strong == expected


def test_voice_and_speaker_come_from_the_segment() -> None:
    document = Document(doc_id="d", text="“A shameful hoax,” Ann Lee said.")
    sentence = whole(
        document,
        Segment(span=document.span(0, 18), voice="direct", speaker="Ann Lee"),
        Segment(span=document.span(18, 32), voice="outlet"),
    )
    codings = assign_wording(document, sentence, [], [])
    assert {(c.voice, c.speaker) for c in codings} == {("direct", "Ann Lee")}
    assert {c.variable for c in codings} == {"wording"}
    assert all(c.evidence == (c.unit,) for c in codings)


def report(document: Document, verb: str, stance: str, start: int, end: int) -> Quotation:
    cue = document.text.index(verb)
    return Quotation(
        quotation_id="Q1",
        content=document.span(start, end),
        kind="indirect",
        rule="object",
        confidence=0.5,
        cue=document.span(cue, cue + len(verb)),
        speaker="Ann Lee",
        verb="lament",
        stance=stance,
    )


def only(codings: tuple[Coding, ...], value: str) -> Coding:
    (coding,) = [c for c in codings if c.value == value]
    return coding


def test_an_emotive_verb_says_what_it_takes_for_granted() -> None:
    document = Document(doc_id="d", text="Lee lamented the rain.")
    quotation = report(document, "lamented", "emotive", 13, 21)
    (coding,) = assign_wording(document, whole(document), [quotation], [])
    assert (coding.value, coding.coder) == ("emotive", "reporting_verbs")
    assert coding.target
    assert document.slice(coding.unit) == "lamented"


def test_words_of_a_reported_phrase_are_the_outlets() -> None:
    document = Document(doc_id="d", text="Lee lamented the brutal rain.")
    segments = (
        Segment(span=document.span(0, 12), voice="outlet"),
        Segment(span=document.span(12, 29), voice="indirect", speaker="Ann Lee", quotation_id="Q1"),
    )
    quotation = report(document, "lamented", "emotive", 13, 28)
    coding = only(assign_wording(document, whole(document, *segments), [quotation], []), "loaded")
    assert (coding.voice, coding.speaker) == ("outlet", None)


def test_words_of_a_reported_clause_are_the_speakers() -> None:
    document = Document(doc_id="d", text="Lee said the rain was brutal.")
    segments = (
        Segment(span=document.span(0, 8), voice="outlet"),
        Segment(span=document.span(8, 29), voice="indirect", speaker="Ann Lee", quotation_id="Q1"),
    )
    quotation = report(document, "said", "neutral", 9, 28)
    coding = only(assign_wording(document, whole(document, *segments), [quotation], []), "loaded")
    assert (coding.voice, coding.speaker) == ("indirect", "Ann Lee")


def test_scare_words_are_marked_and_titles_passed_over() -> None:
    document = Document(doc_id="d", text="The “brutal experts” read “Brutal Lies”.")
    phrases = [
        MarkedPhrase(span=document.span(4, 20), reason="scare"),
        MarkedPhrase(span=document.span(26, 39), reason="title"),
    ]
    (coding,) = assign_wording(document, whole(document), [], phrases)
    assert (coding.value, document.slice(coding.unit)) == ("scare", "“brutal experts”")


def test_serious_nouns_are_known_but_not_marked() -> None:
    text = "The murder is before the court."
    assert [hit.strength for hit in find_wording(text)] == [0.5]
    document = Document(doc_id="d", text=text)
    assert assign_wording(document, whole(document), [], []) == ()


def test_nothing_in_nothing() -> None:
    assert assign_wording(Document(doc_id="d", text=""), [], [], []) == ()


@given(NEWS_TEXTS)
def test_any_text_is_read_in_order(text: str) -> None:
    hits = find_wording("brutal " + text)
    assert hits == sorted(hits, key=lambda hit: (hit.start, hit.end))
    assert hits[0].start == 0
