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
        return self._number_surfaces([surface])[0] if known is None else known

    def _number_surfaces(self, surfaces: list[str]) -> list[int]:
        """Numbers of words as written; one loop without a call for each, which is most of the time of a new text."""
        known, every, before = self._surface_ids, self.surfaces, len(self.surfaces)
        numbers = []
        for surface in surfaces:
            number = known.setdefault(surface, len(every))
            if number == len(every):
                every.append(surface)
            numbers.append(number)
        self._settle_words(every[before:], before)
        return numbers

    def _settle_words(self, new: list[str], before: int) -> None:
        """Say which words the surfaces from `before` on are."""
        known, words = self._word_ids, self.words
        numbers = []
        for surface in new:
            word = normal_form(surface)
            number = known.setdefault(word, len(words))
            if number == len(words):
                words.append(word)
            numbers.append(number)
        after = before + len(new)
        if after > len(self._word_of):
            self._word_of = np.concatenate((self._word_of[:before], np.zeros(after, np.int32)))
        self._word_of[before:after] = numbers
        self._characters += sum(map(len, new))

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

    def _number_gaps(self, gaps: list[str]) -> list[int]:
        return [self.gap_id(gap) for gap in gaps]

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
        surfaces = _look_up(self._surface_table, hashes[0::2], window, (starts, ends), self._number_surfaces)
        gaps = _look_up(self._gap_table, hashes[1::2], window, (ends, bounds[2::2]), self._number_gaps)
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
    number: Callable[[list[str]], list[int]],
) -> NDArray[np.int32]:
    """Number of each stretch: short ones by their hashes, new and long ones by what they say."""

    def ask(places: Places) -> list[int]:
        starts, ends = (each[places].tolist() for each in bounds)
        return number([window[start:end] for start, end in zip(starts, ends, strict=True)])

    numbers = table.find(hashes)
    unsure = numbers < 0
    is_long = bounds[1] - bounds[0] > LONGEST_HASHED
    if is_long.any():
        places = np.flatnonzero(is_long)
        numbers[places] = ask(places)
        unsure &= ~is_long
    new = np.flatnonzero(unsure)
    if len(new):
        _, first, which = np.unique(hashes[new], return_index=True, return_inverse=True)
        order = np.argsort(first)
        asked = new[first[order]]
        given = np.array(ask(asked), np.int32)
        table.add(hashes[asked], given)
        numbers[new] = given[np.argsort(order)[which]]
    return numbers
