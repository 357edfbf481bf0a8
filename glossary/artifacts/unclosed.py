"""Quotations and brackets that open and never close; nothing here knows what they hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from align.document import AROUND, RegionKind, Span
from align.sentences import Layout
from glossary.artifacts.around import count_around

# Code opens and closes by other laws, and Low-9 quotes close with what opens in English.
_OTHER_MARKS = re.compile("[\u201e\u201a\u201f]")
_MARK = re.compile(r"[\u201c\u201d\"()]")
_CLOSES = {"\u201c": "\u201d", "(": ")", '"': '"'}
_MOST_BLOCKS = 40
"""Blocks over which a quotation may run before it closes: a letter or a speech, quoted whole."""
_SMILE = re.compile(r"[:;=8xX]['\u2019]?-?$")
_BEFORE_OPENING = " \t\r\n\f\u00a0([{\u2014\u2013-\u2018\u201c'/"
_AFTER_CLOSING = " \t\r\n\f\u00a0)]}\u2014\u2013-\u2019\u201d'/.,;:!?\u2026"
_LINE_START = re.compile(r"(?:^|[\r\n\f])[ \t>]*$|[.!?:;\u2014][\u2019'\u201d)]*[ \t]+$")
_LONGEST_INDENT = 40
_SHORTEST_AFTER = 2  # letters right after an opening: else it is a sign, a list mark or a formula


@dataclass(frozen=True, slots=True)
class _Open:
    """A mark that waits for its other half: where, of which kind, in which block."""

    place: int
    mark: str
    block: int


def find_unclosed(text: str, layout: Layout, is_masked: Callable[[int], bool]) -> Iterator[Span]:
    """The first word of each quotation or bracket that never closes, with its mark.

    A quotation of several paragraphs opens anew in each and closes in the last; verse and old prints open it
    anew in each line.
    """
    waiting: list[_Open] = []
    found: list[_Open] = []
    for number, block in enumerate(layout.blocks):
        if block.kind is RegionKind.CODE:
            continue
        found += [each for each in waiting if number - each.block > _MOST_BLOCKS]
        waiting = [each for each in waiting if number - each.block <= _MOST_BLOCKS]
        places = [each.start() for each in _MARK.finditer(text, block.content, block.span.end)]
        for place in places:
            if not is_masked(place):
                while waiting and place - waiting[0].place > AROUND:
                    found.append(waiting.pop(0))
                _step(text, place, _Block(number, block.content), waiting)
    others = [each.start() for each in _OTHER_MARKS.finditer(text)]
    yield from _told(text, (each for each in [*found, *waiting] if not count_around(others, each.place)))


@dataclass(frozen=True, slots=True)
class _Block:
    number: int
    content: int


def _step(text: str, place: int, block: _Block, waiting: list[_Open]) -> None:
    """Take one mark into account."""
    mark = text[place]
    if mark in "\u201d)" or (mark == '"' and _closes(text, place)):
        opening = next((each for each in reversed(waiting) if _CLOSES[each.mark] == mark), None)
        if opening is not None:
            waiting.remove(opening)
        return
    if mark == '"' and not _opens(text, place):
        waiting[:] = [each for each in waiting if each.mark != '"']  # nobody can tell: inches, ditto
        return
    if mark == "(" and _SMILE.search(text[max(0, place - 3) : place]):
        return
    if mark != "(" and _goes_on(text, place, block):
        again = next((each for each in reversed(waiting) if each.mark == mark), None)
        if again is not None:
            waiting.remove(again)
    waiting.append(_Open(place, mark, block.number))


def _opens(text: str, place: int) -> bool:
    before, after = text[max(0, place - 1) : place], text[place + 1 : place + 2]
    return (not before or before in _BEFORE_OPENING) and bool(after.strip())


def _closes(text: str, place: int) -> bool:
    before, after = text[max(0, place - 1) : place], text[place + 1 : place + 2]
    return bool(before.strip()) and before not in "([" and (not after or after in _AFTER_CLOSING)


def _goes_on(text: str, place: int, block: _Block) -> bool:
    """Say whether a block, a line or a sentence begins with the mark: paragraphs may have been run together."""
    return place == block.content or _LINE_START.search(text[max(0, place - _LONGEST_INDENT) : place]) is not None


def _told(text: str, found: Iterable[_Open]) -> Iterator[Span]:
    for each in sorted(found, key=lambda opening: opening.place):
        end = each.place + 1
        while end < len(text) and text[end].isalpha():
            end += 1
        if end - each.place > _SHORTEST_AFTER:
            yield Span(each.place, end)
