"""Arrays that grow with a vocabulary."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from glossary.matching.tables import Rows

S = TypeVar("S", bound=np.generic)
_FIRST = 1024


class Column(Generic[S]):
    """Values by number, added at the end; room is doubled, so that adding costs the same however many there are."""

    def __init__(self, dtype: type[S]) -> None:
        self._held: NDArray[S] = np.zeros(_FIRST, dtype=dtype)
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def extend(self, values: NDArray[Any]) -> None:
        """Add `values` at the end."""
        needed = self._size + len(values)
        if needed > len(self._held):
            grown = np.zeros(max(needed, 2 * len(self._held)), dtype=self._held.dtype)
            grown[: self._size] = self._held[: self._size]
            self._held = grown
        self._held[self._size : needed] = values
        self._size = needed

    @property
    def values(self) -> NDArray[S]:
        """All values so far; valid until more are added."""
        return self._held[: self._size]


class RowColumn:
    """Rows of numbers, added at the end."""

    def __init__(self) -> None:
        self._ends: Column[np.int64] = Column(np.int64)
        self._ends.extend(np.zeros(1, dtype=np.int64))
        self._values: Column[np.int32] = Column(np.int32)

    def extend(self, rows: Rows) -> None:
        """Add `rows` at the end."""
        self._ends.extend(rows.offsets[1:] + len(self._values))
        self._values.extend(rows.values)

    @property
    def rows(self) -> Rows:
        """All rows so far; valid until more are added."""
        return Rows(self._ends.values, self._values.values)
