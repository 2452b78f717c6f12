"""Names of people and bodies: their parts, titles and fullest forms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from analysis_utils.language.words import word_set
from analysis_utils.model import Actor

TITLES = word_set(
    "mr mrs ms miss mx dr prof professor sir lord lady dame president senator sen rep",
    "representative congressman congresswoman gov governor secretary judge justice gen general",
    "col colonel capt captain lt lieutenant sgt sergeant chairman chairwoman minister king queen",
    "prince princess pope rev reverend mayor ambassador chancellor premier director attorney",
    "spokesman spokeswoman speaker officer detective sheriff candidate nominee republican",
    "democrat democratic former then-president russian american british",
)
_PRONOUNS = word_set("he she they it we i you this that who one these those him her them")
_NAME = re.compile(
    r"[^\W\d_a-zà-ÿ][\w.’'-]*[\w]"
    r"(?:[ \u00a0](?:(?:de|van|von|der|den|la|le|bin|al|el|di|da|du)[ \u00a0])?"
    r"[^\W\d_a-zà-ÿ][\w’'-]*\.?)+"
)
_CLEAN = re.compile(r"['’]s?$")


def is_pronoun(words: str) -> bool:
    """Tell whether a source is a bare pronoun.

    Examples
    --------
    >>> is_pronoun("She"), is_pronoun("Ann")
    (True, False)
    """
    return words.strip().lower() in _PRONOUNS


def name_parts(words: str) -> list[str]:
    """Return the parts of the last name in a noun phrase, without titles.

    Examples
    --------
    >>> name_parts("Russian President Vladimir Putin")
    ['Vladimir', 'Putin']
    """
    head = re.split(r"[,(]| who | which ", words, maxsplit=1)[0]
    parts: list[str] = []
    for token in head.split():
        bare = _CLEAN.sub("", token).strip('.,;:"“”')
        if (
            bare[:1].isupper()
            and bare.lower() not in TITLES
            and bare.lower() not in ("the", "a", "an")
        ):
            parts.append(bare)
        elif bare[:1].islower() and parts and bare not in ("of", "for"):
            break
    return parts


class NameIndex:
    """The full names of one text, by their last parts, and the actors that are known."""

    def __init__(self, text: str, actors: Iterable[Actor] = ()) -> None:
        self._actors = {
            form.casefold(): actor.name for actor in actors for form in (actor.name, *actor.aliases)
        }
        tally: Counter[tuple[str, ...]] = Counter()
        for match in _NAME.finditer(text):
            parts = name_parts(match.group())
            if 2 <= len(parts) <= 4:
                tally[tuple(parts)] += 1
        self._full: dict[str, tuple[str, ...]] = {}
        for name, _ in reversed(tally.most_common()):
            self._full[name[-1]] = name

    def resolve(self, words: str, place: int) -> str:
        """Return the fullest name for the words of a source; the words themselves without one."""
        clean = " ".join(words.split()).strip(",;: ")
        known = self._actors.get(clean.casefold())
        if known:
            return known
        parts = name_parts(clean)
        if not parts:
            return clean
        for form in (" ".join(parts), parts[-1]):
            known = self._actors.get(form.casefold())
            if known:
                return known
        if len(parts) == 1 and parts[0] in self._full:
            return " ".join(self._full[parts[0]])
        return " ".join(parts) if clean[0].isupper() or len(parts) > 1 else clean
