"""Genders: which people a text calls "he" or "she"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator

from analysis_utils.language.name_index import NameIndex
from analysis_utils.language.name_words import FEMALE, MALE, NOT_NAMES, TITLES

# Pronouns, words with a capital, and marks: all else tells nothing, and is passed over fast.
_TOKEN = re.compile(
    r"\b(?:(?:he|him|his|himself|she|hers?|herself)\b|[^\W\d_a-z][\w’-]*(?:'\w+)?\.?)|[.!?;“”\"\n]"
)
# Where a clause surely ends, and words that tell a gender: clauses without them are passed over.
_END = re.compile(r"[!?;“”\"\n]|\.(?<=[a-z]{5}\.)")
_GENDERED = sorted(MALE | FEMALE)
_TELLING = re.compile(rf"\b(?:{'|'.join([*_GENDERED, *map(str.capitalize, _GENDERED)])})\b")
_NEXT = re.compile(r"\s+(\w+)")
_VERB = 3  # words between a subject and its object
_POSSESSIVE = re.compile(r"['’]s?$")
_PRONOUNS = frozenset(("he", "him", "his", "himself", "she", "her", "hers", "herself"))
_MARKS = frozenset('.!?;“”"\n')


class Genders:
    """Which people a text calls "he" or "she": told by its titles and pronouns, never by names."""

    def __init__(self) -> None:
        self._votes: defaultdict[str, int] = defaultdict(int)

    def learn(self, name: str, words: Iterable[str]) -> None:
        """Count the titles and pronouns among ``words`` for the person ``name``."""
        for word in words:
            lower = word.lower().rstrip(".")
            self._votes[name] += (lower in FEMALE) - (lower in MALE)

    def fits(self, name: str, pronoun: str) -> bool:
        """Tell whether nothing in the text speaks against ``pronoun`` for ``name``."""
        votes = self._votes[name]
        lower = pronoun.lower()
        if lower in ("he", "him", "his"):
            return votes <= 0
        return votes >= 0 if lower in ("she", "her") else True


def gather_genders(text: str, index: NameIndex) -> Genders:
    """Gather what the whole of a text tells about the gender of its people.

    Parameters
    ----------
    text : str
        The text.
    index : NameIndex
        Its names.

    Returns
    -------
    Genders
        Votes for each person: titles before the name, and "he", "her" and the like after it,
        where the sentence has named nobody else; neutral for an empty text.

    Notes
    -----
    Words are read once, in order. Quotation marks end a sentence, because a pronoun beyond
    them may be anybody's. Known failure: "Berg said he won", of somebody named before.

    Examples
    --------
    >>> text = "Ola Berg sold her boat. Berg left."
    >>> gather_genders(text, NameIndex(text)).fits("Ola Berg", "he")
    False
    """
    genders = Genders()
    for start, end in _telling_clauses(text):
        _read_clause(genders, index, text, start, end)
    return genders


def _telling_clauses(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text between sure ends that hold a pronoun or a title."""
    ends = [0, *(match.end() for match in _END.finditer(text)), len(text)]
    for number in sorted({bisect_right(ends, m.start()) for m in _TELLING.finditer(text)}):
        yield ends[number - 1], ends[number]


def _read_clause(genders: Genders, index: NameIndex, text: str, start: int, end: int) -> None:
    """Learn from the titles and pronouns of a stretch."""
    named: set[str] = set()
    title, title_end, name_end = "", 0, start
    for match in _TOKEN.finditer(text, start, end):
        token = match.group()
        word = token.rstrip(".")
        if "'" in word or "’" in word:
            word = _POSSESSIVE.sub("", word)
        lower = word.lower()
        if token in _MARKS:
            named = set()
        elif lower in TITLES:
            title, title_end = lower, match.end()
            continue
        elif word[0].isupper() and (name := index.person(word, match.start())):
            if title and not text[title_end : match.start()].strip():
                genders.learn(name, (title,))
            named.add(name)
            name_end = match.end()
        elif (
            lower in _PRONOUNS
            and len(named) == 1
            and not _is_object(text, name_end, match.start(), match.end())
        ):
            genders.learn(next(iter(named)), (lower,))
        if token[-1] == "." and len(word) > 2:
            named = set()
        title = ""


def _is_object(text: str, name_end: int, start: int, end: int) -> bool:
    """Tell whether a pronoun is the object of what the one named does: "Berg had told her that"."""
    if text[start:end] not in ("her", "him") or len(text[name_end:start].split()) > _VERB:
        return False
    after = _NEXT.match(text, end)
    return after is None or after[1].lower() in NOT_NAMES
