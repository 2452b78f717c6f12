"""One document in, everything that is found in it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analysis_utils.annotate.framing.agency import extract_agency
from analysis_utils.annotate.framing.frames import assign_frames
from analysis_utils.annotate.framing.functions import assign_functions
from analysis_utils.annotate.framing.wording import assign_wording
from analysis_utils.annotate.quotations.corrections import apply_corrections
from analysis_utils.annotate.quotations.extract import extract_quotations
from analysis_utils.annotate.sentiment.score import SCORERS, score_sentiment
from analysis_utils.annotate.sentiment.targets import score_targets
from analysis_utils.annotate.sentiment.topics import assign_topics
from analysis_utils.annotate.voices import assign_voices
from analysis_utils.errors import InputError
from analysis_utils.load.codebooks import read_codebook
from analysis_utils.model import Annotations, Codebook, Coding, Document

DEFAULT_SCORERS = tuple(SCORERS)


def annotate_document(
    document: Document,
    codebook: Codebook | None = None,
    *,
    scorers: Sequence[str] = DEFAULT_SCORERS,
) -> Annotations:
    """Find everything in one document: quotations, voices, topics, tone, frames, wording, agency.

    Parameters
    ----------
    document : Document
        The text. Any text is read; what cannot be told stays open (None).
    codebook : Codebook, optional
        Topics, actors and frames; `read_codebook` without a path gives the default one.
    scorers : sequence of str
        Names of the sentiment scorers, the leading one first: it scores the topics, too.

    Returns
    -------
    Annotations
        Sentences with their voices, quotations, marked phrases, repaired marks and codings,
        each in the order of the text.

    Raises
    ------
    InputError
        ``scorers`` is empty.
    UnknownNameError
        No scorer has that name.
    CorrectionError
        A correction beside the article means a quotation that was not found.

    Examples
    --------
    >>> document = Document(doc_id="d", text='"It rained," Ann Lee said.')
    >>> [(q.speaker, q.kind) for q in annotate_document(document).quotations]
    [('Ann Lee', 'direct')]
    """
    if not scorers:
        raise InputError(f"no scorer was given; expected one or more of {', '.join(SCORERS)}")
    codebook = codebook or read_codebook()
    findings = extract_quotations(document, actors=tuple(codebook.actors.values()))
    corrected = apply_corrections(
        document, findings.quotations, document.meta.get("corrections", ())
    )
    findings = replace(findings, quotations=corrected)
    sentences = assign_voices(document, findings)
    codings: list[Coding] = [*assign_topics(document, sentences, codebook)]
    for scorer in scorers:
        codings += score_sentiment(document, sentences, scorer=scorer)
    codings += score_targets(document, sentences, codebook, scorer=scorers[0])
    codings += assign_frames(document, sentences, codebook)
    codings += assign_functions(document, sentences)
    codings += assign_wording(document, sentences, findings.quotations, findings.phrases)
    codings += extract_agency(document, sentences)
    return Annotations(
        document=_with_repairs(document, [repair.note for repair in findings.repairs]),
        sentences=sentences,
        quotations=findings.quotations,
        phrases=findings.phrases,
        repairs=findings.repairs,
        codings=tuple(sorted(codings, key=lambda c: (c.unit, c.variable, c.coder))),
    )


def _with_repairs(document: Document, notes: list[str]) -> Document:
    """Say in the document's warnings how many quotation marks had to be repaired."""
    if not notes:
        return document
    noun = "quotation mark" if len(notes) == 1 else "quotation marks"
    warning = f"{len(notes)} {noun} repaired: {'; '.join(dict.fromkeys(notes))}"
    meta = {**document.meta, "warnings": (*document.meta.get("warnings", ()), warning)}
    return replace(document, meta=meta)
