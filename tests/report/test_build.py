from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis_utils.errors import CellError, ReportError, UnknownNameError
from analysis_utils.report.build import build_report

from .conftest import code, markdown, notebook

Write = Callable[..., Path]


def two_chapters(write_chapters: Write, last: str = "print(word)") -> Path:
    parameters = code("word = 'bread'", "parameters")
    return write_chapters(
        a=notebook(markdown("# Bread"), parameters, code("n = 1")),
        b=notebook(markdown("# Salt"), parameters, code(last)),
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_report_has_all_its_parts(write_chapters: Write, working_folder: Path) -> None:
    chapters = two_chapters(write_chapters)
    export = "open(tables_folder + '/words.csv', 'w').write(word)"
    out = build_report(chapters, {"word": "salt"}, Path("out/x"), export_source=export)
    made = contents(working_folder / "out/x")
    assert out == Path("out/x")
    assert list(made) == [
        "provenance.json",
        "report.html",
        "report.ipynb",
        "report.pdf",
        "tables/words.csv",
    ]
    assert made["tables/words.csv"] == b"salt"
    assert ">salt</pre>" in made["report.html"].decode()
    assert "tables_folder" not in made["report.ipynb"].decode()
    assert [p.name for p in (working_folder / "out").iterdir()] == ["x"]


def test_two_builds_are_the_same_bytes(write_chapters: Write, working_folder: Path) -> None:
    chapters = two_chapters(write_chapters)
    first = contents(build_report(chapters, {}, Path("one")))
    assert contents(build_report(chapters, {}, Path("two"))) == first


def test_a_build_that_fails_leaves_the_old_report(
    write_chapters: Write, working_folder: Path
) -> None:
    build_report(two_chapters(write_chapters), {}, Path("out"), formats=["html"])
    before = contents(Path("out"))
    with pytest.raises(CellError, match="b, cell 3 of 3 raised ValueError"):
        build_report(two_chapters(write_chapters, "raise ValueError"), {}, Path("out"))
    assert contents(Path("out")) == before
    assert [p.name for p in working_folder.iterdir()] == ["out"]


def test_an_interrupt_leaves_nothing_behind(
    write_chapters: Write, working_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("analysis_utils.report.build.run_notebook", interrupt)
    with pytest.raises(KeyboardInterrupt):
        build_report(two_chapters(write_chapters), {}, Path("out"))
    assert list(working_folder.iterdir()) == []


def test_a_build_replaces_the_old_report(write_chapters: Write, working_folder: Path) -> None:
    chapters = two_chapters(write_chapters)
    build_report(chapters, {"word": "old"}, Path("out"))
    build_report(chapters, {"word": "new"}, Path("out"), formats=["html"])
    assert "report.pdf" not in contents(Path("out"))
    assert [p.name for p in working_folder.iterdir()] == ["out"]


def test_a_folder_with_other_files_is_left_alone(
    write_chapters: Write, working_folder: Path
) -> None:
    (working_folder / "out").mkdir()
    (working_folder / "out" / "thesis.docx").touch()
    with pytest.raises(ReportError, match=r"holds files that no report has \(thesis\.docx\)"):
        build_report(two_chapters(write_chapters), {}, Path("out"))


def test_a_file_in_the_place_of_the_folder_is_named(
    write_chapters: Write, working_folder: Path
) -> None:
    (working_folder / "out").touch()
    with pytest.raises(ReportError, match="out: is a file"):
        build_report(two_chapters(write_chapters), {}, Path("out"))


def test_a_folder_that_cannot_be_made_is_named(write_chapters: Write, working_folder: Path) -> None:
    (working_folder / "file").touch()
    with pytest.raises(ReportError, match="reports cannot be written there"):
        build_report(two_chapters(write_chapters), {}, Path("file/out"))


def test_unknown_formats_and_engines_are_named(write_chapters: Write) -> None:
    chapters = two_chapters(write_chapters)
    with pytest.raises(UnknownNameError, match="no format is called 'docx'"):
        build_report(chapters, {}, Path("out"), formats=["docx"])
    with pytest.raises(UnknownNameError, match="no PDF engine is called 'latex'"):
        build_report(chapters, {}, Path("out"), pdf_engine="latex")


def test_provenance_names_inputs_and_options(write_chapters: Write, working_folder: Path) -> None:
    (working_folder / "a.txt").write_text("words")
    (working_folder / "a.yaml").write_text("title: A")
    chapters = two_chapters(write_chapters)
    build_report(chapters, {"word": "a.txt"}, Path("out"), formats=[])
    told = json.loads(Path("out/provenance.json").read_text("utf-8"))
    names = [entry["name"] for entry in told["inputs"]]
    assert names == ["a.txt", "a.yaml", "a.ipynb", "b.ipynb"]
    assert told["options"] == {"word": "a.txt", "formats": [], "pdf_engine": "typst"}
    assert str(working_folder) not in Path("out/provenance.json").read_text("utf-8")


def test_the_report_does_not_depend_on_the_folder_one_works_in(
    write_chapters: Write, working_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_chapters(write_chapters)
    project = working_folder.parent
    (project / "a.txt").write_text("words")
    first = build_report(Path("chapters"), {"word": "a.txt"}, project / "one", formats=["html"])
    (working_folder / "below").mkdir()
    monkeypatch.chdir(working_folder / "below")
    again = build_report(Path("chapters"), {"word": "a.txt"}, project / "two", formats=["html"])
    assert contents(again) == contents(first)
