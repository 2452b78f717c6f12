"""Indirect and mixed quotations: contents, sources and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis_utils.annotate.quotations.candidates import Candidate
from analysis_utils.annotate.quotations.confidence import CONFIDENCE
from analysis_utils.annotate.quotations.indirect import extract_indirect
from analysis_utils.annotate.quotations.marks import pair_marks
from analysis_utils.language.sentences import split_sentences
from strategies import NEWS_TEXTS


def reports(text: str) -> list[Candidate]:
    pairs = [(pair.start, pair.end) for pair in pair_marks(text).pairs]
    return extract_indirect(text, split_sentences(text, pairs), pairs, [])


def read(text: str) -> list[tuple[str, str | None, str]]:
    """Return content, source and rule of each report."""
    return [
        (
            text[found.start : found.end],
            text[slice(*found.source)] if found.source else None,
            found.rule,
        )
        for found in reports(text)
    ]


@pytest.mark.parametrize(
    ("text", "content", "source", "rule"),
    [
        (
            "The harbour master said that the bridge was closed.",
            "that the bridge was closed",
            "The harbour master",
            "that-clause",
        ),
        (
            "He said on Monday the bridge was closed.",
            "the bridge was closed",
            "He",
            "zero clause",
        ),
        (
            "The mayor told reporters in Ghent that she had paid.",
            "that she had paid",
            "The mayor",
            "that-clause",
        ),
        ("Lena Vos asked whether the ferry ran.", "whether the ferry ran", "Lena Vos", "wh-clause"),
        ("She promised to repaint the ferry.", "to repaint the ferry", "She", "infinitive"),
        (
            "Residents urged the council to rebuild the pier.",
            "the council to rebuild the pier",
            "Residents",
            "object and infinitive",
        ),
        (
            "The engineer criticized the slow repairs of the lock.",
            "the slow repairs of the lock",
            "The engineer",
            "object",
        ),
        ("Vos called for a new lock.", "a new lock", "Vos", "preposition"),
        ("A guide called the tower a ruin.", "the tower a ruin", "A guide", "predicate"),
        (
            "Critics described the plan as a gift to builders.",
            "the plan as a gift to builders",
            "Critics",
            "as-phrase",
        ),
        (
            "According to the port authority, traffic has doubled.",
            "traffic has doubled",
            "the port authority",
            "source phrase",
        ),
        (
            "Traffic has doubled, according to the port authority.",
            "Traffic has doubled",
            "the port authority",
            "source phrase",
        ),
        (
            "In the view of Lena Vos, the lock is a relic.",
            "the lock is a relic",
            "Lena Vos",
            "source phrase",
        ),
        (
            "The lock will open in May, the engineer said.",
            "The lock will open in May",
            "the engineer",
            "closing report",
        ),
        (
            "The lock will open in May, said Lena Vos, an engineer.",
            "The lock will open in May",
            "Lena Vos",
            "closing report",
        ),
        (
            "Rain soon spoiled his claim that the lock was safe.",
            "that the lock was safe",
            "his",
            "noun and that-clause",
        ),
        (
            "The mayor was confident that the lock would hold.",
            "that the lock would hold",
            "The mayor",
            "adjective and that-clause",
        ),
        (
            "Lena Vos gave assurances that the lock would hold.",
            "that the lock would hold",
            "Lena Vos",
            "noun and that-clause",
        ),
        (
            "Half of the boats leak, a new study shows.",
            "Half of the boats leak",
            "a new study",
            "closing report",
        ),
        (
            "Ferry Crews to Lena Vos: Send More Boats Now",
            "Send More Boats Now",
            "Ferry Crews",
            "headline",
        ),
        (
            "Vos announced a strike on Sunday.",
            "a strike",
            "Vos",
            "object",
        ),
        (
            "Vos, who has in the past denounced the toll, left.",
            "the toll",
            "who",
            "object",
        ),
        (
            "Lena Vos in a blog post said that it rained.",
            "that it rained",
            "Lena Vos",
            "that-clause",
        ),
        (
            "He's saying that it rained.",
            "that it rained",
            "He",
            "that-clause",
        ),
        (
            "Recounting the flood, Vos wept.",
            "the flood",
            "Vos",
            "topic",
        ),
    ],
)
def test_each_frame_gives_content_and_source(
    text: str, content: str, source: str, rule: str
) -> None:
    assert read(text) == [(content, source, rule)]


def test_verbs_that_share_a_subject_report_apart() -> None:
    text = "Vos emphasized the need for a lock and criticized the delay."
    assert [found[:2] for found in read(text)] == [
        ("the need for a lock", "Vos"),
        ("the delay", "Vos"),
    ]


def test_a_participle_reports_anew() -> None:
    text = "The mayor said the pier was lost, adding that nobody was hurt."
    assert [found[:2] for found in read(text)] == [
        ("the pier was lost", "The mayor"),
        ("that nobody was hurt", "The mayor"),
    ]


def test_a_report_may_interrupt_what_it_reports() -> None:
    text = "The ferry, the captain said, would sail at noon."
    assert [found[:2] for found in read(text)] == [
        ("The ferry", "the captain"),
        ("would sail at noon", "the captain"),
    ]
    assert [found.group for found in reports(text)] == [None, 0]


def test_a_report_behind_an_opening_adverb_goes_on_with_any_clause() -> None:
    contents = [found[0] for found in read("Still, Vos said, even if it rained, she would win.")]
    assert contents == ["Still", "even if it rained, she would win"]


def test_a_relative_clause_may_report_in_its_turn() -> None:
    text = "She praised the old lock, which she deemed a work of art."
    assert [found[0] for found in read(text)] == ["the old lock", "a work of art"]


def test_the_clause_before_the_main_one_ends_at_the_comma() -> None:
    text = "When Lund pressed Vos about the cost, Vos reiterated her faith in the plan."
    assert [found[:2] for found in read(text)] == [
        ("the cost", "Lund"),
        ("her faith in the plan", "Vos"),
    ]


def test_quoted_words_in_a_paraphrase_make_it_mixed() -> None:
    text = "Vos said the plan was “a leap into mud” and far too dear."
    (found,) = reports(text)
    assert found.kind == "mixed"
    assert text[found.start : found.end] == "the plan was “a leap into mud” and far too dear"


def test_thought_is_no_speech() -> None:
    said, thought = reports("Vos said it would rain. Lund believed it would snow.")
    assert (said.speech, thought.speech) == (True, False)
    assert (said.verb, said.stance) == ("say", "neutral")


@pytest.mark.parametrize(
    "text",
    [
        "“The bridge is closed,” the mayor said.",
        "The bank maintained a cautious approach to lending.",
        "Ten battleground states lie in the north.",
        "Vos is a citizen of the United States.",
        "He took the call in a rare and revealing mood.",
        "The report is long.",
        "The price had been agreed beforehand.",
        "The two sides agreed beforehand.",
        "It was a town that called itself modern.",
        "He heard of the claims that led to a trial.",
        "She heard of the claims that have surfaced since.",
        "Nobody kept the promises that Vos made on stage.",
        "The clerk told Ann Lee of Radio Ghent the news.",
        "She did not say that the lock was safe.",
        "One could argue that the lock is safe.",
        "There is a plan to criticize the slow repairs.",
        "Vos heard proposals that would close the lock.",
        "The best known case is a suit.",
        "These threatened suits are dead.",
        "It raised the attention commanded by Vos to new heights.",
        "He met a soldier now charged with theft.",
        "It is clear that the lock is safe.",
        "Vos made sure that the lock was safe.",
        "Lund, the most northern state, has a harbour.",
        "The crew won in several states, and all told the trip was cheap.",
        "",
    ],
)
def test_what_reports_nothing_is_left_alone(text: str) -> None:
    assert reports(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("It was agreed the lock would close.", "the lock would close"),
        ("Lund agreed he'll pay.", "he'll pay"),
        ("Vos described herself as a friend of the ferry.", "herself as a friend of the ferry"),
        ("Rain spoiled the claim that money was made in Ghent.", "that money was made in Ghent"),
        ("Rain spoiled the claim that it's safe.", "that it's safe"),
        ("Vos told Lund not to wait.", "Lund not to wait"),
        ("Vos asked on Monday to wait.", "to wait"),
        ("Lund was told not to wait.", "not to wait"),
        ("It made clear that the lock was shut.", "that the lock was shut"),
        ("Vos vowed not to wait.", "not to wait"),
        ("Vos said that Lund, the lawyer, had left.", "that Lund, the lawyer, had left"),
        ("Vos said that Lund (who was away) knew.", "that Lund (who was away) knew"),
        ("One - she said the lock closed - is known.", "the lock closed"),
        ("Vos, the mayor, said ferry crews plan to wait.", "ferry crews plan to wait"),
        ("GHENT, Belgium - It rained, Vos said.", "It rained"),
        ("Vos warned Lund against a new lock.", "a new lock"),
        ("Vos told Ann Lee of Radio Ghent about the fire.", "the fire"),
        ("Vos told Lund of Flemish roads.", "Flemish roads"),
        ("Vos said there was no danger.", "there was no danger"),
        ("Rain spoiled her pledge last month to wait.", "to wait"),
        ("Vos has made it clear that the lock is shut.", "that the lock is shut"),
        ("Clerks informed of the flood said it rained.", "it rained"),
        ("Vos said that night that the lock was shut.", "that the lock was shut"),
        ("Vos said that night the lock was shut.", "the lock was shut"),
        ("Vos assured crews he'd pay them.", "he'd pay them"),
        ("Vos said it rained, as he charged up the hill.", "it rained, as he charged up the hill"),
    ],
)
def test_neighbours_of_what_reports_nothing_are_found(text: str, content: str) -> None:
    assert [found[0] for found in read(text)] == [content]


def test_somebody_who_was_asked_is_not_the_one_who_asks() -> None:
    asked, said = read("Vos, asked about the lock, said it was shut.")
    assert asked == ("the lock", None, "preposition")
    assert said[:2] == ("it was shut", "Vos, asked about the lock")


def test_a_thing_that_is_asked_for_is_no_speech() -> None:
    wanted, said = reports(
        "Vos asked for a ladder. Vos asked for the lock that Lund said was safe."
    )
    assert (wanted.speech, said.speech) == (False, True)


def test_every_rule_has_a_confidence() -> None:
    assert all(0 < share < 1 for share in CONFIDENCE.values())


TEXT = (
    "he she Vos the mayor said says claimed that to , . ; “ ” according asked about and but "
    "which called it a plan was confident his claim ( ) — ’ 42 when adding"
)
WORDS = st.sampled_from(sorted(set(TEXT.split())))


@settings(max_examples=300)
@given(st.lists(WORDS, max_size=40).map(" ".join) | NEWS_TEXTS)
def test_spans_stay_inside_and_apart(text: str) -> None:
    end = 0
    for found in reports(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end
        for span in (found.cue, found.source):
            if span is not None:
                assert 0 <= span[0] < span[1] <= len(text)


def test_a_sentence_without_end_is_read_in_windows() -> None:
    text = "he said that it rained and then " * 1000
    found = reports(text)
    assert found
    assert found[-1].start > 0.8 * len(text)
