"""What the place between two lines shows: how the first leaves off, whether it was full, how the second begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import NamedTuple

from align.endings import GOING_ON, SLOW_ENDINGS, Ending
from align.lines import Line
from align.marks import ListMark
from align.stops import OPENERS, SENTENCE_OPENERS

_LAST_NAME = re.compile(r"(?<!\S)[^\W\d_][\w'’.-]*$")
_FIRST_WORD = re.compile(rf"[{OPENERS}\s]*+(?P<word>\S+)")
_WORD = re.compile(r"[^\W\d_][\w'’]*")
_DATELINE = re.compile(
    r"[^\W\d_][\w’' -]{1,40},\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s+\d{1,2}"
    r"(?:,?\s+\d{4})?\.?\s*(?:\([^()]{1,40}\)\s*)?(?:--|[–—-]\s)",
)
LONGEST_DATELINE_PLACE = 42
"""Where its comma stands at the latest."""

_LETTER = re.compile(r"[^\W\d_]")

SLACK = 0.85
"""A line is short where the next word fits into this share of its neighbours' width.

In the real report 95 of 100 wrapped lines would fill more than .89 of their column with the next word. With its
trailing blanks taken off, .7 to .95 find all its sentences, 1.0 cuts one, and ten more where it is wrapped anew.
"""

_LONGEST_NAME = 40
UNWRAPPED_EXCESS = 1.25  # the real report's captions are 1.35 to 2.7 of its widest wrapped lines
NEIGHBOURS = 12
FOLLOWING = 4
_NEIGHBOURS_ENOUGH = 5
LONGEST_HEADING_LINES = 3
_LONGEST_HEADING = 400
_SHORTEST_SURE_TITLE = 6


@dataclass(frozen=True, slots=True)
class Habits:
    """How a text's lines were set.

    `keeps_trailing_blanks`: a wrapped line ends in a blank, a paragraph's last one does not.
    `is_wrapped`: some lines are certainly parts of longer ones. `width` is what most lines have, `widest`
    what the widest ones have that are parts of longer ones.
    """

    keeps_trailing_blanks: bool
    is_wrapped: bool
    width: int
    widest: int


class Surroundings(NamedTuple):
    """What stands around a line that may go on with the paragraph before it.

    That has `size` lines from `head` to `last`. The line is the one at `number` of those `kept` that are no folios.
    """

    ending: Ending
    head: Line
    last: Line
    size: int
    mark: ListMark | None
    habits: Habits
    lines: Sequence[Line]
    kept: Sequence[int]
    number: int

    def before(self) -> list[Line]:
        """The paragraph's last lines, as many as are looked at as neighbours."""
        return [self.lines[place] for place in self.kept[self.number - min(self.size, NEIGHBOURS) : self.number]]

    def following(self) -> Sequence[Line]:
        """The lines after the one in question, page numbers among them."""
        place = self.kept[self.number]
        return self.lines[place + 1 : place + 1 + FOLLOWING]


def wraps_plainly(text: str, last: Line, line: Line) -> bool:
    """The common case, decided at once: no stop, and on in small letters."""
    return text[line.start].islower() and text[last.end - 1] not in SLOW_ENDINGS


def shows_end(text: str, line: Line, around: Surroundings) -> bool:
    """Say whether the last line was left before it was full."""
    if around.habits.keeps_trailing_blanks:
        return not around.last.has_trailing_blank
    return not around.habits.is_wrapped or is_short(text, line, around)


def is_short(text: str, line: Line, around: Surroundings) -> bool:
    """Say whether `line`'s first word would have had room on the last line, measured by the lines around it.

    A line far longer than all others is no wrapped one, so it is at its end as well.
    """
    last = around.last
    is_apart = line.is_apart
    neighbours = [*around.before(), line, *around.following()] if is_apart else _find_column(text, line, around)
    width = max(neighbour.end - neighbour.start for neighbour in neighbours)
    if is_apart and len(neighbours) < _NEIGHBOURS_ENOUGH:
        width = max(width, around.habits.width)
    word = first_word(text, line)
    needed = 1 + (len(word) if word[:1].isupper() or word[:1].isdigit() else 1)
    return last.end - last.start + needed <= SLACK * width or is_overlong(text, line, around)


