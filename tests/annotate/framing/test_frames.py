from __future__ import annotations

from hypothesis import given

from analysis_utils.annotate.framing.frames import (
    assign_frames,
    score_frames,
)
from analysis_utils.model import (
    Codebook,
    Document,
    Frame,
    FrameSet,
    Seed,
    Segment,
    Sentence,
)
from strategies import NEWS_TEXTS


def frame_set(**seeds: list[Seed]) -> FrameSet:
    frames = {name: Frame(label=name.title(), seeds=tuple(found)) for name, found in seeds.items()}
    return FrameSet(label="Weather frames", frames=frames)


def seed(pattern: str, weight: float = 1.0, *near: str) -> Seed:
    return Seed(pattern=pattern, weight=weight, near=near)


WEATHER = frame_set(
    danger=[seed("storm*"), seed("wind", 0.5), seed("wave*", 0.5), seed("warning", 1, "storm*")],
    joy=[seed("sun*"), seed("sea breeze", 1), seed("sea", 0.5)],
)
CODEBOOK = Codebook(title="Weather", frame_sets={"weather": WEATHER})


def sentences_of(document: Document, *cuts: int) -> list[Sentence]:
    ends = [*cuts, len(document.text)]
    starts = [0, *cuts]
    return [
        Sentence(sentence_id=f"S{i}", span=document.span(start, end), paragraph=0)
        for i, (start, end) in enumerate(zip(starts, ends, strict=True), start=1)
    ]


def frames_in(text: str) -> list[str]:
    document = Document(doc_id="d", text=text)
    return [str(c.value) for c in assign_frames(document, sentences_of(document), CODEBOOK)]


def test_a_seed_gives_its_frame_with_evidence() -> None:
    document = Document(doc_id="d", text="A storm came. The sun followed.")
    storm, sun = assign_frames(document, sentences_of(document, 13), CODEBOOK)
    assert (storm.variable, storm.value, storm.target) == ("frame", "danger", "weather")
    assert (storm.coder, storm.unit) == ("seeds", document.span(0, 13))
    assert [document.slice(span) for span in storm.evidence] == ["storm"]
    assert (sun.value, sun.unit.start) == ("joy", 13)


def test_weak_seeds_add_up() -> None:
    assert frames_in("The wind rose.") == []
    assert frames_in("The wind and the waves rose.") == ["danger"]


def test_a_seed_counts_once_however_often_it_stands() -> None:
    assert frames_in("Wind, wind, and again wind.") == []


def test_near_needs_its_company_in_the_same_sentence() -> None:
    assert frames_in("A warning was given.") == []
    scores = score_frames("A warning of storms.", [(0, 20)], WEATHER)[0]
    assert scores["danger"].weight == 2.0


def test_the_longest_seed_of_a_frame_counts() -> None:
    assert score_frames("a sea breeze", [(0, 12)], WEATHER)[0]["joy"].weight == 1.0


def test_a_sentence_may_carry_two_frames() -> None:
    assert frames_in("A storm on sunny days.") == ["danger", "joy"]


def test_the_voice_is_that_of_the_heaviest_evidence() -> None:
    document = Document(doc_id="d", text="The wind, Ann said, is a storm.")
    segments = (
        Segment(span=document.span(0, 20), voice="outlet"),
        Segment(span=document.span(20, 31), voice="indirect", speaker="Ann"),
    )
    sentence = Sentence(sentence_id="S1", span=document.span(0, 31), paragraph=0, segments=segments)
    (coding,) = assign_frames(document, [sentence], CODEBOOK)
    assert (coding.voice, coding.speaker) == ("indirect", "Ann")
    assert [document.slice(span) for span in coding.evidence] == ["wind", "storm"]


def test_seeds_outside_of_the_sentences_do_not_count() -> None:
    document = Document(doc_id="d", text="storm | calm | storm")
    middle = Sentence(sentence_id="S1", span=document.span(6, 14), paragraph=0)
    assert assign_frames(document, [middle], CODEBOOK) == ()


def test_no_sentences_no_frames() -> None:
    assert assign_frames(Document(doc_id="d", text=""), [], CODEBOOK) == ()


@given(NEWS_TEXTS)
def test_any_text_is_read(text: str) -> None:
    document = Document(doc_id="d", text="sun " + text + " storm")
    codings = assign_frames(document, sentences_of(document), CODEBOOK)
    assert {c.value for c in codings} >= {"joy"}
