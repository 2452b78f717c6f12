from __future__ import annotations

import pytest

from analysis_utils.annotate.sentiment.score import SCORERS, find_scorer, score_sentiment
from analysis_utils.errors import UnknownNameError
from analysis_utils.model import Document, Segment, Sentence

TEXT = '"A disgrace," Lee said warmly.'


def sentence(document: Document) -> Sentence:
    quoted = Segment(
        span=document.span(0, 13), voice="direct", speaker="Ann Lee", quotation_id="Q1"
    )
    told = Segment(span=document.span(13, len(document.text)), voice="outlet")
    whole = document.span(0, len(document.text))
    return Sentence(sentence_id="S1", span=whole, paragraph=0, segments=(quoted, told))


@pytest.fixture
def document() -> Document:
    return Document(doc_id="d", text=TEXT)


def test_each_voice_has_its_own_words(document: Document) -> None:
    codings = score_sentiment(document, [sentence(document)])
    assert [(c.variable, c.voice, c.speaker, float(c.value) > 0) for c in codings] == [
        ("polarity", "direct", "Ann Lee", False),
        ("polarity", "outlet", None, True),
    ]
    assert [document.slice(c.evidence[0]) for c in codings] == ["disgrace", "warmly"]


@pytest.mark.parametrize("name", SCORERS)
def test_the_coder_is_the_scorer(document: Document, name: str) -> None:
    codings = score_sentiment(document, [sentence(document)], scorer=name)
    assert {c.coder for c in codings} == {name}


def test_textblob_measures_subjectivity_too(document: Document) -> None:
    codings = score_sentiment(document, [sentence(document)], scorer="textblob")
    assert [c.variable for c in codings] == ["polarity", "subjectivity"] * 2


def test_unknown_tone_is_no_coding_by_default_but_zero_by_vader() -> None:
    document = Document(doc_id="d", text="The council met.")
    span = document.span(0, 16)
    plain = Sentence(
        sentence_id="S1", span=span, paragraph=0, segments=(Segment(span=span, voice="outlet"),)
    )
    assert score_sentiment(document, [plain]) == ()
    assert [c.value for c in score_sentiment(document, [plain], scorer="vader")] == [0.0]


def test_no_sentences_give_no_codings(document: Document) -> None:
    assert score_sentiment(document, []) == ()


def test_an_unknown_scorer_is_named_with_those_there_are() -> None:
    with pytest.raises(UnknownNameError, match=r"vadr.*did you mean 'vader'"):
        find_scorer("vadr")
