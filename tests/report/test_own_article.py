"""Articles and codebooks of other people go through the command line, without a line of Python."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

DATA = Path(__file__).parents[1] / "data"

HOSTILE = """\
<script>alert(1)</script> is what the mayor typed.
"#set page(width: 1cm) {{ 7*7 }} $\\input{secret}$ is nothing to me," Ann Lee said.
"=HYPERLINK(""x"")" she added. [Click](javascript:alert(1)) *me* & `you`.
"""


def build(article: Path, out: Path) -> Path:
    code = "from analysis_utils.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "build", str(article), "--out", str(out)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return out / article.stem


def text_of(pdf: Path) -> str:
    return " ".join(page.extract_text() for page in PdfReader(pdf).pages)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(DATA / "harbour-interview.txt", tmp_path_factory.mktemp("reports"))


def test_title_and_topics_of_the_codebook_are_in_both_formats(report: Path) -> None:
    html = (report / "report.html").read_text("utf-8")
    pdf = text_of(report / "report.pdf")
    for words in ("Harbour master defends the new quay", "The new quay", "Permit and delay"):
        assert words in html
        assert words in pdf


def test_speakers_are_in_the_tables(report: Path) -> None:
    with (report / "tables" / "quotations.csv").open(encoding="utf-8") as file:
        spoken = {(row["speaker"], row["text"].strip('“”",.')) for row in csv.DictReader(file)}
    assert ("Jonas Brandt", "We lost two winters to paperwork") in spoken
    assert ("Ilse Wandt", "Nobody in this building enjoys saying no") in spoken
    assert ("Tom Arden", "My father waited for that quay") in spoken


def test_provenance_names_inputs_by_hash(report: Path) -> None:
    provenance = json.loads((report / "provenance.json").read_text("utf-8"))
    inputs = {entry["name"]: entry["sha256"] for entry in provenance["inputs"]}
    for name in ("harbour-interview.txt", "harbour-interview.yaml", "harbour-codebook.yaml"):
        (found,) = [digest for path, digest in inputs.items() if path.endswith(name)]
        assert re.fullmatch("[0-9a-f]{64}", found)
    assert provenance["versions"]["pandas"]


def test_second_build_is_byte_identical(report: Path, tmp_path: Path) -> None:
    again = build(DATA / "harbour-interview.txt", tmp_path)
    files = sorted(p.relative_to(report) for p in report.rglob("*") if p.is_file())
    assert len(files) == 9
    assert [f for f in files if (report / f).read_bytes() != (again / f).read_bytes()] == []


def test_hostile_text_is_only_text(tmp_path: Path) -> None:
    article = tmp_path / "hostile.txt"
    article.write_text(HOSTILE, "utf-8")
    report = build(article, tmp_path / "out")
    html = (report / "report.html").read_text("utf-8")
    pdf = "".join(text_of(report / "report.pdf").split())
    assert "<script>alert(1)" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert not re.search(r"""href=["']?javascript:""", html)
    for words in ("{{ 7*7 }}", "#set page(width: 1cm)", "[Click](javascript:alert(1))"):
        assert words in html
        assert "".join(words.split()) in pdf
    assert "<script>alert(1)</script>" in pdf
    for table in (report / "tables").glob("*.csv"):
        with table.open(encoding="utf-8") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]


def test_html_and_pdf_say_the_numbers_of_the_tables(report: Path) -> None:
    with (report / "tables" / "segments.csv").open(encoding="utf-8") as file:
        segments = list(csv.DictReader(file))
    words: dict[tuple[str, str], int] = {}
    for row in segments:
        key = (row["voice"], row["speaker"])
        words[key] = words.get(key, 0) + int(row["n_words"])
    html = re.sub(r"<[^>]+>", " ", (report / "report.html").read_text("utf-8"))
    pdf = text_of(report / "report.pdf")
    total = sum(words.values())
    for text in (html, pdf):
        squeezed = "".join(text.replace("\u2060", "").split())  # word joiners, line breaks
        assert f"(n={total}words)" in squeezed
        for (voice, _), count in words.items():
            label = {"outlet": "voice", "direct": "quotation", "indirect": "paraphrase"}[voice]
            assert f"{label},{count}word" in squeezed, (voice, count)
