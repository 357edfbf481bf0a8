"""Which words of two lists are a slip or two apart, or begin alike: found for whole lists at once, by hashes.

Two words one edit apart have a spelling in common once each has lost at most one letter, and two edits apart once
each has lost at most two (a swap of neighbours is one edit). So what a list's words are with letters taken out is
hashed, sorted and looked up; the hash of a word without a letter comes from the sums before and behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

Hashes = NDArray[np.uint64]
Numbers = NDArray[np.int64]

# Lengths from which a slip is believed: shorter words have too many true neighbours (docs/matching.md).
ONE_SLIP_FROM = 5
TWO_SLIPS_FROM = 7

_MULTIPLIER = 0x9E3779B97F4A7C15  # odd, so that it can be divided by
_SCRAMBLE = np.uint64(0xD6E8FEB86659FD93)
_BACK = np.uint64(pow(_MULTIPLIER, -1, 1 << 64))
_BACK_TWICE = np.uint64(pow(_MULTIPLIER, -2, 1 << 64))
_AT_ONCE = 1 << 17
"""Hashes made at a time: arrays that stay in a processor's cache."""
_SPARSE = 16
"""Places of a filter for each hash in it: one in sixteen foreign hashes passes."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Words of a list (`ours`) beside words of a glossary (`theirs`), both as numbers; no pair twice."""

    ours: Numbers
    theirs: Numbers

    def only(self, kept: NDArray[np.bool_] | Numbers) -> Pairs:
        """Pairs that are kept."""
        return Pairs(self.ours[kept], self.theirs[kept])


NO_PAIRS = Pairs(np.empty(0, np.int64), np.empty(0, np.int64))


class Spelt:
    """Words as sums over their letters: what any stretch of one hashes to takes two look-ups."""

    def __init__(self, words: Sequence[str]) -> None:
        self.lengths: Numbers = np.fromiter(map(len, words), np.int64, len(words))
        self.ends: Numbers = np.cumsum(self.lengths)
        self.starts: Numbers = self.ends - self.lengths
        self.letters = np.frombuffer("".join(words).encode("utf-32-le", "surrogatepass"), np.uint32)
        places = np.arange(len(self.letters)) - np.repeat(self.starts, self.lengths)
        mixed = self.letters.astype(np.uint64) * _SCRAMBLE
        mixed ^= mixed >> np.uint64(31)
        mixed *= _powers(int(self.lengths.max(initial=0)))[places]
        self.sums: Hashes = np.concatenate((np.zeros(1, np.uint64), np.cumsum(mixed, dtype=np.uint64)))

    def whole(self) -> tuple[Hashes, Numbers]:
        """Hash of each word, and the word's number."""
        return self.sums[self.ends] - self.sums[self.starts], np.arange(len(self.lengths))

    def beginnings(self, words: Numbers, lengths: Numbers) -> Hashes:
        """Hash of the first `lengths` letters of `words`."""
        starts = self.starts[words]
        hashes: Hashes = self.sums[starts + lengths] - self.sums[starts]
        return hashes

    def without_one(self) -> tuple[Hashes, Numbers]:
        """Hash of each word without each of its letters, and the word's number; of a double letter, without one."""
        places = np.arange(len(self.letters))
        words = np.repeat(np.arange(len(self.lengths)), self.lengths)
        doubled = np.zeros(len(places), bool)
        doubled[:-1] = (self.letters[1:] == self.letters[:-1]) & (words[1:] == words[:-1])
        places, words = places[~doubled], words[~doubled]
        before = self.sums[places] - self.sums[self.starts[words]]
        return before + (self.sums[self.ends[words]] - self.sums[places + 1]) * _BACK, words

    def without_two(self, least: int) -> Iterator[tuple[Hashes, Numbers]]:
        """Hashes of the words of `least` letters or more without each two of their letters, some words at a time."""
        for length in np.unique(self.lengths[self.lengths >= least]).tolist():
            first, second = np.triu_indices(length, 1)
            words = np.flatnonzero(self.lengths == length)
            for part in np.array_split(words, len(words) * len(first) // _AT_ONCE + 1):
                sums = self.sums[self.starts[part] + np.arange(length + 1)[:, np.newaxis]]
                hashes = sums[first] - sums[0]
                hashes += (sums[second] - sums[first + 1]) * _BACK
                hashes += (sums[length] - sums[second + 1]) * _BACK_TWICE
                yield hashes.ravel(), np.tile(part, len(first))


@cache
def _powers(most: int) -> Hashes:
    powers: Hashes = np.cumprod(np.full(most + 1, _MULTIPLIER, np.uint64), dtype=np.uint64)
    return powers


@dataclass(frozen=True, slots=True, eq=False)
class Owned:
    """Hashes, sorted, and whose they are; a filter tells most foreign ones at once.

    The owners of hash i lie from `starts[i]` to `starts[i + 1]`; `shift` leaves a hash its place in the filter.
    """

    hashes: Hashes
    starts: NDArray[np.int32]
    owners: NDArray[np.int32]
    filter: NDArray[np.bool_]
    shift: int

    def find(self, hashes: Hashes, words: Numbers) -> Pairs:
        """Pairs of `words` with the owners of their hashes; a pair may come more than once."""
        passing = np.flatnonzero(self.filter.take((hashes >> np.uint64(self.shift)).view(np.int64)))
        wanted = hashes[passing]
        places = np.minimum(np.searchsorted(self.hashes, wanted), len(self.hashes) - 1)
        found = self.hashes[places] == wanted
        places, passing = places[found], passing[found]
        starts = self.starts[places].astype(np.int64)
        counts = self.starts[places + 1] - starts
        return Pairs(np.repeat(words[passing], counts), self.owners[ranges(starts, counts)].astype(np.int64))


def own(hashes: Hashes, owners: Numbers) -> Owned:
    """Sort hashes, each once, with their owners."""
    order = np.argsort(hashes)
    ascending = hashes[order]
    is_first = np.ones(len(hashes), bool)
    is_first[1:] = ascending[1:] != ascending[:-1]
    starts = np.flatnonzero(is_first)
    bits = max(10, (len(hashes) * _SPARSE).bit_length())
    shift = 64 - bits  # the top bits of a product depend on every letter
    passing = np.zeros(1 << bits, bool)
    passing[hashes >> np.uint64(shift)] = True
    ends = np.append(starts, len(hashes)).astype(np.int32)
    return Owned(ascending[starts], ends, owners[order].astype(np.int32), passing, shift)


def ranges(starts: Numbers, counts: Numbers) -> Numbers:
    """Each start and the numbers that follow it, as many as its count."""
    ends = np.cumsum(counts)
    following: Numbers = np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - (ends - counts), counts)
    return following


