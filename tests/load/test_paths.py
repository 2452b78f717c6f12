from __future__ import annotations

from pathlib import Path

import pytest

from analysis_utils.errors import UnreadableFileError
from analysis_utils.load.paths import resolve_path


def test_relative_path_is_found_from_a_folder_below(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "x.txt").write_text("x")
    (tmp_path / "notebooks" / "deep").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "notebooks" / "deep")
    assert resolve_path("data/x.txt") == tmp_path / "data" / "x.txt"


def test_bundled_data_is_found_from_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed_article: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert resolve_path("data/articles/daryo-putin-carlson.txt") == seed_article


def test_missing_path_says_where_was_looked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnreadableFileError) as caught:
        resolve_path("no/such.txt")
    assert str(caught.value) == (
        f"no/such.txt: no such file in {tmp_path} and the folders above it; "
        "check the spelling, or give the full path"
    )


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("x" * 300, "cannot be read (File name too long)"),
        ("~no-such-user/x.txt", "cannot be read (Could not determine home directory.)"),
    ],
)
def test_path_that_is_none_is_refused(path: str, message: str) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        resolve_path(path)
    assert str(caught.value) == f"{path}: {message}"


def test_name_that_is_no_text_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match=r"'\\udcff.txt': its name is not UTF-8"):
        resolve_path("\udcff.txt")
