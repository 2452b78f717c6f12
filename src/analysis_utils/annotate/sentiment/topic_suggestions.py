"""Suggested topics: the names and noun phrases that mark a text, as a codebook to edit."""

from __future__ import annotations

import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis_utils.annotate.grammar.closed_classes import (
    ADVERBS,
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    FINITE_AUXILIARIES,
    IRREGULAR_VERBS,
    NEGATIONS,
    NOT_PAST,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIME_WORDS,
    WH_WORDS,
    is_adverb,
)
from analysis_utils.annotate.sentiment.tone_reach import speech_verbs
from analysis_utils.language.sentences import split_sentences
from analysis_utils.language.words import iter_words
from analysis_utils.model import Document

_FUNCTION_WORDS = (
    ADVERBS | AUXILIARIES | COORDINATORS | DETERMINERS | FINITE_AUXILIARIES | IRREGULAR_VERBS
    | NEGATIONS | PREPOSITIONS | PRONOUNS | SUBORDINATORS | TIME_WORDS | WH_WORDS
)  # fmt: skip
_OWNER = re.compile(r"['’]s?$")
# A capital behind a small letter or a comma, and a space.
_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]*")
_OPENS = frozenset('.!?:;\n"“”‘')
_DATELINE = re.compile(r"\s*[A-Z][A-Z]+\b[^.!?\n]{0,50}?\s?[—–-]{1,2}\s")
# Words in small letters that mostly qualify another.
_QUALITY = re.compile(r"^[a-z]+(?:al|ic|ive|ous|ful|less|able|ible)$")
LONGEST = 4
N_EXAMPLES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicSuggestion:
    """A topic that a text may be coded for.

    Attributes
    ----------
    label
        Its commonest form.
    patterns
        The forms that name it, ready for a codebook.
    n_mentions, n_documents
        How often it is named, and in how many documents.
    score
        Distinctiveness, by which suggestions are ordered.
    examples
        Sentences that name it, from the start of the texts.
    """

    label: str
    patterns: tuple[str, ...]
    n_mentions: int
    n_documents: int
    score: float
    examples: tuple[str, ...]


def suggest_topics(documents: Iterable[Document], *, n: int = 12) -> tuple[TopicSuggestion, ...]:
    """Propose topics for new texts.

    Parameters
    ----------
    documents : iterable of Document
        The article, or the corpus.
    n : int
        How many at most.

    Returns
    -------
    tuple of TopicSuggestion
        The most distinctive first; empty where nothing is named often enough.

    Notes
    -----
    Candidates are the one to four neighbouring words of a run of words that are no function
    words, adverbs or verbs (names and noun phrases, roughly), named at least twice; a single word
    in small letters three times. A phrase of k words in d of N documents with m mentions scores
    m · (1 + ln k) · ln(1 + N / d). The best are taken in turn; what stands
    within one of them, or holds one, is left out, but the last word of a name that stands alone,
    too ("Lee" for "Ann Lee"), joins it. The first word of a sentence counts as
    written small unless it is capitalised elsewhere; datelines are passed over. Verbs that look
    like nouns slip in: suggestions are to be edited, not used as they are.

    References
    ----------
    Rose, S., Engel, D., Cramer, N. & Cowley, W. (2010). Automatic keyword extraction from
    individual documents. In *Text Mining: Applications and Theory*. Wiley.

    Examples
    --------
    >>> text = "The harbour bridge is old. Mayor Ann Lee closed the harbour bridge. Lee left."
    >>> [s.label for s in suggest_topics([Document(doc_id="d", text=text)])]
    ['harbour bridge', 'Lee']
    """
    documents = list(documents)
    mentions: Counter[str] = Counter()
    spread: defaultdict[str, set[int]] = defaultdict(set)
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    names = {name for document in documents for name in _names_inside(document.text)}
    for number, document in enumerate(documents):
        for phrase in _phrases(document.text, names):
            key = phrase.lower()
            mentions[key] += 1
            spread[key].add(number)
            forms[key][phrase] += 1
    usual = {key: found.most_common(1)[0][0] for key, found in forms.items()}
    scores = {
        key: count
        * (1 + math.log(len(key.split())))
        * math.log(1 + len(documents) / len(spread[key]))
        for key, count in mentions.items()
        if count > (1 if " " in key or usual[key] != key else 2)
    }
    chosen = _choose(scores, mentions, usual, n)
    examples = _examples(documents, list(chosen.values()))
    return tuple(
        TopicSuggestion(
            label=usual[label],
            patterns=tuple(usual[key] for key in keys),
            # A surname is counted within the full name, too.
            n_mentions=mentions[keys[-1]],
            n_documents=len(set().union(*(spread[key] for key in keys))),
            score=scores[label],
            examples=examples[i],
        )
        for i, (label, keys) in enumerate(chosen.items())
    )


