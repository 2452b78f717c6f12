"""The pattern language of codebooks: words, phrases and stems, found in one pass over a text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from analysis_utils.errors import CodebookError
from analysis_utils.language.stems import ENDING, is_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_RAW = "re:"
_MOST_SEEN = 50_000  # words that a set keeps the entries of
_APOSTROPHES = "'’‘ʼ"
_WORD = re.compile(r"\w")
_WORDS = re.compile(r"\w+")
_TOKEN = re.compile(r"(\s*)(\w+\*?|\S)")
_STRAY_STAR = re.compile(r"(?<!\w)\*|\*(?=\w)")


class PatternMatch(NamedTuple):
    """The characters ``start`` to ``end`` of a text, where a pattern of ``key`` stands."""

    start: int
    end: int
    key: str
    pattern: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A pattern under its first word; ``exact`` is that word where its capitals count."""

    key: str
    pattern: str
    exact: str
    tail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternSet:
    """Patterns made ready by `compile_patterns`; see there for what they mean."""

    signs: re.Pattern[str] | None
    words: Mapping[str, Sequence[_Entry]]
    stems: Mapping[str, Sequence[_Entry]]
    stem_lengths: Sequence[int]
    raw: Sequence[tuple[str, str, re.Pattern[str]]]
    seen: set[str] = field(default_factory=set, compare=False, repr=False)
    known: dict[str, tuple[_Entry, ...]] = field(default_factory=dict, compare=False, repr=False)

    def find(self, text: str) -> list[PatternMatch]:
        """Find every place in ``text`` where one of the patterns stands.

        Parameters
        ----------
        text : str
            Any text.

        Returns
        -------
        list of PatternMatch
            One per place and key, sorted by start. Matches of one key do not overlap (the
            leftmost wins, then the longest); matches of different keys may. Empty where
            nothing stands.

        Examples
        --------
        >>> patterns = compile_patterns({"nato": ["NATO", "expan* eastward"], "us": ["US"]})
        >>> [(m.key, m.pattern) for m in patterns.find("NATO told us it expanded  eastward.")]
        [('nato', 'NATO'), ('nato', 'expan* eastward')]
        """
        found = [
            PatternMatch(start=m.start(), end=m.end(), key=key, pattern=pattern)
            for key, pattern, regex in self.raw
            for m in regex.finditer(text)
            if m.end() > m.start()
        ]
        if self.words or self.stems:
            places = _words_of(text)
            if len(self.seen) > _MOST_SEEN:
                self.seen.clear()
                self.known.clear()
            for word in places.keys() - self.seen:
                self._look_up(word)
            for word in places.keys() & self.known.keys():
                found += _matches(text, places[word], self.known[word])
        for sign in self.signs.finditer(text) if self.signs else ():
            found += _matches(text, (sign.span(),), self.words[_fold(sign[0])])
        return _leftmost_longest(found)

    def _look_up(self, word: str) -> None:
        """Keep the entries that a word may begin; most words of a text have been seen before."""
        folded = _fold(word)
        entries = [*self.words.get(folded, ())]
        for length in self.stem_lengths:
            if (found := self.stems.get(folded[:length])) and is_form(folded, length):
                entries += found
        entries = [entry for entry in entries if word.startswith(entry.exact)]
        if entries:
            self.known[word] = tuple(entries)
        self.seen.add(word)


@lru_cache(maxsize=2)
def _words_of(text: str) -> Mapping[str, Sequence[tuple[int, int]]]:
    """Return where each word of a text stands; all sets of patterns share this one reading."""
    places: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for word in _WORDS.finditer(text):
        places[word[0]].append(word.span())
    return places


def _matches(
    text: str, places: Iterable[tuple[int, int]], entries: Iterable[_Entry]
) -> Iterator[PatternMatch]:
    """Yield the matches of the entries whose first word stands at these places."""
    for entry in entries:
        if not entry.tail:
            for start, end in places:
                yield PatternMatch(start, end, entry.key, entry.pattern)
            continue
        tail = _compiled(entry.tail)
        for start, end in places:
            if rest := tail.match(text, end):
                yield PatternMatch(start, rest.end(), entry.key, entry.pattern)


