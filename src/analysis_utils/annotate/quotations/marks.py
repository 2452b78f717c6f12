"""Quotation marks: which of them open, which close, and what they enclose."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from analysis_utils.annotate.quotations.pairing import (
    Pair,
    Token,
    read_best,
    read_in_turn,
    read_plainly,
)

_BREAKS = "\n\r\u2028\u2029\x0b\x0c\x85"
_MARKS = "\"“”„‟«»‹›‚‛'‘’`"
# Breaks, marks side by side, and rows of five and more with blanks between, which are ornament;
# no apostrophes inside words.
# (An expression that begins with one set of characters is searched four times as fast.)
_EVENT = re.compile(
    rf"[{_BREAKS}{_MARKS}](?!(?<=[^\W_]['’])[^\W_])(?:(?<=[{_BREAKS}])[{_BREAKS}]*"
    rf"|[{_MARKS}]*(?:(?:[ \t]+[{_MARKS}]+){{4,}})?)"
)
_DOUBLE = frozenset('"“”„‟«»')
_SPLIT = re.compile(r"''|``|.")
_SPLIT_CLOSING = re.compile(r"'(?=''(?!'))|''|``|.")  # of three, the first closes the inner one
_CLOSING_SIDE = frozenset(".,;:!?…)]}%")
_OPENING_SIDE = frozenset("([{/")
_DASHES = frozenset("-–—―")
# What a shape means before the text has shown it: marks of one shape counted as opening (+)
# or closing (−). Straight marks mean nothing.
_PRIOR = {"“": 4, "”": -4, "„": 8, "‟": 4, "«": 4, "»": -4, "‹": 4, "›": -4, "‘": 4, "’": -4}
_PRIOR |= {"‚": 8, "‛": 4, "`": 8}
_TURNED = "mark turned the wrong way"
_ORNAMENT = 6  # a longer run of marks quotes nobody
_CROWDED = 600  # marks in one paragraph
_ELISION = re.compile(r"(?:em|tis|twas|til|till|cause|round|bout|n|\d0s?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marks:
    """The stretches in quotation marks of one text, and the repairs that reading them took.

    ``pairs`` come in the order of their starts, outer before inner, and nest properly;
    ``repairs`` are places with a note each.
    """

    pairs: tuple[Pair, ...]
    repairs: tuple[tuple[int, int, str], ...]


def pair_marks(text: str) -> Marks:
    r"""Pair the quotation marks of a text, paragraph by paragraph.

    Parameters
    ----------
    text : str
        Any text; every line of it is a paragraph.

    Returns
    -------
    Marks
        Pairs and repairs; both empty for a text without marks.

    Notes
    -----
    Spacing comes first (an opening mark has a space before it and a word after it), then shape,
    where what a shape means is learnt from the text as it goes on, so that marks that face the
    wrong way or German ``„…“`` need no settings. Where both leave doubt, all readings of the
    paragraph compete. A mark left open at the end of a paragraph quotes up to that end. Takes
    time linear in the length of the text. Known failures: a missing mark amid several
    quotations of one paragraph may be put in the wrong gap; single marks after an apostrophe.

    Examples
    --------
    >>> text = "“It is ‘fine’,” she said."
    >>> [text[pair.start:pair.end] for pair in pair_marks(text).pairs]
    ['“It is ‘fine’,”', '‘fine’']
    """
    pairs: list[Pair] = []
    repairs: list[tuple[int, int, str]] = []
    seen: defaultdict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    left_open: int | None = None
    for start, end, tokens in _paragraphs(text, seen):
        after_open = left_open is not None and not text[left_open:start].strip()
        found, notes = _read(text, start, end, tokens, after_open)
        pairs += found
        repairs += notes
        left_open = end if any(p.end == end and not p.closed for p in found) else None
    repairs += _turned(text, pairs)
    return Marks(pairs=tuple(pairs), repairs=tuple(sorted(repairs)))


def _turned(text: str, pairs: list[Pair]) -> Iterator[tuple[int, int, str]]:
    """Yield the curly marks that face the wrong way, where the text has them of both kinds.

    A text that only has ``”`` opens and closes with it by convention, and ``„…“`` is German.
    """
    for opens, closes in (("“", "”"), ("‘", "’")):
        if opens not in text:
            continue
        for pair in pairs:
            first, last = text[pair.start], text[pair.end - 1]
            if first == closes:
                yield pair.start, pair.start + 1, _TURNED
            if last == opens and first in (opens, closes) and pair.end - pair.start > 1:
                yield pair.end - 1, pair.end, _TURNED


def _paragraphs(
    text: str, seen: defaultdict[str, list[float]]
) -> Iterator[tuple[int, int, list[Token]]]:
    """Yield start, end and marks of each line that has any, without white space at its ends."""
    tokens: list[Token] = []
    start = 0
    for event in _EVENT.finditer(text):
        if text[event.start()] not in _BREAKS:
            _add_tokens(text, event.start(), event.end(), seen, tokens)
            continue
        if tokens:
            yield *_trimmed(text, start, event.start()), tokens
            tokens = []
        start = event.end()
    if tokens:
        yield *_trimmed(text, start, len(text)), tokens


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    line = text[start:end]
    return start + len(line) - len(line.lstrip()), start + len(line.rstrip())


def _read(
    text: str, start: int, end: int, tokens: list[Token], after_open: bool
) -> tuple[list[Pair], list[tuple[int, int, str]]]:
    """Read the marks of one paragraph, in the plainest way that fits."""
    found = read_plainly(tokens)
    if found is None and len(tokens) > _CROWDED:
        found = read_in_turn(tokens)
    if found is None:
        return read_best(text, (start, end), tokens, after_open)
    return found, []


def _add_tokens(
    text: str, start: int, end: int, seen: defaultdict[str, list[float]], tokens: list[Token]
) -> None:
    """Add the marks of one unbroken run of them to ``tokens``."""
    left = text[start - 1] if start else " "
    right = text[end] if end < len(text) else " "
    if end - start > _ORNAMENT:
        return
    doubled = 2.0 if end - start > 1 else 0.0
    spacing = _side(left, opening=True) - _side(right, opening=False)
    split = _SPLIT_CLOSING if spacing < 0 else _SPLIT
    for piece in split.finditer(text, start, end):
        mark = piece.group()
        kind = "D" if len(mark) == 2 or mark in _DOUBLE else "S"
        shape = _shape(mark[0], kind, spacing, seen)
        lean = 1.5 * spacing + shape
        skip = (
            _skip_double(left, spacing) + doubled
            if kind == "D"
            else _skip_single(text, piece, left, right)
        )
        tokens.append(Token(piece.start(), piece.end(), kind, lean, skip))


@lru_cache(maxsize=1000)  # few characters stand beside marks
def _side(char: str, *, opening: bool) -> float:
    """Return how far a neighbour speaks for an opening (left) or a closing mark (right)."""
    if char.isspace():
        return 1.0
    if char in _DASHES:
        return 0.5
    if char in (_OPENING_SIDE if opening else _CLOSING_SIDE):
        return 1.0
    return -1.0 if char.isalnum() or char in (_CLOSING_SIDE if opening else "$#@") else 0.0


def _shape(mark: str, kind: str, spacing: float, seen: defaultdict[str, list[float]]) -> float:
    """Return what a mark's shape has meant so far, −1 to 1, and learn from this one."""
    prior = _PRIOR.get(mark, 0)
    if not prior:
        return 0.0
    tally = seen[mark]
    shape = (prior + tally[0]) / (abs(prior) + tally[1])
    if kind == "D" and abs(spacing) >= 1.5:
        tally[0] += spacing / 2
        tally[1] += 1
    return shape


def _skip_double(left: str, spacing: float) -> float:
    """Return what it costs to read a double mark as no quotation mark (inches, seconds)."""
    return 1.0 if left.isdigit() and spacing < 0 else 5.0


def _skip_single(text: str, piece: re.Match[str], left: str, right: str) -> float:
    """Return what it costs to read a single mark as an apostrophe."""
    mark = piece.group()
    if right.isalnum() and not left.isalnum():
        if _ELISION.match(text, piece.end()):
            return 0.0
        return {"’": 0.3, "'": 1.0}.get(mark, 2.0)
    if left.isalnum():
        return 0.2 if left in "sSzxnN" else 0.6
    return 2.5 if left in _CLOSING_SIDE else 1.0
