"""Pictures of one text refuse tables of several."""

from __future__ import annotations

import pytest

from analysis_utils.annotate.pipeline import annotate_document
from analysis_utils.charts.framing import plot_frame_strip
from analysis_utils.charts.reading import exhibit_reading
from analysis_utils.charts.sentiment import plot_tone_strip
from analysis_utils.charts.voices import plot_article_strip
from analysis_utils.errors import InputError
from analysis_utils.load.codebooks import read_codebook
from analysis_utils.measures.framing import tabulate_frames
from analysis_utils.measures.sentiment import tabulate_polarity
from analysis_utils.model import Document
from analysis_utils.tables import tabulate_annotations

RULES = read_codebook()
TEXT = "The war was a disaster, and the economy suffered. Voters will go to the polls."
TABLES = tabulate_annotations(
    [annotate_document(Document(doc_id=name, text=TEXT), RULES) for name in ("a", "b")]
)


@pytest.mark.parametrize(
    ("picture", "data"),
    [
        (plot_frame_strip, tabulate_frames(TABLES.codings, RULES)),
        (plot_article_strip, TABLES.segments),
        (plot_tone_strip, tabulate_polarity(TABLES)),
        (lambda data: exhibit_reading(TEXT, sentences=data), TABLES.sentences),
    ],
)
def test_several_documents_are_refused(picture, data) -> None:
    picture(data[data["doc_id"] == "a"])
    with pytest.raises(InputError, match=r"holds 2 documents \(a, b\)"):
        picture(data)
