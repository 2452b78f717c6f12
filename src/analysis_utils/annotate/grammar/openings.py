"""Openings: what stands before the main clause of a sentence, and the subject behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis_utils.annotate.grammar.closed_classes import (
    COORDINATORS,
    PERSONAL,
    PREPOSITIONS,
    SUBORDINATORS,
    TIME_NOUNS,
    TIME_WORDS,
    is_adverb,
)
from analysis_utils.annotate.grammar.subjects import noun_phrase, trim_left
from analysis_utils.annotate.grammar.tokens import is_verb

if TYPE_CHECKING:
    from analysis_utils.annotate.grammar.subjects import Range
    from analysis_utils.annotate.grammar.tokens import Tokens

_LONGEST = 28  # words of a subject
_OPENING = 40  # words of what stands before the subject of a sentence


def leading_subject(tokens: Tokens, floor: int, ceiling: int) -> Range | None:
    """Find the subject of the first clause between two words of a sentence.

    Returns
    -------
    (int, int) or None
        As `find_subject`; a name where no verb is known to follow; None where there is neither.
    """
    lower = tokens.lower
    start = _after_opening(tokens, floor, ceiling)
    for at in range(start, min(ceiling, start + _LONGEST)):
        word = lower[at]
        if word in PERSONAL or word.rpartition("'")[0] in PERSONAL:
            return at, at + 1
        if at > start and word in TIME_NOUNS and lower[at + 1 : at + 2] == [","]:
            return leading_subject(tokens, at + 2, ceiling)  # "Hours later, she issued"
        if word == ",":
            return trim_left(tokens, start, at)
        if is_verb(tokens, at) or (at > start and is_adverb(word)):
            return noun_phrase(tokens, at - 1, start)
    after = start
    while after < ceiling and tokens.words[after][0].isupper():
        after += 1
    return trim_left(tokens, start, after)


def _after_opening(tokens: Tokens, floor: int, ceiling: int) -> int:
    """Return where the main clause begins, after adverbs, phrases and clauses before it."""
    lower = tokens.lower
    start = floor
    while start < ceiling and (
        lower[start] in COORDINATORS or is_adverb(lower[start]) or lower[start] in (",", "so")
    ):
        start += 1
    if start >= ceiling:
        return start
    phrase = lower[start] in PREPOSITIONS or lower[start] in TIME_WORDS
    if phrase or lower[start] in SUBORDINATORS or lower[start].endswith(("ing", "ed")):
        for at in range(start, min(ceiling, start + _OPENING)):
            if lower[at] == ",":
                return at + 1
            if phrase and lower[at] in PERSONAL and is_verb(tokens, min(at + 1, ceiling - 1)):
                return at  # "By Sunday she had left"
            phrase = phrase and lower[at] not in SUBORDINATORS and lower[at] != "to"
        return ceiling + 1
    return start
