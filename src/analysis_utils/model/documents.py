"""What a document is, and what can be said about a stretch of it.

Positions count characters (Unicode code points) from zero; ``end`` is the first one after.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from analysis_utils.errors import InputError

Voice = Literal["outlet", "direct", "indirect"]
Kind = Literal["direct", "indirect", "mixed"]
PhraseReason = Literal["scare", "title", "mention"]

VOICES: tuple[Voice, ...] = ("outlet", "direct", "indirect")
KINDS: tuple[Kind, ...] = ("direct", "indirect", "mixed")
STANCES: tuple[str, ...] = (
    "neutral",
    "endorsing",
    "distancing",
    "emotive",
    "judging",
    "factive",
    "asking",
)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """The characters ``start`` to ``end`` of one document's text."""

    doc_id: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise InputError(
                f"a span of {self.doc_id!r} runs from {self.start} to {self.end}; "
                "expected 0 <= start <= end"
            )


def _check_whole(text: str, doc_id: str) -> None:
    """Raise where a text holds half a surrogate pair, which no file can hold."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as problem:
        raise InputError(
            f"the document {doc_id!a} holds half a surrogate pair ({text[problem.start]!a}) at "
            f"character {problem.start}; expected text that can be written as UTF-8"
        ) from problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text as it was read, after the cleaning that ``meta`` records.

    ``meta`` holds what is known about it (``title``, ``outlet``, ``date``, ``interviewer``,
    ``interviewee``, …), what loading did (``dropped``, ``encoding``, ``sha256``) and
    ``warnings``. What is unknown is absent.
    """

    doc_id: str
    text: str
    meta: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.doc_id:
            raise InputError("a document needs a doc_id that is not empty")
        for value in (self.doc_id, self.text, *self.meta.values()):
            if isinstance(value, str):
                _check_whole(value, self.doc_id)
        object.__setattr__(self, "meta", dict(self.meta))

    def span(self, start: int, end: int) -> Span:
        """Return the span of this document from ``start`` to ``end``."""
        if end > len(self.text):
            raise InputError(
                f"{self.doc_id!r} has {len(self.text)} characters; "
                f"a span to {end} runs past its end"
            )
        return Span(doc_id=self.doc_id, start=start, end=end)

    def slice(self, span: Span) -> str:
        """Return the text of ``span``."""
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A document, or an input, that could not be read, annotated or stored.

    ``stage`` is ``read`` or ``annotate``; ``error`` the kind of error; ``message``
    what was received, where, and what was expected. One row of the table ``failures``.
    """

    doc_id: str
    stage: str
    error: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of one sentence that one voice speaks.

    ``speaker`` and ``quotation_id`` are None in the outlet's own voice; ``speaker`` is also
    None where a quotation's speaker could not be told.
    """

    span: Span
    voice: Voice
    speaker: str | None = None
    quotation_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence, its paragraph (from 0) and the segments that cover it from end to end."""

    sentence_id: str
    span: Span
    paragraph: int
    segments: tuple[Segment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words that the text gives to somebody.

    Attributes
    ----------
    content
        The words themselves, with their quotation marks where they have any.
    cue, source
        The words that report ("said") and that name who speaks ("he"), or None.
    speaker
        The resolved person or body ("Vladimir Putin"), or None where the text does not tell.
    kind
        ``direct`` (in marks), ``indirect`` (paraphrase) or ``mixed`` (paraphrase with
        quoted words).
    verb, stance
        The cue's lemma ("say") and its stance (one of `STANCES`), or None.
    parent
        The ``quotation_id`` that this one is nested in.
    group, part
        Pieces of one split quotation share a group and are numbered from 0.
    speech
        False for reported thought, plan or attitude, or a topic named without a claim.
    confidence
        Share of such decisions that were right on annotated data, 0 to 1.
    rule
        The name of the rule that found it.
    """

    quotation_id: str
    content: Span
    kind: Kind
    rule: str
    confidence: float
    cue: Span | None = None
    source: Span | None = None
    speaker: str | None = None
    verb: str | None = None
    stance: str | None = None
    parent: str | None = None
    group: str | None = None
    part: int = 0
    speech: bool = True

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise InputError(f"quotation kind {self.kind!r}; expected one of {', '.join(KINDS)}")
        if not 0.0 <= self.confidence <= 1.0:
            raise InputError(f"confidence {self.confidence} is not between 0 and 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPhrase:
    """Words in quotation marks that quote nobody: scare words, titles, words mentioned."""

    span: Span
    reason: PhraseReason


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkRepair:
    """A quotation mark that is missing, doubled or turned the wrong way, and how it was read."""

    span: Span
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """One judgement on one unit, by a person or by a program.

    ``value`` is a label (topic, frame, …) or a number (polarity −1…1, subjectivity 0…1);
    ``target`` what it is about; ``evidence`` the stretches that led to it.
    """

    unit: Span
    coder: str
    variable: str
    value: str | float
    target: str | None = None
    voice: Voice | None = None
    speaker: str | None = None
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotations:
    """Everything that was found in one document."""

    document: Document
    sentences: tuple[Sentence, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    phrases: tuple[MarkedPhrase, ...] = ()
    repairs: tuple[MarkRepair, ...] = ()
    codings: tuple[Coding, ...] = ()
