"""Blocks and sentences of a text: what bounds a term.

A hard wrap, a narrow column, a blank line or a page break inside a sentence does not end it; a full stop, a
heading's end, a list mark and a blank line after a stop do.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from align.document import Region, RegionKind, Span
from align.lines import Lines, blank_masked, cut_lines, folios_among
from align.reflow import find_paragraphs
from align.stops import STOP, ends_sentence

_LETTER = re.compile(r"[^\W\d_]")
_WHOLE = frozenset({RegionKind.HEADING, RegionKind.CELL, RegionKind.CODE})


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or cell of `text`; its own words begin at `content`, behind a list mark.

    Most blocks are never asked for their sentences, so these are found at the first asking.
    """

    span: Span
    kind: RegionKind
    content: int
    text: str = field(repr=False)
    is_listed: bool = False
    _sentences: tuple[Span, ...] | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def sentences(self) -> tuple[Span, ...]:
        """The block's sentences in order, without its list mark; one at least, none in a block without words."""
        if self._sentences is None:
            found = find_sentences(self.text, self.content, self.span.end) if len(self.span) else ()
            object.__setattr__(self, "_sentences", found)
            return found
        return self._sentences


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of one text, in order; every character that is read lies in one sentence of one block.

    `folios` are the page numbers, which may stand inside a sentence: nobody reads them as its words.
    """

    blocks: tuple[Block, ...]
    folios: tuple[Span, ...] = ()
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple([block.span.start for block in self.blocks]))

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds `offset`.

        A list mark goes with its item's first sentence, what stands between two sentences with the one
        before it; a text without sentences gives an empty span.
        """
        if not self.blocks:
            return Span(offset, offset)
        sentences = self.block_at(offset).sentences
        return sentences[bisect_right(sentences, offset, lo=1, key=_start) - 1]

    def folios_in(self, span: Span) -> tuple[Span, ...]:
        """The page numbers that lie in `span`."""
        low = bisect_left(self.folios, span.start, key=_start)
        return self.folios[low : bisect_left(self.folios, span.end, key=_start)]

    def block_at(self, offset: int) -> Block:
        """The block that holds `offset`, or the one before it; a text without blocks gives an empty one."""
        if not self.blocks:
            return Block(Span(offset, offset), RegionKind.PROSE, offset, "")
        return self.blocks[max(0, bisect_right(self._starts, offset) - 1)]


def find_layout(text: str, *, regions: tuple[Region, ...] = (), masked: tuple[Span, ...] = ()) -> Layout:
    """Find the blocks of `text` and their sentences.

    A region that is not prose is bounded on both sides; prose regions are not, because a reader's
    paragraph may end inside a sentence.
    """
    read = blank_masked(text, masked)
    blocks: list[Block] = []
    folios: list[Span] = []
    for stretch, kind in _cut_stretches(len(text), regions):
        if read[stretch.start : stretch.end].isspace():
            continue
        if kind in _WHOLE:
            blocks += _find_whole(read, stretch, kind)
            continue
        lines = cut_lines(read, text, stretch)
        folios += folios_among(lines)
        blocks += _find_blocks(read, text, lines, kind)
    return Layout(tuple(blocks), tuple(folios))


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


def _find_whole(text: str, stretch: Span, kind: RegionKind) -> list[Block]:
    """A stretch that is one block by itself, whatever its lines look like."""
    content = text[stretch.start : stretch.end]
    end = stretch.start + len(content.rstrip())
    start = stretch.end - len(content.lstrip())
    return [Block(Span(start, end), kind, start, text)]


def _find_blocks(text: str, raw: str, lines: Lines, kind: RegionKind) -> list[Block]:
    """Blocks of a stretch that its lines tell apart."""
    is_prose = kind is RegionKind.PROSE
    return [
        Block(
            Span(found.start, found.end),
            RegionKind.HEADING if found.is_heading and is_prose else kind,
            found.content,
            text,
            is_listed=found.mark is not None,
        )
        for found in find_paragraphs(text, raw, lines)
    ]


def find_sentences(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Sentences of one block, `text[start:end]`, without the blanks between them.

    A sentence has a letter in it: a number with a stop at its beginning goes with what follows.
    """
    first_letter = _LETTER.search(text, start, end)
    if first_letter is None:
        return (Span(start, end),)
    bounds = [start]
    ends: list[int] = []
    lettered = first_letter.start()
    for found in STOP.finditer(text, start, end):
        if found.start() < lettered or not ends_sentence(text, found, start=bounds[-1], end=end):
            continue
        following = _LETTER.search(text, found.end("blanks"), end)
        if following is None:
            break
        lettered = following.start()
        ends.append(found.start("blanks"))
        bounds.append(found.end("blanks"))
    ends.append(end)
    return tuple(Span(first, last) for first, last in zip(bounds, ends, strict=True))
