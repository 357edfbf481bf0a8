"""Which lines belong together: lines as set become the blocks that were written.

Only the layout speaks here: blank lines, indents, trailing blanks, lengths, stops and capitals. How a word
broken at a line's end is joined is not asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from align.joins import Joins, find_joins, measure_habits
from align.lines import Line, Lines
from align.marks import ListMark
from align.signs import (
    CLOSING,
    HANGING,
    LONGEST_HEADING_LINES,
    SLOW_ENDINGS,
    Ending,
    Habits,
    Surroundings,
    begins_dateline,
    begins_small,
    find_ending,
    first_word,
    follows_title,
    is_amid_name,
    is_overlong,
    is_rest,
    is_set_in,
    is_short,
    is_title,
    shows_end,
    wraps_plainly,
)
from align.stops import SENTENCE_OPENERS

_MOST_AT_ONCE = 1 << 18
"""Of so many lines each becomes a value at once; of more, only those that are looked at, for a while."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, from `start`; its own words from `content`, behind a list mark."""

    start: int
    content: int
    end: int
    mark: ListMark | None
    is_heading: bool


def find_paragraphs(text: str, raw: str, lines: Lines) -> list[Paragraph]:
    """Put together what belongs together, in reading order; `raw` still has the list marks that `text` may mask."""
    kept = np.flatnonzero(~lines.are_folios).tolist() if lines.are_folios.any() else range(len(lines))
    habits = measure_habits(lines)
    joins = find_joins(text, raw, lines, kept, habits)
    rows = list(lines) if len(lines) <= _MOST_AT_ONCE else lines
    setting = _Setting(text, rows, kept, habits, joins)
    paragraphs: list[Paragraph] = []
    numbers: dict[str, int] = {}
    done, first, mark = 0, 0, joins.marks.get(0)
    while first < len(kept):
        if mark and mark.number is not None:
            numbers[mark.style] = mark.number
        following, next_mark = setting.find_next(first, mark, numbers)
        paragraphs += [_close(text, rows[folio], rows[folio], 1, None) for folio in range(done, kept[first])]
        last = rows[kept[following - 1]]
        paragraphs.append(_close(text, rows[kept[first]], last, following - first, mark))
        done, first, mark = kept[following - 1] + 1, following, next_mark
    paragraphs += [_close(text, rows[folio], rows[folio], 1, None) for folio in range(done, len(lines))]
    return paragraphs


@dataclass(frozen=True, slots=True)
class _Setting:
    """A text's lines, those `kept` that are no folios, and what is plain of them; all numbers are of kept ones."""

    text: str
    lines: Sequence[Line]
    kept: Sequence[int]
    habits: Habits
    joins: Joins

    def find_next(self, first: int, mark: ListMark | None, numbers: dict[str, int]) -> tuple[int, ListMark | None]:
        """The line that opens the paragraph after the one from `first`, with its list mark."""
        text, lines, kept, marks = self.text, self.lines, self.kept, self.joins.marks
        head, number = lines[kept[first]], first
        while (number := self._find_doubt(first, number + 1, mark)) < len(kept):
            line, last = lines[kept[number]], lines[kept[number - 1]]
            ending = find_ending(text, last, line)
            around = Surroundings(ending, head, last, number - first, mark, self.habits, lines, kept, number)
            found = marks.get(number)
            if found and _is_item(found, line, around, numbers):
                return number, found
            if not goes_on(text, line, around):
                return number, None
        return number, None

    def _find_doubt(self, first: int, number: int, mark: ListMark | None) -> int:
        """The next line of which it is not plain that it goes on with the paragraph from `first`."""
        doubts = self.joins.doubts_in_item if mark else self.joins.doubts
        near = min(first + 1 + LONGEST_HEADING_LINES, len(self.kept)) if self.habits.is_wrapped else number
        while number < near:
            if doubts[number] or not (self.joins.wraps[number] or self._begins_in_sentence(number)):
                return number
            number += 1
        found = doubts.find(1, number)
        return found if found >= 0 else len(self.kept)

    def _begins_in_sentence(self, number: int) -> bool:
        """Say whether a line's first word is none that shows that a heading is above it."""
        return first_word(self.text, self.lines[self.kept[number]]).lower() not in SENTENCE_OPENERS


def _is_item(found: ListMark, line: Line, around: Surroundings, numbers: dict[str, int]) -> bool:
    """Say whether a mark opens a list item, or a sentence merely wraps at such a place."""
    is_after_end = (
        around.ending in (Ending.STOP, Ending.COLON)
        or (line.is_apart and around.ending is Ending.OPEN)
        or (around.habits.keeps_trailing_blanks and not around.last.has_trailing_blank)
    )
    if found.is_certain or is_after_end:
        return True
    is_in_list = around.mark is not None and around.mark.style == found.style
    return is_in_list and (found.number is None or found.number == numbers.get(found.style, 0) + 1)


def goes_on(text: str, line: Line, around: Surroundings) -> bool:
    """Say whether `line` goes on with the paragraph of the lines from `around.head` on."""
    is_small = begins_small(text, line)
    if around.ending is Ending.STOP:
        return not line.is_apart and not _opens_paragraph(text, line, around)
    if around.ending is Ending.COLON:
        return not line.is_apart and (is_small or not shows_end(text, line, around))
    if is_small or around.ending is Ending.HANGING:
        return True
    return not _opens_block(text, line, around)


def _opens_block(text: str, line: Line, around: Surroundings) -> bool:
    """After a line without a stop, at a line with a capital: was the first a heading, a caption or an item?"""
    keeps_blanks = around.habits.keeps_trailing_blanks
    if (keeps_blanks and not around.last.has_trailing_blank) or begins_dateline(text, line):
        return True
    if not around.habits.is_wrapped:
        if line.is_apart or not is_rest(text, line, around):
            return True
        return is_short(text, line, around) and is_title(text, around.head.start, around.last.end)
    is_opener = first_word(text, line).lower() in SENTENCE_OPENERS
    if is_set_in(text, line, around) or (is_opener and follows_title(text, line, around)):
        return True
    if not line.is_apart:
        if keeps_blanks or not is_short(text, line, around):
            return False
        if is_opener or not is_amid_name(text, line, around) or is_overlong(text, line, around):
            return True
        return is_title(text, around.head.start, around.last.end)
    return is_short(text, line, around) or (is_opener and not keeps_blanks)


def _opens_paragraph(text: str, line: Line, around: Surroundings) -> bool:
    """After a full stop, without a blank line: is this another paragraph?

    Even where lines that go on end in a blank, one that was left long before it was full is a last one. And a
    line that a gap parts from the rest of its own sentence is a first one.
    """
    if around.mark is not None:
        return line.indent <= around.head.indent
    if shows_end(text, line, around) or is_short(text, line, around):
        return True
    return line.indent > around.last.indent + 1 or _stands_before_gap(text, line, around)


def _stands_before_gap(text: str, line: Line, around: Surroundings) -> bool:
    following = next(iter(around.following()), None)
    return following is not None and following.is_apart and wraps_plainly(text, line, following)


def _close(text: str, head: Line, last: Line, count: int, mark: ListMark | None) -> Paragraph:
    start, end = head.start, last.end
    content = max(start, min(mark.end, end)) if mark else start
    is_heading = (
        count <= LONGEST_HEADING_LINES
        and text[end - 1] not in HANGING
        and text[end - 1] not in SLOW_ENDINGS - CLOSING
        and is_title(text, content, end)
    )
    return Paragraph(mark.start if mark else start, content, end, mark, is_heading)
