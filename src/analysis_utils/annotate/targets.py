"""Targets: the tone towards a topic or an actor, from the words near its mentions."""

from __future__ import annotations

import math
from collections.abc import Iterable

from analysis_utils.annotate.sentiment import find_scorer
from analysis_utils.annotate.topics import Rules, find_mentions, within
from analysis_utils.model import Codebook, Coding, Document, Sentence


def score_targets(
    document: Document,
    sentences: Iterable[Sentence],
    codebook: Codebook,
    *,
    scorer: str = "default",
) -> tuple[Coding, ...]:
    """Score the tone towards each topic (``tone``) and actor (``actor_tone``)."""
    score = find_scorer(scorer)
    topics: Rules = {k: (t.patterns, t.exclude) for k, t in codebook.topics.items()}
    actors: Rules = {k: ((a.name, *a.aliases), ()) for k, a in codebook.actors.items()}
    mentions = [
        ("tone", find_mentions(document, topics)),
        ("actor_tone", find_mentions(document, actors)),
    ]
    codings = []
    for sentence in sentences:
        for segment in sentence.segments:
            result = score(document.slice(segment.span))
            at = segment.span.start
            for variable, by_key in mentions:
                for key, spans in by_key.items():
                    inside = within(spans, segment)
                    if not inside or not result.evidence:
                        continue
                    total = sum(
                        v * 0.97 ** min(abs(at + s - m.start) / 6 for m in inside)
                        for s, e, v in result.evidence
                    )
                    codings.append(
                        Coding(
                            unit=segment.span,
                            coder=scorer,
                            variable=variable,
                            value=total / math.sqrt(total * total + 1),
                            target=key,
                            voice=segment.voice,
                            speaker=segment.speaker,
                            evidence=tuple(
                                document.span(at + s, at + e) for s, e, _ in result.evidence
                            ),
                        )
                    )
    return tuple(codings)
