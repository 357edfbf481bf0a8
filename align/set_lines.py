"""Lines that are lines and no wrapped prose: the rows of a table, verse, an address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from align.document import Span
from align.lines import Line, cut_lines

_COLUMN_GAP = re.compile(r"[^\s.!?:;,”\"’)](?:[^\S\r\n\f]{2,}|[ ]*\t[ \t]*)\S")
_FULL_STOPS = frozenset(".!?…”")
_FEWEST_ROWS = 2
_FEWEST_VERSES = 3
_MOST_STOPPED = 2 / 3  # where every line ends in a stop, each is a paragraph
_VERSE_WIDTH = 0.85
"""Of the width of most lines, as `align.signs.SLACK`: with one more word a verse would not be full."""


@dataclass(frozen=True, slots=True)
class SetBreaks:
    """Ends of the lines whose line break says something."""

    of_rows: frozenset[int] = frozenset()
    of_verse: frozenset[int] = frozenset()


def find_set_breaks(plain: str, raw: str) -> SetBreaks:
    """Where line breaks say something; `plain` is `raw` with its markup blanked.

    Rows have a gap of two blanks or a tab between their columns. Verse has at least three lines, each with a
    capital or a number at its beginning and none of them full. No blank line stands between two of either.
    """
    lines = cut_lines(plain, raw, Span(0, len(plain)))
    lengths = sorted(line.end - line.start for line in lines)
    width = lengths[len(lengths) * 3 // 4] if lengths else 0
    of_rows: set[int] = set()
    of_verse: set[int] = set()
    for run in _runs(lines):
        for rows in _stretches(run, [_COLUMN_GAP.search(plain, line.start, line.end) is not None for line in run]):
            if len(rows) >= _FEWEST_ROWS:
                of_rows.update(line.end for line in rows[:-1])
        if _is_verse(plain, run, width):
            of_verse.update(line.end for line in run[:-1])
    return SetBreaks(frozenset(of_rows), frozenset(of_verse))


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines between which no blank line stands."""
    run = list(lines[:1])
    for _, line in pairwise(lines):
        if line.is_apart:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _stretches(run: Sequence[Line], chosen: Sequence[bool]) -> Iterator[list[Line]]:
    """Neighbours among `run` that are all chosen."""
    rows: list[Line] = []
    for line, is_chosen in zip(run, chosen, strict=True):
        if is_chosen:
            rows.append(line)
        elif rows:
            yield rows
            rows = []
    if rows:
        yield rows


def _is_verse(plain: str, run: Sequence[Line], width: int) -> bool:
    stopped = sum(plain[line.end - 1] in _FULL_STOPS for line in run)
    return (
        len(run) >= _FEWEST_VERSES
        and max(line.end - line.start for line in run) <= _VERSE_WIDTH * width
        and stopped <= _MOST_STOPPED * len(run)
        and not any(plain[line.start].islower() for line in run)
    )
