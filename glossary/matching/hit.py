"""A hit: a designation standing in a text in its fixed form, inflections accepted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, overload

import numpy as np
from numpy.typing import NDArray

from align.document import Span
from glossary.concept import Designation, Kind


@dataclass(frozen=True, slots=True)
class Hit:
    """`designation` of `concept` stands at `span` of the mended text."""

    span: Span
    concept: str
    designation: Designation


class Owner(Protocol):
    """What a hit is a hit of: a pattern, or another hit."""

    @property
    def concept(self) -> str:
        """Key of the concept."""

    @property
    def designation(self) -> Designation:
        """What stands for it."""


class Hits(Sequence[Hit]):
    """Hits of one text in order of place, as arrays: a text may have a million, and few of them are ever looked at.

    `numbers` are places in `owners`, which say concept and designation; `concepts` are numbers of the concepts.
    """

    def __init__(
        self,
        owners: Sequence[Owner],
        numbers: NDArray[np.int64],
        concepts: NDArray[np.int64],
        starts: NDArray[np.int64],
        ends: NDArray[np.int64],
    ) -> None:
        order = np.lexsort((numbers, concepts, ends, starts))
        self._owners = owners
        self._numbers, self._concepts = numbers[order], concepts[order]
        self._starts, self._ends = starts[order], ends[order]
        fresh = np.ones(len(order), np.bool_)
        for column in (self._starts, self._ends, self._concepts):
            fresh[1:] &= column[1:] == column[:-1]
        fresh[1:] = ~fresh[1:]
        self._keep(np.flatnonzero(fresh))

    def _keep(self, places: NDArray[np.int64]) -> None:
        self._numbers, self._concepts = self._numbers[places], self._concepts[places]
        self._starts, self._ends = self._starts[places], self._ends[places]

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, place: int) -> Hit: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Hit, ...]: ...
    def __getitem__(self, place: int | slice) -> Hit | tuple[Hit, ...]:
        if isinstance(place, slice):
            return tuple(self[each] for each in range(*place.indices(len(self))))
        owner = self._owners[self._numbers.item(place)]
        span = Span(self._starts.item(place), self._ends.item(place))
        return Hit(span, owner.concept, owner.designation)

    def __iter__(self) -> Iterator[Hit]:
        return (self[place] for place in range(len(self)))

    def counts(self, within: Span) -> Counter[str]:
        """How often each concept stands, of hits that begin `within` a stretch."""
        chosen = np.flatnonzero((self._starts >= within.start) & (self._starts < within.end))
        _, first, counts = np.unique(self._concepts[chosen], return_index=True, return_counts=True)
        numbers = self._numbers[chosen[first]]
        return Counter(
            {
                self._owners[number].concept: count
                for number, count in zip(numbers.tolist(), counts.tolist(), strict=True)
            },
        )

    def designations(self) -> Iterator[Designation]:
        """Every designation that stands, in the order of the glossary."""
        return (self._owners[number].designation for number in np.unique(self._numbers).tolist())

    def outermost(self) -> Iterator[Hit]:
        """Hits that lie in no longer one."""
        return (self[place] for place in self._outermost().tolist())

    def of_several(self) -> Iterator[Hit]:
        """Hits that lie in no longer one, of concepts of which several designations stand so."""
        places = self._outermost()
        return (self[place] for place in places[self._are_several(places)].tolist())

    def _outermost(self) -> NDArray[np.int64]:
        order = np.lexsort((-self._ends, self._starts))
        ends = self._ends[order]
        outer = np.ones(len(order), np.bool_)
        outer[1:] = ends[1:] > np.maximum.accumulate(ends)[:-1]
        return np.sort(order[outer])

    def with_abbreviation(self) -> Iterator[Hit]:
        """Hits of concepts of which an abbreviation stands."""
        numbers = np.unique(self._numbers)
        short = [each for each in numbers.tolist() if self._owners[each].designation.kind is Kind.ABBREVIATION]
        concepts = self._concepts[np.isin(self._numbers, short)]
        return (self[place] for place in np.flatnonzero(np.isin(self._concepts, concepts)).tolist())

    def _are_several(self, places: NDArray[np.int64]) -> NDArray[np.bool_]:
        pairs = np.unique(np.stack((self._concepts[places], self._numbers[places])), axis=1)
        concepts, counts = np.unique(pairs[0], return_counts=True)
        return np.isin(self._concepts[places], concepts[counts > 1])


def no_hits() -> Hits:
    """Hits of a text that has none."""
    none = np.zeros(0, np.int64)
    return Hits((), none, none, none, none)


def hits_of(found: Iterable[Hit]) -> Hits:
    """Hits found one by one."""
    hits = list(found)
    concepts: dict[str, int] = {}
    owners: dict[tuple[str, Designation], int] = {}
    kept: list[Hit] = []
    rows = []
    for hit in hits:
        key = (hit.concept, hit.designation)
        if key not in owners:
            owners[key] = len(kept)
            kept.append(hit)
        concept = concepts.setdefault(hit.concept, len(concepts))
        rows.append((owners[key], concept, hit.span.start, hit.span.end))
    columns = np.array(rows, np.int64).reshape(-1, 4)
    return Hits(kept, columns[:, 0], columns[:, 1], columns[:, 2], columns[:, 3])
