"""How fast the scorers are, beside loops over TextBlob and over VADER on the same texts."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
from textblob import TextBlob
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis_utils.annotate.sentiment.news_scorer import score_news
from analysis_utils.annotate.sentiment.textblob_scorer import score_textblob, textblob_sentiment
from analysis_utils.annotate.sentiment.vader_scorer import score_vader

N_SENTENCES, SENTENCES_A_DOCUMENT, ROUNDS = 1200, 25, 5
OPENINGS = (
    "The minister told reporters on Monday that",
    "According to a spokeswoman for the harbour authority,",
    "In a long and candid interview with the local broadcaster, she said",
    "Critics of the plan, who did not wish to be named, warned that",
    "“I don't think so,” the mayor replied; he added that",
    "Figures released in 2019 show",
)
MIDDLES = (
    "the very expensive bridge would not be finished before the end of the year",
    "talks with the neighbouring country had failed, despite early hopes of a deal",
    "nobody was injured, but the damage to the old town was really terrible",
    "the new hospital had been praised by patients and doctors from across the region",
    "the company isn't to blame for the delay and has apologised to its customers",
    "the council voted to keep the library, the swimming pool and both schools open",
)
ENDINGS = (
    "as winter approaches.",
    "which few people in the capital had expected!",
    "and that more money was needed.",
    "in spite of the government's promises to the contrary.",
    "(see page 4).",
)

Row = dict[str, Any]
Score = Callable[[str], object]


def run() -> list[Row]:
    """Return CPU seconds of each of our scorers and of the loop beside it, medians of rounds."""
    sentences = make_sentences()
    step = SENTENCES_A_DOCUMENT
    documents = [" ".join(sentences[i : i + step]) for i in range(0, len(sentences), step)]
    vader = SentimentIntensityAnalyzer().polarity_scores

    def textblob(text: str) -> object:
        return TextBlob(text).sentiment

    beside_textblob = "TextBlob(text).sentiment"
    return [
        compare("default scorer, sentences", score_news, beside_textblob, textblob, sentences),
        compare(
            "textblob numbers, sentences", textblob_sentiment, beside_textblob, textblob, sentences
        ),
        compare(
            "textblob with words, sentences", score_textblob, beside_textblob, textblob, sentences
        ),
        compare(
            "textblob numbers, documents", textblob_sentiment, beside_textblob, textblob, documents
        ),
        compare("vader scorer, sentences", score_vader, "polarity_scores(text)", vader, sentences),
        _in_a_frame(documents),
    ]


def _in_a_frame(documents: Sequence[str]) -> Row:
    """Compare the scorer with what many notebooks do: TextBlob by `pandas.Series.apply`."""
    frame = pd.Series(documents)

    def ours(_: str) -> object:
        return [textblob_sentiment(text) for text in documents]

    def theirs(_: str) -> object:
        return frame.apply(lambda text: TextBlob(text).sentiment.polarity)

    beside = "pandas apply(TextBlob)"
    return compare("textblob numbers, documents", ours, beside, theirs, [""])


def compare(figure: str, ours: Score, beside: str, theirs: Score, texts: Sequence[str]) -> Row:
    """Time two scorers in turn over the same texts; the first round only fills caches."""
    taken: tuple[list[float], list[float]] = ([], [])
    for number in range(ROUNDS + 1):
        for score, seconds in zip((ours, theirs), taken, strict=True):
            start = time.process_time()
            for text in texts:
                score(text)
            if number:
                seconds.append(time.process_time() - start)
    mine, other = map(statistics.median, taken)
    return {
        "figure": figure,
        "ours_s": mine,
        "beside": beside,
        "beside_s": other,
        "ratio": mine / other,
    }


def make_sentences() -> list[str]:
    """Return sentences of fictional news; no two in a row are alike, each run has the same."""
    rng = random.Random(7)
    parts = (OPENINGS, MIDDLES, ENDINGS)
    return [
        f"{' '.join(rng.choice(part) for part in parts)} Item {rng.randrange(10_000)}."
        for _ in range(N_SENTENCES)
    ]
