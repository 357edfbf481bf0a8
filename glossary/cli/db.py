"""`gloss db`: the workspace's database itself — its schema, a backup of it, and back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from glossary.errors import StoreError
from glossary.store.location import default_workspace_url, find_workspace

DATABASE_HELP = "The workspace's database, as a URL or a file. [default: GLOSS_DATABASE, else the project's]"


def database_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Let a command name the database it works on."""
    return click.option("--database", metavar="URL", help=DATABASE_HELP)(command)


@click.group(epilog="Example: gloss db backup monday.db")
def db() -> None:
    """Make, update, back up and restore the workspace's database."""


@db.command(epilog="Example: gloss db upgrade --database sqlite:///house.db")
@database_option
def upgrade(database: str | None) -> None:
    """Bring the database to this program's schema; make it where there is none."""
    from glossary.store import schema

    url = default_workspace_url(database)
    before = schema.current(url)
    after = schema.upgrade(url)
    where = _shown(url)
    if before == after:
        click.echo(f"{where}: already at schema {after}")
    elif before is None:
        click.echo(f"{where}: made, with schema {after}")
    else:
        click.echo(f"{where}: brought from schema {before} to {after}")


@db.command(epilog="Example: gloss db current")
@database_option
def current(database: str | None) -> None:
    """Print the schema that the database has, and whether this program works with it."""
    from glossary.store import schema
    from glossary.store.revision import standing_of

    url = _existing(database)
    revision = schema.current(url)
    if revision is None:
        raise StoreError(_shown(url), "there is no workspace here", "make one with `gloss db upgrade`")
    click.echo(f"{revision} ({standing_of(revision)})")


@db.command(epilog="Example: gloss db backup monday.db")
@click.argument("file", type=click.Path(path_type=Path))
@database_option
def backup(file: Path, database: str | None) -> None:
    """Write the whole workspace into FILE, while others go on working."""
    from glossary.store.backup import backup as write_backup

    url = _existing(database)
    write_backup(url, file)
    click.echo(f"{file}: holds {_shown(url)} as it is now")


@db.command(epilog="Example: gloss db restore monday.db")
@click.argument("file", type=click.Path(path_type=Path))
@database_option
def restore(file: Path, database: str | None) -> None:
    """Put the workspace in FILE in the place of the present one, which is kept beside it."""
    from glossary.store.backup import restore as read_backup

    url = default_workspace_url(database)
    kept = read_backup(url, file)
    click.echo(f"{_shown(url)}: holds what {file} held")
    if kept is not None:
        click.echo(f"{kept}: keeps what was there before")


def _existing(database: str | None) -> str:
    url = find_workspace(database)
    if url is None:
        raise StoreError(
            str(Path.cwd()),
            "there is no workspace here or in a folder above",
            "make one with `gloss db upgrade`, or name one with --database",
        )
    return url


def _shown(url: str) -> str:
    from glossary.store.engine import connect

    with connect(url) as workspace:
        return workspace.where
