"""Line breaks that are surely inside a paragraph, found for all lines of a text at once.

Only `align.reflow` decides the others; wherever this module says "surely", its rules say so too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import chain

import numpy as np

from align.characters import Places, Trait, codes_at
from align.endings import SLOW_ENDINGS, ends_plainly
from align.lines import Flags, Lines
from align.marks import ListMark, find_mark
from align.signs import FOLLOWING, LONGEST_DATELINE_PLACE, NEIGHBOURS, SLACK, UNWRAPPED_EXCESS, Habits

_MIN_WRAPS = 3
_SURE_SHARE = 0.9  # .99 in the real report
_WIDEST = 3  # so many lines that surely wrap show a width; in the real report one does that is twice as wide
_LEAST_NEEDED = 2  # a blank, and a word of one letter
_DATE = re.compile(r",\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
_MARKS = "•◦▪‣●○■□⁃∙-*+–—·(>"
_BEGINS_MARK = Trait(lambda first: first in _MARKS or first.isdecimal() or "①" <= first <= "⑳")
_IS_LETTER = Trait(lambda first: first.isascii() and first.isalpha())
_FOLLOWS_LETTER = Trait(").ivxIVX".__contains__)
_IS_SMALL = Trait(str.islower)
_ENDS_SLOWLY = Trait(SLOW_ENDINGS.__contains__)


@dataclass(frozen=True, slots=True)
class Joins:
    """What is plain of the lines that are no folios.

    `marks` are the list marks at lines' beginnings. `doubts` has a 1 where more must be asked, in a list item
    `doubts_in_item` has; where a line is no plain wrap, a first word may speak against it (`wraps` has a 1 where not).
    `opens` has a 1 where a paragraph begins, whatever stands before its last line.
    """

    marks: dict[int, ListMark]
    wraps: bytes
    doubts: bytes
    doubts_in_item: bytes
    opens: bytes


def measure_habits(lines: Lines) -> Habits:
    """Learn from the line breaks that are certainly wraps what the others mean."""
    return measure_pieces((lines,))


def measure_pieces(pieces: Iterable[Lines]) -> Habits:
    """The same of a long text in pieces."""
    wraps = blanks = count = 0
    lengths: Counter[int] = Counter()
    widest: list[int] = []
    for lines in pieces:
        is_wrapped = _wrap_plainly(lines)[1:]
        wraps += int(is_wrapped.sum())
        blanks += int(lines.have_trailing_blank[:-1][is_wrapped].sum())
        count += len(lines)
        lengths.update(
            dict(zip(*(each.tolist() for each in np.unique(lines.lengths, return_counts=True)), strict=True))
        )
        widest = nlargest(_WIDEST, chain(widest, nlargest(_WIDEST, lines.lengths[:-1][is_wrapped].tolist())))
    width = _length_at(lengths, count * 3 // 4)
    return Habits(
        keeps_trailing_blanks=wraps >= _MIN_WRAPS and blanks >= _SURE_SHARE * wraps,
        is_wrapped=wraps > 0 or count <= _MIN_WRAPS,
        width=width,
        widest=max(width, widest[-1]) if wraps >= _WIDEST else width,
    )


def _length_at(lengths: Counter[int], place: int) -> int:
    """The length at `place` of all in order."""
    for length in sorted(lengths):
        place -= lengths[length]
        if place < 0:
            return length
    return 0


def find_joins(text: str, raw: str, lines: Lines, kept: Sequence[int], habits: Habits) -> Joins:
    """Find what is plain of the lines at the places `kept`, those that are no folios."""
    places = np.arange(len(lines), dtype=lines.starts.dtype) if len(kept) == len(lines) else np.array(kept, np.int64)
    marks = _find_marks(raw, text, lines, places)
    is_marked = np.zeros(len(places), np.bool_)
    is_marked[list(marks)] = True
    is_slow = _ENDS_SLOWLY.of(lines.lasts[places])
    after_slow = np.concatenate(([True], is_slow[:-1]))[: len(places)]
    wraps = _IS_SMALL.of(lines.firsts[places]) & ~after_slow & ~is_marked
    wraps[:1] = False
    goes_on = (
        ~is_marked & ~lines.are_apart[places] & _are_full(lines, places, habits) & ~_may_be_dated(text, lines, places)
    )
    if habits.is_wrapped:
        goes_on &= ~_stand_before_gap(lines)[places] & _stand_no_deeper(lines, places)
        if habits.keeps_trailing_blanks:
            goes_on &= np.concatenate(([False], lines.have_trailing_blank[places][:-1]))[: len(places)]
    else:
        goes_on &= ~after_slow & _are_rest(lines)[places]
    goes_on[:1] = False
    return Joins(
        marks=marks,
        wraps=wraps.tobytes(),
        doubts=(~(wraps | goes_on)).tobytes(),
        doubts_in_item=(~(wraps | (goes_on & ~after_slow))).tobytes(),
        opens=_open_plainly(text, lines, places, after_slow).tobytes(),
    )


def _wrap_plainly(lines: Lines) -> Flags:
    """Which lines go on with the one before in small letters where that has no stop: `align.signs.wraps_plainly`."""
    wraps = _IS_SMALL.of(lines.firsts)
    wraps[1:] &= ~_ENDS_SLOWLY.of(lines.lasts[:-1])
    wraps[:1] = False
    return wraps


def _open_plainly(text: str, lines: Lines, places: Places, after_slow: Flags) -> Flags:
    """Which lines stand behind a gap and a line whose last word shows a sentence's end."""
    opens = lines.are_apart[places] & after_slow
    opens[:1] = False
    candidates = np.flatnonzero(opens)
    last = places[candidates - 1]
    bounds = zip(lines.starts[last].tolist(), lines.ends[last].tolist(), strict=True)
    opens[candidates] = [ends_plainly(text, start, end) for start, end in bounds]
    return opens


