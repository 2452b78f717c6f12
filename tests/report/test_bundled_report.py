"""What only a whole report can show."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest

from analysis_utils.report.build import build_report

from .axe import complaints, open_for_axe

TOP, BOTTOM = 841.9 - 68.0, 62.4  # of the text area of an A4 page, in points
FOOTER = 50.0
CODEBOOK = "data/codebooks/putin-carlson.yaml"
NARRATION = (
    "The council closed the old pier on {n} May, and since then buses have taken the "
    "passengers of the morning ferry to the northern terminal.",
    "On the islands the winter timetable decides who can keep a job on the mainland, "
    "as it has done for {n} years.",
    "Trade with the islands fell by {n} per cent, and the dispute with the ministry "
    "about the costs went on all summer.",
    "The contract runs to four hundred pages, of which the public has so far seen no "
    "more than {n}.",
    "A study by the technical university counted {n} seabirds near the breakwater, "
    "fewer than five years before.",
)
SPEECH = (
    "“We were promised a harbour with {n} berths, and what we got is a hole in the "
    "budget,” said {name}, who has fished here since the spring of 1987."
)
NAMES = ("Marta Ilves", "Jonas Berg", "Anneke Vries", "Tomas Ruhl", "Sana Haddad")


def build(out: Path, article: Path, **options: Any) -> Path:
    parameters = {"article": str(article), "codebook": CODEBOOK}
    return build_report(Path("notebooks/article"), parameters, out, **options)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        article = Path("data/articles/daryo-putin-carlson.txt")
        return build(tmp_path_factory.mktemp("bundled") / "report", article)


def empty_below(page: Any) -> float:
    """Return the share of a page's text area that lies below its last text."""
    heights: list[float] = []

    def see(text: str, outer: list[float], inner: list[float], *_: Any) -> None:
        if text.strip():
            heights.append(inner[5] * outer[3] + outer[5])

    page.extract_text(visitor_text=see)
    return (min(h for h in heights if h > FOOTER) - BOTTOM) / (TOP - BOTTOM)


def test_printed_pages_are_filled(built: Path) -> None:
    pages = pypdf.PdfReader(built / "report.pdf").pages
    assert [n for n, p in enumerate(pages[:-1], start=1) if empty_below(p) > 0.2] == []


def test_the_finding_of_every_chart_is_its_alternative_text_in_both(built: Path) -> None:
    page = unescape((built / "report.html").read_text("utf-8"))
    with pikepdf.open(built / "report.pdf") as document:
        found = [o for o in document.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o]
        printed = {str(o.Alt) for o in found}
    assert len(printed) >= 11
    assert [alt for alt in printed if f'aria-label="{alt}"' not in page] == []


def write_long_read(path: Path, *, n_sentences: int = 440, n_quotations: int = 150) -> int:
    """Write an article with a quotation in every third sentence or so; return its words."""
    sentences = []
    for i in range(n_sentences):
        quoted = i * n_quotations // n_sentences != (i + 1) * n_quotations // n_sentences
        pattern = SPEECH if quoted else NARRATION[i % len(NARRATION)]
        sentences.append(pattern.format(n=i % 30 + 1, name=NAMES[i % len(NAMES)]))
    paragraphs = [" ".join(sentences[i : i + 5]) for i in range(0, n_sentences, 5)]
    path.write_text("\n".join(paragraphs), "utf-8")
    return sum(len(sentence.split()) for sentence in sentences)


def test_the_web_page_is_small_and_grows_little_with_the_article(
    built: Path, tmp_path: Path
) -> None:
    small = (built / "report.html").stat().st_size
    assert small < 1_000_000
    n_words = write_long_read(tmp_path / "long.txt")
    assert n_words > 10_000
    long = build(tmp_path / "report", tmp_path / "long.txt", formats=["html"])
    assert ((long / "report.html").stat().st_size - small) / (n_words - 412) < 60


def test_axe_finds_nothing_in_the_whole_report(browser: Any, built: Path) -> None:
    page = open_for_axe(browser, built / "report.html", width=390, scheme="dark")
    # Its colours are those of `test_accessibility`, which judges their contrast.
    assert complaints(page, "violations", contrast=False) == []
