"""Source spans: the noun phrases beside a reporting verb that name who speaks."""

from __future__ import annotations

import re
from itertools import islice

from analysis_utils.annotate.grammar.closed_classes import IRREGULAR_VERBS, PREPOSITIONS
from analysis_utils.annotate.grammar.subjects import (
    APPOSITIONS,
    Range,
    before_time,
    find_subject,
    noun_phrase,
)
from analysis_utils.annotate.grammar.tokens import (
    Extent,
    Tokens,
    read_tokens,
    verb_group_start,
)
from analysis_utils.annotate.quotations.cues import reporting_verbs
from analysis_utils.annotate.quotations.source_words import (
    DAYS,
    DETERMINERS,
    LINKS,
    OPENERS,
    PRONOUNS,
    STOPS,
    WORD,
    is_owner,
)
from analysis_utils.language.names import ends_as_person
from analysis_utils.language.words import word_set

_MARK = re.compile(r"[“”«»„\"]|''")
_SAYS = re.compile(r"\s(?:said|says|told|tells|has|had)\b")  # after a name: "Jolly said"
_TIES = word_set("to with from at in as")
_BEFORE_NOUNS = LINKS | DETERMINERS
_PHASES = word_set("went go goes going continued continues")
_BLANK = " \t\u00a0\u2009\u202f"
_TIME_AFTER = re.compile(r"\s+(?:later|earlier|ago|after|before)\b[^,]{0,40},")
_POINTS = frozenset(".!?;:")
_APPOSITION = 20  # words
_REACH = 240
_LONGEST = 14  # words in a noun phrase


def subject_before(text: str, floor: int, cue: int) -> Extent | None:
    """Find the subject that stands before a verb.

    Parameters
    ----------
    text : str
        Any text.
    floor : int
        Where the clause, or what may hold the subject, begins.
    cue : int
        Where the verb begins.

    Returns
    -------
    (int, int) or None
        Start and end of the noun phrase, or None if there is none.

    Examples
    --------
    >>> text = "On Monday Ann Lee, the mayor of Lyon, also said"
    >>> start, end = subject_before(text, 0, text.index("said"))
    >>> text[start:end]
    'Ann Lee, the mayor of Lyon'
    """
    tokens = _tokens_before(text, max(floor, cue - _REACH), cue)
    found = find_subject(tokens, _before_verb(tokens))
    return tokens.span(*found) if found else None


def end_of_subject(text: str, floor: int, cue: int) -> int:
    """Return where the words end that stand before the auxiliaries and adverbs of a verb.

    Examples
    --------
    >>> end_of_subject("Lee on Monday also said", 0, 19)
    3
    """
    tokens = _tokens_before(text, floor, cue)
    last = before_time(tokens.lower, _before_verb(tokens) - 1, 0)
    return tokens.span(0, last + 1)[1] if last >= 0 else floor


def antecedent(text: str, floor: int, relative: int) -> Extent | None:
    """Find the noun phrase that "who", "which" or "that" stands for: the one right before it.

    Takes and returns what `subject_before` does.

    Examples
    --------
    >>> text = "They met voters in the town of Lund, which"
    >>> start, end = antecedent(text, 0, text.index("which"))
    >>> text[start:end]
    'the town of Lund'
    """
    tokens = _tokens_before(text, floor, relative)
    named = _before_apposition(tokens)
    if named:
        return tokens.span(*named)
    last = len(tokens.lower) - 1
    while last >= 0 and tokens.lower[last] == ",":
        last -= 1
    first = last
    while first > 0 and last - first < _LONGEST and not _parts(tokens.lower[first - 1]):
        first -= 1
    found = noun_phrase(tokens, last, max(0, first)) if last >= 0 else None
    return tokens.span(*found) if found else None


def _before_apposition(tokens: Tokens) -> Range | None:
    """Find the name in ``Ann Lee, a doctor from Lund, Ohio,`` before a relative clause."""
    words, lower = tokens.words, tokens.lower
    if lower[-1:] != [","]:
        return None
    for at in range(len(lower) - 2, max(0, len(lower) - _APPOSITION), -1):
        if lower[at] in _POINTS:
            break
        if lower[at] == "," and lower[at + 1] in APPOSITIONS:
            found = noun_phrase(tokens, at - 1, 0)
            named = found and all(word[0].isupper() for word in words[slice(*found)])
            return found if found and named and found[1] - found[0] > 1 else None
    return None


def _parts(word: str) -> bool:
    """Tell whether a word parts two noun phrases."""
    return word in PREPOSITIONS and word not in LINKS


def _tokens_before(text: str, floor: int, end: int) -> Tokens:
    """Return the words before a place, back to a quotation mark at most."""
    start = max((mark.end() for mark in _MARK.finditer(text, floor, end)), default=floor)
    return read_tokens(text, start, end, [], [])


def _before_verb(tokens: Tokens) -> int:
    """Return where the group of the verb begins that follows: "also", "went on to"."""
    lower = tokens.lower
    first = verb_group_start(tokens, len(lower))
    if first > 1 and lower[first - 1] == "to":
        phase = first - 2 - (lower[first - 2] == "on")
        if phase > 0 and lower[phase] in _PHASES:
            return verb_group_start(tokens, phase)
    return first


