"""From two near words to whole stretches: all that begin and end near a term's words and hold enough of them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from glossary.matching.lookup import Lookup
from glossary.matching.passage import Passage
from glossary.matching.shape import SMALL
from glossary.matching.tables import spread
from glossary.matching.windows import SLACK, Ground, Marks, Places, Windows


def complete(lookup: Lookup, passage: Passage, marks: Marks, ground: Ground, windows: Windows) -> Windows:
    """All stretches around the pairs in `windows`, each once; a pair is all that a term of two words has."""
    windows = _once(windows, marks.size)
    wanted = lookup.index.columns.wanted[windows.patterns]
    pairs, longer = windows.only(wanted <= 2), windows.only(wanted > 2)  # noqa: PLR2004 - content words
    found = [pairs]
    if len(longer):
        found.append(_around(lookup, passage, marks, ground, longer))
    return _once(_joined(found), marks.size)


def _joined(parts: list[Windows]) -> Windows:
    return Windows(
        np.concatenate([each.patterns for each in parts]),
        np.concatenate([each.firsts for each in parts]),
        np.concatenate([each.lasts for each in parts]),
        np.concatenate([each.in_place for each in parts]),
    )


def _once(windows: Windows, size: int) -> Windows:
    """Each window once, by pattern and place; `in_place` where one of the equal ones is."""
    if not len(windows):
        return windows
    keys = (windows.patterns * size + windows.firsts) * _LONGEST + (windows.lasts - windows.firsts)
    order = np.lexsort((~windows.in_place, keys))
    fresh = np.ones(len(order), np.bool_)
    fresh[1:] = keys[order[1:]] != keys[order[:-1]]
    chosen = order[fresh]
    return Windows(windows.patterns[chosen], windows.firsts[chosen], windows.lasts[chosen], windows.in_place[chosen])


_LONGEST = 64
"""No window is as long: a designation of more words has no near forms."""


def _around(lookup: Lookup, passage: Passage, marks: Marks, ground: Ground, windows: Windows) -> Windows:
    """Stretches around each pair, in the room that the term's length leaves."""
    columns = lookup.index.columns
    longest = columns.lengths[windows.patterns] + SLACK
    rows, places = _near_places(lookup, marks, ground, windows, longest)
    counts = np.bincount(rows, minlength=len(windows))
    ends = np.cumsum(counts)
    rank = np.arange(len(rows)) - np.repeat(ends - counts, counts)
    left = np.flatnonzero(places <= windows.firsts[rows])
    right = places >= windows.lasts[rows]
    rights = np.bincount(rows[right], minlength=len(windows))
    owners, at = spread((ends - rights)[rows[left]], rights[rows[left]])
    lefts = left[owners]
    row, first, last = rows[lefts], places[lefts], places[at]
    near = rank[at] - rank[lefts] + 1
    content = ground.content[last + 1] - ground.content[first]
    patterns = windows.patterns[row]
    least = columns.needed[patterns]
    in_place = windows.in_place[row] & (first == windows.firsts[row]) & (last == windows.lasts[row])
    pieced = ground.has_piece(first, last)
    is_enough = (near > 2) | in_place | pieced  # noqa: PLR2004 - of three words, two tell a term only where they stand as in it
    is_enough &= (near >= least) | (pieced & (near == least - 1))  # of which one may be two words of the term
    kept = (last - first < longest[row]) & (content - near <= 1) & is_enough
    lacks = (near == least) & (least < columns.wanted[patterns])
    found = Windows(patterns, first, last, in_place)
    replaced = [found.only(kept & lacks & (content > near))]
    replaced += _with_foreign_edge(lookup, passage, ground, found.only(kept & lacks & (content == near)))
    left_out = kept & lacks & (content == near) & (near > 2)  # noqa: PLR2004 - three words stay
    return _joined(
        [found.only(kept & (~lacks | pieced)), found.only(left_out), _all_in_place(lookup, passage, _joined(replaced))]
    )


def _all_in_place(lookup: Lookup, passage: Passage, windows: Windows) -> Windows:
    """Windows in which every function word of the term stands in its place, and nothing more."""
    cores, tokens = lookup.index.columns.cores, passage.tokens
    lengths = cores.lengths(windows.patterns)
    windows = windows.only(windows.lasts - windows.firsts + 1 == lengths)
    owners, at = spread(cores.offsets[windows.patterns], cores.lengths(windows.patterns))
    places = windows.firsts[owners] + at - cores.offsets[windows.patterns][owners]
    differs = cores.values[at] != lookup.words.classes.values[tokens.ids[places]]
    return windows.only(np.bincount(owners[differs], minlength=len(windows)) == 0)


def _near_places(
    lookup: Lookup, marks: Marks, ground: Ground, windows: Windows, longest: Places
) -> tuple[Places, Places]:
    """For each window, by its row, the places around it that are near a content word of its pattern, in order."""
    owners, words = lookup.index.columns.content.expand(windows.patterns)
    lows = (windows.lasts - longest + 1)[owners]
    highs = (windows.firsts + longest - 1)[owners]
    starts, lengths = marks.between(words.astype(np.int64), lows, highs)
    found, at = spread(starts, lengths)
    places = marks.keys[at] % marks.size
    rows = owners[found]
    open_ = ground.is_open(places, windows.firsts[rows], windows.patterns[rows])
    keys = np.unique(rows[open_] * marks.size + places[open_])
    return keys // marks.size, keys % marks.size


def _with_foreign_edge(lookup: Lookup, passage: Passage, ground: Ground, windows: Windows) -> list[Windows]:
    """The same stretches with one more content word where the term's first, or last, would stand."""
    columns, tokens = lookup.index.columns, passage.tokens
    before = windows.firsts - columns.lead_steps[windows.patterns]
    after = windows.lasts + columns.trail_steps[windows.patterns]
    found = []
    for place, goes, made in (
        (before, columns.lead_goes, Windows(windows.patterns, before, windows.lasts, windows.in_place)),
        (after, columns.trail_goes, Windows(windows.patterns, windows.firsts, after, windows.in_place)),
    ):
        inside = (place >= 0) & (place < len(ground.content) - 1)
        kept = np.clip(place, 0, len(ground.content) - 2)
        is_content = ground.content[kept + 1] > ground.content[kept]
        fills = lookup.words.may_fill.values[tokens.ids[kept]]
        fills &= lookup.shapes.values[tokens.surface_ids[kept]] == SMALL
        together = ground.is_open(kept, windows.firsts, windows.patterns)
        found.append(made.only(goes[windows.patterns] & inside & is_content & fills & together))
    return found


def outside(windows: Windows, hits: Windows, size: int) -> Windows:
    """Windows that lie in no hit of their own pattern; `hits` are sorted by pattern and place."""
    if not len(hits) or not len(windows):
        return windows
    keys = hits.patterns * size + hits.firsts
    at = np.searchsorted(keys, windows.patterns * size + windows.firsts, side="right") - 1
    held = np.maximum(at, 0)
    covered: NDArray[np.bool_] = (
        (at >= 0) & (hits.patterns[held] == windows.patterns) & (hits.lasts[held] >= windows.lasts)
    )
    return windows.only(~covered)
