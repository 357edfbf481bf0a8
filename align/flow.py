"""Running text: the lines of a block become one, blocks stand apart, and markup stays where it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from align.blocks import Block
from align.document import RegionKind, Span
from align.lines import Line, blank_masked, cut_lines
from align.mended import Edit
from align.sentences import Layout
from align.set_lines import SetBreaks, find_set_breaks

_BREAK = re.compile(r"\s*[\r\n\f]\s*")
_QUOTED_BREAK = re.compile(r"[^\S\r\n\f]*(?:\r\n|[\r\n\f])(?:[ \t]*>)+[ \t]*")
_HARD_BREAK = re.compile(r"(?:[ \t]{2,}|\\)(?:\r\n|[\r\n])")
_INDENT = re.compile(r"[ \t]*\Z")
_HYPHENS = frozenset("-‐‑")
_TIGHT = frozenset("—–/")
"""Marks that stand between two words without a blank, and so at a line's end too."""
_SUSPENDED = re.compile(r"(?:and|or|nor|to|und|oder|et|ou|y|o|и|или)\b", re.IGNORECASE)
_SPACELESS = re.compile(r"[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff60]")
"""Characters of scripts that part no words, and their punctuation; not Korean, which does."""


def find_flow(text: str, layout: Layout, *, masked: tuple[Span, ...] = (), is_markup: bool = False) -> tuple[Edit, ...]:
    """Edits that put each block of `text` on one line, with an empty line between two that are not list items.

    Where `is_markup` says that white space means something (Markdown), indents, hard breaks, code and
    what stands between list items stay. Rows and verse stay lines, a page's number stays on a line of its own.
    """
    plain = blank_masked(text, masked)
    set_breaks = SetBreaks() if is_markup else find_set_breaks(plain, text)
    flow = _Flow(text, plain, is_markup, "\r\n" if "\r\n" in text else "\n", set_breaks)
    edits = [*flow.begin(layout.blocks), *flow.part(layout.blocks), *flow.end(layout.blocks)]
    for block in layout.blocks:
        if block.kind is not RegionKind.CODE:
            edits += flow.join(block)
    return tuple(sorted(edit for edit in edits if edit.span.of(text) != edit.replacement))


@dataclass(frozen=True, slots=True)
class _Flow:
    """`text` as read, and `plain` with its markup blanked."""

    text: str
    plain: str
    is_markup: bool
    newline: str
    set_breaks: SetBreaks

    def begin(self, blocks: Sequence[Block]) -> Iterator[Edit]:
        """Nothing before the first block, unless it is markup."""
        lead = Span(0, blocks[0].span.start if blocks else len(self.text))
        if not self.is_markup and lead.of(self.text).isspace():
            yield Edit(lead, "")

    def end(self, blocks: Sequence[Block]) -> Iterator[Edit]:
        """One line break after the last block."""
        if blocks:
            words = len(self.text.rstrip())
            if words >= blocks[-1].span.end:
                yield Edit(Span(words, len(self.text)), self.newline)

    def part(self, blocks: Sequence[Block]) -> Iterator[Edit]:
        """What stands between two blocks."""
        for before, after in pairwise(blocks):
            gap = Span(before.span.end, after.span.start)
            blank = gap.of(self.text)
            if not blank.isspace() or self._is_set(before, gap.start):
                continue
            if not self.is_markup:
                yield Edit(gap, self.newline if before.is_listed and after.is_listed else 2 * self.newline)
            elif _BREAK.search(blank) and not (
                RegionKind.CODE in (before.kind, after.kind) or before.is_listed or after.is_listed
            ):
                indent = _INDENT.search(blank)
                yield Edit(gap, 2 * self.newline + (indent.group() if indent else ""))

    def join(self, block: Block) -> Iterator[Edit]:
        """The line breaks inside a block."""
        for before, after in pairwise(cut_lines(self.plain, self.text, block.span)):
            gap = Span(before.end, after.start)
            between = gap.of(self.text)
            if self._is_set(block, before.end):
                continue
            if before.is_folio or after.is_folio:
                yield Edit(gap, 2 * self.newline)
            elif between.isspace():
                if not (self.is_markup and _HARD_BREAK.match(between)):
                    yield Edit(gap, self._joint(before, after))
            elif self.is_markup and not _HARD_BREAK.search(between):
                yield from self._join_around_markup(gap)

    def _is_set(self, block: Block, end: int) -> bool:
        """Say whether the break at `end` stays: a heading's lines look like verse and are none."""
        is_verse = end in self.set_breaks.of_verse and block.kind is not RegionKind.HEADING
        return is_verse or end in self.set_breaks.of_rows

    def _join_around_markup(self, gap: Span) -> Iterator[Edit]:
        """A line break with markup beside it: the marks of a quotation go, all other markup stays."""
        between, plain = gap.of(self.text), gap.of(self.plain)
        found = _QUOTED_BREAK.search(between) or _BREAK.search(between)
        if found is None or len(_BREAK.findall(between)) > 1:
            return
        span = Span(gap.start + found.start(), gap.start + found.end())
        marks = span.of(self.text).replace(">", " ")
        if marks == plain[found.start() : found.end()]:
            yield Edit(span, " ")

    def _joint(self, before: Line, after: Line) -> str:
        """What takes the place of a line break between two lines of one block."""
        last, first = self.text[before.end - 1], self.text[after.start]
        is_tight = before.end - before.start > 1 and not self.text[before.end - 2].isspace()
        if last in _HYPHENS and is_tight and first.isalnum():
            return " " if _SUSPENDED.match(self.text, after.start) else ""
        if (last in _TIGHT and is_tight) or (_SPACELESS.match(last) and _SPACELESS.match(first)):
            return ""
        return " "
