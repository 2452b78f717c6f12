"""What stands around a stretch in quotation marks: its sentence, other marks, the language."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from analysis_utils.annotate.grammar.tokens import Extent
from analysis_utils.annotate.quotations.pairing import Pair
from analysis_utils.language.words import looks_english

Sentences = Sequence[tuple[int, int, int]]

_REACH = 300  # characters to either side
_SAMPLE = 1500  # characters that tell a text's language


class Surroundings:
    """What rules for quotations look at: the text, its pairs in marks, the sentences around."""

    def __init__(self, text: str, pairs: Sequence[Pair], sentences: Sentences) -> None:
        self.text, self.pairs, self.sentences = text, pairs, sentences
        self._starts = [start for start, _, _ in sentences]
        self._english: dict[int, bool] = {}
        self._before: dict[int, Extent] = {}
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
        if number not in self._before:  # several rules ask
            start = self.pairs[number].start
            floors = [self.sentences[self.sentence(start)][0], start - _REACH]
            for other in self.pairs[max(0, number - 4) : number]:
                floors.append(other.end if other.end <= start else other.inner[0])
            self._before[number] = min(max(floors), start), start
        return self._before[number]

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
