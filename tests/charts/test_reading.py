from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis_utils.charts.reading import Mark, cut_runs, exhibit_reading
from analysis_utils.model import Codebook, Frame, FrameSet, Topic

TEXT = 'Rain fell, Ada Marsh said.\n\n"Odd," she added.'


@pytest.fixture
def quotations(table: Callable[..., Any]) -> pd.DataFrame:
    columns = [
        "quotation_id", "start", "end", "kind", "speaker", "source_start", "source_end",
        "cue_start", "cue_end", "verb", "stance", "parent", "speech",
    ]  # fmt: skip
    rows = [
        ("Q1", 0, 9, "indirect", "Ada Marsh", 11, 20, 21, 25, "say", "neutral", None, True),
        ("Q2", 28, 34, "direct", "Ada Marsh", 35, 38, 39, 44, "add", "neutral", "Q1", True),
        ("Q3", 0, 4, "direct", None, None, None, None, None, None, None, None, False),
    ]
    found: pd.DataFrame = table(columns, rows)
    return found


def joined(paragraphs: list[list[dict[str, Any]]]) -> str:
    return "\n".join(
        "".join(run["text"] for run in runs if run["classes"] != ["who"]) for runs in paragraphs
    )


def test_marks_cut_the_text_into_runs() -> None:
    runs = cut_runs(
        "abcdef", [Mark(start=1, end=4, layer="direct"), Mark(start=3, end=5, layer="cue")]
    )
    assert [(r["text"], r["classes"]) for r in runs[0]] == [
        ("a", []),
        ("bc", ["direct"]),
        ("d", ["direct", "cue"]),
        ("e", ["cue"]),
        ("f", []),
    ]


def test_the_name_of_the_speaker_stands_after_the_last_character() -> None:
    runs = cut_runs("abc", [Mark(start=0, end=2, layer="direct", who="Ada")])
    assert [(r["text"], r["classes"]) for r in runs[0]] == [
        ("ab", ["direct"]),
        ("Ada", ["who"]),
        ("c", []),
    ]


def test_a_mark_goes_on_over_paragraphs() -> None:
    paragraphs = cut_runs("ab\n\ncd", [Mark(start=1, end=5, layer="direct")])
    assert [[(r["text"], r["classes"]) for r in runs] for runs in paragraphs] == [
        [("a", []), ("b", ["direct"])],
        [("c", ["direct"]), ("d", [])],
    ]


def test_runs_tell_their_sentence() -> None:
    (runs,) = cut_runs("ab cd", [], [(0, 2, "S1"), (3, 5, "S2")])
    assert [(r["text"], r["sentence"]) for r in runs] == [("ab", "S1"), (" ", None), ("cd", "S2")]


marks = st.lists(
    st.builds(
        lambda a, b, layer: Mark(start=min(a, b), end=max(a, b), layer=layer, tip="t"),
        st.integers(0, 45),
        st.integers(0, 45),
        st.sampled_from(["direct", "cue", "topic"]),
    ),
    max_size=12,
)


@given(st.text("ab \n\u05d0", max_size=40), marks)
def test_runs_joined_are_the_text(text: str, found: list[Mark]) -> None:
    kept = "\n".join(line for line in text.split("\n") if line.strip())
    assert joined(cut_runs(text, found)) == kept


def test_quotation_is_marked_with_source_cue_and_nesting(quotations: pd.DataFrame) -> None:
    payload = exhibit_reading(TEXT, quotations=quotations).payload
    first, second = payload["paragraphs"]
    assert [(r["text"], r["classes"]) for r in first] == [
        ("Rain fell", ["indirect"]),
        ("Ada Marsh", ["who"]),
        (", ", []),
        ("Ada Marsh", ["source"]),
        (" ", []),
        ("said", ["cue"]),
        (".", []),
    ]
    assert second[0]["classes"] == ["direct", "nested"]
    assert first[0]["about"] == "Q1: paraphrase, Ada Marsh, say (neutral)"


