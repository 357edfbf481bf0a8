"""What `glossary` refuses, and how it says so.

GlossaryError           where, what, remedy
├── BadRowsError        every bad row of one glossary file, at once
├── UsageError          a setting or an option that means nothing
├── StoreError          the database cannot do it: locked, read-only, too new, missing
│   ├── NotFoundError   no such row
│   ├── StaleError      somebody else changed it first
│   └── RefusedError    a decision or change that makes no sense there
└── OutputError         a report that cannot be written
"""

from __future__ import annotations

from dataclasses import dataclass


class GlossaryError(Exception):
    """A refusal of what a user gave us: `where` it stands, `what` is wrong, and the `remedy`."""

    def __init__(self, where: str, what: str, remedy: str) -> None:
        super().__init__(f"{where}: {what}\n  {remedy}" if remedy else f"{where}: {what}")
        self.where = where
        self.what = what
        self.remedy = remedy


@dataclass(frozen=True, slots=True, order=True)
class BadRow:
    """One thing wrong in a glossary file; rows count from 1, the header included.

    `row` is 0 where a file has no rows; `column` is then the path to a field, as in `concepts[3].key`.
    """

    row: int
    column: str
    what: str
    remedy: str


class BadRowsError(GlossaryError):
    """A glossary file with rows that cannot be taken, all of them at once; nothing of it was."""

    def __init__(self, where: str, rows: tuple[BadRow, ...]) -> None:
        count = "1 bad place" if len(rows) == 1 else f"{len(rows):,} bad places"
        super().__init__(where, count, "nothing was taken from this file; correct these places and try again")
        lines = [_written(where, row) for row in rows]
        self.args = ("\n".join([*lines, f"{where}: {count}; nothing was taken from this file"]),)
        self.rows = rows


def _written(where: str, row: BadRow) -> str:
    place = f"{where}:{row.row}" if row.row else where
    return f"{place}: {' '.join(filter(None, (row.column, row.what)))}\n  {row.remedy}"


class UsageError(GlossaryError):
    """A setting or an option that means nothing."""


class StoreError(GlossaryError):
    """The database cannot do what was asked."""


class NotFoundError(StoreError):
    """There is no such row."""


class StaleError(StoreError):
    """Somebody else changed it first; `current` is what stands there now."""

    def __init__(self, where: str, what: str, remedy: str, *, current: object = None) -> None:
        super().__init__(where, what, remedy)
        self.current = current


class RefusedError(StoreError):
    """A decision or change that makes no sense there."""


class OutputError(GlossaryError):
    """A report that cannot be written."""
