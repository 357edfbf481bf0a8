"""The text of a Word file's part, paragraph by paragraph, with every tracked change accepted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from align.document import RegionKind
from align.reading.blocks import BULLET, LINE, NEXT_CELL, PARAGRAPH, Blocks
from align.reading.word_parts import Style, Target, outline_kind, parse_sign, value_of, word_name

_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_DROPPED = frozenset(("del", "moveFrom", "pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "numberingChange"))
_DELETED_MARK = frozenset(("del", "moveFrom"))
_NOTES = frozenset(("footnote", "endnote"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # the same once more, for old Words
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(slots=True)
class _Paragraph:
    """A paragraph being read; `is_joined` where the mark at its end was deleted and what follows goes on with it."""

    number: int
    kind: RegionKind = RegionKind.PROSE
    is_listed: bool = False
    is_joined: bool = False
    pieces: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Table:
    """A table being read: how many rows, and cells of the row, so far."""

    rows: int = 0
    cells: int = 0


class Walk(Target):
    """Puts what one part holds into `blocks`."""

    def __init__(self, blocks: Blocks, styles: Mapping[str, Style], part: str) -> None:
        self._blocks = blocks
        self._styles = styles
        self._part = part
        self._paragraphs: list[_Paragraph] = []  # text boxes stand inside paragraphs
        self._tables: list[_Table] = []
        self._count = 0
        self._dropped = 0
        self._properties = 0  # how deep in a paragraph's properties
        self._text: list[str] | None = None  # of the run's text that is open
        self._keeps_space = False
        self._carried: list[str] = []
        self._before = PARAGRAPH
        self._was_listed = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Open an element."""
        name = word_name(tag)
        if self._properties and name in _DELETED_MARK and self._paragraphs:
            self._paragraphs[-1].is_joined = True
        is_no_note = name in _NOTES and value_of(attributes, "type") not in ("", "normal")
        if self._dropped or name in _DROPPED or tag == _FALLBACK or is_no_note:
            self._dropped += 1
        elif name == "p":
            self._count += 1
            self._paragraphs.append(_Paragraph(self._count))
        elif name == "pPr":
            self._properties += 1
        elif name in ("tbl", "tr", "tc"):
            self._enter(name)
        elif self._properties and self._paragraphs:
            self._describe(self._paragraphs[-1], name, value_of(attributes))
        elif name == "t":
            self._text, self._keeps_space = [], attributes.get(_SPACE) == "preserve"
        elif name == "sym":
            self._put(parse_sign(value_of(attributes, "char")))
        elif name in _SIGNS:
            self._put(_SIGNS[name])

    def end(self, tag: str) -> None:
        """Close an element."""
        if self._dropped:
            self._dropped -= 1
            return
        name = word_name(tag)
        if name == "t" and self._text is not None:
            text = "".join(self._text)
            self._put(text if self._keeps_space else text.strip(" \t\r\n"))
            self._text = None
        elif name == "pPr":
            self._properties -= 1
        elif name == "p" and self._paragraphs:
            self._close(self._paragraphs.pop())
        elif name == "tbl" and self._tables:
            self._tables.pop()
            self._before = LINE if self._tables else PARAGRAPH

    def data(self, text: str) -> None:
        """Take text; what stands between elements is none."""
        if self._text is not None and not self._dropped:
            self._text.append(text)

    def close(self) -> None:
        """Take what a deleted paragraph mark has left."""
        if self._carried:
            self._close(_Paragraph(self._count))

    def _put(self, text: str) -> None:
        if self._paragraphs:
            self._paragraphs[-1].pieces.append(text)

    def _enter(self, name: str) -> None:
        """Say what stands before the next block: rows are lines, and tabs stand between cells."""
        if name == "tbl":
            self._tables.append(_Table())
        elif self._tables and name == "tr":
            self._tables[-1].rows += 1
            self._tables[-1].cells = 0
        elif self._tables:
            self._tables[-1].cells += 1
            row_start = LINE if self._tables[-1].rows > 1 else PARAGRAPH
            self._before = NEXT_CELL if self._tables[-1].cells > 1 else row_start

    def _describe(self, paragraph: _Paragraph, name: str, value: str) -> None:
        if name == "pStyle":
            style = self._styles.get(value, Style())
            paragraph.kind, paragraph.is_listed = style.kind, style.is_listed
        elif name == "outlineLvl":
            paragraph.kind = outline_kind(value) or paragraph.kind
        elif name == "numId":
            paragraph.is_listed = value != "0"

    def _close(self, paragraph: _Paragraph) -> None:
        pieces = [*self._carried, *paragraph.pieces]
        self._carried = pieces if paragraph.is_joined else []
        text = "".join(pieces)
        if paragraph.is_joined or not text or text.isspace():
            return
        kind = RegionKind.CELL if self._tables else paragraph.kind
        is_item = paragraph.is_listed and kind is RegionKind.PROSE
        before = LINE if is_item and self._was_listed else self._before
        locator = f"{self._part}#p[{paragraph.number}]"
        self._blocks.add(text, kind, locator, before=before, mark=BULLET if is_item else "")
        self._was_listed = is_item
        self._before = LINE if self._tables else PARAGRAPH
