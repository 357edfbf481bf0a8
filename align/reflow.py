"""Which lines belong together: lines as set become the blocks that were written.

Only the layout speaks here: blank lines, indents, trailing blanks, lengths, stops and capitals. How a word
broken at a line's end is joined is not asked.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from align.characters import Places
from align.endings import Ending, find_ending
from align.joins import Joins, find_joins, measure_habits
from align.lines import Line, Lines
from align.marks import ListMark
from align.paragraphs import Paragraphs, close_paragraphs
from align.signs import (
    LONGEST_HEADING_LINES,
    Habits,
    Surroundings,
    begins_dateline,
    begins_small,
    first_word,
    follows_title,
    is_amid_name,
    is_overlong,
    is_rest,
    is_set_in,
    is_short,
    is_title,
    shows_end,
    word_from,
    wraps_plainly,
)
from align.stops import SENTENCE_OPENERS

_FEW_AT_ONCE = 8
"""Where fewer than one line in so many must be looked at, lines become values by pages, else all at once."""

_MOST_AT_ONCE = 1 << 18


def find_paragraphs(text: str, raw: str, lines: Lines, habits: Habits | None = None) -> Paragraphs:
    """Put together what belongs together, in reading order; `raw` still has the list marks that `text` may mask.

    `habits` are given where the lines themselves no longer show them.
    """
    kept = np.flatnonzero(~lines.are_folios).tolist() if lines.are_folios.any() else range(len(lines))
    habits = habits or measure_habits(lines)
    joins = find_joins(text, raw, lines, kept, habits)
    openers = np.flatnonzero(np.frombuffer(joins.opens, np.bool_))
    if len(kept):
        openers = np.concatenate((np.zeros(1, openers.dtype), openers))
    setting = _Setting(text, lines, lines, kept, habits, joins)
    runs = setting.find_runs(openers)
    if sum(map(len, runs)) * _FEW_AT_ONCE >= len(lines) and len(lines) <= _MOST_AT_ONCE:
        setting = replace(setting, lines=list(lines))
    inner, marks = setting.find_heads(runs)
    heads = np.sort(np.concatenate((openers, np.array(inner, openers.dtype))))
    marks |= {number: joins.marks[number] for number in openers.tolist() if number in joins.marks}
    return close_paragraphs(text, lines, kept, heads, marks)


@dataclass(frozen=True, slots=True)
class _Setting:
    """A text's lines, those `kept` that are no folios, and what is plain of them; all numbers are of kept ones."""

    text: str
    columns: Lines
    lines: Sequence[Line]
    kept: Sequence[int]
    habits: Habits
    joins: Joins

    def find_runs(self, openers: Places) -> list[range]:
        """The lines from one of the `openers` to the next where it is not plain that these are one paragraph."""
        ends = np.append(openers[1:], np.array([len(self.kept)], openers.dtype))[: len(openers)]
        is_item = np.isin(openers, list(self.joins.marks))
        unplain = np.zeros(len(openers), np.bool_)
        for doubts, are_meant in ((self.joins.doubts, ~is_item), (self.joins.doubts_in_item, is_item)):
            are_doubtful = np.frombuffer(doubts, np.bool_).copy()
            are_doubtful[openers] = False
            having = np.searchsorted(openers, np.flatnonzero(are_doubtful), "right") - 1
            unplain[having[are_meant[having]]] = True
        if self.habits.is_wrapped:
            wraps = np.frombuffer(self.joins.wraps, np.bool_)
            for ahead in range(1, LONGEST_HEADING_LINES + 1):
                asked = np.flatnonzero((openers + ahead < ends) & ~unplain)
                asked = asked[~wraps[openers[asked] + ahead]]
                unplain[asked] = [not self._begins_in_sentence(number + ahead) for number in openers[asked].tolist()]
        return list(map(range, openers[unplain].tolist(), ends[unplain].tolist()))

    def find_heads(self, runs: list[range]) -> tuple[list[int], dict[int, ListMark]]:
        """The lines that open a paragraph inside of one of `runs`, behind its first one, and the marks of these."""
        heads: list[int] = []
        used: dict[int, ListMark] = {}
        numbers: dict[str, int] = {}
        sure = [number for number in self.joins.marks if not number or self.joins.opens[number]]
        done = 0
        for run in runs:
            until = bisect_left(sure, run.start)
            numbers |= _numbers_of(self.joins.marks[number] for number in sure[done:until])
            done = bisect_left(sure, run.stop)
            first, mark = run.start, self.joins.marks.get(run.start)
            while first < run.stop:
                if mark:
                    numbers |= _numbers_of((mark,))
                if first > run.start:
                    heads.append(first)
                    if mark:
                        used[first] = mark
                first, mark = self.find_next(first, mark, numbers)
        return heads, used

    def find_next(self, first: int, mark: ListMark | None, numbers: dict[str, int]) -> tuple[int, ListMark | None]:
        """The line that opens the paragraph after the one from `first`, with its list mark."""
        text, lines, kept, marks = self.text, self.lines, self.kept, self.joins.marks
        head, number = lines[kept[first]], first
        while (number := self._find_doubt(first, number + 1, mark)) < len(kept):
            if self.joins.opens[number]:
                return number, marks.get(number)
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
        place = self.kept[number]
        word = word_from(self.text, self.columns.starts.item(place), self.columns.ends.item(place))
        return word.lower() not in SENTENCE_OPENERS


def _numbers_of(marks: Iterable[ListMark]) -> dict[str, int]:
    """The last number of each style."""
    return {mark.style: mark.number for mark in marks if mark.number is not None}


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
