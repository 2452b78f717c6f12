"""All quotations of one document: direct, indirect and mixed, with their speakers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from analysis_utils.annotate.grammar.tokens import Extent
from analysis_utils.annotate.quotations.candidates import Candidate
from analysis_utils.annotate.quotations.carried import carry_speakers
from analysis_utils.annotate.quotations.confidence import measured_confidence
from analysis_utils.annotate.quotations.cues import reporting_verbs
from analysis_utils.annotate.quotations.direct import extract_direct
from analysis_utils.annotate.quotations.indirect import extract_indirect
from analysis_utils.annotate.quotations.labels import extract_labelled
from analysis_utils.annotate.quotations.marked_phrases import describe_phrase
from analysis_utils.annotate.quotations.marks import pair_marks
from analysis_utils.annotate.quotations.speakers import resolve_speakers
from analysis_utils.language.names import is_pronoun
from analysis_utils.language.sentences import split_sentences
from analysis_utils.language.words import count_words
from analysis_utils.model import Actor, Document, MarkedPhrase, MarkRepair, Quotation

_SCARE_WORDS = 2
_start = attrgetter("start")
_MARK = re.compile(r"[\"“”„‟«»‹›‘]|''")
_CLAUSE_ENDS = re.compile(r"\s*[,;—–](?:\s+(?:and|but|to which|then|so|yet))?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationFindings:
    """What `extract_quotations` finds: each in the order of the text.

    ``sentences`` are start, end and paragraph (from 0) of each sentence.
    """

    quotations: tuple[Quotation, ...] = ()
    phrases: tuple[MarkedPhrase, ...] = ()
    repairs: tuple[MarkRepair, ...] = ()
    sentences: tuple[tuple[int, int, int], ...] = ()


def extract_quotations(document: Document, actors: Sequence[Actor] = ()) -> QuotationFindings:
    """Find the quotations of a document and who speaks them.

    Parameters
    ----------
    document : Document
        Any text.
    actors : sequence of Actor, optional
        People and bodies of the codebook, with the names they go by.

    Returns
    -------
    QuotationFindings
        One `Quotation` per piece of reported speech, one `MarkedPhrase` per stretch in marks
        that quotes nobody, one `MarkRepair` per mark that was missing or turned; all empty
        for a text without any.

    Notes
    -----
    Spans, cues, sources and kinds of a paragraph do not depend on later paragraphs, but for a
    signature on the next line ("— Ann Lee"). Resolved speakers do: a fuller form of a name
    further down is used for all of them. Takes time linear in the length of the text. In texts
    that do not look English, marks alone decide what is quoted and paraphrases are not found.
    Known failures: marks that are missing amid several quotations of one paragraph; sources
    that only the sentence after a quotation names; "we" and "I" stay unresolved.

    Examples
    --------
    >>> document = Document(doc_id="d", text="“It rained,” Ann Lee said. “It poured.”")
    >>> [(q.speaker, q.verb, q.part) for q in extract_quotations(document).quotations]
    [('Ann Lee', 'say', 0), ('Ann Lee', 'say', 1)]
    """
    text = document.text
    marks = pair_marks(text)
    spans = [(pair.start, pair.end) for pair in marks.pairs]
    sentences = split_sentences(text, spans)
    marked = extract_direct(text, marks.pairs, sentences)
    labelled = extract_labelled(text, marks.pairs)
    quoted = [candidate for candidate in marked if candidate.rule != "phrase"]
    quoted += [candidate for candidate in labelled if candidate.kind == "direct"]
    quoted.sort(key=lambda c: (c.start, -c.end))
    headline = [candidate for candidate in labelled if candidate.kind != "direct"]
    reported = extract_indirect(text, sentences, spans, [(c.start, c.end) for c in quoted])
    if headline:
        reported = headline + [c for c in reported if c.start >= headline[0].end]
    tags = {c.cue for c in quoted if c.cue and c.cue[0] >= c.end}
    reported = [c for c in reported if c.cue not in tags or (c.cue and c.start < c.cue[0])]
    joined = join_candidates(text, quoted, reported)
    found = [_apart(candidate) for candidate in carry_speakers(text, joined, sentences)]
    return QuotationFindings(
        quotations=tuple(_quotations(document, found, actors, sentences)),
        phrases=tuple(_phrases(document, marked, found)),
        repairs=tuple(
            MarkRepair(span=document.span(start, end), note=note)
            for start, end, note in marks.repairs
        ),
        sentences=tuple(sentences),
    )


def join_candidates(
    text: str, direct: Sequence[Candidate], reported: Sequence[Candidate]
) -> list[Candidate]:
    """Join direct with indirect and mixed candidates so that all nest properly.

    Parameters
    ----------
    text : str
        The text.
    direct : sequence of Candidate
        Quotations in marks, nested ones included, in the order of the text.
    reported : sequence of Candidate
        Indirect and mixed quotations, none inside another, in the order of the text.

    Returns
    -------
    list of Candidate
        In the order of their starts, outer before inner. Quoted words inside a mixed quotation
        are part of it unless somebody else is said to speak them there; what would cut across a
        quotation in marks, or begins inside one, is left out.
    """
    kept = []
    for candidate in reported:
        shorter = _up_to_next_clause(text, candidate, direct)
        if shorter and not _crosses(shorter, direct):
            kept.append(shorter)
    starts = [c.start for c in kept]

    def part_of_mixed(candidate: Candidate) -> bool:
        at = bisect_right(starts, candidate.start) - 1
        if at < 0 or candidate.end > kept[at].end:
            return False
        return not _reports_in_turn(text, candidate, kept[at])

    own = [c for c in direct if not part_of_mixed(c)]
    return sorted([*own, *kept], key=lambda c: (c.start, -c.end))


def _reports_in_turn(text: str, candidate: Candidate, outer: Candidate) -> bool:
    """Tell whether quoted words have a speaker of their own inside a mixed quotation.

    So it is in "Lee said that Berg called it “a mess”", but not in "Lee said he wants “a plan”".
    """
    cue, source = candidate.cue, candidate.source
    if not cue or not source or min(cue[0], source[0]) < outer.start or cue[1] > outer.end:
        return False
    verb = reporting_verbs().get(candidate.verb or "")
    says = verb is None or (verb.speech == "yes" and bool(verb.takes & {"quote", "predicate"}))
    return says and not is_pronoun(text[slice(*source)])


def _up_to_next_clause(
    text: str, candidate: Candidate, direct: Sequence[Candidate]
) -> Candidate | None:
    """End a paraphrase before ``, Lee said, “…”``; None where nothing of it is left."""
    at = bisect_right(direct, candidate.start, key=_start)
    for c in direct[at:]:
        if c.start >= candidate.end:
            break
        lead = text[candidate.start : c.start].rstrip()
        if c.end == candidate.end and _is_sentence(text, c):
            if lead.endswith(":"):
                return _shortened(text, candidate, candidate.start + len(lead) - 1)
            if lead.endswith(",") and not lead.startswith("that "):  # "told Lee, on Monday, “…”"
                return None
        if not c.cue:
            break
        clause = min(c.cue[0], c.source[0] if c.source else c.cue[0])
        before = text[candidate.start : max(candidate.start, clause)].rstrip()
        if candidate.start < clause < candidate.end and _CLAUSE_ENDS.search(before):
            end = candidate.start + len(_CLAUSE_ENDS.sub("", before).rstrip())
            return _shortened(text, candidate, end) if end > candidate.start else None
    return candidate


def _shortened(text: str, candidate: Candidate, end: int) -> Candidate:
    """End a paraphrase earlier; without marked words it is no mixed quotation any more."""
    shorter = candidate._replace(end=end)
    if candidate.kind == "indirect" or _MARK.search(text, candidate.start, end):
        return shorter
    sure = measured_confidence(candidate.rule, mixed=False)
    return shorter._replace(kind="indirect", confidence=sure)


def _is_sentence(text: str, candidate: Candidate) -> bool:
    """Tell whether quoted words begin with a capital."""
    return text[candidate.start : candidate.end].lstrip("\"“”„‟«»‹›'‘’`")[:1].isupper()


def _apart(candidate: Candidate) -> Candidate:
    """Take from a quotation in marks a cue or source that stands inside it."""

    def outside(extent: Extent | None) -> Extent | None:
        inside = extent and extent[0] < candidate.end and candidate.start < extent[1]
        return None if inside else extent

    if candidate.kind != "direct":
        return candidate
    cue, source = outside(candidate.cue), outside(candidate.source)
    if (cue, source) == (candidate.cue, candidate.source):
        return candidate
    return candidate._replace(cue=cue, source=source)


def _phrases(
    document: Document, marked: Sequence[Candidate], found: Sequence[Candidate]
) -> Iterator[MarkedPhrase]:
    """Yield the stretches in marks that quote nobody."""
    for c in marked:
        if c.rule == "phrase" and not _quoted_in(document.text, c, found):
            reason = describe_phrase(document.text, c.start, c.end)
            yield MarkedPhrase(span=document.span(c.start, c.end), reason=reason)


def _quoted_in(text: str, phrase: Candidate, found: Sequence[Candidate]) -> bool:
    """Tell whether marked words are the speaker's own words in a mixed quotation.

    One or two words in a mere noun phrase ("spoke of “civilised” nations") are no such words.
    """
    at = bisect_right(found, phrase.start, key=_start) - 1
    if at < 0 or found[at].kind != "mixed" or phrase.end > found[at].end:
        return False
    short = count_words(text, phrase.start, phrase.end) <= _SCARE_WORDS
    return not (short and found[at].rule in ("object", "preposition"))


def _crosses(candidate: Candidate, direct: Sequence[Candidate]) -> bool:
    """Tell whether a paraphrase overlaps a quotation in marks without holding it whole."""
    at = bisect_left(direct, candidate.start, key=_start)
    if at and max(c.end for c in direct[max(0, at - 8) : at]) > candidate.start:
        return True
    for c in direct[at:]:
        if c.start >= candidate.end:
            break
        if c.end > candidate.end:
            return True
    return False


def _quotations(
    document: Document,
    found: list[Candidate],
    actors: Sequence[Actor],
    sentences: Sequence[tuple[int, int, int]],
) -> list[Quotation]:
    """Turn candidates into quotations with ids, parents, groups and speakers."""
    speakers = resolve_speakers(document.text, found, sentences, actors)
    sizes = Counter(c.group for c in found if c.group is not None)
    parts: Counter[int] = Counter()
    open_ones: list[tuple[int, str]] = []
    quotations = []
    for number, (c, speaker) in enumerate(zip(found, speakers, strict=True), start=1):
        while open_ones and open_ones[-1][0] <= c.start:
            open_ones.pop()
        group = c.start if c.group is None and c.start in sizes else c.group
        quotations.append(
            Quotation(
                quotation_id=f"Q{number}",
                content=document.span(c.start, c.end),
                kind=c.kind,
                rule=c.rule,
                confidence=c.confidence,
                cue=document.span(*c.cue) if c.cue else None,
                source=document.span(*c.source) if c.source else None,
                speaker=speaker,
                verb=c.verb,
                stance=c.stance,
                parent=open_ones[-1][1] if open_ones else None,
                group=None if group is None else f"G{group}",
                part=0 if group is None else parts[group],
                speech=c.speech,
            )
        )
        if group is not None:
            parts[group] += 1
        open_ones.append((c.end, f"Q{number}"))
    return quotations
