"""The bundled sample is what the generator makes, and what its card says."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from analysis_utils.annotate.pipeline import annotate_document
from analysis_utils.load.codebooks import read_codebook
from analysis_utils.load.inputs import iter_documents
from analysis_utils.model import Document

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "data" / "sample" / "articles.jsonl"
MARKS = {"“": "”", "‘": "’", '"': '"'}


def make(*arguments: object) -> None:
    command = [sys.executable, ROOT / "benchmarks" / "make_corpus.py", *arguments]
    subprocess.run(list(map(str, command)), check=True)


@pytest.fixture(scope="module")
def records() -> list[dict[str, Any]]:
    return [json.loads(line) for line in SAMPLE.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    out = tmp_path_factory.mktemp("corpus") / "many.parquet"
    make(1_200, out, "--stories", 30, "--outlets", 20, "--days", 3650)
    rows: list[dict[str, Any]] = pq.read_table(out).to_pylist()
    return rows


def test_sample_is_byte_for_byte_what_the_generator_makes(tmp_path: Path) -> None:
    make(60, tmp_path / "articles.jsonl")
    assert (tmp_path / "articles.jsonl").read_bytes() == SAMPLE.read_bytes()


def test_sample_has_sixty_articles_of_six_papers_in_three_months(
    records: list[dict[str, Any]],
) -> None:
    assert Counter(Counter(r["outlet"] for r in records).values()) == {10: 6}
    assert len({r["id"] for r in records}) == 60
    dates = sorted(r["date"] for r in records)
    assert dates[0] >= "2024-09-09"
    assert dates[-1] <= "2024-12-08"


def test_smaller_corpus_is_the_beginning_of_a_larger_one(
    tmp_path: Path, records: list[dict[str, Any]]
) -> None:
    make(7, tmp_path / "seven.parquet")
    assert pq.read_table(tmp_path / "seven.parquet").to_pylist() == records[:7]


def test_gold_spans_are_the_words_of_their_kind(
    records: list[dict[str, Any]], many: list[dict[str, Any]]
) -> None:
    kinds: Counter[str] = Counter()
    for record in records + many:
        end = 0
        for quotation in record["gold"]:
            words = record["text"][quotation["start"] : quotation["end"]]
            assert quotation["start"] >= end, record["id"]
            end = quotation["end"]
            has_marks = any(mark in words for mark in MARKS)
            whole = words[0] in MARKS and words[-1] == MARKS[words[0]]
            found = "direct" if whole else "mixed" if has_marks else "indirect"
            assert found == quotation["kind"], words
            assert "\n" not in words
            kinds[found] += 1
    assert min(kinds.values()) > 1_000


def test_many_papers_cover_many_interviews_over_years(many: list[dict[str, Any]]) -> None:
    assert len({r["outlet"] for r in many}) == 20
    assert len({r["date"][:4] for r in many}) >= 8
    assert len({q["speaker"] for r in many for q in r["gold"]}) > 500


def test_all_that_stands_in_marks_is_in_the_gold(records: list[dict[str, Any]]) -> None:
    for record in records:
        said = "".join(record["text"][q["start"] : q["end"]] for q in record["gold"])
        for mark in '“"':
            assert record["text"].count(mark) == said.count(mark), record["id"]


def test_texts_have_no_hole_and_no_template_left(many: list[dict[str, Any]]) -> None:
    for record in many:
        assert not set("{}[]<>|") & set(record["text"] + record["title"])
        assert "  " not in record["text"]
        assert all(line[-1] in '.”’"' and len(line) > 20 for line in record["text"].split("\n"))


def test_vocabulary_has_a_long_tail(many: list[dict[str, Any]]) -> None:
    counts = Counter(word for r in many for word in r["text"].split())
    once = sum(n == 1 for n in counts.values())
    assert once > len(counts) / 3
    assert counts.most_common(1)[0][1] > 100 * counts.most_common(500)[-1][1]


def test_sample_is_read_and_annotated_under_its_codebook(records: list[dict[str, Any]]) -> None:
    codebook = read_codebook(ROOT / "data" / "codebooks" / "sample.yaml")
    documents = [item for item in iter_documents(SAMPLE) if isinstance(item, Document)]
    assert [d.doc_id for d in documents] == [r["id"] for r in records]
    assert [d.text for d in documents] == [r["text"] for r in records]
    found = [annotate_document(document, codebook) for document in documents[:6]]
    topics = {c.value for a in found for c in a.codings if c.variable == "topic"}
    assert len(topics & set(codebook.topics)) >= 5
    assert {"Ilse Brennick", "Tomas Rell"} <= {q.speaker for a in found for q in a.quotations}
