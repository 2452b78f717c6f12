"""Stems: which words are a stem and an English ending, for codebooks and word lists alike."""

from __future__ import annotations

import re
from collections.abc import Iterable

from analysis_utils.language.words import word_set

# A last letter may be doubled ("robbed"). A stem of five letters or more may stop inside a word
# ("expan*", "racis*"): then one letter stands before the ending.
_DOUBLED = "|".join(f"(?<={letter}){letter}(?=[eiay])" for letter in "bdfgklmnprstvz")
_JOINT = r"(?<=\w{4}[aceilnoprsu])[cdstvz]"
# Parts that other endings may follow ("terror-iz-ing", "nation-al-ist-s").
_PARTS = word_set(
    "abil abl act age al ament an ant at ativ ator eer eful eless ement en ent entif eous er",
    "etic eur ful hood ial ian iant iast iat ibil ibl ic ical ient if ifi ific ificat iful",
    "inal ion ious is ish ism ist istic it itiv itor iv iz less ment olog or ous ship tif tor",
    "ual ulent uous ur us",
)
# What may end a word.
_LAST = word_set(
    "e es ed edly edness eness s r rs d ing ingly ings est st ly ily ely n ns ness nesses",
    "iness y ying ies ied ier iers iest ie th t ty ties sm sms iasm ia ics dom ee ees ue ues",
    "some aire aires itude itudes acy acies cy cies ance ances ancy ancies ence ences ency",
    "encies ety eties ary aries iary iaries ory ories ry ries",
)
# What ends a word that the stem cuts elsewhere ("immigra*", "judicia*", "racis*", "responsib*").
_AFTER = (
    r"(?<=\w{4}[aeiou])nts?|(?<=\w{4}a)l(?:ly)?|(?<=\wi)ons?|(?<=\wis)ms?|(?<=\wl)ar(?:ly|s|ity)?"
    r"|(?<=\w\wb)(?:le|ilit(?:y|ies))"
)


def _any_of(parts: Iterable[str]) -> str:
    return "|".join(sorted(parts, reverse=True))


# The rest of a word behind its stem, up to the end of the word.
ENDING = (
    rf"(?i:(?:{_AFTER}|(?:{_JOINT}|{_DOUBLED})?(?:{_any_of(_PARTS)}){{0,3}}"
    rf"(?:{_any_of(_LAST)})?)(?!\w))"
)
_ENDING = re.compile(ENDING)


def is_form(word: str, length: int) -> bool:
    """Tell whether a word is the stem of its first letters and an English ending.

    Parameters
    ----------
    word : str
        A word; what follows its first run of letters ("'s", "-led") does not matter.
    length : int
        The number of letters of the stem.

    Returns
    -------
    bool
        True also where there is no ending at all.

    Notes
    -----
    Endings are those of English inflection and derivation, up to three in a row
    ("terror-iz-ing", "nation-al-ist-s"); compounds ("police-man") are none. A stem of five
    letters or more may be cut inside a word ("expan-sion", "violen-t"). Endings are a matter of
    spelling: "batter-y" and "nurs-ery" pass.

    Examples
    --------
    >>> [w for w in ("crime", "crimes", "Crimea") if is_form(w, len("crime"))]
    ['crime', 'crimes']
    >>> [w for w in ("expands", "expansionist", "expanse") if is_form(w, len("expan"))]
    ['expands', 'expansionist', 'expanse']
    """
    return _ENDING.match(word, length) is not None
