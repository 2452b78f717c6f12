"""The bundled article, read by people: which frames lead, and whose the loaded words are."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from analysis_utils.annotate.framing.agency import extract_agency
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
    return document, (*frames, *wording, *extract_agency(document, sentences))


def ranking(frame_set: str) -> list[str]:
    counts = Counter(str(c.value) for c in codings()[1] if c.target == frame_set)
    return [frame for frame, _ in counts.most_common()]


def test_generic_frames() -> None:
    assert ranking("generic")[:2] == ["conflict", "responsibility"]
    assert "economic_consequences" not in ranking("generic")


def test_policy_frames() -> None:
    assert ranking("policy")[:2] == ["external_regulation", "security_defense"]
    assert not {"economic", "health_safety", "public_opinion"} & set(ranking("policy"))


LOADED = {
    "rare and revealing": "outlet",
    "candid": "outlet",
    "opened up": "outlet",
    "civilized nations": "indirect",
    "lamented": "outlet",
    "broken promise": "outlet",
    "vocal": None,  # the reader hears the outlet; we take it for Putin's
    "unilateral": "outlet",
    "violation of": None,  # the reader hears Putin, behind "deemed"; we the outlet
    "brotherly": "direct",
    "tricked": "direct",
    "waves of": "direct",
    "pivotal": "outlet",
    "rebuffed": "outlet",
    "disillusioned": "outlet",
    "probed": "outlet",
    "genuine": "outlet",
    "bitterness": "outlet",
    "hostility": "outlet",
    "setbacks and rebuffs": "outlet",
    "pragmatic": "outlet",
}


@pytest.mark.parametrize(("words", "voice"), LOADED.items())
def test_loaded_words_and_whose_they_are(words: str, voice: str | None) -> None:
    document, found = codings()
    place = document.text.index(words)
    voices = {
        c.voice
        for c in found
        if c.variable == "wording" and c.unit.start < place + len(words) and place < c.unit.end
    }
    assert voices == {voice} if voice else voices


@pytest.mark.parametrize(
    "act",
    [
        ("Russia", "support", "the Serbs", "nominalised"),
        ("Putin", "criticized", "the United States", "active"),
        ("the United States", "bombing", "Belgrade", "nominalised"),
        ("You", "tricked", "us", "active"),
        ("not named", "rebuffed", "the idea", "agentless"),
        ("Putin", "restore", "relations", "active"),
        ("Carlson", "probed", "Putin", "active"),
        ("Western", "hostility", "not named", "nominalised"),
    ],
)
def test_who_does_what_to_whom(act: tuple[str, str, str, str]) -> None:
    document, found = codings()
    agent, verb, patient, form = act
    acts = [
        (str(c.target), str(c.value))
        for c in found
        if c.variable == "agency" and document.slice(c.unit) == verb
    ]
    assert (f"{agent} → {patient}", form) in acts
