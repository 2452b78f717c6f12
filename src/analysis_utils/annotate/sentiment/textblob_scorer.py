"""TextBlob's sentiment, number for number, without TextBlob's cost.

TextBlob's PatternAnalyzer is followed step by step over its own tables. Most words are not in
its list: what each chunk of text between blanks does is looked up whole, and only the rest is
taken apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis_utils.annotate.sentiment.scoring import Score
from analysis_utils.annotate.sentiment.textblob_tables import (
    DULL,
    PIECE,
    SARCASM,
    SHORT,
    Numbers,
    Tables,
    textblob_tables,
)

_ENDS = frozenset({"...", ".", "!", "?"})
_AFTER_ENDS = _ENDS | {"”", "’", ")"}

Place = tuple[int, int]
Span = tuple[int, int]


def score_textblob(text: str) -> Score:
    """Return TextBlob's polarity and subjectivity of a text, exactly, with its words.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    Score
        The numbers of ``TextBlob(text).sentiment``; 0.0 and 0.0 where it knows no word.

    Raises
    ------
    UnreadableFileError
        TextBlob's tables are not where they should be.

    Notes
    -----
    The mean over the words that TextBlob's list knows. Its known failures are kept, since
    they are what makes the numbers TextBlob's: ``n't`` is torn off, so that "isn't good" is
    as positive as "good"; phrases of its list never match; "(8)" is a smiley; "criticized",
    "condemned" and "hostility" are unknown.

    References
    ----------
    De Smedt, T. & Daelemans, W. (2012). Pattern for Python. *Journal of Machine Learning
    Research* 13, 2063–2067.

    Examples
    --------
    >>> score_textblob("The talks were not good.")
    Score(polarity=-0.35, subjectivity=0.6000000000000001, evidence=((15, 23, -0.35),))
    """
    tables = textblob_tables()
    if tables.emoticon_like.search(text):
        tokens, spans = _joined(text, tables)
        found = _assess([tokens], tables)
        evidence = [(spans[a.first[1]][0], spans[a.last[1]][1], a.value) for a in found]
    else:
        found = _assess(map(tables.splitter.__getitem__, text.split()), tables)
        evidence = _place(text, found, tables)
    polarity, subjectivity = _means(found)
    return Score(polarity=polarity, subjectivity=subjectivity, evidence=tuple(evidence))


def textblob_sentiment(text: str) -> tuple[float, float]:
    """Return the polarity and subjectivity of `score_textblob` alone, which is faster.

    Examples
    --------
    >>> textblob_sentiment("A great moment")
    (0.8, 0.75)
    """
    tables = textblob_tables()
    if tables.emoticon_like.search(text):
        return _means(_assess([_joined(text, tables)[0]], tables))
    return _means(_assess(map(tables.splitter.__getitem__, text.split()), tables))


@dataclass(slots=True)
class _Assessment:
    """A scored word and the words that modify it; a place is (chunk, token)."""

    first: Place
    last: Place
    polarity: float
    subjectivity: float
    intensity: float = 1.0
    negated: bool = False

    @property
    def value(self) -> float:
        return self.polarity * -0.5 if self.negated else self.polarity

    def modify(self, at: Place, numbers: Numbers) -> None:
        """Take in a word, scaled by the modifier that stands here so far."""
        self.last = at
        self.polarity = max(-1.0, min(numbers[0] * self.intensity, 1.0))
        self.subjectivity = max(-1.0, min(numbers[1] * self.intensity, 1.0))
        self.intensity = numbers[2]

    def negate(self, at: Place) -> None:
        """Take in a negation."""
        self.negated = True
        self.first, self.last = min(self.first, at), max(self.last, at)


def _means(found: Sequence[_Assessment]) -> tuple[float, float]:
    if not found:
        return 0.0, 0.0
    n = float(len(found))
    values = [a.polarity * -0.5 if a.negated else a.polarity for a in found]
    return sum(values) / n, sum([a.subjectivity for a in found]) / n


class _Assessor:
    """TextBlob's ``assessments``: what was found, and the modifier and negation in force."""

    __slots__ = ("found", "marks", "modifier", "modifiers", "negation", "negations")

    def __init__(self, tables: Tables) -> None:
        self.modifiers, self.negations = tables.modifiers, tables.negations
        self.marks = tables.marks
        self.found: list[_Assessment] = []
        self.modifier: str | None = None
        self.negation: Place | None = None

    def assess(self, token: str, at: Place, numbers: Numbers) -> None:
        """Take in a word of the list."""
        if self.modifier is None:
            self.found.append(_Assessment(at, at, *numbers))
        else:
            self.found[-1].modify(at, numbers)
        if self.negation is not None:
            self.found[-1].negate(self.negation)
            self.found[-1].intensity = 1.0 / self.found[-1].intensity
        self.modifier = token if token in self.modifiers else None
        self.negation = at if token in self.negations else None

    def pass_by(self, token: str, at: Place) -> None:
        """Take in a word that is not in the list."""
        if token in self.negations:
            self.negation = at
        elif len(token) > 1:
            self.negation = None
        if self.modifier is not None:
            if self.negation is not None and self.modifier.endswith("ly"):
                self.found[-1].negate(self.negation)
                self.negation = None
            elif len(token) > 2:
                self.modifier = None
        if token in self.marks:
            self.found.append(_Assessment(at, at, self.marks[token], 1.0))
        elif token == "!" and self.found:
            last = self.found[-1]
            last.last = at
            last.polarity = max(-1.0, min(last.polarity * 1.25, 1.0))


