"""Verb groups: what stands around a reporting verb and makes it finite, passive or a noun."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from analysis_utils.annotate.grammar import (
    ADVERBS,
    AUXILIARIES,
    BE,
    CONTRACTED,
    DETERMINERS,
    DO,
    HAVE,
    MODALS,
    NEGATIONS,
    NOT_ADVERBS,
    PERSONAL,
    PREPOSITIONS,
)

if TYPE_CHECKING:
    from analysis_utils.annotate.cues import Verb
    from analysis_utils.annotate.tokens import Tokens

Form = Literal["past", "present", "base", "participle", "infinitive", "passive", "noun"]


class Group(NamedTuple):
    """A reporting verb with the auxiliaries and adverbs before it, in token numbers.

    ``start`` is the first word of the group, ``cue`` the verb. ``form`` is what the whole group
    is: past, present (both finite), base (a plain form, finite only after a plural subject),
    participle, infinitive, passive, or noun (no verb at all).
    """

    start: int
    cue: int
    verb: Verb
    form: Form
    negated: bool
    modal: bool


def is_adverb(word: str) -> bool:
    """Tell whether a lower-case word may stand inside a verb group as an adverb."""
    return word in ADVERBS or (word.endswith("ly") and word not in NOT_ADVERBS)


def read_group(tokens: Tokens, cue: int, verb: Verb) -> Group:
    """Read the verb group that ends in the word at ``cue``."""
    lower = tokens.lower
    first = cue
    negated = False
    auxiliaries: list[str] = []
    while first > 0 and cue - first < 6:
        word = lower[first - 1]
        if word in AUXILIARIES:
            auxiliaries.append(word)
        elif not is_adverb(word):
            break
        negated = negated or word in NEGATIONS
        first -= 1
    if first > 0:
        before = lower[first - 1]
        stem, mark, ending = before.rpartition("'")
        if mark and stem in PERSONAL and mark + ending in CONTRACTED:
            auxiliaries.append(mark + ending)
    modal = any(word in MODALS for word in auxiliaries)
    negated = negated or any(word.endswith("n't") for word in auxiliaries)
    return Group(first, cue, verb, _form(tokens, first, cue, verb, auxiliaries), negated, modal)


def _form(tokens: Tokens, first: int, cue: int, verb: Verb, auxiliaries: list[str]) -> Form:
    word = tokens.lower[cue]
    before = tokens.lower[first - 1] if first else ""
    progressive = any(auxiliary in BE for auxiliary in auxiliaries)
    form: Form
    if word.endswith("ing") and word != verb.lemma:
        if progressive:
            form = "present"
        else:
            form = "noun" if before in DETERMINERS else "participle"
    elif word == verb.lemma and not (auxiliaries and word in _SAME_PAST):
        form = _base_form(before, auxiliaries) if first else "noun"
    elif word.endswith("s") and word[:-1].startswith(verb.lemma[:-1]):
        form = "noun" if before in _NO_SUBJECT else "present"
    elif progressive and not any(auxiliary in HAVE for auxiliary in auxiliaries[:1]):
        form = "passive"
    elif before in _NO_SUBJECT and not auxiliaries:
        form = "noun"
    else:
        form = "past"
    return form


def _base_form(before: str, auxiliaries: list[str]) -> Form:
    if any(word in MODALS or word in DO or word.endswith("n't") for word in auxiliaries):
        return "present"
    if before == "to":
        return "infinitive"
    if before in _NO_SUBJECT or auxiliaries:
        return "noun"
    return "base"


# Before a noun, never between a subject and its verb.
_NO_SUBJECT = (DETERMINERS | PREPOSITIONS) - frozenset(
    "this that these those some any all each both many most several few more another which who".split()
)
_SAME_PAST = frozenset("put set read cast hit".split())
