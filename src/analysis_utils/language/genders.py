"""Genders: which people a text calls "he" or "she"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from analysis_utils.language.name_index import NameIndex
from analysis_utils.language.name_words import FEMALE, MALE, NOT_NAMES, TITLES

# Pronouns, words with a capital, and marks: all else tells nothing, and is passed over fast.
_TOKEN = re.compile(
    r"[^\W\d_a-gi-rt-z](?<=\b.)"
    r"(?:(?<=h)(?:e|im|is|imself|er|ers|erself)\b|(?<=s)he\b|(?<![hs])[\w’-]*(?:'\w+)?\.?)"
    r"|[.!?;“”\"\n]"
)
_NEXT = re.compile(r"\s+(\w+)")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
# A word that tells of a woman counts 1, of a man −1.
_VOTES = dict.fromkeys(FEMALE, 1) | dict.fromkeys(MALE, -1)
_TELLING_TITLES = TITLES.intersection(_VOTES)
_TITLED = 60  # characters behind a title that hold its name
_ONE_BY_ONE = 20  # names whose clauses are read by themselves
_VERB = 3  # words between a subject and its object
_POSSESSIVE = re.compile(r"['’]s?$")
_PRONOUNS = frozenset(("he", "him", "his", "himself", "she", "her", "hers", "herself"))
_MARKS = frozenset('.!?;“”"\n')


def _events() -> re.Pattern[str]:
    """Return the expression for sure ends of clauses and, as a group, for telling words.

    Titles tell something only with a capital.
    """
    titles = (MALE | FEMALE) - _PRONOUNS
    by_first: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted([*_PRONOUNS, *map(str.capitalize, _PRONOUNS | titles)]):
        by_first[word[0]].append(word[1:])
    words = "|".join(f"(?<={first})(?:{'|'.join(ends)})" for first, ends in by_first.items())
    firsts = "".join(by_first)
    return re.compile(
        rf"[{firsts}.!?;“”\"\n]"
        rf"(?:(?<=[!?;“”\"\n])|(?<=[a-z]{{5}}\.)|(?<=\b[{firsts}])((?:{words})\b))"
    )


_EVENT = _events()


class Genders:
    """Which people a text calls "he" or "she": told by its titles and pronouns, never by names.

    Parameters
    ----------
    text : str
        The text.
    index : NameIndex
        Its names.

    Notes
    -----
    A title before a name votes for its bearer, and so do "he", "her" and the like after it where
    the sentence has named nobody else. A clause is read once, when somebody whom it names is
    asked for. Quotation marks end a sentence, because a pronoun beyond them may be anybody's.
    Known failure: "Berg said he won", of somebody named before.

    Examples
    --------
    >>> text = "Ola Berg sold her boat. Berg left."
    >>> Genders(text, NameIndex(text)).fits("Ola Berg", "he")
    False
    """

    def __init__(self, text: str, index: NameIndex) -> None:
        self._text, self._index = text, index
        self._votes: Counter[str] = Counter()
        self._learnt: list[tuple[str, tuple[str, ...]]] = []  # not counted before somebody asks
        self._asked: set[str] = set()

    def learn(self, name: str, *phrases: str) -> None:
        """Count the titles and pronouns in some phrases for the person ``name``."""
        self._learnt.append((name, phrases))

    def fits(self, name: str, pronoun: str) -> bool:
        """Tell whether nothing in the text speaks against ``pronoun`` for ``name``."""
        if name not in self._asked:
            self._asked.add(name)
            self._read(name.split() if len(self._asked) <= _ONE_BY_ONE else [""])
        for learnt, phrases in self._learnt:
            self._votes[learnt] += sum(map(_votes_in, phrases))
        self._learnt.clear()
        votes = self._votes[name]
        lower = pronoun.lower()
        if lower in ("he", "him", "his"):
            return votes <= 0
        return votes >= 0 if lower in ("she", "her") else True

    def meant(self, name: str, words: str) -> str:
        """Return whom of one family name the title in some words means: "Mrs. Berg".

        That is the one of whom pronouns tell so, or the only one of whom none tells otherwise,
        else the title with the family name. Without a title it is ``name``.
        """
        first, _, last = name.rpartition(" ")
        people = self._index.namesakes(last)
        title = next(iter(telling_titles(words)), None) if people else None
        if title is None or first in words.split():
            return name
        pronoun, other = ("she", "he") if _votes_in(title) > 0 else ("he", "she")
        fitting = [person for person in people if self.fits(person, pronoun)]
        sure = [person for person in fitting if not self.fits(person, other)]
        certain = sure if len(people) == 2 and len(sure) == 1 else fitting
        if len(certain) == 1:
            return certain[0]
        titled = f"{title} {last}"
        self._votes[titled] = _votes_in(title)
        return titled

    def _read(self, parts: Sequence[str]) -> None:
        """Count what the clauses tell that hold a part of a name and were not read before."""
        unread = []
        for start, end in self._unread:
            stretch = self._text[start:end]
            if not any(part in stretch for part in parts):
                unread.append((start, end))
                continue
            for name, word in _told_in(self._index, self._text, start, end):
                self._votes[name] += _VOTES.get(word, 0)
        self._unread = unread

    @cached_property
    def _unread(self) -> list[tuple[int, int]]:
        return list(_telling_clauses(self._text))


def telling_titles(words: str) -> list[str]:
    """Return the titles in some words that tell of a man or a woman; "Ola King" has none.

    Examples
    --------
    >>> telling_titles("her husband, Mr. Berg"), telling_titles("Ola King")
    (['Mr.'], [])
    """
    found = words.split()
    if found and found[-1][0].isupper():  # a name
        found.pop()
    return [word for word in found if word.rstrip(".").lower() in _TELLING_TITLES]


@lru_cache(maxsize=10_000)  # names recur
def _votes_in(phrase: str) -> int:
    """Return the votes of the words of a phrase."""
    return sum(_VOTES.get(word.lower(), 0) for word in _WORD.findall(phrase))


def _telling_clauses(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text from sure ends to the last pronoun, or title with its name."""
    start = stop = 0
    for event in _EVENT.finditer(text):
        if event.lastindex:
            stop = event.end() + (0 if event[1].lower() in _PRONOUNS else _TITLED)
            continue
        if stop:
            yield start, min(stop, event.end())
        start, stop = event.end(), 0
    if stop:
        yield start, min(stop, len(text))


