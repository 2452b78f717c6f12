"""The default scorer: word lists combined, in the context of news language."""

from __future__ import annotations

import math
import re

from analysis_utils.annotate.scoring import Score
from analysis_utils.annotate.textblob_tables import textblob_tables
from analysis_utils.annotate.vader_scorer import vader_words

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def score_news(text: str) -> Score:
    """Score the tone of a sentence or a part of one."""
    lexicon = vader_words()
    tb = textblob_tables().words
    ev = []
    for m in _WORD.finditer(text):
        w = m[0].lower()
        v = 0.7 * lexicon.get(w, 0.0) / 4 + 0.3 * (tb[w][0] if w in tb else 0.0)
        if v:
            ev.append((m.start(), m.end(), v))
    if not ev:
        return Score(polarity=None)
    total = sum(v for _, _, v in ev)
    return Score(polarity=total / math.sqrt(total * total + 1), evidence=tuple(ev))
