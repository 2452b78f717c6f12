"""The default scorer: the tone of words in the context of news language."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis_utils.annotate.scoring import Score
from analysis_utils.annotate.tone_words import WordTone, find_phrases, tone_words

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[,;:.!?()—–\"“”]")
# How many words a negator, a word of relief and an intensifier reach.
NEGATOR_REACH, OPINION_REACH, RELIEF_REACH, SCALE_REACH = 4, 12, 4, 2
# "not bad" is good by less than "not good" is bad.
TURNED_BAD = 0.6
BEFORE_BUT, AFTER_BUT = 0.8, 1.2
# The sum of tones at which polarity is 1 / √2.
HALF_WAY = 0.7


@dataclass(slots=True)
class _Context:
    """What the words of a clause so far do to its next words, and up to which."""

    negation: float = 1.0
    negated_until: int = -1
    relief: float = 1.0
    relieved_until: int = -1
    scale: float = 1.0
    scaled_until: int = -1

    def apply(self, value: float, at: int) -> float:
        """Return the tone of the word at this place."""
        if at <= self.scaled_until:
            value *= self.scale
        if at <= self.negated_until:
            value *= self.negation * (TURNED_BAD if value < 0 else 1.0)
        if at <= self.relieved_until and value < 0:
            value *= self.relief
        return value

    def take(self, word: WordTone, at: int, *, opinion_next: bool) -> None:
        """Take in what the word at this place does to the next ones."""
        if word.kind == "negator":
            self.negation = word.factor
            self.negated_until = at + (OPINION_REACH if opinion_next else NEGATOR_REACH)
        elif word.kind == "relief":
            self.relief, self.relieved_until = word.factor, at + RELIEF_REACH
        elif word.kind in ("intensifier", "diminisher"):
            self.scale, self.scaled_until = word.factor, at + SCALE_REACH


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
    further over verbs of opinion: "do not think that … good"), words of relief weaken
    what is bad after them ("prevented a disaster"), intensifiers scale, what stands after
    "but" counts more. Names ("Iraq War") and set phrases ("shedding light") have no tone: those
    of a list, and capitalised words side by side in a text that is not in title case. The sum x
    of the tones becomes x / sqrt(x² + 0.7).

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
    found = tuple(_tones(text))
    if not found:
        return Score(polarity=None)
    total = math.fsum(value for _, _, value in found)
    return Score(polarity=total / math.sqrt(total * total + HALF_WAY), evidence=found)


def _tones(text: str) -> Iterator[tuple[int, int, float]]:
    """Yield the words that have a tone where they stand, and that tone."""
    lookup = tone_words()
    tokens = list(_TOKEN.finditer(text))
    lowered = [token[0].lower() for token in tokens]
    words = [lookup[word] for word in lowered]
    if not any(word and word.value for word in words):
        return
    masked, phrases = find_phrases(text)
    but = lowered.index("but") if "but" in lowered else None
    title_case = not any(len(token[0]) > 4 and token[0].islower() for token in tokens)
    context = _Context()
    for i, (token, word) in enumerate(zip(tokens, words, strict=True)):
        if phrase := phrases.get(token.end()):
            context.take(phrase, i, opinion_next=False)
        if word is None or token.start() in masked:
            continue
        if word.kind == "boundary":
            context = _Context()
        elif word.value and (title_case or not _in_name(tokens, i)):
            value = context.apply(word.value, i)
            if but is not None:
                value *= BEFORE_BUT if i < but else AFTER_BUT
            yield token.start(), token.end(), max(-1.0, min(value, 1.0))
        context.take(word, i, opinion_next=_opinion_next(words, i))


def _opinion_next(words: Sequence[WordTone | None], i: int) -> bool:
    return any(word and word.kind == "opinion" for word in words[i + 1 : i + 3])


def _in_name(tokens: Sequence[re.Match[str]], i: int) -> bool:
    """Tell whether a word is capitalised beside another one, not counting a sentence's first."""
    beside = tokens[i - 1 : i] + tokens[i + 1 : i + 2] if i else ()
    return _capitalised(tokens[i][0]) and any(_capitalised(token[0]) for token in beside)


def _capitalised(word: str) -> bool:
    return word[0].isupper() and not word.isupper()
