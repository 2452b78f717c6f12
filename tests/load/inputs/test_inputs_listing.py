"""Which files an input means, and what they are called."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from analysis_utils.errors import MissingExtraError, UnknownNameError, UnreadableFileError
from analysis_utils.load.inputs import iter_documents, list_sources
from analysis_utils.model import Document

Make = Callable[[str, bytes], Path]


def test_folder_is_listed_in_order_without_what_is_no_article(make: Make, tmp_path: Path) -> None:
    for name in ("b/z.txt", "b/a.html", "a.txt", ".hidden.txt", "README.md", "card.yaml", "x.csv"):
        make(f"in/{name}", b"x")
    sources = list_sources(tmp_path / "in")
    assert [s.name for s in sources] == ["a", "b/a", "b/z", "x"]
    assert [s.format for s in sources] == ["text", "html", "text", "csv"]


def test_article_is_not_passed_over_for_how_its_name_begins(make: Make, tmp_path: Path) -> None:
    for name in ("licence-fee-row.txt", "readmeplease.txt", "LICENSE.txt", "licence"):
        make(f"in/{name}", b"x")
    assert [s.name for s in list_sources(tmp_path / "in")] == ["licence-fee-row", "readmeplease"]


def test_corrections_are_no_articles_however_they_are_meant(make: Make, tmp_path: Path) -> None:
    files = [make(f"in/{name}", b"x") for name in ("a.csv", "a.corrections.csv")]
    for inputs in (tmp_path / "in", f"{tmp_path}/in/*.csv", files):
        assert [s.name for s in list_sources(inputs)] == ["a"]


def test_pattern_means_the_files_it_matches(make: Make, tmp_path: Path) -> None:
    for name in ("in/a/x.txt", "in/b/x.txt", "in/b/y.csv"):
        make(name, b"x")
    assert [s.name for s in list_sources(f"{tmp_path}/in/**/*.txt")] == ["a/x", "b/x"]


def test_file_that_is_meant_twice_is_listed_once(make: Make) -> None:
    path = make("in/x.txt", b"x")
    assert len(list_sources([path, path.parent, str(path)])) == 1


def test_names_differ_where_files_differ_by_ending_or_folder(make: Make) -> None:
    paths = [make(name, b"x") for name in ("a/x.txt", "a/x.md", "b/x.txt")]
    assert [s.name for s in list_sources(paths)] == ["x.txt", "x.md", "x.txt~2"]


def test_fingerprint_changes_with_what_lies_beside_the_file(make: Make) -> None:
    path = make("x.txt", b"one")
    (before,) = list_sources(path)
    make("x.corrections.csv", b"start,end,text\n")
    (after,) = list_sources(path)
    assert before.fingerprint != after.fingerprint


def test_fingerprint_changes_with_the_file(make: Make) -> None:
    before = list_sources(make("x.txt", b"one"))
    assert before == list_sources(before[0].address)
    assert before[0].fingerprint != list_sources(make("x.txt", b"three"))[0].fingerprint


def test_input_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="no such file"):
        list_sources(tmp_path / "nothing.txt")
    with pytest.raises(UnreadableFileError, match="check the pattern"):
        list_sources(f"{tmp_path}/*.txt")


def test_unknown_format_is_refused_with_the_nearest(make: Make) -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'jsonl'"):
        list_sources(make("x", b"x"), format="json")


def test_reading_inputs_loads_nothing_that_is_not_needed(make: Make) -> None:
    code = (
        "import sys; from analysis_utils.load.inputs import iter_documents;"
        f"list(iter_documents({str(make('x.csv', b'text'))!r}));"
        "print(sorted({'pandas', 'pyarrow', 'trafilatura', 'pypdf', 'fsspec'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_given_format_wins_over_the_ending(make: Make, build: SimpleNamespace) -> None:
    path = make("table.dat", build.csv())
    (source,) = list_sources(path, format="csv")
    assert source.format == "csv"
    assert [item.doc_id for item in iter_documents(source)] == ["a1", "a2"]


@pytest.mark.parametrize(
    ("name", "package"), [("x.html", "trafilatura"), ("x.docx", "python-docx"), ("x.pdf", "pypdf")]
)
def test_missing_package_is_named_with_the_command(
    make: Make, monkeypatch: pytest.MonkeyPatch, name: str, package: str
) -> None:
    module = "docx" if package == "python-docx" else package
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtraError) as problem:
        list_sources(make(name, b"x"))
    assert package in str(problem.value)
    assert 'pip install "analysis_utils[inputs]"' in str(problem.value)


def test_package_that_is_missing_for_a_member_is_no_failure_of_the_member(
    make: Make, build: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(MissingExtraError, match="pypdf"):
        list(iter_documents(make("x.zip", build.zip({"a.pdf": b"%PDF-1.4"}))))


def test_addresses_are_listed_and_read_through_fsspec(build: SimpleNamespace) -> None:
    import fsspec

    system = fsspec.filesystem("memory")
    system.pipe({"/bell/b.txt": b"It rained.", "/bell/a.csv": build.csv(), "/bell/c.yaml": b"x"})
    sources = list_sources("memory://bell")
    assert [(s.name, s.format, s.size) for s in sources] == [
        ("a", "csv", len(build.csv())),
        ("b", "text", 10),
    ]
    assert all(s.fingerprint and s.is_remote for s in sources)
    assert [item.doc_id for item in iter_documents("memory://bell/*.csv")] == ["a1", "a2"]
    system.rm("/bell", recursive=True)


def test_address_that_leads_nowhere_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="memory://nowhere"):
        list_sources("memory://nowhere/x.txt")


@pytest.mark.parametrize("kind", ["jsonl", "gz", "parquet", "xlsx", "docx", "pdf", "page", "warc"])
def test_standard_input_is_told_by_its_first_bytes(
    kind: str, build: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = {
        "gz": lambda: build.gz(build.jsonl()),
        "pdf": lambda: build.pdf([["It rained."]]),
        "warc": lambda: build.warc(build.page()),
    }.get(kind, getattr(build, kind))()
    stdin = SimpleNamespace(buffer=io.BufferedReader(io.BytesIO(data)))
    monkeypatch.setattr("sys.stdin", stdin)
    items = list(iter_documents("-"))
    assert items
    assert all(isinstance(item, Document) for item in items)