def _assess(chunks: Iterable[tuple[str, ...]], tables: Tables) -> list[_Assessment]:
    """Score the tokens of chunks as TextBlob does."""
    words = tables.words
    assessor = _Assessor(tables)
    in_force = False  # whether there may be a modifier or negation to end
    for i, chunk in enumerate(chunks):
        if chunk is DULL:
            if in_force:
                assessor.modifier = assessor.negation = None
                in_force = False
        elif chunk is SHORT:
            if in_force:
                assessor.negation = None
        else:
            in_force = True
            for j, token in enumerate(chunk):
                numbers = words.get(token)
                if numbers is None:
                    assessor.pass_by(token, (i, j))
                else:
                    assessor.assess(token, (i, j), numbers)
    return assessor.found


def _place(text: str, found: Sequence[_Assessment], tables: Tables) -> list[tuple[int, int, float]]:
    """Return where in the text each assessment stands, and its value."""
    if not found:
        return []
    wanted = {place[0] for a in found for place in (a.first, a.last)}
    spans: dict[Place, Span] = {}
    at = 0
    for i, chunk in enumerate(text.split()):
        at = text.index(chunk, at)
        if i in wanted:
            pieces = _pieces(chunk, tables)
            spans |= {(i, j): (at + s, at + e) for j, (_, s, e) in enumerate(pieces)}
        at += len(chunk)
    return [(spans[a.first][0], spans[a.last][1], a.value) for a in found]


def _pieces(text: str, tables: Tables) -> Iterable[tuple[str, int, int]]:
    """Yield every token with its start and end; the end of a paragraph as TextBlob's mark."""
    for piece in PIECE.finditer(text):
        at = piece.start()
        if piece[0].isspace():
            yield tables.source.EOS, at, piece.end()
            continue
        for token in tables.splitter.cut(piece[0]):
            at = text.index(token, at)
            yield token, at, at + len(token)
            at += len(token)


def _joined(text: str, tables: Tables) -> tuple[tuple[str, ...], list[Span]]:
    """Return the lowered tokens with the characters of emoticons joined, and their spans."""
    source = tables.source
    pieces = list(_pieces(text, tables))
    lines = "\n".join(map(" ".join, _sentences([token for token, _, _ in pieces], source.EOS)))
    lines = tables.emoticon.sub(
        lambda m: m.group(1).replace(" ", "") + m.group(2), source.RE_SARCASM.sub(SARCASM, lines)
    )
    rest = iter([piece for piece in pieces if piece[0] != source.EOS])
    spans = []
    for token in lines.split():
        part, start, end = next(rest)
        length = len(part)
        while length < len(token):
            part, _, end = next(rest)
            length += len(part)
        spans.append((start, end))
    return tuple(map(str.lower, lines.split())), spans


def _sentences(tokens: Sequence[str], mark: str) -> Iterable[list[str]]:
    """Cut tokens into sentences where TextBlob does, without its marks of a paragraph's end."""
    first = at = 0
    while at < len(tokens):
        if tokens[at] in _ENDS or tokens[at] == mark:
            while at < len(tokens) and (tokens[at] in _AFTER_ENDS or tokens[at] == mark):
                at += 1
            yield [token for token in tokens[first:at] if token != mark]
            first = at
        at += 1
    yield list(tokens[first:])
