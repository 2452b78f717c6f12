from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis_utils.annotate.pipeline import annotate_document
from analysis_utils.load.codebooks import read_codebook
from analysis_utils.measures.evidence import (
    tabulate_accuracy,
    tabulate_codebook,
    tabulate_evidence,
)
from analysis_utils.measures.findings import summarise_findings
from analysis_utils.model import Actor, Codebook, Document, Frame, FrameSet, Seed, Topic
from analysis_utils.schemas import CODINGS, SEGMENTS
from analysis_utils.tables import Tables, tabulate_annotations, to_table

TEXT = 'Ann Lee met Bo Ray in the hall. "The bridge is safe for all of us," Lee said.'


def tables_of(text: str) -> Tables:
    return tabulate_annotations(annotate_document(Document(doc_id="d", text=text)))


def test_findings_name_the_speaker_and_who_is_not_heard() -> None:
    book = Codebook(
        title="T",
        actors={"a": Actor(name="Ann Lee"), "b": Actor(name="Bo Ray"), "c": Actor(name="Cy Fox")},
    )
    speaks, silent, *_ = summarise_findings(tables_of(TEXT), book)
    # 8 of the 18 words are Lee's.
    assert speaks == (
        "Ann Lee speaks 44\u00a0% of the words in direct quotation; the outlet’s own voice has "
        "56\u00a0% (n = 18 words)."
    )
    assert silent == "Mentioned but not heard: Bo Ray."


def test_text_without_quotations_is_said_to_have_none() -> None:
    first, *_ = summarise_findings(tables_of("It rained on Monday."), read_codebook())
    assert first == "Nobody who is named is quoted in the 4 words."


def test_several_speakers_without_a_name_speak() -> None:
    text = "It rained on Monday. “It will rain on all of us,” critics of the mayor said."
    first, *_ = summarise_findings(tables_of(text), read_codebook())
    assert first.startswith("Critics of the mayor speak 44\u00a0% of the words in direct quotation")
    first, *_ = summarise_findings(
        tables_of("“It rains.” Critics said that it pours."), read_codebook()
    )
    assert first.startswith("Critics speak ")


def test_quotations_without_a_speaker_are_said_to_have_none() -> None:
    first, *_ = summarise_findings(tables_of("“It will rain on all of us.”"), read_codebook())
    assert first == (
        "Nobody who is named is quoted in the 7 words; 100\u00a0% of them are quoted from a "
        "speaker that was not found."
    )


def test_no_documents_give_no_findings() -> None:
    assert summarise_findings(tabulate_annotations([]), read_codebook()) == ()


def test_evidence_has_a_row_for_every_segment() -> None:
    tables = tables_of(TEXT)
    evidence = tabulate_evidence(tables)
    assert evidence["text"].tolist() == tables.segments["text"].tolist()
    quoted = evidence[evidence["voice"] == "direct"].iloc[0]
    assert quoted["speaker"] == "Ann Lee"
    assert quoted["rule"]


def test_evidence_names_topics_and_frames_as_the_codebook_does() -> None:
    document = Document(doc_id="d", text="The harbour strike was a fight.")
    topic = Topic(label="The harbour", patterns=("harbour",))
    frame = Frame(label="Conflict", seeds=(Seed(pattern="fight"), Seed(pattern="strike")))
    frame_set = FrameSet(label="Mine", frames={"conflict": frame})
    codebook = Codebook(title="T", topics={"harbour": topic}, frame_sets={"mine": frame_set})
    found = tabulate_evidence(
        tabulate_annotations([annotate_document(document, codebook)]), codebook
    ).iloc[0]
    assert (found["topics"], found["frames"]) == ("The harbour", "Conflict")


def test_evidence_of_nothing_is_empty() -> None:
    assert tabulate_evidence(tabulate_annotations([])).empty


def test_accuracy_figures_are_there_with_something_beside_them() -> None:
    table = tabulate_accuracy()
    assert len(table) >= 10
    assert (table["beside"].str.len() > 0).all()
    assert (table["n"] > 0).all()


def test_codebook_is_told_row_by_row() -> None:
    book = Codebook(
        title="T",
        topics={"t": Topic(label="Rain", definition="Water.", patterns=("rain*", "wet", "flood"))},
        actors={"a": Actor(name="Ann Lee", role="interviewee", aliases=("Lee",))},
    )
    assert tabulate_codebook(book, n_patterns=2).to_numpy().tolist() == [
        ["topic", "Rain", "Water.", "rain*, wet … and 1 more"],
        ["actor", "Ann Lee", "interviewee", "Lee"],
    ]


def framed(*labels: str) -> Codebook:
    """Return a codebook with a set of one frame for each label, which is also its seed."""
    return Codebook(
        title="T",
        frame_sets={
            name: FrameSet(
                label=f"{name} frames",
                frames={name.lower(): Frame(label=name, seeds=(Seed(pattern=name.lower()),))},
            )
            for name in labels
        },
    )


def test_findings_name_the_leading_frame_of_every_set() -> None:
    book = framed("Storm", "Strike")
    document = Document(doc_id="d", text="The storm grew. The strike and the storm went on.")
    tables = tabulate_annotations(annotate_document(document, book))
    *_, frames = summarise_findings(tables, book)
    assert frames == (
        "Of the storm frames, “Storm” is found most often, in 2 of 2 sentences (100\u00a0%); of "
        "the strike frames, “Strike” is found most often, in 1 of 2 sentences (50\u00a0%)."
    )


def test_few_loaded_words_make_no_finding() -> None:
    found = summarise_findings(tables_of("It was a disaster. He is a brutal tyrant."), framed())
    assert not any("loaded" in sentence for sentence in found)


def test_loaded_words_of_a_paraphrase_are_told_apart() -> None:
    tables = tables_of("It was a brutal, ruthless and reckless deed.")
    words = pd.DataFrame(
        [(4 * i, "outlet" if i < 4 else "direct") for i in range(6)], columns=["start", "voice"]
    )
    words = words.assign(
        doc_id="d", sentence_id="S1", end=words["start"] + 1, coder="c", variable="wording",
        value="loaded", text="x",
    )  # fmt: skip
    spoken = [
        {"doc_id": "d", "sentence_id": "S1", "start": s, "end": e, "voice": v, "n_words": 1}
        for s, e, v in [(0, 8, "outlet"), (8, 16, "indirect"), (16, 24, "direct")]
    ]
    tables = replace(
        tables,
        codings=to_table(words.to_dict("records"), CODINGS),
        segments=to_table([{**row, "text": "x"} for row in spoken], SEGMENTS),
    )
    *_, wording = summarise_findings(tables, framed())
    assert wording == (
        "Of 6 loaded or evaluative words and phrases found, 4 are the outlet’s own wording (2 in "
        "its own voice, 2 in phrases that paraphrase others)."
    )
