"""Voices: who speaks each stretch of each sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis_utils.annotate.quotations.extract import QuotationFindings
from analysis_utils.language.words import WORD
from analysis_utils.model import Document, Quotation, Segment, Sentence, Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """A stretch of the text by its innermost quotation, and who speaks it."""

    start: int
    end: int
    quotation: Quotation | None
    speaker: str | None


def assign_voices(document: Document, findings: QuotationFindings) -> tuple[Sentence, ...]:
    """Cut every sentence into the stretches that one voice speaks.

    Parameters
    ----------
    document : Document
        The text.
    findings : QuotationFindings
        What `extract_quotations` found in it.

    Returns
    -------
    tuple of Sentence
        One per sentence, in the order of the text, each with segments that cover it from end
        to end. Empty for a text without sentences.

    Notes
    -----
    Words inside a quotation belong to its speaker, the innermost one where quotations are
    nested (where its speaker is not told, the one around it); all else, cues and sources
    included, belongs to the outlet. Paraphrased thought and plans (``speech`` false) are told by
    the outlet, too. Punctuation between two stretches goes with the first.

    Examples
    --------
    >>> from analysis_utils.annotate.quotations.extract import extract_quotations
    >>> document = Document(doc_id="d", text="“It rained,” Ann Lee said.")
    >>> sentence, = assign_voices(document, extract_quotations(document))
    >>> [(document.slice(s.span), s.voice) for s in sentence.segments]
    [('“It rained,”', 'direct'), (' Ann Lee said.', 'outlet')]
    """
    spoken = [q for q in findings.quotations if q.speech or q.kind == "direct"]
    runs = _runs(len(document.text), spoken)
    sentences = []
    first = 0
    for number, (start, end, paragraph) in enumerate(findings.sentences, start=1):
        while first < len(runs) and runs[first].end <= start:
            first += 1
        sentences.append(
            Sentence(
                sentence_id=f"S{number}",
                span=document.span(start, end),
                paragraph=paragraph,
                segments=tuple(_segments(document, start, end, runs, first)),
            )
        )
    return tuple(sentences)


def _segments(
    document: Document, start: int, end: int, runs: Sequence[_Run], first: int
) -> list[Segment]:
    """Cut one sentence; a stretch without a word joins the one before it, or else after it."""
    segments: list[Segment] = []
    left = start
    for at in range(first, len(runs)):
        run = runs[at]
        if run.start >= end:
            break
        right = min(run.end, end)
        if WORD.search(document.text, left, right) or (right == end and not segments):
            segments.append(_segment(document, left, right, run))
            left = right
        elif segments:
            joined = document.span(segments[-1].span.start, right)
            segments[-1] = replace(segments[-1], span=joined)
            left = right
    return segments


def _segment(document: Document, start: int, end: int, run: _Run) -> Segment:
    """Return one segment; without a quotation it is the outlet's."""
    if run.quotation is None:
        return Segment(span=document.span(start, end), voice="outlet")
    voice: Voice = "direct" if run.quotation.kind == "direct" else "indirect"
    return Segment(
        span=document.span(start, end),
        voice=voice,
        speaker=run.speaker,
        quotation_id=run.quotation.quotation_id,
    )


def _runs(length: int, quotations: Sequence[Quotation]) -> list[_Run]:
    """Cut a text into runs by the innermost quotation that each stands in."""
    runs: list[_Run] = []
    stack: list[Quotation] = []
    place = 0

    def run_to(end: int) -> None:
        nonlocal place
        if end > place:
            # What a speaker quotes of nobody in particular is still in that speaker's mouth.
            speaker = next((q.speaker for q in reversed(stack) if q.speaker), None)
            quotation = stack[-1] if stack else None
            runs.append(_Run(start=place, end=end, quotation=quotation, speaker=speaker))
            place = end

    for quotation in quotations:
        while stack and stack[-1].content.end <= quotation.content.start:
            run_to(stack[-1].content.end)
            stack.pop()
        run_to(quotation.content.start)
        stack.append(quotation)
    while stack:
        run_to(stack[-1].content.end)
        stack.pop()
    run_to(length)
    return runs
