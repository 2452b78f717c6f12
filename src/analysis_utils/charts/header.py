"""The header of an article's report."""

from __future__ import annotations

from collections.abc import Sequence

from analysis_utils.charts.exhibits import Exhibit, exhibit_card
from analysis_utils.charts.labels import listed
from analysis_utils.model import Document
from analysis_utils.tables import Tables

_FACTS = (
    "title",
    "outlet",
    "date",
    "author",
    "interviewer",
    "interviewee",
    "url",
    "rights",
    "note",
)
_LANGUAGE = "en"
_FOREIGN = (
    "The text is in another language ({}) than the word lists (English): verbs, tone, frames and "
    "loaded words that are not found may well be there"
)
_EXPECTED = ("title", "outlet", "date")


def exhibit_article(document: Document, tables: Tables, *, findings: Sequence[str] = ()) -> Exhibit:
    """Return the card that heads a report: what the article is, warnings, and main findings.

    Parameters
    ----------
    document : Document
        Its ``meta`` gives the facts; a warning tells which of title, outlet and date it lacks.
    tables : Tables
        Of that document: words, sentences and quotations are counted from them.
    findings : sequence of str
        Computed sentences, as `summarise_findings` gives them.

    Returns
    -------
    Exhibit
        A ``card`` payload.
    """
    counts = tables.documents.set_index("doc_id").loc[document.doc_id].to_dict()
    rows: dict[str, object] = {
        key.capitalize(): document.meta[key] for key in _FACTS if key in document.meta
    }
    rows["Words"] = f"{counts['n_words']:,}"
    rows["Sentences"] = f"{counts['n_sentences']:,}"
    rows["Quotations"] = _quotations(int(counts["n_quotations"]), tables, document.doc_id)
    warnings = counts["warnings"]
    told = warnings.splitlines() if isinstance(warnings, str) else []
    lacking = listed(key for key in _EXPECTED if key not in document.meta)
    unknown = [f"Not known of this article: {lacking}"] if lacking else []
    language = str(document.meta.get("language", _LANGUAGE))
    if not language.startswith(_LANGUAGE):
        unknown.append(_FOREIGN.format(language))
    return exhibit_card(
        _title(document),
        rows,
        warnings=[*unknown, *told],
        findings=findings,
    )


def _title(document: Document) -> str:
    """Return the headline; without one, what the article is about as far as it is known."""
    meta = document.meta
    if "title" in meta:
        return str(meta["title"])
    if "interviewer" in meta and "interviewee" in meta:
        about = f"{meta['interviewer']}’s interview with {meta['interviewee']}"
        return f"{meta['outlet']} on {about}" if "outlet" in meta else about
    return document.doc_id


def _quotations(n: int, tables: Tables, doc_id: str) -> str:
    """Return the number of quotations, and how many of them stand inside another."""
    found = tables.quotations[tables.quotations["doc_id"] == doc_id]
    nested = int((found["speech"] & found["parent"].notna() & (found["part"] == 0)).sum())
    return f"{n:,}, {nested:,} of them inside another" if nested else f"{n:,}"