def _find_column(text: str, line: Line, around: Surroundings) -> list[Line]:
    """The lines around the place before `line` that are surely as wide as their column lets them.

    Beyond a line that ends in a stop another paragraph, of another width, may stand.
    """
    neighbours = [around.last]
    for neighbour in reversed(around.before()[:-1]):
        if _may_end(text, neighbour):
            break
        neighbours.append(neighbour)
    for neighbour in (line, *around.following()):
        if neighbour.is_apart:
            break
        neighbours.append(neighbour)
        if _may_end(text, neighbour):
            break
    return neighbours


def _may_end(text: str, line: Line) -> bool:
    return text[line.end - 1] in SLOW_ENDINGS


def is_overlong(text: str, line: Line, around: Surroundings) -> bool:
    """Say whether the last line is far longer than any that surely wraps, those of its own paragraph included."""
    widest = UNWRAPPED_EXCESS * around.habits.widest
    if around.last.end - around.last.start <= widest or _is_in_capitals(text, around.last, line):
        return False
    if line.end - line.start > widest and is_rest(text, line, around):
        return False
    run = [*around.before(), line, *around.following()]
    return not any(
        one.end - one.start > widest and not other.is_apart and wraps_plainly(text, one, other)
        for one, other in pairwise(run)
    )


def _is_in_capitals(text: str, last: Line, line: Line) -> bool:
    return text[last.start : last.end].isupper() and text[line.start : line.end].isupper()


def is_amid_name(text: str, line: Line, around: Surroundings) -> bool:
    """Say whether a name may go on to `line`: a capital behind the place, and one before it that opens no sentence."""
    last = around.last
    found = _LAST_NAME.search(text, max(around.head.start + 1, last.start, last.end - _LONGEST_NAME), last.end)
    return found is not None and found.group()[0].isupper() and text[line.start].isupper()


def is_rest(text: str, line: Line, around: Surroundings) -> bool:
    """Say whether the lines from `line` on come to a full stop, and so are a sentence or the rest of one."""
    if _may_end(text, line):
        return True
    for following in around.following():
        if following.is_apart:
            return False
        if _may_end(text, following):
            return True
    return False


def is_set_in(text: str, line: Line, around: Surroundings) -> bool:
    """Say whether `line` stands deeper than the last one as a new block's first line does."""
    last = around.last
    deeper = line.indent - last.indent
    if deeper <= 0 or (around.mark is not None and line.indent > around.head.indent):
        return False
    begins_title = is_title(text, line.start, line.end)
    if deeper > 2:  # noqa: PLR2004 - one or two blanks are often stray ones
        return not (begins_title and last.indent > 1)
    if first_word(text, line).lower() in SENTENCE_OPENERS:
        return True
    return not begins_title and is_title(text, around.head.start, last.end)


def follows_title(text: str, line: Line, around: Surroundings) -> bool:
    """Say whether `line` begins prose after a heading of some words: a sentence's first word, but no title's."""
    start, end = around.head.start, around.last.end
    if around.size > LONGEST_HEADING_LINES or text.count("“", start, end) > text.count("”", start, end):
        return False
    if len(_WORD.findall(text, start, end)) < _SHORTEST_SURE_TITLE or not is_title(text, start, end):
        return False
    run = takewhile(lambda following: not following.is_apart, around.following())
    return not is_title(text, line.start, max([line.end, *(following.end for following in run)]))


def begins_small(text: str, line: Line) -> bool:
    """Say whether the line's first word, quotation marks aside, begins with a small letter."""
    if text[line.start].isalpha():
        return text[line.start].islower()
    found = _LETTER.search(text, line.start, line.end)
    if found is None or not text[found.start()].islower():
        return False
    return not any(character.isalnum() for character in text[line.start : min(found.start(), line.start + 20)])


def begins_dateline(text: str, line: Line) -> bool:
    """Say whether the line begins a report with its place and date: "Pyongyang, February 11 (KCNA) --"."""
    return _DATELINE.match(text, line.start) is not None


def first_word(text: str, line: Line) -> str:
    """The line's first word without the marks around it."""
    return word_from(text, line.start, line.end)


def word_from(text: str, start: int, end: int) -> str:
    """The first word of the line `text[start:end]` without the marks around it."""
    found = _FIRST_WORD.match(text, start, min(end, start + 40))
    return found["word"].rstrip(",;:.!?") if found else ""


def is_title(text: str, start: int, end: int) -> bool:
    """Say whether every word that counts begins with a capital, as in headings."""
    if end - start > _LONGEST_HEADING:
        return False
    words = _WORD.findall(text, start, end)
    small = (word for word in words if word[0].islower())
    return any(word[0].isupper() for word in words) and all(len(word) <= 3 or word in GOING_ON for word in small)  # noqa: PLR2004
