"""The field terms of a report and what they mean: told on hover, and in a table of their own."""

from __future__ import annotations

from analysis_utils.charts.theme import KIND_LOOKS, VOICE_LOOKS

TERMS: dict[str, str] = {
    "voice": "Who speaks a stretch of the text: the outlet (outlet’s own voice), a speaker inside "
    "quotation marks (direct quotation), or a speaker in the outlet’s words (paraphrase). The CSV "
    "files say outlet, direct and indirect. Of loaded and other marked words: whose wording they "
    "are.",
    "stretch": "A part of one sentence that one voice speaks without a break.",
    "passage": "All that one voice says in one sentence; its stretches are taken together.",
    "quotation": "Speech that the text gives to somebody other than the outlet. Thoughts and mere "
    "topics (“reflecting on …”) are told by the outlet and count as none.",
    "kind": "Of a quotation: direct quotation (in marks), paraphrase, or mixed quotation "
    "(paraphrase with words in marks).",
    "stands in": "The voice of the stretch that the words stand in. Words of a paraphrase that is "
    "a mere phrase without a verb are the outlet’s wording all the same.",
    "source": "The words of the text that name who speaks.",
    "speaker": "The person or body that the source stands for; a dash where the outlet speaks or "
    "nobody was found. “Ann Lee, quoted by Bo Ray”: her words stand inside his.",
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

VALUE_LABELS: dict[str, dict[str, str]] = {
    "voice": {name: look.label for name, look in VOICE_LOOKS.items()},
    "stands_in": {name: look.label for name, look in VOICE_LOOKS.items()},
    "kind": {name: look.label for name, look in KIND_LOOKS.items()},
}
"""What tables print for the values of some columns: the words of the charts."""

COLUMN_LABELS: dict[str, str] = {
    "default": "ours",
    "textblob": "TextBlob",
    "vader": "VADER",
    "beside": "others",
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
