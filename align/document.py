"""A text as read, its pages and regions, and where things stand in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from align.errors import SpanError

LINE_BREAK = re.compile(r"\r\n|\n|\r")

AROUND = 50_000
"""Characters to each side of a place that count as the text around it, where the text is asked what is usual in it.

Longer documents are read in parts, which must find what the whole has; most reports are shorter.
"""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open stretch of text, `text[start:end]`, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise SpanError(f"span {self.start}:{self.end} runs backwards")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Say whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """Cut this stretch out of `text`."""
        return text[self.start : self.end]


class RegionKind(StrEnum):
    """What a stretch of a document is."""

    PROSE = "prose"
    HEADING = "heading"
    CODE = "code"
    QUOTE = "quote"
    CAPTION = "caption"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of one kind; `locator` says where it stands in the source file, None where that is the text itself."""

    span: Span
    kind: RegionKind
    locator: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the source, numbered from 1."""

    number: int
    span: Span


def _page_start(page: Page) -> int:
    return page.span.start


@dataclass(frozen=True, slots=True)
class Document:
    """One text as read.

    `masked` spans are markup: they stay in `text`, but nobody reads them as words
    (`**`, a link's address, a code block). They are sorted and do not overlap.
    """

    path: str
    text: str
    media_type: str
    sha256: str
    pages: tuple[Page, ...] = ()
    regions: tuple[Region, ...] = ()
    masked: tuple[Span, ...] = ()
    encoding: str = "utf-8"
    language: str | None = None
    warnings: tuple[str, ...] = ()

    def page_at(self, offset: int) -> int | None:
        """Number of the page that holds `offset`, None where the source has no pages."""
        if not self.pages:
            return None
        return self.pages[max(0, bisect_right(self.pages, offset, key=_page_start) - 1)].number


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place as people count it: line and column from 1, in code points."""

    line: int
    column: int


class LineIndex:
    """Turns offsets of one text into lines and columns; CRLF is one line break of two characters."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in LINE_BREAK.finditer(text))]
        self._text = text

    def position(self, offset: int) -> Position:
        """Line and column of `offset`, both from 1."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """Text of line `number` without its line break."""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self._text)
        return self._text[start:end].rstrip("\r\n")

    def __len__(self) -> int:
        return len(self._starts)
