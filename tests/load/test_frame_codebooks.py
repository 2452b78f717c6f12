from __future__ import annotations

from collections import Counter

import pytest

from analysis_utils.annotate.framing.frames import score_frames
from analysis_utils.annotate.framing.functions import read_functions
from analysis_utils.annotate.framing.wording import LEXICONS
from analysis_utils.language.patterns import compile_patterns
from analysis_utils.language.stems import is_form
from analysis_utils.load.codebooks import frame_set_names, read_frame_set
from analysis_utils.load.lexicons import read_lexicon

FRAME_SETS = {name: read_frame_set(name) for name in frame_set_names()}
FRAME_SETS |= read_functions().frame_sets
FRAMES = [(name, frame_id) for name, found in FRAME_SETS.items() for frame_id in found.frames]


def carries(name: str, frame_id: str, text: str) -> bool:
    frames = FRAME_SETS[name]
    found = score_frames(text, [(0, len(text))], frames)[0]
    return frame_id in found and found[frame_id].weight >= frames.frames[frame_id].threshold


@pytest.mark.parametrize(("name", "frame_id"), FRAMES)
def test_every_frame_is_explained(name: str, frame_id: str) -> None:
    frame = FRAME_SETS[name].frames[frame_id]
    parts = (frame.label, frame.definition, frame.include, frame.exclude, frame.seeds)
    assert all(parts)
    assert frame.examples
    assert frame.counterexamples


@pytest.mark.parametrize(("name", "frame_id"), FRAMES)
def test_examples_match_their_own_rule(name: str, frame_id: str) -> None:
    examples = FRAME_SETS[name].frames[frame_id].examples
    assert [text for text in examples if not carries(name, frame_id, text)] == []


@pytest.mark.parametrize(("name", "frame_id"), FRAMES)
def test_counterexamples_do_not(name: str, frame_id: str) -> None:
    counterexamples = FRAME_SETS[name].frames[frame_id].counterexamples
    assert [text for text in counterexamples if carries(name, frame_id, text)] == []


@pytest.mark.parametrize(("name", "frame_id"), FRAMES)
def test_seeds_stand_once_and_have_weight(name: str, frame_id: str) -> None:
    seeds = FRAME_SETS[name].frames[frame_id].seeds
    assert repeated([seed.pattern.lower() for seed in seeds]) == []
    assert [seed.pattern for seed in seeds if not 0 < seed.weight <= 2] == []


@pytest.mark.parametrize(("name", "frame_id"), FRAMES)
def test_no_seed_is_covered_by_an_equal_stem(name: str, frame_id: str) -> None:
    seeds = FRAME_SETS[name].frames[frame_id].seeds
    stems = {s.pattern[:-1].lower(): s for s in seeds if s.pattern.endswith("*") and not s.near}
    covered = [
        (seed.pattern, stem.pattern)
        for seed in seeds
        for start, stem in stems.items()
        if seed is not stem
        and seed.weight == stem.weight
        and seed.pattern.isalpha()
        and seed.pattern.lower().startswith(start)
        and is_form(seed.pattern, len(start))
    ]
    assert covered == []


@pytest.mark.parametrize("lexicon", [*LEXICONS, "action_verbs"])
def test_entries_stand_once(lexicon: str) -> None:
    rows = read_lexicon(lexicon).entries
    first = read_lexicon(lexicon).card["columns"][0]
    assert repeated([row[first].lower() for row in rows]) == []


@pytest.mark.parametrize("lexicon", LEXICONS)
def test_patterns_of_word_lists_compile(lexicon: str) -> None:
    compile_patterns({lexicon: [row["pattern"] for row in read_lexicon(lexicon).entries]})


def test_no_word_both_hedges_and_boosts() -> None:
    rows = read_lexicon("hedges_boosters").entries
    kinds = {(row["pattern"], row["kind"]) for row in rows}
    assert repeated([pattern for pattern, _ in kinds]) == []


def test_strengths_are_shares() -> None:
    strengths = {float(row["strength"]) for row in read_lexicon("loaded_words").entries}
    assert all(0 < strength <= 1 for strength in strengths)


def repeated(names: list[str]) -> list[str]:
    return [name for name, n in Counter(names).items() if n > 1]
