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
from analysis_utils.model import Codebook, Topic

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


def tone_of(folder: Path, *texts: str) -> list[tuple[str, str, int]]:
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, "utf-8")
    book = Codebook(title="T", topics={"treaty": Topic(label="Treaty", patterns=("treaty",))})
    found = tabulate_tone(read_corpus(folder, book))
    columns = found[["doc_id", "voice", "n"]].itertuples(index=False)
    return [(str(doc_id), str(voice), int(n)) for doc_id, voice, n in columns]


def test_passage_that_articles_share_counts_in_the_first_one_only(tmp_path: Path) -> None:
    shared = "“The treaty is a disaster,” Ann Lee said."
    found = tone_of(tmp_path, shared, shared, "“The treaty is a triumph,” Ann Lee said.")
    assert found == [("0", "direct", 1), ("2", "direct", 1)]


def test_pieces_of_a_sentence_have_one_tone(tmp_path: Path) -> None:
    found = tone_of(tmp_path, "“The treaty is a disaster,” Ann Lee said, “and a terrible shame.”")
    assert found == [("0", "direct", 1)]


def test_reporting_verb_gives_the_outlet_no_tone(tmp_path: Path) -> None:
    found = tone_of(tmp_path, "Ann Lee lamented that the treaty was signed.")
    assert [voice for _, voice, _ in found] == ["indirect"]


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
