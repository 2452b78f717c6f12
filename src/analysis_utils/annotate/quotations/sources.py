"""Source spans: the noun phrases beside a reporting verb that name who speaks."""

from __future__ import annotations

import re

from analysis_utils.annotate.grammar.closed_classes import IRREGULAR_VERBS, PREPOSITIONS
from analysis_utils.annotate.grammar.tokens import Extent
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
from analysis_utils.language.name_words import NOT_NAMES
from analysis_utils.language.names import ends_as_person
from analysis_utils.language.words import word_set

# What may stand between a subject and its verb.
_ADVERB = re.compile(
    r"(?:\b(?:also|has|have|had|was|is|are|were|be|been|being|would|will|could|can|may|might|"
    r"should|must|did|does|do|not|never|once|then|later|now|just|only|even|still|often|always|"
    r"again|further|himself|herself|themselves|itself|earlier|first|simply|"
    r"(?-i:[a-z]+ly)|both|all|soon|instead|(?:went|goes|continued|continues) on to|on \w+day|"
    r"quoted as|this week|last (?:week|month|year)|"
    + "|".join(DAYS)
    + r")|n['’]t|(?<=\w)['’](?:s|d|ve))$",
    re.IGNORECASE,
)
_PRONOUN_CONTRACTED = re.compile(r"\b(?:he|she|they|it|we|I|you)['’](?:s|d|ve|re)$", re.IGNORECASE)
_SAYS = re.compile(r"\s(?:said|says|told|tells|has|had)\b")  # after a name: "Jolly said"
_TIES = word_set("to with from at in as")
_BLANK = " \t\u00a0\u2009\u202f"
_TIME_AFTER = re.compile(r"\s+(?:later|earlier|ago|after|before)\b[^,]{0,40},")
_RELATIVE = re.compile(r"\swho\s(?=[^,.;:]{12,}$)")
_EDGE = _BLANK + ",–—-"
_REACH = 240
_LONGEST = 14  # words in a noun phrase


def subject_before(text: str, floor: int, cue: int) -> Extent | None:
    """Find the noun phrase that ends before a verb.

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
    floor = max(floor, cue - _REACH)
    end = before_adverbs(text, floor, cue)
    if end > floor and text[end - 1] == ",":
        found = _with_insertion(text, floor, end - 1)
        if found:
            return found
    while end > floor and text[end - 1] in _EDGE:
        end -= 1
    relative = _RELATIVE.search(text, floor, end)
    if relative and (head := _phrase_ending(text, floor, relative.start())):
        return head
    found = _phrase_ending(text, floor, end)
    return _with_head(text, floor, found) if found else None


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
    words = list(WORD.finditer(text, start, end))
    while words and _introduces(words[0].group()) and not _SAYS.match(text, words[0].end()):
        comma = text.find(",", words[0].end(), end)
        words = [word for word in words[1:] if word.start() > comma]
    last = None
    for at, word in enumerate(words[:_LONGEST]):
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


def before_adverbs(text: str, floor: int, cue: int) -> int:
    """Return where the words end that stand before auxiliaries and adverbs of a verb.

    Examples
    --------
    >>> before_adverbs("Lee has also said", 0, 13)
    3
    """
    window = text[floor:cue].rstrip(_BLANK)
    while match := _ADVERB.search(window):
        shorter = window[: match.start()].rstrip(_BLANK)
        if not shorter or (shorter[-1] == "," and window[-1] == ","):
            break
        window = shorter
    return floor + len(window)


def _introduces(word: str) -> bool:
    """Tell whether a sentence's first word opens an introduction and not the subject."""
    lower = word.lower()
    return (lower in OPENERS and lower not in PRONOUNS) or lower.endswith(("ing", "ly", "ed"))


def _goes_on(words: list[re.Match[str]], at: int) -> bool:
    """Tell whether the noun phrase at the sentence's start still goes on at a word."""
    token, before = words[at].group(), words[at - 1].group()
    lower = token.lower()
    if lower in LINKS or before.lower() in LINKS | DETERMINERS or is_owner(before):
        return True
    if token[0].isupper() or words[0].group().lower() not in DETERMINERS:
        return token[0].isupper()
    verbs = ("ed", "s") if before[0].isupper() else ("ed", "es")
    return lower.rstrip(".") not in IRREGULAR_VERBS and not lower.endswith(verbs)


def _with_insertion(text: str, floor: int, comma: int) -> Extent | None:
    """Find the subject in ``Lee, the mayor, said``, where ``comma`` is the second comma."""
    start = floor
    while start < comma:
        stop = text.find(",", start, comma)
        if stop < 0:
            return None
        found = _phrase_ending(text, start, stop)
        whole = found and not text[start : found[0]].strip(_EDGE)
        if found and (whole or stop == text.rfind(",", floor, comma)):
            return found[0], comma
        start = stop + 1
    return None


def _with_head(text: str, floor: int, found: Extent) -> Extent:
    """Widen ``the mayor`` to ``Lee, the mayor`` where the clause begins with the name."""
    lead = text[floor : found[0]].rstrip(_BLANK)
    if lead.endswith(",") and len(lead) < 60:
        head = lead[:-1].strip(_EDGE)
        words = head.split()
        named = bool(words) and all(word[0].isupper() for word in words)
        if named and not _introduces(words[0]) and words[0].lower() not in NOT_NAMES:
            return floor + lead.index(head), found[1]
    return found


def _phrase_ending(text: str, floor: int, end: int) -> Extent | None:
    """Return the noun phrase that ends at ``end``, walking left word by word."""
    if text[end - 1 : end] == ")":
        opening = text.rfind("(", floor, end)
        end = floor + len(text[floor:opening].rstrip()) if opening > floor else end
    words = list(WORD.finditer(text, floor, end))
    if not words or text[words[-1].end() : end].strip(" )"):
        return None
    last = words[-1]
    if last.group().lower() in PRONOUNS:
        return last.span()
    if _PRONOUN_CONTRACTED.match(last.group()):
        return last.start(), last.start() + len(re.split("['’]", last.group())[0])
    first, edge = len(words), end
    for at in range(len(words) - 1, max(-1, len(words) - 1 - _LONGEST), -1):
        lower = words[at].group().lower().rstrip("'’")
        if lower in STOPS or lower in PRONOUNS:
            break
        if at < len(words) - 1 and text[words[at].end() : edge].strip(_BLANK):
            break
        first, edge = at, words[at].start()
        if lower in DETERMINERS and not (at and words[at - 1].group().lower() in LINKS):
            break
    adverbial = first > 0 and words[first - 1].group().lower() in PREPOSITIONS
    return _tidied(words[first:], adverbial=adverbial)


def _tidied(words: list[re.Match[str]], *, adverbial: bool) -> Extent | None:
    """Cut what is no part of the noun phrase from its left end: ``In the end Lee``."""
    while words and words[0].group().lower() in LINKS:
        words = words[1:]
    if not words:
        return None
    phrase = words[0].group().lower() in DETERMINERS and not adverbial
    if not phrase and words[-1].group()[0].isupper():
        keep = len(words) - 1
        while keep > 0:
            token = words[keep - 1].group()
            if not (token[0].isupper() or token.lower() in LINKS):
                break
            keep -= 1
        while keep < len(words) - 1 and words[keep].group().lower() in LINKS:
            keep += 1
        words = words[keep:]
    return words[0].start(), words[-1].end()
