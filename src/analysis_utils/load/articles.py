"""One article from one file: decoded, line ends made equal, page furniture dropped and recorded."""

from __future__ import annotations

import codecs
import hashlib
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from analysis_utils.errors import InputError, UnreadableFileError
from analysis_utils.load.cleaning import clean_document
from analysis_utils.load.corrections import SUFFIX as CORRECTIONS
from analysis_utils.load.corrections import add_corrections
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
CARD = ".yaml"
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
        ends made line feeds, accents joined to their letters (Unicode's NFC) and whole lines
        of page furniture dropped; nothing else is altered. ``meta`` holds the card's keys (a
        date that cannot be read for sure is left out with a warning) and ``encoding``,
        ``sha256`` (of the file's bytes), ``path``, ``dropped`` (one mapping per line: ``rule``,
        ``line``, ``text``), ``corrections`` (see `read_corrections`), ``warnings``.

    Raises
    ------
    UnreadableFileError
        The file is missing, a folder, empty, binary, or in no encoding that can be told.
    InputError
        The card beside it breaks its rules.
    """
    file = resolve_path(path)
    data = _read_bytes(file)
    raw, facts = decode_with_facts(data, file)
    facts = {**read_card(file, Path(path)), "path": str(path), **facts}
    return add_corrections(clean_document(file.stem, raw, facts, where=str(file)), file)


def decode_with_facts(data: bytes, source: str | Path) -> tuple[str, dict[str, Any]]:
    """Return the text of ``data``, and the facts ``encoding``, ``sha256`` and ``warnings``."""
    text, encoding = decode(data, source)
    digest = hashlib.sha256(data).hexdigest()
    return text, {"encoding": encoding, "sha256": digest, "warnings": warn_of_encoding(encoding)}


def warn_of_encoding(encoding: str) -> tuple[str, ...]:
    """Return a warning where a text was not read as UTF-8."""
    return () if encoding.startswith("utf-8") else (f"Read as {encoding}, not UTF-8.",)


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


def files_beside(article: Path) -> list[Path]:
    """Return the files that lie beside an article and tell of it: its card, its corrections."""
    names = (article.with_suffix(suffix) for suffix in (CARD, CORRECTIONS))
    return [file for file in names if file != article and file.is_file()]


def read_card(article: Path, given: Path | None = None) -> dict[str, Any]:
    """Return what the ``.yaml`` beside an article tells of it; nothing where there is none.

    A codebook is told by its place beside the path that was ``given`` for the article.

    Raises
    ------
    InputError
        The card breaks its rules.
    """
    path = article.with_suffix(CARD)
    if not path.exists():
        return {}
    card = asdict(read_yaml(path, ArticleCard, error=InputError))
    if card["codebook"]:
        card["codebook"] = os.path.normpath((given or article).parent / card["codebook"])
    return {key: value for key, value in card.items() if value is not None}
