"""Lexicons: word lists of this project's own writing, each with a card."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from analysis_utils.errors import InputError, unknown_name
from analysis_utils.model import Lexicon

CARD_FIELDS = (
    "name",
    "title",
    "description",
    "author",
    "version",
    "licence",
    "language",
    "n_entries",
    "columns",
    "scale",
    "limits",
    "references",
)


@cache
def read_lexicon(name: str) -> Lexicon:
    """Read a lexicon that ships with the package.

    Parameters
    ----------
    name : str
        Name of the lexicon, such as ``"reporting_verbs"``.

    Returns
    -------
    Lexicon
        Its rows in file order, each a mapping from column to string, and its card.

    Raises
    ------
    UnknownNameError
        No lexicon has that name.
    InputError
        The card and the list do not agree.
    """
    card = read_card(name)
    folder = files("analysis_utils") / "resources"
    lines = (folder / f"{name}.csv").read_text("utf-8").splitlines()
    entries = tuple(csv.DictReader(lines))
    _check_card(name, card, entries)
    return Lexicon(name=name, entries=entries, card=card)


def read_card(name: str) -> dict[str, Any]:
    """Read the card of a lexicon alone: what it holds, its version, licence and limits."""
    known = lexicon_names()
    if name not in known:
        raise unknown_name("lexicon", name, known)
    folder = files("analysis_utils") / "resources"
    return tomllib.loads((folder / f"{name}.toml").read_text("utf-8"))


def lexicon_names() -> list[str]:
    """Return the names of the lexicons that ship with the package, sorted.

    Returns
    -------
    list of str
        Such as ``"reporting_verbs"``.
    """
    folder = files("analysis_utils") / "resources"
    return sorted(f.name.removesuffix(".csv") for f in folder.iterdir() if f.name.endswith(".csv"))


def _check_card(name: str, card: dict[str, Any], entries: tuple[dict[str, str], ...]) -> None:
    missing = [field for field in CARD_FIELDS if field not in card]
    if missing:
        raise InputError(f"the card of lexicon {name!r} lacks: {', '.join(missing)}")
    if card["n_entries"] != len(entries):
        raise InputError(
            f"the card of lexicon {name!r} says {card['n_entries']} entries; "
            f"the list has {len(entries)}"
        )
    columns = list(entries[0]) if entries else []
    if card["columns"] != columns:
        raise InputError(
            f"the card of lexicon {name!r} names columns {card['columns']}; the list has {columns}"
        )
