"""Markdown cells, read once for both formats.

What comes out is mistune's token tree with three additions: ``callout`` (a quotation that
begins with ``[!NOTE]``, ``[!TIP]`` or ``[!WARNING]``), ``reference`` (``@fig:name`` or
``@tab:name``) and footnote references that carry their note. HTML inside Markdown is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from analysis_utils.report.text import printable

Token = dict[str, Any]

CALLOUTS = {"note": "Note", "tip": "How to read this", "warning": "Take care"}
_CALLOUT = re.compile(r"\[!(note|tip|warning)\][ \t]*", re.IGNORECASE)
_REFERENCE = re.compile(r"@(fig|tab):([A-Za-z0-9_]+(?:-[A-Za-z0-9_]+)*)")
_SAFE_LINK = re.compile(r"(?:https?://|mailto:|#|\.{0,2}/|[\w.-]+(?:[/#?]|$))", re.IGNORECASE)


def parse_markdown(source: str) -> list[Token]:
    """Parse one Markdown cell into block tokens.

    Parameters
    ----------
    source : str
        Markdown with tables, footnotes and strikethrough; any text is valid.

    Returns
    -------
    list of dict
        Block tokens, each with ``type`` and, by type, ``children``, ``raw`` and ``attrs``;
        empty for a blank source.
    """
    tokens = [t for t in _parser()(printable(source)) if t["type"] != "blank_line"]
    notes = {
        item["attrs"]["key"]: item["children"]
        for token in tokens
        if token["type"] == "footnotes"
        for item in token["children"]
    }
    body = [t for t in tokens if t["type"] != "footnotes"]
    return [_finish(token, notes, depth=0) for token in body]


def plain_text(tokens: Sequence[Token]) -> str:
    """Return the words of a token tree, without marks, notes and markup."""
    return "".join(_words(tokens)).strip()


def find_notes(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the footnotes that tokens refer to and that have a text, in order."""
    for token in tokens:
        if token["type"] == "note" and token["children"]:
            yield token
        else:
            yield from find_notes(token.get("children", []))


def is_safe_link(url: str) -> bool:
    """Tell whether a link leads to a page, a mail address, a place or a file beside.

    Examples
    --------
    >>> is_safe_link("https://example.org"), is_safe_link("tables/quotations.csv")
    (True, True)
    >>> is_safe_link("javascript:alert(1)"), is_safe_link("data:text/html,x")
    (False, False)
    """
    return _SAFE_LINK.match(url) is not None


@cache
def _parser() -> Any:
    import mistune

    return mistune.create_markdown(renderer=None, plugins=["table", "footnotes", "strikethrough"])


def _finish(token: Token, notes: dict[str, list[Token]], *, depth: int) -> Token:
    if token["type"] == "footnote_ref":
        # A note inside its own note would never end.
        found = notes.get(token["raw"], []) if depth == 0 else []
        children = [_finish(child, notes, depth=1) for child in found]
        return {"type": "note", "key": token["raw"], "children": children}
    if "children" in token:
        finished = (_finish(child, notes, depth=depth) for child in token["children"])
        token = {**token, "children": list(_with_references(finished))}
    return _as_callout(token) if token["type"] == "block_quote" else token


def _with_references(tokens: Iterator[Token]) -> Iterator[Token]:
    for token in tokens:
        if token["type"] == "blank_line":
            continue
        if token["type"] != "text":
            yield token
            continue
        text, start = token["raw"], 0
        for match in _REFERENCE.finditer(text):
            yield {"type": "text", "raw": text[start : match.start()]}
            yield {"type": "reference", "raw": match[0], "kind": match[1], "name": match[2]}
            start = match.end()
        yield {"type": "text", "raw": text[start:]}


def _as_callout(quote: Token) -> Token:
    paragraphs = quote["children"]
    runs = paragraphs[0].get("children", []) if paragraphs else []
    match = _CALLOUT.match(runs[0]["raw"]) if runs and runs[0]["type"] == "text" else None
    if match is None:
        return quote
    rest = [{"type": "text", "raw": runs[0]["raw"][match.end() :]}, *runs[1:]]
    while rest and (rest[0]["type"] == "softbreak" or rest[0].get("raw") == ""):
        rest.pop(0)
    first = [{**paragraphs[0], "children": rest}] if rest else []
    return {"type": "callout", "kind": match[1].lower(), "children": first + paragraphs[1:]}


def _words(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        kind = token["type"]
        if kind in ("softbreak", "linebreak"):
            yield " "
        elif kind != "note":
            yield token.get("raw", "")
            yield from _words(token.get("children", []))
