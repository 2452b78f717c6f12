"""One article from one file: decoded, line ends made equal, page furniture dropped and recorded."""

from __future__ import annotations

import codecs
import hashlib
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from analysis_utils.errors import InputError, UnreadableFileError
from analysis_utils.load.corrections import read_corrections
from analysis_utils.load.furniture import drop_furniture
from analysis_utils.load.paths import resolve_path
from analysis_utils.load.yaml_files import read_yaml
from analysis_utils.model import Document

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# More control characters than this among the first bytes, and it is no text.
_MAX_CONTROL = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleCard:
    """What the ``.yaml`` beside an article may say; what is unknown is left out.

    ``codebook`` is the article's own codebook, as a path from the card's folder; the document's
    ``meta`` tells it in the way that the article was given.
    """

    title: str | None = None
    outlet: str | None = None
    date: str | None = None
    url: str | None = None
    author: str | None = None
    interviewer: str | None = None
    interviewee: str | None = None
    language: str | None = None
    rights: str | None = None
    codebook: str | None = None
    note: str | None = None


def read_article(path: str | Path) -> Document:
    """Read one article from a text file, with what the ``.yaml`` beside it tells.

    Parameters
    ----------
    path : str or Path
        A text file; a relative path is found as `resolve_path` tells.

    Returns
    -------
    Document
        ``doc_id`` is the file's name without ending. ``text`` is what the file holds with line
        ends made line feeds and whole lines of page furniture dropped; nothing else is altered.
        ``meta`` holds the card's keys and ``encoding``, ``sha256`` (of the file's bytes),
        ``path``, ``dropped`` (one mapping per line: ``rule``, ``line``, ``text``),
        ``corrections`` (see `read_corrections`), ``warnings``.

    Raises
    ------
    UnreadableFileError
        The file is missing, a folder, empty, binary, or in no encoding that can be told.
    InputError
        The card beside it breaks its rules.
    """
    file = resolve_path(path)
    data = _read_bytes(file)
    raw, encoding = decode(data, file)
    lines = raw.replace("\r\n", "\n").replace("\r", "\n")
    text, dropped = drop_furniture(lines)
    if not text.strip():
        raise UnreadableFileError(f"{file}: holds no text; expected the words of an article")
    card = _read_card(file.with_suffix(".yaml"), Path(path).parent)
    corrections = read_corrections(file, text)
    return Document(
        doc_id=file.stem,
        text=text,
        meta={
            **card,
            "path": str(path),
            "encoding": encoding,
            "sha256": hashlib.sha256(data).hexdigest(),
            "dropped": dropped,
            "corrections": corrections,
            "warnings": _warnings(encoding, dropped, len(corrections)),
        },
    )


def decode(data: bytes, source: str | Path) -> tuple[str, str]:
    """Return the text of ``data`` and the encoding it was read with.

    A byte-order mark decides, then strict UTF-8, then the guess of charset-normalizer.
    ``source`` names the origin in the message of the `UnreadableFileError`.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError as problem:
                raise _undecodable(source) from problem
    if _is_binary(data):
        raise UnreadableFileError(
            f"{source}: is a binary file; expected plain text. Save the article as .txt in UTF-8"
        )
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _guess(data, source)


def _guess(data: bytes, source: str | Path) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    guesses = list(from_bytes(data, threshold=0.15))
    if not guesses:
        raise _undecodable(source)
    # Short texts fit several code pages equally well; then the commonest one is the best guess.
    best = min(guesses, key=lambda g: (g.chaos, -g.coherence, g.encoding != "cp1252"))
    return str(best), best.encoding


def _undecodable(source: str | Path) -> UnreadableFileError:
    return UnreadableFileError(
        f"{source}: its encoding cannot be told; expected UTF-8. Save the file as UTF-8 text"
    )


def _is_binary(data: bytes) -> bool:
    head = data[:8192]
    control = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in head)
    return b"\0" in head or control > _MAX_CONTROL * max(len(head), 1)


def _read_bytes(file: Path) -> bytes:
    if file.is_dir():
        raise UnreadableFileError(f"{file}: is a folder; expected a text file with one article")
    if not file.stem.strip("."):
        raise UnreadableFileError(f"{file}: has no name before its ending; rename the file")
    try:
        data = file.read_bytes()
    except OSError as problem:
        raise UnreadableFileError(f"{file}: cannot be read ({problem.strerror})") from problem
    if not data.strip():
        raise UnreadableFileError(f"{file}: is empty; expected the words of an article")
    return data


def _read_card(path: Path, given: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    card = asdict(read_yaml(path, ArticleCard, error=InputError))
    if card["codebook"]:
        card["codebook"] = os.path.normpath(given / card["codebook"])
    return {key: value for key, value in card.items() if value is not None}


def _warnings(
    encoding: str, dropped: tuple[dict[str, Any], ...], n_corrections: int
) -> tuple[str, ...]:
    notes = [f"Read as {encoding}, not UTF-8."] if not encoding.startswith("utf-8") else []
    if dropped:
        lines = "; ".join(f"“{line['text']}”" for line in dropped)
        noun = "line" if len(dropped) == 1 else "lines"
        notes.append(f"{len(dropped)} {noun} of page furniture dropped: {lines}")
    if n_corrections:
        noun = "correction" if n_corrections == 1 else "corrections"
        notes.append(f"{n_corrections} {noun} by hand applied to the quotations.")
    return tuple(notes)
