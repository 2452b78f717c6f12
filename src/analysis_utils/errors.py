"""The exceptions that `analysis_utils` raises.

Every message says what was received, where, what was expected and what to do next.

    AnalysisError
    ├── InputError (ValueError)            something that was given cannot be used
    │   ├── UnreadableFileError            a file that is missing, empty, binary or undecodable
    │   ├── CodebookError                  a codebook that breaks its own rules
    │   ├── CorrectionError                a correction that does not fit its article
    │   ├── LimitError                     an input that is larger than the limits allow
    │   └── SchemaError                    a table that lacks what its schema promises
    ├── MissingExtraError (ImportError)    an optional package that is not installed
    ├── UnknownNameError (LookupError)     a name that is none of the known ones
    ├── ReportError (RuntimeError)         a report that could not be built
    │   └── CellError                      a notebook cell that raised
    └── RunError (RuntimeError)            a run over a corpus that cannot start, or go on
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class AnalysisError(Exception):
    """Base of all errors that this package raises on purpose."""


class InputError(AnalysisError, ValueError):
    """Something that was given cannot be used."""


class UnreadableFileError(InputError):
    """A file is missing, empty, binary, a folder, or in no known encoding."""


class CodebookError(InputError):
    """A codebook breaks its own rules; the message names file, line and key."""


class CorrectionError(InputError):
    """A correction of an analyst does not fit the article; the message names the row."""


class LimitError(InputError):
    """An input is larger than the limits allow; the message names the limit."""


class SchemaError(InputError):
    """A table lacks a column, or holds a value, against its schema."""


class MissingExtraError(AnalysisError, ImportError):
    """An optional package is not installed; the message tells the command that installs it."""


class UnknownNameError(AnalysisError, LookupError):
    """A name is none of the known ones; the message offers the nearest."""


class ReportError(AnalysisError, RuntimeError):
    """A report could not be built; an existing one is left as it was."""


class CellError(ReportError):
    """A notebook cell raised; the message shows the cell and its traceback."""


class RunError(AnalysisError, RuntimeError):
    """A run over a corpus cannot start or go on; the parts written so far are whole."""


def unknown_name(kind: str, name: str, known: Iterable[str]) -> UnknownNameError:
    """Return the error for a failed look-up, with the nearest valid names.

    Parameters
    ----------
    kind : str
        What was looked up, in words: ``"scorer"``, ``"column"``.
    name : str
        The name that was received.
    known : iterable of str
        The names that would have been right.

    Examples
    --------
    >>> str(unknown_name("scorer", "vadr", ["textblob", "vader"]))
    "no scorer is called 'vadr'; did you mean 'vader'? Known: textblob, vader"
    """
    names = sorted(known)
    near = get_close_matches(name, names, n=1)
    hint = f"; did you mean {near[0]!r}?" if near else "."
    return UnknownNameError(
        f"no {kind} is called {name!r}{hint} Known: {', '.join(names) or 'none'}"
    )
