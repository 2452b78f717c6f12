from __future__ import annotations

import json
from pathlib import Path

from analysis_utils.load.lexicons import lexicon_names
from analysis_utils.report.provenance import (
    collect_manifest,
    describe_method,
    provenance_cells,
    write_manifest,
)

SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_inputs_are_told_by_name_size_and_hash(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"abc")
    manifest = collect_manifest([tmp_path / "a.txt"], {}, root=tmp_path)
    (entry,) = manifest.inputs
    assert (entry.name, entry.n_bytes, entry.sha256) == ("a.txt", 3, SHA256_OF_ABC)


def test_a_file_elsewhere_is_told_by_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "root").mkdir()
    (tmp_path / "a.txt").touch()
    manifest = collect_manifest(
        [tmp_path / "a.txt"], {"x": tmp_path / "a.txt"}, root=tmp_path / "root"
    )
    assert manifest.inputs[0].name == "a.txt"
    assert manifest.options == {"x": "a.txt"}


def test_the_run_id_depends_on_inputs_and_options_only(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    first = collect_manifest([tmp_path / "a"], {"n": 1}, root=tmp_path)
    again = collect_manifest([tmp_path / "a"], {"n": 1}, root=tmp_path)
    other = collect_manifest([tmp_path / "a"], {"n": 2}, root=tmp_path)
    assert first.run_id == again.run_id
    assert first.run_id != other.run_id


def test_every_lexicon_has_its_card_in_the_manifest(tmp_path: Path) -> None:
    manifest = collect_manifest([], {}, root=tmp_path)
    assert [card["name"] for card in manifest.lexicons] == lexicon_names()


def test_versions_name_python_and_the_package(tmp_path: Path) -> None:
    versions = collect_manifest([], {}, root=tmp_path).versions
    assert {"python", "analysis_utils", "typst"} <= set(versions)


def test_failures_are_in_the_text_and_in_a_table(tmp_path: Path) -> None:
    failure = {"doc_id": "a", "stage": "read", "error": "E", "message": "m"}
    manifest = collect_manifest([], {}, root=tmp_path, failures=[failure])
    assert "1 step failed" in describe_method(manifest)
    titles = [cell.outputs[0].data["text/plain"] for cell in provenance_cells(manifest)[1:]]
    assert "What could not be done" in titles


def test_the_manifest_is_json(tmp_path: Path) -> None:
    manifest = collect_manifest([], {"codebook": None}, root=tmp_path)
    told = json.loads(write_manifest(manifest))
    assert told["run_id"] == manifest.run_id
    assert told["options"] == {"codebook": None}
    assert told["how_to_cite"].endswith(f"Run {manifest.run_id}.")
