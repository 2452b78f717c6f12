"""Forms: whether what looks like a reporting verb is one where it stands, and active."""

from __future__ import annotations

import re

from analysis_utils.annotate.grammar.closed_classes import PREPOSITIONS
from analysis_utils.annotate.quotations.cues import Cue
from analysis_utils.annotate.quotations.source_words import (
    DETERMINERS,
    PRONOUNS,
    STANDING,
    is_owner,
)
from analysis_utils.language.words import word_set

_BE = word_set("was were been being is are be got get")
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|be|got|get)(?: \w+ly| not| also)?\s*$")
_LAST_WORD = re.compile(r"([^\W_]+(?:['’]s?)?)\s*$")
# Forms that are nouns as often as verbs, and what stands before a noun.
_HOMOGRAPHS = word_set(
    "report post demand claim call comment remark charge show name note address document tweet",
    "campaign press find reply question request warn plan vow pledge promise praise protest poll",
    "attack rumor state challenge answer boast joke cry chant message statement sketch counsel",
    "email estimate view offer broadcast record judge cable worry fear hope need laugh shout list",
)
_DETERMINED = re.compile(
    r"\b(?:an?|the|his|her|its|their|this|that|every|each)(?: [\w’'-]+){0,2}\s*$", re.IGNORECASE
)
_NOT_BEFORE_VERB = (
    (DETERMINERS - STANDING)
    | (PREPOSITIONS - {"to", "as", "than", "before", "after", "since", "until"})
    | word_set("such mr mrs ms dr sen gov rep")
)

_BEFORE_ADJECTIVE = word_set("a an the his her its their my our")  # "a smiling Berg said"


def is_noun(text: str, floor: int, cue: Cue) -> bool:
    """Tell whether a form that may be a verb is used as a noun or a name here.

    Examples
    --------
    >>> from analysis_utils.annotate.quotations.cues import reporting_verbs
    >>> text = "the report"
    >>> is_noun(text, 0, Cue(4, 10, reporting_verbs()["report"]))
    True
    """
    word = _last_word(text, max(floor, cue.start - 24), cue.start)
    if not word:
        title = text[max(floor, cue.start - 6) : cue.start].rstrip()
        return title.endswith(".") and text[cue.start].isupper()
    ing = text[cue.start : cue.end].endswith("ing")
    if word in (_BEFORE_ADJECTIVE if ing else _NOT_BEFORE_VERB):
        return True
    lemma = cue.verb.lemma
    if lemma not in _HOMOGRAPHS or text[cue.start : cue.end].lower() not in (lemma, f"{lemma}s"):
        return False
    if is_owner(word):
        return True
    if word in PRONOUNS or (cue.end - cue.start == len(lemma) and word.endswith("s")):
        return False
    return cue.end - cue.start == len(lemma) or bool(
        _DETERMINED.search(text, max(floor, cue.start - 40), cue.start)
    )


def _last_word(text: str, start: int, end: int) -> str:
    """Return the word that ends a stretch, in lower case; empty where a point ends it."""
    last = text[start:end].rstrip().rpartition(" ")[2]
    if last.isalnum():  # most are: told fast
        return last.lower()
    found = _LAST_WORD.search(text, start, end)
    return found[1].lower() if found else ""


def is_passive(text: str, floor: int, cue: int) -> bool:
    """Tell whether a form of "be" stands before a cue.

    Examples
    --------
    >>> is_passive("Lee was asked", 0, 8)
    True
    """
    before = text[max(floor, cue - 24) : cue]
    return not _BE.isdisjoint(before.split()) and bool(_PASSIVE.search(before))
