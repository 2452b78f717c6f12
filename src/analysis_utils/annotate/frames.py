"""Frames: which sentences carry which frame of a codebook, and the words that tell."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from analysis_utils.language.patterns import compile_patterns
from analysis_utils.model import Coding

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from analysis_utils.language.patterns import PatternMatch
    from analysis_utils.model import Codebook, Document, Frame, FrameSet, Segment, Sentence

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
    rules: dict[str, Sequence[str]] = {}
    for frame_id, frame in frame_set.frames.items():
        rules[frame_id] = tuple(seed.pattern for seed in frame.seeds)
        rules[_near(frame_id)] = tuple(near for seed in frame.seeds for near in seed.near)
    starts = [start for start, _ in spans]
    found: list[defaultdict[str, list[PatternMatch]]] = [defaultdict(list) for _ in spans]
    for match in compile_patterns(rules).find(text):
        at = bisect_right(starts, match.start) - 1
        if at >= 0 and match.end <= spans[at][1]:
            found[at][match.key].append(match)
    return [_weigh(by_key, frame_set.frames) for by_key in found]


def dominant_frame(text: str, frame_set: FrameSet) -> str | None:
    """Return the id of the frame that a short text speaks for most, or None.

    Parameters
    ----------
    text : str
        A headline or a sentence; it is weighed as one unit.
    frame_set : FrameSet
        The frames.

    Returns
    -------
    str or None
        The frame with the greatest weight; of equal ones the first in the frame set. None
        where no seed is found.
    """
    scores = score_frames(text, [(0, len(text))], frame_set)[0]
    ranked = [frame_id for frame_id in frame_set.frames if frame_id in scores]
    return max(ranked, key=lambda frame_id: scores[frame_id].weight, default=None)


def frames_of_text(
    codings: Iterable[Coding], n_sentences: int, *, min_share: float = 0.05, min_sentences: int = 2
) -> dict[tuple[str, str], float]:
    """Return the frames of a whole text: the share of its sentences that carry each.

    Parameters
    ----------
    codings : iterable of Coding
        Codings of one document; those of other variables are passed over.
    n_sentences : int
        Sentences in the document.
    min_share : float, default 0.05
        Smallest share of the sentences, 0 to 1.
    min_sentences : int, default 2
        Smallest number of sentences, so that one word in a long text makes no frame. A text
        of fewer sentences needs all of them.

    Returns
    -------
    dict
        Share of sentences by (frame set, frame), the greatest first. Empty where none is left.
    """
    counts: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for coding in codings:
        if coding.variable == "frame":
            counts[str(coding.target), str(coding.value)].add(coding.unit.start)
    needed = min(n_sentences, max(min_sentences, ceil(min_share * n_sentences)))
    kept = {frame: len(units) for frame, units in counts.items() if len(units) >= needed}
    return {frame: n / n_sentences for frame, n in sorted(kept.items(), key=lambda item: -item[1])}


def _near(frame_id: str) -> str:
    return f"{frame_id} near"


def _weigh(
    by_key: Mapping[str, list[PatternMatch]], frames: Mapping[str, Frame]
) -> dict[str, FrameScore]:
    scores = {}
    for frame_id, frame in frames.items():
        matches = by_key.get(frame_id)
        if not matches:
            continue
        near = {match.pattern for match in by_key.get(_near(frame_id), ())}
        weights = {
            seed.pattern: seed.weight
            for seed in frame.seeds
            if not seed.near or not near.isdisjoint(seed.near)
        }
        evidence = [(weights[m.pattern], m) for m in matches if m.pattern in weights]
        if evidence:
            weight = sum({match.pattern: weight for weight, match in evidence}.values())
            ranked = sorted(evidence, key=lambda item: (-item[0], item[1].start))
            scores[frame_id] = FrameScore(weight=weight, evidence=tuple(ranked))
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
