"""A workspace that is open: sessions that read, sessions that write one at a time, and every refusal as a sentence."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import Session

from glossary.errors import StoreError
from glossary.settings import hide_password
from glossary.store.failures import SQLITE, explain_failures, explain_file_failures
from glossary.store.location import as_url, default_workspace_url, find_workspace
from glossary.store.lock import hold_writer_lock
from glossary.store.revision import check_revision

__all__ = ["Workspace", "connect", "default_workspace_url", "find_workspace", "open_workspace"]

TIMEOUT_SECONDS = 5.0
WRITER = 0x676C6F73  # "glos": the advisory lock that a writer holds on PostgreSQL
ONE_STATE: dict[str, Any] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
HOW_A_URL_LOOKS = "write sqlite:///folder/workspace.db or postgresql+psycopg://user@host/name"


class Workspace:
    """One open database; close it, or use it in a `with`.

    One writer at a time on either database, so that what a change was decided on still holds when it is written.
    """

    def __init__(self, engine: Engine, *, timeout_seconds: float = TIMEOUT_SECONDS) -> None:
        self.engine = engine
        self.url = engine.url.render_as_string(hide_password=False)
        self.where = shown(engine.url)
        self.file = sqlite_file(engine.url)
        self._timeout_seconds = timeout_seconds
        self._readers = engine.execution_options(**(ONE_STATE if self.file is None else {}))
        self._writers = engine.execution_options(gloss_writes=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session on one state of the database; it cannot write.

        Raises:
            StoreError: the database cannot be read.
        """
        with self._explained(), Session(self._readers, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """The only session that writes: it commits at the end, and takes everything back if anything is raised.

        Raises:
            StoreError: locked by another writer, read-only, full.
        """
        started = Session(self._writers, expire_on_commit=False)
        with self._explained(), self.only_writer(), started as session, session.begin():
            session.connection()  # begins now: what the session reads is then nobody else's to change
            yield session

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """The writer's bare connection, in one transaction: for migrations."""
        with self._explained(), self.only_writer(), self._writers.begin() as connection:
            yield connection

    def keep_write_ahead_log(self) -> None:
        """Let readers go on while one writes; the file remembers it.

        Raises:
            StoreError: it cannot be written.
        """
        with self._explained(), self.only_writer(), closing(self.engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA journal_mode = WAL")

    @contextmanager
    def only_writer(self) -> Iterator[None]:
        """Hold the writer lock of an SQLite file; PostgreSQL takes its lock with the transaction.

        Raises:
            StoreError: locked by another writer, or read-only.
        """
        with ExitStack() as stack:
            if self.file is not None:
                _refuse_read_only(self.file)
                with explain_file_failures(self.where, timeout_seconds=self._timeout_seconds):
                    stack.enter_context(hold_writer_lock(self.file, timeout_seconds=self._timeout_seconds))
            yield

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        with explain_failures(self.where, timeout_seconds=self._timeout_seconds):
            yield


def open_workspace(url: str, *, timeout_seconds: float = TIMEOUT_SECONDS) -> Workspace:
    """Open the workspace at `url`, which must be there and of this program's schema.

    Raises:
        StoreError: missing, not a workspace, older or newer than this program, locked, unreadable.
    """
    workspace = connect(url, timeout_seconds=timeout_seconds)
    try:
        _refuse_missing(workspace)
        with workspace.reading() as session:
            check_revision(session.connection(), workspace.where)
    except BaseException:
        workspace.close()
        raise
    return workspace


def connect(url: str, *, timeout_seconds: float = TIMEOUT_SECONDS) -> Workspace:
    """Prepare for the database at `url`, whatever is or is not there yet; nothing is opened.

    Raises:
        StoreError: the URL is not one of SQLite or PostgreSQL, or psycopg is not installed.
    """
    try:
        parsed = make_url(as_url(url))
    except (ArgumentError, ValueError) as refused:
        raise StoreError(hide_password(url), "this is not a database URL", HOW_A_URL_LOOKS) from refused
    if parsed.drivername.split("+")[0] == "sqlite":
        engine = _sqlite_engine(parsed, timeout_seconds)
    elif parsed.drivername == "postgresql+psycopg":
        engine = _postgres_engine(parsed, timeout_seconds)
    else:
        raise StoreError(shown(parsed), "a workspace is kept in SQLite or PostgreSQL", HOW_A_URL_LOOKS)
    return Workspace(engine, timeout_seconds=timeout_seconds)


def shown(url: URL) -> str:
    """The database as a message names it: an SQLite file by its path, a server without password and options."""
    file = sqlite_file(url)
    return str(file) if file is not None else url.set(query={}).render_as_string(hide_password=True)


def sqlite_file(url: URL) -> Path | None:
    """Path of the SQLite file, None where it is a server."""
    return Path(url.database) if url.drivername.startswith("sqlite") and url.database else None


def _sqlite_engine(url: URL, timeout_seconds: float) -> Engine:
    file = sqlite_file(url)
    if file is None or str(file) == ":memory:":
        raise StoreError(shown(url), "a workspace in memory would be lost at once", HOW_A_URL_LOOKS)
    if file.is_dir():
        raise StoreError(str(file), "this is a folder, not a database", "name the file in it")
    absolute = file.absolute()

    def open_file() -> sqlite3.Connection:
        connection = sqlite3.connect(
            _sqlite_uri(absolute), timeout=timeout_seconds, isolation_level=None, check_same_thread=False, uri=True
        )
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")
        except BaseException:
            connection.close()
            raise
        return connection

    engine = create_engine(URL.create("sqlite", database=str(absolute)), creator=open_file)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _sqlite_uri(file: Path) -> str:
    """Open what is there and create nothing; where nothing may be written beside it, read it as it lies."""
    if not os.access(file.parent, os.W_OK) and not Path(f"{file}-wal").exists():
        return f"{file.as_uri()}?mode=ro&immutable=1"
    return f"{file.as_uri()}?mode=rw"


def _begin_sqlite(connection: Connection) -> None:
    """Begin for ourselves: a writer at once, because a read that turns into a write fails despite the timeout."""
    writes = connection.get_execution_options().get("gloss_writes", False)
    connection.exec_driver_sql(f"PRAGMA query_only = {'OFF' if writes else 'ON'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgres_engine(url: URL, timeout_seconds: float) -> Engine:
    try:
        engine = create_engine(
            url, pool_pre_ping=True, connect_args={"connect_timeout": max(2, round(timeout_seconds))}
        )
    except ModuleNotFoundError as refused:
        raise StoreError(
            shown(url), "PostgreSQL is reached through psycopg, which is not installed", "pip install 'psycopg[binary]'"
        ) from refused

    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("gloss_writes", False):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {round(timeout_seconds * 1000)}")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITER})")

    event.listen(engine, "begin", begin)
    return engine


def _refuse_missing(workspace: Workspace) -> None:
    if workspace.file is not None and not workspace.file.exists():
        raise StoreError(
            workspace.where, "there is no workspace here", "make one with `gloss db upgrade`, or name another"
        )


def _refuse_read_only(file: Path) -> None:
    for path in (file, file.absolute().parent):
        if path.exists() and not os.access(path, os.W_OK):
            raise StoreError(str(file), *SQLITE["SQLITE_READONLY"])
