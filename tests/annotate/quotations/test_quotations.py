from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis_utils.annotate.quotations.extract import QuotationFindings, extract_quotations
from analysis_utils.model import Document, Quotation
from strategies import NEWS_TEXTS

# Pieces that make quotations, broken ones too, when they are put together at random.
PIECES = (
    "“We waited", ",” ", ".” ", "“", "”", '"', "''", "'", "Ola Berg ", "she ", "said ", "told him ",
    "that it rained", "according to Ann Lund", ". ", ": ", ", ", "? ", "and ", "\n\n", "‘no’ ",
    "calls it ", "the mayor ", "It pours ", "who ", "was asked ", "„Nein“ ", "adding ", "Lund: ",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=25).map("".join) | NEWS_TEXTS


def find(text: str) -> QuotationFindings:
    return extract_quotations(Document(doc_id="d", text=text))


def shape(quotation: Quotation) -> tuple[object, ...]:
    return (
        quotation.content, quotation.kind, quotation.rule, quotation.cue, quotation.source,
        quotation.parent, quotation.verb,
    )  # fmt: skip


def test_direct_indirect_and_mixed_come_in_the_order_of_the_text() -> None:
    text = (
        "Ola Berg said that it rained. “We waited,” Berg added. "
        "Berg said that the boats were “all gone” by then."
    )
    findings = find(text)
    assert [q.kind for q in findings.quotations] == ["indirect", "direct", "mixed"]
    assert [q.quotation_id for q in findings.quotations] == ["Q1", "Q2", "Q3"]
    assert {q.speaker for q in findings.quotations} == {"Ola Berg"}


def test_pieces_of_a_split_quotation_share_a_group() -> None:
    findings = find("“We waited,” Ola Berg said. “It rained.” It was late.")
    assert [(q.group, q.part) for q in findings.quotations] == [("G0", 0), ("G0", 1)]


def test_a_nested_quotation_names_its_parent() -> None:
    findings = find("“He said, ‘Go home now,’ and I went,” Ola Berg said.")
    assert [q.parent for q in findings.quotations] == [None, "Q1"]


def test_a_paraphrase_never_runs_across_the_next() -> None:
    text = (
        "Citing Ghent to “duties he’d his sailors Port Ghent,” formally told make maintained "
        "director, Berg and reported"
    )
    first, second = find(text).quotations
    assert first.content.end <= second.content.start


def test_marked_phrases_are_kept_apart() -> None:
    findings = find("The word “boat” hung over the “expert” panel of “The Last Tide”.")
    assert findings.quotations == ()
    assert [p.reason for p in findings.phrases] == ["mention", "scare", "title"]


def test_repairs_are_told() -> None:
    findings = find("We had no boats left at all,” Ola Berg said.")
    assert [repair.note for repair in findings.repairs] == ["opening mark missing"]
    assert findings.quotations[0].speaker == "Ola Berg"


def test_a_direct_quotation_ends_the_paraphrase_before_its_clause() -> None:
    text = "Asked whether the port would close, Ola Berg said, “It will.”"
    direct = next(q for q in find(text).quotations if q.kind == "direct")
    assert text[direct.content.start : direct.content.end] == "“It will.”"


def test_nothing_to_find() -> None:
    assert find("") == QuotationFindings()


@given(TEXTS)
def test_any_text_is_read_and_all_spans_hold(text: str) -> None:
    open_ends: list[tuple[int, str]] = []
    place = 0
    for quotation in find(text).quotations:
        start, end = quotation.content.start, quotation.content.end
        assert place <= start < end <= len(text)
        place = start
        while open_ends and open_ends[-1][0] <= start:
            open_ends.pop()
        assert quotation.parent == (open_ends[-1][1] if open_ends else None)
        assert not open_ends or end <= open_ends[-1][0]
        open_ends.append((end, quotation.quotation_id))
        if quotation.kind == "direct":
            for span in (quotation.cue, quotation.source):
                assert span is None or span.end <= start or span.start >= end


@given(TEXTS, TEXTS)
def test_a_paragraph_more_changes_no_quotation_before_it(text: str, more: str) -> None:
    before = [shape(quotation) for quotation in find(text).quotations]
    after = [shape(quotation) for quotation in find(f"{text}\n\n{more}").quotations]
    assert after[: len(before)] == before


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Lee said he had “tried to help us all”.", ["mixed"]),
        ("Lee said that “it will rain on all of us”.", ["direct"]),
        ("Lee said the law “is bad. We will change it.”", ["mixed"]),
        ("“We are alive and well” at the harbour, Lee said.", ["mixed"]),
        ("Lee said that Berg called it “a mess”.", ["mixed", "direct"]),
        ("Lee said he wants “a plan for us all”.", ["mixed"]),
        ("Lee told a friend of his, “It will rain.”", ["direct"]),
        ("Lee said he feared the worst: “It will rain on us.”", ["indirect", "direct"]),
    ],
)
def test_words_around_marked_ones_belong_to_a_mixed_quotation(text: str, kinds: list[str]) -> None:
    found = extract_quotations(Document(doc_id="d", text=text)).quotations
    assert [quotation.kind for quotation in found] == kinds
