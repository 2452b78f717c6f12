from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis_utils.annotate.quotations.extract import extract_quotations
from analysis_utils.annotate.voices import assign_voices
from analysis_utils.model import Document, Sentence

TEXTS = st.text(alphabet="aB .,“”\"'\n", max_size=60) | st.lists(
    st.sampled_from(["“We wait,” ", "Ola Berg said ", "that it rained", ". ", "\n", "“", "”"]),
    max_size=20,
).map("".join)


def voiced(text: str) -> list[tuple[str, str, str | None]]:
    document = Document(doc_id="d", text=text)
    sentences = assign_voices(document, extract_quotations(document))
    return [
        (document.slice(segment.span).strip(), segment.voice, segment.speaker)
        for sentence in sentences
        for segment in sentence.segments
    ]


def sentences_of(text: str) -> tuple[Sentence, ...]:
    document = Document(doc_id="d", text=text)
    return assign_voices(document, extract_quotations(document))


def test_words_in_marks_are_direct_and_the_tag_is_the_outlet_s() -> None:
    assert voiced("“We waited,” Ola Berg said.") == [
        ("“We waited,”", "direct", "Ola Berg"),
        ("Ola Berg said.", "outlet", None),
    ]


def test_a_paraphrase_is_indirect() -> None:
    segments = voiced("Ola Berg said that it rained.")
    assert [voice for _, voice, _ in segments] == ["outlet", "indirect"]
    assert segments[1][2] == "Ola Berg"


def test_nested_speech_belongs_to_the_inner_speaker() -> None:
    segments = voiced("“Ann Lund said, ‘Go home now,’ and I went,” Ola Berg said.")
    assert [speaker for _, _, speaker in segments] == ["Ola Berg", "Ann Lund", "Ola Berg", None]


def test_a_quotation_of_several_sentences_is_cut_by_sentence() -> None:
    sentences = sentences_of("“It rained. We waited,” Ola Berg said.")
    assert [[s.voice for s in sentence.segments] for sentence in sentences] == [
        ["direct"],
        ["direct", "outlet"],
    ]
    assert [sentence.sentence_id for sentence in sentences] == ["S1", "S2"]


def test_no_text_no_sentences() -> None:
    assert sentences_of("") == ()


@given(TEXTS)
def test_segments_cover_each_sentence_from_end_to_end(text: str) -> None:
    for sentence in sentences_of(text):
        edges = [edge for s in sentence.segments for edge in (s.span.start, s.span.end)]
        assert edges[0] == sentence.span.start
        assert edges[-1] == sentence.span.end
        assert edges[1:-1:2] == edges[2:-1:2]


def test_punctuation_goes_with_the_words_before_it() -> None:
    segments = voiced("Ola Berg said that it rained.")
    assert segments[-1][0].endswith("it rained.")


def test_quoted_words_of_nobody_stay_in_the_mouth_of_the_one_who_quotes() -> None:
    text = "“We asked them: ‘Will you come to the table with us?’ It was in vain,” Ola Berg said."
    speakers = {speaker for _, voice, speaker in voiced(text) if voice == "direct"}
    assert speakers == {"Ola Berg"}
