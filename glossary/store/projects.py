"""The one project of a workspace, and rows found by id."""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from glossary.errors import NotFoundError
from glossary.store.tables import Base, ProjectRow

Row = TypeVar("Row", bound=Base)

DEFAULT = "default"
LARGEST_ID = 2**31 - 1  # PostgreSQL's integer; SQLite's is larger


def project_id(session: Session) -> int:
    """Id of the project that everything belongs to."""
    if DEFAULT not in session.info:
        session.info[DEFAULT] = session.scalars(select(ProjectRow.id).where(ProjectRow.name == DEFAULT)).one()
    found: int = session.info[DEFAULT]
    return found


def get_row(session: Session, table: type[Row], row_id: int, what: str) -> Row:
    """The row of `table` with this id.

    Raises:
        NotFoundError: there is none.
    """
    row = session.get(table, row_id) if 0 < row_id <= LARGEST_ID else None
    if row is None:
        raise NotFoundError(
            f"{what} {row_id}", f"there is no such {what}", "it may have been deleted; look at the list"
        )
    return row


def bounded(number: int) -> int:
    """A count or an offset that a database takes, whatever a request says."""
    return max(0, min(number, LARGEST_ID))
