"""Speakers: from the words that name a source to the person or body they stand for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from analysis_utils.annotate.grammar.openings import leading_subject
from analysis_utils.annotate.grammar.tokens import Extent, read_tokens
from analysis_utils.annotate.quotations.candidates import Candidate
from analysis_utils.annotate.quotations.sources import antecedent, sentence_subject
from analysis_utils.language.genders import Genders, telling_titles
from analysis_utils.language.name_index import NameIndex
from analysis_utils.language.names import is_person_like, is_pronoun, names_several
from analysis_utils.model import Actor

_WORD = re.compile(r"[^\W\d_][\w’'-]*\.?")
_CONTRACTION = re.compile(r"['’]\w+$")
_MARK = re.compile(r"[\"“”«»„]|''")
_OPENING = re.compile(
    r"\s*(?:(?:But|And|Yet|So) )?(?:as|when|while|though|although|after|before|because|since|if)"
    r"(?: for)?\s",
    re.IGNORECASE,
)
_OWNER = re.compile(r"['’](?:s\b|(?!\w))")
_APPOSITION = re.compile(r", ([^,;.]{3,60}),")
_HE_SHE = frozenset(("he", "she", "him", "her", "his"))
_RELATIVE = frozenset(("who", "which", "that"))
_REACH = 200
_RECENT = 100  # speakers, bodies among them: more than speak within _NAME_REACH
_LAST = 6  # speakers among whom a pronoun finds its name
_TITLE = 5  # characters of a title before a source: "Mrs. "
_GAP = 9  # characters
_GROUP_REACH = 600  # characters in which "they" finds who spoke
_NAME_REACH = 1500  # characters in which a pronoun finds its name


def resolve_speakers(
    text: str,
    candidates: Sequence[Candidate],
    sentences: Sequence[tuple[int, int, int]],
    actors: Sequence[Actor] = (),
) -> list[str | None]:
    """Name the speaker of each candidate.

    Parameters
    ----------
    text : str
        The text.
    candidates : sequence of Candidate
        Quotations in the order of their starts, outer before inner.
    sentences : sequence of (int, int, int)
        Start, end and paragraph of the text's sentences.
    actors : sequence of Actor, optional
        People and bodies whose names and aliases are known.

    Returns
    -------
    list of str or None
        One speaker per candidate; None where the text does not tell.

    Notes
    -----
    A part of a name stands for the fullest form that the text has. "He" and "she" stand for
    the subject that their own sentence begins with, else for the last speaker or subject that
    the text's titles and pronouns do not rule out; gender is never guessed from a name. "They"
    stands for the last of these who are several people. Inside a quotation "he" and "she" stand
    for somebody whom its speaker named, "they" for nobody. A quotation that goes on takes the
    speaker of the one before. Known failures: two people of one family name without a title.
    """
    if not candidates:
        return []
    resolver = _Resolver(text, sentences, actors)
    return [resolver.name(candidate) for candidate in candidates]


class _Resolver:
    """Resolves candidates one after the other and remembers who spoke."""

    def __init__(
        self, text: str, sentences: Sequence[tuple[int, int, int]], actors: Sequence[Actor]
    ) -> None:
        self.text = text
        self.starts = [start for start, _, _ in sentences]
        self.index = NameIndex(text, actors)
        self.genders = Genders(text, self.index)
        self.named: dict[int, str | None] = {}
        self.recent: list[tuple[int, str]] = []  # where each speaker was last named, in order
        self.outer: Candidate | None = None

    def name(self, candidate: Candidate) -> str | None:
        """Return the speaker of the next candidate."""
        if self.outer and candidate.start >= self.outer.end:
            self.outer = None
        speaker = self._speaker(candidate)
        self.named.setdefault(candidate.start, speaker)
        if self.outer is None:
            self.outer = candidate
            if speaker and candidate.source:
                self.recent.append((candidate.source[0], speaker))
        return speaker

    def _speaker(self, candidate: Candidate) -> str | None:
        if candidate.carried is not None and candidate.carried in self.named:
            return self.named[candidate.carried]
        source = candidate.source
        if source and self.text[slice(*source)].lower() in _RELATIVE:
            source = antecedent(self.text, max(0, source[0] - _REACH), source[0])
        if source is None:
            return None
        words = self.text[slice(*source)]
        if is_pronoun(words):
            return self._antecedent(words, source, candidate)
        titled = self.text[max(0, source[0] - _TITLE) : source[1]]
        speaker = self.genders.meant(self.index.resolve(words, source[0]), titled)
        self._learn(speaker, *telling_titles(titled))
        return speaker

    def _learn(self, name: str, *phrases: str) -> None:
        """Count what phrases tell of somebody, unless they may be of another of that name."""
        if not self.index.namesakes(name.rpartition(" ")[2]):
            self.genders.learn(name, *phrases)

    def _antecedent(self, words: str, source: Extent, candidate: Candidate) -> str | None:
        """Return whom a pronoun stands for."""
        pronoun = _CONTRACTION.sub("", words).lower()
        inside = self.outer and self.outer.start <= source[0] < self.outer.end
        if pronoun not in _HE_SHE and (pronoun != "they" or inside):
            return None
        if self.outer and inside:
            return self._inside(self.outer, pronoun, source[0])
        # The sentences of the quotation itself name nobody who speaks it.
        place = candidate.start if candidate.kind == "direct" else source[0]
        here = max(0, bisect_right(self.starts, min(place, source[0])) - 1)
        if pronoun == "they":
            return self._several(source[0], here)
        for name in self._named_before(source[0], here):
            if self.genders.fits(name, pronoun):
                self._learn(name, pronoun)
                return name
        return self._last_named(pronoun, source[0])

    def _named_before(self, place: int, here: int) -> Iterator[str]:
        """Yield who spoke before a place or is the subject of its sentence, the nearest first.

        Of the sentence before, which ``here`` counts on from, the subject is taken, too.
        """
        near = self._near(place)
        begin = self.starts[here]
        subject = self._subject(begin, place)
        later = [item for item in (*near, subject) if item and item[0] >= begin]
        yield from (name for _, name in sorted(later, reverse=True))
        subject = self._subject(self.starts[max(0, here - 1)], begin)
        earlier = [item for item in (*near, subject) if item and item[0] < begin]
        yield from (name for _, name in sorted(earlier, reverse=True))

    def _several(self, place: int, here: int) -> str | None:
        """Return the people whom "they" stands for: who spoke or was the subject last."""
        near = [item for item in self.recent[-_LAST:] if place - item[0] <= _GROUP_REACH]
        bounds = (self.starts[max(0, here - 1)], self.starts[here], place)
        for begin, end in pairwise(bounds):
            for start in self._clauses(begin, end):
                if subject := self._leading(start, end):
                    words = self.text[slice(*subject)]
                    near.append((subject[0], self.index.resolve(words, subject[0])))
        return next((name for _, name in sorted(near, reverse=True) if names_several(name)), None)

    def _leading(self, start: int, end: int) -> Extent | None:
        """Return the subject of the first clause between two places, named or not."""
        stretch = self.text[start : min(end, start + 2 * _REACH)].rstrip()
        tokens = read_tokens(self.text, start, start + len(stretch), [], [])
        found = leading_subject(tokens, 0, len(tokens.lower))
        return tokens.span(*found) if found else None

    def _clauses(self, start: int, end: int) -> Iterator[int]:
        """Yield where a sentence begins, and the clause that opens it: "As Lee left, it rained"."""
        yield start
        if opening := _OPENING.match(self.text, start, end):
            yield opening.end()

    def _is_gap(self, start: int, end: int) -> bool:
        """Tell whether nothing but a comma stands between two places."""
        return end - start < _GAP and not self.text[start:end].strip(" ,")

    def _near(self, place: int) -> list[tuple[int, str]]:
        """Return the people who spoke last before a place, and where each was named."""
        last = reversed(self.recent[-_RECENT:])
        people = (item for item in last if self.index.is_person(item[1]))
        return [item for item in islice(people, _LAST) if place - item[0] <= _NAME_REACH]

    def _inside(self, outer: Candidate, pronoun: str, place: int) -> str | None:
        """Return whom a pronoun inside a quotation stands for.

        In a paraphrase it is its speaker ("Lee said that he hoped …"), in the speaker's own
        words somebody else.
        """
        speaker = self.named.get(outer.start)
        own_words = outer.kind == "direct" or len(_MARK.findall(self.text, outer.start, place)) % 2
        person = speaker is not None and not own_words and self.index.is_person(speaker)
        if speaker and person and self.genders.fits(speaker, pronoun):
            return speaker
        return self._named_inside(outer, pronoun, place)

    def _subject(self, start: int, end: int) -> tuple[int, str] | None:
        """Return where the words between two places name a person as subject, and whom.

        "A woman" is a person whom nobody has named yet, "Lee's plan" is told of Lee, and in
        "As Lee left, it rained" the subject of the opening clause counts. In "Lee, he said, left"
        Lee is somebody else.
        """
        last = end
        end = min(end, start + 2 * _REACH)
        mark = _MARK.search(self.text, start, end)
        end = mark.start() if mark else end
        for place in self._clauses(start, end):
            subject = sentence_subject(self.text, place, end)
            if subject and place == start and self._is_gap(subject[1], last):
                continue
            words = self.text[slice(*subject)] if subject else ""
            if subject and words.partition(" ")[0].lower() in ("a", "an") and is_person_like(words):
                return subject[0], self.index.resolve(words)
            name = subject and self._name_of(words, subject[1], end)
            if subject and name:
                return subject[0], name
        return None

    def _name_of(self, words: str, place: int, end: int) -> str | None:
        """Return the person in a noun phrase, behind it ("his sister, Ann Lee,"), or its owner."""
        apposition = _APPOSITION.match(self.text, place, end)
        return (
            self._person(words, place)
            or (self._person(apposition[1], apposition.end()) if apposition else None)
            or self._owner(words, place)
        )

    def _person(self, words: str, place: int) -> str | None:
        """Return the full name in a noun phrase that names a person of this text, or None."""
        tokens = _WORD.findall(words)
        return self.index.person(tokens[-1].rstrip("."), place) if tokens else None

    def _owner(self, words: str, place: int) -> str | None:
        """Return the person in front of a possessive: "Lee's plan"."""
        owner = _OWNER.search(words)
        return self._person(words[: owner.start()], place) if owner else None

    def _named_inside(self, outer: Candidate, pronoun: str, place: int) -> str | None:
        """Return the last person whom the speaker of ``outer`` named before a place."""
        speaker = self.named.get(outer.start)
        floor = max(outer.start, place - _NAME_REACH)
        for word in reversed(_WORD.findall(self.text, floor, place)):
            name = self.index.person(word, place) if word[0].isupper() else None
            if name and name != speaker and self.genders.fits(name, pronoun):
                return name
        return None

    def _last_named(self, pronoun: str, place: int) -> str | None:
        """Return the person named last before a place whom the text calls by the last name, too."""
        around = self.text[max(0, place - _NAME_REACH) : place + _NAME_REACH]
        for word in reversed(_WORD.findall(self.text, max(0, place - _REACH * 2), place)):
            name = self.index.person(word, place) if word[0].isupper() else None
            if name is None or not self.genders.fits(name, pronoun):
                continue
            if around.count(name.rpartition(" ")[2]) > around.count(name):
                return name
        return None
