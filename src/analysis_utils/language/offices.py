"""Offices that one person holds at a time, and whom a text names as their holders."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from analysis_utils.language.name_words import NOT_NAMES

_CAPITAL = r"[^\W\d_a-zà-öø-ÿ]"
_OFFICE = r"(?:[Pp]rime [Mm]inister|[Pp]resident|[Cc]hancellor|[Gg]overnor|[Mm]ayor|[Pp]ope)"
_HOLDER = re.compile(
    rf"(?:\b([\w-]+)[ \u00a0])?\b({_OFFICE})[ \u00a0]"
    rf"({_CAPITAL}[\w’'-]*(?:[ \u00a0](?:[A-Z]\.[ \u00a0])?{_CAPITAL}[\w’'-]*){{0,3}})"
)
_OTHERS = frozenset(("former", "then", "ex", "late"))
_DEPUTIES = frozenset(("vice", "deputy", "assistant"))


def find_holders(text: str) -> Mapping[str, set[str]]:
    """Find whom a text names with an office.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    mapping of str to set of str
        Names, as they stand, by office in lower case and by office with the word before it that
        tells whose it is: ``president``, ``russian president``, ``former president``. Holders
        with such a word count for the bare office only where no other is named.

    Examples
    --------
    >>> found = find_holders("President Berg met Norwegian Prime Minister Ann Lund.")
    >>> found["president"], found["norwegian prime minister"], found["prime minister"]
    ({'Berg'}, {'Ann Lund'}, {'Ann Lund'})
    """
    bare: defaultdict[str, set[str]] = defaultdict(set)
    marked: defaultdict[str, set[str]] = defaultdict(set)
    for match in _HOLDER.finditer(text):
        before, office = (match[1] or "").lower(), match[2].lower()
        if before in _DEPUTIES:
            continue
        if before in _OTHERS:
            bare[f"{before} {office}"].add(match[3])
        elif before and match[1][0].isupper() and before not in NOT_NAMES:
            bare[f"{before} {office}"].add(match[3])
            marked[office].add(match[3])
        else:
            bare[office].add(match[3])
    return {**marked, **bare}
