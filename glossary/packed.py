"""Findings packed small: what a worker hands over, and what waits for the report where there are very many."""

from __future__ import annotations

import marshal
import tempfile
import weakref
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeAlias

from align.document import Position, Span
from glossary.finding import Finding, Fix, Severity

Row: TypeAlias = tuple[Any, ...]

_BLOB_ROWS = 500
"""Rows packed together: a text that several of them have is packed once, and only so many are unpacked at a time."""

MOST_IN_MEMORY = 64_000_000
"""Bytes of packed findings from which they go to a file in the temporary folder: some 200,000 findings."""

_SEVERITIES = {each.value: each for each in Severity}
_FIXES = {each.value: each for each in Fix}


@dataclass(frozen=True, slots=True)
class Packed:
    """Rows in order: `count` of them, in `blobs`."""

    blobs: Iterable[bytes] = ()
    count: int = 0

    def rows(self) -> Iterator[Row]:
        """The rows, unpacked as they are asked for."""
        for blob in self.blobs:
            yield from marshal.loads(blob)  # noqa: S302 - made by this run, never read from elsewhere


def pack(rows: Iterable[Row]) -> Packed:
    """Pack `rows` in their order."""
    blobs: list[bytes] = []
    count = 0
    left = iter(rows)
    while some := list(islice(left, _BLOB_ROWS)):
        blobs.append(marshal.dumps(some))
        count += len(some)
    return Packed(tuple(blobs), count)


def join(packed: Iterable[Packed]) -> Packed:
    """Several as one, in their order."""
    parts = tuple(packed)
    if len(parts) == 1:
        return parts[0]
    return Packed(tuple(blob for each in parts for blob in each.blobs), sum(each.count for each in parts))


def as_row(finding: Finding) -> Row:
    """What a finding says, without its path."""
    start, end = finding.start, finding.end
    return (
        finding.code,
        finding.rule,
        finding.severity.value,
        finding.span.start,
        finding.span.end,
        start.line,
        start.column,
        end.line,
        end.column,
        finding.page,
        finding.text,
        finding.replacements,
        finding.fix.value,
        finding.concept,
        finding.preferred,
        finding.score,
        finding.message,
        finding.fingerprint,
    )


def as_finding(path: str, row: Row) -> Finding:
    """The finding in the document at `path` that `as_row` made `row` of."""
    return Finding(
        row[0],
        row[1],
        _SEVERITIES[row[2]],
        path,
        Span(row[3], row[4]),
        Position(row[5], row[6]),
        Position(row[7], row[8]),
        row[9],
        row[10],
        row[11],
        _FIXES[row[12]],
        row[13],
        row[14],
        row[15],
        row[16],
        row[17],
    )


class Shelf:
    """Packed rows of one run, in memory as long as they are few, else in a temporary file without a name."""

    def __init__(self, most_in_memory: int = MOST_IN_MEMORY) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=most_in_memory)  # noqa: SIM115 - closed when it is let go
        self._end = 0
        weakref.finalize(self, self._file.close)

    def keep(self, packed: Packed) -> Packed:
        """The same rows, kept here."""
        places: list[tuple[int, int]] = []
        self._file.seek(self._end)
        for blob in packed.blobs:
            self._file.write(blob)
            places.append((self._end, len(blob)))
            self._end += len(blob)
        return Packed(_Shelved(self, tuple(places)), packed.count) if places else Packed()

    def read(self, start: int, length: int) -> bytes:
        """What was kept at a place."""
        self._file.seek(start)
        return self._file.read(length)


@dataclass(frozen=True, slots=True)
class _Shelved:
    shelf: Shelf
    places: tuple[tuple[int, int], ...]

    def __iter__(self) -> Iterator[bytes]:
        return (self.shelf.read(*place) for place in self.places)
