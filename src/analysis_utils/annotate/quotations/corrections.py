"""Corrections of an analyst, applied to what was found."""

from __future__ import annotations

from collections import Counter
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
        rule ``corrected by hand`` and confidence 1. A new speaker goes to all pieces of a split
        quotation.

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
            kept = _changed(document, kept, at, correction)
    return _renumbered(kept)


def _is_meant(quotation: Quotation, correction: Correction) -> bool:
    content = quotation.content
    return (content.start, content.end) == (correction.start, correction.end)


def _added(document: Document, correction: Correction) -> Quotation:
    return Quotation(
        quotation_id="",
        content=document.span(correction.start, correction.end),
        kind=correction.kind or "direct",
        speaker=correction.speaker or None,
        rule=RULE,
        confidence=1.0,
    )


def _changed(
    document: Document, quotations: Sequence[Quotation], at: int, correction: Correction
) -> list[Quotation]:
    """Change the quotation at ``at``; a new speaker is that of all pieces of a split one."""
    meant = quotations[at]
    start = correction.start if correction.new_start is None else correction.new_start
    end = correction.end if correction.new_end is None else correction.new_end
    changed = list(quotations)
    changed[at] = replace(
        meant,
        content=document.span(start, end),
        kind=correction.kind or meant.kind,
        rule=RULE,
        confidence=1.0,
    )
    if correction.speaker is None:
        return changed
    return [
        replace(q, speaker=correction.speaker or None, rule=RULE, confidence=1.0)
        if i == at or (meant.group is not None and q.group == meant.group)
        else q
        for i, q in enumerate(changed)
    ]


def _renumbered(quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """Order by place and give ids, parents and parts anew."""
    sizes = Counter(q.group for q in quotations)
    parts: Counter[str] = Counter()
    ordered = sorted(quotations, key=lambda q: (q.content.start, -q.content.end))
    done: list[Quotation] = []
    holding: list[Quotation] = []
    for number, quotation in enumerate(ordered, start=1):
        while holding and holding[-1].content.end < quotation.content.end:
            holding.pop()
        parent = holding[-1].quotation_id if holding else None
        group = quotation.group if sizes[quotation.group] > 1 else None
        part = 0 if group is None else parts[group]
        parts.update([group] if group is not None else ())
        done.append(
            replace(quotation, quotation_id=f"Q{number}", parent=parent, group=group, part=part)
        )
        holding.append(done[-1])
    return tuple(done)
