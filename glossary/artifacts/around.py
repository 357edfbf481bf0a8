"""What stands around a place: a document that is read in parts is asked no further than that."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from align.document import AROUND


def count_around(places: Sequence[int], place: int) -> int:
    """How many of `places`, in order, are around `place`."""
    return bisect_right(places, place + AROUND) - bisect_left(places, place - AROUND)


def count_distinct_around(told: Sequence[tuple[int, str]], places: Iterable[int]) -> Iterator[int]:
    """How many distinct words of those `told`, each with its place, are around each of `places`; all are in order."""
    near: Counter[str] = Counter()
    first = beyond = 0
    for place in places:
        while beyond < len(told) and told[beyond][0] <= place + AROUND:
            near[told[beyond][1]] += 1
            beyond += 1
        while first < beyond and told[first][0] < place - AROUND:
            word = told[first][1]
            near[word] -= 1
            if not near[word]:
                del near[word]
            first += 1
        yield len(near)
