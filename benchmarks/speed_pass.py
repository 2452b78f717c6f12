"""How fast the full pass over a document is, beside the naive one, on the generated corpus."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from textblob import TextBlob

from analysis_utils.annotate.pipeline import annotate_document
from analysis_utils.load.codebooks import read_codebook
from analysis_utils.model import Codebook, Document, Topic
from corpus_world import World, read_material
from make_corpus import make_records
from speed_sentiment import compare

N_DOCUMENTS, N_TERMS, N_TOPICS = 100, 200, 10
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")

Row = dict[str, Any]


def run() -> list[Row]:
    """Return CPU seconds of `annotate_document` and of the naive pass, medians of rounds.

    Ours finds sentences, quotations with speakers, topics, the default tone, frames, wording
    and agency; the naive pass scores each sentence by TextBlob and looks for the same terms.
    Where spaCy is installed, its pipeline without a model stands beside ours, too.
    """
    world = World(material=read_material(), seed=1931, n_stories=20, n_outlets=40, n_days=3650)
    texts = [record["text"] for record in make_records(N_DOCUMENTS, world)]
    material = world.material
    terms = (*material["goods"], *material["trades"], *world.town_names)[:N_TERMS]
    codebook = _make_codebook(terms)
    alternation = re.compile(rf"\b(?:{'|'.join(map(re.escape, terms))})\b", re.IGNORECASE)

    def full(text: str) -> object:
        return annotate_document(Document(doc_id="d", text=text), codebook, scorers=["default"])

    def naive(text: str) -> object:
        sentences = _SENTENCE_END.split(text)
        return [(TextBlob(s).sentiment, alternation.findall(s)) for s in sentences]

    rows = [compare("full pass, documents", full, "TextBlob a sentence, re", naive, texts)]
    if blank := _blank_pipeline():
        rows.append(
            compare("full pass, documents", full, "spaCy, blank with sentences", blank, texts)
        )
    return rows


def _blank_pipeline() -> Callable[[str], object] | None:
    """Return spaCy's pipeline without a model, which cuts words and sentences, if installed."""
    try:
        import spacy
    except ImportError:
        return None
    nlp: Any = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    pipeline: Callable[[str], object] = nlp
    return pipeline


def _make_codebook(terms: Sequence[str]) -> Codebook:
    """Return the default codebook with topics of these terms."""
    book = read_codebook()
    topics = {
        f"t{i}": Topic(label=f"t{i}", patterns=tuple(terms[i::N_TOPICS])) for i in range(N_TOPICS)
    }
    return Codebook(title=book.title, topics=topics, frame_sets=book.frame_sets)
