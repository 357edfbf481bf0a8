"""Backup and restore of a PostgreSQL workspace, by PostgreSQL's own programs where they are installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy.engine import URL

from glossary.errors import StoreError
from glossary.store.engine import Workspace
from glossary.store.failures import explain_file_failures
from glossary.store.revision import VERSION_TABLE, read_revision, refuse_newer
from glossary.store.sqlite_backup import NO_BACKUP, free_name

INSTALLED = Path("/usr/lib/postgresql")  # Debian's place for several versions
DUMP_SIGN = b"PGDMP"
REVISION = re.compile(rf"COPY [\w.\"]*{VERSION_TABLE}\b[^\n]*\n([^\n\\]+)\n")


def backup(workspace: Workspace, target: Path) -> None:
    """Dump the workspace into `target`, whole or not at all."""
    with workspace.reading() as session:
        if read_revision(session.connection()) is None:
            raise StoreError(workspace.where, "there is no workspace here", "name another one with --database")
    if target.is_dir() or (target.exists() and target.stat().st_size and not _is_dump(target)):
        raise StoreError(str(target), *NO_BACKUP)
    unfinished = free_name(Path(f"{target}.unfinished"))
    with explain_file_failures(str(target), timeout_seconds=0):
        try:
            unfinished.touch()
            _run(workspace, "pg_dump", ["--format=custom", "--no-owner", "--no-acl", f"--file={unfinished}"])
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)


def restore(workspace: Workspace, source: Path) -> Path | None:
    """Put the dump in the place of what is in the database, in one transaction; what was there is dumped first."""
    if not source.is_file():
        raise StoreError(str(source), "there is no such file", NO_BACKUP[1])
    refuse_newer(_dumped_revision(workspace, source), str(source))
    with workspace.reading() as session:
        is_held = read_revision(session.connection()) is not None
    kept = free_name(Path(f"{source}.before-restore")) if is_held else None
    if kept is not None:
        backup(workspace, kept)
    options = ["--clean", "--if-exists", "--single-transaction", "--no-owner", "--no-acl", str(source)]
    _run(workspace, "pg_restore", [f"--dbname={workspace.engine.url.database}", *options])
    return kept


def _dumped_revision(workspace: Workspace, source: Path) -> str:
    if not _is_dump(source):
        raise StoreError(str(source), *NO_BACKUP)
    script = _run(workspace, "pg_restore", ["--data-only", f"--table={VERSION_TABLE}", "--file=-", str(source)])
    found = REVISION.search(script)
    if found is None:
        raise StoreError(str(source), *NO_BACKUP)
    return found[1]


def _is_dump(file: Path) -> bool:
    with file.open("rb") as content:
        return content.read(len(DUMP_SIGN)) == DUMP_SIGN


def _run(workspace: Workspace, program: str, options: Sequence[str]) -> str:
    """Run one of PostgreSQL's programs; the password goes through the environment, which no list of processes shows."""
    done = subprocess.run(  # noqa: S603 - a program found by its name, arguments as a list
        [_find(program, workspace.where), *options],
        env={**os.environ, **_connection_variables(workspace.engine.url)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = next((line for line in reversed(done.stderr.splitlines()) if line.strip()), "it did not say why")
        raise StoreError(workspace.where, f"{program} failed: {said.strip()}", "the database was left as it was")
    return done.stdout


def _find(program: str, where: str) -> str:
    """The newest installed one: an older one refuses a newer server."""
    installed = sorted(INSTALLED.glob(f"*/bin/{program}"), key=lambda path: float(path.parent.parent.name))
    found = str(installed[-1]) if installed else shutil.which(program)
    if found is None:
        raise StoreError(
            where,
            f"a PostgreSQL workspace is backed up and restored by {program}, which is not installed",
            "install PostgreSQL's client programs (Debian, Ubuntu: apt-get install postgresql-client)",
        )
    return found


def _connection_variables(url: URL) -> dict[str, str]:
    given = {
        "PGHOST": url.host,
        "PGPORT": None if url.port is None else str(url.port),
        "PGUSER": url.username,
        "PGDATABASE": url.database,
        "PGPASSWORD": None if url.password is None else str(url.password),
    }
    return {name: value for name, value in given.items() if value is not None}
