"""How sure the rules of paraphrases are, measured on annotated news."""

from __future__ import annotations

# Share of the contents found by each rule in the 504 development articles of PolNeAR that its
# annotators have too, as speech or as thought (intersection over union of at least one half).
CONFIDENCE = {
    "that-clause": 0.83,
    "zero clause": 0.79,
    "wh-clause": 0.77,
    "infinitive": 0.60,
    "gerund": 0.74,
    "object": 0.65,
    "object and infinitive": 0.69,
    "preposition": 0.65,
    "predicate": 0.47,
    "as-phrase": 0.77,
    "topic": 0.40,
    "closing report": 0.77,
    "as-report": 0.93,
    "interrupting report": 0.85,
    "source phrase": 0.85,
    "headline": 0.71,
    "noun and that-clause": 0.64,
    "noun and infinitive": 0.64,
    "noun and wh-clause": 0.50,
    "noun and preposition": 0.63,
    "adjective and that-clause": 0.82,
    "adjective and zero clause": 0.48,
    "adjective and wh-clause": 0.50,
    "adjective and preposition": 0.51,
    "headline label": 0.88,
    "label line": 0.90,
}
# The same where some of the words stand in marks, which makes them surer; rules seen there fewer
# than thirty times have the share of all together.
CONFIDENCE_MIXED = {
    "that-clause": 0.93,
    "zero clause": 0.89,
    "predicate": 0.86,
    "object": 0.87,
    "closing report": 0.95,
    "preposition": 0.88,
    "infinitive": 0.76,
    "as-phrase": 0.83,
    "source phrase": 0.86,
    "interrupting report": 0.89,
}
_MIXED = 0.87


def measured_confidence(rule: str, *, mixed: bool) -> float:
    """Return the share of what a rule finds that annotators mark, too.

    Parameters
    ----------
    rule : str
        Name of the rule.
    mixed : bool
        Whether some of the words stand in quotation marks, which makes them surer.

    Returns
    -------
    float
        From 0 to 1.
    """
    return CONFIDENCE_MIXED.get(rule, _MIXED) if mixed else CONFIDENCE[rule]
