"""Suggested topics: the names and noun phrases that mark a text, as a codebook to edit."""

from __future__ import annotations

import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
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
LONGEST = 4
N_EXAMPLES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicSuggestion:
    """A topic that a text may be coded for.

    Attributes
    ----------
    label
        Its fullest form.
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
    Candidates are runs of up to four words that are no function words, adverbs or verbs (names
    and noun phrases, roughly), named at least twice; a single word in small letters three times.
    A phrase of k words in d of N documents with m mentions scores m · (1 + ln k) · ln(1 + N / d);
    shorter forms within a longer one ("Lee" in "Ann Lee") join it. Verbs that look like nouns
    slip in: suggestions are to be edited, not used as they are.

    References
    ----------
    Rose, S., Engel, D., Cramer, N. & Cowley, W. (2010). Automatic keyword extraction from
    individual documents. In *Text Mining: Applications and Theory*. Wiley.

    Examples
    --------
    >>> text = "The harbour bridge is old. Mayor Ann Lee closed the harbour bridge. Lee left."
    >>> [s.label for s in suggest_topics([Document(doc_id="d", text=text)])]
    ['harbour bridge']
    """
    documents = list(documents)
    mentions: Counter[str] = Counter()
    spread: defaultdict[str, set[int]] = defaultdict(set)
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for number, document in enumerate(documents):
        for phrase in _phrases(document.text):
            key = phrase.lower()
            mentions[key] += 1
            spread[key].add(number)
            forms[key][phrase] += 1
    scores = {
        key: count
        * (1 + math.log(len(key.split())))
        * math.log(1 + len(documents) / len(spread[key]))
        for key, count in mentions.items()
        if count > (1 if " " in key or forms[key].most_common(1)[0][0] != key else 2)
    }
    groups = _join_forms(sorted(scores, key=lambda key: (-scores[key], key)))
    chosen = sorted(groups.items(), key=lambda g: -sum(scores[key] for key in g[1]))[:n]
    examples = _examples(documents, [keys for _, keys in chosen])
    return tuple(
        TopicSuggestion(
            label=forms[label].most_common(1)[0][0],
            patterns=tuple(forms[key].most_common(1)[0][0] for key in keys),
            n_mentions=sum(mentions[key] for key in keys),
            n_documents=len(set().union(*(spread[key] for key in keys))),
            score=sum(scores[key] for key in keys),
            examples=examples[i],
        )
        for i, (label, keys) in enumerate(chosen)
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


def _phrases(text: str) -> Iterator[str]:
    """Yield the runs of words between function words, verbs and punctuation."""
    run: list[str] = []
    end = 0
    for match in iter_words(text):
        word = match[0]
        if run and text[end : match.start()] != " ":
            yield from _finish(run)
            run = []
        owner = _OWNER.search(word)
        if _is_content(word):
            run.append(_OWNER.sub("", word))
        if run and (owner or not _is_content(word)):
            yield from _finish(run)
            run = []
        end = match.end()
    yield from _finish(run)


def _finish(run: list[str]) -> Iterator[str]:
    if run and len(run) <= LONGEST and any(len(word) > 2 for word in run):
        yield " ".join(run)


def _is_content(word: str) -> bool:
    lower = word.lower()
    if lower in _FUNCTION_WORDS or not word[0].isalpha() or is_adverb(lower):
        return False
    if word[0].isupper():
        return True
    verbal = lower.endswith(("ed", "ing")) and lower not in NOT_PAST
    return not verbal and lower not in speech_verbs()


def _join_forms(keys: Sequence[str]) -> dict[str, list[str]]:
    """Group the forms that stand within a longer one with it, under the longest."""
    groups: dict[str, list[str]] = {}
    for key in sorted(keys, key=lambda k: -len(k.split())):
        padded = f" {key} "
        home = next((label for label in groups if padded in f" {label} "), key)
        groups.setdefault(home, []).append(key)
    return groups


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