def _told_in(index: NameIndex, text: str, start: int, end: int) -> Iterator[tuple[str, str]]:
    """Yield the people of a stretch with each title and pronoun that stands for them."""
    named: set[str] = set()
    title, title_end, name_end = "", 0, start
    for match in _TOKEN.finditer(text, start, end):
        token = match[0]
        if token in _MARKS:
            named.clear()
            title = ""
            continue
        word = token.rstrip(".")
        if "'" in word or "’" in word:
            word = _POSSESSIVE.sub("", word)
        lower = word.lower()
        if lower in TITLES:
            title, title_end = lower, match.end()
            continue
        if lower in _PRONOUNS:
            if len(named) == 1 and not _is_object(text, name_end, match.start(), match.end()):
                yield next(iter(named)), lower
        elif name := index.told(word, match.start()):
            if title and not text[title_end : match.start()].strip():
                yield name, title
            named.add(name)
            name_end = match.end()
        if token[-1] == "." and len(word) > 2:
            named.clear()
        title = ""


def _is_object(text: str, name_end: int, start: int, end: int) -> bool:
    """Tell whether a pronoun is the object of what the one named does: "Berg had told her that"."""
    if text[start:end] not in ("her", "him") or len(text[name_end:start].split()) > _VERB:
        return False
    after = _NEXT.match(text, end)
    return after is None or after[1].lower() in NOT_NAMES