def format_codebook(suggestions: Sequence[TopicSuggestion], *, title: str = "My codebook") -> str:
    """Write suggestions as a codebook in YAML, each with its examples as comments.

    Parameters
    ----------
    suggestions : sequence of TopicSuggestion
        What `suggest_topics` returned.
    title : str
        Title of the codebook.

    Returns
    -------
    str
        YAML that `read_codebook` reads. Without suggestions it has no topics.

    Examples
    --------
    >>> print(format_codebook([], title="Empty").splitlines()[-1])
    topics: {}
    """
    lines = [
        "# Suggested topics: rename, join, split and delete, then check the patterns.",
        f"title: {_quoted(title)}",
        "version: 1",
        "language: en",
        "topics:" if suggestions else "topics: {}",
    ]
    used: Counter[str] = Counter()
    for suggestion in suggestions:
        key = re.sub(r"\W+", "_", suggestion.label.lower()).strip("_") or "topic"
        used[key] += 1
        lines += [
            f"  {_quoted(key if used[key] == 1 else f'{key}_{used[key]}')}:",
            f"    # {suggestion.n_mentions} mentions in {suggestion.n_documents} documents",
            *(f"    # {_one_line(example)}" for example in suggestion.examples),
            f"    label: {_quoted(suggestion.label)}",
            f"    patterns: [{', '.join(map(_quoted, suggestion.patterns))}]",
        ]
    return "\n".join([*lines, ""])


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _one_line(text: str) -> str:
    return "".join(c for c in " ".join(text.split()) if c.isprintable())


def _names_inside(text: str) -> Iterator[str]:
    """Yield the words that are capitalised within a sentence."""
    return (word[0] for word in _INSIDE.finditer(text))


def _phrases(text: str, names: Container[str]) -> Iterator[str]:
    """Yield the neighbouring words of runs between function words, verbs and punctuation."""
    run: list[str] = []
    dateline = _DATELINE.match(text)
    end = dateline.end() if dateline else 0
    for match in iter_words(text, end):
        word = _OWNER.sub("", match[0])
        owner = word != match[0]
        gap = text[end : match.start()]
        end = match.end()
        if gap != " ":
            yield from _parts(run)
            run = []
            if (not gap or not _OPENS.isdisjoint(gap)) and word not in names:
                word = word.lower()
        content = _is_content(word)
        gerund = bool(run) and word.endswith("ing") and word.islower()
        if content or gerund:
            run.append(word)
        if run and (gerund or owner or not content):
            yield from _parts(run)
            run = []
    yield from _parts(run)


def _parts(run: Sequence[str]) -> Iterator[str]:
    for start in range(len(run)):
        for size in range(1, min(LONGEST, len(run) - start) + 1):
            words = run[start : start + size]
            role_and_name = words[0].islower() and not words[-1].islower()
            alone = size == 1 and (_is_verbal(words[0]) or _QUALITY.search(words[0]))
            if any(len(word) > 2 for word in words) and not (role_and_name or alone):
                yield " ".join(words)


def _is_content(word: str) -> bool:
    lower = word.lower()
    if lower in _FUNCTION_WORDS or not word[0].isalpha() or is_adverb(lower):
        return False
    if word[0].isupper():
        return True
    return not _is_verbal(lower) and lower not in speech_verbs()


def _is_verbal(word: str) -> bool:
    return word.islower() and word.endswith(("ed", "ing")) and word not in NOT_PAST


def _choose(
    scores: Mapping[str, float], mentions: Mapping[str, int], usual: Mapping[str, str], n: int
) -> dict[str, list[str]]:
    """Return the best forms that do not hold each other, each with its surname."""
    chosen: dict[str, list[str]] = {}
    for key in sorted(scores, key=lambda key: (-scores[key], -len(key), key)):
        padded = f" {key} "
        relatives = [label for label in chosen if f" {label} " in padded or padded in f" {label} "]
        if not relatives and len(chosen) < n:
            chosen[key] = [key]
    for key, keys in chosen.items():
        _, *rest = key.split()
        if rest and mentions[rest[-1]] > mentions[key] and usual[key].istitle():
            keys.append(rest[-1])
    return chosen


def _examples(
    documents: Sequence[Document], groups: Sequence[Sequence[str]]
) -> list[tuple[str, ...]]:
    """Return the first sentences that name each group."""
    patterns = [
        re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, keys))})(?!\w)", re.IGNORECASE)
        for keys in groups
    ]
    found: list[list[str]] = [[] for _ in groups]
    for document in documents:
        for start, end, _ in split_sentences(document.text):
            sentence = document.text[start:end]
            for i, pattern in enumerate(patterns):
                if len(found[i]) < N_EXAMPLES and pattern.search(sentence):
                    found[i].append(sentence)
    return [tuple(sentences) for sentences in found]
