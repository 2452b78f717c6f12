"""How much a scored word says about a target that is named in the same sentence."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from analysis_utils.annotate.tone_words import tone_words
from analysis_utils.load.lexicons import read_lexicon

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
# The weighted sum at which the tone is 1 / √2.
HALF_WAY = 0.3
# Below and above these a tone counts as negative and positive.
TONE_THRESHOLDS = (-0.15, 0.15)

Place = tuple[int, int]
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
    """Cut a text into words, for `weigh_words` and `tone_towards`."""
    tokens = [(m[0].lower(), m.start()) for m in _TOKEN.finditer(text)]
    return Reading(words=tuple(w for w, _ in tokens), starts=tuple(s for _, s in tokens))


def tone_towards(
    reading: Reading, mentions: Sequence[Place], evidence: Iterable[Placed]
) -> float | None:
    """Return the tone of a sentence towards what its mentions name.

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
    weighed = weigh_words(reading, mentions, evidence)
    return squash(math.fsum(value for _, _, value in weighed)) if weighed else None


def squash(total: float) -> float:
    """Bring a sum of weighed words between −1 and 1."""
    return total / math.sqrt(total * total + HALF_WAY)


def weigh_words(
    reading: Reading, mentions: Sequence[Place], evidence: Iterable[Placed]
) -> list[Placed]:
    """Return the scored words outside the mentions, each value times its weight."""
    if not mentions or not reading.words:
        return []
    mentions = sorted(mentions)
    places = [(reading.at(start), reading.at(end - 1)) for start, end in mentions]
    starts = [start for start, _ in mentions]
    weighed = []
    for start, end, value in evidence:
        after = bisect_right(starts, start)
        near = range(max(0, after - 1), min(after + 1, len(places)))
        if any(start < mentions[i][1] and mentions[i][0] < end for i in near):
            continue
        word = reading.at(start)
        place = min((places[i] for i in near), key=lambda p: max(p[0] - word, word - p[1]))
        weighed.append((start, end, value * _weight(reading, word, value, place)))
    return weighed


def _weight(reading: Reading, word: int, value: float, place: Place) -> float:
    """Return how much the word at a place says about a mention at another."""
    first, last = place
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
    active = not verbs.isdisjoint(after) and _BE.isdisjoint(after)
    return active or not verbs.isdisjoint(words[max(0, first - 2) : first])


@cache
def _speech_verbs() -> frozenset[str]:
    """Return the forms of verbs that report without judging."""
    verbs = read_lexicon("reporting_verbs").entries
    plain = (v for v in verbs if v["speech"] == "yes" and v["stance"] in ("neutral", "endorsing"))
    return frozenset(form for verb in plain for form in verb["forms"].split()) | {"according"}
