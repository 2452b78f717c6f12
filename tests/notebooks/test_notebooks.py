"""Every chapter runs by itself, from its own folder, in a fresh kernel."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

CHAPTERS = sorted(Path(__file__).parents[2].joinpath("notebooks").rglob("*.ipynb"))
ids = [p.stem for p in CHAPTERS]


def nbconvert(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "nbconvert", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
    )


# Each of these is run by nbconvert's own command, which knows our exporters by name, the others
# by what runs them there.
EXPORTERS = {"01_quotations": "html", "03_framing": "media_html", "04_evidence": "media_pdf"}
STARTS = {"html": b"<!doctype html>", "media_html": b"<!doctype html>", "media_pdf": b"%pdf"}
CONVERTED = [chapter for chapter in CHAPTERS if chapter.stem in EXPORTERS]
OTHERS = [chapter for chapter in CHAPTERS if chapter.stem not in EXPORTERS]


@pytest.mark.parametrize("chapter", CONVERTED, ids=[p.stem for p in CONVERTED])
def test_chapter_runs_alone_through_plain_nbconvert(chapter: Path, tmp_path: Path) -> None:
    exporter = EXPORTERS[chapter.stem]
    done = nbconvert(
        "--to", exporter, "--execute", "--output-dir", tmp_path, chapter, cwd=chapter.parent
    )
    assert done.returncode == 0, done.stderr
    (written,) = tmp_path.iterdir()
    data = written.read_bytes()
    assert data.lower().startswith(STARTS[exporter])
    assert exporter == "media_pdf" or b"mr-figure" in data or b"mr-table" in data


@pytest.mark.parametrize("chapter", OTHERS, ids=[p.stem for p in OTHERS])
def test_chapter_runs_alone_in_a_fresh_kernel(chapter: Path) -> None:
    notebook = nbformat.read(chapter, as_version=4)
    resources = {"metadata": {"path": str(chapter.parent)}}
    NotebookClient(notebook, kernel_name="python3", resources=resources).execute()
    kinds = {kind for c in notebook.cells for o in c.get("outputs", ()) for kind in o.data}
    assert "application/vnd.analysis-utils+json" in kinds


@pytest.mark.parametrize("chapter", CHAPTERS, ids=ids)
def test_chapter_is_stored_thin(chapter: Path) -> None:
    notebook = json.loads(chapter.read_text("utf-8"))
    tags = [tag for cell in notebook["cells"] for tag in cell["metadata"].get("tags", ())]
    assert tags.count("parameters") == 1
    assert tags.count("setup") == 1
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        assert not cell.get("outputs")
        if cell["cell_type"] == "code":
            statements = ast.parse(source).body
            assert {type(s) for s in statements} <= {ast.Assign, ast.Expr, ast.Import}, source
            assert len(statements) <= 5, source


def test_chapters_share_parameters_and_setup(root: Path) -> None:
    shared = set()
    for chapter in CHAPTERS:
        cells = json.loads(chapter.read_text("utf-8"))["cells"]
        tagged = [c for c in cells if {"parameters", "setup"} & set(c["metadata"].get("tags", ()))]
        shared.add("\n".join("".join(c["source"]) for c in tagged))
    assert len(shared) == len({p.parent for p in CHAPTERS})
