"""The outputs of a code cell as blocks: exhibits, pictures, tables and text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from analysis_utils.report.text import printable

PAYLOAD_TYPE = "application/vnd.analysis-utils+json"
_PICTURES = ("image/svg+xml", "image/png", "image/jpeg")
_ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_HIDDEN = frozenset({"script", "style", "template", "head", "title"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A display payload; figures and tables have a number and an anchor."""

    payload: Mapping[str, Any]
    number: int | None = None
    anchor: str = ""

    @property
    def kind(self) -> str:
        """The type of the payload: figure, table, card, notice, reading or prose."""
        return str(self.payload.get("type", ""))

    @property
    def label(self) -> str:
        """What text calls it, ``"Figure 2"``; '' without a number."""
        return f"{self.kind.capitalize()} {self.number}" if self.number is not None else ""

    @property
    def name(self) -> str:
        """The name that cross references use, or ''."""
        return str(self.payload.get("name") or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An image: SVG source, or the base64 text of a PNG or JPEG file."""

    media_type: str
    data: str
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Text as a program printed it; ``is_error`` for standard error and tracebacks."""

    text: str
    is_error: bool = False


Output = Exhibit | Picture | Text


def read_outputs(outputs: Sequence[Mapping[str, Any]]) -> Iterator[Output]:
    """Turn the outputs of one cell into blocks.

    Of an output in several formats the richest one is taken that can be shown without running
    anything: payload, picture, table, text. HTML is read for its table or its words only.

    Parameters
    ----------
    outputs : sequence of mapping
        Outputs as a notebook of format 4 stores them.

    Yields
    ------
    Exhibit, Picture or Text
        One block per output that has something to show.
    """
    for output in outputs:
        kind = output["output_type"]
        if kind == "stream":
            text = _plain(output["text"])
            if text.strip():
                yield Text(text=text, is_error=output["name"] == "stderr")
        elif kind == "error":
            lines = "\n".join(output.get("traceback") or [])
            summary = f"{output.get('ename', '')}: {output.get('evalue', '')}"
            yield Text(text=_plain(lines) or printable(summary), is_error=True)
        else:
            block = _read_bundle(output["data"])
            if block is not None:
                yield block


def _read_bundle(data: Mapping[str, Any]) -> Output | None:
    payload = data.get(PAYLOAD_TYPE)
    if isinstance(payload, Mapping):
        return Exhibit(payload=_printable_json(payload))
    plain = _plain(data.get("text/plain", ""))
    for media_type in _PICTURES:
        if media_type in data:
            return Picture(
                media_type=media_type,
                data=_joined(data[media_type]),
                alt="" if plain.startswith("<") else plain,
            )
    table = read_html_table(_joined(data["text/html"])) if "text/html" in data else None
    if table is not None:
        return Exhibit(payload={**table, "type": "grid"})
    text = plain or _plain(data.get("text/latex", "")) or _plain(data.get("text/markdown", ""))
    text = text or _html_words(_joined(data.get("text/html", "")))
    return Text(text=text) if text.strip() else None


def read_html_table(html: str) -> dict[str, Any] | None:
    """Return columns and rows of the first table in a piece of HTML, or None without one.

    Examples
    --------
    >>> read_html_table("<table><tr><th>a</th></tr><tr><td>1 &lt; 2</td></tr></table>")
    {'columns': [{'name': 'c1', 'label': 'a', 'align': 'left'}], 'rows': [['1 < 2']]}
    """
    if "<table" not in html.lower():
        return None
    reader = _TableReader()
    reader.feed(html)
    reader.close()
    rows = [row for row in reader.rows if row]
    if not rows:
        return None
    width = max(map(len, rows))
    header, *body = ([*row, *[""] * (width - len(row))] for row in rows)
    columns = [
        {"name": f"c{place}", "label": label, "align": _alignment([row[place - 1] for row in body])}
        for place, label in enumerate(header, start=1)
    ]
    return {"columns": columns, "rows": body}


class _TableReader(HTMLParser):
    """Collects the words of the cells of the first table, row by row."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._cells: list[list[list[str]]] = []
        self._depth = 0
        self._hidden = 0
        self._done = False
        self._in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag == "table":
            self._depth += 1
        elif self._depth == 1 and not self._done:
            if tag == "tr":
                self._cells.append([])
            elif tag in ("td", "th"):
                if not self._cells:
                    self._cells.append([])
                self._cells[-1].append([])
                self._in_cell = True

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag == "table":
            self._depth = max(0, self._depth - 1)
            self._done = self._done or self._depth == 0
        elif tag in ("td", "th") and self._depth == 1:
            self._in_cell = False

    def handle_data(self, data: str) -> None:
        if self._in_cell and not self._hidden and not self._done:
            self._cells[-1][-1].append(printable(data))

    @property
    def rows(self) -> list[list[str]]:
        """The words of each cell."""
        return [[" ".join("".join(cell).split()) for cell in row] for row in self._cells]


class _WordReader(HTMLParser):
    """Collects the words outside scripts and styles."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in _HIDDEN

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.extend(data.split())


def _html_words(html: str) -> str:
    reader = _WordReader()
    reader.feed(html)
    reader.close()
    return printable(" ".join(reader.words))


def _alignment(cells: list[str]) -> str:
    filled = [cell.replace(",", "").lstrip("-−").rstrip("%") for cell in cells if cell]
    numbers = [cell.replace(".", "", 1).isdigit() for cell in filled]
    return "right" if numbers and all(numbers) else "left"


def _joined(text: Any) -> str:
    return "".join(text) if isinstance(text, list) else str(text)


def _plain(text: Any) -> str:
    return printable(_ANSI.sub("", _joined(text)))


def _printable_json(value: Any) -> Any:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Mapping):
        return {str(key): _printable_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_printable_json(item) for item in value]
    return value
