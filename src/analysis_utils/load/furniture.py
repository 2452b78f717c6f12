"""Page furniture: lines of a web page that are no part of the article."""

from __future__ import annotations

import re
from typing import Any

_NETWORK = r"(?:Facebook|Instagram|Twitter|Telegram|WhatsApp|YouTube|LinkedIn|TikTok|Threads|X)"

# Each rule must match a whole line. They are narrow: to keep a line of furniture is a small
# fault, to drop a sentence of the article a great one.
_RULES = {
    "follow us": re.compile(
        rf"(?:Follow|Join|Like|Find|Subscribe to)\b[^.!?]{{0,80}}\b{_NETWORK}\b[^.!?]{{0,80}}[.!]?"
    ),
    "comment count": re.compile(r"(?:\d+\s+)?Comments?(?:\s*\(\d+\)|:\s*\d+)?|\d+\s+Comments?"),
    "share buttons": re.compile(
        rf"(?:(?:Share|Tweet|Print|E-?mail|Copy link|Save|{_NETWORK})"
        rf"(?:\s+(?:this|on|to|via|article|story))*[\s|·,/]*)+"
    ),
    "advertisement": re.compile(
        r"(?:Advertisement|Advertising|Sponsored(?: content)?|ADVERTISEMENT)"
    ),
    "newsletter": re.compile(
        r"(?:Sign up|Subscribe)\b[^.!?]{0,60}\bnewsletters?\b[^.!?]{0,60}[.!]?"
    ),
    "more links": re.compile(
        r"(?:Read (?:more|also|next)|Related(?: articles| stories)?|See also)\s*:?"
    ),
}


def drop_furniture(text: str) -> tuple[str, tuple[dict[str, Any], ...]]:
    """Return the text without lines of page furniture, and what was dropped.

    Parameters
    ----------
    text : str
        The text with line feeds as line ends.

    Returns
    -------
    tuple of str and tuple of dict
        The kept lines, unaltered, without blank lines at the end; and for each dropped line
        its ``rule``, ``line`` (from 1) and ``text``, in the order of the text.

    Examples
    --------
    >>> drop_furniture("Comments (0)")
    ('', ({'rule': 'comment count', 'line': 1, 'text': 'Comments (0)'},))
    """
    kept, dropped = [], []
    for number, line in enumerate(text.split("\n"), start=1):
        rule = _rule_of(line.strip())
        if rule is None:
            kept.append(line)
        else:
            dropped.append({"rule": rule, "line": number, "text": line.strip()})
    return "\n".join(kept).rstrip("\n"), tuple(dropped)


def _rule_of(line: str) -> str | None:
    if not line or len(line) > 200:
        return None
    return next((name for name, rule in _RULES.items() if rule.fullmatch(line)), None)
