"""A text's lines as they were set: where each stands, how deep, and what parts it from the line before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

from align.characters import Outline, Places, Trait, codes_at, find_outline
from align.document import Span

Flags = NDArray[np.bool_]

_FOLIO = re.compile(r"(?:[-–—~|\[(]\s*)?(?:[Pp]age\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?(?:\s*[-–—~|\])])?")
_ENDS_FOLIO = Trait(lambda character: character.isdecimal() or character in "-–—~|])")
_LONGEST_FOLIO = 20
_LF, _CR, _FF = b"\n\r\f"
PAGE = 1 << 12
_MOST_PAGES = 8
_NOT_BREAK = re.compile(r"[^\r\n\f]")


class Line(NamedTuple):
    """One line that is not blank; `start` and `end` are its first and last words' bounds in the text.

    `has_trailing_blank` is evidence of wrapping where a file keeps such blanks; `is_apart` says that a
    blank line or a page break stands before it.
    """

    start: int
    end: int
    indent: int
    has_trailing_blank: bool
    is_apart: bool
    is_folio: bool


def blank_masked(text: str, masked: Iterable[Span]) -> str:
    """Put blanks in the place of masked stretches; line breaks and all offsets stay."""
    pieces: list[str] = []
    done = 0
    for span in masked:
        if span.start < done:
            span = Span(done, max(done, span.end))  # noqa: PLW2901 - only the part not yet blanked
        pieces += (text[done : span.start], _NOT_BREAK.sub(" ", text[span.start : span.end]))
        done = span.end
    pieces.append(text[done:])
    return "".join(pieces) if done else text


class Lines(Sequence[Line]):
    """Lines in columns; `firsts` and `lasts` are the code points that each begins and ends with.

    A line by itself is a `Line`, made when asked for, a page of them together.
    """

    def __init__(self, text: str, bounds: tuple[Places, Places, Places], trailing: Flags, apart: Flags) -> None:
        self.starts, self.ends, self.indents = bounds
        self.have_trailing_blank, self.are_apart = trailing, apart
        self.firsts, self.lasts = codes_at(text, self.starts), codes_at(text, self.ends - 1)
        self.lengths = self.ends - self.starts
        self.are_folios = np.zeros(len(self.starts), np.bool_)
        self._settle_folios(text)
        self._pages: dict[int, list[Line]] = {}

    def __len__(self) -> int:
        return len(self.starts)

    def __iter__(self) -> Iterator[Line]:
        for number in range(0, len(self), PAGE):
            yield from self._page(number // PAGE)

    @overload
    def __getitem__(self, place: int) -> Line: ...
    @overload
    def __getitem__(self, place: slice) -> list[Line]: ...
    def __getitem__(self, place: int | slice) -> Line | list[Line]:
        """One line, or some neighbours."""
        if not isinstance(place, slice):
            number, place = divmod(place if place >= 0 else place + len(self), PAGE)
            return self._page(number)[place]
        start, stop, step = place.indices(len(self))
        if step != 1:
            return [self[each] for each in range(start, stop, step)]
        found: list[Line] = []
        for number in range(start // PAGE, -(-stop // PAGE)):
            found += self._page(number)[max(0, start - number * PAGE) : stop - number * PAGE]
        return found

    def _page(self, number: int) -> list[Line]:
        page = self._pages.get(number)
        return self._read_page(number) if page is None else page

    def _read_page(self, number: int) -> list[Line]:
        here = slice(number * PAGE, (number + 1) * PAGE)
        columns = (self.starts, self.ends, self.indents, self.have_trailing_blank, self.are_apart, self.are_folios)
        page = list(map(Line._make, zip(*(column[here].tolist() for column in columns), strict=True)))
        if len(self._pages) == _MOST_PAGES:
            self._pages.clear()
        self._pages[number] = page
        return page

    def _settle_folios(self, text: str) -> None:
        """A number alone on its line is a page's only beside a blank line or a page break, which goes on beyond it."""
        may_end = _ENDS_FOLIO.of(self.lasts)
        apart, last = self.are_apart, len(self) - 1
        for place in np.flatnonzero(may_end & (self.lengths < _LONGEST_FOLIO)).tolist():
            if not _FOLIO.fullmatch(text, int(self.starts[place]), int(self.ends[place])):
                continue
            if (apart[place] or place == last or apart[place + 1]) and last > 0:
                self.are_folios[place] = True
                if place < last:
                    apart[place + 1] = True


def cut_lines(text: str, raw: str, stretch: Span) -> Lines:
    """Lines of `stretch` that are not blank.

    `text` is `raw` with its masked parts blanked: trailing blanks are looked for in `raw`, so that a
    masked mark at a line's end is no evidence of anything.
    """
    outline = find_outline(text, stretch.start, stretch.end)
    kind = outline.breaks.dtype
    befores = np.concatenate((np.array([stretch.start], kind), outline.breaks + 1))
    words = np.searchsorted(outline.begins, befores).astype(kind)
    beyond = np.append(words[1:], np.array([len(outline.begins)], kind))
    filled = np.flatnonzero(words < beyond).astype(kind)
    first = befores[filled]
    starts, ends = outline.begins[words[filled]], outline.ends[beyond[filled] - 1]
    trailing = np.append(outline.breaks, np.array([stretch.end], kind))[filled] > ends
    if raw is not text:
        for place in np.flatnonzero(trailing).tolist():
            after = outline.breaks[filled[place]] if filled[place] < len(outline.breaks) else stretch.end
            trailing[place] = raw[after - 1].isspace()
    return Lines(text, (starts, ends, starts - first), trailing, _stand_apart(outline, filled))


def _stand_apart(outline: Outline, filled: Places) -> Flags:
    """Which of the `filled` stretches between line breaks have more than one plain break before them."""
    if not len(outline.breaks):
        return np.ones(len(filled), np.bool_)
    marks = np.frombuffer(outline.marks, np.uint8)
    one, two = np.maximum(filled - 1, 0), np.maximum(filled - 2, 0)
    distance = np.diff(filled, prepend=-3)
    follows = (distance == 1) & (marks[one] != _FF)
    is_pair = (marks[two] == _CR) & (marks[one] == _LF) & (outline.breaks[one] == outline.breaks[two] + 1)
    follows |= (distance == len("\r\n")) & is_pair
    follows[:1] = False
    apart: Flags = ~follows
    return apart


def find_folios(text: str) -> tuple[Span, ...]:
    """The page numbers of `text` that stand alone on their lines beside a gap: read over, and no words of it."""
    return folios_among(cut_lines(text, text, Span(0, len(text))))


def folios_among(lines: Lines) -> tuple[Span, ...]:
    """The page numbers among lines that were cut."""
    places = np.flatnonzero(lines.are_folios)
    return tuple(map(Span, lines.starts[places].tolist(), lines.ends[places].tolist()))
