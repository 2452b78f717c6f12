"""Carried speakers: quotations with no source of their own take one from what stands before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from analysis_utils.annotate.candidates import Candidate
from analysis_utils.annotate.sources import sentence_subject

_LOST = frozenset(("it", "this", "that", "there", "these", "those", "what", "who"))


def carry_speakers(
    text: str, found: Sequence[Candidate], sentences: Sequence[tuple[int, int, int]]
) -> list[Candidate]:
    """Give the candidates of the rule ``carried`` the source that speaks on.

    Parameters
    ----------
    text : str
        The text.
    found : sequence of Candidate
        Direct, indirect and mixed candidates in the order of their starts, outer before inner.
    sentences : sequence of (int, int, int)
        Start, end and paragraph of the text's sentences.

    Returns
    -------
    list of Candidate
        The same, in the same order; a carried one has the source of the last candidate in the
        sentences just before it, else the subject of the sentence before it, else none.

    Notes
    -----
    Only what stands before a quotation decides, so that more text after it changes nothing.
    """
    starts = [start for start, _, _ in sentences]
    carried: list[Candidate] = []
    last: Candidate | None = None
    for candidate in found:
        joined = candidate
        if candidate.rule == "carried" and candidate.source is None:
            here = max(0, bisect_right(starts, candidate.start) - 1)
            joined = _carry(text, candidate, last, sentences, here)
        carried.append(joined)
        if joined.source and (last is None or joined.start >= last.end):
            last = joined
    return carried


def _carry(
    text: str,
    candidate: Candidate,
    last: Candidate | None,
    sentences: Sequence[tuple[int, int, int]],
    here: int,
) -> Candidate:
    """Return the candidate with the source that speaks on."""
    if here and last and last.end > sentences[here - 1][0] - 1:
        return replace(candidate, source=last.source, carried=last.start)
    if here:
        start, end, _ = sentences[here - 1]
        source = sentence_subject(text, start, end)
        if source and text[slice(*source)].lower() not in _LOST:
            return replace(candidate, source=source)
    if last and here and sentences[here][2] - _paragraph(sentences, last.end) <= 1:
        return replace(candidate, source=last.source, carried=last.start)
    return candidate


def _paragraph(sentences: Sequence[tuple[int, int, int]], place: int) -> int:
    at = bisect_right(sentences, place, key=lambda sentence: sentence[0]) - 1
    return sentences[max(0, at)][2]
