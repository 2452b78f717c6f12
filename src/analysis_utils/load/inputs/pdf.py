"""PDF: the words of its pages, lines joined into paragraphs, running heads dropped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median
from typing import IO, Any

from analysis_utils.errors import UnreadableFileError
from analysis_utils.load.inputs.documents import Item, Reading, make_document, over_limit
from analysis_utils.load.inputs.extras import keep_quiet, load_reader
from analysis_utils.load.inputs.streams import seekable

_DIGITS = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")
# A line that stops so early, with a full stop, ends its paragraph.
_SHORT = 0.85


def read_pdf(stream: IO[bytes], reading: Reading) -> Iterator[Item]:
    """Read a PDF as one document.

    Notes
    -----
    Paragraphs are told by blank lines, and by lines that end a sentence before the margin.
    What stands at the top or foot of three pages or more is dropped as a running head. Columns
    come in the order in which the file stores them; scanned pages hold no text. A hyphen at
    the end of a line is dropped before a small letter, also where it belongs to the word.
    """
    with seekable(stream, reading) as file, keep_quiet("pypdf"):
        pages, facts = _extract(file, reading)
    lines = [line for page in drop_running_heads(pages) for line in page]
    text = join_lines(lines)
    if not text.strip():
        raise UnreadableFileError(
            f"{reading.where()}: holds no text on any page ({len(pages)} in all); they may be "
            "pictures. Run OCR on it first"
        )
    yield make_document(reading.source.name, text, reading, facts)


def _extract(file: IO[bytes], reading: Reading) -> tuple[list[list[str]], dict[str, Any]]:
    pypdf = load_reader("pdf")
    reader = pypdf.PdfReader(file)
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableFileError(
            f"{reading.where()}: is locked by a password; save it without one"
        )
    pages, n_characters = [], 0
    for page in reader.pages:
        text = page.extract_text()
        n_characters += len(text)
        if n_characters > reading.limits.max_document:
            limit = reading.limits.max_document
            raise over_limit(reading.where(), "a document", limit, "max_document")
        pages.append([line.strip() for line in text.splitlines()])
    known = reader.metadata
    facts = {"title": known.title, "author": known.author} if known else {}
    return pages, {key: str(value).strip() for key, value in facts.items() if value}


def drop_running_heads(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """Drop first and last lines of pages that three or more of them share, but for numbers."""
    filled = [[*page] for page in pages if any(page)]
    ends = [{_shape(page[0]), _shape(page[-1])} for page in filled]
    counts = Counter(shape for shapes in ends for shape in shapes)
    kept = []
    for page in filled:
        first = 1 if counts[_shape(page[0])] >= 3 else 0
        last = len(page) - 1 if counts[_shape(page[-1])] >= 3 else len(page)
        kept.append(page[first:last])
    return kept


def join_lines(lines: Sequence[str]) -> str:
    r"""Join the lines of a page into paragraphs, a paragraph a line.

    Examples
    --------
    >>> join_lines(["The port has been closed", "since the long win-", "ter.", "It rains."])
    'The port has been closed since the long winter.\nIt rains.'
    """
    width = median([len(line) for line in lines if line] or [0])
    paragraphs: list[list[str]] = []
    is_open = False
    for line in lines:
        if not line:
            is_open = False
            continue
        if not is_open:
            paragraphs.append([line])
        elif paragraphs[-1][-1].endswith("-") and line[0].islower():
            paragraphs[-1][-1] = paragraphs[-1][-1][:-1]
            paragraphs[-1].append(line)
        else:
            paragraphs[-1] += [" ", line]
        is_open = len(line) >= _SHORT * width or not _SENTENCE_END.search(line[-4:])
    return "\n".join(map("".join, paragraphs))


def _shape(line: str) -> str:
    return _DIGITS.sub("#", line)
