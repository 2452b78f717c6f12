"""Corrections: what an analyst changes in the quotations of one article."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, cast, get_args

from analysis_utils.errors import CorrectionError, UnreadableFileError
from analysis_utils.model import KINDS, Document, Kind

Action = Literal["change", "remove", "add"]
ACTIONS: tuple[Action, ...] = get_args(Action)
SUFFIX = ".corrections.csv"
UNKNOWN = "unknown"

_NEEDED = ("start", "end", "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One row of a corrections file; None leaves what was found as it is.

    Attributes
    ----------
    line
        Line of the file, from 1; the heads of the columns are line 1.
    action
        ``change`` a quotation that was found, ``remove`` it, or ``add`` one that was missed.
    start, end
        Characters of the quotation as it was found (or is to be added).
    new_start, new_end
        Where it really is.
    speaker, kind
        Who really speaks ("" where nobody can tell), and how.
    """

    line: int
    action: Action
    start: int
    end: int
    new_start: int | None = None
    new_end: int | None = None
    speaker: str | None = None
    kind: Kind | None = None


def read_corrections(article: Path, text: str) -> tuple[Correction, ...]:
    """Read the corrections beside an article, if there are any.

    The file is called like the article, with the ending ``.corrections.csv``. Its columns are
    those of the table ``quotations``, so that a row can be copied from there and changed:
    ``start``, ``end`` and ``text`` say which quotation is meant; ``speaker`` and ``kind`` are
    set where they are filled (``speaker`` "unknown": nobody can tell); ``new_start`` and
    ``new_end`` move its ends; ``action`` is ``change`` (when left empty), ``remove`` or ``add``.
    Other columns are passed over.

    Parameters
    ----------
    article : Path
        The article's file.
    text : str
        The article's text, against which every row is checked.

    Returns
    -------
    tuple of Correction
        In the order of the file; empty where there is no file.

    Raises
    ------
    CorrectionError
        A row is incomplete, or the text at its place is no longer what the row says.
    """
    file = article.with_suffix(SUFFIX)
    if not file.exists():
        return ()
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines))
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        reason = getattr(problem, "strerror", None) or problem
        raise UnreadableFileError(
            f"{file}: cannot be read ({reason}); expected CSV in UTF-8"
        ) from problem
    lacking = [name for name in _NEEDED if rows and name not in rows[0]]
    if lacking:
        raise CorrectionError(
            f"{file}: lacks the column {lacking[0]!r}; expected at least {', '.join(_NEEDED)}"
        )
    return tuple(_correction(row, number, file, text) for number, row in enumerate(rows, start=2))


def add_corrections(document: Document, article: Path) -> Document:
    """Return an article with the corrections beside its file in ``meta``, and a warning of them.

    Parameters
    ----------
    document : Document
        The article.
    article : Path
        Its file.

    Returns
    -------
    Document
        ``meta["corrections"]`` is empty where there is no file of them.

    Raises
    ------
    CorrectionError
        As `read_corrections` raises it.
    """
    found = read_corrections(article, document.text)
    warnings = document.meta.get("warnings", ())
    if found:
        noun = "correction" if len(found) == 1 else "corrections"
        warnings = (*warnings, f"{len(found)} {noun} by hand applied to the quotations.")
    meta = {**document.meta, "corrections": found, "warnings": warnings}
    return replace(document, meta=meta)


def _correction(row: Mapping[str, str | None], line: int, file: Path, text: str) -> Correction:
    where = f"{file}, row {line}"
    cells = {name: (value or "").strip() for name, value in row.items() if isinstance(name, str)}
    start, end = (_number(cells[name], name, where) for name in ("start", "end"))
    if start is None or end is None:
        raise CorrectionError(f"{where}: start and end are needed to tell which quotation is meant")
    # Tables are written so that no spreadsheet runs a cell: see `export_tables`.
    wanted = cells["text"].removeprefix("'")
    here = text[start:end]
    if here.strip().removeprefix("'") != wanted:
        raise CorrectionError(
            f"{where}: the article has {here[:60]!r} at {start} to {end}, the row says "
            f"{wanted[:60]!r}; correct the places, or delete the row"
        )
    action = cells.get("action") or "change"
    kind = cells.get("kind") or None
    for value, allowed, name in ((action, ACTIONS, "action"), (kind, KINDS, "kind")):
        if value is not None and value not in allowed:
            raise CorrectionError(f"{where}: {name} {value!r}; expected {', '.join(allowed)}")
    new_start, new_end = (_number(cells.get(n, ""), n, where) for n in ("new_start", "new_end"))
    low, high = (start if new_start is None else new_start), (end if new_end is None else new_end)
    if not 0 <= low < high <= len(text):
        raise CorrectionError(f"{where}: {low} to {high} is no stretch of the article's text")
    speaker = cells.get("speaker", "")
    return Correction(
        line=line,
        action=cast("Action", action),
        start=start,
        end=end,
        new_start=new_start,
        new_end=new_end,
        speaker="" if speaker.lower() == UNKNOWN else speaker or None,
        kind=cast("Kind | None", kind),
    )


def _number(cell: str, name: str, where: str) -> int | None:
    if not cell:
        return None
    if not cell.isdecimal():
        raise CorrectionError(f"{where}: {name} is {cell!r}; expected a whole number of characters")
    return int(cell)
