"""Sentiment: the tone of every segment, by voice, from a scorer of the user's choice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from analysis_utils.annotate.sentiment.news_scorer import score_news
from analysis_utils.annotate.sentiment.scoring import Score, Scorer
from analysis_utils.annotate.sentiment.textblob_scorer import score_textblob
from analysis_utils.annotate.sentiment.vader_scorer import score_vader
from analysis_utils.errors import unknown_name
from analysis_utils.model import Coding, Document, Segment, Sentence

SCORERS: dict[str, Scorer] = {
    "default": score_news,
    "textblob": score_textblob,
    "vader": score_vader,
}


def find_scorer(name: str) -> Scorer:
    """Return the scorer of this name.

    Raises
    ------
    UnknownNameError
        None has that name; the message lists those there are.

    Examples
    --------
    >>> find_scorer("vader")("A splendid day.").polarity > 0
    True
    """
    if name not in SCORERS:
        raise unknown_name("scorer", name, SCORERS)
    return SCORERS[name]


def score_sentiment(
    document: Document, sentences: Iterable[Sentence], *, scorer: str = "default"
) -> tuple[Coding, ...]:
    """Score the tone of every segment of a document.

    Parameters
    ----------
    document : Document
        The article.
    sentences : iterable of Sentence
        Its sentences with their segments, as `assign_voices` returns them.
    scorer : {"default", "textblob", "vader"}
        A name in `SCORERS`.

    Returns
    -------
    tuple of Coding
        Per segment one of ``polarity`` (−1 to 1) and, where the scorer measures it, one of
        ``subjectivity`` (0 to 1), in the order of the text. ``coder`` is the scorer's name,
        voice and speaker are the segment's, evidence the words that made the number.
        A segment in which the default scorer finds no word to go by has none: its tone is
        unknown, not 0. No sentences give an empty tuple.

    Raises
    ------
    UnknownNameError
        No scorer has that name.

    Notes
    -----
    A segment is scored without what surrounds it, so that the words of one voice never
    colour another. ``textblob`` and ``vader`` give 0.0 where they know no word, as their
    authors have it; such a coding has no evidence.
    """
    score = find_scorer(scorer)
    return tuple(
        coding
        for segment in _segments(sentences)
        for coding in _codings(document, segment, score(document.slice(segment.span)), scorer)
    )


def _segments(sentences: Iterable[Sentence]) -> Iterator[Segment]:
    return (segment for sentence in sentences for segment in sentence.segments)


def _codings(document: Document, segment: Segment, score: Score, coder: str) -> Iterator[Coding]:
    at = segment.span.start
    evidence = tuple(document.span(at + start, at + end) for start, end, _ in score.evidence)
    for variable, value in (("polarity", score.polarity), ("subjectivity", score.subjectivity)):
        if value is not None:
            yield Coding(
                unit=segment.span,
                coder=coder,
                variable=variable,
                value=value,
                voice=segment.voice,
                speaker=segment.speaker,
                evidence=evidence,
            )
