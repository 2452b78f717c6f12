"""HTML from Markdown tokens; every word is escaped."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape

from analysis_utils.charts.exhibit_html import define
from analysis_utils.charts.terms import TERMS
from analysis_utils.report.markdown import CALLOUTS, Token, is_safe_link, plain_text

Labels = Mapping[str, tuple[str, str]]


def element(name: str, inside: str, **attributes: str | None) -> str:
    """Return an element; attributes that are None are left out, a trailing ``_`` is dropped.

    Examples
    --------
    >>> element("p", escape("a < b"), class_="x", id=None)
    '<p class="x">a &lt; b</p>'
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{inside}</{name}>"


def write_tokens(tokens: Sequence[Token], labels: Labels) -> str:
    """Return HTML for Markdown tokens, block or inline."""
    return "".join(_token(token, labels) for token in tokens)


def write_notes(notes: Sequence[Token], labels: Labels) -> str:
    """Return the list of footnotes that stands at the end of a page; '' without any."""
    if not notes:
        return ""
    items = []
    for note in notes:
        number = note["number"]
        back = f'<a href="#noteref-{number}" aria-label="Back to the text">↩</a>'
        body = write_tokens(note["children"], labels)
        items.append(element("li", f"{body}{back}", id=f"note-{number}"))
    heading = '<h2 id="notes">Notes</h2>'
    return element("section", f"{heading}<ol>{''.join(items)}</ol>", class_="mr-notes")


def _token(token: Token, labels: Labels) -> str:
    write = _WRITERS.get(token["type"])
    if write is not None:
        return write(token, labels)
    # Whatever has no writer (HTML above all) is shown as it was written.
    return escape(token["raw"]) if "raw" in token else _inside(token, labels)


def _inside(token: Token, labels: Labels) -> str:
    return write_tokens(token.get("children", []), labels)


def _wrapped(name: str) -> Callable[[Token, Labels], str]:
    return lambda token, labels: element(name, _inside(token, labels))


def _emphasised(token: Token, labels: Labels) -> str:
    """Return emphasised words; where they are a term of the field, with its definition."""
    words = plain_text(token["children"])
    return define(words) if words.lower() in TERMS else _inside(token, labels)


def _link(token: Token, labels: Labels) -> str:
    url = token["attrs"]["url"]
    inside = _inside(token, labels)
    if not is_safe_link(url):
        return f"{inside} ({escape(url)})"
    return element("a", inside, href=url, rel="noreferrer" if "//" in url else None)


def _image(token: Token, labels: Labels) -> str:
    # A page that asks nothing of any network shows no picture that it does not hold.
    return escape(f"[picture: {plain_text(token['children']) or token['attrs']['url']}]")


def _note(token: Token, labels: Labels) -> str:
    if "number" not in token:
        return escape(f"[^{token['key']}]")
    number = token["number"]
    link = element("a", str(number), href=f"#note-{number}", aria_label=f"Note {number}")
    return element("sup", link, id=f"noteref-{number}", class_="mr-noteref")


def _reference(token: Token, labels: Labels) -> str:
    found = labels.get(f"{token['kind']}:{token['name']}")
    if found is None:
        return escape(token["raw"])
    return element("a", escape(found[0]), href=f"#{found[1]}")


def _list(token: Token, labels: Labels) -> str:
    items = "".join(element("li", _inside(item, labels)) for item in token["children"])
    attributes = token["attrs"]
    if not attributes["ordered"]:
        return element("ul", items)
    start = attributes.get("start")
    return element("ol", items, start=str(start) if start else None)


def _table(token: Token, labels: Labels) -> str:
    head, *bodies = token["children"]
    header = "".join(_cell("th", cell, labels) for cell in head["children"])
    rows = "".join(
        element("tr", "".join(_cell("td", cell, labels) for cell in row["children"]))
        for body in bodies
        for row in body["children"]
    )
    table = f"<table><thead><tr>{header}</tr></thead><tbody>{rows}</tbody></table>"
    return element("div", table, class_="mr-scroll", tabindex="0")


def _cell(name: str, token: Token, labels: Labels) -> str:
    align = token["attrs"]["align"]
    scope = "col" if name == "th" else None
    return element(
        name, _inside(token, labels), scope=scope, class_=f"mr-{align}" if align else None
    )


def _callout(token: Token, labels: Labels) -> str:
    label = CALLOUTS[token["kind"]]
    heading = element("p", escape(label), class_="mr-callout-label")
    return element(
        "aside",
        heading + _inside(token, labels),
        class_=f"mr-callout mr-callout-{token['kind']}",
        role="note",
    )


_WRITERS: dict[str, Callable[[Token, Labels], str]] = {
    "paragraph": _wrapped("p"),
    "emphasis": lambda t, labels: element("em", _emphasised(t, labels)),
    "strong": _wrapped("strong"),
    "strikethrough": _wrapped("del"),
    "block_quote": _wrapped("blockquote"),
    "heading": lambda t, labels: element("p", element("strong", _inside(t, labels))),
    "callout": _callout,
    "codespan": lambda t, _: element("code", escape(t["raw"])),
    "block_code": lambda t, _: element("pre", element("code", escape(t["raw"])), tabindex="0"),
    "block_html": lambda t, _: element("p", escape(t["raw"].strip())),
    "softbreak": lambda *_: "\n",
    "linebreak": lambda *_: "<br>",
    "thematic_break": lambda *_: "<hr>",
    "link": _link,
    "image": _image,
    "note": _note,
    "reference": _reference,
    "list": _list,
    "table": _table,
}
