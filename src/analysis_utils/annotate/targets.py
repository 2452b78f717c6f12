"""Targets: the tone towards a topic or an actor, from the words around its mentions."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from analysis_utils.annotate.scoring import Score
from analysis_utils.annotate.sentiment import find_scorer
from analysis_utils.annotate.tone_words import tone_words
from analysis_utils.annotate.topics import Rules, find_mentions
from analysis_utils.load.lexicons import read_lexicon
from analysis_utils.model import Codebook, Coding, Document, Segment, Sentence, Span

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+|[^\w\s]")
_BE = frozenset({"was", "were", "been", "being", "be", "is", "are", "am", "got", "gets", "get"})
_AGAINST = frozenset({"against", "over", "unlike", "versus", "vs"})
# The weight of a word falls with its distance in words, e-fold in REACH, to FLOOR.
REACH, FLOOR = 8.0, 0.2
# What stands before its target and is not aimed at it mostly tells of somebody else.
GOOD_BEFORE, BAD_BEFORE = 0.4, 0.8
# What happens around a target says less of it than what is said of it.
SITUATION = 0.8
# Whoever speaks ill speaks ill of others.
BAD_FROM_SPEAKER = 0.25
# Words of another voice in the same sentence.
OTHER_VOICE = 0.3
# The weighted sum at which the tone is 1 / √2.
HALF_WAY = 0.3
# Beyond these a tone counts as positive or negative.
CLASS_THRESHOLDS = (-0.15, 0.15)

Placed = tuple[int, int, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The words of a text, lowered, and where each begins."""

    words: tuple[str, ...]
    starts: tuple[int, ...]

    def at(self, position: int) -> int:
        """Return the number of the word that holds a character."""
        return max(0, bisect_right(self.starts, position) - 1)


def read_words(text: str) -> Reading:
    """Cut a text into words for `tone_towards`."""
    tokens = [(m[0].lower(), m.start()) for m in _TOKEN.finditer(text)]
    return Reading(words=tuple(w for w, _ in tokens), starts=tuple(s for _, s in tokens))


def tone_towards(
    reading: Reading, mentions: Sequence[tuple[int, int]], evidence: Iterable[Placed]
) -> float | None:
    """Weigh the scored words of a sentence by how they stand to the mentions of a target.

    Parameters
    ----------
    reading : Reading
        The sentence's words.
    mentions : sequence of (int, int)
        Where the target is named, as characters of the sentence.
    evidence : iterable of (int, int, float)
        The scored words, as `Score.evidence` has them.

    Returns
    -------
    float or None
        Tone towards the target, −1 to 1; None where no word outside the mentions is scored.

    Notes
    -----
    The sum x of the values, each times its weight, becomes x / sqrt(x² + 0.3). The weight is
    0.2 + 0.8 exp(−d / 8) for d words to the nearest mention, less for words of situation,
    for words before the mention that are not aimed at it, and for bad words in a sentence that
    the target itself utters; good words before "against X" or "over X" turn.

    Examples
    --------
    >>> text = "The senator praised Ann Lee but attacked Bo Ray."
    >>> words = [(12, 19, 0.6), (32, 40, -0.6)]
    >>> [tone_towards(read_words(text), [m], words) > 0 for m in [(20, 27), (41, 47)]]
    [True, False]
    """
    places = [(reading.at(start), reading.at(end - 1)) for start, end in mentions]
    weighed = [
        value * _weight(reading, reading.at(start), value, places)
        for start, end, value in evidence
        if not any(start < b and a < end for a, b in mentions)
    ]
    if not weighed or not places:
        return None
    total = math.fsum(weighed)
    return total / math.sqrt(total * total + HALF_WAY)


def _weight(
    reading: Reading, word: int, value: float, places: Sequence[tuple[int, int]]
) -> float:
    """Return how much the word at a place says about the nearest mention."""
    first, last = min(places, key=lambda p: max(p[0] - word, word - p[1]))
    before = word < first
    distance = first - word if before else word - last
    weight = FLOOR + (1 - FLOOR) * math.exp(-distance / REACH)
    tone = tone_words()[reading.words[word]]
    judged = tone.judged if tone else ""
    if judged == "situation":
        weight *= SITUATION
    if before and judged != "object":
        weight *= GOOD_BEFORE if value > 0 else BAD_BEFORE
    if before and value > 0 and not _AGAINST.isdisjoint(reading.words[max(0, first - 2) : first]):
        weight = -weight
    if value < 0 and _speaks(reading, first, last):
        weight *= BAD_FROM_SPEAKER
    return weight


def _speaks(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a verb of saying stands next to a mention, and not in the passive."""
    words, verbs = reading.words, _speech_verbs()
    after = words[last + 1 : last + 3]
    active = verbs.intersection(after) and _BE.isdisjoint(after)
    return bool(active or verbs.intersection(words[max(0, first - 2) : first]))


@cache
def _speech_verbs() -> frozenset[str]:
    """Return the forms of verbs that report without judging."""
    verbs = read_lexicon("reporting_verbs").entries
    plain = (v for v in verbs if v["speech"] == "yes" and v["stance"] in ("neutral", "endorsing"))
    return frozenset(form for verb in plain for form in verb["forms"].split()) | {"according"}
