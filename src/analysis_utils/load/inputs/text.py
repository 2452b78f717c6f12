"""Plain text and Markdown: one document a file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import IO, Any

import yaml

from analysis_utils.load.articles import decode_with_facts, read_card
from analysis_utils.load.corrections import add_corrections
from analysis_utils.load.inputs.columns import ROLES
from analysis_utils.load.inputs.documents import Item, Reading, check_text, make_document
from analysis_utils.load.inputs.streams import read_whole

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.{0,20000}?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*)$")
_BLOCK_MARK = re.compile(r"^(?: {0,3}>[ \t]?)+|^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+")
_RULE = re.compile(r"^[ \t]*(?:[-*_=][ \t]*){3,}$")
_IMAGE = re.compile(r"!\[([^\[\]]{0,500})\]\([^()\s]{0,2000}\)")
_LINK = re.compile(r"(?<!!)\[([^\[\]]{1,500})\]\([^()\s]{0,2000}(?: \"[^\"]{0,200}\")?\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,2000})(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*_])([*_])(?=\S)([^*_\n]{1,2000})(?<=\S)\1(?![\w*_])")
_CODE = re.compile(r"`([^`\n]{1,2000})`")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>-])")


def read_text(stream: IO[bytes], reading: Reading) -> Iterator[Item]:
    """Read a plain text, with the card and the corrections that lie beside a file."""
    file = Path(reading.source.address)
    text, facts = decode_with_facts(read_whole(stream, reading), reading.source.address)
    meta = {**read_card(file), **facts}
    yield add_corrections(make_document(reading.source.name, text, reading, meta), file)


def read_markdown(stream: IO[bytes], reading: Reading) -> Iterator[Item]:
    """Read a Markdown file: its words without the marks of formatting.

    A block of YAML at its head gives title, date, author, outlet and address. Each paragraph
    becomes one line.
    """
    raw, facts = decode_with_facts(read_whole(stream, reading), reading.source.address)
    check_text(raw, reading)
    text, front = split_front_matter(raw.replace("\r\n", "\n").replace("\r", "\n"))
    plain, title = strip_markdown(text)
    notes = (*facts.pop("warnings"), *front.pop("warnings", ()))
    meta = {"title": title, **facts, **front, "warnings": notes}
    yield make_document(reading.source.name, plain, reading, meta)


def split_front_matter(text: str) -> tuple[str, dict[str, Any]]:
    """Part the facts in the block of YAML at the head of a Markdown text from the text.

    A block that holds no keys and values is part of the text; one that is no YAML is too, and
    ``warnings`` say so.
    """
    found = _FRONT_MATTER.match(text)
    if not found:
        return text, {}
    try:
        front = yaml.safe_load(found[1])
    except (yaml.YAMLError, ValueError):
        return text, {"warnings": ("The block at its head is no YAML; it was read as text.",)}
    if not isinstance(front, Mapping):
        return text, {}
    # Of plain values only: a list of lists of aliases could print for ever.
    facts = {
        role: front[role] if role == "date" else str(front[role])
        for role in ROLES
        if role not in ("text", "doc_id") and isinstance(front.get(role), (str, int, float, date))
    }
    return text[found.end() :], facts


def strip_markdown(text: str) -> tuple[str, str | None]:
    r"""Return the words of a Markdown text, a paragraph a line, and its first heading.

    Examples
    --------
    >>> strip_markdown("# Rain\n\nIt *rained*,\n[they](http://a.b) said.\n\n> “Wet.”")
    ('Rain\nIt rained, they said.\n“Wet.”', 'Rain')
    """
    paragraphs: list[list[str]] = []
    title, open_paragraph, fenced = None, False, False
    for line in text.split("\n"):
        if line.lstrip().startswith(("```", "~~~")):
            fenced, open_paragraph = not fenced, False
            continue
        if fenced or not line.strip() or _RULE.match(line):
            open_paragraph = False
            continue
        heading = _HEADING.match(line)
        body = heading[1] if heading else _BLOCK_MARK.sub("", line)
        words = _strip_inline(body.strip().rstrip("#") if heading else body.strip())
        if heading and title is None:
            title = words
        if open_paragraph and not heading and body == line:
            paragraphs[-1].append(words)
        else:
            paragraphs.append([words])
        open_paragraph = not heading
    return "\n".join(map(" ".join, paragraphs)), title


def _strip_inline(line: str) -> str:
    line = _LINK.sub(r"\1", _IMAGE.sub("", line))
    line = _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", line))
    return _ESCAPE.sub(r"\1", _CODE.sub(r"\1", line)).strip()
