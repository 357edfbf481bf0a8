"""The distinct words and gaps of the documents of one run, each with a number."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from align.cutting import Places
from align.normal import gap_form, normal_form
from align.numbering import LONGEST_HASHED, Hashing, HashTable

_MOST_SURFACES: Final = 1 << 18
_MOST_CHARACTERS: Final = 1 << 24


class Vocabulary:
    """Distinct surfaces, words and gaps, each with a number; shared by the documents of one run.

    `surfaces` are words as written, `words` their matching forms, `gap_forms` what stands between two, levelled.
    """

    def __init__(self) -> None:
        self.surfaces: list[str] = []
        self.words: list[str] = []
        self.gap_forms: list[str] = []
        self._surface_ids: dict[str, int] = {}
        self._word_ids: dict[str, int] = {}
        self._gap_ids: dict[str, int] = {}
        self._levelled_ids: dict[str, int] = {}
        self._word_of = np.zeros(1024, np.int32)
        self._characters = 0
        self._hashing = Hashing()
        self._surface_table, self._gap_table = HashTable(), HashTable()

    @property
    def word_of(self) -> NDArray[np.int32]:
        """Surface number → word number."""
        return self._word_of[: len(self.surfaces)]

    @property
    def is_full(self) -> bool:
        """Whether the next document should begin a new one, so that an archive costs bounded memory."""
        return len(self.surfaces) > _MOST_SURFACES or self._characters > _MOST_CHARACTERS

    def word_id(self, word: str) -> int:
        """Number of a word in its matching form."""
        return _number(word, self._word_ids, self.words)

    def surface_id(self, surface: str) -> int:
        """Number of a word as written."""
        known = self._surface_ids.get(surface)
        if known is None:
            known = _number(surface, self._surface_ids, self.surfaces)
            self._characters += len(surface)
            if known == len(self._word_of):
                self._word_of = np.concatenate((self._word_of, np.zeros_like(self._word_of)))
            self._word_of[known] = self.word_id(normal_form(surface))
        return known

    def gap_id(self, gap: str) -> int:
        """Number of what a gap as written is levelled to."""
        known = self._gap_ids.get(gap)
        if known is None:
            levelled = gap_form(gap)
            known = _number(levelled, self._levelled_ids, self.gap_forms)
            self._characters += len(levelled)
            if len(gap) <= LONGEST_HASHED:
                self._gap_ids[gap] = known
        return known

    def number_window(
        self,
        window: str,
        codes: NDArray[np.uint32],
        words: tuple[Places, Places],
        closing: int,
    ) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Numbers of the surfaces of a window's words, and of the gaps after them, the last one up to `closing`."""
        starts, ends = words
        bounds = np.empty(2 * len(starts) + 1, np.int64)
        bounds[0:-1:2], bounds[1::2], bounds[-1] = starts, ends, closing
        hashes = self._hashing.hash_stretches(codes, bounds)
        surfaces = _look_up(self._surface_table, hashes[0::2], window, (starts, ends), self.surface_id)
        gaps = _look_up(self._gap_table, hashes[1::2], window, (ends, bounds[2::2]), self.gap_id)
        return surfaces, gaps


def _number(key: str, numbers: dict[str, int], keys: list[str]) -> int:
    known = numbers.get(key)
    if known is None:
        known = numbers[key] = len(keys)
        keys.append(key)
    return known


def _look_up(
    table: HashTable,
    hashes: NDArray[np.uint64],
    window: str,
    bounds: tuple[Places, Places],
    number: Callable[[str], int],
) -> NDArray[np.int32]:
    """Number of each stretch: short ones by their hashes, new and long ones by what they say."""
    starts, ends = bounds
    numbers = table.find(hashes)
    is_long = ends - starts > LONGEST_HASHED
    for place in np.flatnonzero(is_long).tolist():
        numbers[place] = number(window[starts[place] : ends[place]])
    new = np.flatnonzero((numbers < 0) & ~is_long)
    if len(new):
        distinct, first, which = np.unique(hashes[new], return_index=True, return_inverse=True)
        given = np.empty(len(distinct), np.int32)
        for each in np.argsort(first).tolist():
            place = new[first[each]]
            given[each] = number(window[starts[place] : ends[place]])
        table.add(distinct, given)
        numbers[new] = given[which]
    return numbers
