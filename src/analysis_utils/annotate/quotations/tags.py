"""Tags of direct quotations: the cue and the source before or after a marked stretch."""

from __future__ import annotations

import re
from itertools import islice

from analysis_utils.annotate.grammar.tokens import Extent
from analysis_utils.annotate.quotations.cues import Cue, find_cues, iter_cues
from analysis_utils.annotate.quotations.forms import is_noun, is_passive
from analysis_utils.annotate.quotations.source_words import DETERMINERS, PRONOUNS
from analysis_utils.annotate.quotations.sources import (
    end_of_subject,
    sentence_subject,
    subject_after,
    subject_before,
)
from analysis_utils.language.words import count_words

Tag = tuple[Extent, Cue | None, Extent | None]  # cue span, its verb where it is one, source

_LEAD = re.compile(r"[\s,;–—-]*")
_NO_TAG = re.compile(
    r"(?:and|but|or|nor|so|yet|that|which|when|while|if|because|although|though|as|to|in|on|at|of|"
    r"for|from|with|by|about|is|was|are|were|has|have|had|will|would|than|then|not|who|whose|what|"
    r"after|before|since|until|during|can|could|may|might|should|must|does|did|do)\b"
)
_CLAUSES = frozenset(("quote", "that", "zero"))
_COMMA_ENDS = frozenset(",!?…–—-")
_CLOSERS = "\"“”„‟«»‹›'‘’`"
_SHORT_TAG = re.compile(
    r"((?:[Aa]n? |[Tt]he )?(?:[a-z]+ )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2}|[Hh]e|[Ss]he|[Tt]hey)"
    r" ([a-z]+ed)(?=[.,:;]|$| (?:to|in|at|with|back|of|on|as)\b)"
)
_ADJACENT = re.compile(r"(?:\s+(?:that|how))?[\s,:–—(-]*$")
_INTRODUCED = re.compile(r"(?:[,:–—]|--|\bthat|\bas)\s*$")
_POINT = re.compile(r"[.:;!?–—]|--| - ")
_WITH = re.compile(r"\bwith\s[^,]*$")
_AGENT = re.compile(r"\W*(?:\w+ )?by\s+")
_ACCORDING = re.compile(r"\b[Aa]ccording to\s+")
_ACCORDED = re.compile(r"(according to)\s+([^,;:()\"“”]*[^,;:()\"“”\s.!?])")
_REACH = 160  # characters
_TAG_WORDS = 30
_TAG_CUES = 4  # verbs among which is that of the tag
_AFTER_TAG = 4  # words behind a tag that ends its sentence: "on Monday"
_MARKS = '"“”„«»'
_GAP_WORDS = 25


def tag_after(text: str, content: Extent, ceiling: int) -> Tag | None:
    """Find a tag such as ``, said Smith`` between a quotation and ``ceiling``.

    Parameters
    ----------
    text : str
        Any text.
    content : (int, int)
        The quotation with its marks.
    ceiling : int
        Where the sentence, or what may hold the tag, ends.

    Returns
    -------
    tuple or None
        Span and verb of the cue and span of the source; None without a tag.

    Examples
    --------
    >>> span, cue, source = tag_after("“It rains,” Ann Lee said.", (0, 11), 25)
    >>> cue.verb.lemma, source
    ('say', (12, 19))
    """
    lead = _LEAD.match(text, content[1], ceiling)
    start = lead.end() if lead else content[1]
    if start >= ceiling or _NO_TAG.match(text, start):
        return None
    if accorded := _ACCORDED.match(text, start, min(ceiling, start + _REACH)):
        return accorded.span(1), None, accorded.span(2)
    last = text[content[0] : content[1]].rstrip(_CLOSERS)[-1:]
    comma = last in _COMMA_ENDS or start - content[1] > 1
    for cue in islice(iter_cues(text, start, ceiling), _TAG_CUES):
        if cue.verb.takes.isdisjoint(_CLAUSES) or text[cue.start].isupper():
            continue
        if "quote" not in cue.verb.takes and (not comma or cue.start == start):
            return None
        if cue.start == start:
            source = subject_after(text, cue.end, ceiling)
            return ((cue.start, cue.end), cue, source) if source or comma else None
        if is_noun(text, start, cue):
            continue
        source = _whole_source(text, start, cue.start, _TAG_WORDS if comma else 8)
        return ((cue.start, cue.end), cue, source) if source else None
    return _unknown_verb(text, start, ceiling) if comma else None


def closing_tag(text: str, content: Extent, ceiling: int) -> Tag | None:
    """Find the tag of a sentence that goes on behind its quoted words.

    Takes and returns what `tag_after` does.

    Examples
    --------
    >>> text = "“A plan made for rain” will not do, Ann Lee said."
    >>> _, cue, source = closing_tag(text, (0, 22), len(text))
    >>> cue.verb.lemma, text[slice(*source)]
    ('say', 'Ann Lee')
    """
    ceiling = min(ceiling, content[1] + 3 * _REACH)
    for comma in range(content[1], min(ceiling, content[1] + 2 * _REACH)):
        if text[comma] in _MARKS:
            return None
        if text[comma] != ",":
            continue
        tag = tag_after(text, (content[0], comma + 1), ceiling)
        if tag and tag[1] and tag[2] and not text[slice(*tag[0])].endswith("ing"):
            inverted = tag[2][0] > tag[0][0]
            if inverted or count_words(text, tag[0][1], ceiling) <= _AFTER_TAG:
                return tag
    return None


