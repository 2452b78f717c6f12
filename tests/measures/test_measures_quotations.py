from __future__ import annotations

from typing import Any

import pandas as pd

from analysis_utils.annotate.pipeline import annotate_document
from analysis_utils.measures.quotations import (
    measure_quotation_frequency,
    measure_reporting_verbs,
    measure_voice_share,
    name_speakers,
    summarise_cues,
    tabulate_cues,
    tabulate_presuppositions,
    tabulate_reported_speech,
)
from analysis_utils.measures.sources import (
    measure_quotation_position,
    measure_source_concentration,
    measure_unnamed_sources,
)
from analysis_utils.model import Document
from analysis_utils.schemas import QUOTATIONS, SEGMENTS
from analysis_utils.tables import tabulate_annotations, to_table


def segments(*rows: tuple[str, str | None, int]) -> pd.DataFrame:
    base = {"doc_id": "d", "sentence_id": "S1", "text": "x"}
    return to_table(
        [
            {**base, "start": i, "end": i + 1, "voice": v, "speaker": s, "n_words": n}
            for i, (v, s, n) in enumerate(rows)
        ],
        SEGMENTS,
    )


def quotations(*rows: dict[str, Any]) -> pd.DataFrame:
    base = {
        "doc_id": "d",
        "sentence_id": "S1",
        "kind": "direct",
        "rule": "r",
        "part": 0,
        "speech": True,
        "n_words": 4,
        "text": "x",
    }
    return to_table(
        [
            {**base, "quotation_id": f"Q{i}", "start": i, "end": i + 1, **row}
            for i, row in enumerate(rows)
        ],
        QUOTATIONS,
    )


def figures(table: pd.DataFrame, measure: str, *groups: str) -> dict[Any, float]:
    chosen = table[table["measure"] == measure]
    keys = chosen[list(groups)].astype(object).where(chosen[list(groups)].notna(), None)
    return dict(zip(map(tuple, keys.to_numpy().tolist()), chosen["estimate"], strict=True))


def test_share_of_words_by_voice_and_speaker() -> None:
    table = measure_voice_share(
        segments(
            ("outlet", None, 5), ("direct", "Ann", 2), ("indirect", "Ann", 1), ("direct", None, 2)
        )
    )
    assert figures(table, "prop_words", "voice", "speaker") == {
        ("outlet", None): 0.5,
        ("direct", "Ann"): 0.2,
        ("direct", "speaker not found"): 0.2,
        ("indirect", "Ann"): 0.1,
    }


def test_no_segments_give_no_rows() -> None:
    assert measure_voice_share(segments()).empty


def test_pieces_of_a_split_quotation_count_once() -> None:
    table = measure_quotation_frequency(
        quotations(
            {"speaker": "Ann", "group": "g"},
            {"speaker": "Ann", "group": "g", "part": 1},
            {"speaker": "Ann"},
        )
    )
    assert figures(table, "n_quotations", "speaker", "kind")["Ann", "direct"] == 2
    assert figures(table, "n_words", "speaker", "kind")["Ann", "direct"] == 12
    assert figures(table, "median_words", "speaker", "kind")["Ann", "direct"] == 6


def test_a_split_quotation_is_one_in_every_count() -> None:
    text = "“It is a disaster,” Ann Lee said. “We must act.”"
    tables = tabulate_annotations(annotate_document(Document(doc_id="d", text=text)))
    (whole,) = tabulate_reported_speech(tables.quotations).to_dict("records")
    assert (whole["n_words"], whole["text"]) == (7, "“It is a disaster,” … “We must act.”")
    assert (whole["start"], whole["end"]) == (0, len(text))
    assert tables.documents["n_quotations"].tolist() == [1]
    assert measure_unnamed_sources(tables.quotations)["n"].tolist() == [1, 1, 1]
    assert measure_quotation_position(tables.quotations, tables.sentences)["n"].tolist() == [1]
    assert measure_source_concentration(tables.quotations)["n"].tolist() == [1, 1, 1, 1]


def test_quotations_of_the_same_name_in_two_documents_stay_apart() -> None:
    found = tabulate_reported_speech(
        quotations({"quotation_id": "Q1"}, {"quotation_id": "Q1", "doc_id": "e"})
    )
    assert found["doc_id"].tolist() == ["d", "e"]


def test_no_reported_speech_keeps_the_columns() -> None:
    assert tabulate_reported_speech(quotations()).columns.tolist() == list(QUOTATIONS.names)


