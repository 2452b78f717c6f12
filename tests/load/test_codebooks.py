from __future__ import annotations

from pathlib import Path

import pytest

from analysis_utils.errors import CodebookError
from analysis_utils.load.codebooks import frame_set_names, read_codebook
from analysis_utils.model import Seed

TOPIC = "title: T\nuse_frames: []\ntopics:\n  a:\n    label: A\n"
FRAME = "title: T\nframe_sets:\n  m:\n    label: M\n    frames:\n      f:\n        label: F\n"


def write(folder: Path, text: str) -> Path:
    path = folder / "c.yaml"
    path.write_text(text, "utf-8")
    return path


def test_bundled_codebook_has_the_topics_of_the_interview() -> None:
    codebook = read_codebook("data/codebooks/putin-carlson.yaml")
    assert "nato_expansion" in codebook.topics
    assert codebook.actors["putin"].name == "Vladimir Putin"
    assert sorted(codebook.frame_sets) == ["generic", "policy"]


def test_without_a_file_there_are_no_topics_but_all_shipped_frames() -> None:
    codebook = read_codebook()
    assert not codebook.topics
    assert sorted(codebook.frame_sets) == frame_set_names()


def test_template_is_a_valid_codebook(root: Path) -> None:
    path = root / "src/analysis_utils/resources/codebook_template.yaml"
    codebook = read_codebook(path)
    assert list(codebook.frame_sets) == ["generic", "policy", "mine"]


def test_seed_may_be_a_plain_string(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "title: T\nuse_frames: []\nframe_sets:\n  m:\n    label: M\n    frames:\n"
        "      f: {label: F, seeds: [now, {pattern: soon, weight: 0.5}]}\n",
    )
    seeds = read_codebook(path).frame_sets["m"].frames["f"].seeds
    assert seeds == (Seed(pattern="now"), Seed(pattern="soon", weight=0.5))


@pytest.mark.parametrize(
    ("text", "where", "message"),
    [
        (
            TOPIC + "    patern: [x]\n",
            ", line 6, column 5",
            "unknown key 'topics.a.patern'; did you mean 'patterns'?",
        ),
        (TOPIC, ", line 4, column 3", "the key 'topics.a.patterns' is missing"),
        (
            TOPIC + "    patterns: [ok, 're:(']\n",
            ", line 6, column 20",
            "pattern 're:(' is no regular expression: missing ), unterminated subpattern at "
            "position 0; mend it, or drop 're:' to search for the words themselves",
        ),
        (
            TOPIC + "    patterns: ['expan*sion']\n",
            ", line 6, column 16",
            "pattern 'expan*sion' has a * that ends no word; expected words, phrases or stems such "
            "as 'expan*', or a regular expression after 're:'",
        ),
        (
            TOPIC + "    patterns: ['re:x*']\n",
            ", line 6, column 16",
            "pattern 're:x*' matches the empty text; expected one that needs a character",
        ),
        (
            "title: [a\nb: c\n",
            ", line 2, column 2",
            "this is not valid YAML: expected ',' or ']', but got ':'",
        ),
        (
            "title: T\nuse_frames: [generc]\n",
            ", line 2, column 1",
            "no frame set is called 'generc'; did you mean 'generic'? Known: generic, policy",
        ),
        (
            "title: T\nnote: a\0b\n",
            ", line 2, column 8",
            "this is not valid YAML: unacceptable character #x0000: special characters are not "
            "allowed",
        ),
        (
            TOPIC + "    patterns: [x]\n  a: {label: B, patterns: [y]}\n",
            ", line 7, column 3",
            "this is not valid YAML: the key 'a' stands twice, first in line 4",
        ),
        (TOPIC + "    patterns: [x, y, x]\n", ", line 6, column 22", "'patterns' has 'x' twice"),
        (FRAME + "        seeds: [a, b, a]\n", ", line 8, column 23", "'seeds' has 'a' twice"),
        (
            FRAME + "        seeds: [a, {pattern: b, weight: -1}]\n",
            ", line 8, column 33",
            "the weight of 'b' is -1; expected one above 0",
        ),
        (
            FRAME + "        seeds: [a]\n        threshold: 0\n",
            ", line 9, column 9",
            "'threshold' is 0; expected one above 0",
        ),
        (
            FRAME
            + "        seeds: [{pattern: now, near: [act]}]\n        examples: [Act now., Now.]\n",
            ", line 9, column 30",
            "the seeds in 'Now.' weigh 0, the threshold is 1: change the seeds, or take it out of "
            "'examples'",
        ),
        ("- a\n", "", "expected keys and values ('title: …'), found a list"),
        ("", "", "expected keys and values ('title: …'), found nothing"),
    ],
)
def test_error_names_file_line_column_and_key(
    tmp_path: Path, text: str, where: str, message: str
) -> None:
    path = write(tmp_path, text)
    with pytest.raises(CodebookError) as caught:
        read_codebook(path)
    assert str(caught.value) == f"{path}{where}: {message}"


@pytest.mark.parametrize("value", ["[" * 9000, "9" * 5000])
def test_yaml_beyond_all_measure_is_refused(tmp_path: Path, value: str) -> None:
    with pytest.raises(CodebookError, match="this is not valid YAML"):
        read_codebook(write(tmp_path, f"title: {value}\n"))


def test_frame_set_that_ships_is_read_once() -> None:
    assert read_codebook().frame_sets["generic"] is read_codebook().frame_sets["generic"]
