"""A document's text cut for reading: paragraphs of pieces, each plain, markup, a page's start or a finding's mark."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Literal

from align.document import Document, RegionKind, Span
from align.sentences import Layout
from glossary.store.findings import StoredFinding

PieceKind = Literal["plain", "markup", "page", "mark"]
Family = Literal["artifact", "variant", "banned", "mixed", "note"]
FAMILIES: dict[str, Family] = {"T110": "banned", "T111": "banned", "T112": "mixed", "T120": "mixed", "T130": "note"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that looks one way; `is_first` on the first piece of its finding. A page's start has no text."""

    kind: PieceKind
    text: str = ""
    finding: StoredFinding | None = None
    is_first: bool = False
    page: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of the text."""

    kind: RegionKind
    is_listed: bool
    pieces: tuple[Piece, ...]

    @property
    def is_page(self) -> bool:
        """Whether it only says that a page begins."""
        return all(piece.kind == "page" for piece in self.pieces)


def family_of(code: str) -> Family:
    """What sort of departure a rule reports, and so how its mark looks."""
    return FAMILIES.get(code) or ("artifact" if code.startswith("A") else "variant")


class Cutter:
    """Cuts stretches of one document; the findings are those to be marked, in any order."""

    def __init__(self, document: Document, findings: Iterable[StoredFinding]) -> None:
        self._document = document
        self._findings = sorted(findings, key=lambda each: each.finding.span)
        self._starts = [each.finding.span.start for each in self._findings]
        self._longest = max((len(each.finding.span) for each in self._findings), default=0)
        self._page_starts = {page.span.start: page.number for page in document.pages}
        self._page_offsets = sorted(self._page_starts)
        self._marked: set[int] = set()

    def paragraphs(self, layout: Layout) -> tuple[Paragraph, ...]:
        """The whole text, block by block; markup before a block goes to it, a page begins on a line of its own."""
        found: list[Paragraph] = []
        done = 0
        for block in layout.blocks:
            lead = self._between(done, block.span.start)
            if not all(piece.kind in ("markup", "page") or piece.text.isspace() for piece in lead):
                found += _parted(RegionKind.PROSE, lead)
                lead = ()
            found += _parted(block.kind, (*lead, *self.pieces(block.span)), is_listed=block.is_listed)
            done = block.span.end
        return (*found, *_parted(RegionKind.PROSE, self._between(done, len(self._document.text))))

    def pieces(self, span: Span) -> tuple[Piece, ...]:
        """`span` cut wherever a mark, a page or markup begins or ends; of two marks the shorter one shows."""
        marks = self._overlapping(span)
        masked = _overlapping_spans(self._document.masked, span)
        bounds = {span.start, span.end}
        for each in (*(mark.finding.span for mark in marks), *masked):
            bounds.update((max(span.start, each.start), min(span.end, each.end)))
        low, high = bisect_left(self._page_offsets, span.start), bisect_left(self._page_offsets, span.end)
        bounds.update(self._page_offsets[low:high])
        ordered = sorted(bounds)
        pieces: list[Piece] = []
        for start, end in pairwise(ordered):
            if start in self._page_starts:
                pieces.append(Piece("page", page=self._page_starts[start]))
            pieces.append(self._piece(Span(start, end), marks, masked))
        return tuple(pieces)

    def _between(self, start: int, end: int) -> tuple[Piece, ...]:
        pieces = self.pieces(Span(start, end)) if end > start else ()
        return tuple(piece for piece in pieces if piece.kind == "page" or not piece.text.isspace())

    def _piece(self, span: Span, marks: Sequence[StoredFinding], masked: Sequence[Span]) -> Piece:
        text = span.of(self._document.text)
        here = [mark for mark in marks if mark.finding.span.overlaps(span)]
        if here:
            shown = min(here, key=lambda mark: (len(mark.finding.span), mark.id))
            is_first = shown.id not in self._marked
            self._marked.add(shown.id)
            return Piece("mark", text, shown, is_first=is_first)
        return Piece("markup" if any(each.covers(span) for each in masked) else "plain", text)

    def _overlapping(self, span: Span) -> list[StoredFinding]:
        low = bisect_left(self._starts, span.start - self._longest)
        high = bisect_left(self._starts, span.end)
        return [each for each in self._findings[low:high] if each.finding.span.overlaps(span)]


def _parted(kind: RegionKind, pieces: tuple[Piece, ...], *, is_listed: bool = False) -> list[Paragraph]:
    """A paragraph, before it one for the pages that begin with it; none where there are no pieces."""
    pages = tuple(takewhile(lambda each: each.kind == "page", pieces))
    parts = [Paragraph(kind, is_listed, pieces[len(pages) :])] if len(pieces) > len(pages) else []
    return [Paragraph(RegionKind.PROSE, is_listed=False, pieces=pages), *parts] if pages else parts


def _overlapping_spans(spans: Sequence[Span], wanted: Span) -> list[Span]:
    low = bisect_left(spans, wanted.start, key=lambda each: each.end)
    high = bisect_left(spans, wanted.end, key=lambda each: each.start)
    return [each for each in spans[low:high] if each.overlaps(wanted)]
