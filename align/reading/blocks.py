"""A text put together block by block, for files that say themselves where their paragraphs and cells are."""

from __future__ import annotations

from dataclasses import dataclass, field

from align.document import Region, RegionKind, Span
from align.reading.extract import Extract

PARAGRAPH = "\n\n"
LINE = "\n"
NEXT_CELL = "\t"
BULLET = "• "


@dataclass(slots=True)
class Blocks:
    """The text so far, and what is known of it; every block is a region, so every place has its locator."""

    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _regions: list[Region] = field(default_factory=list)
    _masked: list[Span] = field(default_factory=list)

    def add(self, text: str, kind: RegionKind, locator: str, *, before: str = PARAGRAPH, mark: str = "") -> None:
        """Add one block; `before` stands between it and the one before it, `mark` (a bullet, a number) is masked.

        Code is masked whole: nobody reads it as words.
        """
        if not text or text.isspace():
            return
        if self._parts:
            self._put(before)
        if mark:
            self._masked.append(Span(self._length, self._length + len(mark)))
            self._put(mark)
        span = Span(self._length, self._length + len(text))
        self._put(text)
        self._regions.append(Region(span, kind, locator))
        if kind is RegionKind.CODE:
            self._masked.append(span)

    def add_comment(self, text: str) -> None:
        """Add what is no block but has to be read, such as a comment that silences a rule."""
        if self._parts:
            self._put(PARAGRAPH)
        self._put(text)

    def close(self, *, language: str | None = None, encoding: str = "utf-8", warnings: tuple[str, ...] = ()) -> Extract:
        """All of it; a text that is not empty ends with a line break."""
        if self._parts:
            self._put(LINE)
        return Extract(
            text="".join(self._parts),
            regions=tuple(self._regions),
            masked=tuple(self._masked),
            language=language,
            encoding=encoding,
            warnings=warnings,
        )

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