def compile_patterns(rules: Mapping[str, Sequence[str]]) -> PatternSet:
    r"""Make the patterns of a codebook ready for searching.

    Parameters
    ----------
    rules : mapping of str to sequence of str
        The patterns of each key (a topic, a seed of a frame, …).

    Returns
    -------
    PatternSet
        Its ``find`` searches a text for all of them at once. No rules: finds nothing.

    Raises
    ------
    CodebookError
        A pattern is empty, has a ``*`` elsewhere than at the end of a word, or is a regular
        expression that does not compile.

    Notes
    -----
    A pattern is a word or a phrase and matches whole words only, whatever their case. A word
    of two or more letters that is all capitals ("US", "NATO") matches only in capitals. A ``*``
    at the end of a word stands for any English ending or none, as `is_form` tells: ``crime*``
    finds crimes, not Crimea; ``expan*`` finds expands and expansionist. One space matches any run
    of white space, and straight and curly apostrophes are the same. ``re:`` before a pattern
    makes it a regular expression, taken exactly as it is written; ``re:\b[Pp]olice\w*`` finds
    whatever begins so.

    Every distinct word of a text is looked up once among the first words of all patterns, so
    that a thousand patterns cost no more than ten; the rest of a phrase is tried only where its
    first word stands. Sets are kept, so compiling the same rules again costs next to nothing.

    Examples
    --------
    >>> compile_patterns({"bombing": ["bomb*", r"re:\bair ?raids?\b"]}).find("An air raid.")
    [PatternMatch(start=3, end=11, key='bombing', pattern='re:\\bair ?raids?\\b')]
    """
    return _compile_set(tuple((key, tuple(patterns)) for key, patterns in rules.items()))


@lru_cache(maxsize=64)
def _compile_set(rules: tuple[tuple[str, tuple[str, ...]], ...]) -> PatternSet:
    words: defaultdict[str, list[_Entry]] = defaultdict(list)
    stems: defaultdict[str, list[_Entry]] = defaultdict(list)
    raw = []
    for key, patterns in rules:
        for pattern in patterns:
            problem = find_pattern_problem(pattern)
            if problem:
                raise CodebookError(f"pattern {pattern!r} of {key!r} {problem}")
            if pattern.startswith(_RAW):
                raw.append((key, pattern, re.compile(pattern.removeprefix(_RAW))))
                continue
            head, tail = _parse(pattern)
            shelf = stems if head.endswith("*") else words
            stem = head.removesuffix("*")
            exact = stem if _is_capitals(stem) else ""
            shelf[_fold(stem)].append(_Entry(key=key, pattern=pattern, exact=exact, tail=tail))
    return PatternSet(
        signs=_signs_regex(word for word in words if not _WORD.match(word)),
        words=dict(words),
        stems=dict(stems),
        stem_lengths=tuple(sorted({len(stem) for stem in stems})),
        raw=tuple(raw),
    )


def find_pattern_problem(pattern: str) -> str | None:
    """Say what is wrong with a pattern, or return None.

    Examples
    --------
    >>> find_pattern_problem("expan*sion")[:25]
    'has a * that ends no word'
    """
    if pattern.startswith(_RAW):
        try:
            re.compile(pattern.removeprefix(_RAW))
        except re.error as error:
            return (
                f"is no regular expression: {error}; "
                "mend it, or drop 're:' to search for the words themselves"
            )
        return None
    stray = _STRAY_STAR.search(pattern)
    if stray or not pattern.strip():
        problem = "has a * that ends no word" if stray else "is empty"
        return (
            f"{problem}; expected words, phrases or stems such as 'expan*', "
            "or a regular expression after 're:'"
        )
    return None


def _parse(pattern: str) -> tuple[str, str]:
    """Return the first word of a pattern and the expression for what follows it."""
    (_, head), *rest = _TOKEN.findall(pattern.strip())
    parts = [(r"\s++" if space else "") + _token_regex(token) for space, token in rest]
    if rest and _WORD.match(rest[-1][1]):
        parts.append(r"(?!\w)")
    return head, "".join(parts)


def _token_regex(token: str) -> str:
    if token in _APOSTROPHES:
        return f"[{_APOSTROPHES}]"
    stem = token.removesuffix("*")
    literal = re.escape(stem) if _is_capitals(stem) else f"(?i:{re.escape(stem)})"
    return literal if stem == token else literal + ENDING


def _is_capitals(word: str) -> bool:
    return sum(map(str.isalpha, word)) > 1 and word.isupper()


@lru_cache(maxsize=4096)
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def _signs_regex(signs: Iterable[str]) -> re.Pattern[str] | None:
    """Return the expression for the signs that begin a pattern, such as ``$``."""
    chosen = set(signs)
    if _APOSTROPHES[0] in chosen:
        chosen |= set(_APOSTROPHES)
    return re.compile(rf"[{re.escape(''.join(sorted(chosen)))}]") if chosen else None


def _fold(word: str) -> str:
    return _APOSTROPHES[0] if word in _APOSTROPHES else word.lower()


def _leftmost_longest(matches: list[PatternMatch]) -> list[PatternMatch]:
    """Return the matches in order, without those that overlap an earlier one of their key."""
    kept = []
    last_end: dict[str, int] = {}
    for match in sorted(matches, key=lambda m: (m.start, -m.end, m.key)):
        if match.start >= last_end.get(match.key, 0):
            kept.append(match)
            last_end[match.key] = match.end
    return kept
