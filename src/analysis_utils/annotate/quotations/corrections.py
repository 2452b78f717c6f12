"""Corrections of an analyst, applied to what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analysis_utils.errors import CorrectionError
from analysis_utils.load.corrections import Correction
from analysis_utils.model import Document, Quotation

RULE = "corrected by hand"


def apply_corrections(
    document: Document, quotations: Sequence[Quotation], corrections: Sequence[Correction]
) -> tuple[Quotation, ...]:
    """Return the quotations with an analyst's corrections.

    Parameters
    ----------
    document : Document
        The text.
    quotations : sequence of Quotation
        As they were found.
    corrections : sequence of Correction
        As `read_corrections` gives them; they apply in their order.

    Returns
    -------
    tuple of Quotation
        In the order of the text, numbered and nested anew. What was changed or added has the
        rule ``corrected by hand`` and confidence 1.

    Raises
    ------
    CorrectionError
        A row means a quotation that was not found.
    """
    if not corrections:
        return tuple(quotations)
    kept = list(quotations)
    for correction in corrections:
        at = next((i for i, q in enumerate(kept) if _is_meant(q, correction)), None)
        if correction.action == "add":
            kept.append(_added(document, correction))
        elif at is None:
            raise CorrectionError(
                f"{document.doc_id}: row {correction.line} of the corrections means a quotation "
                f"at {correction.start} to {correction.end}; none was found there. "
                "Write 'add' under action to add it"
            )
        elif correction.action == "remove":
            del kept[at]
        else:
            kept[at] = _changed(document, kept[at], correction)
    return _renumbered(kept)


def _is_meant(quotation: Quotation, correction: Correction) -> bool:
    content = quotation.content
    return (content.start, content.end) == (correction.start, correction.end)


def _added(document: Document, correction: Correction) -> Quotation:
    return Quotation(
        quotation_id="",
        content=document.span(correction.start, correction.end),
        kind=correction.kind or "direct",
        speaker=correction.speaker,
        rule=RULE,
        confidence=1.0,
    )


def _changed(document: Document, quotation: Quotation, correction: Correction) -> Quotation:
    start = correction.start if correction.new_start is None else correction.new_start
    end = correction.end if correction.new_end is None else correction.new_end
    return replace(
        quotation,
        content=document.span(start, end),
        kind=correction.kind or quotation.kind,
        speaker=correction.speaker or quotation.speaker,
        rule=RULE,
        confidence=1.0,
    )


def _renumbered(quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """Order by place and give ids and parents anew."""
    ordered = sorted(quotations, key=lambda q: (q.content.start, -q.content.end))
    done: list[Quotation] = []
    holding: list[Quotation] = []
    for number, quotation in enumerate(ordered, start=1):
        while holding and holding[-1].content.end < quotation.content.end:
            holding.pop()
        parent = holding[-1].quotation_id if holding else None
        done.append(replace(quotation, quotation_id=f"Q{number}", parent=parent))
        holding.append(done[-1])
    return tuple(done)
