"""Looks: what the words in marks themselves tell about whether they quote somebody."""

from __future__ import annotations

import re

from analysis_utils.annotate.quotations.pairing import Pair
from analysis_utils.annotate.quotations.surroundings import Surroundings
from analysis_utils.language.words import word_set

_SENTENCE_ENDS = frozenset(".!?…,–—-")
_CLOSERS = "\"“”„‟«»‹›'‘’`)"
NAME_LINE = 12  # words of a name with its title and body
_NEXT_WORD = re.compile(r" ([^\W\d_]+)")
_LINKING = word_set(
    "and but or in on at to by for from with during because as when while if after before until",
    "about over under that which who is are was were than though although since through of",
)
_PARTICLES = word_set("a an the and of in on to for der die das des und von für de la le et di")


def speaks_alone(around: Surroundings, number: int) -> bool:
    """Judge a pair by its own looks, for texts in languages whose cues are not known.

    Names and titles are capitalised throughout; five words or more, several in lower case from
    the first, or a short sentence that is led in or tagged, quote somebody.
    """
    text, pair = around.text, around.pairs[number]
    words = text[slice(*pair.inner)].split()
    if all(word[0].isupper() or word[0].isdigit() or word in _PARTICLES for word in words):
        return False
    if not (len(words) > 4 or (len(words) > 1 and words[0][0].islower())):
        lead = text[slice(*around.before(number))].rstrip()
        marked = lead.endswith(":") or ends_sentence(text, pair)
        if len(words) < 3 or not marked:
            return False
    return not around.english(pair.end)


def ends_sentence(text: str, pair: Pair) -> bool:
    """Tell whether what marks enclose ends as a sentence does, or as one before its tag."""
    return text[pair.start : pair.end].rstrip(_CLOSERS)[-1:] in _SENTENCE_ENDS


def modifies(around: Surroundings, number: int, cue_end: int) -> bool:
    """Tell whether marked words after a verb are its object: a title, ``"good" reasons``."""
    text, pair = around.text, around.pairs[number]
    between = text[cue_end : pair.start].rstrip()
    if between.endswith((",", ":", "that")):
        return False
    words = text[slice(*pair.inner)].split()
    after = _NEXT_WORD.match(text, *around.after(number))
    if len(words) < 3 and after and after.group(1) not in _LINKING:
        return True
    if words and words[-1].endswith("!"):  # "chanted “Go! Go!”"
        return False
    main = [word for word in words if word not in _PARTICLES]
    return len(main) > 1 and all(word[0].isupper() for word in main)


def is_heading(around: Surroundings, number: int) -> bool:
    """Tell whether a line in single marks is a heading, in a text that quotes in double marks."""
    pair = around.pairs[number]
    start, end, _ = around.sentences[around.sentence(pair.start)]
    earlier = around.pairs[max(0, number - 9) : number]
    alone = start == pair.start and end == pair.end
    return pair.kind == "S" and alone and any(other.kind == "D" for other in earlier)


def is_byline(text: str, pair: Pair) -> bool:
    """Tell whether what marks make a quotation is a name, or an event as transcripts note it."""
    words = text[slice(*pair.inner)].split()
    if not pair.opened and 1 < len(words) <= NAME_LINE:
        return words[0][0].isupper() and words[1][0].isupper()
    return len(words) == 1 and words[0].startswith("(") and words[0].isupper()