def test_only_reported_speech_counts() -> None:
    table = measure_quotation_frequency(quotations({"speaker": "Ann", "speech": False}))
    assert table.empty


def test_most_quoted_speaker_comes_first_and_the_unknown_last() -> None:
    table = measure_quotation_frequency(
        quotations({}, {}, {}, {"speaker": "Bo"}, {"speaker": "Ann"}, {"speaker": "Ann"})
    )
    assert list(dict.fromkeys(table["speaker"])) == ["Ann", "Bo", "speaker not found"]


def test_median_of_no_quotations_is_missing() -> None:
    table = measure_quotation_frequency(quotations({"speaker": "Ann"}))
    assert pd.isna(figures(table, "median_words", "speaker", "kind")["Ann", "indirect"])


def test_cue_of_two_pieces_counts_once() -> None:
    cue = {"speaker": "Ann", "cue": "said", "cue_start": 9, "cue_end": 13, "verb": "say"}
    table = measure_reporting_verbs(
        quotations({**cue, "stance": "neutral"}, {**cue, "stance": "neutral"}, {"speaker": "Bo"})
    )
    assert figures(table, "n_cues", "speaker", "verb", "stance") == {("Ann", "say", "neutral"): 1}


def test_presuppositions_are_the_factive_and_emotive_cues() -> None:
    stances = ("factive", "neutral", "emotive")
    rows = [{"cue": s, "cue_start": i, "stance": s} for i, s in enumerate(stances)]
    found = tabulate_presuppositions(quotations(*rows, {"doc_id": "e", **rows[0]}))
    assert found[["doc_id", "stance"]].to_numpy().tolist() == [
        ["d", "factive"],
        ["d", "emotive"],
        ["e", "factive"],
    ]


def test_quotation_inside_another_is_told_by_both_names() -> None:
    table = quotations(
        {"speaker": "Bo"},
        {"speaker": "Ann", "parent": "Q0"},
        {"parent": "Q0"},
        {"speaker": "Bo", "parent": "Q0"},
        {"speaker": "Cy", "parent": "Q2"},
        {},
    )
    names = name_speakers(table).astype(object)
    assert names.where(names.notna(), None).tolist() == [
        "Bo",
        "Ann, quoted by Bo",
        "Bo",
        "Bo",
        "Cy, quoted by Bo",
        None,
    ]


def test_words_of_a_nested_quotation_are_told_by_both_names() -> None:
    spoken = segments(("direct", "Ann", 2), ("outlet", None, 1))
    spoken.loc[0, "quotation_id"] = "Q1"
    quoted = quotations({"speaker": "Bo"}, {"speaker": "Ann", "parent": "Q0"})
    table = measure_voice_share(spoken, quoted)
    assert table["speaker"].dropna().unique().tolist() == ["Ann, quoted by Bo"]


def cue(start: int, **row: Any) -> dict[str, Any]:
    return {"cue": "said", "cue_start": start, "cue_end": start + 4, "verb": "say", **row}


def test_cues_come_in_the_order_of_the_words_they_introduce() -> None:
    table = quotations(cue(90, sentence_id="S1"), cue(40, sentence_id="S2"))
    assert tabulate_cues(table)["sentence_id"].tolist() == ["S1", "S2"]


def test_verb_of_thought_is_listed_as_no_speech() -> None:
    table = tabulate_cues(quotations(cue(9), cue(40, speech=False)))
    assert table["kind"].tolist() == ["direct", "no speech"]


def test_verbs_and_quotations_are_reconciled() -> None:
    table = quotations(cue(9), cue(40, speech=False), {}, cue(60), cue(60))
    # 3 verbs less 1 of thought, 1 quotation without a verb, 1 that shares one: 4 quotations.
    assert summarise_cues(table) == (
        "Reporting verbs: 3; quotations: 4 (verbs that introduce a thought or a topic and no "
        "speech: 1; quotations without a verb of their own: 1; quotations that share the verb of "
        "another: 1)."
    )
    assert summarise_cues(quotations({})) == ""


def test_phrase_without_a_verb_is_no_reporting_verb() -> None:
    table = quotations(cue(9), cue(40, cue="according to", verb=None))
    assert summarise_cues(table) == (
        "Reporting verbs: 1; quotations: 2 (quotations without a verb of their own: 1)."
    )
