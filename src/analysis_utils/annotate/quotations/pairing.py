"""The best reading of the quotation marks of one paragraph.

All readings compete at once: each mark may open, close or be no quotation mark at all, openings
and closings may be missing. Every departure from what spacing and shape suggest has a cost, and
the cheapest reading wins (a beam search over the stacks of open marks).
"""

from __future__ import annotations

import re
from typing import NamedTuple

Step = tuple[str, int]  # what was done, at which token (−1: before the first)
Trace = tuple[Step, "Trace"] | None
Beam = dict[str, tuple[float, Trace]]

_BEAM = 8
_DEEPEST = 4
_OPENING_MISSING = 3.0
_OPENING_MISSING_AFTER_OPEN = 1.0
_CLOSING_MISSING = 3.5
_END_OPEN = {"D": 2.5, "S": 4.0}
_INNER_UNCLOSED = 3.0
_SAME_NESTED = 0.6
_FIRST_PERSON_OUTSIDE = 0.75
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Ww]e|[Oo]urs?|us)\b(?!\.)")


class Token(NamedTuple):
    """A mark that may be a quotation mark.

    ``kind`` is D (double) or S (single); ``lean`` is positive where spacing and shape suggest
    an opening and negative for a closing; ``skip`` is what it costs to read it as no mark.
    """

    start: int
    end: int
    kind: str
    lean: float
    skip: float


class Pair(NamedTuple):
    """A stretch in quotation marks, marks included.

    ``kind`` is D (double) or S (single marks); ``level`` is 0 outside of all other pairs;
    ``before`` and ``after`` are the lengths of its marks, 0 where one is missing in the text.
    """

    start: int
    end: int
    kind: str
    level: int = 0
    before: int = 1
    after: int = 1

    @property
    def opened(self) -> bool:
        """Whether the opening mark is in the text."""
        return self.before > 0

    @property
    def closed(self) -> bool:
        """Whether the closing mark is in the text."""
        return self.after > 0

    @property
    def inner(self) -> tuple[int, int]:
        """Start and end of what stands between the marks."""
        start = self.start + self.before
        return start, max(start, self.end - self.after)


def read_plainly(tokens: list[Token]) -> list[Pair] | None:
    """Pair marks that alternate clearly; None where they do not."""
    pairs = []
    opening: Token | None = None
    for token in tokens:
        if token.kind == "S":
            if token.lean > 0 or token.skip > 1.0:
                return None
        elif opening is None:
            if token.lean < 1.5:
                return None
            opening = token
        elif token.lean > -1.5:
            return None
        else:
            pairs.append(_pair(opening, token, 0))
            opening = None
    return None if opening else pairs


def read_in_turn(tokens: list[Token]) -> list[Pair]:
    """Pair double marks one after the other: for paragraphs with more marks than words."""
    marks = [token for token in tokens if token.kind == "D"]
    return [_pair(a, b, 0) for a, b in zip(marks[::2], marks[1::2], strict=False)]


def read_best(
    text: str, paragraph: tuple[int, int], tokens: list[Token], after_open: bool
) -> tuple[list[Pair], list[tuple[int, int, str]]]:
    """Find the cheapest reading of a paragraph's marks.

    Parameters
    ----------
    text : str
        The whole text.
    paragraph : (int, int)
        Its start and end.
    tokens : list of Token
        Its marks, in order.
    after_open : bool
        Whether the paragraph before was left open.

    Returns
    -------
    pairs : list of Pair
        In the order of their starts.
    repairs : list of (int, int, str)
        Marks that were missing or not read as marks: place and note.
    """
    missing = _OPENING_MISSING_AFTER_OPEN if after_open else _OPENING_MISSING
    start, end = paragraph
    beam: Beam = {"": (0.0, None), "D": (missing, (("virtual", -1), None))}
    before = start
    for number, token in enumerate(tokens):
        outside = _FIRST_PERSON.search(text, before, token.start)
        if outside and "" in beam:
            cost, trace = beam[""]
            beam[""] = (cost + _FIRST_PERSON_OUTSIDE, trace)
        beam = _advance(beam, number, token)
        before = token.end
    trace = _cheapest(beam, _FIRST_PERSON.search(text, before, end) is not None)
    steps: list[Step] = []
    while trace is not None:
        step, trace = trace
        steps.append(step)
    return _Replay(text, paragraph).read(tokens, steps[::-1])


