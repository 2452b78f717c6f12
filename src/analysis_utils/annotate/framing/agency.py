"""Agency: who does what to whom, and whether the grammar names the one who does it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from analysis_utils.annotate.framing.frames import segment_at
from analysis_utils.annotate.grammar.closed_classes import (
    BE,
    DETERMINERS,
    FINITE_AUXILIARIES,
    HAVE,
    PERSONAL,
    POSSESSIVES,
    RELATIVES,
    STOPS,
    is_adverb,
)
from analysis_utils.annotate.grammar.noun_phrases import (
    OBJECT_PRONOUNS,
    find_owner,
    noun_phrase,
    trim_phrase,
)
from analysis_utils.annotate.grammar.openings import leading_subject
from analysis_utils.annotate.grammar.subjects import Range, find_subject
from analysis_utils.annotate.grammar.tokens import is_verb, read_tokens
from analysis_utils.language.words import word_set
from analysis_utils.load.lexicons import read_lexicon
from analysis_utils.model import Coding

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis_utils.annotate.grammar.tokens import Tokens
    from analysis_utils.model import Document, Sentence, Span

CODER = "action_verbs"
NOT_NAMED = "not named"

Shape = Literal["base", "present", "past", "participle", "gerund", "noun"]
Form = Literal["active", "passive", "agentless", "nominalised"]

_FAR = 40  # words from the start of a sentence to a verb that shares its subject
_NEAR = 5  # words from a verb to the noun that it governs
_BE = BE | {"isn't", "aren't", "wasn't", "weren't"}
_EFFORTS = word_set(
    "try tries tried trying seek seeks sought seeking want wants wanted attempt attempts attempted "
    "attempting plan plans planned effort efforts vow vows vowed vowing threaten threatens "
    "threatened threatening refuse refuses refused refusing agree agrees agreed continue continues "
    "continued"
)
_OWNERSHIP = re.compile(r"['’]s?$")
_TOWARDS = word_set("of against toward towards on for to at")


class Act(NamedTuple):
    """An act: its form, and the actor, the verb or noun, and the patient in token numbers."""

    form: Form
    actor: Range | None
    verb: Range
    patient: Range | None


def extract_agency(document: Document, sentences: Sequence[Sentence]) -> tuple[Coding, ...]:
    """Find the acts of a text and how its grammar tells them.

    Parameters
    ----------
    document : Document
        The text.
    sentences : sequence of Sentence
        Its sentences; their segments tell who tells of the act.

    Returns
    -------
    tuple of Coding
        One per act, in the order of the text: variable ``agency``; value ``active``,
        ``passive`` (its agent named with "by"), ``agentless`` or ``nominalised``; target
        ``actor → patient``, where "not named" stands for either that the clause does not
        name; unit the verb or noun; evidence actor, verb and patient, as far as there. Empty
        where no act is found.

    Notes
    -----
    Only the verbs and nouns of the lexicon ``action_verbs`` count, and an act whose phrases
    cannot be told is left out: precision goes before recall. Pronouns are left as they stand.
    Known failures: long subjects with clauses inside, coordinated objects (the first is
    given), acts in metaphor ("inflation attacks savings").

    References
    ----------
    Fowler, R., Hodge, B., Kress, G. & Trew, T. (1979). Language and Control. Routledge.

    Examples
    --------
    >>> from analysis_utils.model import Document, Sentence
    >>> document = Document(doc_id="d", text="The idea was rejected after the French attack.")
    >>> sentence = Sentence(sentence_id="S1", span=document.span(0, 46), paragraph=0)
    >>> [(c.value, c.target) for c in extract_agency(document, [sentence])]
    [('agentless', 'not named → The idea'), ('nominalised', 'French → not named')]
    """
    codings = []
    for sentence in sentences:
        tokens = read_tokens(document.text, sentence.span.start, sentence.span.end, [], [])
        codings += [_coding(document, sentence, tokens, act) for act in find_acts(tokens)]
    return tuple(codings)


def find_acts(tokens: Tokens) -> list[Act]:
    """Find the acts in one sentence, in the order of their verbs."""
    acts = []
    for at, word in enumerate(tokens.lower):
        shapes = _shapes().get(word)
        if not shapes:
            continue
        act = _verbal(tokens, at, shapes) or ("noun" in shapes and _nominal(tokens, at))
        if act:
            acts.append(act)
    return acts


@cache
def _shapes() -> Mapping[str, frozenset[Shape]]:
    """Return what each form in the lexicon may be, by lower-case word."""
    found: dict[str, set[Shape]] = {}
    columns: tuple[tuple[Shape, str], ...] = (
        ("present", "present"),
        ("past", "past"),
        ("participle", "participle"),
        ("gerund", "gerund"),
        ("noun", "nouns"),
    )
    for row in read_lexicon("action_verbs").entries:
        if row["present"]:
            found.setdefault(row["lemma"], set()).add("base")
        for shape, column in columns:
            for word in row[column].split():
                found.setdefault(word, set()).add(shape)
    return {word: frozenset(shapes) for word, shapes in found.items()}


def _verbal(tokens: Tokens, at: int, shapes: frozenset[Shape]) -> Act | None:
    """Read the word at ``at`` as a verb; None where it is none, or its phrases cannot be told."""
    lower = tokens.lower
    first, auxiliaries = _auxiliaries(tokens, at)
    verb = (at, at + 1)
    if "participle" in shapes and auxiliaries and auxiliaries[0] in _BE:
        return _passive(tokens, verb, find_subject(tokens, first))
    if "participle" in shapes and not auxiliaries and lower[at + 1 : at + 2] == ["by"]:
        return _passive(tokens, verb, find_subject(tokens, at))
    before = lower[at - 1] if at else ""
    if before in DETERMINERS or before.endswith(("'s", "'")):
        return None
    patient = noun_phrase(tokens, at + 1)
    actor = None
    if auxiliaries or before in PERSONAL:
        actor = find_subject(tokens, first)
    elif before == "to" and at > 1 and lower[at - 2] in _EFFORTS:
        actor = _who_tries(tokens, at - 2)
    elif shapes & {"past", "present"} and ("noun" not in shapes or _opens_phrase(tokens, at + 1)):
        actor = _shared_subject(tokens, at) if before == "and" else find_subject(tokens, first)
    if actor is None or patient is None:
        return None
    actor = trim_phrase(tokens, _antecedent(tokens, actor))
    return Act("active", actor, verb, patient) if actor else None


def _shared_subject(tokens: Tokens, at: int) -> Range | None:
    """Find the subject of a verb that "and" joins to an earlier one, in a sentence not too long."""
    return leading_subject(tokens, 0, at) if at <= _FAR else None


def _antecedent(tokens: Tokens, actor: Range) -> Range:
    """Return the phrase that "who", "which" or "that" stands for; any other actor as it is."""
    start = actor[0]
    if tokens.lower[start] not in RELATIVES or start == 0:
        return actor
    end = start - 1 if tokens.lower[start - 1] == "," else start
    return find_subject(tokens, end) or actor


def _who_tries(tokens: Tokens, effort: int) -> Range | None:
    """Find the actor of "X tried to", "X's efforts to" or "X made efforts to"."""
    if owner := find_owner(tokens, effort):
        return owner
    if not tokens.lower[effort].startswith("effort"):
        return find_subject(tokens, _auxiliaries(tokens, effort)[0])
    for verb in range(effort - 1, max(0, effort - _NEAR), -1):
        if is_verb(tokens, verb):
            return find_subject(tokens, _auxiliaries(tokens, verb)[0])
    return None


def _auxiliaries(tokens: Tokens, at: int) -> tuple[int, list[str]]:
    """Return the first word of the verb group that ends at ``at``, and its auxiliaries."""
    lower = tokens.lower
    first = at
    auxiliaries = []
    while first > 0 and at - first < 6:
        word = lower[first - 1]
        if word in FINITE_AUXILIARIES or word in BE or word in HAVE:
            auxiliaries.append(word)
        elif not is_adverb(word):
            break
        first -= 1
    return first, auxiliaries


def _passive(tokens: Tokens, verb: Range, patient: Range | None) -> Act | None:
    """Read a passive; its agent stands after "by", in the same phrase."""
    patient = trim_phrase(tokens, patient) if patient else None
    if patient is None:
        return None
    for at in range(verb[1], min(verb[1] + 6, len(tokens.lower))):
        word = tokens.lower[at]
        if word == "by":
            actor = noun_phrase(tokens, at + 1)
            return Act("passive", actor, verb, patient) if actor else None
        if word in STOPS or word == ",":
            break
    return Act("agentless", None, verb, patient)


def _nominal(tokens: Tokens, at: int) -> Act | None:
    """Read the word at ``at`` as the name of an act whose actor stands before it or after "by"."""
    lower = tokens.lower
    actor = find_owner(tokens, at)
    patient = None
    after = at + 1
    if lower[after : after + 1] and lower[after] in _TOWARDS:
        patient = noun_phrase(tokens, after + 1, of=False)
        after = patient[1] if patient else after
    if actor is None and lower[after : after + 1] == ["by"]:
        actor = noun_phrase(tokens, after + 1)
    if actor is None or (patient is None and lower[actor[0]] in POSSESSIVES):
        return None
    return Act("nominalised", actor, (at, at + 1), patient)


def _opens_phrase(tokens: Tokens, at: int) -> bool:
    """Tell whether there is a word, and it can only begin a noun phrase."""
    return at < len(tokens.lower) and (
        tokens.lower[at] in DETERMINERS
        or tokens.lower[at] in OBJECT_PRONOUNS
        or tokens.words[at][0].isupper()
    )


def _coding(document: Document, sentence: Sentence, tokens: Tokens, act: Act) -> Coding:
    def span(part: Range) -> Span:
        return document.span(*tokens.span(*part))

    def name(part: Range | None) -> str:
        words = " ".join(document.slice(span(part)).split()) if part else NOT_NAMED
        return _OWNERSHIP.sub("", words)

    segment = segment_at(sentence, tokens.span(*act.verb)[0])
    return Coding(
        unit=span(act.verb),
        coder=CODER,
        variable="agency",
        value=act.form,
        target=f"{name(act.actor)} → {name(act.patient)}",
        voice=segment.voice if segment else None,
        speaker=segment.speaker if segment else None,
        evidence=tuple(span(part) for part in (act.actor, act.verb, act.patient) if part),
    )
