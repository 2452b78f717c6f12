"""What the database sums up is what pandas counts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analysis_utils.corpus.results import Corpus, open_corpus
from analysis_utils.corpus.small import read_corpus
from analysis_utils.corpus.tallies import (
    tabulate_coverage,
    tabulate_framed,
    tabulate_speakers,
    tabulate_stances,
    tabulate_tone,
    tabulate_voices,
)
from analysis_utils.load.codebooks import read_codebook

README = Path(__file__).parents[2] / "README.md"
EXAMPLES = re.findall(r"```sql\n(.*?)```", README.read_text("utf-8"), flags=re.DOTALL)


@pytest.fixture
def corpus(serial: Path) -> Corpus:
    return open_corpus(serial)


def test_coverage_counts_the_articles_of_each_month(corpus: Corpus) -> None:
    coverage = tabulate_coverage(corpus)
    assert coverage["outlet"].tolist() == ["Paper 0"] * 2 + ["Paper 1"] * 2
    assert coverage["month"].tolist() == ["2031-01", "2031-03", "2031-02", "2031-04"]
    assert coverage["n_documents"].tolist() == [5, 5, 5, 5]
    assert coverage["n_words"].sum() == corpus.documents["n_words"].sum()


def test_split_quotations_count_once(corpus: Corpus) -> None:
    quotations = corpus.table("quotations")
    spoken = quotations[quotations["speech"]]
    units = spoken["group"].fillna(spoken["quotation_id"])
    found = tabulate_speakers(corpus)
    assert found["n_quotations"].sum() == len(set(zip(spoken["doc_id"], units, strict=True)))
    assert found["n_words"].sum() == spoken["n_words"].sum()
    assert (found["n_documents"] <= 20).all()


def test_words_by_voice_add_up(corpus: Corpus) -> None:
    segments = corpus.table("segments")
    found = tabulate_voices(corpus)
    assert found["n_words"].sum() == segments["n_words"].sum()
    expected = segments.groupby(["doc_id", "voice"]).ngroups
    assert len(found) == expected


def test_cues_count_once(corpus: Corpus) -> None:
    cued = corpus.table("quotations").dropna(subset=["cue_start", "verb"])
    expected = len(cued.drop_duplicates(["doc_id", "cue_start"]))
    assert tabulate_stances(corpus)["n_cues"].sum() == expected


def test_tone_sums_the_scores(corpus: Corpus) -> None:
    codings = corpus.table("codings")
    tones = codings[(codings["variable"] == "tone") & codings["score"].notna()]
    found = tabulate_tone(corpus)
    assert found["n"].sum() == len(tones)
    assert found["total"].sum() == pytest.approx(tones["score"].sum())


def test_every_document_is_in_the_frames(corpus: Corpus) -> None:
    found = tabulate_framed(corpus)
    assert set(found["doc_id"]) == set(corpus.documents["doc_id"])
    sizes = found.drop_duplicates("doc_id")["n_sentences"]
    assert sizes.sum() == corpus.documents["n_sentences"].sum()
    assert (found["n_framed"] <= found["n_sentences"]).all()


def test_folder_of_articles_is_annotated_on_the_spot(
    articles: Path, serial: Path, codebook: Path
) -> None:
    corpus = read_corpus(articles, read_codebook(codebook))
    assert corpus.folder != articles
    assert corpus.documents.equals(open_corpus(serial).documents)
    assert read_corpus(serial, read_codebook(codebook)).folder == serial


def test_codebook_of_a_run_can_be_read_from_its_folder(serial: Path, codebook: Path) -> None:
    assert read_codebook(serial / "codebook.yaml") == read_codebook(codebook)


@pytest.mark.parametrize("query", EXAMPLES)
def test_sql_of_the_readme_is_answered(corpus: Corpus, query: str) -> None:
    assert len(corpus.sql(query).columns) > 0
