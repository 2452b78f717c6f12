"""What the extractors of direct and of indirect speech hand on before speakers are resolved."""

from __future__ import annotations

from typing import NamedTuple

from analysis_utils.annotate.grammar.tokens import Extent
from analysis_utils.model import Kind


class Candidate(NamedTuple):
    """A quotation in the making; all positions are characters of the document's text.

    Attributes
    ----------
    start, end
        The content, with its quotation marks where it has any.
    kind, rule, confidence
        As in `analysis_utils.model.Quotation`.
    cue, source
        The words that report and the words that name who speaks, or None.
    verb, stance
        Lemma and stance of the cue, or None where it is no verb of the lexicon.
    speech
        False for reported thought, plan or attitude.
    carried
        Start of the candidate whose speaker goes on here, or None where the speech has a source
        of its own.
    group
        What the pieces of one split quotation share: start of its first piece; None if whole.
    """

    start: int
    end: int
    kind: Kind
    rule: str
    confidence: float = 0.5
    cue: Extent | None = None
    source: Extent | None = None
    verb: str | None = None
    stance: str | None = None
    speech: bool = True
    carried: int | None = None
    group: int | None = None
