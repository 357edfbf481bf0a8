"""Which lines belong together: lines as set become the blocks that were written.

Only the layout speaks here: blank lines, indents, trailing blanks, lengths, stops and capitals. How a word
broken at a line's end is joined is not asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from align.lines import Line
from align.marks import ListMark, find_mark
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

_FOLLOWING = 4


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, from `start`; its own words from `content`, behind a list mark."""

    start: int
    content: int
    end: int
    mark: ListMark | None
    is_heading: bool


def find_paragraphs(text: str, raw: str, lines: Sequence[Line], habits: Habits) -> list[Paragraph]:
    """Put together what belongs together, in reading order; `raw` still has the list marks that `text` may mask."""
    paragraphs: list[Paragraph] = []
    current: list[Line] = []
    folios: list[Line] = []
    mark: ListMark | None = None
    numbers: dict[str, int] = {}
    for place, line in enumerate(lines):
        if line.is_folio:
            folios.append(line)
            continue
        found = find_mark(raw, line.start - line.indent)
        if found and found.start < line.start:  # the reader has masked it, so it knew
            found = found._replace(is_certain=True)
        if current and found is None and wraps_plainly(text, current[-1], line):
            current.append(line)
            folios.clear()
            continue
        ending = find_ending(text, current[-1], line) if current else Ending.STOP
        opened = found if found and _is_item(found, ending, line, _Before(current, mark, numbers, habits)) else None
        following = lines[place + 1 : place + 1 + _FOLLOWING]
        if current and opened is None and goes_on(text, current, line, Surroundings(ending, following, mark, habits)):
            current.append(line)
            folios.clear()
            continue
        if current:
            paragraphs.append(_close(text, current, mark))
        paragraphs += [_close(text, [folio], None) for folio in folios]
        folios.clear()
        current, mark = [line], opened
        if opened and opened.number is not None:
            numbers[opened.style] = opened.number
    if current:
        paragraphs.append(_close(text, current, mark))
    paragraphs += [_close(text, [folio], None) for folio in folios]
    return paragraphs


@dataclass(frozen=True, slots=True)
class _Before:
    """What stands before a line that may open a list item."""

    current: Sequence[Line]
    mark: ListMark | None
    numbers: dict[str, int]
    habits: Habits


def _is_item(found: ListMark, ending: Ending, line: Line, before: _Before) -> bool:
    """Say whether a mark opens a list item, or a sentence merely wraps at such a place."""
    if found.is_certain or not before.current:
        return True
    is_after_end = (
        ending in (Ending.STOP, Ending.COLON)
        or (line.is_apart and ending is Ending.OPEN)
        or (before.habits.keeps_trailing_blanks and not before.current[-1].has_trailing_blank)
    )
    if is_after_end:
        return True
    is_in_list = before.mark is not None and before.mark.style == found.style
    return is_in_list and (found.number is None or found.number == before.numbers.get(found.style, 0) + 1)


def goes_on(text: str, current: Sequence[Line], line: Line, around: Surroundings) -> bool:
    """Say whether `line` goes on with the paragraph of the lines in `current`."""
    is_small = begins_small(text, line)
    if around.ending is Ending.STOP:
        return not line.is_apart and not _opens_paragraph(text, current, line, around)
    if around.ending is Ending.COLON:
        return not line.is_apart and (is_small or not shows_end(text, current, line, around))
    if is_small or around.ending is Ending.HANGING:
        return True
    return not _opens_block(text, current, line, around)


def _opens_block(text: str, current: Sequence[Line], line: Line, around: Surroundings) -> bool:
    """After a line without a stop, at a line with a capital: was the first a heading, a caption or an item?"""
    keeps_blanks = around.habits.keeps_trailing_blanks
    if (keeps_blanks and not current[-1].has_trailing_blank) or begins_dateline(text, line):
        return True
    if not around.habits.is_wrapped:
        is_heading = is_short(text, current, line, around) and is_title(text, current[0].start, current[-1].end)
        return line.is_apart or is_heading or not is_rest(text, line, around)
    is_opener = first_word(text, line).lower() in SENTENCE_OPENERS
    if is_set_in(text, current, line, around) or (is_opener and follows_title(text, current, line, around)):
        return True
    if not line.is_apart:
        if keeps_blanks or not is_short(text, current, line, around):
            return False
        if is_opener or not is_amid_name(text, current, line) or is_overlong(text, current, line, around):
            return True
        return is_title(text, current[0].start, current[-1].end)
    return is_short(text, current, line, around) or (is_opener and not keeps_blanks)


def _opens_paragraph(text: str, current: Sequence[Line], line: Line, around: Surroundings) -> bool:
    """After a full stop, without a blank line: is this another paragraph?

    Even where lines that go on end in a blank, one that was left long before it was full is a last one. And a
    line that a gap parts from the rest of its own sentence is a first one.
    """
    if around.mark is not None:
        return line.indent <= current[0].indent
    if shows_end(text, current, line, around) or is_short(text, current, line, around):
        return True
    return line.indent > current[-1].indent + 1 or _stands_before_gap(text, line, around)


def _stands_before_gap(text: str, line: Line, around: Surroundings) -> bool:
    following = around.following[0] if around.following else None
    return following is not None and following.is_apart and wraps_plainly(text, line, following)


def _close(text: str, lines: Sequence[Line], mark: ListMark | None) -> Paragraph:
    start, end = lines[0].start, lines[-1].end
    content = max(start, min(mark.end, end)) if mark else start
    is_heading = (
        len(lines) <= LONGEST_HEADING_LINES
        and text[end - 1] not in HANGING
        and text[end - 1] not in SLOW_ENDINGS - CLOSING
        and is_title(text, content, end)
    )
    return Paragraph(mark.start if mark else start, content, end, mark, is_heading)
