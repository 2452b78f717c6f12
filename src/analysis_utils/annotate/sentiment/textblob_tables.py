"""TextBlob's own word list and tables, read from its folder without importing the package."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from itertools import groupby
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

from analysis_utils.errors import UnreadableFileError

Numbers = tuple[float, float, float]

# The mark "(!)" counts as irony: no polarity, full subjectivity.
SARCASM = "(!)"
# Quotation marks stand alone and "n't" is torn from its verb.
PIECE = re.compile(r"""(?:\r?\n){2,}|n(?='t)|(?:(?!n't)[^\s“”‘’'"])+|[“”‘’'"]""")
# What most chunks do, which hold no word of the list: those with a word of three letters or
# more end every modification and negation; those with a word of two letters end negation.
DULL: tuple[str, ...] = ("dull",)
SHORT: tuple[str, ...] = ("short",)
_ANY_BLANK = r"\s*"
_CACHE_SIZE = 50_000


class Splitter(dict[str, tuple[str, ...]]):
    """The lowered tokens of a chunk that stands between blanks; a bounded cache.

    `DULL` and `SHORT` stand for chunks that do nothing but what is said there.
    """

    def __init__(self, source: ModuleType, matters: frozenset[str]) -> None:
        super().__init__()
        self.punctuation = frozenset(source.PUNCTUATION) - {"."}
        self.abbreviations = frozenset(source.ABBREVIATIONS)
        self.forms = (source.RE_ABBR1, source.RE_ABBR2, source.RE_ABBR3)
        self.matters = matters

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        if len(self) >= _CACHE_SIZE:
            self.clear()
        tokens = tuple(token.lower() for piece in PIECE.findall(chunk) for token in self.cut(piece))
        if self.matters.isdisjoint(tokens):
            longest = max(map(len, tokens), default=0)
            tokens = () if longest < 2 else SHORT if longest == 2 else DULL
        self[chunk] = tokens
        return tokens

    def cut(self, piece: str) -> tuple[str, ...]:
        """Return a piece without the punctuation at its ends, which follow one by one."""
        start, end = 0, len(piece)
        while start < end and piece[start] in self.punctuation:
            start += 1
        tail: list[str] = []
        while end > start and (piece[end - 1] == "." or piece[end - 1] in self.punctuation):
            if piece[end - 1] != ".":
                end -= 1
                tail.append(piece[end])
            if piece.endswith("...", start, end):
                tail.append("...")
                end -= 3
                while end > start and piece[end - 1] == ".":
                    end -= 1
            if end > start and piece[end - 1] == ".":
                if self._is_abbreviation(piece, start, end):
                    break
                end -= 1
                tail.append(".")
        core = (piece[start:end],) if end > start else ()
        return (*piece[:start], *core, *reversed(tail))

    def _is_abbreviation(self, piece: str, start: int, end: int) -> bool:
        before = piece[max(start, end - 2)]
        if not (before.isalpha() or before == "|"):  # TextBlob's pattern has a stray bar
            return False
        core = piece[start:end]
        return core in self.abbreviations or any(form.match(core) for form in self.forms)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """TextBlob's tables as they are installed.

    ``words`` holds polarity, subjectivity and intensity, averaged over senses; ``modifiers``
    the words that scale the next one; ``marks`` emoticons and the mark of irony.
    ``emoticon_like`` finds whatever might become an emoticon once blanks are dropped, which
    ``emoticon`` then finds among tokens.
    """

    source: ModuleType
    words: dict[str, Numbers]
    modifiers: frozenset[str]
    negations: frozenset[str]
    marks: dict[str, float]
    emoticon: re.Pattern[str]
    emoticon_like: re.Pattern[str]
    splitter: Splitter


