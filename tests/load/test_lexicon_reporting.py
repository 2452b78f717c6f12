"""The cards of the two lexicons of reported speech tell the truth."""

from __future__ import annotations

import pytest

from analysis_utils.load.lexicons import CARD_FIELDS, read_lexicon
from analysis_utils.model import STANCES

NAMES = ("reporting_verbs", "reporting_phrases")
FRAMES = {
    "that",
    "zero",
    "quote",
    "object",
    "thing",
    "topic",
    "wh",
    "infinitive",
    "gerund",
    "as",
    "predicate",
    "recipient",
    "object-infinitive",
    "clause",
}


def _forms(name: str) -> list[str]:
    separator = None if name == "reporting_verbs" else ";"
    return [form for row in read_lexicon(name).entries for form in row["forms"].split(separator)]


@pytest.mark.parametrize("name", NAMES)
def test_the_card_agrees_with_the_list(name):
    lexicon = read_lexicon(name)
    assert set(CARD_FIELDS) <= set(lexicon.card)
    assert lexicon.card["n_entries"] == len(lexicon.entries)
    assert lexicon.card["columns"] == list(lexicon.entries[0])


def test_the_verbs_are_many():
    assert len(read_lexicon("reporting_verbs").entries) >= 350


@pytest.mark.parametrize("name", NAMES)
def test_no_form_is_listed_twice(name):
    forms = _forms(name)
    assert len(forms) == len(set(forms))


@pytest.mark.parametrize("name", NAMES)
def test_rows_are_in_alphabetical_order(name):
    first = next(iter(read_lexicon(name).entries[0]))
    keys = [row[first] for row in read_lexicon(name).entries]
    assert keys == sorted(keys)


@pytest.mark.parametrize("name", NAMES)
def test_every_value_is_a_known_one(name):
    for row in read_lexicon(name).entries:
        assert row["stance"] in STANCES
        assert row["speech"] in {"yes", "no", "thought"}
        assert set(row["takes"].split()) <= FRAMES
        assert all(form == form.strip().lower() for form in row["forms"].split(";"))


def test_all_stances_occur():
    assert {row["stance"] for row in read_lexicon("reporting_verbs").entries} == set(STANCES)


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("say", "say says said saying"),
        ("swear", "swear swears swore sworn swearing"),
        ("deny", "deny denies denied denying"),
        ("quip", "quip quips quipped quipping"),
        ("foretell", "foretell foretells foretold foretelling"),
    ],
)
def test_verbs_have_all_their_forms(lemma, forms):
    rows = {row["lemma"]: row for row in read_lexicon("reporting_verbs").entries}
    assert rows[lemma]["forms"] == forms


def test_every_verb_has_an_ing_form_and_its_lemma():
    for row in read_lexicon("reporting_verbs").entries:
        forms = row["forms"].split()
        assert forms[0] == row["lemma"]
        assert any(form.endswith("ing") for form in forms)
