"""What framing does in a sentence (Entman's four functions), and its scope."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from analysis_utils.annotate.framing.frames import assign_frames
from analysis_utils.load.codebooks import read_codebook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis_utils.model import Codebook, Coding, Document, Sentence


def assign_functions(document: Document, sentences: Sequence[Sentence]) -> tuple[Coding, ...]:
    """Code the sentences that define a problem, give a cause, judge or recommend, and their scope.

    Parameters
    ----------
    document : Document
        The text.
    sentences : sequence of Sentence
        Its sentences.

    Returns
    -------
    tuple of Coding
        In the order of the text: variable ``function`` with values ``problem``, ``cause``,
        ``judgement`` and ``remedy``, and variable ``scope`` with ``episodic`` and ``thematic``;
        else as `assign_frames`. A sentence that shows none of it has no coding: most have none.

    Notes
    -----
    The rules are the shipped codebook ``functions.yaml``, in the form of any frame set. They
    find wording, not argument: that a cause is given for this problem, or a remedy for this
    cause, is left to the reader.

    References
    ----------
    Entman, R. M. (1993). Framing. Journal of Communication 43(4), 51-58.
    Iyengar, S. (1991). Is Anyone Responsible? University of Chicago Press.

    Examples
    --------
    >>> from analysis_utils.model import Document, Sentence
    >>> document = Document(doc_id="d", text="They must solve the crisis.")
    >>> sentence = Sentence(sentence_id="S1", span=document.span(0, 27), paragraph=0)
    >>> [(c.variable, c.value) for c in assign_functions(document, [sentence])]
    [('function', 'problem'), ('function', 'remedy')]
    """
    codings = assign_frames(document, sentences, read_functions())
    return tuple(replace(c, variable=str(c.target), target=None) for c in codings)


@cache
def read_functions() -> Codebook:
    """Read the shipped codebook of functions and scope."""
    with as_file(files("analysis_utils") / "resources" / "functions.yaml") as file:
        return read_codebook(file)
