"""The blocks of a text, kept in columns, and the sentences of each, found as far as they are asked for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

from align.characters import Places
from align.document import RegionKind, Span
from align.stops import STOP, ends_sentence

_LETTER = re.compile(r"[^\W\d_]")
_KINDS = tuple(RegionKind)
_FINDING = Lock()
"""Threads that share a layout do not find the same sentences at the same time."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or cell of `text`; its own words begin at `content`, behind a list mark.

    Most blocks are never asked for their sentences, so these are found as far as they are asked for.
    """

    span: Span
    kind: RegionKind
    content: int
    text: str = field(repr=False)
    is_listed: bool = False
    _found: _Sentences = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_found", _Sentences(self.text, self.content, self.span.end))

    @property
    def sentences(self) -> tuple[Span, ...]:
        """The block's sentences in order, without its list mark; one at least, none in a block without words."""
        return self._found.every() if len(self.span) else ()

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds `offset` or ends before it; the first one where none does."""
        return self._found.at(offset)


class _Sentences:
    """The sentences of one block as far as they are found; where the next one begins is always known.

    `lettered` is where that one has its first letter, None before it is looked for.
    """

    __slots__ = ("begins", "end", "found", "lettered", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.end = text, end
        self.begins: list[int] = [start]
        self.found: list[Span] = []
        self.lettered: int | None = None

    def every(self) -> tuple[Span, ...]:
        with _FINDING:
            while len(self.found) < len(self.begins):
                self._find_next()
        return tuple(self.found)

    def at(self, offset: int) -> Span:
        begins, found = self.begins, self.found
        with _FINDING:
            while not found or (begins[-1] <= offset and len(found) < len(begins)):
                self._find_next()
        return found[bisect_right(begins, offset, lo=1) - 1]

    def _find_next(self) -> None:
        text, begin, end = self.text, self.begins[-1], self.end
        if self.lettered is None:
            letter = _LETTER.search(text, begin, end)
            self.lettered = letter.start() if letter else end
        for stop in STOP.finditer(text, self.lettered, end):
            if not ends_sentence(text, stop, start=begin, end=end):
                continue
            letter = _LETTER.search(text, stop.end("blanks"), end)
            if letter is None:
                break
            self.lettered = letter.start()
            self.found.append(Span(begin, stop.start("blanks")))
            self.begins.append(stop.end("blanks"))
            return
        self.found.append(Span(begin, end))


def find_sentences(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Sentences of one block, `text[start:end]`, without the blanks between them.

    A sentence has a letter in it: a number with a stop at its beginning goes with what follows.
    """
    return _Sentences(text, start, end).every()


class Columns(NamedTuple):
    """What blocks are, a column for each part of it; `kinds` are numbers of the kinds in their order."""

    starts: Places
    contents: Places
    ends: Places
    kinds: NDArray[np.uint8]
    are_listed: NDArray[np.bool_]


def number_of(kind: RegionKind) -> int:
    """What stands for `kind` in a column."""
    return _KINDS.index(kind)


class Blocks(Sequence[Block]):
    """The blocks of one text, in order; each becomes a value when it is first asked for."""

    def __init__(self, text: str, parts: Iterable[Columns]) -> None:
        self._text = text
        self._columns = Columns(*map(np.concatenate, zip(*parts, strict=True)))
        self._made: dict[int, Block] = {}

    @property
    def starts(self) -> Places:
        """Where each block starts."""
        return self._columns.starts

    def __len__(self) -> int:
        return len(self._columns.starts)

    @overload
    def __getitem__(self, place: int) -> Block: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Block, ...]: ...
    def __getitem__(self, place: int | slice) -> Block | tuple[Block, ...]:
        """One block, or some of them."""
        if isinstance(place, slice):
            return tuple([self[each] for each in range(*place.indices(len(self)))])
        place = range(len(self))[place]
        made = self._made.get(place)
        return self._made.setdefault(place, self._make(place)) if made is None else made

    def _make(self, place: int) -> Block:
        start, content, end, kind, is_listed = (column.item(place) for column in self._columns)
        return Block(Span(start, end), _KINDS[kind], content, self._text, bool(is_listed))
