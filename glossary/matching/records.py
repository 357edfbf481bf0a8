"""Designations and patterns kept as records, each made into a value when it is first asked for."""

from __future__ import annotations

import json
from abc import abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar, overload

import numpy as np
from numpy.typing import NDArray

from glossary.concept import CaseRule, Designation, Kind, MatchRule, Status
from glossary.matching.pattern import Pattern
from glossary.matching.strings import Strings

Value = TypeVar("Value")

_encode = json.JSONEncoder(separators=(",", ":")).encode


@dataclass(frozen=True, slots=True, eq=False)
class Records:
    """Records in JSON laid end to end: record i is `content` from `offsets[i]` to `offsets[i + 1]`."""

    content: NDArray[np.uint8]
    offsets: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, number: int) -> Any:  # noqa: ANN401 - whatever the record says
        return json.loads(self.content[self.offsets.item(number) : self.offsets.item(number + 1)].tobytes())


def keep_records(records: Iterable[object]) -> Records:
    """Lay records out as arrays."""
    encoded = [_encode(each).encode() for each in records]
    offsets = np.zeros(len(encoded) + 1, np.int64)
    np.cumsum(np.fromiter(map(len, encoded), np.int64, len(encoded)), out=offsets[1:])
    return Records(np.frombuffer(b"".join(encoded), np.uint8), offsets)


class Made(Sequence[Value], Generic[Value]):
    """Values made from records, each once."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._made: dict[int, Value] = {}

    @abstractmethod
    def make(self, number: int, record: Any) -> Value:  # noqa: ANN401 - whatever the record says
        """Make the value of a record."""

    def __len__(self) -> int:
        return len(self._records)

    @overload
    def __getitem__(self, number: int) -> Value: ...
    @overload
    def __getitem__(self, number: slice) -> list[Value]: ...
    def __getitem__(self, number: int | slice) -> Value | list[Value]:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        made = self._made.get(number)
        if made is None:
            place = range(len(self))[number]
            made = self._made[number] = self.make(place, self._records[place])
        return made


def designation_record(designation: Designation) -> list[object]:
    """What a record says of a designation."""
    return [
        designation.text,
        designation.language,
        designation.status,
        designation.kind,
        designation.case,
        designation.match,
        designation.forms,
        designation.allow,
        designation.source,
        designation.since and designation.since.isoformat(),
        designation.until and designation.until.isoformat(),
        designation.written_status,
        designation.approved,
    ]


class KeptDesignations(Made[Designation]):
    """Designations from what `designation_record` says."""

    def make(self, number: int, record: Any) -> Designation:  # noqa: ANN401, ARG002 - the same for each
        """Make the designation of a record."""
        text, language, status, kind, case, match, forms, allow, source, since, until, written, approved = record
        return Designation(
            text,
            language,
            Status(status),
            Kind(kind),
            CaseRule(case),
            MatchRule(match),
            tuple(forms),
            tuple(allow),
            source,
            since and date.fromisoformat(since),
            until and date.fromisoformat(until),
            written,
            approved,
        )


def pattern_record(pattern: Pattern, designation: int) -> list[object]:
    """What a record says of a pattern; its concept, which a column says, left out."""
    return [designation, pattern.words, pattern.surfaces, pattern.gaps, pattern.tail, pattern.swapped]


class KeptPatterns(Made[Pattern]):
    """Patterns from what `pattern_record` says."""

    def __init__(
        self, records: Records, designations: KeptDesignations, concepts: Strings, orders: NDArray[np.int64]
    ) -> None:
        super().__init__(records)
        self._designations = designations
        self._concepts = concepts
        self._orders = orders

    def make(self, number: int, record: Any) -> Pattern:  # noqa: ANN401 - as `pattern_record` has it
        """Make the pattern of a record."""
        designation, words, surfaces, gaps, tail, swapped = record
        order = self._orders.item(number)
        return Pattern(
            concept=self._concepts[order],
            designation=self._designations[designation],
            words=tuple(words),
            surfaces=tuple(surfaces),
            gaps=tuple(gaps),
            order=order,
            tail=tail,
            swapped=swapped and tuple(swapped),
        )
