from __future__ import annotations

import pytest

from analysis_utils.annotate.framing.functions import assign_functions
from analysis_utils.model import Document, Segment, Sentence


def coded(text: str) -> list[tuple[str, str]]:
    document = Document(doc_id="d", text=text)
    segment = Segment(span=document.span(0, len(text)), voice="outlet")
    sentence = Sentence(sentence_id="S1", span=segment.span, paragraph=0, segments=(segment,))
    codings = assign_functions(document, [sentence])
    assert all(c.voice == "outlet" and c.target is None and c.evidence for c in codings)
    return [(c.variable, str(c.value)) for c in codings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The floods are a danger to the town.", [("function", "problem")]),
        ("The leak was caused by a broken valve.", [("function", "cause")]),
        ("It was an unjust and shameful eviction.", [("function", "judgement")]),
        ("The council should restore the wall.", [("function", "remedy")]),
        ("On Friday they met at the harbour.", [("scope", "episodic")]),
        ("Catches have fallen for decades.", [("scope", "thematic")]),
        ("The boats are blue.", []),
    ],
)
def test_one_function_each(text: str, expected: list[tuple[str, str]]) -> None:
    assert coded(text) == expected


def test_a_sentence_may_do_several_things() -> None:
    assert coded("The crisis was caused by greed; the banks must pay.") == [
        ("function", "problem"),
        ("function", "cause"),
        ("function", "remedy"),
    ]
