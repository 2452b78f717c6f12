"""The field terms of a report and what they mean: told on hover, and in a table of their own."""

from __future__ import annotations

TERMS: dict[str, str] = {
    "voice": "Who speaks a stretch of the text: the outlet in its own words, a speaker directly "
    "(inside quotation marks), or a speaker indirectly (in the outlet’s paraphrase).",
    "passage": "A stretch of one sentence that one voice speaks.",
    "quotation": "Words or thoughts that the text gives to somebody other than the outlet.",
    "kind": "Of a quotation: direct (in marks), indirect (paraphrased), or mixed (paraphrase "
    "with words in marks).",
    "source": "The words of the text that name who speaks.",
    "speaker": "The person or body that the source stands for; a dash where the outlet speaks or "
    "nobody is named.",
    "cue": "The words of the text that report: “he lamented”.",
    "verb": "The reporting verb, in its basic form.",
    "stance": "How the verb sets the outlet to what it reports: neutral (said), endorsing "
    "(explained), distancing (claimed), emotive (lamented), judging (criticised), "
    "factive (acknowledged) or asking (inquired).",
    "topic": "A matter that the codebook names, found by its words, phrases and stems.",
    "tone": "How warm (to 1) or cold (to −1) the words of a passage are towards a topic, by "
    "word lists.",
    "polarity": "How warm (to 1) or cold (to −1) the words of a passage are, by word lists.",
    "spread": "The distance between the scorer with the warmest and the one with the coldest "
    "score.",
    "frame": "A view of the matter that makes some of its sides salient, found by weighted seed "
    "words.",
    "evidence": "The words that led to the judgement.",
    "wording": "Words that do more than tell: loaded, evaluative, hedging, boosting, emotive, "
    "factive, or in scare quotes.",
    "form": "How the grammar tells an act: active, passive (by whom is said), agentless (by "
    "whom is not said), or nominalised (as a noun).",
    "rule": "The rule that found the quotation.",
    "confidence": "The share of such decisions that were right on annotated news, from 0 to 1.",
}
"""What each term means, in the order in which a report meets them."""

COLUMN_LABELS: dict[str, str] = {
    "ci_high": "95 % to",
    "ci_low": "95 % from",
    "doc_id": "document",
    "estimate": "figure",
    "frame_set": "set of frames",
    "n": "n",
    "n_documents": "articles",
    "n_quotations": "quotations",
    "n_words": "words",
    "quotation_id": "quotation",
    "score": "tone",
    "sentence_id": "sentence",
    "value": "category",
}
"""Heads of columns whose names do not read as words."""
