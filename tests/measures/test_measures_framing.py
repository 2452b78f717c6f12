from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from analysis_utils.measures.framing import (
    measure_frame_share,
    measure_wording,
    tabulate_agency,
    tabulate_codings,
    tabulate_frames,
)
from analysis_utils.model import Codebook, Frame, FrameSet, Seed
from analysis_utils.schemas import CODINGS, SENTENCES
from analysis_utils.tables import to_table

BOOK = Codebook(
    title="T",
    frame_sets={
        "mine": FrameSet(
            label="Mine",
            frames={
                "calm": Frame(label="Calm", seeds=(Seed(pattern="calm"),)),
                "storm": Frame(label="Storm", seeds=(Seed(pattern="storm"),)),
            },
        )
    },
)


def codings(*rows: dict[str, Any]) -> pd.DataFrame:
    base = {"doc_id": "d", "sentence_id": "S1", "end": 9, "coder": "c", "text": "x"}
    return to_table([{**base, "start": i, **row} for i, row in enumerate(rows)], CODINGS)


def sentences(n: int) -> pd.DataFrame:
    rows = [
        {"doc_id": "d", "sentence_id": f"S{i + 1}", "start": i, "end": i + 1, "text": "x"}
        for i in range(n)
    ]
    return to_table([{**row, "paragraph": 0, "n_words": 1} for row in rows], SENTENCES)


def storm(sentence: str) -> dict[str, Any]:
    return {"variable": "frame", "target": "mine", "value": "storm", "sentence_id": sentence}


def test_share_of_sentences_with_interval_and_zero_for_the_absent_frame() -> None:
    table = measure_frame_share(codings(storm("S1"), storm("S2"), storm("S2")), sentences(4), BOOK)
    assert table["frame"].tolist() == ["Storm", "Calm"]
    assert table["estimate"].tolist() == [0.5, 0.0]
    assert table["n"].tolist() == [4, 4]
    # Wilson's interval of 2 in 4, by hand: (0.5 + 3.8415/8 ± 1.96·√(0.0625 + 0.06002)) / 1.9604
    assert table["ci_low"].iloc[0] == pytest.approx(0.150, abs=0.001)
    assert table["ci_high"].iloc[0] == pytest.approx(0.850, abs=0.001)


def test_share_of_no_sentences_is_missing_not_zero() -> None:
    assert measure_frame_share(codings(), sentences(0), BOOK)["estimate"].isna().all()


def test_frames_are_listed_with_their_words() -> None:
    table = tabulate_frames(codings({**storm("S1"), "evidence": "storm"}), BOOK)
    assert table[["frame", "sentence_id", "evidence"]].to_numpy().tolist() == [
        ["Storm", "S1", "storm"]
    ]


def test_wording_is_counted_in_every_voice() -> None:
    table = measure_wording(
        codings(
            {"variable": "wording", "value": "loaded", "voice": "outlet", "start": 0},
            {"variable": "wording", "value": "loaded", "voice": "direct", "start": 1},
            {"variable": "wording", "value": "loaded", "voice": "outlet", "start": 2},
        )
    )
    assert table["estimate"].tolist() == [2, 1, 0]


def test_codings_of_one_variable() -> None:
    assert len(tabulate_codings(codings(storm("S1"), storm("S2")), "frame")) == 2
    assert tabulate_codings(codings(), "agency").empty


def test_an_act_is_told_by_actor_act_and_target() -> None:
    act = {"variable": "agency", "value": "agentless", "target": "not named → the idea"}
    found = tabulate_agency(codings({**act, "text": "rebuffed"})).iloc[0]
    assert (found["act"], found["target"], found["form"]) == ("rebuffed", "the idea", "agentless")
    assert pd.isna(found["actor"])
    assert tabulate_agency(codings()).empty
