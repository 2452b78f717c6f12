"""Voices: who speaks each stretch of each sentence."""

from __future__ import annotations

from collections.abc import Sequence

from analysis_utils.annotate.quotations.extract import QuotationFindings
from analysis_utils.model import Document, Quotation, Segment, Sentence, Voice


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
    nested; all else, cues and sources included, belongs to the outlet. Paraphrased thought and
    plans (``speech`` false) are told by the outlet, too.

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
        while first < len(runs) and runs[first][1] <= start:
            first += 1
        segments = []
        at = first
        while at < len(runs) and runs[at][0] < end:
            left, right, quotation = runs[at]
            segments.append(_segment(document, max(left, start), min(right, end), quotation))
            at += 1
        sentences.append(
            Sentence(
                sentence_id=f"S{number}",
                span=document.span(start, end),
                paragraph=paragraph,
                segments=tuple(segments),
            )
        )
    return tuple(sentences)


def _segment(document: Document, start: int, end: int, quotation: Quotation | None) -> Segment:
    """Return one segment; without a quotation it is the outlet's."""
    if quotation is None:
        return Segment(span=document.span(start, end), voice="outlet")
    voice: Voice = "direct" if quotation.kind == "direct" else "indirect"
    return Segment(
        span=document.span(start, end),
        voice=voice,
        speaker=quotation.speaker,
        quotation_id=quotation.quotation_id,
    )


def _runs(length: int, quotations: Sequence[Quotation]) -> list[tuple[int, int, Quotation | None]]:
    """Cut a text into runs by the innermost quotation that each stands in."""
    runs: list[tuple[int, int, Quotation | None]] = []
    stack: list[Quotation] = []
    place = 0

    def run_to(end: int) -> None:
        nonlocal place
        if end > place:
            runs.append((place, end, stack[-1] if stack else None))
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
