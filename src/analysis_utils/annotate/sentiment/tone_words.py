"""What single words do to the tone of a sentence: the lists of this project, VADER and TextBlob."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from analysis_utils.annotate.sentiment.textblob_tables import textblob_tables
from analysis_utils.annotate.sentiment.vader_scorer import STRONGEST, vader_words
from analysis_utils.language.stems import is_form
from analysis_utils.load.lexicons import read_lexicon

# Shares of the three lists in the tone of a word: where the news lexicon knows it, and where it
# does not; lists made for tweets and for film reviews then have less to say.
NEWS_SHARES = {"news": 0.7, "vader": 0.2, "textblob": 0.1}
OTHER_SHARES = {"news": 0.0, "vader": 0.4, "textblob": 0.1}
# Words weaker than this are plain.
FAINTEST = 0.03
# Without what the stem names: "blameless", "joylessly", "scandal-free".
_WITHOUT = re.compile(r"e?less(?:ly|ness)?|-free")
_CONTRACTION = re.compile(r".*n't", re.DOTALL)
_CACHE_SIZE = 50_000

Entry = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordTone:
    """What a word does to the tone of a sentence.

    Attributes
    ----------
    value
        Its own tone, −1 to 1; 0 for a word that only changes others.
    judged
        Whom it judges: ``object`` ("criticized X"), ``subject`` ("X suffered", "X is honest"),
        ``situation`` ("violence", "treaty") or empty where that is not known.
    kind
        What it does to the words after it: ``negator``, ``relief``, ``spoiler``, ``concession``,
        ``intensifier``, ``diminisher``, ``opinion``, ``boundary``; to those before it:
        ``reversal``; or empty.
    factor
        By how much it multiplies their tone.
    """

    value: float = 0.0
    judged: str = ""
    kind: str = ""
    factor: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shelf:
    """Entries of a list by form; the longest stem that fits a word comes second to the word."""

    exact: Mapping[str, Entry]
    stems: Mapping[str, Entry]
    lengths: range

    def find(self, word: str) -> Entry | None:
        """Return the entry that fits a word best."""
        if word in self.exact:
            return self.exact[word]
        found = ((n, self.stems.get(word[:n])) for n in self.lengths)
        return next((e for n, e in found if e and is_form(word, n)), None)


class _ToneWords(dict[str, WordTone | None]):
    """Words in small letters; None for plain ones. A bounded cache over the lists."""

    def __init__(self) -> None:
        super().__init__()
        self.tones = _shelve(read_lexicon("news_tone").entries)
        self.modifiers = _shelve(read_lexicon("tone_modifiers").entries)
        self.vader = vader_words()
        self.textblob = textblob_tables().words

    def __missing__(self, word: str) -> WordTone | None:
        if len(self) >= _CACHE_SIZE:
            self.clear()
        found = self[word] = self._describe(word)
        return found

    def _describe(self, word: str) -> WordTone | None:
        tone, modifier = self.tones.find(word), self.modifiers.find(word)
        if modifier is None and _CONTRACTION.fullmatch(word):
            modifier = self.modifiers.exact["not"]
        value = self._value(word, tone)
        if not value and modifier is None:
            return None
        return _word_tone(value, tone, modifier)

    def _value(self, word: str, tone: Entry | None) -> float:
        """Mix the three lists; what the news lexicon calls plain, and single letters, are plain."""
        news = _polarity(word, tone) if tone else 0.0
        if (tone and not news) or len(word) == 1:
            return 0.0
        shares = NEWS_SHARES if tone else OTHER_SHARES
        vader = self.vader.get(word, 0.0) / STRONGEST
        textblob = self.textblob[word][0] if word in self.textblob else 0.0
        value = shares["news"] * news + shares["vader"] * vader + shares["textblob"] * textblob
        return value if abs(value) >= FAINTEST else 0.0


def _polarity(word: str, tone: Entry) -> float:
    polarity, stem = float(tone["polarity"]), tone["form"].removesuffix("*")
    return -polarity if _WITHOUT.fullmatch(word, len(stem)) else polarity


def _shelve(entries: Iterable[Entry]) -> _Shelf:
    by_form = {e["form"]: e for e in entries if " " not in e["form"]}
    stems = {form[:-1]: e for form, e in by_form.items() if form.endswith("*")}
    lengths = sorted({len(stem) for stem in stems})
    return _Shelf(
        exact={form: e for form, e in by_form.items() if not form.endswith("*")},
        stems=stems,
        lengths=range(lengths[-1], lengths[0] - 1, -1),
    )


@cache
def tone_words() -> Mapping[str, WordTone | None]:
    """Return what words do, in small letters with straight apostrophes; None for plain ones.

    Examples
    --------
    >>> tone_words()["condemned"].judged, tone_words()["hardly"].kind, tone_words()["table"]
    ('object', 'negator', None)
    """
    return _ToneWords()


@cache
def tone_phrases() -> Mapping[str, Sequence[tuple[tuple[str, ...], WordTone]]]:
    """Return phrases by their first word, as the words that follow it, the longest first.

    They are toned phrases ("in ruins"), modifiers of several words ("far from"), and names and
    set phrases without tone ("Iraq War"), whose value is 0 and whose kind is empty.

    Examples
    --------
    >>> [(rest, tone.kind) for rest, tone in tone_phrases()["no"] if rest == ("longer",)]
    [(('longer',), 'negator')]
    """
    toned = {e["form"]: e for e in read_lexicon("news_tone").entries}
    modifiers = {e["form"]: e for e in read_lexicon("tone_modifiers").entries}
    plain = {e["form"] for e in read_lexicon("toneless_names").entries}
    phrases: defaultdict[str, list[tuple[tuple[str, ...], WordTone]]] = defaultdict(list)
    for form in sorted({*toned, *modifiers, *plain}, key=lambda form: (-len(form), form)):
        first, *rest = form.lower().split()
        if rest:
            word_tone = _word_tone(
                float(toned[form]["polarity"]) if form in toned else 0.0,
                toned.get(form),
                modifiers.get(form),
            )
            phrases[first].append((tuple(rest), word_tone))
    return dict(phrases)


def _word_tone(value: float, tone: Entry | None, modifier: Entry | None) -> WordTone:
    return WordTone(
        value=value,
        judged=tone["judged"] if tone else "",
        kind=modifier["kind"] if modifier else "",
        factor=float(modifier["factor"]) if modifier else 1.0,
    )
