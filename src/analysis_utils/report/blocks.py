"""A notebook as a sequence of blocks: what both page formats are written from.

Headings are levelled, figures and tables numbered, notes counted and cross references resolved
here, once, so that HTML and PDF cannot differ in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from analysis_utils.report.chapters import METADATA, Notebook
from analysis_utils.report.markdown import Token, find_notes, parse_markdown, plain_text
from analysis_utils.report.outputs import Exhibit, Output, read_outputs
from analysis_utils.report.text import anchor_name, printable

_UNTITLED = "Report"
_NUMBERED = {"figure": "fig", "table": "tab"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; level 1 is the title of the page and does not occur among the blocks."""

    level: int
    anchor: str
    children: tuple[Token, ...]

    @property
    def text(self) -> str:
        """The words of the heading."""
        return plain_text(list(self.children))


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Markdown other than headings, as block tokens."""

    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """The source of a code cell."""

    source: str


Block = Heading | Prose | Code | Output


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a page is written from.

    Attributes
    ----------
    title, language
        The title in plain text, and the language tag of the text.
    blocks
        The content in order.
    labels
        ``(label, anchor)`` of each numbered figure and table, by ``"fig:name"`` or ``"tab:name"``.
    """

    title: str
    language: str
    blocks: tuple[Block, ...]
    labels: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def n_header_blocks(self) -> int:
        """1 where the blocks begin with a header card, else 0."""
        return int(bool(self.blocks) and _is_card(self.blocks[0]))

    @property
    def has_contents(self) -> bool:
        """Whether there are enough headings for a contents list to be of use."""
        return sum(isinstance(block, Heading) for block in self.blocks) > 3


def read_blocks(notebook: Notebook) -> Report:
    """Turn a notebook, executed or not, into the blocks of a page.

    Parameters
    ----------
    notebook : notebook
        Format 4. Its metadata may hold, under ``analysis_utils``, ``title`` and ``language``.

    Returns
    -------
    Report
        The title is that of the metadata, else of the first header card, else the first heading,
        which then is not repeated. An empty notebook gives no blocks.
    """
    title, blocks = _take_title(notebook, list(_merged(_with_header_first(_blocks(notebook)))))
    numbering = _Numbering()
    finished = tuple(numbering.finish(block) for block in blocks)
    return Report(
        title=title,
        language=_setting(notebook, "language") or "en",
        blocks=finished,
        labels=numbering.labels,
    )


class _Numbering:
    """What one pass over the blocks remembers: levels, anchors, and how far each count is."""

    def __init__(self) -> None:
        self.labels: dict[str, tuple[str, str]] = {}
        self._taken = {"title", "contents", "notes", "main"}
        self._numbers = dict.fromkeys(_NUMBERED, 0)
        self._n_notes = 0
        self._level = 1

    def finish(self, block: Block) -> Block:
        """Return the block with its level, number and anchor."""
        if isinstance(block, Heading):
            # Readers of headings, and PDF/UA, want no level skipped.
            self._level = min(block.level + 1, self._level + 1, 6)
            self._number_notes(block.children)
            anchor = anchor_name(block.text, self._taken)
            return Heading(level=self._level, anchor=anchor, children=block.children)
        if isinstance(block, Prose):
            self._number_notes(block.tokens)
        elif isinstance(block, Exhibit) and block.kind in _NUMBERED:
            return self._number_exhibit(block)
        return block

    def _number_exhibit(self, block: Exhibit) -> Exhibit:
        self._numbers[block.kind] += 1
        number, prefix = self._numbers[block.kind], _NUMBERED[block.kind]
        anchor = anchor_name(f"{prefix}-{block.name or number}", self._taken)
        numbered = Exhibit(payload=block.payload, number=number, anchor=anchor)
        self.labels.setdefault(f"{prefix}:{block.name}", (numbered.label, anchor))
        return numbered

    def _number_notes(self, tokens: Sequence[Token]) -> None:
        for note in find_notes(tokens):
            self._n_notes += 1
            note["number"] = self._n_notes


def _blocks(notebook: Notebook) -> Iterator[Block]:
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            yield from _prose(parse_markdown(cell.source))
            continue
        # What a cell shows comes first, and then the code that made it.
        if cell.cell_type == "code":
            yield from read_outputs(cell.outputs)
        if cell.source.strip():
            yield Code(source=printable(cell.source).strip("\n"))


def _prose(tokens: list[Token]) -> Iterator[Block]:
    run: list[Token] = []
    for token in tokens:
        if token["type"] == "heading":
            if run:
                yield Prose(tokens=tuple(run))
                run = []
            level = token["attrs"]["level"]
            yield Heading(level=level, anchor="", children=tuple(token["children"]))
        else:
            run.append(token)
    if run:
        yield Prose(tokens=tuple(run))


def _merged(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks with code that follows code made one block."""
    held: list[str] = []
    for block in blocks:
        if isinstance(block, Code):
            held.append(block.source)
            continue
        if held:
            yield Code(source="\n\n".join(held))
            held = []
        yield block
    if held:
        yield Code(source="\n\n".join(held))


def _with_header_first(blocks: Iterator[Block]) -> list[Block]:
    """Return the blocks with the first card, the header of a report, at their head."""
    listed = list(blocks)
    place = next((i for i, b in enumerate(listed) if _is_card(b)), 0)
    return [*listed[place : place + 1], *listed[:place], *listed[place + 1 :]]


def _is_card(block: Block) -> bool:
    return isinstance(block, Exhibit) and block.kind == "card"


def _take_title(notebook: Notebook, blocks: list[Block]) -> tuple[str, list[Block]]:
    first = blocks[0] if blocks else None
    card = first if isinstance(first, Exhibit) and first.kind == "card" else None
    title = _setting(notebook, "title") or (str(card.payload.get("title") or "") if card else "")
    if title:
        return printable(title), blocks
    for place, block in enumerate(blocks):
        if isinstance(block, Heading) and block.text:
            return block.text, blocks[:place] + blocks[place + 1 :]
    return _UNTITLED, blocks


def _setting(notebook: Notebook, name: str) -> str:
    return str(notebook.metadata.get(METADATA, {}).get(name) or "")