def _unknown_verb(text: str, start: int, ceiling: int) -> Tag | None:
    """Take ``,” Lee thundered.`` as a tag although the verb is not in the lexicon."""
    match = _SHORT_TAG.match(text, start, ceiling)
    if not match:
        return None
    return match.span(2), None, match.span(1)


def _whole_source(text: str, start: int, cue: int, longest: int) -> Extent | None:
    """Take all that stands between a quotation and its verb as the source."""
    end = end_of_subject(text, start, cue)
    while end > start and text[end - 1] in " ,\t\u00a0":
        end -= 1
    words = text[start:end].split()
    if not words or len(words) > longest or any(point in text[start:end] for point in ";:?!"):
        return None
    if words[0].lower() in PRONOUNS:
        return start, start + len(words[0])
    if words[0][0].islower() and words[0].lower() not in DETERMINERS and len(words) > 8:
        return None
    return start, end


def cue_before(text: str, floor: int, content: Extent, sentence: int) -> Tag | None:
    """Find a cue that leads a quotation in, as in ``Smith told reporters, “…”``.

    Parameters
    ----------
    text : str
        Any text.
    floor : int
        Where what may hold the cue begins: the sentence, or the end of the quotation before.
    content : (int, int)
        The quotation with its marks.
    sentence : int
        Where the sentence begins.

    Returns
    -------
    tuple or None
        Span and verb of the cue and span of the source; None without a cue.

    Examples
    --------
    >>> text = "Ann Lee told him: “Go!”"
    >>> span, cue, source = cue_before(text, 0, (18, 23), 0)
    >>> cue.verb.lemma, text[slice(*source)]
    ('tell', 'Ann Lee')
    """
    start = content[0]
    for cue in reversed(find_cues(text, floor, start)):
        gap = text[cue.end : start]
        if ";" in gap or (len(gap) > 2 * _GAP_WORDS and count_words(gap) > _GAP_WORDS):
            break
        if is_noun(text, floor, cue) or not _leads_in(cue, gap):
            continue
        return (cue.start, cue.end), cue, _source_of(text, floor, cue, content, sentence)
    if text.find("ccording to", floor, start) < 0:  # told fast
        return None
    for match in _ACCORDING.finditer(text, floor, start):
        end = _trimmed(text, match.end(), start)
        if count_words(text, match.end(), end) <= 20 and text[end:start].strip():
            return (match.start(), match.end() - 1), None, (match.end(), end)
    return None


def last_cue(text: str, floor: int, content: Extent, sentence: int) -> Tag | None:
    """Return the last cue before a quotation, however far off, with its source.

    Takes and returns what `cue_before` does.
    """
    for cue in reversed(find_cues(text, floor, content[0])):
        if not is_noun(text, floor, cue):
            return (cue.start, cue.end), cue, _source_of(text, floor, cue, content, sentence)
    return None


def _trimmed(text: str, start: int, end: int) -> int:
    """Return ``end`` without the blanks and points before it."""
    return start + len(text[start:end].rstrip(" ,:\u00a0"))


def _leads_in(cue: Cue, gap: str) -> bool:
    """Tell whether a quotation after ``gap`` belongs to the cue before it."""
    takes = cue.verb.takes
    if _ADJACENT.match(gap) or gap.strip() in cue.verb.prepositions:
        return bool(takes & {"quote", "predicate", "object"})
    if "predicate" in takes and count_words(gap) <= 7 and not _POINT.search(gap):
        return True
    hearer = "recipient" in takes and count_words(gap) <= 3
    if hearer and not gap.rstrip().endswith(("'s", "’s", " of")):
        return True
    return "quote" in takes and bool(_INTRODUCED.search(gap))


def _source_of(text: str, floor: int, cue: Cue, content: Extent, sentence: int) -> Extent | None:
    """Find who speaks where a cue stands before the quotation."""
    form = text[cue.start : cue.end].lower()
    if not form.endswith("ing") and is_passive(text, floor, cue.start):
        agent = _AGENT.match(text, content[1], content[1] + 20)
        return subject_after(text, agent.end(), agent.end() + 120) if agent else None
    if form.endswith("ing"):
        return _participle_source(text, floor, cue, sentence)
    if not text[floor : cue.start].strip():
        return subject_after(text, cue.end, content[0])
    source = subject_before(text, floor, cue.start)
    if source is None and floor <= sentence:
        source = sentence_subject(text, sentence, cue.start)
    return source


def _participle_source(text: str, floor: int, cue: Cue, sentence: int) -> Extent | None:
    """Find who speaks in ``Lee said, adding``, ``Lee left, saying`` and ``a sign saying``."""
    if _WITH.search(text, max(floor, cue.start - 60), cue.start):
        return subject_before(text, floor, cue.start)
    for other in reversed(find_cues(text, floor, cue.start)):
        finite = not text[other.start : other.end].endswith("ing")
        if finite and not is_noun(text, floor, other):
            source = subject_before(text, floor, other.start)
            if source and text[slice(*source)].lower() not in ("who", "which"):
                return source
    if floor <= sentence:
        return sentence_subject(text, sentence, cue.start)
    return None
