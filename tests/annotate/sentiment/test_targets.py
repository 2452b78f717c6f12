from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis_utils.annotate.sentiment.news_scorer import score_news
from analysis_utils.annotate.sentiment.targets import score_targets
from analysis_utils.annotate.sentiment.tone_reach import (
    locate_target,
    read_words,
    tone_towards,
    weigh_words,
)
from analysis_utils.model import Actor, Codebook, Document, Segment, Sentence, Topic

BOOK = Codebook(
    title="t",
    topics={"bridge": Topic(label="Bridge", patterns=("bridge",))},
    actors={"lee": Actor(name="Ann Lee", aliases=("Lee",)), "ray": Actor(name="Bo Ray")},
)


def sentences(document: Document, *cuts: int) -> list[Sentence]:
    """Cut a document into sentences of one segment each."""
    edges = [0, *cuts, len(document.text)]
    spans = [document.span(a, b) for a, b in pairwise(edges)]
    return [
        Sentence(
            sentence_id=f"S{i}", span=s, paragraph=0, segments=(Segment(span=s, voice="outlet"),)
        )
        for i, s in enumerate(spans, 1)
    ]


def tone(text: str, target: str) -> float:
    start = text.index(target)
    mention = (start, start + len(target))
    found = tone_towards(read_words(text), [mention], score_news(text).evidence)
    assert found is not None
    return found


def test_blame_falls_on_whom_it_is_aimed_at() -> None:
    text = "Ann Lee criticized Bo Ray."
    assert tone(text, "Bo Ray") < tone(text, "Ann Lee") <= 0


def test_in_the_passive_blame_falls_on_the_subject() -> None:
    assert tone("Ann Lee was criticized.", "Ann Lee") < tone("Ann Lee criticized it.", "Ann Lee")


def test_in_own_speech_bad_words_fall_on_others() -> None:
    target = locate_target(read_words("Lee is terrible"), [(0, 3)])
    told = weigh_words(target, [(7, 15, -0.6)])[0][2]
    said = weigh_words(target, [(7, 15, -0.6)], own_speech=True)[0][2]
    assert told < said < 0


def test_tone_fades_with_distance() -> None:
    near = tone("The bridge is dangerous.", "bridge")
    far = tone("The bridge, as every map of the old harbour town shows, is dangerous.", "bridge")
    assert near < far < 0


def test_whoever_speaks_ill_speaks_of_others() -> None:
    said = tone("Lee said the plan was a disgrace.", "Lee")
    assert tone("Lee in the plan was a disgrace.", "Lee") < said < 0


def test_what_somebody_wins_against_another_is_not_that_others_luck() -> None:
    assert tone("A great victory over Ray", "Ray") < 0


def test_a_word_that_is_the_mention_has_no_tone() -> None:
    reading = read_words("The war began.")
    assert weigh_words(locate_target(reading, [(4, 7)]), [(4, 7, -0.5)]) == []
    assert tone_towards(reading, [(4, 7)], [(4, 7, -0.5)]) is None


def test_a_word_nearer_to_another_target_counts_less() -> None:
    text = "Ann Lee met the corrupt Bo Ray."
    reading, evidence = read_words(text), score_news(text).evidence
    alone = weigh_words(locate_target(reading, [(0, 7)]), evidence)[0][2]
    beside = weigh_words(locate_target(reading, [(0, 7)], [(24, 30)]), evidence)[0][2]
    assert alone < beside < 0


def test_topics_and_actors_are_scored() -> None:
    document = Document(doc_id="d", text="Lee praised the bridge.")
    codings = score_targets(document, sentences(document), BOOK)
    assert [(c.variable, c.target, float(c.value) > 0) for c in codings] == [
        ("tone", "bridge", True),
        ("actor_tone", "lee", True),
    ]
    assert document.slice(codings[0].evidence[0]) == "praised"


def test_the_words_of_another_voice_count_less() -> None:
    document = Document(doc_id="d", text="The bridge is unsafe, so unsafe.")
    whole = sentences(document)[0]
    split = Sentence(
        sentence_id="S1",
        span=whole.span,
        paragraph=0,
        segments=(
            Segment(span=document.span(0, 22), voice="outlet"),
            Segment(span=document.span(22, len(document.text)), voice="direct", speaker="Ann Lee"),
        ),
    )
    (one,) = score_targets(document, [whole], BOOK)
    outlet, direct = score_targets(document, [split], BOOK)
    assert float(one.value) < float(outlet.value) < 0
    assert float(one.value) < float(direct.value) < 0
    assert (direct.voice, direct.speaker) == ("direct", "Ann Lee")


@pytest.mark.parametrize(
    ("text", "cut", "targets"),
    [
        ("The bridge opened. It was a triumph.", 19, ["bridge"]),
        ("Lee spoke. She was honest.", 11, ["lee"]),
        ("Lee met Bo Ray. He was honest.", 16, []),
        ("Rain fell. It was a triumph.", 11, []),
    ],
)
def test_a_pronoun_takes_up_the_one_target_before_it(
    text: str, cut: int, targets: list[str]
) -> None:
    document = Document(doc_id="d", text=text)
    codings = score_targets(document, sentences(document, cut), BOOK)
    assert [c.target for c in codings if c.unit.start == cut] == targets


def test_without_toned_words_the_tone_is_unknown() -> None:
    document = Document(doc_id="d", text="The bridge is long.")
    assert score_targets(document, sentences(document), BOOK) == ()
    assert score_targets(document, [], BOOK) == ()


@pytest.mark.parametrize("scorer", ["default", "textblob", "vader"])
def test_any_scorer_serves(scorer: str) -> None:
    document = Document(doc_id="d", text="The bridge is terrible.")
    (coding,) = score_targets(document, sentences(document), BOOK, scorer=scorer)
    assert coding.coder == scorer
    assert float(coding.value) < 0


@given(
    st.lists(st.sampled_from(["Lee", "bridge", "he", "it", "praised", "awful", ".", "said", "not"]))
)
def test_tones_stay_within_one(words: list[str]) -> None:
    document = Document(doc_id="d", text=" ".join(words))
    for coding in score_targets(document, sentences(document), BOOK):
        assert -1 <= float(coding.value) <= 1
