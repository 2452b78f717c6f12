"""Labels: lines such as ``Berg: We waited``, in transcripts and in headlines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from analysis_utils.annotate.quotations.candidates import Candidate
from analysis_utils.annotate.quotations.confidence import measured_confidence
from analysis_utils.annotate.quotations.pairing import Pair
from analysis_utils.language.name_words import NOT_NAMES
from analysis_utils.language.words import count_words, word_set
from analysis_utils.model import Kind

# Share of the contents found by each rule that annotators of PolNeAR's development half have,
# too (half of the characters covered by both are common).
_LINE = re.compile(
    r"[ \t]*((?:[A-Z][\w.’'-]*\.? ){0,3}[A-Z][\w.’'-]+)(:)[ \t\u00a0]+(\S[^\n\r]*[^\s])"
)
_NO_SPEAKERS = word_set(
    "update updated correction corrections note notes photo photos video videos watch related read",
    "contributing twitter facebook email tags source sources breaking exclusive opinion analysis",
    "review live topics more listen editor's editor’s editors answer question example background",
    "full abstract contact phone web location date time subject from cc re published posted",
)
_SHORTEST = 3  # words
_REACH = 20_000  # characters in which a label's name must stand


def extract_labelled(text: str, pairs: Sequence[Pair]) -> list[Candidate]:
    """Find what a line gives to the name before its colon.

    Parameters
    ----------
    text : str
        Any text.
    pairs : sequence of Pair
        Its stretches in quotation marks; labels and contents in marks are left to them.

    Returns
    -------
    list of Candidate
        One per such line, in the order of the text: direct in the body, where transcripts give
        the words themselves, indirect or mixed in the text's first line, its headline.

    Notes
    -----
    In the body a label of one word needs capitals throughout or a place earlier in the text, so
    that "Weather: Rain" is none. "Q:" and "A:" name nobody and are passed over.

    Examples
    --------
    >>> found, = extract_labelled("Berg: Port will close", ())
    >>> found.kind, found.source, found.start
    ('indirect', (0, 4), 6)
    """
    outer = [(pair.start, pair.end) for pair in pairs if pair.level == 0]
    first = len(text) - len(text.lstrip())
    found = []
    for match in _labels(text):
        headline = match.start(1) == first
        start, end = match.span(3)
        begins = text[start].isupper() or text[start] in "[(…—-"
        if not begins or count_words(text, start, end) < _SHORTEST:
            continue
        if not _names_speaker(text, match, headline=headline):
            continue
        before = bisect_right(outer, (match.start(1), len(text)))
        after = bisect_right(outer, (end, 0))
        if any(stop > start for _, stop in outer[max(0, before - 1) : before]) or any(
            stop > end for _, stop in outer[max(before, after - 1) : after]
        ):
            continue
        rule = "headline label" if headline else "label line"
        kind: Kind = "direct" if not headline else "mixed" if after > before else "indirect"
        found.append(
            Candidate(
                start=start,
                end=end - (headline and text[end - 1] == "."),
                kind=kind,
                rule=rule,
                confidence=measured_confidence(rule, mixed=False),
                cue=match.span(2),
                source=match.span(1),
            )
        )
    return found


def _labels(text: str) -> Iterator[re.Match[str]]:
    """Yield the lines that begin with a name and a colon; most lines have no colon."""
    colon = text.find(":")
    while colon >= 0:
        match = _LINE.match(text, text.rfind("\n", 0, colon) + 1)
        if match:
            yield match
        line_end = text.find("\n", colon)
        colon = text.find(":", match.end() if match else line_end) if line_end >= 0 else -1


def _names_speaker(text: str, match: re.Match[str], *, headline: bool) -> bool:
    """Tell whether a label may name somebody who speaks."""
    words = match.group(1).split()
    if any(word.lower() in NOT_NAMES or word.lower() in _NO_SPEAKERS for word in words):
        return False
    if headline or len(words) > 1 or match.group(1).isupper():
        return True
    return text.find(match.group(1), max(0, match.start() - _REACH), match.start()) >= 0
