"""What may be wrong with a codebook that is well formed: its patterns, weights and examples."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from analysis_utils.language.patterns import compile_patterns, find_pattern_problem
from analysis_utils.model import Codebook, Frame

Keys = list[str | int]


def find_problems(codebook: Codebook) -> Iterator[tuple[Keys, str]]:
    """Yield what is wrong with a codebook, with the keys that lead to it.

    Parameters
    ----------
    codebook : Codebook
        Topics and frames, as they were written.

    Yields
    ------
    (list of str or int, str)
        Patterns that are no patterns, or stand twice in a list; weights and thresholds that are
        not above 0; examples that do not reach the threshold of their frame, and counterexamples
        that do.
    """
    for name, topic in codebook.topics.items():
        for field, patterns in (("patterns", topic.patterns), ("exclude", topic.exclude)):
            yield from _of_patterns(["topics", name, field], patterns)
    for name, frame_set in codebook.frame_sets.items():
        for frame_name, frame in frame_set.frames.items():
            where: Keys = ["frame_sets", name, "frames", frame_name]
            problems = chain(_of_seeds(frame), _of_examples(frame))
            yield from (([*where, *keys], problem) for keys, problem in problems)


def _of_patterns(where: Keys, patterns: Sequence[str]) -> Iterator[tuple[Keys, str]]:
    for i, pattern in enumerate(patterns):
        if problem := _of_pattern(pattern):
            yield [*where, i], f"pattern {pattern!r} {problem}"
        if pattern in patterns[:i]:
            yield [*where, i], f"{where[-1]!r} has {pattern!r} twice"


def _of_pattern(pattern: str) -> str | None:
    problem = find_pattern_problem(pattern)
    if not problem and pattern.startswith("re:") and re.search(pattern[3:], ""):
        return "matches the empty text; expected one that needs a character"
    return problem


def _of_seeds(frame: Frame) -> Iterator[tuple[Keys, str]]:
    yield from _of_patterns(["seeds"], [seed.pattern for seed in frame.seeds])
    for i, seed in enumerate(frame.seeds):
        for _, problem in _of_patterns(["near"], seed.near):
            yield ["seeds", i], problem
        if seed.weight <= 0:
            yield (
                ["seeds", i, "weight"],
                f"the weight of {seed.pattern!r} is {seed.weight:g}; expected one above 0",
            )
    if frame.threshold <= 0:
        yield ["threshold"], f"'threshold' is {frame.threshold:g}; expected one above 0"


def _of_examples(frame: Frame) -> Iterator[tuple[Keys, str]]:
    for field, texts in (("examples", frame.examples), ("counterexamples", frame.counterexamples)):
        for i, text in enumerate(texts):
            weight = _weigh(frame, text)
            if (weight >= frame.threshold) != (field == "examples"):
                yield (
                    [field, i],
                    f"the seeds in {text!r:.60} weigh {weight:g}, the threshold is "
                    f"{frame.threshold:g}: change the seeds, or take it out of {field!r}",
                )


def _weigh(frame: Frame, text: str) -> float:
    """Return the weight of the seeds of a frame in a text, each counted once."""
    near = [pattern for seed in frame.seeds for pattern in seed.near]
    found = compile_patterns({"seeds": [s.pattern for s in frame.seeds], "near": near}).find(text)
    seeds = {match.pattern for match in found if match.key == "seeds"}
    beside = {match.pattern for match in found if match.key == "near"}
    return sum(
        seed.weight
        for seed in frame.seeds
        if seed.pattern in seeds and (not seed.near or not beside.isdisjoint(seed.near))
    )
