"""Verb groups: what stands around a reporting verb and makes it finite, passive or a noun."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from analysis_utils.annotate.grammar.closed_classes import (
    AUXILIARIES,
    BE,
    CONTRACTED,
    DETERMINERS,
    DO,
    HAVE,
    MODALS,
    NEGATIONS,
    PERSONAL,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    STOPS,
    SUBORDINATORS,
    TIME_WORDS,
)
from analysis_utils.annotate.grammar.tokens import is_headline, verb_group_start
from analysis_utils.annotate.quotations.cues import reporting_phrases, reporting_verbs
from analysis_utils.language.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analysis_utils.annotate.grammar.tokens import Tokens
    from analysis_utils.annotate.quotations.cues import Verb

Range = tuple[int, int]
Form = Literal["past", "present", "base", "participle", "infinitive", "passive", "noun"]

FINITE: tuple[Form, ...] = ("past", "present", "base")
_CLAUSE = 12  # words of a clause before its verb
_CLAUSE_ENDS = STOPS | {",", "that"}
_OPENERS = SUBORDINATORS | word_set("in by for with amid besides without")
# Before a noun, never between a subject and its verb.
_NO_SUBJECT = (DETERMINERS | PREPOSITIONS) - word_set(
    "this that these those some any all each both many most several few more another which who"
) | {"such"}
_SAME_PAST = word_set("put set read cast hit")
_JOINS = frozenset((",", "and", "but", "or", ")"))
_PLURALS = word_set(
    "i you we they who that which people men women police others some many most both all few "
    "several media public left right percent % children half data team staff majority press "
    "those these none million thousand hundred"
)
_PLURAL_DETERMINERS = word_set(
    "these those many several most few more both two three four five six seven eight nine ten "
    "all other some dozens thousands hundreds millions"
)
_NOT_BEFORE_S = _NO_SUBJECT | _PLURAL_DETERMINERS
# Forms in -s that are verbs behind a name or pronoun only: "budget rules", "small states".
_RATHER_NOUNS = word_set(
    "states records rules questions comments remarks calls protests reports charges names notes "
    "posts complaints warnings"
)
_SUPERLATIVE = frozenset(("the", "its", "their", "our"))  # "the most"
_NEED_HEARERS = word_set("briefed informed notified reminded assured")
_PERSONS = frozenset(("they", "we", "i", "you"))


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


def find_groups(tokens: Tokens, numbers: Iterable[int] | None = None) -> dict[int, Group]:
    """Return the reporting verb groups of a sentence by the number of their first word.

    ``numbers`` are the words to look at, by default all. A verb with a capital inside a sentence
    is a name ("the United States") unless the whole sentence is written like a headline.
    """
    verbs = reporting_verbs()
    groups = {}
    headline: bool | None = None
    for number in range(len(tokens.lower)) if numbers is None else numbers:
        word = tokens.lower[number]
        if word not in verbs or word in PREPOSITIONS:  # "regarding"
            continue
        if number and tokens.words[number][0].isupper():
            headline = is_headline(tokens) if headline is None else headline
            if not headline:
                continue
        group = read_group(tokens, number, verbs[word])
        groups[group.start] = group
    return groups


def read_group(tokens: Tokens, cue: int, verb: Verb) -> Group:
    """Read the verb group that ends in the word at ``cue``."""
    lower = tokens.lower
    first = verb_group_start(tokens, cue)
    auxiliaries = [word for word in lower[first:cue] if word in AUXILIARIES]
    if first > 0 and "'" in lower[first - 1]:
        stem, mark, ending = lower[first - 1].rpartition("'")
        if stem in PERSONAL and mark + ending in CONTRACTED:
            auxiliaries.insert(0, mark + ending)
    return Group(
        start=first,
        cue=cue,
        verb=verb,
        form=_form(tokens, first, cue, verb, auxiliaries),
        negated=first < cue and not NEGATIONS.isdisjoint(lower[first:cue]),
        modal=bool(auxiliaries) and not MODALS.isdisjoint(auxiliaries),
    )


def leads(tokens: Tokens, group: Group) -> bool:
    """Tell whether a group stands before the main clause: "When asked whether", "Reflecting on"."""
    lower, first = tokens.lower, group.start
    if first == 0:
        return group.form in ("participle", "past", "passive")
    for at in range(first - 1, max(-1, first - _CLAUSE), -1):
        if lower[at] in SUBORDINATORS:
            return True
        if lower[at] in _CLAUSE_ENDS:
            return False
    return lower[0] in _OPENERS and "," not in lower[:first]


def _form(tokens: Tokens, first: int, cue: int, verb: Verb, auxiliaries: list[str]) -> Form:
    word = tokens.lower[cue]
    before = tokens.lower[first - 1] if first else ""
    progressive = bool(auxiliaries) and not BE.isdisjoint(auxiliaries)
    form: Form = "past"
    if word.endswith("ing") and word != verb.lemma:
        if progressive:
            form = "present"
        else:
            form = "noun" if _in_noun_phrase(tokens.lower, first) else "participle"
    elif word == verb.lemma and not (auxiliaries and word in _SAME_PAST):
        form = _base_form(before, auxiliaries) if first else "noun"
    elif word.endswith("s") and word[:-1].startswith(verb.lemma[:-1]):
        form = "noun" if before in _NOT_BEFORE_S else "present"
    elif auxiliaries[:1] == ["having"]:
        form = "participle"
    elif progressive and auxiliaries[-1] not in HAVE:
        form = "passive"
    elif not auxiliaries and (
        before in _NO_SUBJECT or before.endswith(("'s", "s'")) or _is_adjective(tokens, first, cue)
    ):
        form = "noun"
    return form


def _is_adjective(tokens: Tokens, first: int, cue: int) -> bool:
    """Tell whether a past form modifies a noun: "the best known case", "a plan backed by Lee"."""
    lower = tokens.lower
    after = lower[cue + 1] if cue + 1 < len(lower) else "."
    if after == "by" or (after == "with" and lower[cue] == "charged"):
        return True
    if lower[cue] in _NEED_HEARERS and after in ("on", "about", "of"):
        return True
    graded = cue > 0 and lower[cue - 1] in ("best", "better", "least", "most", "well")
    before = lower[first - 1] if first > 0 else ""
    pointed = before in ("these", "those") and after.endswith("s")
    return graded or pointed or (before == "all" and lower[cue] == "told")  # "all told"


def _in_noun_phrase(lower: list[str], first: int) -> bool:
    """Tell whether a participle is an adjective: "the telling", "a rare and telling"."""
    if first and lower[first - 1] in DETERMINERS:
        return True
    return first > 2 and lower[first - 1] == "and" and lower[first - 3] in DETERMINERS


def _base_form(before: str, auxiliaries: list[str]) -> Form:
    if any(word in MODALS or word in DO or word.endswith("n't") for word in auxiliaries):
        return "present"
    if before == "to":
        return "infinitive"
    return "noun" if before in _NO_SUBJECT or auxiliaries else "base"


def is_verbal(tokens: Tokens, group: Group, subject: Range | None) -> bool:
    """Tell whether a form that may be a noun agrees with its subject as a verb does."""
    lower = tokens.lower
    if group.start < group.cue or group.form not in ("present", "base"):
        return True
    if group.form == "present" and not lower[group.cue].endswith("s"):
        return True
    before = lower[group.start - 1] if group.start else ""
    if before in TIME_WORDS:
        return True
    if subject is None or subject[1] != group.start:
        return before in _JOINS
    if group.form == "base":
        return _is_plural(tokens, subject)
    return _is_singular(tokens, subject) and not _is_noun(tokens, group)


def _is_noun(tokens: Tokens, group: Group) -> bool:
    """Tell whether a form in -s is a noun with what modifies it: "his closing remarks on"."""
    lower = tokens.lower
    before = lower[group.start - 1]
    if tokens.words[group.start - 1][0].isupper() or before in PRONOUNS or before in RELATIVES:
        return False
    modified = group.cue + 1 < len(lower) and lower[group.cue + 1] in PREPOSITIONS
    word = lower[group.cue]
    return word in _RATHER_NOUNS or (modified and _is_listed(word))


def _is_listed(word: str) -> bool:
    phrase = reporting_phrases().get(word)
    return phrase is not None and phrase.kind == "noun"


def _is_singular(tokens: Tokens, subject: Range) -> bool:
    """Tell whether a subject may go with a verb in -s; "battleground states" has none."""
    first, last = tokens.lower[subject[0]], tokens.lower[subject[1] - 1]
    if first in _PLURAL_DETERMINERS or last in _PERSONS:
        return False
    whole = first in DETERMINERS or first in PRONOUNS or tokens.words[subject[0]][0].isupper()
    return whole or subject[1] - subject[0] > 2 or last in RELATIVES


def _is_plural(tokens: Tokens, subject: Range) -> bool:
    """Tell whether a subject may go with a verb without -s."""
    head = tokens.lower[subject[0]]
    if head in _PLURAL_DETERMINERS or head[0].isdigit():
        return True
    for word in tokens.lower[subject[0] + 1 : subject[1]]:
        if word == "and":
            return True
        if word in PREPOSITIONS or word in RELATIVES or word in (",", "("):
            break
        if word in _PLURALS and not (word == "most" and head in _SUPERLATIVE):
            return True
        head = word
    return head in _PLURALS or (head.endswith("s") and not head.endswith(("ss", "'s", "us", "is")))
