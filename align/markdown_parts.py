"""Markdown's blocks: which lines are headings, lists, quotations, tables and code, and what in them is mark."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from align.document import Region, RegionKind, Span
from align.markdown_marks import find_inline_marks

_LINE = re.compile(r"[^\r\n\f]*(?:\r\n|\n|\r|\f|$)")
_FENCE = re.compile(r"[ \t>]*(?P<fence>`{3,}|~{3,})(?P<info>.*)", re.DOTALL)
_HEADING = re.compile(r" {0,3}(?P<mark>#{1,6})(?=\s)[ \t]*")
_CLOSING_HASHES = re.compile(r"(?:(?<=\s)#+)?\s*$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})\s*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_QUOTE = re.compile(r" {0,3}(?:>[ \t]?)+")
_LIST = re.compile(r"[ \t]*(?:[-*+]|(?P<number>\d{1,9})[.)])(?:[ \t]+\[[ xX]\])?(?=[ \t])")
_INDENTED = re.compile(r"(?: {4}|\t)")
_DEFINITION = re.compile(r" {0,3}\[[^\]\n]{1,300}\]:\s*\S")
_NOTE = re.compile(r" {0,3}(?P<number>)\[\^[^\]\s]{1,100}\]:")
_DELIMITER_ROW = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*$")
_PIPE = re.compile(r"(?<!\\)\|")
_RAW = re.compile(r"[ \t]*<(?P<name>script|style|pre|textarea)\b", re.IGNORECASE)
_FRONT_MATTER = {"---": ("---", "..."), "+++": ("+++",)}


@dataclass(frozen=True, slots=True)
class _Line:
    """One line: `body` is its text without the break, `end` lies behind the break."""

    start: int
    end: int
    body: str

    @property
    def stop(self) -> int:
        """End of the body."""
        return self.start + len(self.body)

    @property
    def is_blank(self) -> bool:
        return not self.body or self.body.isspace()


@dataclass(slots=True)
class Parts:
    """What has been found so far; `is_in_list` says that indented lines go with a list item."""

    text: str
    lines: list[_Line]
    masked: list[Span] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    is_in_list: bool = False
    _closings: dict[str, tuple[int, int] | None] = field(default_factory=dict)

    def hide(self, start: int, end: int) -> None:
        """Mask a stretch."""
        if start < end:
            self.masked.append(Span(start, end))

    def hide_inline(self, start: int, end: int) -> None:
        """Mask the marks inside a block."""
        if start < end:
            self.masked += find_inline_marks(self.text, start, end)

    def add(self, start: int, end: int, kind: RegionKind) -> None:
        """Call a stretch by its kind."""
        if start < end:
            self.regions.append(Region(Span(start, end), kind))

    def find_closing(self, pattern: str, start: int) -> int | None:
        """End of the first place from `start` on that `pattern` matches; each place is searched for once."""
        known = self._closings.get(pattern, (-1, -1))
        if known is not None and known[0] < start:
            found = re.compile(pattern, re.IGNORECASE).search(self.text, start)
            known = self._closings[pattern] = found.span() if found else None
        return known[1] if known else None

    def take_code(self, first: int, last: int) -> int:
        """Lines `first` to `last`, the latter not included, are code: nobody reads them as words."""
        start, end = self.lines[first].start, self.lines[last - 1].stop
        self.hide(start, end)
        self.add(start, end, RegionKind.CODE)
        return last


def find_parts(text: str) -> Parts:
    """Go through the lines once; each taker says where the next block begins, or that the block is not its."""
    lines = [
        _Line(found.start(), found.end(), found.group().rstrip("\r\n\f"))
        for found in _LINE.finditer(text)
        if found.group()
    ]
    parts = Parts(text, lines)
    place = _take_front_matter(parts)
    while place < len(lines):
        if lines[place].is_blank:
            place += 1
            continue
        taken = (taker(parts, place) for taker in _TAKERS)
        place = next(following for following in taken if following is not None)
    return parts


def _take_front_matter(parts: Parts) -> int:
    closings = _FRONT_MATTER.get(parts.lines[0].body.rstrip()) if parts.lines else None
    if closings is None:
        return 0
    for place in range(1, len(parts.lines)):
        if parts.lines[place].body.rstrip() in closings:
            return parts.take_code(0, place + 1)
    return 0


def _take_fence(parts: Parts, place: int) -> int | None:
    found = _FENCE.match(parts.lines[place].body)
    if found is None or "`" in found["info"]:
        return None
    closing = re.compile(rf"[ \t>]*{found['fence'][0]}{{{len(found['fence'])},}}\s*$")
    last = place + 1
    while last < len(parts.lines):
        last += 1
        if closing.match(parts.lines[last - 1].body):
            break
    return parts.take_code(place, last)


def _take_raw(parts: Parts, place: int) -> int | None:
    """Scripts, styles and preformatted text, to the tag that closes them; an unclosed one is a tag like others."""
    found = _RAW.match(parts.lines[place].body)
    if found is None:
        return None
    start = parts.lines[place].start
    closed = parts.find_closing(rf"</{found['name'].lower()}\s*>", start)
    return parts.take_code(place, _line_after(parts, place, closed - 1)) if closed else None


def _take_comment(parts: Parts, place: int) -> int | None:
    """A comment that begins a line, over blank lines too; what follows it on its last line is read."""
    line = parts.lines[place]
    start = line.stop - len(line.body.lstrip())
    if not parts.text.startswith("<!--", start):
        return None
    closed = parts.find_closing("-->", start)
    if closed is None:
        return None
    last = _line_after(parts, place, closed - 1)
    parts.is_in_list = parts.is_in_list and start > line.start
    parts.hide(start, closed)
    parts.hide_inline(closed, parts.lines[last - 1].stop)
    return last


def _line_after(parts: Parts, place: int, offset: int) -> int:
    """Number of the line after the one that holds `offset`."""
    while place < len(parts.lines) and parts.lines[place].end <= offset:
        place += 1
    return min(place + 1, len(parts.lines))


def _take_indented(parts: Parts, place: int) -> int | None:
    """Code by its indent: after a blank line, and not where it goes on with a list item."""
    is_first = place == 0 or parts.lines[place - 1].is_blank
    if parts.is_in_list or not is_first or not _INDENTED.match(parts.lines[place].body):
        return None
    last = place
    while last < len(parts.lines) and (parts.lines[last].is_blank or _INDENTED.match(parts.lines[last].body)):
        last += 1
    while parts.lines[last - 1].is_blank:
        last -= 1
    return parts.take_code(place, last)


def _take_heading(parts: Parts, place: int) -> int | None:
    line = parts.lines[place]
    found = _HEADING.match(line.body)
    if found is None:
        return None
    start = line.start + found.end()
    closing = _CLOSING_HASHES.search(line.body, found.end())
    end = line.start + closing.start() if closing else line.stop
    parts.hide(line.start + found.start("mark"), start)
    parts.hide(end, line.stop)
    parts.hide_inline(start, end)
    parts.add(start, end, RegionKind.HEADING)
    parts.is_in_list = False
    return place + 1


def _take_rule(parts: Parts, place: int) -> int | None:
    """A line across the page, or the definition of a link: all mark."""
    line = parts.lines[place]
    if not _RULE.match(line.body) and not (_DEFINITION.match(line.body) and not _NOTE.match(line.body)):
        return None
    parts.hide(line.start, line.stop)
    return place + 1


def _take_table(parts: Parts, place: int) -> int | None:
    if place + 1 == len(parts.lines) or "|" not in parts.lines[place].body:
        return None
    row = parts.lines[place + 1]
    if "|" not in row.body or not _DELIMITER_ROW.match(row.body):
        return None
    parts.hide(row.start, row.stop)
    parts.is_in_list = False
    last = place
    while last < len(parts.lines) and "|" in parts.lines[last].body:
        if last != place + 1:
            _cut_cells(parts, parts.lines[last])
        last += 1
    return last


def _cut_cells(parts: Parts, row: _Line) -> None:
    start = row.start
    for found in [*_PIPE.finditer(row.body), None]:
        end = row.start + found.start() if found else row.stop
        cell = parts.text[start:end]
        if cell and not cell.isspace():
            parts.add(start, end, RegionKind.CELL)
            parts.hide_inline(start, end)
        if found:
            parts.hide(end, end + 1)
        start = end + 1


def _take_paragraph(parts: Parts, place: int) -> int:
    """Lines to the next blank line or other block, cut into list items; quoted lines are one region."""
    last = place + 1
    while last < len(parts.lines) and not parts.lines[last].is_blank and not _interrupts(parts, last):
        last += 1
    lines = parts.lines[place:last]
    is_underlined = last < len(parts.lines) and _UNDERLINE.match(parts.lines[last].body) is not None
    is_quoted = _QUOTE.match(lines[0].body) is not None
    parts.is_in_list = parts.is_in_list and lines[0].body[:1].isspace()
    starts: list[int] = []
    for line in lines:
        mark = _mask_line_marks(parts, line, is_inside=line is not lines[0])
        if mark or not starts:
            starts.append(line.start + (mark or 0))
        parts.is_in_list = parts.is_in_list or mark is not None
    for start, end in zip(starts, [*starts[1:], lines[-1].stop], strict=True):
        parts.hide_inline(start, end)
    if is_quoted:
        parts.add(lines[0].start, lines[-1].stop, RegionKind.QUOTE)
    elif is_underlined:
        parts.add(lines[0].start, lines[-1].stop, RegionKind.HEADING)
        parts.hide(parts.lines[last].start, parts.lines[last].stop)
    return last + is_underlined


def _interrupts(parts: Parts, place: int) -> bool:
    """Say whether the line at `place` ends the paragraph before it without a blank line."""
    body = parts.lines[place].body
    is_quoted = _QUOTE.match(body) is not None
    return (
        any(pattern.match(body) for pattern in (_UNDERLINE, _RULE, _HEADING, _FENCE, _RAW))
        or (is_quoted and not _QUOTE.match(parts.lines[place - 1].body))
        or body.lstrip().startswith("<!--")
    )


def _mask_line_marks(parts: Parts, line: _Line, *, is_inside: bool) -> int | None:
    """Mask the marks at a line's beginning; give the length up to a list item's words, None for other lines.

    Inside a paragraph no number but 1 begins a list: there it is prose that wraps, as CommonMark has it.
    """
    quote = _QUOTE.match(line.body)
    start = quote.end() if quote else 0
    parts.hide(line.start, line.start + start)
    found = _LIST.match(line.body, start) or _NOTE.match(line.body, start)
    if found is None or (is_inside and not parts.is_in_list and (found["number"] or "1") != "1"):
        return None
    parts.hide(line.start + start, line.start + found.end())
    return found.end()


_TAKERS = (
    _take_fence,
    _take_raw,
    _take_comment,
    _take_indented,
    _take_heading,
    _take_rule,
    _take_table,
    _take_paragraph,
)