def _advance(beam: Beam, number: int, token: Token) -> Beam:
    """Return the beam after one more mark."""
    kind, lean = token.kind, token.lean
    to_open, to_close = max(0.0, -lean), max(0.0, lean)
    grown: Beam = {}

    def offer(stack: str, cost: float, what: str, trace: Trace) -> None:
        if stack not in grown or cost < grown[stack][0]:
            grown[stack] = (cost, ((what, number), trace))

    for stack, (cost, trace) in beam.items():
        offer(stack, cost + token.skip, "skip", trace)
        top = stack[-1:]
        if len(stack) < _DEEPEST:
            nested = _SAME_NESTED if top == kind else 0.0
            offer(stack + kind, cost + to_open + nested, "open", trace)
        if top == kind:
            offer(stack[:-1], cost + to_close, "close", trace)
            if kind == "D":
                offer(stack, cost + to_open + _CLOSING_MISSING, "swap", trace)
        elif kind == "D" and stack[-2:-1] == "D":
            offer(stack[:-2], cost + to_close + _INNER_UNCLOSED, "close both", trace)
    if len(grown) > _BEAM:
        return dict(sorted(grown.items(), key=lambda item: item[1][0])[:_BEAM])
    return grown


def _cheapest(beam: Beam, first_person: bool) -> Trace:
    """Return the steps that cost least."""

    def total(item: tuple[str, tuple[float, Trace]]) -> tuple[float, int]:
        stack, (cost, _) = item
        if not stack and first_person:
            cost += _FIRST_PERSON_OUTSIDE
        return cost + sum(_END_OPEN[kind] for kind in stack), len(stack)

    return min(beam.items(), key=total)[1][1]


class _Replay:
    """Turns the steps of a reading into pairs and notes of repair."""

    def __init__(self, text: str, paragraph: tuple[int, int]) -> None:
        self.text, (self.start, self.end) = text, paragraph
        self.stack: list[Token] = []
        self.pairs: list[Pair] = []
        self.repairs: list[tuple[int, int, str]] = []

    def read(
        self, tokens: list[Token], steps: list[Step]
    ) -> tuple[list[Pair], list[tuple[int, int, str]]]:
        """Follow the steps and return what they make."""
        for what, number in steps:
            if what == "virtual":
                self.stack.append(Token(self.start, self.start, "D", 0.0, 0.0))
                self._note(self.start, self.start, "opening mark missing")
            elif what == "skip":
                if tokens[number].kind == "D":
                    self._note(tokens[number].start, tokens[number].end, "no quotation mark")
            else:
                self._turn(what, tokens[number])
        while self.stack:
            self._close(self.end, None)
        self.pairs.sort(key=lambda pair: (pair.start, -pair.end))
        return self.pairs, self.repairs

    def _turn(self, what: str, token: Token) -> None:
        """Open or close at a mark."""
        if what == "close both":
            self._note(token.start, token.start, "closing mark missing")
            self._close(token.start, None)
        if what in ("close", "close both"):
            self._close(token.end, token)
        if what == "swap":
            stop = _before(self.text, token)
            self._note(stop, stop, "closing mark missing")
            self._close(stop, None)
        if what in ("open", "swap"):
            self.stack.append(token)

    def _close(self, stop: int, closing: Token | None) -> None:
        """Close the innermost open mark."""
        opening = self.stack.pop()
        if stop > opening.end:
            self.pairs.append(_pair(opening, closing, len(self.stack), stop))

    def _note(self, start: int, end: int, note: str) -> None:
        self.repairs.append((start, end, note))


def _before(text: str, token: Token) -> int:
    """Return the end of the last word or mark before a token."""
    stop = token.start
    while stop > 0 and text[stop - 1].isspace():
        stop -= 1
    return stop


def _pair(opening: Token, closing: Token | None, level: int, stop: int = 0) -> Pair:
    """Return the pair between two marks; without ``closing`` it ends at ``stop``."""
    return Pair(
        start=opening.start,
        end=closing.end if closing else stop,
        kind=opening.kind,
        level=level,
        before=opening.end - opening.start,
        after=closing.end - closing.start if closing else 0,
    )
