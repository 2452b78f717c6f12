"""The bundled article, read by people: which frames lead, and whose the loaded words are."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from analysis_utils.annotate.framing.frames import assign_frames
from analysis_utils.annotate.framing.wording import assign_wording
from analysis_utils.annotate.quotations.extract import extract_quotations
from analysis_utils.annotate.voices import assign_voices
from analysis_utils.load.articles import read_article
from analysis_utils.load.codebooks import read_codebook
from analysis_utils.model import Coding, Document

ARTICLE = Path(__file__).parents[3] / "data" / "articles" / "daryo-putin-carlson.txt"


@cache
def codings() -> tuple[Document, tuple[Coding, ...]]:
    document = read_article(ARTICLE)
    findings = extract_quotations(document)
    sentences = assign_voices(document, findings)
    frames = assign_frames(document, sentences, read_codebook())
    wording = assign_wording(document, sentences, findings.quotations, findings.phrases)
    return document, (*frames, *wording)


def ranking(frame_set: str) -> list[str]:
    counts = Counter(str(c.value) for c in codings()[1] if c.target == frame_set)
    return [frame for frame, _ in counts.most_common()]


def test_generic_frames() -> None:
    assert ranking("generic")[:2] == ["conflict", "responsibility"]
    assert "economic_consequences" not in ranking("generic")


def test_policy_frames() -> None:
    assert ranking("policy")[:2] == ["external_regulation", "security_defense"]
    assert not {"economic", "health_safety", "public_opinion"} & set(ranking("policy"))


@pytest.mark.parametrize(
    ("words", "voice"),
    [
        ("rare and revealing", "outlet"),
        ("broken promise", "outlet"),
        ("unilateral", "outlet"),
        ("pivotal", "outlet"),
        ("rebuffed", "outlet"),
        ("genuine", "outlet"),
        ("hostility", "outlet"),
        ("pragmatic", "outlet"),
        ("tricked", "direct"),
        ("brotherly family", "direct"),
    ],
)
def test_loaded_words_and_whose_they_are(words: str, voice: str) -> None:
    document, found = codings()
    place = document.text.index(words)
    voices = {
        c.voice
        for c in found
        if c.variable == "wording" and c.unit.start < place + len(words) and place < c.unit.end
    }
    assert voices == {voice}
