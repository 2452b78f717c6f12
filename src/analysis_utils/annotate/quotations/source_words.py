"""Closed classes of words that noun phrases are built of or end at."""

from __future__ import annotations

import re

from analysis_utils.language.words import word_set

WORD = re.compile(r"[^\W_]+(?:[-.&'’][^\W_]+)*['’.]?")
PRONOUNS = word_set("he she they it we i you who which")
DETERMINERS = word_set(
    "the a an his her their its our my your this that these those one some many several most",
    "two three four five six ten another both all few no every each",
)
# Determiners that are subjects, too: "One said".
STANDING = word_set("one another some several many most few all both each")
LINKS = word_set("of for de van von der den la le bin al el di da du")
DAYS = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june",
    "july august september october november december",
)
# Words that no noun phrase runs across.
STOPS = DAYS | word_set(
    "and or but nor so yet that whom whose when while as if because although though",
    "after before since until unless where whether than then in on by with to from at into about",
    "over under during against between through without within not also is are was were be been",
    "being am has have had do does did will would can could may might shall should must ought",
    "last next earlier later today yesterday tomorrow now once again just only even still ever",
    "never always often like what how why said says told tells saying telling there here",
    "however such rather following via per despite himself herself themselves itself",
)
OPENERS = STOPS | {"for"}  # of an introduction before the subject
_CONTRACTED = PRONOUNS | word_set("that there here what let")


def is_owner(word: str) -> bool:
    """Tell whether a word is a possessive: "Lee's", but not "it's"."""
    owns = word.endswith(("'s", "’s", "s'", "s’"))
    return owns and word[:-2].lower() not in _CONTRACTED
