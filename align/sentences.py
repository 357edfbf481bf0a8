"""Blocks and sentences of a text: what bounds a term.

A hard wrap, a narrow column, a blank line or a page break inside a sentence does not end it; a full stop, a
heading's end, a list mark and a blank line after a stop do.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np

from align.blocks import Block, Blocks, Columns, number_of
from align.characters import Places
from align.document import Document, Region, RegionKind, Span
from align.joins import measure_pieces
from align.lines import blank_masked, cut_lines, folios_among
from align.paragraphs import Paragraphs
from align.reflow import find_paragraphs
from align.signs import Habits

_WHOLE = frozenset({RegionKind.HEADING, RegionKind.CELL, RegionKind.CODE})


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """The blocks of one text, in order; every character that is read lies in one sentence of one block.

    `folios` are the page numbers, which may stand inside a sentence: nobody reads them as its words.
    """

    blocks: Sequence[Block]
    folios: tuple[Span, ...] = ()
    block_starts: Places = field(init=False, repr=False)
    _starts: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        blocks = self.blocks
        if isinstance(blocks, Blocks):
            starts = blocks.starts
        else:
            starts = np.array([block.span.start for block in blocks], np.int64)
        object.__setattr__(self, "block_starts", starts)
        object.__setattr__(self, "_starts", starts.tolist())

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds `offset`.

        A list mark goes with its item's first sentence, what stands between two sentences with the one
        before it; a text without sentences gives an empty span.
        """
        if not self.blocks:
            return Span(offset, offset)
        return self.block_at(offset).sentence_at(offset)

    def folios_in(self, span: Span) -> tuple[Span, ...]:
        """The page numbers that lie in `span`."""
        low = bisect_left(self.folios, span.start, key=_start)
        return self.folios[low : bisect_left(self.folios, span.end, key=_start)]

    def block_at(self, offset: int) -> Block:
        """The block that holds `offset`, or the one before it; a text without blocks gives an empty one."""
        if not self.blocks:
            return Block(Span(offset, offset), RegionKind.PROSE, offset, "")
        return self.blocks[max(0, bisect_right(self._starts, offset) - 1)]


Setting: TypeAlias = tuple[Span, Habits]
"""How the lines of a stretch were set."""

_PIECE = 2_000_000
"""Characters of a stretch whose lines are measured at a time."""


def find_layout(
    text: str,
    *,
    regions: tuple[Region, ...] = (),
    masked: tuple[Span, ...] = (),
    settings: Sequence[Setting] = (),
) -> Layout:
    """Find the blocks of `text` and their sentences.

    A region that is not prose is bounded on both sides; prose regions are not, because a reader's
    paragraph may end inside a sentence. `settings`, in order, are of stretches that show by themselves no longer how
    their lines were set: those that were mended, or have been cut.
    """
    read = blank_masked(text, masked)
    found: list[Columns] = []
    folios: list[Span] = []
    for stretch, kind in _cut_stretches(len(text), regions):
        if read[stretch.start : stretch.end].isspace():
            continue
        if kind in _WHOLE:
            found.append(_find_whole(read, stretch, kind))
            continue
        lines = cut_lines(read, text, stretch)
        folios += folios_among(lines)
        paragraphs = find_paragraphs(read, text, lines, _known_habits(settings, stretch))
        found.append(_find_blocks(paragraphs, kind))
    return Layout(Blocks(read, found) if found else (), tuple(folios))


def measure_settings(document: Document, known: Sequence[Setting] = ()) -> tuple[Setting, ...]:
    """How the lines of each stretch of `document` were set; those in `known` are not measured."""
    text = document.text
    read = blank_masked(text, document.masked)
    return tuple(
        (span, _known_habits(known, span) or measure_stretch(read, text, span)) for span in cut_stretches(document)
    )


def measure_stretch(read: str, raw: str, stretch: Span) -> Habits:
    """How the lines of one stretch were set; `read` is `raw` with its masked parts blanked."""
    return measure_pieces(cut_lines(read, raw, piece) for piece in _cut_pieces(raw, stretch))


def _cut_pieces(text: str, stretch: Span) -> Iterator[Span]:
    """The stretch in pieces of whole lines."""
    start = stretch.start
    while stretch.end - start > _PIECE:
        end = text.find("\n", start + _PIECE, stretch.end) + 1
        if not end:
            break
        yield Span(start, end)
        start = end
    yield Span(start, stretch.end)


def _known_habits(settings: Sequence[Setting], stretch: Span) -> Habits | None:
    place = bisect_right(settings, stretch.start, key=_setting_start) - 1
    if place < 0 or settings[place][0].end <= stretch.start:
        return None
    return settings[place][1]


def _setting_start(setting: Setting) -> int:
    return setting[0].start


def cut_stretches(document: Document) -> tuple[Span, ...]:
    """The stretches of a document whose lines show how they were set."""
    return tuple(span for span, kind in _cut_stretches(len(document.text), document.regions) if kind not in _WHOLE)


def _start(span: Span) -> int:
    return span.start


def _cut_stretches(length: int, regions: tuple[Region, ...]) -> list[tuple[Span, RegionKind]]:
    """The text in order, as stretches of one kind; of regions that overlap the first counts."""
    stretches: list[tuple[Span, RegionKind]] = []
    done = 0
    for region in sorted(regions, key=lambda region: region.span):
        start, end = region.span.start, min(region.span.end, length)
        if region.kind is RegionKind.PROSE or start < done or start >= end:
            continue
        if done < start:
            stretches.append((Span(done, start), RegionKind.PROSE))
        stretches.append((Span(start, end), region.kind))
        done = end
    if done < length:
        stretches.append((Span(done, length), RegionKind.PROSE))
    return stretches


def _find_whole(text: str, stretch: Span, kind: RegionKind) -> Columns:
    """A stretch that is one block by itself, whatever its lines look like."""
    content = text[stretch.start : stretch.end]
    start, end = np.array([stretch.end - len(content.lstrip())]), np.array([stretch.start + len(content.rstrip())])
    return Columns(start, start, end, np.array([number_of(kind)], np.uint8), np.zeros(1, np.bool_))


def _find_blocks(found: Paragraphs, kind: RegionKind) -> Columns:
    """Blocks of a stretch that its lines tell apart."""
    kinds = np.full(len(found.starts), number_of(kind), np.uint8)
    if kind is RegionKind.PROSE:
        kinds[found.are_headings] = number_of(RegionKind.HEADING)
    return Columns(found.starts, found.contents, found.ends, kinds, found.are_listed)
