"""Backup and restore of an SQLite workspace, through SQLite's own online backup: others may go on meanwhile."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from glossary.errors import StoreError
from glossary.store.engine import TIMEOUT_SECONDS, Workspace
from glossary.store.failures import explain_failures, explain_file_failures
from glossary.store.revision import VERSION_TABLE, refuse_newer

NO_BACKUP = ("this is not a backup of a workspace", "name a file that `gloss db backup` wrote")
DATABASE_SIGN = b"SQLite format 3\0"
COMPANIONS = ("", "-wal", "-shm")


def backup(source: Path, target: Path) -> None:
    """Write `source` into `target`: into a file beside it first, which then takes its place."""
    if not source.exists():
        raise StoreError(str(source), "there is no workspace here", "name another one with --database")
    _refuse_target(source, target)
    with _explained(source), _opened(source) as reading:
        _refuse_foreign(source, reading)
        _write(reading, target)


def restore(workspace: Workspace, target: Path, source: Path) -> Path | None:
    """Copy `source` over `target`; what was there is kept beside it as `….before-restore`."""
    if not source.is_file():
        raise StoreError(str(source), "there is no such file", NO_BACKUP[1])
    with _explained(source), _opened(source) as reading:
        refuse_newer(_refuse_foreign(source, reading), str(source))
        if target.exists() and target.samefile(source):
            raise StoreError(str(source), "this is the workspace itself, not a backup of it", NO_BACKUP[1])
        with _explained(target):
            target.absolute().parent.mkdir(parents=True, exist_ok=True)
        with _explained(target), workspace.only_writer():
            kept = _keep(target) if target.exists() else None
            _write_into(reading, target)
    workspace.keep_write_ahead_log()
    return kept


def free_name(wanted: Path) -> Path:
    """`wanted`, or the first of `wanted-2`, `wanted-3` … that is not taken."""
    name, number = wanted, 2
    while name.exists():
        name = Path(f"{wanted}-{number}")
        number += 1
    return name


def _write(reading: sqlite3.Connection, target: Path) -> None:
    """Copy an open database into `target`, whole or not at all."""
    unfinished = free_name(Path(f"{target}.unfinished"))
    with _explained(target):
        try:
            with closing(sqlite3.connect(unfinished, isolation_level=None)) as writing:
                _copy(reading, writing)
                writing.execute("PRAGMA journal_mode = DELETE")  # one file, readable where nothing may be written
            _settle(unfinished)
            unfinished.replace(target)
            _settle(target.absolute().parent)
        finally:
            unfinished.unlink(missing_ok=True)


def _write_into(reading: sqlite3.Connection, target: Path) -> None:
    """Copy an open database over a live one, in one transaction that other programs see; or make it anew."""
    if not target.exists():
        _write(reading, target)
        return
    with closing(sqlite3.connect(target, isolation_level=None, timeout=TIMEOUT_SECONDS)) as writing:
        _copy(reading, writing)


def _copy(reading: sqlite3.Connection, writing: sqlite3.Connection) -> None:
    """Copy all pages; Python's own loop would wait for a lock for ever."""
    deadline = time.monotonic() + TIMEOUT_SECONDS

    def give_up(status: int, _remaining: int, _total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > deadline:
            raise TimeoutError

    reading.backup(writing, progress=give_up)


def _keep(target: Path) -> Path:
    """Put a copy beside; a file that SQLite cannot read is moved there as it is, with what belongs to it."""
    kept = free_name(Path(f"{target}.before-restore"))
    try:
        with _opened(target) as reading:
            reading.execute("PRAGMA schema_version").fetchone()
            _write(reading, kept)
    except sqlite3.DatabaseError as refused:
        if refused.sqlite_errorname not in ("SQLITE_NOTADB", "SQLITE_CORRUPT"):
            raise
        for companion in COMPANIONS:
            if Path(f"{target}{companion}").exists():
                Path(f"{target}{companion}").replace(f"{kept}{companion}")
    return kept


@contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    """Open `file` to be read; one that stands where nothing may be written is read as it lies."""
    lies = not os.access(file.absolute().parent, os.W_OK) and not Path(f"{file}-wal").exists()
    options = "?mode=ro&immutable=1" if lies else "?mode=rw"
    opened = sqlite3.connect(
        f"{file.absolute().as_uri()}{options}", uri=True, isolation_level=None, timeout=TIMEOUT_SECONDS
    )
    with closing(opened) as connection:
        yield connection


def _refuse_foreign(file: Path, reading: sqlite3.Connection) -> str:
    """Revision of the workspace in `file`."""
    if not _is_database(file):
        raise StoreError(str(file), *NO_BACKUP)
    tables = reading.execute("SELECT name FROM sqlite_master WHERE name = ?", (VERSION_TABLE,)).fetchall()
    rows = reading.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchall() if tables else []  # noqa: S608
    if not rows:
        raise StoreError(str(file), *NO_BACKUP)
    revision: str = rows[0][0]
    return revision


def _is_database(file: Path) -> bool:
    with file.open("rb") as content:
        return content.read(len(DATABASE_SIGN)) == DATABASE_SIGN


def _refuse_target(source: Path, target: Path) -> None:
    """Write over nothing but an earlier backup."""
    if not target.exists():
        return
    if target.is_dir():
        raise StoreError(str(target), "this is a folder", "name the file in it to write the backup to")
    if target.samefile(source):
        raise StoreError(str(target), "this is the workspace itself", "name another file for the backup")
    if target.stat().st_size:
        with _explained(target), _opened(target) as held:
            _refuse_foreign(target, held)


def _settle(path: Path) -> None:
    """See to it that what was written is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _explained(file: Path) -> Iterator[None]:
    seconds = TIMEOUT_SECONDS
    where = str(file)
    with explain_failures(where, timeout_seconds=seconds), explain_file_failures(where, timeout_seconds=seconds):
        yield
