"""The default scorer: the tone of words in the context of news language."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from analysis_utils.annotate.sentiment.scoring import Score
from analysis_utils.annotate.sentiment.tone_words import WordTone, tone_phrases, tone_words

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[,;:.!?()—–\"“”]")
_OPENERS = frozenset('.!?:;()—–"“”')
_ADJECTIVE = re.compile(r"(?:ed|ing|ous|ful|less|ive)$")
# How many words each kind of modifier reaches, within its clause.
REACH = {
    "negator": 4,
    "relief": 4,
    "spoiler": 4,
    "concession": 8,
    "intensifier": 2,
    "diminisher": 2,
}
# Before a verb of opinion, or "that", negators and relief reach as far as the clause.
CLAUSE_REACH = 12
_NOBODY = "nobody"  # denies what its whole clause says
# "not bad" is good by less than "not good" is bad.
TURNED_BAD = 0.6
BEFORE_BUT, AFTER_BUT = 0.8, 1.2
# The sum of tones at which polarity is 1 / √2.
HALF_WAY = 0.7


@dataclass(slots=True)
class _Context:
    """What the words of a clause so far do to its next ones: by kind, factor and last place."""

    active: dict[str, tuple[float, int]] = field(default_factory=dict)

    def take(self, word: WordTone, at: int, *, clause_next: bool = False) -> None:
        """Take in what the word at this place does to the next ones."""
        if word.kind in REACH:
            far = clause_next and word.kind in ("negator", "relief")
            self.active[word.kind] = (word.factor, at + (CLAUSE_REACH if far else REACH[word.kind]))
        elif word.kind == "boundary":
            self.active.clear()

    def apply(self, value: float, at: int) -> float:
        """Return the tone of the word at this place."""
        good = value > 0
        for kind, (factor, until) in self.active.items():
            if at > until or (kind == "relief" and good) or (kind == "spoiler" and not good):
                continue
            value *= factor * (TURNED_BAD if kind == "negator" and not good else 1.0)
        return value


def score_news(text: str) -> Score:
    """Return the tone of a sentence or a part of one, with the words that made it.

    Parameters
    ----------
    text : str
        Any text; meant for a sentence or a part of one.

    Returns
    -------
    Score
        ``polarity`` between −1 and 1, None where no word has a tone; no subjectivity.

    Notes
    -----
    The tone of a word is mixed from this project's news lexicon (7 parts), VADER (2) and
    TextBlob (1); a word that the news lexicon lacks has four tenths of VADER's and a tenth of
    TextBlob's. Negators turn the words after them within the clause ("no longer", "n't";
    further over verbs of opinion, "that" and behind "nobody": "do not think that … good"), words
    of relief weaken what is bad after them ("prevented a disaster"), reversals turn what stands
    before them ("… is false"), intensifiers scale, what stands after "but" counts more. Names
    ("Iraq War") and set phrases ("shedding light") have no tone: those of a list, and, where the
    text is not in title case, words capitalised in mid-sentence or before another capital. The
    sum x of the tones becomes x / sqrt(x² + 0.7).

    Known failures: irony; whose side a fact is good for; words with a plain and a toned sense;
    negation across a comma.

    References
    ----------
    Taboada, M., Brooke, J., Tofiloski, M., Voll, K. & Stede, M. (2011). Lexicon-based methods
    for sentiment analysis. *Computational Linguistics* 37(2), 267–307.

    Examples
    --------
    >>> score_news("The minister condemned the attack.").polarity < -0.5
    True
    >>> score_news("The talks ended at noon.").polarity is None
    True
    """
    found = _tones(text)
    if not found:
        return Score(polarity=None)
    total = math.fsum(value for _, _, value in found)
    return Score(polarity=total / math.sqrt(total * total + HALF_WAY), evidence=tuple(found))


def _tones(text: str) -> list[tuple[int, int, float]]:
    """Return the words and phrases that have a tone where they stand, and that tone."""
    lookup = tone_words()
    tokens = list(_TOKEN.finditer(text))
    words = [token[0].lower().replace("’", "'") for token in tokens]
    tones = [lookup[word] for word in words]
    lasts = _join_phrases(words, tones)
    toned = [(i, tone) for i, tone in enumerate(tones) if tone is not None]
    if not any(tone.value for _, tone in toned):
        return []
    found: list[tuple[int, int, float]] = []
    but = words.index("but") if "but" in words else None
    title_case = not any(len(token[0]) > 4 and token[0][0].islower() for token in tokens)
    context = _Context()
    for i, tone in toned:
        last = lasts.get(i, i)
        if tone.value and (title_case or not _in_name(tokens, i)):
            value = context.apply(tone.value, i)
            if but is not None:
                value *= BEFORE_BUT if i < but else AFTER_BUT
            found.append((tokens[i].start(), tokens[last].end(), max(-1.0, min(value, 1.0))))
        if tone.kind == "reversal":
            found = [(start, end, value * tone.factor) for start, end, value in found]
        clause_next = (
            "that" in words[last + 1 : last + 3]
            or words[i] == _NOBODY
            or any(map(_is_opinion, tones[last + 1 : last + 3]))
        )
        context.take(tone, last, clause_next=clause_next)
    return found


def _join_phrases(words: Sequence[str], tones: list[WordTone | None]) -> dict[int, int]:
    """Let phrases take the place of their words in ``tones``; return where each of them ends."""
    phrases = tone_phrases()
    lasts: dict[int, int] = {}
    reached = 0
    for i, word in enumerate(words):
        if i < reached or word not in phrases:
            continue
        for rest, tone in phrases[word]:
            if tuple(words[i + 1 : i + 1 + len(rest)]) == rest:
                reached = i + 1 + len(rest)
                tones[i:reached] = [tone, *[None] * len(rest)]
                lasts[i] = reached - 1
                break
    return lasts


def _is_opinion(tone: WordTone | None) -> bool:
    return tone is not None and tone.kind == "opinion"


def _in_name(tokens: Sequence[re.Match[str]], i: int) -> bool:
    """Tell whether a word is capitalised, and not as the first of a sentence or quotation.

    The first is a name where another capital follows ("Joy Reid"), unless it looks like an
    adjective ("Embattled Edwards").
    """
    if not _capitalised(tokens[i][0]):
        return False
    if i > 0 and tokens[i - 1][0] not in _OPENERS:
        return True
    follows = i + 1 < len(tokens) and tokens[i + 1].start() == tokens[i].end() + 1
    return follows and tokens[i + 1][0][0].isupper() and not _ADJECTIVE.search(tokens[i][0])


def _capitalised(word: str) -> bool:
    return word[0].isupper() and not word.isupper()
