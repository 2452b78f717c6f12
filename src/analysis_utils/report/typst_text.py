"""Typst source from tokens and payloads.

Every word of a report enters Typst as a string literal; markup is written as calls of the
functions in ``templates/report.typ``. So no text, whatever it holds, can become markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from analysis_utils.charts.exhibit_html import format_cell
from analysis_utils.report.markdown import CALLOUTS, Token, is_safe_link, plain_text

Labels = Mapping[str, tuple[str, str]]

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})
_ALIGN = {"left": "left", "right": "right", "center": "center"}
# Widths in characters of the type that tables are set in.
_PAGE_CHARACTERS = 126
_WIDEST_CELL = 160
_WIDEST_WORD = 64
_HYPHENATED = 11
_HEAD = 7
_SHORT = 20
_GAP = 2
_BREAKS = re.compile(r"[\s_/;,.]+")  # where the template lets a line of a cell end


def literal(text: object) -> str:
    r"""Return a Typst string literal.

    Examples
    --------
    >>> print(literal('#set page() "x" \\'))
    "#set page() \"x\" \\"
    """
    return f'"{str(text).translate(_ESCAPES)}"'


def call(name: str, *arguments: str, **named: str) -> str:
    """Return a call: ``name(a, key: b)``; underscores in keys become hyphens.

    Examples
    --------
    >>> call("text", literal("a"), fill="red")
    'text("a", fill: red)'
    """
    parts = [*arguments, *(f"{key.replace('_', '-')}: {value}" for key, value in named.items())]
    return f"{name}({', '.join(parts)})"


def sequence(parts: Iterable[str]) -> str:
    """Return content made of several expressions, one after the other."""
    joined = "\n".join(parts)
    return f"{{\n{joined}\n}}" if joined else "[]"


def array(items: Iterable[str]) -> str:
    """Return a Typst array."""
    return "(" + "".join(f"{item}, " for item in items) + ")"


def write_tokens(tokens: Sequence[Token], labels: Labels) -> str:
    """Return Typst content for Markdown tokens, block or inline."""
    return sequence(_token(token, labels) for token in tokens)


def write_grid(columns: Sequence[Mapping[str, Any]], rows: Sequence[Sequence[object]]) -> str:
    """Return a table whose header repeats on every page."""
    labels = [str(column["label"]) for column in columns]
    cells = [[format_cell(value) for value in row] for row in rows]
    widths = _column_widths([labels, *cells])
    return call(
        "mr-grid",
        array("auto" if width is None else f"{width}fr" for width in widths),
        array(_ALIGN.get(str(column.get("align")), "left") for column in columns),
        array(literal(label) for label in labels),
        array(array(literal(cell) for cell in row) for row in cells),
    )


def _column_widths(rows: Sequence[Sequence[str]]) -> list[int | None]:
    """Return the share of the page each column gets; None where all are as wide as they need.

    Every column gets its longest word, and short ones all they need, if there is room; what is
    then left goes to those that have more to say.
    """
    columns = list(zip(*rows, strict=True))
    wanted = [min(max(map(len, column)), _WIDEST_CELL) + _GAP for column in columns]
    if sum(wanted) <= _PAGE_CHARACTERS:
        return [None] * len(columns)
    least = [_longest_word(head, cells) + _GAP for head, *cells in columns]
    kind = [w if w <= _SHORT else low for w, low in zip(wanted, least, strict=True)]
    given = kind if sum(kind) <= 0.75 * _PAGE_CHARACTERS else least
    more = [want - low for want, low in zip(wanted, given, strict=True)]
    scale = max(_PAGE_CHARACTERS - sum(given), 0) / max(sum(more), 1)
    return [round(low + extra * scale) for low, extra in zip(given, more, strict=True)]


def _longest_word(head: str, cells: Sequence[str]) -> int:
    return max([min(_unbreakable(head), _HEAD), *map(_unbreakable, cells)])


def _unbreakable(cell: str) -> int:
    """Return the characters of the longest stretch that stays on one line."""
    words = _BREAKS.split(cell)
    return max(min(len(w), _HYPHENATED if w.isalpha() else _WIDEST_WORD) for w in words)


def _token(token: Token, labels: Labels) -> str:
    write = _WRITERS.get(token["type"])
    if write is not None:
        return write(token, labels)
    # Whatever has no writer (HTML above all) is shown as it was written.
    return literal(token["raw"]) if "raw" in token else _inside(token, labels)


def _inside(token: Token, labels: Labels) -> str:
    return write_tokens(token.get("children", []), labels)


def _wrapped(name: str) -> Callable[[Token, Labels], str]:
    return lambda token, labels: call(name, _inside(token, labels))


def _link(token: Token, labels: Labels) -> str:
    url = token["attrs"]["url"]
    inside = _inside(token, labels)
    if is_safe_link(url) and not url.startswith("#"):
        return call("link", literal(url), inside)
    return inside if url.startswith("#") else sequence([inside, literal(f" ({url})")])


def _image(token: Token, labels: Labels) -> str:
    return literal(f"[picture: {plain_text(token['children']) or token['attrs']['url']}]")


def _note(token: Token, labels: Labels) -> str:
    if "number" not in token:
        return literal(f"[^{token['key']}]")
    return call("footnote", _inside(token, labels))


def _reference(token: Token, labels: Labels) -> str:
    found = labels.get(f"{token['kind']}:{token['name']}")
    if found is None:
        return literal(token["raw"])
    return call("link", call("label", literal(found[1])), literal(found[0]))


def _list(token: Token, labels: Labels) -> str:
    items = [_inside(item, labels) for item in token["children"]]
    attributes = token["attrs"]
    if attributes["ordered"]:
        return call("enum", *items, start=str(attributes.get("start", 1)))
    return call("list", *items)


def _table(token: Token, labels: Labels) -> str:
    head, *bodies = token["children"]
    rows = [row["children"] for body in bodies for row in body["children"]]
    aligns = [_ALIGN.get(cell["attrs"]["align"] or "left", "left") for cell in head["children"]]
    return call(
        "mr-grid",
        array("auto" for _ in aligns),
        array(aligns),
        array(_inside(cell, labels) for cell in head["children"]),
        array(array(_inside(cell, labels) for cell in row) for row in rows),
    )


_WRITERS: dict[str, Callable[[Token, Labels], str]] = {
    "paragraph": _wrapped("par"),
    "emphasis": _wrapped("emph"),
    "strong": _wrapped("strong"),
    "strikethrough": _wrapped("strike"),
    "block_quote": _wrapped("mr-quotation"),
    "heading": _wrapped("strong"),
    "callout": lambda t, labels: call(
        "mr-callout", literal(CALLOUTS[t["kind"]]), _inside(t, labels)
    ),
    "codespan": lambda t, _: call("raw", literal(t["raw"])),
    "block_code": lambda t, _: call("mr-code", literal(t["raw"].rstrip("\n"))),
    "softbreak": lambda *_: '" "',
    "linebreak": lambda *_: "linebreak()",
    "thematic_break": lambda *_: "mr-rule()",
    "link": _link,
    "image": _image,
    "note": _note,
    "reference": _reference,
    "list": _list,
    "table": _table,
}
