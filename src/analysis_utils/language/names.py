"""Names of people and bodies: their parts, titles and fullest forms in a text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise

from analysis_utils.language.words import word_set
from analysis_utils.model import Actor

TITLES = word_set(
    "mr mrs ms miss mx dr prof professor sir lord lady dame president vice senator sen rep sens",
    "reps representative congressman congresswoman gov governor secretary judge justice gen",
    "general col colonel capt captain lt lieutenant sgt sergeant chairman chairwoman minister",
    "king queen prince princess pope rev reverend mayor ambassador chancellor premier prime",
    "director attorney spokesman spokeswoman spokesperson speaker officer detective sheriff",
    "candidate nominee deputy former then-president ex-president leader founder journalist host",
)
PRONOUNS = word_set("he she they it we i you this that who which one these those him her them")
_UNNAMED = word_set(
    "official officials source sources analyst analysts expert experts critic critics aide",
    "aides adviser advisers advisor advisors diplomat diplomats observer observers spokesman",
    "spokesmen spokeswoman spokesperson spokespeople insider insiders researcher researchers",
    "strategist strategists operative operatives people person someone somebody others many",
    "some witness witnesses voter voters lawmaker lawmakers supporter supporters member members",
    "staffer staffers economist economists historian historians lawyer lawyers employee",
    "employees resident residents",
)
_FEMALE = word_set("she her hers herself mrs ms miss lady queen princess congresswoman chairwoman")
_MALE = word_set("he him his himself mr sir lord king prince congressman chairman")
_CAPITAL = r"[^\W\d_a-zà-öø-ÿ]"
_PARTICLE = r"(?:de|van|von|der|den|la|le|bin|al|el|di|da|du)"
_NAME = re.compile(
    rf"\b{_CAPITAL}[\w’'-]*(?:[ \u00a0](?:{_PARTICLE}|[A-Z]\.)){{0,2}}"
    rf"(?:[ \u00a0]{_CAPITAL}[\w’'-]*)+"
)
_TOKEN = re.compile(r"[^\W\d_][\w’'-]*\.?|,|\(")
_COMPLEMENT = re.compile(r"\b(?:of|for|in|at|from|with|who|close|familiar|to)\b|,")
_POSSESSIVE = re.compile(r"['’]s?$")
_SMALL = word_set("de van von der den la le bin al el di da du")
_HEAD_ENDS = word_set("who which that whose , (")
# Words that are capitalised where a sentence begins, and names of days and months.
_NOT_NAMES = word_set(
    "the a an he she they it we i you this that these those his her their its our my in on at",
    "of to for from with by about over under into during against between through without within",
    "but and or so yet if when while as because although though after before since until unless",
    "where who whether than then what why how no yes not now there here both even some many",
    "most all one two three last next earlier later meanwhile however instead still also",
    "despite asked once like monday tuesday wednesday thursday friday saturday sunday january",
    "february march april june july august september october november december",
)


def is_pronoun(words: str) -> bool:
    """Tell whether a source is a bare pronoun.

    Examples
    --------
    >>> is_pronoun("She"), is_pronoun("Ann")
    (True, False)
    """
    return words.strip().lower() in PRONOUNS


def is_unnamed(words: str) -> bool:
    """Tell whether a source names nobody: "officials", "a source close to the talks".

    Parameters
    ----------
    words : str
        A source or a resolved speaker.

    Returns
    -------
    bool
        False for names, bodies and pronouns.

    Examples
    --------
    >>> is_unnamed("senior officials"), is_unnamed("the Kremlin"), is_unnamed("Ann Lee")
    (True, False, False)
    """
    first = re.split(r"\b(?:of|for|in|at|from|with|who|close|familiar|to)\b|,", words, maxsplit=1)[
        0
    ]
    tokens = first.lower().split()
    return bool(tokens) and tokens[-1] in _UNNAMED and not name_parts(words)


def name_parts(words: str) -> list[str]:
    """Return the parts of the name in a noun phrase, without titles and initials' points.

    Parameters
    ----------
    words : str
        A source, with titles, appositions and relative clauses as they come.

    Returns
    -------
    list of str
        Parts in order; empty where the phrase names nobody.

    Examples
    --------
    >>> name_parts("Russian President Vladimir Putin, 71, who spoke first")
    ['Vladimir', 'Putin']
    >>> name_parts("the mayor, Ann Lee"), name_parts("Lee's campaign")
    (['Ann', 'Lee'], [])
    """
    tokens = _TOKEN.findall(words)
    head_ends = next((n for n, t in enumerate(tokens) if t.lower() in _HEAD_ENDS), len(tokens))
    name = _name_in(tokens[:head_ends])
    if not name and head_ends < len(tokens) and tokens[head_ends] == ",":
        rest = tokens[head_ends + 1 :]
        stop = next((n for n, t in enumerate(rest) if t.lower() in _HEAD_ENDS), len(rest))
        name = _name_in(rest[:stop])
        return name if len(name) > 1 and rest[0][0].isupper() else []
    return name


def _name_in(tokens: list[str]) -> list[str]:
    """Return the name that a list of words ends in or holds before ``of`` or ``for``."""
    runs: list[list[str]] = []
    run: list[str] = []
    for token in tokens:
        bare = _POSSESSIVE.sub("", token).rstrip(".")
        owner = bare != token.rstrip(".") and token[-1] in "s'’"
        if token[0].isupper():
            if bare.lower() in TITLES or bare.lower() in _NOT_NAMES:
                run = []
            else:
                run.append(bare)
        elif token in _SMALL and run:
            run.append(token)
        elif run:
            runs.append(run)
            run = []
        if owner:
            run, runs = [], []
    if run:
        runs.append(run)
    elif runs and len(runs[-1]) < 2:
        return []
    return next((r for r in runs if len(r) > 1), runs[-1] if runs else [])


class NameIndex:
    """The people and bodies that one text names, found again by any part of their names.

    Parameters
    ----------
    text : str
        The text.
    actors : iterable of Actor, optional
        People and bodies that are known, with their aliases; they come first.
    """

    def __init__(self, text: str, actors: Iterable[Actor] = ()) -> None:
        self._actors: dict[str, str] = {}
        self._by_part: dict[str, str] = {}
        for actor in actors:
            for form in (*actor.aliases, actor.name):
                self._actors[" ".join(form.split()).casefold()] = actor.name
            if actor.kind == "person":
                self._by_part[actor.name.split()[-1]] = actor.name
        tally: Counter[tuple[str, ...]] = Counter()
        for match in _NAME.finditer(text):
            parts = tuple(_name_in(match.group().split()))
            if 1 < len(parts) <= 4:
                tally[parts[-3:]] += 1
        full = Counter({name: n for name, n in tally.items() if len(name) == 2 or n > 1})
        self._full = {" ".join(name) for name in full}
        for name, _ in sorted(full.items(), key=lambda item: (-item[1], len(item[0]))):
            self._by_part.setdefault(name[-1], " ".join(name))
        for name, _ in full.most_common():
            self._by_part.setdefault(name[0], self._by_part[name[-1]])

    def resolve(self, words: str) -> str:
        """Return the fullest name for the words of a source; without one, the words themselves.

        Parameters
        ----------
        words : str
            A source that is no pronoun.
        """
        clean = " ".join(words.split()).strip(",;:-–— ")
        bare = re.sub(r"^(?:the|a|an)\s+", "", clean, flags=re.IGNORECASE)
        for form in (clean, bare):
            if known := self._actors.get(form.casefold()):
                return known
        parts = name_parts(clean)
        if not parts:
            return clean
        whole = " ".join(parts)
        if known := self._actors.get(whole.casefold()):
            return known
        if len(parts) == 1:
            return clean if bare != clean else self._by_part.get(parts[0], whole)
        for first, last in reversed(list(pairwise(parts))):
            if f"{first} {last}" in self._full:
                return self._by_part.get(last, f"{first} {last}")
        return whole

    def person(self, part: str) -> str | None:
        """Return the full name that a first or last name belongs to, or None."""
        return self._by_part.get(part)


class Genders:
    """Which people a text calls "he" or "she": told by its titles and pronouns, never by names."""

    def __init__(self) -> None:
        self._votes: defaultdict[str, int] = defaultdict(int)

    def learn(self, name: str, words: Iterable[str]) -> None:
        """Count the titles and pronouns among ``words`` for the person ``name``."""
        for word in words:
            lower = word.lower().rstrip(".")
            self._votes[name] += (lower in _FEMALE) - (lower in _MALE)

    def fits(self, name: str, pronoun: str) -> bool:
        """Tell whether nothing in the text speaks against ``pronoun`` for ``name``."""
        votes = self._votes[name]
        lower = pronoun.lower()
        if lower in ("he", "him"):
            return votes <= 0
        return votes >= 0 if lower in ("she", "her") else True
