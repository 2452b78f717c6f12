"""What a sentiment scorer returns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The tone of one text, and the words that made it.

    Attributes
    ----------
    polarity
        −1 (negative) to 1 (positive); None where the scorer found no word to go by. The
        scorers of other projects return what those return, 0.0 included.
    subjectivity
        0 (factual) to 1 (personal); None where the scorer does not measure it.
    evidence
        ``(start, end, value)`` of each word or phrase that counted, in the order of the
        text; ``value`` is its own polarity from −1 to 1 after negation and intensifiers.
    """

    polarity: float | None
    subjectivity: float | None = None
    evidence: tuple[tuple[int, int, float], ...] = ()


Scorer = Callable[[str], Score]