def _find_marks(raw: str, text: str, lines: Lines, places: Places) -> dict[int, ListMark]:
    """The list marks, by the place of their line among `places`; only lines that may have one are looked at."""
    firsts = lines.firsts[places]
    may_have = _BEGINS_MARK.of(firsts)
    is_letter = _IS_LETTER.of(firsts)
    letters = np.flatnonzero(is_letter)
    seconds = codes_at(text, np.minimum(lines.starts[places[letters]] + 1, len(text) - 1))
    may_have[letters] = _FOLLOWS_LETTER.of(seconds)
    if raw is not text:
        may_have |= lines.indents[places] > 0
    marks: dict[int, ListMark] = {}
    for number in np.flatnonzero(may_have).tolist():
        place = int(places[number])
        start = int(lines.starts[place])
        found = find_mark(raw, start - int(lines.indents[place]))
        if found:
            # a mark that the reader has masked is one that it knew
            marks[number] = found._replace(is_certain=True) if found.start < start else found
    return marks


def _are_full(lines: Lines, places: Places, habits: Habits) -> Flags:
    """Before which lines the last one had no room for a further word, however its neighbours are chosen."""
    lengths = lines.lengths[places]
    width = _window_max(lengths, NEIGHBOURS, FOLLOWING)
    if len(places) < len(lines):
        width = np.maximum(width, int(lines.lengths[lines.are_folios].max()))
    last = np.concatenate((np.zeros(1, lengths.dtype), lengths[:-1]))[: len(lengths)]
    full: Flags = (last + _LEAST_NEEDED > SLACK * width) & (last <= UNWRAPPED_EXCESS * habits.widest)
    return full


def _window_max(values: Places, before: int, after: int) -> Places:
    """The greatest of each value, the ones before and the ones after it."""
    padded = np.concatenate((np.zeros(before, values.dtype), values, np.zeros(after, values.dtype)))
    size, reach = before + after + 1, 1
    while 2 * reach <= size:
        padded = np.maximum(padded[:-reach], padded[reach:])
        reach *= 2
    left = size - reach
    greatest: Places = np.maximum(padded[: len(values)], padded[left : left + len(values)])
    return greatest


def _may_be_dated(text: str, lines: Lines, places: Places) -> Flags:
    """Which lines may begin with a place and a date."""
    found = np.array([each.start() for each in _DATE.finditer(text)], np.int64)
    starts = lines.starts[places]
    following: Flags = np.searchsorted(found, starts) < np.searchsorted(found, starts + LONGEST_DATELINE_PLACE)
    return following


def _stand_before_gap(lines: Lines) -> Flags:
    """Which lines are parted by a gap from the rest of their own sentence."""
    before = np.zeros(len(lines), np.bool_)
    before[:-1] = (lines.are_apart & _wrap_plainly(lines))[1:]
    return before


def _stand_no_deeper(lines: Lines, places: Places) -> Flags:
    """Which lines are not set in from the one before."""
    indents = lines.indents[places]
    return np.concatenate(([False], indents[1:] <= indents[:-1]))[: len(indents)]


def _are_rest(lines: Lines) -> Flags:
    """From which lines on the text comes to a full stop before the next gap: `align.signs.is_rest`."""
    is_slow = _ENDS_SLOWLY.of(lines.lasts)
    rest = is_slow.copy()
    for _ in range(FOLLOWING):
        rest[:-1] = is_slow[:-1] | (rest[1:] & ~lines.are_apart[1:])
    return rest
