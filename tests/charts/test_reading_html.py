from __future__ import annotations

from typing import Any

from analysis_utils.charts.reading_html import render_reading


def run(text: str, *classes: str, **more: Any) -> dict[str, Any]:
    return {"text": text, "classes": list(classes), **more}


def pane(*runs: dict[str, Any]) -> str:
    html = render_reading(
        {
            "type": "reading",
            "title": "",
            "note": "",
            "legend": [],
            "paragraphs": [list(runs)],
        }
    )
    article = html.partition('<p dir="auto">')[2]
    return article.partition("</p>")[0]


def test_plain_text_is_bare() -> None:
    assert pane(run("a < b")) == "a &lt; b"


def test_runs_of_which_the_same_is_true_share_an_element() -> None:
    known = {"sentence": "S1", "facets": ["s0", "v1"], "about": "Q1"}
    assert pane(run("a ", **known), run("b", "loaded", **known, tip="x")) == (
        '<span data-sentence="S1" data-is="s0 v1" title="Q1">a '
        '<span class="mr-loaded" title="x">b</span></span>'
    )


def test_marks_of_passages_stand_on_the_element_they_share() -> None:
    assert pane(run("a", "topic", "cue", sentence="S1")) == (
        '<span class="mr-topic" data-sentence="S1"><span class="mr-cue">a</span></span>'
    )


def test_the_name_of_a_speaker_is_in_no_sentence() -> None:
    assert pane(run("Ada", "who")) == '<sup class="mr-who">Ada</sup>'


def test_marks_of_passages_begin_put_aside() -> None:
    html = render_reading(
        {
            "title": "",
            "note": "",
            "legend": [{"class": name, "label": name} for name in ("direct", "topic", "frame")],
            "paragraphs": [],
        }
    )
    assert 'data-layers="direct"' in html
