"""What a careful reader finds in the bundled article, the program finds, too."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis_utils.annotate.pipeline import annotate_document
from analysis_utils.load.articles import read_article
from analysis_utils.load.codebooks import read_codebook
from analysis_utils.measures.framing import measure_frame_share
from analysis_utils.model import Annotations, Codebook, Quotation
from analysis_utils.tables import tabulate_annotations

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return read_codebook(ROOT / "data/codebooks/putin-carlson.yaml")


@pytest.fixture(scope="module")
def annotations(codebook: Codebook) -> Annotations:
    document = read_article(ROOT / "data/articles/daryo-putin-carlson.txt")
    return annotate_document(document, codebook)


def at(annotations: Annotations, start: int, end: int) -> Quotation:
    (found,) = [
        q for q in annotations.quotations if (q.content.start, q.content.end) == (start, end)
    ]
    return found


@pytest.mark.parametrize(("start", "end", "cue"), [(755, 1121, "explained"), (1542, 1797, "said")])
def test_outer_direct_quotation_is_exact_though_its_marks_are_broken(
    annotations: Annotations, start: int, end: int, cue: str
) -> None:
    quotation = at(annotations, start, end)
    assert (quotation.kind, quotation.speaker, quotation.parent) == (
        "direct",
        "Vladimir Putin",
        None,
    )
    assert quotation.cue is not None
    assert annotations.document.slice(quotation.cue) == cue


@pytest.mark.parametrize(("start", "end"), [(1641, 1682), (1732, 1796)])
def test_clinton_is_nested_in_putins_words(annotations: Annotations, start: int, end: int) -> None:
    quotation = at(annotations, start, end)
    assert quotation.speaker == "Bill Clinton"
    assert quotation.parent == at(annotations, 1542, 1797).quotation_id


def test_there_are_no_other_outer_direct_quotations(annotations: Annotations) -> None:
    outer = [q for q in annotations.quotations if q.kind == "direct" and q.parent is None]
    assert [(q.content.start, q.content.end) for q in outer] == [(755, 1121), (1542, 1797)]


def test_scare_words_are_marked_and_quote_nobody(annotations: Annotations) -> None:
    document = annotations.document
    scare = [document.slice(p.span) for p in annotations.phrases if p.reason == "scare"]
    assert scare == ['"civilized nations."', "”civilized nations,“"]
    contents = [document.slice(q.content).strip('”“".,') for q in annotations.quotations]
    assert "civilized nations" not in contents


def test_broken_marks_are_told_to_the_reader(annotations: Annotations) -> None:
    assert annotations.repairs
    assert any("repaired" in warning for warning in annotations.document.meta["warnings"])


def test_conflict_leads_the_generic_frames_and_economy_is_absent(
    annotations: Annotations, codebook: Codebook
) -> None:
    tables = tabulate_annotations(annotations)
    shares = measure_frame_share(tables.codings, tables.sentences, codebook)
    generic = shares[shares["frame_set"] == codebook.frame_sets["generic"].label]
    assert generic["frame"].iloc[0] == codebook.frame_sets["generic"].frames["conflict"].label
    economy = codebook.frame_sets["generic"].frames["economic_consequences"].label
    assert generic.set_index("frame")["estimate"][economy] == 0


def test_every_reporting_verb_has_its_stance(annotations: Annotations) -> None:
    cues = sorted((q.cue.start, q.verb, q.stance) for q in annotations.quotations if q.cue)
    assert [(verb, stance) for _, verb, stance in cues] == [
        ("open up", "emotive"),
        ("lament", "emotive"),
        ("recount", "factive"),
        ("emphasize", "endorsing"),
        ("criticize", "judging"),
        ("deem", "distancing"),
        ("explain", "endorsing"),
        ("reflect", "neutral"),
        ("express", "neutral"),
        ("recount", "factive"),
        ("inquire", "asking"),
        ("say", "neutral"),
        ("say", "neutral"),
        ("say", "neutral"),
        ("probe", "asking"),
        ("reiterate", "endorsing"),
        ("acknowledge", "factive"),
        ("attribute", "distancing"),
        ("point", "factive"),
        ("address", "neutral"),
        ("suggest", "distancing"),
        ("cite", "factive"),
        ("highlight", "factive"),
        ("emphasize", "endorsing"),
    ]
