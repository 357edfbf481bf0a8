"""Numbers for stretches of text by their hashes, so that Python looks only at what it has not seen before."""

from __future__ import annotations

import os
from typing import Final

import numpy as np
from numpy.typing import NDArray

from align.cutting import Places

LONGEST_HASHED: Final = 64
"""Characters up to which a stretch is known by its hash alone."""


class Hashing:
    """A hash of 64 bits over the characters of a stretch, by multipliers that nobody can guess.

    Two stretches agree by chance once in 2^58 pairs of one alphabet and 2^43 of any, whoever wrote them: the sum of
    each character times a random number for its place is a universal hash (Carter & Wegman 1979), a polynomial in one
    number is not.
    """

    def __init__(self) -> None:
        drawn = np.frombuffer(os.urandom(8 * (LONGEST_HASHED + 2)), np.uint64)
        self._by_place, self._by_length = drawn[:-1], drawn[-1] | np.uint64(1)

    def hash_stretches(self, codes: NDArray[np.uint32], bounds: Places) -> NDArray[np.uint64]:
        """Hash each stretch from one of the `bounds`, which rise, to the next; long ones come out as anything."""
        lengths = np.diff(bounds)
        first, last = int(bounds[0]), int(bounds[-1])
        begun = np.zeros(last - first + 1, np.int64)
        begun[bounds - first] = bounds - first
        np.maximum.accumulate(begun, out=begun)
        places = np.arange(last - first)
        places -= begun[:-1]
        sums = np.empty(last - first + 1, np.uint64)
        sums[0], weighed = 0, sums[1:]
        self._by_place.take(places, mode="clip", out=weighed)
        weighed *= codes[first:last]
        np.cumsum(weighed, out=weighed)  # differences are right modulo 2^64, and quicker than a sum for each stretch
        hashes: NDArray[np.uint64] = lengths.astype(np.uint64) * self._by_length
        hashes += np.diff(sums[bounds - first])
        return hashes


class HashTable:
    """Hash → number, for arrays of hashes at once."""

    def __init__(self) -> None:
        self._size = 0
        self._allot(bits=12)

    def _allot(self, *, bits: int) -> None:
        self._shift = np.uint64(64 - bits)
        self._hashes = np.zeros(1 << bits, np.uint64)
        self._numbers = np.full(1 << bits, -1, np.int32)

    def find(self, hashes: NDArray[np.uint64]) -> NDArray[np.int32]:
        """The number of each hash, -1 for an unknown one."""
        slots = self._slots(hashes)
        numbers = self._numbers.take(slots)
        waiting = np.flatnonzero((self._hashes.take(slots) != hashes) & (numbers >= 0))
        while len(waiting):
            slots[waiting] = (slots[waiting] + 1) & (len(self._numbers) - 1)
            tried = slots[waiting]
            numbers[waiting] = self._numbers[tried]
            waiting = waiting[(self._hashes[tried] != hashes[waiting]) & (numbers[waiting] >= 0)]
        return numbers

    def add(self, hashes: NDArray[np.uint64], numbers: NDArray[np.int32]) -> None:
        """Remember the numbers of distinct new hashes."""
        self._size += len(hashes)
        if 2 * self._size > len(self._numbers):
            used = self._numbers >= 0
            hashes = np.concatenate((self._hashes[used], hashes))
            numbers = np.concatenate((self._numbers[used], numbers))
            self._allot(bits=(4 * self._size).bit_length())
        slots = self._slots(hashes)
        while len(hashes):
            free = np.flatnonzero(self._numbers[slots] < 0)
            self._hashes[slots[free]] = hashes[free]
            self._numbers[slots[free]] = numbers[free]
            left = np.flatnonzero(self._hashes[slots] != hashes)
            hashes, numbers = hashes[left], numbers[left]
            slots = (slots[left] + 1) & (len(self._numbers) - 1)

    def _slots(self, hashes: NDArray[np.uint64]) -> NDArray[np.int64]:
        return (hashes >> self._shift).view(np.int64)
