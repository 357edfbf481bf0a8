"""Where the words of a text begin and end: one grammar, read by a regular expression or, in long texts, by arrays."""

from __future__ import annotations

import re
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from align.letters import ALONE, APOSTROPHE, ESS, KINDS, LETTER, MARK, PLUS, SHARP, SIGNS, UNKNOWN, sign_of

Places: TypeAlias = NDArray[np.int64]
Kinds: TypeAlias = NDArray[np.uint8]

AHEAD: Final = 3
"""Characters past a window's end that the grammar looks at: they are none of its words."""

_WORD = "[ls][lsm]*+"
_TOKEN = re.compile(rf"1m*+|{_WORD}(?:'{_WORD})*+(?:(?<=s)'(?![ls])|(?:\+\+|#)(?![ls]))?")


class _Signs(dict[int, str]):
    """Code point → sign of its kind, asked once each."""

    def __missing__(self, point: int) -> str:
        sign = self[point] = sign_of(chr(point))
        return sign


_SIGNS = _Signs()


def cut_words(text: str) -> list[tuple[int, int]]:
    """Where each word of a short text begins and ends."""
    return [found.span() for found in _TOKEN.finditer(text.translate(_SIGNS))]


def find_kinds(codes: NDArray[np.uint32]) -> tuple[Kinds, int]:
    """The kind of each character, with `AHEAD` further ones that are nothing; and all their bits together."""
    kinds = np.zeros(len(codes) + AHEAD, np.uint8)
    inner = kinds[: len(codes)]
    np.take(KINDS, codes, out=inner, mode="clip")
    present = int(np.bitwise_or.reduce(inner))
    if present & UNKNOWN:
        for point in np.unique(codes[inner == UNKNOWN]).tolist():
            KINDS[point] = SIGNS[_SIGNS[point]]
        return find_kinds(codes)
    return kinds, present


def cut_window(kinds: Kinds, present: int, *, going_on: int = 0) -> tuple[Places, Places]:
    """Where each word of a window begins and ends.

    `going_on` is the kind (LETTER or ALONE) of a word that began before the window and of which its first
    character is a part. The last word is only right where the text ends with the window.
    """
    letters = (kinds & LETTER).astype(np.bool_)
    words, alone = letters, (kinds & ALONE).astype(np.bool_)
    if present & MARK:
        carried = _carry_marks(kinds, going_on)
        words, alone = (carried & LETTER).astype(np.bool_), (carried & ALONE).astype(np.bool_)
    inside = np.zeros(len(kinds) + 1, np.bool_)
    inside[1:] = words
    if present & APOSTROPHE:
        inside[2:-1] |= (kinds[1:-1] & APOSTROPHE).astype(np.bool_) & words[:-2] & letters[2:]
    if present & ALONE or going_on == ALONE:
        starts, ends = _bounds_among_lone(kinds, inside, alone, going_on)
    else:
        bounds = np.flatnonzero(inside[1:] != inside[:-1])
        starts, ends = bounds[0::2], bounds[1::2]
    return starts, _with_suffixes(kinds, words, ends)


def _carry_marks(kinds: Kinds, going_on: int) -> Kinds:
    """The kinds with each mark made what stands before it."""
    before = np.arange(1, len(kinds) + 1, dtype=np.int32)
    before[(kinds & MARK).astype(np.bool_)] = 0
    return np.concatenate((np.array([going_on], np.uint8), kinds))[np.maximum.accumulate(before)]


def _bounds_among_lone(
    kinds: Kinds,
    inside: NDArray[np.bool_],
    alone: NDArray[np.bool_],
    going_on: int,
) -> tuple[Places, Places]:
    """Bounds where one word may follow another with nothing between them."""
    begins = inside[1:] & ~inside[:-1]
    begins |= (kinds & ALONE).astype(np.bool_)
    begins[0] |= going_on == ALONE
    covered = np.zeros_like(inside)
    covered[1:] = inside[1:] | alone
    finishes = covered[:-1] & (begins | ~covered[1:])
    return np.flatnonzero(begins), np.flatnonzero(finishes)


def _with_suffixes(kinds: Kinds, words: NDArray[np.bool_], ends: Places) -> Places:
    """The ends with a plural possessive's apostrophe, and what makes "C++" and "C#" of a C."""
    places = np.flatnonzero(kinds[ends] & (APOSTROPHE | PLUS | SHARP))
    if not len(places):
        return ends
    end = ends[places]
    sign, following, third = kinds[end], kinds[end + 1], kinds[end + 2]
    closes = (following & LETTER) == 0
    after_word = words[end - 1]
    is_possessive = (sign == APOSTROPHE) & ((kinds[end - 1] & ESS) != 0) & closes
    is_sharp = (sign == SHARP) & after_word & closes
    is_doubled = (sign == PLUS) & (following == PLUS) & after_word & ((third & LETTER) == 0)
    extended = ends.copy()
    extended[places] += is_possessive.astype(np.int64) + is_sharp + 2 * is_doubled
    return extended
