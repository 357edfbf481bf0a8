"""All hits of one text, asked by place; those that nobody asks for stay rows of arrays."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

import numpy as np

from glossary.matching.exact import Found, HitPlace, span_of
from glossary.matching.hit import Hits
from glossary.matching.index import Index
from glossary.matching.passage import Passage
from glossary.matching.places import Placed


class StandingPlaces:
    """Where designations of every status stand in their fixed form."""

    def __init__(self, index: Index, passage: Passage, found: Found) -> None:
        self._index = index
        self._passage = passage
        self._found = found
        self._firsts: list[int] = found.firsts.tolist()
        self._lasts: list[int] = found.lasts.tolist()
        self._longest = int(np.max(found.lasts - found.firsts, initial=0))

    def _at(self, row: int) -> HitPlace:
        pattern = self._index.patterns[self._found.patterns.item(row)]
        return HitPlace(pattern, self._firsts[row], self._lasts[row])

    def touching(self, other: Placed) -> Iterator[HitPlace]:
        """Hits that share a token with `other`."""
        low = bisect_left(self._firsts, other.first - self._longest)
        high = bisect_left(self._firsts, other.last + 1)
        return (self._at(row) for row in range(low, high) if self._lasts[row] >= other.first)

    def covering(self, other: Placed) -> Iterator[HitPlace]:
        """Hits that cover all of `other`, itself among them."""
        return (each for each in self.touching(other) if each.first <= other.first and other.last <= each.last)

    def equal_to(self, other: Placed) -> Iterator[HitPlace]:
        """Hits on the very tokens of `other`."""
        return (each for each in self.touching(other) if (each.first, each.last) == (other.first, other.last))

    def reportable(self) -> Iterator[HitPlace]:
        """Hits of which a finding tells although nothing in them differs."""
        return (self._at(row) for row in np.flatnonzero(self._index.reportable[self._found.patterns]).tolist())

    def is_verbatim(self, place: HitPlace) -> bool:
        """Whether not even inflection changed a word there."""
        tokens = self._passage.tokens
        return all(tokens.word(place.first + at) == word for at, word in enumerate(place.pattern.words))

    def hits(self) -> Hits:
        """What of these a text may use."""
        columns, tokens = self._index.columns, self._passage.tokens
        rows = np.flatnonzero(columns.standing[self._found.patterns])
        numbers = self._found.patterns[rows]
        starts, ends = tokens.starts[self._found.firsts[rows]], tokens.ends[self._found.lasts[rows]]
        for at in np.flatnonzero(columns.tailed[numbers]).tolist():
            place = self._at(int(rows[at]))
            ends[at] = span_of(place.pattern, self._passage, place.first, place.last).end
        return Hits(self._index.patterns, numbers, columns.concepts[numbers], starts, ends)
