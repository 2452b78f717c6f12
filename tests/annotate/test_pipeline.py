from __future__ import annotations

import pytest
from hypothesis import given, settings

from analysis_utils.annotate.pipeline import annotate_document
from analysis_utils.errors import InputError
from analysis_utils.load.codebooks import read_codebook
from analysis_utils.model import Document
from strategies import NEWS_TEXTS

RULES = read_codebook()


def test_no_scorers_are_refused() -> None:
    with pytest.raises(InputError, match="no scorer was given; expected one or more of default"):
        annotate_document(Document(doc_id="d", text="It rained."), RULES, scorers=())


@settings(max_examples=200)
@given(NEWS_TEXTS)
def test_any_text_is_annotated(text: str) -> None:
    found = annotate_document(Document(doc_id="d", text=text), RULES)
    for sentence in found.sentences:
        ends = [sentence.span.start, *(segment.span.end for segment in sentence.segments)]
        assert [segment.span.start for segment in sentence.segments] == ends[:-1]
        assert ends[-1] == sentence.span.end
    units = [(c.unit, c.coder, c.variable, c.value, c.target) for c in found.codings]
    assert len(set(units)) == len(units)
