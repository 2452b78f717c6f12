"""Offices that one person holds at a time, and whom a text names as their holders."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from analysis_utils.language.name_words import NOT_NAMES

_CAPITAL = r"[^\W\d_a-zà-öø-ÿ]"
OFFICES = frozenset(("president", "minister", "chancellor", "governor", "senator", "mayor", "pope"))
_HOLDER = re.compile(
    r"\b([Pp]rime [Mm]inister|[Pp]resident|[Cc]hancellor|[Gg]overnor|[Gg]ov\."
    r"|[Ss]enator|[Ss]en\.|[Mm]ayor|Pope)[ \u00a0]"
    rf"({_CAPITAL}[\w’'-]*(?:[ \u00a0](?:[A-Z]\.[ \u00a0])?{_CAPITAL}[\w’'-]*){{0,3}})"
)
_BEFORE = re.compile(r"(?:(?:New|North|South|West|Rhode)[ \u00a0])?[\w-]+(?=[ \u00a0]$)")
# "Senator Ann Lee of New Hampshire"
_OF = re.compile(rf"[ \u00a0]of[ \u00a0]({_CAPITAL}\w+(?:[ \u00a0]{_CAPITAL}\w+)?)")
_SHORT = {"gov.": "governor", "sen.": "senator"}
_MANY = frozenset(("senator",))  # several hold it: told apart by their states only
_REACH = 30  # characters of the word before an office
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
        office, name = _SHORT.get(match[1].lower(), match[1].lower()), match[2]
        found = _BEFORE.search(text[max(0, match.start() - _REACH) : match.start()])
        word = found[0] if found else ""
        before = word.lower()
        if before in _DEPUTIES:
            continue
        if state := _OF.match(text, match.end()):
            bare[f"{state[1].lower()} {office}"].add(name)
        if before in _OTHERS:
            bare[f"{before} {office}"].add(name)
        elif word[:1].isupper() and before not in NOT_NAMES:
            bare[f"{before} {office}"].add(name)
            if office not in _MANY:
                marked[office].add(name)
        elif office not in _MANY:
            bare[office].add(name)
    return {**marked, **bare}
