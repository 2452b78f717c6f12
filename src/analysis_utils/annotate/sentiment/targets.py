"""Targets: the tone towards each topic and actor, by voice."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nlargest

from analysis_utils.annotate.sentiment.score import find_scorer
from analysis_utils.annotate.sentiment.scoring import Scorer
from analysis_utils.annotate.sentiment.tone_reach import (
    Placed,
    Reading,
    locate_target,
    read_words,
    squash,
    weigh_words,
)
from analysis_utils.annotate.sentiment.topics import Rules, find_mentions, within
from analysis_utils.model import Codebook, Coding, Document, Segment, Sentence, Span

# The weight of the words of other voices in the same sentence.
OTHER_VOICE = 0.3
# How many words of other voices are the evidence of a segment that has none of its own.
N_LOUDEST = 5
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_PRONOUNS = dict.fromkeys(("he", "she", "his", "her"), "person") | dict.fromkeys(
    ("it", "its", "this", "they", "their"), "thing"
)


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
        Evidence is the segment's scored words, or else the five of the
        sentence that count most. Without scored words there is none:
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
    of the sentence's other segments have three tenths of the weight. What an actor says ill in
    speech of its own is said of others and counts a quarter. A sentence that begins
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
        "tone": _mentions(document, sentences, topics, frozenset()),
        "actor_tone": _mentions(document, sentences, actors, frozenset(persons)),
    }
    codings: list[Coding] = []
    for i, sentence in enumerate(sentences):
        if any(found[i] for found in named.values()):
            reading = read_words(document.slice(sentence.span))
            scored = _score_segments(document, sentence, score)
            for variable, found in named.items():
                for key in found[i]:
                    name = codebook.actors[key].name if variable == "actor_tone" else ""
                    tones = _tones(document, sentence, reading, scored, found[i], key, name)
                    codings += (_coding(*tone, scorer, variable, key) for tone in tones)
    return tuple(codings)


def _mentions(
    document: Document, sentences: Sequence[Sentence], rules: Rules, persons: frozenset[str]
) -> list[dict[str, list[Span]]]:
    """Return, by sentence, where each key is named or taken up by a pronoun."""
    found: list[dict[str, list[Span]]] = [{} for _ in sentences]
    starts = [sentence.span.start for sentence in sentences]
    for key, spans in find_mentions(document, rules).items():
        for span in spans:
            if starts and span.start >= starts[0]:
                found[bisect_right(starts, span.start) - 1].setdefault(key, []).append(span)
    for before, here, sentence in zip(found, found[1:], sentences[1:], strict=False):
        word = _FIRST_WORD.match(document.text, sentence.span.start, sentence.span.end)
        kind = _PRONOUNS.get(word[0].lower()) if word else None
        referents = [key for key in before if (key in persons) == (kind == "person")]
        if word and kind and len(referents) == 1 and referents[0] not in here:
            here[referents[0]] = [document.span(*word.span())]
    return found


def _score_segments(
    document: Document, sentence: Sentence, score: Scorer
) -> list[tuple[Segment, list[Placed]]]:
    """Score each segment by itself; its words are placed in the sentence."""
    scored = []
    for segment in sentence.segments:
        at = segment.span.start - sentence.span.start
        evidence = score(document.slice(segment.span)).evidence
        scored.append((segment, [(at + start, at + end, v) for start, end, v in evidence]))
    return scored


def _tones(
    document: Document,
    sentence: Sentence,
    reading: Reading,
    scored: Sequence[tuple[Segment, list[Placed]]],
    named: Mapping[str, Sequence[Span]],
    key: str,
    name: str,
) -> Iterator[tuple[Segment, float, tuple[Span, ...]]]:
    """Yield the tone of each segment towards the target ``key``, with the words that made it.

    ``name`` is what a segment calls the target where it speaks itself.
    """
    at = sentence.span.start
    places = {k: [(span.start - at, span.end - at) for span in named[k]] for k in named}
    others = (place for k in named if k != key for place in places[k])
    target = locate_target(reading, places[key], others)
    weighed = [(s, weigh_words(target, words, own_speech=s.speaker == name)) for s, words in scored]
    everything = [word for _, words in weighed for word in words]
    loudest = sorted(nlargest(N_LOUDEST, everything, key=lambda word: abs(word[2])))
    total = math.fsum(value for _, _, value in everything)
    for segment, words in weighed:
        if words or (everything and within(named[key], segment)):
            own = math.fsum(value for _, _, value in words)
            evidence = words or loudest
            yield (
                segment,
                squash(own + OTHER_VOICE * (total - own)),
                tuple(document.span(at + start, at + end) for start, end, _ in evidence),
            )


def _coding(
    segment: Segment, value: float, evidence: tuple[Span, ...], coder: str, variable: str, key: str
) -> Coding:
    return Coding(
        unit=segment.span,
        coder=coder,
        variable=variable,
        value=value,
        target=key,
        voice=segment.voice,
        speaker=segment.speaker,
        evidence=evidence,
    )
