"""Parts: rows checked, written whole, counted again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from analysis_utils.corpus.parts import PART_SCHEMAS, count_rows, make_batch, part_path, write_parts
from analysis_utils.errors import RunError, SchemaError
from analysis_utils.schemas import FAILURES, SEGMENTS

ROW = {"doc_id": "a", "stage": "read", "error": "E", "message": "m"}


def rows(**given: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    return {name: given.get(name, []) for name in PART_SCHEMAS}


def test_parts_of_all_tables_are_there_and_counted(tmp_path: Path) -> None:
    counts = write_parts(tmp_path, 3, rows(failures=[ROW, ROW]))
    assert counts == {**dict.fromkeys(PART_SCHEMAS, 0), "failures": 2}
    assert count_rows(tmp_path, 3) == counts
    assert count_rows(tmp_path, 4) is None
    assert list((tmp_path / "tmp").iterdir()) == []


def test_part_that_is_cut_off_does_not_count(tmp_path: Path) -> None:
    write_parts(tmp_path, 0, rows(failures=[ROW]))
    path = part_path(tmp_path, "failures", 0)
    path.write_bytes(path.read_bytes()[:-9])
    assert count_rows(tmp_path, 0) is None


def test_same_rows_give_the_same_bytes_compressed_and_with_dictionaries(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_parts(tmp_path / name, 0, rows(failures=[ROW] * 50))
    one, two = (part_path(tmp_path / name, "failures", 0) for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    column = pq.read_metadata(one).row_group(0).column(1)
    assert column.compression == "ZSTD"
    assert "RLE_DICTIONARY" in column.encodings


def test_missing_value_and_unknown_label_are_refused() -> None:
    with pytest.raises(SchemaError, match="message"):
        make_batch([{**ROW, "message": None}], FAILURES)
    segment = {"doc_id": "a", "sentence_id": "S1", "start": 0, "end": 1, "text": "x", "n_words": 1}
    with pytest.raises(SchemaError, match="editor"):
        make_batch([{**segment, "voice": "editor"}], SEGMENTS)


def test_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "documents").write_text("in the way")
    with pytest.raises(RunError, match="cannot be written"):
        write_parts(tmp_path, 0, rows())