def unite(parts: Sequence[Pairs], size: int) -> Pairs:
    """All pairs of `parts`, sorted, each once; `theirs` are numbers below `size`."""
    if not parts:
        return NO_PAIRS
    both = np.unique(np.concatenate([each.ours * size + each.theirs for each in parts]))
    return Pairs(both // size, both % size)


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """What a glossary's words hash to with at most one letter out, with at most two, and where relatives share them.

    `stems` are the least that a longer relative shares with each word, `beginnings` all that a shorter one could.
    """

    one: Owned
    two: Owned
    stems: Owned
    beginnings: Owned


def survey(words: Sequence[str]) -> Surroundings:
    """Work out the surroundings of `words`."""
    spelt = Spelt(words)
    pieces = [_only(each, spelt.lengths >= ONE_SLIP_FROM) for each in (spelt.whole(), spelt.without_one())]
    longer = [_only(each, spelt.lengths >= TWO_SLIPS_FROM) for each in pieces]
    least = _least_shared(spelt.lengths)
    whole = np.flatnonzero(least <= spelt.lengths)
    return Surroundings(
        one=_owned(pieces),
        two=_owned([*longer, *spelt.without_two(TWO_SLIPS_FROM)]),
        stems=own(spelt.beginnings(whole, least[whole]), whole),
        beginnings=own(*_beginnings(spelt)),
    )


class Neighbourhood:
    """A glossary's words, to find those near the words of a text; `surroundings` where they were worked out before."""

    def __init__(self, words: Sequence[str], surroundings: Surroundings | None = None) -> None:
        self.words = words
        self.surroundings = surroundings or survey(words)

    def one_edit(self, forms: Sequence[str], spelt: Spelt) -> Pairs:
        """Pairs exactly one edit apart, the glossary's word of `ONE_SLIP_FROM` letters or more."""
        found = [self.surroundings.one.find(*each) for each in (spelt.whole(), spelt.without_one())]
        pairs = unite(found, len(self.words))
        return pairs.only(self.distances(forms, pairs) == 1)

    def two_edits(self, spelt: Spelt) -> Pairs:
        """Pairs that could be two edits apart, both long; `distances` tells which are."""
        long = spelt.lengths >= TWO_SLIPS_FROM
        each_way = [_only(each, long) for each in (spelt.whole(), spelt.without_one())]
        found = [self.surroundings.two.find(*each) for each in (*each_way, *spelt.without_two(TWO_SLIPS_FROM))]
        return unite(found, len(self.words))

    def distances(self, forms: Sequence[str], pairs: Pairs) -> NDArray[np.uint8]:
        """Edits between the two of each pair, 3 for more than two."""
        ours = [forms[number] for number in pairs.ours.tolist()]
        theirs = [self.words[number] for number in pairs.theirs.tolist()]
        return process.cpdist(ours, theirs, scorer=OSA.distance, score_cutoff=2, dtype=np.uint8)

    def relatives(self, spelt: Spelt) -> Pairs:
        """Pairs that share more than `STEM_SHARE` of the longer one's letters from the beginning."""
        least = _least_shared(spelt.lengths)
        whole = np.flatnonzero(least <= spelt.lengths)
        found = [
            self.surroundings.beginnings.find(spelt.beginnings(whole, least[whole]), whole),
            self.surroundings.stems.find(*_beginnings(spelt)),
        ]
        return unite(found, len(self.words))


STEM = 5
STEM_SHARE = 0.6


def _least_shared(lengths: Numbers) -> Numbers:
    """How many letters a word of each length shares with a shorter relative."""
    least: Numbers = np.maximum(STEM, np.floor(STEM_SHARE * lengths).astype(np.int64) + 1)
    return least


def _beginnings(spelt: Spelt) -> tuple[Hashes, Numbers]:
    """Hashes of all that a longer or an equally long relative could share with each word."""
    least = _least_shared(spelt.lengths)
    counts = np.maximum(spelt.lengths - least + 1, 0)
    words = np.repeat(np.arange(len(counts)), counts)
    return spelt.beginnings(words, ranges(least, counts)), words


def _only(hashed: tuple[Hashes, Numbers], wanted: NDArray[np.bool_]) -> tuple[Hashes, Numbers]:
    hashes, words = hashed
    kept = wanted[words]
    return hashes[kept], words[kept]


def _owned(pieces: Sequence[tuple[Hashes, Numbers]]) -> Owned:
    return own(np.concatenate([hashes for hashes, _ in pieces]), np.concatenate([words for _, words in pieces]))
