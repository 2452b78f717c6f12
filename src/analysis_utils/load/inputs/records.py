"""One row of a table, whatever the table's format, to one document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analysis_utils.errors import InputError
from analysis_utils.load.inputs.columns import guess_columns
from analysis_utils.load.inputs.documents import Reading, make_document
from analysis_utils.model import Document


def make_record(number: int | str, row: Mapping[str, Any], reading: Reading) -> Document:
    """Make a document of a row; ``number`` names the row where it has no id of its own.

    Raises
    ------
    InputError
        No column holds the text, or what it holds is none.
    """
    columns = guess_columns(tuple(row), reading.columns).named
    place = f"row {number}"
    values = {role: row[name] for role, name in columns.items()}
    text = values.pop("text")
    if text is not None and not isinstance(text, str):
        raise InputError(
            f"{reading.where(place)}: {columns['text']!r} holds {text!r:.40}; "
            "expected text. Name the column that holds the text (--text NAME)"
        )
    date = values.pop("date", None)
    facts = {role: _plain(value) for role, value in values.items()}
    doc_id = facts.pop("doc_id", "") or row_id(reading, number)
    return make_document(doc_id, text or "", reading, {**facts, "date": date}, place)


def row_id(reading: Reading, number: int | str) -> str:
    """Return the id of a row that has none of its own."""
    return f"{reading.source.name}:{number}"


def _plain(value: Any) -> str:
    """Return a cell as text: lists joined, of an object its name."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return _plain(value.get("name"))
    if isinstance(value, (list, tuple)):
        return "; ".join(filter(None, map(_plain, value)))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
