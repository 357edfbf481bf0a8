"""A glossary's words under the keys that a relation is recognised by: a base, a spelling, what print looks like."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from glossary.matching.english import IRREGULAR
from glossary.matching.inflection import bases, is_english, term_bases
from glossary.matching.near import ONE_SLIP_FROM, Numbers, Pairs, ranges
from glossary.matching.spelling import WHOLE, are_respelt, misread_key, spelling_keys, without_ligature
from glossary.matching.strings import Strings

ENDINGS = ("s", "'", "ed", "ing")
"""What a word ends in that is a regular form of another."""
MOST_TAKEN_OFF = 4
"""Letters that a word without an apostrophe loses at most on the way to its base: "stopping" is of "stop"."""
_TOLD_BY = 6
"""First letters that are compared before a word's keys are worked out."""


@dataclass(frozen=True, slots=True, eq=False)
class Keyed:
    """Words, by number, under their keys: those of key i are `counts[i]` from `starts[i]` on."""

    keys: Mapping[str, int] | Strings
    words: Numbers
    starts: Numbers
    counts: Numbers

    def find(self, keys: Sequence[str], words: Numbers) -> Pairs:
        """Pairs of `words` with those that share a key, `keys[i]` being one of `words[i]`."""
        find = self.keys.finder(len(keys)) if isinstance(self.keys, Strings) else self.keys.get
        places = np.fromiter((-1 if place is None else place for place in map(find, keys)), np.int64, len(keys))
        found = np.flatnonzero(places >= 0)
        places = places[found]
        counts = self.counts[places]
        return Pairs(np.repeat(words[found], counts), self.words[ranges(self.starts[places], counts)])


def under(keys: Iterable[str], words: Numbers) -> Keyed:
    """Put `words` under `keys`, one key for each."""
    numbers: dict[str, int] = {}
    places = np.array([numbers.setdefault(each, len(numbers)) for each in keys], np.int64)
    counts = np.bincount(places, minlength=len(numbers))
    return Keyed(numbers, words[np.argsort(places, kind="stable")], np.cumsum(counts) - counts, counts)


@dataclass(frozen=True, slots=True, eq=False)
class KeyTable:
    """The glossary's words under each kind of key, and the beginnings of the keys of its forms and spellings."""

    language: str
    beginnings: Collection[str]
    own: Keyed
    without_apostrophes: Keyed
    bases: Keyed
    spellings: Keyed
    in_print: Keyed
    without_ligatures: Keyed

    def same(self, words: Sequence[str]) -> Pairs:
        """Pairs of one word."""
        return self.own.find(words, np.arange(len(words)))

    def bare(self, words: Sequence[str]) -> Pairs:
        """Pairs that only an apostrophe tells apart."""
        return self.without_apostrophes.find([_bare(word) for word in words], np.arange(len(words)))

    def forms_and_spellings(self, words: Sequence[str]) -> tuple[Pairs, Pairs]:
        """Pairs that could be inflected from one word, and pairs that could be so in another spelling."""
        plain, near = self._sort_out(words)
        flat, places = _flatten(bases(words[number], self.language) for number in near.tolist())
        owners = np.concatenate((plain, near[places]))
        own = [words[number] for number in plain.tolist()]
        return self.bases.find([*own, *flat], owners), self.spellings.find([*own, *spelling_keys(flat)], owners)

    def misread(self, words: Sequence[str]) -> Pairs:
        """Pairs that recognition of print could take for one another."""
        long = np.array([number for number, word in enumerate(words) if len(word) >= ONE_SLIP_FROM], np.int64)
        return self.in_print.find(_misread_keys([words[number] for number in long.tolist()]), long)

    def bereft(self, words: Sequence[str]) -> Pairs:
        """Pairs of what a lost ligature leaves and the whole word."""
        return self.without_ligatures.find(words, np.arange(len(words)))

    def _sort_out(self, words: Sequence[str]) -> tuple[Numbers, Numbers]:
        """Words that are their only key, and the others, without those that begin as no key of the glossary does."""
        if not is_english(self.language):
            return np.empty(0, np.int64), np.arange(len(words))
        plain, near = [], []
        for number, (word, is_respelt) in enumerate(zip(words, are_respelt(words), strict=True)):
            if is_respelt or word in IRREGULAR:
                near.append(number)
            elif not word.endswith(ENDINGS):
                plain.append(number)
            elif word[:-MOST_TAKEN_OFF][:_TOLD_BY] in self.beginnings or "'" in word:
                near.append(number)
        return np.array(plain, np.int64), np.array(near, np.int64)


def make_key_table(words: Sequence[str], language: str) -> KeyTable:
    """Work out the keys of `words`; a word's place is its number."""
    numbers = np.arange(len(words))
    flat, owners = _flatten(term_bases(word, language) for word in words)
    spellings = spelling_keys(flat)
    return KeyTable(
        language=language,
        beginnings={each[:length] for each in {*flat, *spellings, *WHOLE} for length in range(_TOLD_BY + 1)},
        own=under(words, numbers),
        without_apostrophes=under(map(_bare, words), numbers),
        bases=under(flat, owners),
        spellings=under(spellings, owners),
        in_print=under(_misread_keys(words), numbers),
        without_ligatures=under(*_flatten(map(without_ligature, words))),
    )


def _bare(word: str) -> str:
    return word.replace("'", "")


def _misread_keys(words: Sequence[str]) -> list[str]:
    return misread_key("\n".join(words)).split("\n") if words else []


def _flatten(keys: Iterable[frozenset[str]]) -> tuple[list[str], Numbers]:
    """All keys of some words one after another, and the number of each one's word."""
    each = list(keys)
    counts = np.fromiter(map(len, each), np.int64, len(each))
    return list(chain.from_iterable(each)), np.repeat(np.arange(len(each)), counts)
