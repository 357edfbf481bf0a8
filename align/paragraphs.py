"""The paragraphs of a text in columns, closed: what their first and last lines bound, which are headings or items."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from align.characters import Places, Trait
from align.endings import CLOSING, HANGING, SLOW_ENDINGS
from align.lines import Flags, Lines
from align.marks import ListMark
from align.signs import LONGEST_HEADING_LINES, is_title

_ENDS_NO_HEADING = Trait((HANGING | (SLOW_ENDINGS - CLOSING)).__contains__)


class Paragraphs(NamedTuple):
    """Lines that belong together, from `starts` to `ends`; their own words from `contents`, behind a list mark."""

    starts: Places
    contents: Places
    ends: Places
    are_listed: Flags
    are_headings: Flags


def close_paragraphs(
    text: str,
    lines: Lines,
    kept: Sequence[int],
    heads: Places,
    marks: dict[int, ListMark],
) -> Paragraphs:
    """The paragraphs that begin at the `heads`, some with `marks`; a page number between two is one by itself.

    Heads and marks are numbered by the lines that were `kept`, those that are no page numbers.
    """
    places = np.arange(len(lines)) if len(kept) == len(lines) else np.array(kept, np.int64)
    lasts = np.append(heads[1:], np.array([len(kept)], heads.dtype))[: len(heads)]
    sizes, firsts, lasts = lasts - heads, places[heads], places[lasts - 1]
    if len(kept) < len(lines):
        folios = np.flatnonzero(lines.are_folios)
        following = np.searchsorted(places, folios)
        folios = folios[np.isin(following, heads) | (following == len(kept))]
        order = np.argsort(np.concatenate((firsts, folios)), kind="stable")
        firsts, lasts = np.concatenate((firsts, folios))[order], np.concatenate((lasts, folios))[order]
        sizes = np.concatenate((sizes, np.ones(len(folios), sizes.dtype)))[order]
    starts, ends = lines.starts[firsts], lines.ends[lasts]
    contents, are_listed = starts.copy(), np.zeros(len(starts), np.bool_)
    if marks:
        listed = np.searchsorted(firsts, places[list(marks)])
        are_listed[listed] = True
        behind = np.minimum(np.array([mark.end for mark in marks.values()], starts.dtype), ends[listed])
        contents[listed] = np.maximum(starts[listed], behind)
        starts[listed] = [mark.start for mark in marks.values()]
    may_be_headings = (sizes <= LONGEST_HEADING_LINES) & ~_ENDS_NO_HEADING.of(lines.lasts[lasts])
    for place in np.flatnonzero(may_be_headings).tolist():
        may_be_headings[place] = is_title(text, contents.item(place), ends.item(place))
    return Paragraphs(starts, contents, ends, are_listed, may_be_headings)
