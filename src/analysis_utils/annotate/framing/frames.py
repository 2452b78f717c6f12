"""Frames: which sentences carry which frame of a codebook, and the words that tell."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from analysis_utils.language.patterns import compile_patterns
from analysis_utils.model import Coding

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis_utils.language.patterns import PatternMatch, PatternSet
    from analysis_utils.model import Codebook, Document, FrameSet, Seed, Segment, Sentence

CODER = "seeds"


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameScore:
    """How strongly one stretch of text speaks for a frame, and the seeds that were found.

    ``weight`` is the sum of the weights of the distinct seeds; ``evidence`` gives each
    occurrence with its weight, the heaviest first.
    """

    weight: float
    evidence: tuple[tuple[float, PatternMatch], ...]


def assign_frames(
    document: Document, sentences: Sequence[Sentence], codebook: Codebook
) -> tuple[Coding, ...]:
    """Code every sentence with the frames whose seeds it contains.

    Parameters
    ----------
    document : Document
        The text.
    sentences : sequence of Sentence
        Its sentences; with segments, each coding gets the voice of its main evidence.
    codebook : Codebook
        Its ``frame_sets`` are used.

    Returns
    -------
    tuple of Coding
        One per sentence, frame set and frame that reaches its threshold, in the order of the
        text: variable ``frame``, value the frame's id, target the frame set's id, unit the
        sentence, evidence the seeds in the order of the text. No sentences, no codings.

    Notes
    -----
    A sentence's weight for a frame is the sum of the weights of the distinct seeds found in it;
    a seed with ``near`` counts only where one of these patterns stands in the same sentence.
    Where seeds of one frame overlap, the longest counts. A sentence may carry several frames or
    none. Known failures: irony, metaphor ("price war"), and frames that are built over several
    sentences without any of the words.

    References
    ----------
    Semetko, H. A. & Valkenburg, P. M. (2000). Framing European politics. Journal of
    Communication 50(2), 93-109.
    Boydstun, A. E. et al. (2014). Tracking the development of media frames within and across
    policy issues.
    """
    spans = [(sentence.span.start, sentence.span.end) for sentence in sentences]
    codings = []
    for set_id, frame_set in codebook.frame_sets.items():
        scores = score_frames(document.text, spans, frame_set)
        for sentence, by_frame in zip(sentences, scores, strict=True):
            for frame_id, score in by_frame.items():
                if score.weight >= frame_set.frames[frame_id].threshold:
                    codings.append(_coding(document, sentence, set_id, frame_id, score))
    return tuple(sorted(codings, key=lambda c: (c.unit, str(c.target))))


def score_frames(
    text: str, spans: Sequence[tuple[int, int]], frame_set: FrameSet
) -> list[dict[str, FrameScore]]:
    """Weigh each stretch of a text for each frame of a set.

    Parameters
    ----------
    text : str
        Any text.
    spans : sequence of (start, end)
        Stretches that do not overlap, in order; seeds outside of them are not counted.
    frame_set : FrameSet
        The frames.

    Returns
    -------
    list of dict
        For each stretch, the frames with at least one seed, by id, whatever their threshold.
    """
    patterns, seeds = _prepare(frame_set)
    starts = [start for start, _ in spans]
    found: list[defaultdict[str, list[PatternMatch]]] = [defaultdict(list) for _ in spans]
    for match in patterns.find(text):
        at = bisect_right(starts, match.start) - 1
        if at >= 0 and match.end <= spans[at][1]:
            found[at][match.key].append(match)
    return [_weigh(by_key, seeds) for by_key in found]


@lru_cache(maxsize=32)
def _prepare(frame_set: FrameSet) -> tuple[PatternSet, Mapping[str, Mapping[str, Seed]]]:
    """Return the patterns of a frame set, made ready, and its seeds by frame and pattern."""
    rules: dict[str, Sequence[str]] = {}
    for frame_id, frame in frame_set.frames.items():
        rules[frame_id] = tuple(seed.pattern for seed in frame.seeds)
        rules[_near(frame_id)] = tuple(near for seed in frame.seeds for near in seed.near)
    seeds = {
        frame_id: {seed.pattern: seed for seed in frame.seeds}
        for frame_id, frame in frame_set.frames.items()
    }
    return compile_patterns(rules), seeds


def _near(frame_id: str) -> str:
    return f"{frame_id} near"


def _weigh(
    by_key: Mapping[str, list[PatternMatch]], seeds: Mapping[str, Mapping[str, Seed]]
) -> dict[str, FrameScore]:
    scores: dict[str, FrameScore] = {}
    for frame_id, by_pattern in seeds.items() if by_key else ():
        if frame_id not in by_key:
            continue
        near = {match.pattern for match in by_key.get(_near(frame_id), ())}
        evidence = []
        for match in by_key[frame_id]:
            seed = by_pattern[match.pattern]
            if not seed.near or not near.isdisjoint(seed.near):
                evidence.append((seed.weight, match))
        if evidence:
            weight = sum({match.pattern: weight for weight, match in evidence}.values())
            evidence.sort(key=lambda item: (-item[0], item[1].start))
            scores[frame_id] = FrameScore(weight=weight, evidence=tuple(evidence))
    return scores


def _coding(
    document: Document, sentence: Sentence, set_id: str, frame_id: str, score: FrameScore
) -> Coding:
    main = score.evidence[0][1]
    segment = segment_at(sentence, main.start)
    matches = sorted(match for _, match in score.evidence)
    return Coding(
        unit=sentence.span,
        coder=CODER,
        variable="frame",
        value=frame_id,
        target=set_id,
        voice=segment.voice if segment else None,
        speaker=segment.speaker if segment else None,
        evidence=tuple(document.span(match.start, match.end) for match in matches),
    )


def segment_at(sentence: Sentence, position: int) -> Segment | None:
    """Return the segment of a sentence that holds a position, or None."""
    for segment in sentence.segments:
        if segment.span.start <= position < segment.span.end:
            return segment
    return None
