"""Direct quotations: which stretches in quotation marks quote somebody, and whom."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis_utils.annotate.quotations.candidates import Candidate
from analysis_utils.annotate.quotations.forms import is_passive
from analysis_utils.annotate.quotations.looks import (
    NAME_LINE,
    ends_sentence,
    is_byline,
    is_heading,
    modifies,
    speaks_alone,
)
from analysis_utils.annotate.quotations.marked_phrases import describe_phrase
from analysis_utils.annotate.quotations.pairing import Pair
from analysis_utils.annotate.quotations.sources import sentence_subject, subject_before
from analysis_utils.annotate.quotations.surroundings import Sentences, Surroundings
from analysis_utils.annotate.quotations.tags import (
    Tag,
    closing_tag,
    cue_before,
    last_cue,
    tag_after,
)
from analysis_utils.language.words import WORD, count_words

# Share of the quotations found by each rule that annotators mark, too (half of the characters
# covered by both are common), in the 504 development articles of PolNeAR (US political news);
# "marks alone" with fiction (LitBank) and German Wikinews, where that rule decides most. Too few
# for a share of their own: "signed" (2 of 2), "reopened" (9 of 11); "nested" is not annotated
# there and judged by reading.
CONFIDENCE = {
    "tag after": 0.99,
    "continued": 0.99,
    "cue before": 0.90,
    "colon": 0.86,
    "carried": 0.84,
    "reopened": 0.82,
    "signed": 0.90,
    "nested": 0.75,
    "marks alone": 0.83,
    "fragment": 0.70,
    "phrase": 0.0,
}
# “We waited.” — Ola Berg
_SIGNED = re.compile(
    r"[ \t]*\n{0,2}[ \t]*([-–—]+)[ \t]*([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,4})(?=[,\n(]|$)"
)
# “BERG: We waited”, “Ola Berg: We waited”
_LABEL = re.compile(
    r"\s*((?:[A-Z][\w.'’-]*\.? ){1,3}[A-Z][\w.'’-]+|[A-Z][A-Z.'’-]+)(:)\s+(?=[A-Z“‘\"(])"
)
_REACH = 300  # characters before a pair in which its cue stands
_OPENER = re.compile(
    r"(?:\W*(?:and|but|so|still|then|yet|or|later|meanwhile|instead|now)\b)?\W*$", re.I
)
_SENTENCE_WORDS = 4
_FRAGMENT_WORDS = 6


def extract_direct(text: str, pairs: Sequence[Pair], sentences: Sentences) -> list[Candidate]:
    """Find the direct quotations of a text with their cues and sources.

    Parameters
    ----------
    text : str
        Any text.
    pairs : sequence of Pair
        Its stretches in quotation marks, from `quotations.marks.pair_marks`.
    sentences : sequence of (int, int, int)
        Its sentences, from `analysis_utils.language.sentences.split_sentences`.

    Returns
    -------
    list of Candidate
        One per pair that holds a word, in the order of the text. The rule ``phrase`` stands
        for a stretch that nothing but its marks speaks for. Empty without pairs.
    """
    around = Surroundings(text, pairs, sentences)
    found: list[Candidate] = []
    outer: list[Candidate] = []
    for number, pair in enumerate(pairs):
        if not WORD.search(text, *pair.inner) or text[pair.start - 1 : pair.start] == "=":
            continue
        if pair.level:
            found.append(_nested(around, number))
        else:
            found.append(_judge(around, number, outer))
            outer.append(found[-1])
    return found


def _tag(around: Surroundings, number: int) -> Tag | None:
    """Return the tag of a pair in its own sentence, after it or before it."""
    pair = around.pairs[number]
    content = (pair.start, pair.end)
    after = tag_after(around.text, content, around.after(number)[1])
    if after:
        return after
    floor, start = around.before(number)
    return cue_before(around.text, floor, content, around.sentences[around.sentence(start)][0])


def _nested(around: Surroundings, number: int) -> Candidate:
    """Judge a pair inside another: quoted speech, or words in marks."""
    pair = around.pairs[number]
    tag = _tag(around, number)
    words = count_words(around.text, *pair.inner)
    whole = ends_sentence(around.text, pair)
    if words > 1 and (tag or (whole and words >= _SENTENCE_WORDS)):
        return _candidate(pair, "nested", tag)
    return _candidate(pair, "phrase", None)


def _judge(around: Surroundings, number: int, outer: list[Candidate]) -> Candidate:
    """Judge a pair that stands in no other."""
    text, pair = around.text, around.pairs[number]
    label = _LABEL.match(text, *pair.inner)
    if label:
        return _labelled(pair, label)
    floor, start = around.before(number)
    lead = text[floor:start].rstrip()
    last = outer[-1] if outer else None
    tagged = _OPENER.match(lead) or lead.endswith((",", ":"))
    after = tag_after(text, (pair.start, pair.end), around.after(number)[1]) if tagged else None
    sure = after and not (lead.endswith(":") or _participle(text, after))
    before = None if sure else _led_in(around, number, last)
    if before or after:
        return before or _candidate(pair, "tag after", after)
    if last and _is_tag_of(last, floor) and lead.endswith((",", ";", "—", "–", "-")):
        return _goes_on(pair, "continued", last)
    if lead.endswith(":"):
        return _after_colon(pair, text, (floor, start), last)
    found = None
    if not lead.strip(" \t\u00a0([*•–—-"):
        found = _carried(around, number, outer)
    return found or _alone(around, number)


def _alone(around: Surroundings, number: int) -> Candidate:
    """Judge a pair that nothing around it leads in or tags."""
    if speaks_alone(around, number):
        return _candidate(around.pairs[number], "marks alone", None)
    return _fragment(around, number)


def _fragment(around: Surroundings, number: int) -> Candidate:
    """Judge marked words amid a sentence: many of them quote somebody, few are a phrase."""
    text, pair = around.text, around.pairs[number]
    few = count_words(text, *pair.inner) < _FRAGMENT_WORDS
    if few or describe_phrase(text, pair.start, pair.end) == "title":
        return _candidate(pair, "phrase", None)
    content = (pair.start, pair.end)
    floor = around.before(number)[0]
    begin = around.sentences[around.sentence(pair.start)][0]
    ceiling = around.after(number)[1]
    tag = (
        tag_after(text, content, ceiling)
        or closing_tag(text, content, ceiling)
        or last_cue(text, floor, content, begin)
    )
    found = _candidate(pair, "fragment", tag)
    if found.source:
        return found
    return found._replace(source=sentence_subject(text, begin, pair.start))


def _is_tag_of(candidate: Candidate, floor: int) -> bool:
    """Tell whether the tag of a candidate stands right after it, at ``floor``."""
    return candidate.end == floor and candidate.cue is not None and candidate.cue[0] >= floor


def _labelled(pair: Pair, label: re.Match[str]) -> Candidate:
    """Return the candidate of ``“BERG: We waited”``, where a label names the speaker."""
    found = _candidate(pair, "colon", (label.span(2), None, label.span(1)))
    return found._replace(start=label.end())


def _participle(text: str, tag: Tag) -> bool:
    """Tell whether a tag is ``adding``, ``saying`` and the like."""
    return text[slice(*tag[0])].endswith("ing")


def _led_in(around: Surroundings, number: int, last: Candidate | None) -> Candidate | None:
    """Return the candidate of a pair that a cue leads in, in its sentence or right before it."""
    text, pair = around.text, around.pairs[number]
    floor, start = around.before(number)
    here = around.sentence(start)
    begin = around.sentences[here][0]
    if here and begin == pair.start:
        begin, stop, _ = around.sentences[here - 1]
        if text[stop - 1] != ":":
            return None
        floor = max(begin, stop - _REACH)
    tag = cue_before(text, floor, (pair.start, pair.end), begin)
    if tag is None or modifies(around, number, tag[0][1]) or _names_only(text, floor, tag):
        return None
    if last and tag[0] == last.cue and _is_tag_of(last, floor):
        return _goes_on(pair, "continued", last)
    found = _candidate(pair, "cue before", tag)
    if tag[2] is None and last and begin <= last.start and last.source:
        return found._replace(source=last.source, carried=last.start)
    if tag[2] is None and floor > begin and not is_passive(text, floor, tag[0][0]):
        return found._replace(source=sentence_subject(text, begin, pair.start))
    return found


def _names_only(text: str, floor: int, tag: Tag) -> bool:
    """Tell whether a cue without a speaker gives a name: ``a room called “the den”``."""
    cue = tag[1]
    if cue is None or "predicate" not in cue.verb.takes:
        return False
    if is_passive(text, floor, cue.start):
        return tag[2] is None
    form = text[cue.start : cue.end]
    return form.endswith("ed") and text[floor : cue.start].rstrip().endswith(",")


def _after_colon(pair: Pair, text: str, lead: tuple[int, int], last: Candidate | None) -> Candidate:
    """Judge a pair that a colon leads in: a name, a clause, or who spoke before."""
    floor, start = lead
    stop = floor + len(text[floor:start].rstrip()) - 1
    words = text[floor:stop].split()
    source: tuple[int, int] | None
    if 0 < len(words) <= NAME_LINE and words[0][0].isupper() and words[-1][0].isupper():
        source = (floor + len(text[floor:stop]) - len(text[floor:stop].lstrip()), stop)
    else:
        source = sentence_subject(text, floor, stop) or subject_before(text, floor, stop)
    found = _candidate(pair, "colon", ((stop, stop + 1), None, source))
    if source is None and last and last.source:
        return found._replace(source=last.source, carried=last.start)
    return found


def _carried(around: Surroundings, number: int, outer: list[Candidate]) -> Candidate | None:
    """Judge a pair that begins its sentence and has no tag: the speaker may go on."""
    text, pair = around.text, around.pairs[number]
    last = next((c for c in reversed(outer[-3:]) if c.rule != "phrase"), None)
    here = around.sentence(pair.start)
    paragraph = around.sentences[here][2]
    signed = _SIGNED.match(text, pair.end)
    if signed:
        return _candidate(pair, "signed", (signed.span(1), None, signed.span(2)))
    whole = ends_sentence(text, pair) or not pair.closed
    if is_heading(around, number) or is_byline(text, pair):
        return _candidate(pair, "phrase", None)
    if not whole:
        return None
    if last and last.source:
        at = around.sentence(last.end - 1)
        apart = paragraph - around.sentences[at][2]
        if apart == 0 and here - at <= 1:
            return _goes_on(pair, "continued", last)
        if apart == 1 and not _closed(around, last):
            return _goes_on(pair, "reopened", last)
    return _candidate(pair, "carried", None)


def _closed(around: Surroundings, candidate: Candidate) -> bool:
    """Tell whether the pair of a candidate has its closing mark."""
    return around.closed.get(candidate.start, True)


def _goes_on(pair: Pair, rule: str, last: Candidate) -> Candidate:
    """Return the candidate that goes on with what ``last`` began."""
    return Candidate(
        start=pair.start,
        end=pair.end,
        kind="direct",
        rule=rule,
        confidence=CONFIDENCE[rule],
        cue=last.cue,
        source=last.source,
        verb=last.verb,
        stance=last.stance,
        speech=last.speech,
        carried=last.start,
        group=last.start if last.group is None else last.group,
    )


def _candidate(pair: Pair, rule: str, tag: Tag | None) -> Candidate:
    cue, verb, source = tag or (None, None, None)
    return Candidate(
        start=pair.start,
        end=pair.end,
        kind="direct",
        rule=rule,
        confidence=CONFIDENCE[rule],
        cue=cue if cue and cue[1] > cue[0] else None,
        source=source,
        verb=verb.verb.lemma if verb else None,
        stance=verb.verb.stance if verb else None,
        speech=verb is None or verb.verb.speech != "thought",
    )
