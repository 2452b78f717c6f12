from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from analysis_utils.errors import ReportError, UnknownNameError, UnreadableFileError
from analysis_utils.report.chapters import (
    find_chapters,
    inject_parameters,
    join_chapters,
    read_chapter,
    read_parameters,
)

from .conftest import code, markdown, notebook


def sources(joined: Any) -> list[str]:
    return [cell.source for cell in joined.cells]


def two_chapters() -> list[tuple[str, Any]]:
    first = notebook(
        markdown("# One"), code("a = 1", "parameters"), code("import os", "setup"), code("a")
    )
    second = notebook(
        markdown("# Two"), code("a = 1", "parameters"), code("import os", "setup"), code("a + 1")
    )
    return [("01_one", first), ("02_two", second)]


def test_cells_that_every_chapter_repeats_occur_once() -> None:
    joined = join_chapters(two_chapters())
    assert sources(joined) == ["# One", "a = 1", "import os", "a", "# Two", "a + 1"]


def test_a_setup_cell_with_other_source_is_kept() -> None:
    first = notebook(code("import os", "setup"))
    second = notebook(code("import re", "setup"))
    assert sources(join_chapters([("1", first), ("2", second)])) == ["import os", "import re"]


def test_repeated_cells_without_a_tag_are_kept() -> None:
    chapters = [("1", notebook(code("f()"))), ("2", notebook(code("f()")))]
    assert sources(join_chapters(chapters)) == ["f()", "f()"]


def test_each_cell_knows_its_chapter() -> None:
    joined = join_chapters(two_chapters())
    names = [cell.metadata["analysis_utils"]["chapter"] for cell in joined.cells]
    assert names == ["01_one"] * 4 + ["02_two"] * 2


def test_cell_ids_count() -> None:
    assert [cell.id for cell in join_chapters(two_chapters()).cells][:2] == ["cell-001", "cell-002"]


def test_joining_leaves_the_chapters_as_they_were() -> None:
    chapters = two_chapters()
    join_chapters(chapters)
    assert "analysis_utils" not in chapters[0][1].cells[0].metadata


def test_parameters_stand_behind_the_tagged_cell() -> None:
    joined = inject_parameters(join_chapters(two_chapters()), {"a": Path("x") / "y.txt"})
    assert joined.cells[2].source == "a = 'x/y.txt'"
    assert joined.cells[2].metadata["tags"] == ["injected-parameters"]
    assert joined.cells[2].metadata["analysis_utils"]["chapter"] == "01_one"


def test_an_unknown_parameter_is_named_with_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match=r"no parameter is called 'artcle'.*'article'"):
        inject_parameters(notebook(code("article = 1", "parameters")), {"artcle": "x"})


def test_parameters_need_a_tagged_cell() -> None:
    with pytest.raises(ReportError, match="no cell is tagged 'parameters'"):
        inject_parameters(notebook(code("a = 1")), {"a": 2})


def test_parameters_are_read_where_they_are_literals() -> None:
    cell = code("a = 'x'\nb: int = 3\nc = f()\nd = None", "parameters")
    assert read_parameters(notebook(cell)) == {"a": "x", "b": 3, "d": None}


def test_a_notebook_without_tags_has_no_parameters() -> None:
    assert read_parameters(notebook(code("a = 1"))) == {}


def test_chapters_come_in_the_order_of_their_names(write_chapters: Callable[..., Path]) -> None:
    folder = write_chapters(b=notebook(), a=notebook(), c=notebook())
    assert [path.stem for path in find_chapters(folder)] == ["a", "b", "c"]


def test_one_notebook_is_the_only_chapter(write_chapters: Callable[..., Path]) -> None:
    path = write_chapters(a=notebook()) / "a.ipynb"
    assert find_chapters(path) == [path]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="nowhere: no such folder"):
        find_chapters(tmp_path / "nowhere")


def test_a_folder_without_notebooks_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="holds no notebook"):
        find_chapters(tmp_path)


@pytest.mark.parametrize("content", ["", "{", "[]", '"x"', '{"nbformat": 4}', '{"cells": 1}'])
def test_what_is_no_notebook_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.ipynb"
    path.write_text(content)
    with pytest.raises(UnreadableFileError, match=r"a\.ipynb: is not a Jupyter notebook"):
        read_chapter(path)
