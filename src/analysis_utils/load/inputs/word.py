"""Word documents (.docx): paragraphs and cells of tables, in their order."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import IO, Any

from analysis_utils.load.inputs.documents import Item, Reading, make_document
from analysis_utils.load.inputs.extras import keep_quiet, load_reader
from analysis_utils.load.inputs.streams import check_archive, seekable


def read_docx(stream: IO[bytes], reading: Reading) -> Iterator[Item]:
    """Read a Word document: a paragraph a line, a row of a table a line.

    Heads and feet of pages, notes, text boxes and comments are not read.
    """
    with seekable(stream, reading) as file, keep_quiet():
        with zipfile.ZipFile(file) as archive:
            check_archive(archive, reading.where(), reading.limits, is_one=True)
        word = load_reader("docx").Document(file)
        text = "\n".join(_lines(word))
        known = word.core_properties
        facts = {"title": known.title, "author": known.author, "language": known.language}
    yield make_document(reading.source.name, text, reading, facts)


def _lines(word: Any) -> Iterator[str]:
    for block in word.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                yield " ".join(dict.fromkeys(cell.text.replace("\n", " ") for cell in row.cells))
        elif block.text.strip():
            yield block.text
