"""The bundled article: tone by topic and voice, beside a careful reader's signs."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from statistics import fmean

from analysis_utils.annotate.pipeline import annotate_document
from analysis_utils.load.articles import read_article
from analysis_utils.load.codebooks import read_codebook

WEST = ("united_states", "nato", "west")
RUSSIA = ("putin", "russia")
# Targets that make one row, its voice, and the sign that the reader gives; "nested" is speech
# within speech, "carlson" what the interviewer says.
READER = [
    (("interview",), "outlet", 1),
    (("acceptance",), "indirect", -1),
    (("acceptance",), "direct", -1),
    (("nato_expansion",), "outlet", -1),
    (("nato_expansion",), "indirect", -1),
    (("nato_expansion",), "direct", -1),
    (("yugoslavia",), "indirect", -1),
    (("nato_membership",), "outlet", -1),
    (("nato_membership",), "direct", -1),
    (("nato_membership",), "carlson", -1),
    (("rapprochement",), "outlet", 1),
    (("rapprochement",), "indirect", -1),
    (("western_hostility",), "outlet", -1),
    (("western_hostility",), "indirect", -1),
    (("ukraine",), "indirect", -1),
    (("us_relations",), "outlet", 1),
    (("us_relations",), "indirect", 1),
    (RUSSIA, "outlet", 1),
    (RUSSIA, "indirect", 1),
    (RUSSIA, "direct", 1),
    (WEST, "outlet", -1),
    (WEST, "indirect", -1),
    (WEST, "direct", -1),
]
LEAST_SHARE = 0.8
VOICES = {"Bill Clinton": "nested", "Tucker Carlson": "carlson"}


def test_tone_by_topic_and_voice_has_the_readers_sign(seed_article: Path) -> None:
    book = read_codebook(Path("data/codebooks/putin-carlson.yaml"))
    found = annotate_document(read_article(seed_article), book, scorers=("default",))
    tones: defaultdict[tuple[str | None, str | None], list[float]] = defaultdict(list)
    for coding in found.codings:
        if coding.variable in ("tone", "actor_tone"):
            voice = VOICES.get(coding.speaker or "", coding.voice)
            tones[coding.target, voice].append(float(coding.value))
    right = [
        bool(values) and fmean(values) * sign > 0
        for targets, voice, sign in READER
        for values in [[t for target in targets for t in tones[target, voice]]]
    ]
    assert sum(right) / len(right) >= LEAST_SHARE
