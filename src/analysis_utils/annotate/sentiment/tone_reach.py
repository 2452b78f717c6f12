"""How much a scored word says about a target that is named in the same sentence."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from operator import itemgetter

from analysis_utils.annotate.sentiment.tone_words import tone_words
from analysis_utils.load.lexicons import read_lexicon

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+|[^\w\s]")
_BE = frozenset({"was", "were", "been", "being", "be", "is", "are", "am", "got", "gets", "get"})
_NO_NAMES = frozenset({"I", "The", "A", "He", "She", "It", "They", "We", "But", "And"})
_BREAKS = frozenset({",", '"', "”", "’"})
_AGAINST = frozenset({"against", "over", "unlike", "versus", "vs"})
# The weight of a word falls with its distance in words, e-fold in REACH, to FLOOR.
REACH, FLOOR = 8.0, 0.2
# Whoever praises or blames is not the one who is praised or blamed.
JUDGE = 0.4
# A word with a capitalised one between it and its target, or nearer to another target, is
# likely to speak of somebody else.
OTHER_NAME, OTHER_TARGET = 0.7, 0.4
# What stands before its target, is not aimed at it and is no attribute of it ("the brave mayor")
# mostly tells of somebody else.
ATTRIBUTE, GOOD_BEFORE, BAD_BEFORE = 3, 0.3, 0.8
# What happens around a target says less of it than what is said of it.
SITUATION = 0.8
# Whoever speaks ill speaks ill of others.
BAD_FROM_SPEAKER = 0.25
# The weighted sum at which the tone is 1 / √2.
HALF_WAY = 0.3
# Below and above these a tone counts as negative and positive.
TONE_THRESHOLDS = (-0.12, 0.12)

Place = tuple[int, int]
Placed = tuple[int, int, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The words of a text, lowered, where each begins, and how many capitalised ones precede."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    names: tuple[int, ...]

    def at(self, position: int) -> int:
        """Return the number of the word that holds a character."""
        return max(0, bisect_right(self.starts, position) - 1)


def read_words(text: str) -> Reading:
    """Cut a text into words, for `weigh_words` and `tone_towards`."""
    tokens = list(_TOKEN.finditer(text))
    capitals = (m[0][0].isupper() and m[0] not in _NO_NAMES for m in tokens)
    return Reading(
        words=tuple(m[0].lower() for m in tokens),
        starts=tuple(m.start() for m in tokens),
        names=tuple(accumulate(capitals, initial=0)),
    )


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
        Tone towards the target, −1 to 1; None where no word is scored but the mentions.

    Notes
    -----
    The sum x of the values, each times its weight, becomes x / sqrt(x² + 0.3). The weight is
    0.2 + 0.8 exp(−d / 8) for d words to the nearest mention, less for words of situation,
    for words before the mention that are not aimed at it, and for bad words in a sentence that
    the target itself utters; good words before "against X" or "over X" turn. A scored word that
    is the whole mention does not count, or "war" would always be spoken ill of.

    Examples
    --------
    >>> reading = read_words("Critics praised Ann Lee; a long report faulted Bo Ray.")
    >>> words = [(8, 15, 0.6), (39, 46, -0.6)]
    >>> [tone_towards(reading, [m], words) > 0 for m in [(16, 23), (47, 53)]]
    [True, False]
    """
    weighed = weigh_words(locate_target(reading, mentions), evidence)
    return squash(math.fsum(value for _, _, value in weighed)) if weighed else None


def squash(total: float) -> float:
    """Bring a sum of weighed words between −1 and 1."""
    return total / math.sqrt(total * total + HALF_WAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where a target is named in a sentence.

    ``spans`` are its mentions as characters, ``places`` the same as numbers of words, sorted,
    and ``others`` the places of other targets.
    """

    reading: Reading
    spans: frozenset[Place]
    places: tuple[Place, ...]
    others: tuple[Place, ...]


def locate_target(
    reading: Reading, mentions: Iterable[Place], others: Iterable[Place] = ()
) -> Target:
    """Return a target from the characters of its mentions and of those of other targets."""
    spans = frozenset(mentions)
    return Target(
        reading=reading,
        spans=spans,
        places=_places(reading, spans),
        others=_places(reading, others),
    )


def weigh_words(
    target: Target, evidence: Iterable[Placed], *, own_speech: bool = False
) -> list[Placed]:
    """Return the scored words that are not a mention, each value times its weight.

    In its ``own_speech`` a target speaks ill of others.
    """
    if not target.places:
        return []
    reading = target.reading
    weighed = []
    for start, end, value in evidence:
        if (start, end) in target.spans:
            continue
        word = reading.at(start)
        place, distance = _nearest(target.places, word)
        weight = _weight(reading, word, value, place)
        if target.others and _nearest(target.others, word)[1] < distance:
            weight *= OTHER_TARGET
        if value < 0 and (own_speech or _speaks(reading, *place)):
            weight *= BAD_FROM_SPEAKER
        weighed.append((start, end, value * weight))
    return weighed


def _places(reading: Reading, spans: Iterable[Place]) -> tuple[Place, ...]:
    if not reading.words:
        return ()
    return tuple(sorted((reading.at(start), reading.at(end - 1)) for start, end in spans))


def _nearest(places: Sequence[Place], word: int) -> tuple[Place, int]:
    """Return the nearest place to a word, and how many words away it is; 0 inside it."""
    after = bisect_right(places, (word, word))
    near = places[max(0, after - 1) : after + 1]
    return min(((p, max(0, p[0] - word, word - p[1])) for p in near), key=itemgetter(1))


def _weight(reading: Reading, word: int, value: float, place: Place) -> float:
    """Return how much the word at a place says about a mention at another."""
    first, last = place
    before = word < first
    distance = max(0, first - word, word - last)
    weight = FLOOR + (1 - FLOOR) * math.exp(-distance / REACH)
    tone = tone_words()[reading.words[word]]
    judged = tone.judged if tone else ""
    if judged == "situation":
        weight *= SITUATION
    if judged == "object":
        weight *= 1.0 if before != _passive(reading, word) else JUDGE
    elif before and distance > ATTRIBUTE:
        weight *= GOOD_BEFORE if value > 0 else BAD_BEFORE
    if _names_between(reading, word, place):
        weight *= OTHER_NAME
    if before and value > 0 and not _AGAINST.isdisjoint(reading.words[max(0, first - 2) : first]):
        weight = -weight
    return weight


def _passive(reading: Reading, word: int) -> bool:
    return not _BE.isdisjoint(reading.words[max(0, word - 3) : word])


def _names_between(reading: Reading, word: int, place: Place) -> bool:
    start, end = (word + 1, place[0]) if word < place[0] else (place[1] + 1, word)
    return reading.names[end] > reading.names[start]


def _speaks(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a verb of saying stands next to a mention ("Lee said", ", said Lee")."""
    words, verbs = reading.words, speech_verbs()
    after = words[last + 1 : last + 3]
    if not verbs.isdisjoint(after) and _BE.isdisjoint(after):
        return True
    if "according" in words[max(0, first - 3) : first]:
        return True
    return first > 1 and words[first - 1] in verbs and words[first - 2] in _BREAKS


@cache
def speech_verbs() -> frozenset[str]:
    """Return the forms of verbs that report without judging."""
    verbs = read_lexicon("reporting_verbs").entries
    plain = (v for v in verbs if v["speech"] == "yes" and v["stance"] in ("neutral", "endorsing"))
    return frozenset(form for verb in plain for form in verb["forms"].split())
