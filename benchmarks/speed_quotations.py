"""CPU seconds of reading quotations: growth with the length of a text, and of odd texts."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping
from typing import Any

from analysis_utils.annotate.quotations.extract import extract_quotations
from analysis_utils.model import Document

Row = dict[str, Any]

LENGTH = 1_000_000  # characters of each text
_SENTENCES = (
    "The harbour stayed closed on Tuesday after a night of heavy rain.",
    "“We waited for hours and nobody told us anything,” {name} said.",
    "“It was a long night,” said {name}, who runs the ferry office. “We are tired.”",
    "{name} said that the boats would leave again within two days.",
    "According to {name}, the repairs will cost more than the city had planned.",
    "Officials called the damage “the worst in thirty years” and asked for patience.",
    "The new pier was built in the year 1998 and has been repaired twice since then.",
    "{name} told reporters: “Nobody was hurt, and that is what counts.”",
    "Many shops near the water opened late, and the market was moved to the square.",
)
_NAMES = (
    "Ola Berg",
    "Ann Lund",
    "Minister Per Dahl",
    "Mayor Ida Holm",
    "the harbour master",
    "she",
)


def news(length: int) -> str:
    """Return invented news of a given length, the same each time."""
    chance = random.Random(20)
    parts: list[str] = []
    size = 0
    while size < length:
        line = " ".join(chance.choices(_SENTENCES, k=3)).format(name=chance.choice(_NAMES))
        parts.append(line)
        size += len(line) + 2
    return "\n\n".join(parts)[:length]


def texts() -> Mapping[str, str]:
    """Return the texts to read, each of the same length, by what they are made of."""
    plain = news(LENGTH)
    made = {
        "one unbroken paragraph": plain.replace("\n\n", " "),
        "nothing but marks": "“”\"'‘’«»" * (LENGTH // 8),
        "double apostrophes only": "''" * (LENGTH // 2),
        "he said that he said that …": "he said that " * (LENGTH // 13),
        "four times as long": news(4 * LENGTH),
    }
    return {"news": plain, **made}


def seconds(text: str) -> float:
    """Return the CPU seconds that it takes to read a text."""
    start = time.process_time()
    extract_quotations(Document(doc_id="speed", text=text))
    return time.process_time() - start


def run() -> list[Row]:
    """Return one row per text: its CPU seconds beside those of news of the same length."""
    seconds(news(20_000))  # lexicons are read once
    taken = {name: seconds(text) for name, text in texts().items()}
    ordinary = taken.pop("news")
    label = f"quotations, 1,000,000 characters of news ({LENGTH / ordinary:,.0f} characters/s)"
    rows = [{"figure": label, "ours_s": ordinary, "beside": "", "beside_s": ordinary, "ratio": 1.0}]
    for name, value in taken.items():
        beside = {"beside": "news of 1,000,000 characters", "beside_s": ordinary}
        rows.append(
            {"figure": f"quotations, {name}", "ours_s": value, **beside, "ratio": value / ordinary}
        )
    return rows
