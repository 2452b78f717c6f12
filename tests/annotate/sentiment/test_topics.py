from __future__ import annotations

from itertools import pairwise

from analysis_utils.annotate.sentiment.topics import assign_topics, find_mentions
from analysis_utils.model import Codebook, Document, Segment, Sentence, Topic

TEXT = "The bridge is old, she said; the toll bridge and the library are new."
BOOK = Codebook(
    title="t",
    topics={
        "bridge": Topic(label="Bridge", patterns=("bridge*",), exclude=("toll bridge",)),
        "library": Topic(label="Library", patterns=("librar*",)),
        "school": Topic(label="School", patterns=("school",)),
    },
)


def read(text: str, *cuts: int) -> tuple[Document, Sentence]:
    document = Document(doc_id="d", text=text)
    edges = [0, *cuts, len(text)]
    segments = tuple(
        Segment(span=document.span(a, b), voice="direct" if i % 2 else "outlet")
        for i, (a, b) in enumerate(pairwise(edges))
    )
    span = document.span(0, len(text))
    return document, Sentence(sentence_id="S1", span=span, paragraph=0, segments=segments)


def test_each_segment_gets_the_topics_it_names() -> None:
    document, sentence = read(TEXT, 28)
    codings = assign_topics(document, [sentence], BOOK)
    assert [(c.value, c.voice) for c in codings] == [("bridge", "outlet"), ("library", "direct")]
    assert [document.slice(e) for c in codings for e in c.evidence] == ["bridge", "library"]


def test_a_mention_inside_an_exclusion_does_not_count() -> None:
    document = Document(doc_id="d", text=TEXT)
    rules = {"bridge": (["bridge"], ["toll bridge"])}
    assert [s.start for s in find_mentions(document, rules)["bridge"]] == [4]


def test_all_mentions_of_a_segment_are_evidence() -> None:
    document, sentence = read("Bridges and a bridge.")
    (coding,) = assign_topics(document, [sentence], BOOK)
    assert len(coding.evidence) == 2


def test_a_codebook_without_topics_codes_nothing() -> None:
    document, sentence = read(TEXT)
    assert assign_topics(document, [sentence], Codebook(title="t")) == ()
    assert assign_topics(document, [], BOOK) == ()
