"""Which schema a database has, and whether this program can work with it."""

from __future__ import annotations

from sqlalchemy import Connection, inspect, text

from glossary.errors import StoreError

# The newest revision in migrations/versions, and the revisions' own table. Revisions are numbered, so that a
# newer one is told from an older one without Alembic, which takes .2 s to import.
HEAD = "0001"
VERSION_TABLE = "gloss_revision"


def read_revision(connection: Connection) -> str | None:
    """Revision of the schema, None where no workspace was made yet."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    revision: str | None = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()  # noqa: S608
    return revision


def check_revision(connection: Connection, where: str) -> None:
    """Take only a database of the schema that this program knows.

    Raises:
        StoreError: no workspace, or an older or newer one.
    """
    revision = read_revision(connection)
    if revision == HEAD:
        return
    if revision is None:
        raise StoreError(where, "this database is not a workspace yet", "make it one with `gloss db upgrade`")
    refuse_newer(revision, where)
    raise StoreError(where, f"its schema is {revision}, older than this program's ({HEAD})", "run `gloss db upgrade`")


def refuse_newer(revision: str, where: str) -> None:
    """Leave a database alone that a newer program made.

    Raises:
        StoreError: it is newer.
    """
    if revision > HEAD:
        raise StoreError(
            where,
            f"its schema is {revision}, newer than this program's ({HEAD})",
            "install the newer glosswright that made it",
        )


def standing_of(revision: str) -> str:
    """How a revision stands to this program's, in words."""
    if revision == HEAD:
        return "this program's"
    return (
        f"older than this program's {HEAD}; run `gloss db upgrade`"
        if revision < HEAD
        else (f"newer than this program's {HEAD}; install the newer glosswright that made it")
    )
