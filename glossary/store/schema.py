"""The schema of a workspace: bring it up to date, say what it is."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, inspect

from glossary.errors import StoreError
from glossary.resources import migrations_folder
from glossary.store.engine import Workspace, connect
from glossary.store.revision import HEAD, VERSION_TABLE, read_revision, refuse_newer
from glossary.store.tables import Base


def head() -> str:
    """Revision that this program works with."""
    return HEAD


def current(url: str) -> str | None:
    """Revision of the database at `url`, None where no workspace was made yet.

    Raises:
        StoreError: it cannot be read.
    """
    with connect(url) as workspace:
        if workspace.file is not None and not workspace.file.exists():
            return None
        with workspace.reading() as session:
            return read_revision(session.connection())


def upgrade(url: str) -> str:
    """Bring the database at `url` to `head`, making an SQLite file and its folder where there is none.

    All of it happens in one transaction: what fails half-way leaves the old schema.

    Raises:
        StoreError: it holds another program's tables, was made by a newer program, or cannot be written.
    """
    with connect(url) as workspace:
        if workspace.file is not None:
            _make_file(workspace, workspace.file)
        with workspace.connection() as connection:
            _refuse_others(connection, workspace.where)
            command.upgrade(alembic_config(connection), "head")
    return HEAD


def alembic_config(connection: Connection) -> Config:
    """Alembic's settings for work on `connection`; migrations/env.py reads them."""
    config = Config()
    config.set_main_option("script_location", str(migrations_folder()).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _make_file(workspace: Workspace, file: Path) -> None:
    """Make an empty file that keeps a write-ahead log, unless there is one."""
    try:
        file.absolute().parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            file.touch()
    except OSError as refused:
        raise StoreError(
            workspace.where, f"the file cannot be made: {refused.strerror}", "choose a folder that you may write in"
        ) from refused
    workspace.keep_write_ahead_log()


def _refuse_others(connection: Connection, where: str) -> None:
    revision = read_revision(connection)
    if revision is not None:
        refuse_newer(revision, where)
        return
    found = set(inspect(connection).get_table_names()) - {VERSION_TABLE}
    if connection.dialect.name == "postgresql":
        found &= set(Base.metadata.tables)
    if found:
        raise StoreError(
            where,
            f"it holds tables of another program ({', '.join(sorted(found)[:3])})",
            "name a new file, or a database of its own",
        )
