"""Direct quotations: which stretches in quotation marks quote somebody, and whom."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from analysis_utils.annotate.candidates import Candidate, Extent
from analysis_utils.annotate.pairing import Pair
from analysis_utils.annotate.sources import sentence_subject, subject_before
from analysis_utils.annotate.tags import Tag, cue_before, tag_after
from analysis_utils.language.words import count_words, looks_english, word_set

Sentences = Sequence[tuple[int, int, int]]

# Share of the development sets' quotations, found by each rule, that the annotators have too.
CONFIDENCE = {
    "tag after": 0.97,
    "cue before": 0.95,
    "colon": 0.93,
    "continued": 0.97,
    "reopened": 0.95,
    "carried": 0.85,
    "nested": 0.80,
    "marks alone": 0.88,
    "phrase": 0.5,
}
_SENTENCE_END = re.compile(r"[.!?…,–—-][\"“”„‟«»‹›'‘’`)]*$")
_OPENER = re.compile(
    r"(?:\W*(?:and|but|so|still|then|yet|or|later|meanwhile|instead|now)\b)?\W*$", re.I
)
_NEXT_WORD = re.compile(r" ([^\W\d_]+)")
_REACH = 300
_SAMPLE = 1500  # characters that tell a text's language
_SENTENCE_WORDS = 4
_LINKING = word_set(
    "and but or in on at to by for from with during because as when while if after before until",
    "about over under that which who is are was were than though although since through of",
)
_PARTICLES = word_set("a an the and of in on to for der die das des und von für de la le et di")
_NAME_LINE = 12  # words before a colon that are a name with its title


def extract_direct(text: str, pairs: Sequence[Pair], sentences: Sentences) -> list[Candidate]:
    """Find the direct quotations of a text with their cues and sources.

    Parameters
    ----------
    text : str
        Any text.
    pairs : sequence of Pair
        Its stretches in quotation marks, from `analysis_utils.annotate.marks.pair_marks`.
    sentences : sequence of (int, int, int)
        Its sentences, from `analysis_utils.language.sentences.split_sentences`.

    Returns
    -------
    list of Candidate
        One per pair that holds a word, in the order of the text. The rule ``phrase`` stands
        for a stretch that nothing but its marks speaks for. Empty without pairs.
    """
    reader = _Reader(text, pairs, sentences)
    found: list[Candidate] = []
    outer: list[Candidate] = []
    for number, pair in enumerate(pairs):
        if not count_words(text, *pair.inner):
            continue
        if pair.level:
            found.append(_nested(reader, number))
        else:
            found.append(_judge(reader, number, outer))
            outer.append(found[-1])
    return found


class _Reader:
    """What the rules look at: the text, its pairs and the sentences around each."""

    def __init__(self, text: str, pairs: Sequence[Pair], sentences: Sentences) -> None:
        self.text, self.pairs, self.sentences = text, pairs, sentences
        self._starts = [start for start, _, _ in sentences]
        self._english: dict[int, bool] = {}
        self.closed = {pair.start: pair.closed for pair in pairs if pair.level == 0}

    def sentence(self, place: int) -> int:
        """Return the number of the sentence at or before a place."""
        return max(0, bisect_right(self._starts, place) - 1)

    def english(self, place: int) -> bool:
        """Tell whether the text just before a place is English."""
        block = place // _SAMPLE
        if block == 0:
            return looks_english(self.text[:place])
        if block not in self._english:
            sample = self.text[(block - 1) * _SAMPLE : block * _SAMPLE]
            self._english[block] = looks_english(sample)
        return self._english[block]

    def before(self, number: int) -> Extent:
        """Return what stands before a pair in its sentence, after any pair before it."""
        pair = self.pairs[number]
        floor = max(self.sentences[self.sentence(pair.start)][0], pair.start - _REACH)
        for other in reversed(self.pairs[max(0, number - 4) : number]):
            floor = max(floor, other.end if other.end <= pair.start else other.inner[0])
        return min(floor, pair.start), pair.start

    def after(self, number: int) -> Extent:
        """Return what stands after a pair in its sentence, up to any mark of another pair."""
        pair = self.pairs[number]
        ceiling = self.sentences[self.sentence(max(pair.start, pair.end - 1))][1]
        for other in self.pairs[number + 1 : number + 9]:
            if other.start >= pair.end:
                ceiling = min(ceiling, other.start)
                break
        if pair.level:
            for other in reversed(self.pairs[max(0, number - 9) : number]):
                if other.level < pair.level:
                    ceiling = min(ceiling, other.inner[1])
                    break
        return pair.end, max(pair.end, min(ceiling, pair.end + _REACH))


def _tag(reader: _Reader, number: int) -> Tag | None:
    """Return the tag of a pair in its own sentence, after it or before it."""
    pair = reader.pairs[number]
    content = (pair.start, pair.end)
    after = tag_after(reader.text, content, reader.after(number)[1])
    if after:
        return after
    floor, start = reader.before(number)
    return cue_before(reader.text, floor, content, reader.sentences[reader.sentence(start)][0])


def _nested(reader: _Reader, number: int) -> Candidate:
    """Judge a pair inside another: quoted speech, or words in marks."""
    pair = reader.pairs[number]
    tag = _tag(reader, number)
    words = count_words(reader.text, *pair.inner)
    whole = bool(_SENTENCE_END.search(reader.text, pair.start, pair.end))
    if words > 1 and (tag or (whole and words >= _SENTENCE_WORDS)):
        return _candidate(pair, "nested", tag)
    return _candidate(pair, "phrase", None)


def _judge(reader: _Reader, number: int, outer: list[Candidate]) -> Candidate:
    """Judge a pair that stands in no other."""
    text, pair = reader.text, reader.pairs[number]
    content = (pair.start, pair.end)
    floor, start = reader.before(number)
    begin = reader.sentences[reader.sentence(start)][0]
    lead = text[floor:start]
    last = outer[-1] if outer else None
    if _OPENER.match(lead) or lead.rstrip().endswith((",", ":")):
        after = tag_after(text, content, reader.after(number)[1])
        if after:
            return _candidate(pair, "tag after", after)
    before = cue_before(text, floor, content, begin)
    if before and not _modifies(reader, number, before):
        if before[2] is None and last and begin <= last.start and last.source:
            return replace(
                _candidate(pair, "cue before", before), source=last.source, carried=last.start
            )
        return _candidate(pair, "cue before", before)
    if lead.rstrip().endswith(":"):
        return _after_colon(pair, text, (floor, start), last)
    if not lead.strip(" \t\u00a0([*•–—-"):
        found = _carried(reader, number, outer)
        if found.rule != "phrase":
            return found
    return _candidate(pair, "marks alone" if _speaks_alone(reader, number) else "phrase", None)


def _speaks_alone(reader: _Reader, number: int) -> bool:
    """Judge a pair by its own looks, for texts in languages whose cues are not known.

    Names and titles are capitalised throughout; five words or more, several in lower case from
    the first, or a short sentence that is led in or tagged, quote somebody.
    """
    text, pair = reader.text, reader.pairs[number]
    if reader.english(pair.end):
        return False
    words = text[slice(*pair.inner)].split()
    if all(word[0].isupper() or word[0].isdigit() or word in _PARTICLES for word in words):
        return False
    if len(words) > 4 or (len(words) > 1 and words[0][0].islower()):
        return True
    lead = text[slice(*reader.before(number))].rstrip()
    marked = lead.endswith(":") or bool(_SENTENCE_END.search(text, pair.start, pair.end))
    return len(words) > 2 and marked


def _modifies(reader: _Reader, number: int, tag: Tag) -> bool:
    """Tell whether marked words after a verb are its object: a title, ``"good" reasons``."""
    text, pair = reader.text, reader.pairs[number]
    between = text[tag[0][1] : pair.start].rstrip()
    if between.endswith((",", ":", "that")):
        return False
    words = text[slice(*pair.inner)].split()
    after = _NEXT_WORD.match(text, *reader.after(number))
    if len(words) < 3 and after and after.group(1) not in _LINKING:
        return True
    main = [word for word in words if word not in _PARTICLES]
    return len(main) > 1 and all(word[0].isupper() for word in main)


def _after_colon(pair: Pair, text: str, lead: Extent, last: Candidate | None) -> Candidate:
    """Judge a pair that a colon leads in: a name, a clause, or who spoke before."""
    floor, start = lead
    stop = floor + len(text[floor:start].rstrip()) - 1
    words = text[floor:stop].split()
    source: Extent | None
    if 0 < len(words) <= _NAME_LINE and words[0][0].isupper() and words[-1][0].isupper():
        source = (floor + len(text[floor:stop]) - len(text[floor:stop].lstrip()), stop)
    else:
        source = sentence_subject(text, floor, stop) or subject_before(text, floor, stop)
    found = _candidate(pair, "colon", ((stop, stop + 1), None, source))
    if source is None and last and last.source:
        return replace(found, source=last.source, carried=last.start)
    return found


def _carried(reader: _Reader, number: int, outer: list[Candidate]) -> Candidate:
    """Judge a pair that begins its sentence and has no tag: the speaker may go on."""
    text, pair = reader.text, reader.pairs[number]
    last = next((c for c in reversed(outer[-3:]) if c.rule != "phrase"), None)
    here = reader.sentence(pair.start)
    paragraph = reader.sentences[here][2]
    whole = bool(_SENTENCE_END.search(text, pair.start, pair.end)) or not pair.closed
    if text[slice(*reader.after(number))].strip(" .,") and not whole:
        return _candidate(pair, "phrase", None)
    if _is_heading(reader, number) or (not pair.opened and _is_byline(text, pair)):
        return _candidate(pair, "phrase", None)
    if last and last.source:
        at = reader.sentence(last.end - 1)
        apart = paragraph - reader.sentences[at][2]
        if apart == 0 and here - at <= 1:
            return _goes_on(pair, "continued", last)
        if apart == 1 and not _closed(reader, last):
            return _goes_on(pair, "reopened", last)
    return _candidate(pair, "carried" if whole else "phrase", None)


def _is_heading(reader: _Reader, number: int) -> bool:
    """Tell whether a line in single marks is a heading, in a text that quotes in double marks."""
    pair = reader.pairs[number]
    start, end, _ = reader.sentences[reader.sentence(pair.start)]
    earlier = reader.pairs[max(0, number - 9) : number]
    alone = start == pair.start and end == pair.end
    return pair.kind == "S" and alone and any(other.kind == "D" for other in earlier)


def _is_byline(text: str, pair: Pair) -> bool:
    """Tell whether a line that only a closing mark makes a quotation is its speaker's name."""
    words = text[pair.start : pair.end].split()
    return 1 < len(words) <= _NAME_LINE and words[0][0].isupper() and words[1][0].isupper()


def _closed(reader: _Reader, candidate: Candidate) -> bool:
    """Tell whether the pair of a candidate has its closing mark."""
    return reader.closed.get(candidate.start, True)


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
    )
