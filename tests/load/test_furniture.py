from __future__ import annotations

import pytest

from analysis_utils.load.furniture import drop_furniture


@pytest.mark.parametrize(
    "line",
    [
        "Follow us on Twitter",
        "Join our Telegram channel!",
        "Comments (12)",
        "3 Comments",
        "Comment",
        "Share on Facebook",
        "Share | Tweet | Email",
        "Advertisement",
        "Sign up for our newsletter.",
        "Read more:",
        "Related articles",
    ],
)
def test_line_of_furniture_goes(line: str) -> None:
    text, dropped = drop_furniture(f"One.\n{line}\nTwo.")
    assert text == "One.\nTwo."
    assert [(d["line"], d["text"]) for d in dropped] == [(2, line)]


@pytest.mark.parametrize(
    "line",
    [
        "Follow the money, the auditor said.",
        "Facebook said it would appeal.",
        "Comments by the minister drew protest.",
        "Share prices fell.",
        "He joined Twitter in 2009. It cost him his job.",
        "“Advertisement,” he scoffed.",
        "",
    ],
)
def test_line_of_the_article_stays(line: str) -> None:
    text = f"One.\n{line}\nTwo."
    assert drop_furniture(text) == (text, ())
