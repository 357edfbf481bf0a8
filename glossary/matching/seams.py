"""Neighbouring words that written together are a word of the glossary: seen by hashes of their letters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

LONGEST = 60
"""Letters from which a run of letters is no word and has no hash of its own."""
_MULTIPLIER = 0xA0761D6478BD642F
_POWERS: Hashes = np.array([pow(_MULTIPLIER, exponent, 1 << 64) for exponent in range(LONGEST + 1)], dtype=np.uint64)
_SCRAMBLE = np.uint64(0xE7037ED1A0B428DB)
_SPARSE = 32
"""Places of the filter for each hash in it: one in so many others passes."""
_LEAST_BITS, _MOST_BITS = 12, 23


def hash_letters(words: Sequence[str]) -> tuple[Hashes, Hashes]:
    """Hash of each word, and the factor of what follows it: hash(ab) is hash(a) + factor(a) × hash(b), mod 2⁶⁴."""
    kept = [word if len(word) <= LONGEST else "" for word in words]
    lengths = np.fromiter(map(len, kept), dtype=np.int64, count=len(kept))
    letters = np.frombuffer("".join(kept).encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    ends = np.cumsum(lengths)
    places = np.arange(len(letters)) - np.repeat(ends - lengths, lengths)
    sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum(letters * _POWERS[places], dtype=np.uint64)))
    return sums[ends] - sums[ends - lengths], _POWERS[lengths]


@dataclass(frozen=True, slots=True, eq=False)
class SeamTable:
    """Hashes of what may be written together or apart, sorted, behind a filter that most others do not pass."""

    hashes: Hashes
    filter: NDArray[np.bool_]
    shift: np.uint64

    def holds(self, hashes: Hashes) -> NDArray[np.bool_]:
        """Say of each hash whether it is one of these."""
        found: NDArray[np.bool_] = self.filter[(hashes * _SCRAMBLE) >> self.shift]
        passed = np.flatnonzero(found)
        if len(passed):
            asked = hashes[passed]
            places = np.minimum(np.searchsorted(self.hashes, asked), len(self.hashes) - 1)
            found[passed] = self.hashes[places] == asked
        return found


def make_seam_table(words: Iterable[str]) -> SeamTable:
    """Make the table of `words`."""
    hashes = np.unique(hash_letters(list(words))[0])
    return as_seam_table(hashes)


def as_seam_table(hashes: Hashes) -> SeamTable:
    """Put the filter before sorted hashes."""
    bits = min(max((len(hashes) * _SPARSE).bit_length(), _LEAST_BITS), _MOST_BITS)
    shift = np.uint64(64 - bits)
    passing = np.zeros(1 << bits, dtype=np.bool_)
    passing[(hashes * _SCRAMBLE) >> shift] = True
    return SeamTable(hashes, passing, shift)


def find_seams(
    table: SeamTable, hashes: Hashes, factors: Hashes, joins: NDArray[np.bool_], *, most: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """First and last places of two (or of `most`, three) neighbours in the table; `joins` says which are neighbours."""
    pairs = hashes[:-1] + factors[:-1] * hashes[1:]
    two = np.flatnonzero(joins[:-1] & table.holds(pairs))
    if most == 2 or len(hashes) < 3:  # noqa: PLR2004 - neighbours
        return two, two + 1
    triples = pairs[:-1] + (factors[:-2] * factors[1:-1]) * hashes[2:]
    three = np.flatnonzero(joins[:-2] & joins[1:-1] & table.holds(triples))
    return np.concatenate((two, three)), np.concatenate((two + 1, three + 2))
