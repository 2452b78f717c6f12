from __future__ import annotations

import json
from pathlib import Path

import pytest

from analysis_utils.load.lexicons import lexicon_names
from analysis_utils.report.provenance import (
    collect_manifest,
    provenance_cells,
    write_manifest,
)

SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_inputs_are_told_by_name_size_and_hash(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"abc")
    manifest = collect_manifest({Path("a.txt"): tmp_path / "a.txt"}, {})
    (entry,) = manifest.inputs
    assert (entry.name, entry.n_bytes, entry.sha256) == ("a.txt", 3, SHA256_OF_ABC)


def test_a_page_shows_the_first_digits_of_a_hash_and_the_json_all(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"abc")
    manifest = collect_manifest({Path("a.txt"): tmp_path / "a.txt"}, {})
    page = json.dumps(provenance_cells(manifest))
    assert SHA256_OF_ABC[:12] in page
    assert SHA256_OF_ABC not in page
    assert SHA256_OF_ABC in write_manifest(manifest)


@pytest.mark.parametrize("given", ["/home/ann/a.txt", "../a.txt", "~/a.txt"])
def test_a_path_of_a_machine_is_told_by_the_name_of_its_file(tmp_path: Path, given: str) -> None:
    (tmp_path / "a.txt").touch()
    manifest = collect_manifest({Path(given): tmp_path / "a.txt"}, {"x": Path(given)})
    assert manifest.inputs[0].name == "a.txt"
    assert manifest.options == {"x": "a.txt"}


def test_the_run_id_depends_on_inputs_and_options_only(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    first = collect_manifest({Path("a"): tmp_path / "a"}, {"n": 1})
    again = collect_manifest({Path("a"): tmp_path / "a"}, {"n": 1})
    other = collect_manifest({Path("a"): tmp_path / "a"}, {"n": 2})
    assert first.run_id == again.run_id
    assert first.run_id != other.run_id


def test_every_lexicon_has_its_card_in_the_manifest(tmp_path: Path) -> None:
    manifest = collect_manifest({}, {})
    assert [card["name"] for card in manifest.lexicons] == lexicon_names()


def test_versions_name_python_and_the_package(tmp_path: Path) -> None:
    versions = collect_manifest({}, {}).versions
    assert {"python", "analysis_utils", "typst"} <= set(versions)


def test_the_manifest_is_json(tmp_path: Path) -> None:
    manifest = collect_manifest({}, {"codebook": None})
    told = json.loads(write_manifest(manifest))
    assert told["run_id"] == manifest.run_id
    assert told["options"] == {"codebook": None}
    assert told["how_to_cite"].endswith(f"Run {manifest.run_id}.")
