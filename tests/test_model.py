from __future__ import annotations

import pytest

from analysis_utils.errors import InputError
from analysis_utils.model import Document


@pytest.mark.parametrize(
    "facts", [{"text": "a \ud800 b"}, {"text": "", "meta": {"title": "a \udfff"}}]
)
def test_half_a_surrogate_pair_is_refused(facts: dict[str, object]) -> None:
    with pytest.raises(InputError, match=r"'d' holds half a surrogate pair .* at character 2"):
        Document(doc_id="d", **facts)
