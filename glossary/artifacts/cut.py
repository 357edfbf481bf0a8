"""The words of a text as a table: where each stands, and which surface it has; cut anew only where a text changed."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from align.document import Span

# Letters of the scripts in use, with their marks; first and last of each range.
LETTER_RANGES = (
    *("AZ", "az", "\u00c0\u00d6", "\u00d8\u00f6", "\u00f8\u02af", "\u0300\u036f", "\u0370\u1fff", "\u2c00\u2dff"),
    *("\u3040\ud7ff", "\uf900\ufdff", "\ufe70\ufefc"),
)
_LETTER, _APOSTROPHE = 1, 2
_KINDS = 0x10000  # what lies beyond is no letter

Numbers = NDArray[Any]


def cut_words(text: str) -> tuple[Numbers, Numbers]:
    """Starts and ends of the words of `text`: letters, with apostrophes between letters."""
    kinds = _kinds().take(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32), mode="clip")
    inner = np.flatnonzero(kinds[1:-1] == _APOSTROPHE) + 1
    inner = inner[(kinds[inner - 1] == _LETTER) & (kinds[inner + 1] == _LETTER)]
    kinds[inner] = _LETTER
    is_letter = np.zeros(len(kinds) + 2, np.bool_)
    np.equal(kinds, _LETTER, out=is_letter[1:-1])
    edges = np.flatnonzero(is_letter[1:] != is_letter[:-1])
    return edges[::2], edges[1::2]


class WordTable(NamedTuple):
    """Every word of one text, in order: its bounds, its surface, the surface's number."""

    starts: Numbers
    ends: Numbers
    surfaces: list[str]
    ids: Numbers


Numbering = Callable[[Sequence[str]], Numbers]


def cut_table(text: str, number: Numbering) -> WordTable:
    """The table of `text`; `number` gives surfaces their numbers."""
    starts, ends = cut_words(text)
    surfaces = [text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
    return WordTable(starts, ends, surfaces, number(surfaces))


def patch_table(table: WordTable, text: str, changes: Iterable[tuple[Span, Span]], number: Numbering) -> WordTable:
    """The table of `text`, which differs from the table's own text in `changes` only: stretches of both, in order."""
    pieces: list[WordTable] = []
    done = shift = end = 0
    waiting = deque(changes)
    while waiting:
        old, new = waiting.popleft()
        # A character beside the change may join or part words: an apostrophe does.
        first = max(done, int(table.ends.searchsorted(old.start - 1)))
        last = _first_after(table, old)
        while waiting and (last >= len(table.surfaces) or waiting[0][0].start <= table.starts[last] + 1):
            old, new = waiting.popleft()
            last = _first_after(table, old)
        last = max(first, last)
        pieces.append(_shifted(table, done, first, shift))
        start = int(table.ends[first - 1]) + shift if first > done else end
        shift = new.end - old.end
        end = int(table.starts[last]) + shift if last < len(table.surfaces) else len(text)
        pieces.append(_shifted(cut_table(text[start:end], number), 0, None, start))
        done = last
    pieces.append(_shifted(table, done, None, shift))
    surfaces = [surface for piece in pieces for surface in piece.surfaces]
    starts, ends, ids = (np.concatenate([piece[column] for piece in pieces]) for column in (0, 1, 3))
    return WordTable(starts, ends, surfaces, ids)


def _first_after(table: WordTable, stretch: Span) -> int:
    """Number of the first word that `stretch` does not reach."""
    return int(table.starts.searchsorted(stretch.end + 1, "right"))


def _shifted(table: WordTable, first: int, last: int | None, shift: int) -> WordTable:
    """Some of a table's rows, so many characters further on."""
    rows = slice(first, last)
    return WordTable(table.starts[rows] + shift, table.ends[rows] + shift, table.surfaces[rows], table.ids[rows])


@cache
def _kinds() -> NDArray[np.uint8]:
    """What each character is to a word; the last one stands for all beyond."""
    kinds = np.zeros(_KINDS, np.uint8)
    for ends in LETTER_RANGES:
        kinds[ord(ends[0]) : ord(ends[1]) + 1] = _LETTER
    for mark in "'\u2019":
        kinds[ord(mark)] = _APOSTROPHE
    return kinds
