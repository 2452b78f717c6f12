"""The kinds of report: on one article, or on a corpus."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from analysis_utils.load.articles import read_article
from analysis_utils.load.paths import resolve_path


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportKind:
    """What makes a report of one kind.

    Attributes
    ----------
    chapters
        The folder of its notebooks.
    parameter
        The parameter of the notebooks that names the subject.
    bundled
        The subject where none is given.
    look
        Reads a subject before the report is built; returns its name and its own codebook.
    export_source
        Runs behind the last cell and writes tables into ``tables_folder``.
    """

    chapters: str
    parameter: str
    bundled: str
    look: Callable[[str], tuple[str, str | None]]
    export_source: str = ""


def _look_at_article(article: str) -> tuple[str, str | None]:
    document = read_article(article)
    return document.doc_id, document.meta.get("codebook")


def _look_at_corpus(corpus: str) -> tuple[str, str | None]:
    """Find the codebook of a run in its folder, that of articles in the folder beside theirs."""
    place, given = resolve_path(corpus), Path(corpus)
    if (place / "manifest.json").exists():
        from analysis_utils.corpus.results import open_corpus

        open_corpus(place)
        return f"corpus-{place.name}", str(given / "codebook.yaml")
    name = f"codebooks/{place.name}.yaml"
    return f"corpus-{place.name}", str(given.parent / name) if (
        place.parent / name
    ).exists() else None


KINDS = {
    "article": ReportKind(
        chapters="notebooks/article",
        parameter="article",
        bundled="data/articles/daryo-putin-carlson.txt",
        look=_look_at_article,
        # Every chapter's setup cell names the tables `tables`.
        export_source="import analysis_utils\nanalysis_utils.export_tables(tables, tables_folder)",
    ),
    # The tables of a corpus stay in the folder of its run.
    "corpus": ReportKind(
        chapters="notebooks/corpus",
        parameter="corpus",
        bundled="data/sample",
        look=_look_at_corpus,
    ),
}
