from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from matplotlib.axes import Axes

from analysis_utils.charts.framing import (
    headline_frame_share,
    headline_frame_strip,
    headline_wording,
    plot_frame_share,
    plot_frame_strip,
    plot_wording,
)

SHARES = [("Set", "Conflict", 0.5, 20, 0.3, 0.7), ("Set", "Morality", 0.0, 20, 0.0, 0.16)]


def written(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def test_share_has_its_interval_and_n(measures: Callable[..., Any]) -> None:
    ax = plot_frame_share(measures("prop_sentences", ["frame_set", "frame"], SHARES[:1]))
    assert [bar.get_width() for bar in ax.containers[0]] == [0.5]
    ends = [tuple(s[:, 0]) for lines in ax.collections for s in lines.get_segments()]
    assert (0.3, 0.7) in ends
    assert {"Set", "Conflict", "50\xa0%, n = 20"} <= set(written(ax))


@pytest.mark.parametrize(("rows", "drawn"), [(SHARES, [0.5]), (SHARES[1:], [0])])
def test_frames_that_were_not_found_are_drawn_only_alone(
    measures: Callable[..., Any], rows: list[Any], drawn: list[float]
) -> None:
    ax = plot_frame_share(measures("prop_sentences", ["frame_set", "frame"], rows))
    assert [bar.get_width() for bar in ax.containers[0]] == drawn


@pytest.mark.parametrize(
    ("rows", "headline"),
    [
        ([], "No frame was found"),
        (SHARES[1:], "No frame was found"),
        (SHARES[:1], "Conflict in 10 of 20 sentences (50\xa0%)"),
        (
            [SHARES[0], ("Set", "Morality", 0.5, 20, 0.3, 0.7)],
            "Conflict and Morality in 10 of 20 sentences (50\xa0%) each",
        ),
        (SHARES, "Conflict in 10 of 20 sentences (50\xa0%); 1 frame is not found"),
        (
            [*SHARES, ("Set", "Economy", 0.0, 20, 0.0, 0.1)],
            "Conflict in 10 of 20 sentences (50\xa0%); 2 frames are not found",
        ),
        (
            [SHARES[0], ("Other", "Economy", 0.25, 20, 0.1, 0.4)],
            "Set: Conflict in 10 of 20 sentences (50\xa0%); "
            "Other: Economy in 5 of 20 sentences (25\xa0%)",
        ),
    ],
)
def test_headline_of_shares(measures: Callable[..., Any], rows: list[Any], headline: str) -> None:
    data = measures("prop_sentences", ["frame_set", "frame"], rows)
    assert headline_frame_share(data) == headline


def test_strip_marks_each_sentence_of_a_frame_once(table: Callable[..., Any]) -> None:
    rows = [("Conflict", "S2"), ("Conflict", "S2"), ("Conflict", "S4"), ("Morality", "S2")]
    ax = plot_frame_strip(table(["frame", "sentence_id"], rows), n_sentences=6)
    lanes = {c.get_label(): c for c in ax.collections}
    assert lanes["Conflict"].get_urls() == ["S2", "S4"]
    assert [p.vertices[:, 0].min() for p in lanes["Conflict"].get_paths()] == [1.5, 3.5]
    assert ax.get_xlim() == (0.5, 6.5)
    assert written(ax).count("n = 1") == 1


def test_frames_of_two_sets_that_are_called_the_same_stay_apart(table: Callable[..., Any]) -> None:
    rows = [("A", "Morality", "S1"), ("B", "Morality", "S3")]
    ax = plot_frame_strip(table(["frame_set", "frame", "sentence_id"], rows))
    assert len(ax.collections) == 2


def test_frames_stand_under_the_name_of_their_set(table: Callable[..., Any]) -> None:
    rows = [("A", "War", "S1"), ("B", "Law", "S1"), ("A", "Faith", "S2"), ("B", "Law", "S2")]
    ax = plot_frame_strip(table(["frame_set", "frame", "sentence_id"], rows))
    ax.figure.canvas.draw()
    tops = {text.get_text(): -text.get_window_extent().y1 for text in ax.texts}
    assert tops["A"] < tops["War"] < tops["Faith"] < tops["B"] < tops["Law"]


@pytest.mark.parametrize(
    ("rows", "headline"),
    [
        ([], "No sentence carries a frame"),
        ([("Conflict", "S1")], "1 sentence carries a frame, 0 of them more than one"),
        (
            [("Conflict", "S1"), ("Morality", "S1"), ("Morality", "S5")],
            "2 sentences carry a frame, 1 of them more than one",
        ),
    ],
)
def test_headline_of_the_strip(table: Callable[..., Any], rows: list[Any], headline: str) -> None:
    assert headline_frame_strip(table(["frame", "sentence_id"], rows)) == headline


def test_wording_is_stacked_by_voice(measures: Callable[..., Any]) -> None:
    rows = [("loaded", "outlet", 3, 3), ("loaded", "direct", 1, 1), ("hedge", "outlet", 0, 0)]
    ax = plot_wording(measures("n_items", ["category", "voice"], rows))
    pieces = {box.get_label(): [(b.get_x(), b.get_width()) for b in box] for box in ax.containers}
    assert pieces == {"direct quotation": [(0, 1)], "outlet’s own voice": [(1, 3)]}
    assert "4, 3 the outlet’s" in written(ax)


@pytest.mark.parametrize(
    ("rows", "headline"),
    [
        ([], "No loaded wording was found"),
        ([("loaded", "outlet", 1, 1)], "The only marked word is the outlet’s own wording"),
        (
            [("loaded", "direct", 2, 2)],
            "None of 2 marked words and phrases are the outlet’s own wording",
        ),
        (
            [("loaded", "outlet", 1, 1), ("hedge", "direct", 3, 3)],
            "1 of 4 marked words and phrases is the outlet’s own wording",
        ),
    ],
)
def test_headline_of_wording(measures: Callable[..., Any], rows: list[Any], headline: str) -> None:
    assert headline_wording(measures("n_items", ["category", "voice"], rows)) == headline