@cache
def textblob_tables() -> Tables:
    """Read TextBlob's tables.

    Raises
    ------
    UnreadableFileError
        They are not where TextBlob keeps them.
    """
    spec = find_spec("textblob")
    folder = Path(next(iter((spec and spec.submodule_search_locations) or ["textblob"])))
    try:
        source = _read_source(folder / "_text.py")
        words, modifiers = _read_words(folder / "en" / "en-sentiment.xml")
        emoticons = {e: value for (_, value), group in source.EMOTICONS.items() for e in group}
    except (OSError, ImportError, AttributeError, ElementTree.ParseError) as error:
        raise UnreadableFileError(
            f"TextBlob's tables cannot be read from {folder} ({error}); the textblob scorer "
            "needs textblob 0.19 or a version with the same files: pip install textblob"
        ) from error
    # TextBlob asks for a mark that is not all letters: "XD" is none.
    marks = {e.lower(): v for e, v in emoticons.items() if not e.isalpha()} | {SARCASM: 0.0}
    negations = frozenset({"no", "not", "n't", "never"})
    return Tables(
        source=source,
        words=words,
        modifiers=modifiers,
        negations=negations,
        marks=marks,
        emoticon=re.compile(f"({_any_of(emoticons, ' ?', '')})($|\\s)"),
        emoticon_like=_emoticon_like([*emoticons, SARCASM], source),
        splitter=Splitter(source, negations.union(words, marks, "!")),
    )


def _read_source(path: Path) -> ModuleType:
    """Run TextBlob's module of tables by itself; it needs the standard library only."""
    spec = spec_from_file_location("analysis_utils._textblob_text", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"no module at {path}")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _read_words(path: Path) -> tuple[dict[str, Numbers], frozenset[str]]:
    """Average the word list over senses, then over parts of speech; derive its adverbs."""
    senses: dict[str, dict[str | None, list[Numbers]]] = {}
    for entry in ElementTree.parse(path).getroot().iterfind("word"):
        get = entry.attrib.get
        numbers = (
            float(get("polarity", 0.0)),
            float(get("subjectivity", 0.0)),
            float(get("intensity", 1.0)),
        )
        if form := get("form"):
            senses.setdefault(form, {}).setdefault(get("pos"), []).append(numbers)
    by_pos = {w: {pos: _mean(each) for pos, each in p.items()} for w, p in senses.items()}
    words = {word: _mean(pos.values()) for word, pos in by_pos.items()}
    modifiers = {word for word, pos in by_pos.items() if "RB" in pos}
    for word, pos in by_pos.items():
        if "JJ" in pos:
            stem = word[:-1] + "i" if word.endswith("y") else word
            adverb = stem.removesuffix("le") + "ly"
            words[adverb] = pos["JJ"]
            modifiers.add(adverb)
    return words, frozenset(modifiers)


def _mean(numbers: Iterable[Numbers]) -> Numbers:
    p, s, i = (sum(column) / float(len(column)) for column in zip(*numbers, strict=True))
    return p, s, i


def _any_of(forms: Iterable[str], blank: str, end: str) -> str:
    """Return an expression for any of these, the longest first, grouped by first character.

    Blanks may stand between characters, as ``blank`` has it; ``end`` follows each.
    """
    by_first = groupby(sorted(forms, key=lambda e: (e[0], -len(e), e)), key=lambda e: e[0])
    return "|".join(
        f"{re.escape(first)}(?:{'|'.join(_spaced(form[1:], blank) for form in group)}){end}"
        for first, group in by_first
    )


def _spaced(characters: str, blank: str) -> str:
    return "".join(blank + re.escape(character) for character in characters)


def _emoticon_like(emoticons: Iterable[str], source: ModuleType) -> re.Pattern[str]:
    """Return a pattern that misses no emoticon, nor the mark of a paragraph's end.

    An emoticon ends a token: with punctuation, or before a blank or something that is split
    off. Letters are common, so one of three characters is known by its last two.
    """
    splits = re.escape(source.PUNCTUATION + "“”‘’")
    end = rf"(?:(?<=[{splits}])|(?=n't|[\s{splits}]|$))"
    parts = {e[1:] if len(e) > 2 and e[0].isalpha() else e for e in emoticons}
    return re.compile(f"{_any_of(parts, _ANY_BLANK, end)}|{re.escape(source.EOS)}")
