"""A glossary's words under the keys that a relation is recognised by: a base, a spelling, what print looks like."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np

from glossary.matching.inflection import bases
from glossary.matching.near import ONE_SLIP_FROM, Numbers, Pairs, ranges
from glossary.matching.spelling import misread_key, spelling_key


class Keyed:
    """Words, by number, under their keys."""

    def __init__(self, keys: Iterable[str], words: Numbers) -> None:
        self._places: dict[str, int] = {}
        places = np.array([self._places.setdefault(key, len(self._places)) for key in keys], np.int64)
        self._words = words[np.argsort(places, kind="stable")]
        self._counts = np.bincount(places, minlength=len(self._places))
        self._starts = np.cumsum(self._counts) - self._counts

    def find(self, keys: Sequence[str], words: Numbers) -> Pairs:
        """Pairs of `words` with those that share a key, `keys[i]` being one of `words[i]`."""
        places = np.fromiter((self._places.get(key, -1) for key in keys), np.int64, len(keys))
        found = np.flatnonzero(places >= 0)
        places = places[found]
        counts = self._counts[places]
        return Pairs(np.repeat(words[found], counts), self._words[ranges(self._starts[places], counts)])


class KeyTable:
    """The glossary's words under each kind of key; a word's place in `words` is its number."""

    def __init__(self, words: Sequence[str]) -> None:
        numbers = np.arange(len(words))
        flat, owners = _bases(words)
        self._same = Keyed(words, numbers)
        self._bare = Keyed(map(_bare, words), numbers)
        self._bases = Keyed(flat, owners)
        self._spellings = Keyed(map(spelling_key, flat), owners)
        self._misread = Keyed(map(misread_key, words), numbers)

    def same(self, words: Sequence[str]) -> Pairs:
        """Pairs of one word."""
        return self._same.find(words, np.arange(len(words)))

    def bare(self, words: Sequence[str]) -> Pairs:
        """Pairs that only an apostrophe tells apart."""
        return self._bare.find([_bare(word) for word in words], np.arange(len(words)))

    def forms_and_spellings(self, words: Sequence[str]) -> tuple[Pairs, Pairs]:
        """Pairs that could be inflected from one word, and pairs that could be so in another spelling."""
        flat, owners = _bases(words)
        return self._bases.find(flat, owners), self._spellings.find([spelling_key(base) for base in flat], owners)

    def misread(self, words: Sequence[str]) -> Pairs:
        """Pairs that recognition of print could take for one another."""
        return self._misread.find(
            [misread_key(word) if len(word) >= ONE_SLIP_FROM else "" for word in words], np.arange(len(words))
        )


def _bare(word: str) -> str:
    return word.replace("'", "")


def _bases(words: Sequence[str]) -> tuple[list[str], Numbers]:
    each = [bases(word) for word in words]
    counts = np.fromiter(map(len, each), np.int64, len(each))
    return list(chain.from_iterable(each)), np.repeat(np.arange(len(words)), counts)
