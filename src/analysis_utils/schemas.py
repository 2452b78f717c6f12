"""Every table: what one row is, its columns, their dtypes, units and order.

This is the only place that knows them. Constructors of tables validate against it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its name, pandas dtype, and its meaning with the unit.

    ``required`` ones are never NA; ``values`` lists the allowed labels where they are few.
    """

    name: str
    dtype: str
    meaning: str
    required: bool = False
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """A table: its name, what one row is, its columns in order and its key."""

    name: str
    row: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)


def _text(
    name: str, meaning: str, *, values: tuple[str, ...] = (), required: bool = False
) -> Column:
    return Column(name=name, dtype="string", meaning=meaning, values=values, required=required)


def _count(name: str, meaning: str, *, required: bool = True) -> Column:
    return Column(name=name, dtype="Int64", meaning=meaning, required=required)


def _number(name: str, meaning: str) -> Column:
    return Column(name=name, dtype="Float64", meaning=meaning)


def _flag(name: str, meaning: str) -> Column:
    return Column(name=name, dtype="boolean", meaning=meaning, required=True)


_DOC_ID = _text("doc_id", "the document", required=True)
_START = _count("start", "first character, from 0")
_END = _count("end", "character after the last")
_N_WORDS = _count("n_words", "words in it")
_TEXT = _text("text", "the words as they stand", required=True)
_VOICE = _text(
    "voice", "who speaks: outlet, direct, indirect", values=("outlet", "direct", "indirect")
)
_SPEAKER = _text("speaker", "resolved speaker; NA in the outlet's voice or where unknown")

DOCUMENTS = Schema(
    name="documents",
    row="document",
    key=("doc_id",),
    columns=(
        _DOC_ID,
        _text("title", "headline"),
        _text("outlet", "publisher"),
        _text("date", "day of publication, ISO 8601"),
        _text("url", "where it was published"),
        _text("interviewer", "who asked"),
        _text("interviewee", "who answered"),
        _text("sha256", "hash of the file as it was read"),
        _N_WORDS,
        _count("n_sentences", "sentences"),
        _count("n_quotations", "quotations of reported speech; a split one counts once"),
        _text("warnings", "what loading and annotating had to say, one a line"),
    ),
)

SENTENCES = Schema(
    name="sentences",
    row="sentence",
    key=("doc_id", "sentence_id"),
    columns=(
        _DOC_ID,
        _text("sentence_id", "S1, S2, … in the order of the text", required=True),
        _count("paragraph", "paragraph, from 0"),
        _START,
        _END,
        _N_WORDS,
        _TEXT,
    ),
)

SEGMENTS = Schema(
    name="segments",
    row="stretch of a sentence that one voice speaks",
    key=("doc_id", "start"),
    columns=(
        _DOC_ID,
        _text("sentence_id", "the sentence it is part of", required=True),
        _START,
        _END,
        _VOICE,
        _SPEAKER,
        _text("quotation_id", "the innermost quotation it stands in; NA in the outlet's voice"),
        _N_WORDS,
        _TEXT,
    ),
)

QUOTATIONS = Schema(
    name="quotations",
    row="quotation (a piece of one, where it is split)",
    key=("doc_id", "quotation_id"),
    columns=(
        _DOC_ID,
        _text("quotation_id", "Q1, Q2, … in the order of the text", required=True),
        _text("sentence_id", "the sentence it begins in", required=True),
        _START,
        _END,
        _text(
            "kind",
            "direct, indirect or mixed",
            values=("direct", "indirect", "mixed"),
            required=True,
        ),
        _SPEAKER,
        _text("source", "the words that name the speaker"),
        _count("source_start", "first character of the source", required=False),
        _count("source_end", "character after the source", required=False),
        _text("cue", "the words that report"),
        _count("cue_start", "first character of the cue", required=False),
        _count("cue_end", "character after the cue", required=False),
        _text("verb", "lemma of the reporting verb"),
        _text("stance", "stance of the reporting verb"),
        _text("parent", "the quotation it is nested in"),
        _text("group", "what the pieces of one split quotation share"),
        _count("part", "number of the piece, from 0"),
        _flag("speech", "reported speech; false for thought, plan, attitude or mere topic"),
        _number("confidence", "share of such decisions right on annotated data, 0 to 1"),
        _text("rule", "the rule that found it", required=True),
        _N_WORDS,
        _TEXT,
    ),
)

CODINGS = Schema(
    name="codings",
    row="judgement on one unit",
    key=("doc_id", "start", "end", "coder", "variable", "value", "target"),
    columns=(
        _DOC_ID,
        _text("sentence_id", "the sentence the unit begins in", required=True),
        _START,
        _END,
        _text("coder", "who judged: a person, or the scorer's name", required=True),
        _text("variable", "what was judged: topic, frame, polarity, wording, …", required=True),
        _text("value", "the label; NA where the judgement is a number"),
        _number("score", "the number (polarity −1…1, subjectivity 0…1, weight); NA for labels"),
        _text("target", "what it is about: a topic, an actor, a set of frames"),
        _VOICE,
        _SPEAKER,
        _text("evidence", "the words that led to it, parted by ' | '"),
        _TEXT,
    ),
)

FAILURES = Schema(
    name="failures",
    row="document, or input, of a run that could not be read or annotated",
    key=("doc_id", "stage"),
    columns=(
        _text("doc_id", "the document, or the input where no document was told", required=True),
        _text("stage", "where it failed: read, annotate", required=True),
        _text("error", "the kind of error", required=True),
        _text("message", "what was received, where, what was expected", required=True),
    ),
)

MEASURE_COLUMNS = (
    _number("estimate", "the figure, in the unit that the measure's name tells"),
    _number("ci_low", "lower end of its 95 % interval; NA where n is too small"),
    _number("ci_high", "upper end of its 95 % interval"),
    _count("n", "units behind the figure"),
)

TABLES = {s.name: s for s in (DOCUMENTS, SENTENCES, SEGMENTS, QUOTATIONS, CODINGS)}


def measures_schema(*groups: str, name: str = "measures") -> Schema:
    """Return the schema of a measures table with these grouping columns.

    Every measures table has ``measure``, the grouping columns, ``estimate``, ``ci_low``,
    ``ci_high`` and ``n``, in this order.
    """
    columns = (
        _text("measure", "what is measured", required=True),
        *(_text(group, f"group: {group}") for group in groups),
        *MEASURE_COLUMNS,
    )
    return Schema(name=name, row="figure", columns=columns, key=("measure", *groups))
