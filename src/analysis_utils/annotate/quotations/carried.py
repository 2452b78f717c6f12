"""Carried speakers: quotations with no source of their own take one from what stands before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from analysis_utils.annotate.grammar.tokens import Extent
from analysis_utils.annotate.quotations.candidates import Candidate
from analysis_utils.annotate.quotations.cues import find_cues
from analysis_utils.annotate.quotations.sources import sentence_subject, subject_before
from analysis_utils.language.words import word_set

# Subjects that name nobody who could speak on.
_VAGUE = word_set("it this that there these those what who which they we you i one such everyone")
_CONTRACTION = re.compile(r"['’]\w+$")
_TAIL = 80  # characters from a sentence's last cue to its end

Sentences = Sequence[tuple[int, int, int]]


def carry_speakers(text: str, found: Sequence[Candidate], sentences: Sentences) -> list[Candidate]:
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
        sentence before it, else a name that begins or tags that sentence, else the last source
        of its paragraph, else the subject of the sentence before, else none.

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
    text: str, candidate: Candidate, last: Candidate | None, sentences: Sentences, here: int
) -> Candidate:
    """Return the candidate with the source that speaks on."""
    if not here:
        return candidate
    start, end, _ = sentences[here - 1]
    spoke = last if last and not _is_vague(text, last.source) else None
    if spoke and spoke.end >= start:
        return candidate._replace(source=spoke.source, carried=spoke.start)
    subject = _tail_source(text, start, end) or _subject(text, start, end)
    named = subject is not None and text[subject[0]].isupper()
    apart = sentences[here][2] - _paragraph(sentences, spoke.end) if spoke else 2
    if spoke and ((apart == 0 and not named) or (apart <= 1 and subject is None)):
        return candidate._replace(source=spoke.source, carried=spoke.start)
    return candidate._replace(source=subject)


def _subject(text: str, start: int, end: int) -> Extent | None:
    """Return the subject of a sentence that begins outside of quotation marks."""
    if not text[start].isalnum():
        return None
    source = sentence_subject(text, start, end)
    return None if _is_vague(text, source) else source


def _tail_source(text: str, start: int, end: int) -> Extent | None:
    """Return the source of a tag at the end of a sentence, as in ``…, Lee said``."""
    tail = max(start, end - _TAIL)
    for cue in reversed(find_cues(text, tail, end)):
        if "quote" in cue.verb.takes and text[tail : cue.start].rstrip()[-1:].isalnum():
            source = subject_before(text, tail, cue.start)
            if source and text[tail : source[0]].rstrip().endswith((",", "”", '"', "'")):
                return None if _is_vague(text, source) else source
    return None


def _is_vague(text: str, source: Extent | None) -> bool:
    """Tell whether a source is none, or a pronoun other than "he" and "she"."""
    return source is None or _CONTRACTION.sub("", text[slice(*source)].lower()) in _VAGUE


def _paragraph(sentences: Sentences, place: int) -> int:
    at = bisect_right(sentences, place, key=lambda sentence: sentence[0]) - 1
    return sentences[max(0, at)][2]
