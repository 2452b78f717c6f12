"""What the article can be filtered by: speakers, voices, kinds of quotation, topics, frames."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from analysis_utils.charts.labels import one_line, shorten
from analysis_utils.charts.theme import KIND_LOOKS, VOICE_LOOKS
from analysis_utils.measures.quotations import UNATTRIBUTED
from analysis_utils.model import Codebook

FACETS: dict[str, str] = {
    "speaker": "Speaker",
    "voice": "Voice",
    "kind": "Kind",
    "topic": "Topic",
    "frame": "Frame",
}
"""The facets of a passage, in the order of the lists, and their names in words."""

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Facets:
    """The values that occur, numbered within each facet as they come.

    A value is written as the facet's first letter and its number: ``s0`` is the first speaker.
    """

    numbers: dict[str, dict[str, int]] = field(
        default_factory=lambda: {name: {} for name in FACETS}
    )

    def mark(self, name: str, value: str) -> str:
        """Return how a value is written; a new one gets the next number."""
        numbers = self.numbers[name]
        return f"{name[0]}{numbers.setdefault(value, len(numbers))}"

    def describe(
        self, paragraphs: Iterable[Sequence[Mapping[str, Any]]], codebook: Codebook | None
    ) -> list[dict[str, Any]]:
        """Return the lists to filter by, each value with the number of sentences it occurs in.

        Returns
        -------
        list of dict
            ``name``, ``label`` and ``options``, each of those with ``value``, ``label`` and
            ``n``, the commonest first. A facet without values is left out.
        """
        sentences: dict[str, set[str | None]] = {}
        for runs in paragraphs:
            for run in runs:
                for value in run["facets"]:
                    sentences.setdefault(value, set()).add(run["sentence"])
        labels = _labels(codebook)
        lists = []
        for name, numbers in self.numbers.items():
            options: list[dict[str, Any]] = [
                {
                    "value": value,
                    "label": shorten(one_line(labels[name](key)), _LONGEST),
                    "n": len(sentences[value]),
                }
                for key, number in numbers.items()
                if (value := f"{name[0]}{number}") in sentences
            ]
            options.sort(key=lambda option: -option["n"])
            if options:
                lists.append({"name": name, "label": FACETS[name], "options": options})
        return lists


def speaker_key(speaker: str | None) -> str:
    """Return the value of the facet ``speaker``."""
    return speaker or UNATTRIBUTED


def _labels(codebook: Codebook | None) -> dict[str, Callable[[str], str]]:
    """Return, for each facet, what puts a value in words."""
    topics = {} if codebook is None else {k: topic.label for k, topic in codebook.topics.items()}
    sets = {} if codebook is None else codebook.frame_sets
    frames = {f"{s}/{k}": f.label for s, group in sets.items() for k, f in group.frames.items()}
    return {
        "speaker": str,
        "voice": lambda key: VOICE_LOOKS[key].label,
        "kind": lambda key: KIND_LOOKS[key].label,
        "topic": lambda key: topics.get(key, key.replace("_", " ")),
        "frame": lambda key: frames.get(key, key.rpartition("/")[2].replace("_", " ")),
    }
