"""Wording: loaded and evaluative words, hedges, boosters, scare quotes, telling verbs of saying."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from analysis_utils.annotate.framing.frames import segment_at
from analysis_utils.annotate.grammar.tokens import is_verb, read_tokens
from analysis_utils.language.patterns import compile_patterns
from analysis_utils.load.lexicons import read_lexicon
from analysis_utils.model import Coding, Segment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis_utils.language.patterns import PatternSet
    from analysis_utils.model import Document, MarkedPhrase, Quotation, Sentence, Span

LEXICONS = ("loaded_words", "hedges_boosters")
MIN_STRENGTH = 0.75  # weaker entries name serious things more often than they judge them
TELLING_STANCES = ("emotive", "factive")

_JOIN = re.compile(r",?\s+and\s+|,\s+|\s+")
_BEFORE = re.compile(r"(\w+)(?:'s|’s)?[ \t]+$")
_AFTER = re.compile(r"[ \t]+(\w+)")
_WORD = re.compile(r"\w+")
_REACH = 40  # characters
_OWNED = 2  # words behind a possessive that are no verbs
_HEADLINE = 0.6  # share of capitalised words from which capitals mark no names
# Fields whose words are no part of names, whatever their capitals.
_INSULTS = ("extremity labels", "ideology labels", "person labels", "contempt", "mockery")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class WordingHit:
    """Words that a list knows: where they stand, what they do, which list, and their field.

    ``strength`` runs from 0 to 1: how often the words are used in this way.
    """

    start: int
    end: int
    value: str
    coder: str
    field: str | None = None
    strength: float = 1.0


def assign_wording(
    document: Document,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    phrases: Sequence[MarkedPhrase],
) -> tuple[Coding, ...]:
    """Mark the words that judge, charge, weaken, strengthen or take something for granted.

    All are candidates for a reader's check: a list of words cannot tell a loaded word from the
    right word in its place.

    Parameters
    ----------
    document : Document
        The text.
    sentences : sequence of Sentence
        Its sentences; their segments tell whose words they are.
    quotations : sequence of Quotation
        Their reporting verbs are marked where they are emotive or factive.
    phrases : sequence of MarkedPhrase
        Scare words are marked; titles are passed over.

    Returns
    -------
    tuple of Coding
        One per stretch of words, in the order of the text: variable ``wording``; value
        ``loaded``, ``evaluative``, ``hedge``, ``booster``, ``scare``, ``emotive`` or
        ``factive`` (the last two for reporting verbs); target the field of the word list, or
        what a reporting verb takes for granted; coder the list that knew the words. Empty
        where nothing was found.

    Notes
    -----
    Neighbouring hits of one kind make one stretch ("rare and revealing"). A capitalised word
    beside another inside a sentence is taken as part of a name ("Great Britain") and passed
    over. Where a paraphrase is a mere phrase and no clause ("lamented the broken promise"), the
    choice of words is the outlet's. Entries of the list that name serious things more often than
    they judge them ("murder", "riot") are not marked. Known failures: irony, technical senses,
    negated praise.

    References
    ----------
    Recasens, M., Danescu-Niculescu-Mizil, C. & Jurafsky, D. (2013). Linguistic models for
    analyzing and detecting biased language. ACL.
    """
    certain = [*_reporting_hits(quotations), *_scare_hits(phrases)]
    closed = {place for hit in certain for place in range(hit.start, hit.end)}
    closed.update(
        n for p in phrases if p.reason == "title" for n in range(p.span.start, p.span.end)
    )
    listed = [
        hit
        for hit in find_wording(document.text)
        if hit.strength >= MIN_STRENGTH and closed.isdisjoint(range(hit.start, hit.end))
    ]
    told = _told_by_outlet(document, quotations)
    starts = [sentence.span.start for sentence in sentences]
    codings = []
    for hit in sorted({*certain, *listed}, key=lambda h: (h.start, h.end, h.value)):
        at = bisect_right(starts, hit.start) - 1
        if at >= 0:
            segment = segment_at(sentences[at], hit.start)
            if segment and segment.quotation_id in told and hit.coder in LEXICONS:
                segment = Segment(span=segment.span, voice="outlet")
            codings.append(_coding(document, hit, segment))
    return tuple(codings)


def find_wording(text: str) -> list[WordingHit]:
    """Find the words of the lexicons in a text.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    list of WordingHit
        In the order of the text; hits of one kind that stand together are joined.

    Examples
    --------
    >>> [(h.start, h.end, h.value) for h in find_wording("He may be a brutal tyrant.")]
    [(3, 6, 'hedge'), (12, 25, 'loaded')]
    """
    rows = _rows()
    hits: list[WordingHit] = []
    for match in _patterns().find(text):
        value, field, strength = rows[match.key, match.pattern]
        if field not in _INSULTS and _is_in_name(text, match.start, match.end):
            continue
        last = hits[-1] if hits else None
        if last and last.value == value and _JOIN.fullmatch(text, last.end, match.start):
            field, strength = last.field or field, max(strength, last.strength)
            start = hits.pop().start
        else:
            start = match.start
        hits.append(
            WordingHit(
                start=start,
                end=match.end,
                value=value,
                coder=match.key,
                field=field,
                strength=strength,
            )
        )
    return hits


@cache
def _rows() -> Mapping[tuple[str, str], tuple[str, str, float]]:
    """Return value, field and strength of each pattern, by lexicon and pattern."""
    return {
        (name, row["pattern"]): (
            row["kind"],
            row.get("field") or row["class"],
            float(row.get("strength", 1.0)),
        )
        for name in LEXICONS
        for row in read_lexicon(name).entries
    }


@cache
def _patterns() -> PatternSet:
    rows = {name: read_lexicon(name).entries for name in LEXICONS}
    return compile_patterns({name: [row["pattern"] for row in rows[name]] for name in LEXICONS})


def _is_in_name(text: str, start: int, end: int) -> bool:
    """Tell whether capitalised words stand beside another capitalised word, in no headline."""
    if not text[start].isupper():
        return False
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    after = _AFTER.match(text, end, end + _REACH)
    if not any(word and word.group(1)[0].isupper() for word in (before, after)):
        return False
    around = _WORD.findall(text, max(0, start - _REACH), end + _REACH)
    n_capital = sum(map(str.istitle, around)) + sum(map(str.isupper, around))
    return n_capital <= _HEADLINE * len(around)


@cache
def _presupposed() -> Mapping[str, str]:
    """Return what each reporting verb takes for granted, by lemma."""
    return {row["lemma"]: row["presupposes"] for row in read_lexicon("reporting_verbs").entries}


def _reporting_hits(quotations: Sequence[Quotation]) -> list[WordingHit]:
    presupposed = _presupposed()
    return [
        WordingHit(
            start=quotation.cue.start,
            end=quotation.cue.end,
            value=quotation.stance,
            coder="reporting_verbs",
            field=presupposed.get((quotation.verb or "").partition(" ")[0]) or None,
        )
        for quotation in quotations
        if quotation.cue and quotation.stance in TELLING_STANCES
    ]


def _scare_hits(phrases: Sequence[MarkedPhrase]) -> list[WordingHit]:
    return [
        WordingHit(start=p.span.start, end=p.span.end, value="scare", coder="marks")
        for p in phrases
        if p.reason == "scare"
    ]


def _told_by_outlet(document: Document, quotations: Sequence[Quotation]) -> frozenset[str]:
    """Return the reports of a mere phrase ("lamented the broken promise"), by quotation id."""
    return frozenset(
        q.quotation_id
        for q in quotations
        if q.kind != "direct"
        and q.parent is None
        and q.rule != "predicate"
        and not _has_verb(document.text, q.content)
    )


def _has_verb(text: str, span: Span) -> bool:
    """Tell whether a paraphrase is a clause; "Lee's perceived support" holds no verb."""
    tokens = read_tokens(text, span.start, span.end, [], [])
    owned = [at for at, word in enumerate(tokens.lower) if word.endswith(("'s", "s'"))]
    return any(
        is_verb(tokens, at) and not any(0 < at - owner <= _OWNED for owner in owned)
        for at in range(len(tokens.words))
    )


def _coding(document: Document, hit: WordingHit, segment: Segment | None) -> Coding:
    span = document.span(hit.start, hit.end)
    return Coding(
        unit=span,
        coder=hit.coder,
        variable="wording",
        value=hit.value,
        target=hit.field,
        voice=segment.voice if segment else None,
        speaker=segment.speaker if segment else None,
        evidence=(span,),
    )
