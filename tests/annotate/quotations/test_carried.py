from __future__ import annotations

from analysis_utils.annotate.quotations.candidates import Candidate, Extent
from analysis_utils.annotate.quotations.carried import carry_speakers


def candidate(start: int, end: int, rule: str, source: Extent | None = None) -> Candidate:
    return Candidate(start=start, end=end, kind="direct", rule=rule, source=source)


def test_the_last_source_nearby_speaks_on() -> None:
    text = "Berg said it rained. “It poured.”"
    found = [
        candidate(10, 19, "zero clause", (0, 4)),
        candidate(21, 33, "carried"),
    ]
    carried = carry_speakers(text, found, [(0, 20, 0), (21, 33, 0)])
    assert carried[1].source == (0, 4)
    assert carried[1].carried == 10


def test_else_the_subject_of_the_sentence_before() -> None:
    text = "Berg was blunt. “It poured.”"
    carried = carry_speakers(text, [candidate(16, 28, "carried")], [(0, 15, 0), (16, 28, 0)])
    assert carried[0].source == (0, 4)
    assert carried[0].carried is None


def test_nothing_before_leaves_the_source_open() -> None:
    found = [candidate(0, 12, "carried")]
    assert carry_speakers("“It poured.”", found, [(0, 12, 0)]) == found


def test_other_rules_keep_what_they_have() -> None:
    found = [candidate(0, 4, "phrase"), candidate(5, 9, "tag after", (10, 14))]
    assert carry_speakers("abcd efgh Berg", found, [(0, 14, 0)]) == found
