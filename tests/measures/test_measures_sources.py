from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from analysis_utils.measures.sources import (
    measure_quotation_position,
    measure_source_concentration,
    measure_unnamed_sources,
)
from analysis_utils.schemas import QUOTATIONS, SENTENCES
from analysis_utils.tables import to_table


def quotations(*rows: dict[str, Any]) -> pd.DataFrame:
    base = {"doc_id": "d", "sentence_id": "S1", "kind": "direct", "rule": "r", "part": 0}
    base |= {"speech": True, "n_words": 1, "text": "x"}
    return to_table(
        [
            {**base, "quotation_id": f"Q{i}", "start": 10 * i, "end": 10 * i + 1, **row}
            for i, row in enumerate(rows)
        ],
        QUOTATIONS,
    )


def test_concentration_of_three_speakers() -> None:
    table = measure_source_concentration(
        quotations(
            {"speaker": "Ann", "n_words": 6},
            {"speaker": "Bo", "n_words": 3},
            {"speaker": "Cy", "n_words": 1},
            {"speaker": "Cy", "n_words": 50, "parent": "Q0"},  # inside another: not counted again
        )
    ).set_index("measure")["estimate"]
    assert table["n_speakers"] == 3
    assert table["prop_words_top"] == pytest.approx(0.6)
    assert table["concentration"] == pytest.approx(0.36 + 0.09 + 0.01)


def test_concentration_of_nobody_is_missing_not_zero() -> None:
    table = measure_source_concentration(quotations()).set_index("measure")["estimate"]
    assert table["n_speakers"] == 0
    assert pd.isna(table["concentration"])


def test_named_unnamed_and_untold_sources() -> None:
    table = measure_unnamed_sources(
        quotations({"speaker": "Ann Lee"}, {"speaker": "officials"}, {}, {"speaker": "Ann Lee"})
    ).set_index("source")["estimate"]
    assert table.to_dict() == {"named": 0.5, "unnamed": 0.25, "speaker not found": 0.25}


def test_position_is_told_from_0_to_1() -> None:
    sentence = {"doc_id": "d", "sentence_id": "S1", "paragraph": 0, "start": 0, "end": 40}
    sentences = to_table([{**sentence, "n_words": 1, "text": "x"}], SENTENCES)
    table = measure_quotation_position(
        quotations({"speaker": "Ann"}, {"speaker": "Bo"}, {"speaker": "Bo"}), sentences
    ).set_index("speaker")["estimate"]
    assert table.to_dict() == {"Ann": 0.0, "Bo": pytest.approx(15 / 40)}
