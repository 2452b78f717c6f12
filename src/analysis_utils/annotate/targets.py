"""Targets: the tone towards each topic and actor, by voice."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

from analysis_utils.annotate.scoring import Scorer
from analysis_utils.annotate.sentiment import find_scorer
from analysis_utils.annotate.tone_reach import Placed, read_words, squash, weigh_words
from analysis_utils.annotate.topics import Rules, find_mentions
from analysis_utils.model import Codebook, Coding, Document, Segment, Sentence, Span

# The weight of the words of other voices in the same sentence.
OTHER_VOICE = 0.3
_PERSON = frozenset({"he", "she", "his", "her"})
_THING = frozenset({"it", "its", "this", "they", "their"})

Mentions = Mapping[str, Sequence[Span]]


def score_targets(
    document: Document,
    sentences: Iterable[Sentence],
    codebook: Codebook,
    *,
    scorer: str = "default",
) -> tuple[Coding, ...]:
    """Score the tone towards every topic and actor of the codebook, by voice.

    Parameters
    ----------
    document : Document
        The article.
    sentences : iterable of Sentence
        Its sentences with their segments, in the order of the text.
    codebook : Codebook
        Its topics and actors.
    scorer : {"default", "textblob", "vader"}
        Whose scored words are weighed.

    Returns
    -------
    tuple of Coding
        ``variable`` is "tone" for a topic and "actor_tone" for an actor, ``target`` its id,
        ``value`` −1 to 1, in the order of the text. One per segment and target of a sentence
        that names the target, for each segment that names it or has scored words of its own.
        Evidence is the scored words outside the mentions. Without scored words there is none:
        the tone is unknown.

    Raises
    ------
    UnknownNameError
        No scorer has that name.
    CodebookError
        A pattern cannot be read.

    Notes
    -----
    Each segment is scored by itself, then its words are weighed as `tone_towards` tells; words
    of the sentence's other segments have three tenths of the weight. A sentence that begins
    with "it", "this" or "they" and names no topic is taken to speak of the topic before it,
    where the sentence before named just one; so with "he" and "she" and persons.

    Examples
    --------
    >>> from analysis_utils.model import Topic
    >>> document = Document(doc_id="d", text="The treaty failed.")
    >>> span = document.span(0, 18)
    >>> sentence = Sentence(
    ...     sentence_id="S1", span=span, paragraph=0, segments=(Segment(span=span, voice="outlet"),)
    ... )
    >>> book = Codebook(title="t", topics={"treaty": Topic(label="Treaty", patterns=("treaty",))})
    >>> [(c.target, c.value < 0) for c in score_targets(document, [sentence], book)]
    [('treaty', True)]
    """
    score = find_scorer(scorer)
    sentences = list(sentences)
    topics: Rules = {key: (t.patterns, t.exclude) for key, t in codebook.topics.items()}
    actors: Rules = {key: ((a.name, *a.aliases), ()) for key, a in codebook.actors.items()}
    persons = {key for key, actor in codebook.actors.items() if actor.kind == "person"}
    named = {
        "tone": _by_sentence(document, sentences, topics, set()),
        "actor_tone": _by_sentence(document, sentences, actors, persons),
    }
    return tuple(
        coding
        for i, sentence in enumerate(sentences)
        for coding in _codings(
            document, sentence, {variable: found[i] for variable, found in named.items()}, scorer
        )
    )