def test_legend_lists_what_is_marked(quotations: pd.DataFrame) -> None:
    payload = exhibit_reading(TEXT, quotations=quotations).payload
    assert [item["class"] for item in payload["legend"]] == [
        "direct",
        "indirect",
        "nested",
        "source",
        "cue",
    ]


def test_codings_are_marked_by_variable_and_wording_by_kind(table: Callable[..., Any]) -> None:
    codings = table(
        ["start", "end", "variable", "value", "target"],
        [
            (0, 4, "wording", "loaded", None),
            (0, 9, "topic", "weather", None),
            (0, 9, "polarity", None, None),
        ],
    )
    (run, *_), _ = exhibit_reading(TEXT, codings=codings).payload["paragraphs"]
    assert run["classes"] == ["loaded", "topic"]
    assert run["facets"] == ["t0"]
    assert run["tip"] == "loaded word"


def test_facets_list_what_the_article_can_be_filtered_by(
    quotations: pd.DataFrame, table: Callable[..., Any]
) -> None:
    codings = table(
        ["start", "end", "variable", "value", "target"],
        [(28, 45, "topic", "rain_fall", None), (0, 26, "frame", "conflict", "generic")],
    )
    segments = table(["start", "end", "voice"], [(0, 9, "indirect"), (9, 26, "outlet")])
    sentences = table(["start", "end", "sentence_id"], [(0, 26, "S1"), (28, 45, "S2")])
    payload = exhibit_reading(
        TEXT, quotations=quotations, codings=codings, segments=segments, sentences=sentences
    ).payload
    listed = {
        facet["label"]: [(o["label"], o["n"]) for o in facet["options"]]
        for facet in payload["facets"]
    }
    assert listed == {
        "Speaker": [("Ada Marsh", 2)],
        "Voice": [("paraphrase", 1), ("outlet’s own voice", 1)],
        "Kind": [("paraphrase", 1), ("direct quotation", 1)],
        "Topic": [("rain fall", 1)],
        "Frame": [("conflict", 1)],
    }
    assert payload["paragraphs"][0][0]["facets"] == ["f0", "k0", "s0", "v0"]


def test_codebook_names_topics_and_frames(table: Callable[..., Any]) -> None:
    codings = table(
        ["start", "end", "variable", "value", "target"],
        [(0, 9, "topic", "rain", None), (0, 9, "frame", "fight", "own")],
    )
    frame = Frame(label="Conflict", seeds=())
    codebook = Codebook(
        title="Weather",
        topics={"rain": Topic(label="Rain and flood", patterns=("rain",))},
        frame_sets={"own": FrameSet(label="Own", frames={"fight": frame})},
    )
    payload = exhibit_reading(TEXT, codings=codings, codebook=codebook).payload
    assert [facet["options"][0]["label"] for facet in payload["facets"]] == [
        "Rain and flood",
        "Conflict",
    ]


def test_text_without_marks_is_a_pane_without_legend() -> None:
    payload = exhibit_reading("One.\n\nTwo.").payload
    assert payload["legend"] == []
    assert joined(payload["paragraphs"]) == "One.\nTwo."


def test_empty_text_has_no_paragraphs() -> None:
    assert exhibit_reading("").payload["paragraphs"] == []


def test_each_quotation_within_another_is_told_by_both_names(table: Callable[..., Any]) -> None:
    text = "“A ‘b’ c ‘d’ e.”"
    columns = [
        "quotation_id", "kind", "speaker", "verb", "stance", "parent", "speech", "start", "end",
        "source_start", "source_end", "cue_start", "cue_end",
    ]  # fmt: skip
    rest = [None] * 4
    nested = ["direct", "Bo", None, None, "Q1", True]
    rows = [
        ["Q1", "direct", "Ann", None, None, None, True, 0, len(text), *rest],
        ["Q2", *nested, 3, 6, *rest],
        ["Q3", *nested, 9, 12, *rest],
    ]
    (runs,) = exhibit_reading(text, quotations=table(columns, rows)).payload["paragraphs"]
    raised = [run["text"] for run in runs if "who" in run["classes"]]
    assert raised == ["Bo, quoted by Ann", "Bo, quoted by Ann", "Ann"]
