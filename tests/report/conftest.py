from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from analysis_utils.imports import import_nbformat
from analysis_utils.report.outputs import PAYLOAD_TYPE

nbformat = import_nbformat()

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="200pt" height="60pt" viewBox="0 0 200 60">'
    '<rect x="60" y="10" width="80" height="20" fill="#1c4f8c"/>'
    '<text x="10" y="25" font-family="Source Sans Pro" font-size="9" fill="#1b1f27">minister</text>'
    "</svg>"
)


def markdown(source: str) -> Any:
    return nbformat.v4.new_markdown_cell(source=source)


def code(source: str, *tags: str, outputs: list[Any] | None = None) -> Any:
    cell = nbformat.v4.new_code_cell(source=source, outputs=outputs or [])
    if tags:
        cell.metadata["tags"] = list(tags)
    return cell


def shows(**data: Any) -> Any:
    """A code cell whose output has the given formats; ``payload`` is ours."""
    types = {"payload": PAYLOAD_TYPE, "html": "text/html", "plain": "text/plain"}
    types |= {"svg": "image/svg+xml", "png": "image/png", "latex": "text/latex"}
    bundle = {types[key]: value for key, value in data.items()}
    return code("show()", outputs=[nbformat.v4.new_output("display_data", data=bundle)])


def notebook(*cells: Any) -> Any:
    return nbformat.v4.new_notebook(cells=list(cells))


def figure(name: str = "share", title: str = "The minister speaks 27 % of the words") -> Any:
    columns = [
        {"name": "voice", "label": "Voice", "align": "left"},
        {"name": "n", "label": "Words", "align": "right"},
    ]
    return {
        "type": "figure",
        "name": name,
        "title": title,
        "subtitle": "Share of 80 words",
        "note": "Longer is more.",
        "alt": f"{title}. One bar: 22 of 80 words.",
        "svg": SVG,
        "columns": columns,
        "rows": [["direct", 22], ["outlet", 58]],
    }


def table(name: str = "units", rows: list[list[Any]] | None = None) -> Any:
    columns = [
        {"name": "unit", "label": "Unit", "align": "left"},
        {"name": "tone", "label": "Tone", "align": "right"},
    ]
    return {
        "type": "table",
        "name": name,
        "title": "All units",
        "note": "",
        "columns": columns,
        "rows": [["S1", 0.5], ["S2", None]] if rows is None else rows,
    }


def card(title: str = "Harbour talks") -> Any:
    return {
        "type": "card",
        "title": title,
        "rows": [["Outlet", "The Coastal Post"], ["Words", "80"]],
        "warnings": ["One mark is missing."],
        "findings": ["The minister speaks 27 % of the words."],
    }


def run(text: str, *classes: str, facets: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
    """A run of a reading pane."""
    plain = {"about": "", "tip": "", "sentence": None}
    return {"text": text, "classes": list(classes), "facets": list(facets), **plain, **more}


def reading() -> Any:
    """An article of three sentences; the minister is quoted in the second and the third."""
    spoken = {"facets": ("s0", "k0", "t0"), "about": "Q1: direct, the minister"}
    return {
        "type": "reading",
        "title": "The article with its marks",
        "note": "Marks are candidates.",
        "legend": [
            {"class": "direct", "label": "direct quotation"},
            {"class": "indirect", "label": "paraphrase"},
            {"class": "loaded", "label": "loaded word"},
            {"class": "frame", "label": "frame"},
        ],
        "facets": [
            {
                "name": "speaker",
                "label": "Speaker",
                "options": [{"value": "s0", "label": "The minister", "n": 2}],
            },
            {
                "name": "topic",
                "label": "Topic",
                "options": [
                    {"value": "t0", "label": "Harbour", "n": 1},
                    {"value": "t1", "label": "Trade", "n": 1},
                ],
            },
        ],
        "paragraphs": [
            [
                run("Ships wait. ", "frame", facets=("t1",), sentence="S1"),
                run("“We ", "direct", sentence="S2", **spoken),
                run("fight", "direct", "loaded", tip="loaded word", sentence="S2", **spoken),
                run(" to keep it open”", "direct", sentence="S2", **spoken),
                run("the minister", "who"),
                run(" and she ", sentence="S2"),
            ],
            [run("Trade would go on.", "indirect", facets=("s0",), sentence="S3")],
        ],
    }


@pytest.fixture
def write_chapters(tmp_path: Path) -> Callable[..., Path]:
    """Write notebooks, given by name, into a folder."""

    def write(**chapters: Any) -> Path:
        folder = tmp_path / "chapters"
        folder.mkdir(exist_ok=True)
        for name, content in chapters.items():
            (folder / f"{name}.ipynb").write_text(json.dumps(content), "utf-8")
        return folder

    return write


@pytest.fixture
def working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Run the test in an empty folder of its own."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@contextmanager
def running_chromium() -> Iterator[Any]:
    """A headless Chromium that is on the machine; without one tests are skipped, but not in CI."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium on the PATH, and CI has to run the browser tests")
        pytest.skip("no Chromium on the PATH")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture
def browser() -> Iterator[Any]:
    """A browser of one test: while it runs, no kernel can be run in the same process."""
    with running_chromium() as running:
        yield running


@pytest.fixture(scope="module")
def shared_browser() -> Iterator[Any]:
    """A browser for all tests of a module that run no kernel."""
    with running_chromium() as running:
        yield running
