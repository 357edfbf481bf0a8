"""What a database refuses, turned into sentences: where, what, remedy; never a traceback, never a password."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from glossary.errors import StoreError

ASK_AGAIN = "close the program that is writing, or try again in a moment"
NOT_OURS = "name a workspace with --database; `gloss db restore` brings one back from a backup"

# By SQLite's own name of the error, without what follows a second underscore.
SQLITE = {
    "SQLITE_BUSY": ("another program is writing to it, and did not end within {seconds:g} seconds", ASK_AGAIN),
    "SQLITE_LOCKED": ("another program is writing to it, and did not end within {seconds:g} seconds", ASK_AGAIN),
    "SQLITE_NOTADB": ("file is not a database", NOT_OURS),
    "SQLITE_CORRUPT": ("the database is damaged", "bring it back from a backup with `gloss db restore FILE`"),
    "SQLITE_READONLY": (
        "the file or its folder is read-only, and so nothing was changed",
        "make both writable, or work on a copy",
    ),
    "SQLITE_CANTOPEN": ("the file cannot be opened", "check that it is a file, and that you may read and write it"),
    "SQLITE_PERM": ("the file may not be opened", "check that you may read and write it"),
    "SQLITE_FULL": ("the disk is full, and so nothing was changed", "make room and try again"),
    "SQLITE_IOERR": ("the disk could not be read or written", "check the disk, and that there is room on it"),
    "SQLITE_TOOBIG": ("one value is larger than the database can keep", "split the document into smaller ones"),
}

# By PostgreSQL's SQLSTATE, the whole code or its class.
POSTGRES = {
    "3D000": ("there is no such database on this server", "create it (createdb), or correct the name in the URL"),
    "28": ("the server does not let this user in", "check user and password in the URL"),
    "42501": ("this user may not do that", "give the user rights on this database, or use another user"),
    "25006": ("the server is read-only, and so nothing was changed", "use a server that takes changes"),
    "55P03": ("another program is writing to it, and did not end within {seconds:g} seconds", ASK_AGAIN),
    "57014": ("another program is writing to it, and did not end within {seconds:g} seconds", ASK_AGAIN),
    "40": ("another program changed the same things at that moment", "try again"),
    "53100": ("the server's disk is full, and so nothing was changed", "make room and try again"),
    "53": ("the server has no room for another connection", "try again in a moment"),
    "57P": ("the server is starting or stopping", "try again in a moment"),
}
NO_SERVER = ("no PostgreSQL server answers there", "start it, or correct host and port in the URL")
REFUSED = ("the server refuses the connection", "check database, user and password in the URL")
ODD_CHARACTER = (
    "a text holds a character that no database keeps (NUL or half a surrogate pair)",
    "take it out and try again",
)


@contextmanager
def explain_failures(where: str, *, timeout_seconds: float) -> Iterator[None]:
    """Turn what the database refuses in here into a StoreError; a mistake of our own stays what it is.

    Raises:
        StoreError: locked, read-only, full, damaged, not there.
    """
    try:
        yield
    except DBAPIError as refused:
        said = refusal(refused.orig)
        if said is None:
            raise
        raise StoreError(where, said[0].format(seconds=timeout_seconds), said[1]) from refused
    except sqlite3.Error as refused:
        said = refusal(refused)
        if said is None:
            raise
        raise StoreError(where, said[0].format(seconds=timeout_seconds), said[1]) from refused
    except UnicodeEncodeError as refused:
        raise StoreError(where, *ODD_CHARACTER) from refused


@contextmanager
def explain_file_failures(where: str, *, timeout_seconds: float) -> Iterator[None]:
    """Turn what the file system refuses in here, a lock that did not come free included, into a StoreError.

    Raises:
        StoreError: locked, or a file that cannot be made, read or written.
    """
    try:
        yield
    except TimeoutError as refused:
        what, remedy = SQLITE["SQLITE_BUSY"]
        raise StoreError(where, what.format(seconds=timeout_seconds), remedy) from refused
    except OSError as refused:
        raise StoreError(
            where, f"the database's files cannot be used: {refused.strerror}", "make the file and its folder writable"
        ) from refused


def refusal(refused: BaseException | None) -> tuple[str, str] | None:
    """What a driver's error means and what to do, None where it is a mistake of ours."""
    if isinstance(refused, sqlite3.Error):
        name = getattr(refused, "sqlite_errorname", None) or ""
        return SQLITE.get("_".join(name.split("_")[:2]))
    state = getattr(refused, "sqlstate", None)
    if state:
        return next((POSTGRES[state[:size]] for size in (5, 3, 2) if state[:size] in POSTGRES), None)
    said = str(refused)
    if "NUL (0x00)" in said:
        return ODD_CHARACTER
    if "does not exist" in said and "database" in said:
        return POSTGRES["3D000"]
    if "password" in said or "authentication" in said or "role" in said:
        return POSTGRES["28"]
    if "FATAL" in said:  # and why follows in the server's own language
        return REFUSED
    return NO_SERVER if type(refused).__name__ in ("OperationalError", "ConnectionTimeout") else None
