"""Which lines belong together: lines as set become the blocks that were written.

Only the layout speaks here: blank lines, indents, trailing blanks, lengths, stops and capitals. How a word
broken at a line's end is joined is not asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from align.lines import Line
from align.marks import ListMark, find_mark
from align.stops import CLOSERS, NEVER_ENDING, OPENERS, SENTENCE_OPENERS, STOP, ends_sentence, word_before

GOING_ON = frozenset(
    "the a an of and or nor but to in on at by for from with as that which who whose than into upon onto between among "
    "towards toward against through under over within without during via per its his her their our your my this these "
    "those is are was were be been being has have had will would can could should must may might not very more "
    "most".split(),
)
"""Words after which no heading, caption or paragraph ends."""

_ENDING_STOPS = frozenset(".!?…‥‼⁇⁈⁉؟۔।॥።։。！？｡．")
_CLOSING = frozenset(CLOSERS.replace("\\", ""))
_HANGING = frozenset(",;-‐‑–—([{“‘«/&、，；،؛")
_SLOW_ENDINGS = _ENDING_STOPS | _CLOSING | frozenset(":：")
_LAST_WORD = re.compile(r"[^\W_]+$")
_FIRST_WORD = re.compile(rf"[{OPENERS}\s]*+(?P<word>\S+)")
_WORD = re.compile(r"[^\W\d_][\w'’]*")
_LETTER = re.compile(r"[^\W\d_]")

SLACK = 0.8
"""A line is short where the next word fits into this share of its neighbours' width: lines set in one column
of the real report differ by a fifth, most of them by less than a tenth."""

_MIN_WRAPS = 3
_SURE_SHARE = 0.9
_UNWRAPPED_EXCESS = 1.4
_NEIGHBOURS = 12
_LONGEST_HEADING_LINES = 3
_LONGEST_HEADING = 400


class Ending(Enum):
    """How a line leaves off."""

    STOP = auto()
    COLON = auto()
    HANGING = auto()
    OPEN = auto()


@dataclass(frozen=True, slots=True)
class Habits:
    """How a text's lines were set.

    `keeps_trailing_blanks`: a wrapped line ends in a blank, a paragraph's last one does not.
    `is_wrapped`: some lines are certainly parts of longer ones.
    """

    keeps_trailing_blanks: bool
    is_wrapped: bool
    width: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, from `start`; its own words from `content`, behind a list mark."""

    start: int
    content: int
    end: int
    mark: ListMark | None
    is_heading: bool


