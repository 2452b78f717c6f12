"""Reporting verbs and phrases are loaded whole and found in any text."""

from __future__ import annotations

from hypothesis import given

from analysis_utils.annotate.quotations.cues import find_cues, reporting_phrases, reporting_verbs
from analysis_utils.load.lexicons import read_lexicon
from strategies import NEWS_TEXTS


def test_every_form_leads_to_its_verb():
    verbs = reporting_verbs()
    for row in read_lexicon("reporting_verbs").entries:
        for form in row["forms"].split():
            assert verbs[form].lemma == row["lemma"]


def test_a_verb_carries_its_frames():
    told = reporting_verbs()["told"]
    assert {"that", "recipient"} <= told.takes
    assert told.speech == "yes"
    assert "to" in reporting_verbs()["pointed"].prepositions
    assert "out" in reporting_verbs()["pointed"].particles


def test_phrases_are_found_by_any_form():
    phrases = reporting_phrases()
    assert phrases["claims"] is phrases["claim"]
    assert phrases["according to"].kind == "source"


def test_cues_come_in_order_with_their_places():
    text = "She insists he lied; officials DENIED it."
    found = [(text[cue.start : cue.end], cue.verb.lemma) for cue in find_cues(text)]
    assert found == [("insists", "insist"), ("lied", "lie"), ("DENIED", "deny")]


def test_a_part_of_a_word_is_no_cue():
    assert find_cues("The so-called gainsayer and an aforesaid claimant.") == []
    assert find_cues("Die Auflösung; a saidé") == []


def test_only_the_given_stretch_is_searched():
    text = "He said, she said"
    assert [cue.start for cue in find_cues(text, 7)] == [13]
    assert find_cues(text, 0, 3) == []


@given(NEWS_TEXTS)
def test_any_text_is_searched(text):
    for cue in find_cues(text):
        assert 0 <= cue.start < cue.end <= len(text)
        assert text[cue.start : cue.end].lower() in reporting_verbs()
