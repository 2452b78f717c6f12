"""The header of an article's report."""

from __future__ import annotations

from collections.abc import Sequence

from analysis_utils.charts.exhibits import Exhibit, exhibit_card
from analysis_utils.model import Document
from analysis_utils.tables import Tables

_FACTS = ("outlet", "date", "author", "interviewer", "interviewee", "url", "rights", "note")
_UNKNOWN = "unknown"


def exhibit_article(document: Document, tables: Tables, *, findings: Sequence[str] = ()) -> Exhibit:
    """Return the card that heads a report: what the article is, warnings, and main findings.

    Parameters
    ----------
    document : Document
        Its ``meta`` gives the facts; outlet and date are said to be unknown where they are.
    tables : Tables
        Of that document: words, sentences and quotations are counted from them.
    findings : sequence of str
        Computed sentences, as `summarise_findings` gives them.
    """
    counts = tables.documents.set_index("doc_id").loc[document.doc_id]
    rows: dict[str, object] = {
        key.capitalize(): document.meta.get(key, _UNKNOWN)
        for key in _FACTS
        if key in document.meta or key in ("outlet", "date")
    }
    rows["Words"] = f"{counts['n_words']:,}"
    rows["Sentences"] = f"{counts['n_sentences']:,}"
    rows["Quotations"] = f"{counts['n_quotations']:,}"
    warnings = counts["warnings"]
    return exhibit_card(
        str(document.meta.get("title", document.doc_id)),
        rows,
        warnings=warnings.splitlines() if isinstance(warnings, str) else [],
        findings=findings,
    )