def measure_habits(text: str, lines: Sequence[Line]) -> Habits:
    """Learn from the line breaks that are certainly wraps what the others mean."""
    wraps = blanks = 0
    for last, line in pairwise(lines):
        if not line.is_apart and text[line.start].islower() and text[last.end - 1] not in _SLOW_ENDINGS:
            wraps += 1
            blanks += last.has_trailing_blank
    lengths = sorted(line.end - line.start for line in lines)
    return Habits(
        keeps_trailing_blanks=wraps >= _MIN_WRAPS and blanks >= _SURE_SHARE * wraps,
        is_wrapped=wraps > 0 or len(lines) <= _MIN_WRAPS,
        width=lengths[len(lengths) * 3 // 4] if lengths else 0,
    )


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
        if current and found is None and _wraps_plainly(text, current[-1], line):
            current.append(line)
            folios.clear()
            continue
        ending = find_ending(text, current[-1], line) if current else Ending.STOP
        opened = found if found and _is_item(found, ending, line, _Before(current, mark, numbers, habits)) else None
        following = lines[place + 1] if place + 1 < len(lines) else None
        if current and opened is None and goes_on(text, current, line, _Around(ending, following, mark, habits)):
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


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around a line that may go on with the paragraph before it."""

    ending: Ending
    following: Line | None
    mark: ListMark | None
    habits: Habits


def _wraps_plainly(text: str, last: Line, line: Line) -> bool:
    """The common case, decided at once: no stop, and on in small letters."""
    return text[line.start].islower() and text[last.end - 1] not in _SLOW_ENDINGS


def find_ending(text: str, last: Line, line: Line) -> Ending:
    """How `last` leaves off, with `line` after it."""
    end = last.end
    while end > last.start and text[end - 1] in _CLOSING:
        end -= 1
    tail = text[end - 1]
    if tail in ":：":
        return Ending.COLON
    if tail in _ENDING_STOPS:
        return Ending.STOP if _is_stop(text, end, last, line) else Ending.HANGING
    if text[last.end - 1] in _HANGING:
        return Ending.HANGING
    word = _LAST_WORD.search(text[max(last.start, end - 16) : end])
    if word and end == last.end and word.group().lower() in GOING_ON:
        return Ending.HANGING
    return Ending.OPEN


def _is_stop(text: str, end: int, last: Line, line: Line) -> bool:
    start = end
    while start > last.start and text[start - 1] in _ENDING_STOPS:
        start -= 1
    found = STOP.match(text, start)
    if found is None or found.start("blanks") < last.end:
        return False
    if line.is_apart:
        return word_before(text, last.start, start).lower() not in NEVER_ENDING
    return ends_sentence(text, found, start=last.start, end=line.end)


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


def goes_on(text: str, current: Sequence[Line], line: Line, around: _Around) -> bool:
    """Say whether `line` goes on with the paragraph of the lines in `current`."""
    last, habits = current[-1], around.habits
    is_small = _begins_small(text, line)
    if around.ending is Ending.STOP:
        return not line.is_apart and not _opens_paragraph(text, current, line, around)
    if around.ending is Ending.COLON:
        return not line.is_apart and (is_small or not _shows_end(text, current, line, around))
    if is_small or around.ending is Ending.HANGING:
        return True
    if (habits.keeps_trailing_blanks and not last.has_trailing_blank) or not habits.is_wrapped:
        return False
    if _is_set_in(text, current, line, around):
        return False
    if not line.is_apart:
        return habits.keeps_trailing_blanks or not _is_short(text, current, line, around)
    if _is_short(text, current, line, around):
        return False
    is_opener = _first_word(text, line).lower() in SENTENCE_OPENERS
    return not is_opener or (habits.keeps_trailing_blanks and not _is_title(text, current[0].start, last.end))


def _opens_paragraph(text: str, current: Sequence[Line], line: Line, around: _Around) -> bool:
    """After a full stop, without a blank line: is this another paragraph?"""
    if around.mark is not None:
        return line.indent <= current[0].indent
    return _shows_end(text, current, line, around) or line.indent > current[-1].indent + 1


def _shows_end(text: str, current: Sequence[Line], line: Line, around: _Around) -> bool:
    """Say whether the last line was left before it was full."""
    if around.habits.keeps_trailing_blanks:
        return not current[-1].has_trailing_blank
    return not around.habits.is_wrapped or _is_short(text, current, line, around)


def _is_short(text: str, current: Sequence[Line], line: Line, around: _Around) -> bool:
    """Say whether `line`'s first word would have had room on the last line, measured by the lines around it.

    A line far longer than all others is no wrapped one, so it is at its end as well.
    """
    length = current[-1].end - current[-1].start
    neighbours = [*current[-_NEIGHBOURS:], line]
    if around.following is not None and not around.following.is_apart:
        neighbours.append(around.following)
    width = max(neighbour.end - neighbour.start for neighbour in neighbours)
    if line.is_apart and len(current) < _MIN_WRAPS:
        width = max(width, around.habits.width)
    word = _first_word(text, line)
    needed = 1 + (len(word) if word[:1].isupper() or word[:1].isdigit() else 1)
    return length + needed <= SLACK * width or length > _UNWRAPPED_EXCESS * around.habits.width


def _is_set_in(text: str, current: Sequence[Line], line: Line, around: _Around) -> bool:
    """Say whether `line` stands deeper than the last one as a new block's first line does."""
    last = current[-1]
    deeper = line.indent - last.indent
    if deeper <= 0 or (around.mark is not None and line.indent > current[0].indent):
        return False
    is_title = _is_title(text, line.start, line.end)
    if deeper > 2:  # noqa: PLR2004 - one or two blanks are often stray ones
        return not (is_title and last.indent > 1)
    if _first_word(text, line).lower() in SENTENCE_OPENERS:
        return True
    return not is_title and _is_title(text, current[0].start, last.end)


def _begins_small(text: str, line: Line) -> bool:
    found = _LETTER.search(text, line.start, line.end)
    if found is None or not text[found.start()].islower():
        return False
    return not any(character.isalnum() for character in text[line.start : min(found.start(), line.start + 20)])


def _first_word(text: str, line: Line) -> str:
    found = _FIRST_WORD.match(text, line.start, min(line.end, line.start + 40))
    return found["word"].rstrip(",;:.!?") if found else ""


def _is_title(text: str, start: int, end: int) -> bool:
    """Say whether every word that counts begins with a capital, as in headings."""
    if end - start > _LONGEST_HEADING:
        return False
    words = _WORD.findall(text, start, end)
    small = (word for word in words if word[0].islower())
    return any(word[0].isupper() for word in words) and all(len(word) <= 3 or word in GOING_ON for word in small)  # noqa: PLR2004


def _close(text: str, lines: Sequence[Line], mark: ListMark | None) -> Paragraph:
    start, end = lines[0].start, lines[-1].end
    is_heading = (
        mark is None
        and len(lines) <= _LONGEST_HEADING_LINES
        and text[end - 1] not in _HANGING
        and text[end - 1] not in _SLOW_ENDINGS - _CLOSING
        and _is_title(text, start, end)
    )
    if mark is None:
        return Paragraph(start, start, end, None, is_heading)
    return Paragraph(mark.start, max(start, min(mark.end, end)), end, mark, is_heading=False)
