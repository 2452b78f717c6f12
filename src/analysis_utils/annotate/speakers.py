"""Speakers: from the words that name a source to the person or body they stand for."""

from __future__ import annotations

from collections.abc import Sequence

from analysis_utils.annotate.candidates import Candidate
from analysis_utils.language.names import NameIndex, is_pronoun
from analysis_utils.model import Actor


def resolve_speakers(
    text: str, candidates: Sequence[Candidate], actors: Sequence[Actor] = ()
) -> list[str | None]:
    """Name the speaker of each candidate.

    Parameters
    ----------
    text : str
        The text.
    candidates : sequence of Candidate
        Quotations in the order of the text.
    actors : sequence of Actor, optional
        People and bodies whose names and aliases are known.

    Returns
    -------
    list of str or None
        One speaker per candidate; None where the text does not tell.

    Notes
    -----
    A part of a name stands for the fullest form that the text has; "he" and "she" for the
    speaker before, unless a person was named as subject since. A quotation that goes on
    takes the speaker of the one before.
    """
    index = NameIndex(text, actors)
    named: dict[int, str | None] = {}
    speakers: list[str | None] = []
    last: str | None = None
    for candidate in candidates:
        speaker: str | None
        if candidate.name:
            speaker = candidate.name
        elif candidate.carried is not None:
            speaker = named.get(candidate.carried)
        elif candidate.source is None:
            speaker = None
        else:
            words = text[slice(*candidate.source)]
            speaker = last if is_pronoun(words) else index.resolve(words, candidate.source[0])
        named.setdefault(candidate.start, speaker)
        speakers.append(speaker)
        last = speaker or last
    return speakers
