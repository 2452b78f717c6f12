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
        f"no/such.txt: no such file; looked in {tmp_path} and the folders above it. "
        "Check the spelling, or give the full path"
    )
