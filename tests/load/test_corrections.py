from __future__ import annotations

from pathlib import Path

import pytest

from analysis_utils.errors import CorrectionError
from analysis_utils.load.articles import read_article
from analysis_utils.load.corrections import read_corrections

TEXT = '"It rained," she said.'


def write(folder: Path, rows: str) -> Path:
    (folder / "a.txt").write_text(TEXT)
    (folder / "a.corrections.csv").write_text(rows)
    return folder / "a.txt"


def test_article_without_corrections_has_none(tmp_path: Path) -> None:
    assert read_corrections(tmp_path / "a.txt", TEXT) == ()


def test_row_of_the_quotations_table_can_be_reused(tmp_path: Path) -> None:
    article = write(
        tmp_path, 'quotation_id,start,end,text,speaker\nQ1,0,12,"""It rained,""",Ann Lee\n'
    )
    document = read_article(article)
    (correction,) = document.meta["corrections"]
    assert (correction.action, correction.start, correction.end) == ("change", 0, 12)
    assert correction.speaker == "Ann Lee"
    assert document.meta["warnings"] == ("1 correction by hand applied to the quotations.",)


def test_unknown_is_no_name(tmp_path: Path) -> None:
    article = write(tmp_path, 'start,end,text,speaker\n0,12,"""It rained,""",Unknown\n')
    assert read_corrections(article, TEXT)[0].speaker == ""


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("start,end\n0,12\n", "lacks the column 'text'; expected at least start, end, text"),
        (
            "start,end,text\n0,12,It poured\n",
            "row 2: the article has '\"It rained,\"' at 0 to 12, the row says 'It poured'; correct "
            "the places, or delete the row",
        ),
        (
            'start,end,text,kind\n0,12,"""It rained,""",loud\n',
            "row 2: kind 'loud'; expected direct, indirect, mixed",
        ),
        (
            'start,end,text\nx,12,"""It rained,"""\n',
            "row 2: start is 'x'; expected a whole number of characters",
        ),
        (
            'start,end,text,new_end\n0,12,"""It rained,""",999\n',
            "row 2: 0 to 999 is no stretch of the article's text",
        ),
    ],
)
def test_row_that_does_not_fit_is_refused(tmp_path: Path, rows: str, message: str) -> None:
    article = write(tmp_path, rows)
    with pytest.raises(CorrectionError) as caught:
        read_corrections(article, TEXT)
    assert str(caught.value).endswith(message)
    assert "a.corrections.csv" in str(caught.value)
