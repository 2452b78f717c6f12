"""Which column of a table holds what: guessed from the usual names, and said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from analysis_utils.errors import InputError, unknown_name

# Usual names by role, the likeliest first; capitals, blanks and underscores do not matter.
_USUAL: dict[str, tuple[str, ...]] = {
    "text": (
        "text",
        "body",
        "content",
        "fulltext",
        "articletext",
        "articlebody",
        "bodytext",
        "article",
        "story",
        "maintext",
    ),
    "doc_id": ("docid", "id", "articleid", "documentid", "uid", "guid", "uri", "key"),
    "title": ("title", "headline", "heading", "head"),
    "date": (
        "date",
        "published",
        "publishedat",
        "publishdate",
        "publicationdate",
        "datepublished",
        "pubdate",
        "day",
        "timestamp",
    ),
    "outlet": (
        "outlet",
        "source",
        "sourcename",
        "publisher",
        "newspaper",
        "publication",
        "medium",
        "media",
        "sitename",
        "domain",
    ),
    "author": ("author", "authors", "byline", "writer", "journalist"),
    "url": ("url", "link", "address", "permalink", "canonicalurl", "weburl"),
    "interviewer": ("interviewer",),
    "interviewee": ("interviewee",),
    "language": ("language", "lang"),
}
ROLES = tuple(_USUAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap:
    """The name of the column that holds each thing; None where there is none, or to guess it."""

    text: str | None = None
    doc_id: str | None = None
    title: str | None = None
    date: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    interviewer: str | None = None
    interviewee: str | None = None
    language: str | None = None

    @property
    def named(self) -> dict[str, str]:
        """The columns that are named, by what they hold."""
        return {role: name for role in ROLES if (name := getattr(self, role)) is not None}


def guess_columns(names: Sequence[str], given: ColumnMap | None = None) -> ColumnMap:
    """Tell from the names of a table's columns which holds what.

    Parameters
    ----------
    names : sequence of str
        The columns, in their order.
    given : ColumnMap, optional
        What the user says; only the rest is guessed.

    Returns
    -------
    ColumnMap
        ``text`` is always filled, the others where a usual name is there.

    Raises
    ------
    UnknownNameError
        A given column is not there.
    InputError
        No column is called as texts usually are.

    Examples
    --------
    >>> guess_columns(["ID", "Full text", "Published"]).text
    'Full text'
    """
    return _guess(tuple(names), given or ColumnMap())


@lru_cache(maxsize=256)
def _guess(names: tuple[str, ...], given: ColumnMap) -> ColumnMap:
    said = given.named
    for name in said.values():
        if name not in names:
            raise unknown_name("column", name, names)
    plain = {_plain(name): name for name in reversed(names) if name not in said.values()}
    guessed = {
        role: next((plain[usual] for usual in _USUAL[role] if usual in plain), None)
        for role in ROLES
        if role not in said
    }
    found = ColumnMap(**said, **guessed)
    if found.text is None:
        heads = ", ".join(filter(str.strip, names)) or "none"
        raise InputError(
            f"no column is called as texts usually are; found {heads}. "
            "Name the column that holds the text (--text NAME)"
        )
    return found


def describe_columns(columns: ColumnMap, names: Sequence[str]) -> str:
    """Return in words which column is read as what, and which are left out.

    Examples
    --------
    >>> describe_columns(ColumnMap(text="body", date="day"), ["body", "day", "likes"])
    "text from 'body', date from 'day'; not used: 'likes'"
    """
    used = columns.named
    said = ", ".join(f"{role} from {name!r}" for role, name in used.items())
    rest = ", ".join(repr(name) for name in names if name not in used.values())
    return f"{said}; not used: {rest}" if rest else said


def _plain(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())