def subject_after(text: str, cue: int, ceiling: int) -> Extent | None:
    """Find the noun phrase that follows a verb, as in ``said the mayor of Lyon on Monday``.

    Parameters
    ----------
    text : str
        Any text.
    cue : int
        Where the verb ends.
    ceiling : int
        Where what may hold the subject ends.

    Returns
    -------
    (int, int) or None
        Start and end of the noun phrase, or None if there is none.

    Examples
    --------
    >>> text = "said the mayor of Lyon on Monday"
    >>> start, end = subject_after(text, 4, len(text))
    >>> text[start:end]
    'the mayor of Lyon'
    """
    words: list[re.Match[str]] = []
    edge = cue
    for word in WORD.finditer(text, cue, min(ceiling, cue + _REACH)):
        lower = word.group().lower()
        if len(words) >= _LONGEST or text[edge : word.start()].strip(_BLANK):
            break
        if not words and lower in PRONOUNS:
            return word.span()
        if (lower in STOPS or lower in PRONOUNS) and not _attached(text, words, word):
            break
        words.append(word)
        edge = word.end()
    while words and words[-1].group().lower() in LINKS:
        words.pop()
    named = [at for at, word in enumerate(words) if word.group()[0].isupper()]
    if named:
        last = named[-1] + 1
        common = words[0].group().lower() in DETERMINERS and last < len(words)
        words = words[: last + (common and ends_as_person(words[last].group()))]
    return (words[0].start(), _without_point(words[-1])) if words else None


def sentence_subject(text: str, start: int, end: int) -> Extent | None:
    """Find the noun phrase that a sentence begins with, past an introduction before a comma.

    Parameters
    ----------
    text : str
        Any text.
    start, end : int
        The sentence, or the part of it to look at.

    Returns
    -------
    (int, int) or None
        Start and end of the noun phrase, or None if there is none.

    Examples
    --------
    >>> text = "In May, Ann Lee took office."
    >>> start, end = sentence_subject(text, 0, len(text))
    >>> text[start:end]
    'Ann Lee'
    """
    end = min(end, start + _REACH)
    words = _words(text, start, end)
    while words and _introduces(words) and not _SAYS.match(text, words[0].end()):
        introduced = words[0].end()
        words = _words(text, max(introduced, text.find(",", introduced, end) + 1), end)
    last = None
    for at, word in enumerate(words):
        lower = word.group().lower()
        if at and text[words[at - 1].end() : word.start()].strip(_BLANK):
            break
        if at == 0 and lower in PRONOUNS:
            return word.span()
        if lower in STOPS or (at and not _goes_on(words, at)):
            break
        last = at
    if last is None:
        return None
    stop = _without_point(words[last])
    if _TIME_AFTER.match(text, stop, end):
        return sentence_subject(text, text.index(",", stop) + 1, end)
    return words[0].start(), stop


def _words(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return the first words of a stretch, as many as a noun phrase may have."""
    return list(islice(WORD.finditer(text, start, end), _LONGEST))


def _without_point(word: re.Match[str]) -> int:
    """Return where a word ends, without the point of its sentence."""
    token = word.group()
    ends = token[-1] == "." and len(token) > 2 and token.count(".") == 1
    return word.end() - (ends and token not in ("Jr.", "Sr.", "Inc.", "Corp.", "Co."))


def _attached(text: str, words: list[re.Match[str]], word: re.Match[str]) -> bool:
    """Tell whether a word goes on with a phrase: ``an adviser to Lee``, ``a Monday letter``."""
    if words and word.group().lower() in DAYS:
        return words[-1].group().lower() in DETERMINERS
    if not words or word.group() not in _TIES or any(w.group()[0].isupper() for w in words[1:]):
        return False
    after = WORD.match(text, word.end() + 1)
    if after and after.group() == "the":
        after = WORD.match(text, after.end() + 1)
    return bool(after and after.group()[0].isupper() and after.group().lower() not in DAYS)


def _introduces(words: list[re.Match[str]]) -> bool:
    """Tell whether the first word opens an introduction and not the subject ("Retired General")."""
    first = words[0].group()
    lower = first.lower()
    if lower in OPENERS and lower not in PRONOUNS:
        return True
    title = first[0].isupper() and lower.endswith("ed") and lower not in reporting_verbs()
    return lower.endswith(("ing", "ly", "ed")) and not (
        title and len(words) > 1 and words[1].group()[0].isupper()
    )


def _goes_on(words: list[re.Match[str]], at: int) -> bool:
    """Tell whether the noun phrase at the sentence's start still goes on at a word."""
    token, before = words[at].group(), words[at - 1].group()
    lower = token.lower()
    if lower in LINKS or before.lower() in _BEFORE_NOUNS or is_owner(before):
        return True
    if token[0].isupper() or words[0].group().lower() not in DETERMINERS:
        return token[0].isupper()
    verbs = ("ed", "s") if before[0].isupper() else ("ed", "es")
    return lower.rstrip(".") not in IRREGULAR_VERBS and not lower.endswith(verbs)
