"""What only a whole report can show."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdf

from analysis_utils.report.build import build_report

TOP, BOTTOM = 841.9 - 68.0, 62.4  # of the text area of an A4 page, in points
FOOTER = 50.0


def empty_below(page: Any) -> float:
    """Return the share of a page's text area that lies below its last text."""
    heights: list[float] = []

    def see(text: str, outer: list[float], inner: list[float], *_: Any) -> None:
        if text.strip():
            heights.append(inner[5] * outer[3] + outer[5])

    page.extract_text(visitor_text=see)
    return (min(h for h in heights if h > FOOTER) - BOTTOM) / (TOP - BOTTOM)


def test_printed_pages_are_filled_and_the_web_page_is_small(tmp_path: Path) -> None:
    parameters = {
        "article": "data/articles/daryo-putin-carlson.txt",
        "codebook": "data/codebooks/putin-carlson.yaml",
    }
    out = build_report(Path("notebooks/article"), parameters, tmp_path / "report")
    pages = pypdf.PdfReader(out / "report.pdf").pages
    assert [n for n, p in enumerate(pages[:-1], start=1) if empty_below(p) > 0.15] == []
    assert (out / "report.html").stat().st_size < 1_000_000
