"""Texts that meet the rules: words of every lexicon and closed class, names, capitals and marks."""

from __future__ import annotations

from hypothesis import strategies as st

from analysis_utils.annotate.grammar import closed_classes
from analysis_utils.load.lexicons import lexicon_names, read_lexicon

_CLASSES = [value for value in vars(closed_classes).values() if isinstance(value, frozenset)]
_LEXICONS = [
    {word.strip("*") for row in read_lexicon(name).entries for cell in row.values()
     for word in cell.split(";") if word and not word.startswith("re:")}
    for name in lexicon_names()
]  # fmt: skip
_NAMES = [
    "Ann",
    "Lee",
    "Bo",
    "Ray",
    "Russia",
    "NATO",
    "Mr.",
    "Dr.",
    "O’Neil",
    "van",
    "Smith-Jones",
    "U.S.",
    "Béla",
    "9",
    "1,000",
    "$5",
]
_MARKS = [*".,;:!?—()[]…\n\t\"'", "“", "”", "‘", "’", "«", "»", "--", "n't", "'s", "’s", "%"]

_WORDS = st.one_of(*(st.sampled_from(sorted(words)) for words in (*_LEXICONS, *_CLASSES)))
_PIECES = st.one_of(
    _WORDS, _WORDS.map(str.capitalize), st.sampled_from(_NAMES), st.sampled_from(_MARKS)
)
NEWS_TEXTS = st.lists(
    st.tuples(_PIECES, st.sampled_from([" ", " ", ""])).map("".join), max_size=20
).map("".join) | st.text(max_size=60)
