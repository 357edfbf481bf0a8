"""The workspace as commands that change it need it: made where it has to be, and who changes it."""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from glossary.cli.sources import Target
from glossary.errors import StoreError

if TYPE_CHECKING:
    from glossary.store.concepts import StoredConcept
    from glossary.store.engine import Workspace

DEFAULT_GLOSSARY = "default"
USER_VARIABLE = "GLOSS_USER"
NAMELESS = "unknown"
ALL = 1_000_000


def kept_in(target: Target, concepts: Iterable[StoredConcept]) -> list[StoredConcept]:
    """Those of the target's one glossary, or all where it names none."""
    return [each for each in concepts if target.name in (None, each.glossary)]


@contextmanager
def open_for_writing(target: Target) -> Iterator[Workspace]:
    """Open the workspace, made or brought up to date where that is needed.

    Raises:
        StoreError: it cannot be.
    """
    from glossary.store import schema
    from glossary.store.engine import open_workspace

    revision = schema.current(target.url)
    if revision != schema.head():
        schema.upgrade(target.url)
    with open_workspace(target.url) as workspace:
        if revision is None:
            click.echo(f"gloss: {workspace.where} is a new workspace, with what you add and nothing else", err=True)
        yield workspace


@contextmanager
def open_existing(target: Target) -> Iterator[Workspace]:
    """Open the workspace, which must have been made.

    Raises:
        StoreError: it was not, or cannot be opened.
    """
    from glossary.store.engine import connect, open_workspace

    with connect(target.url) as workspace:
        if workspace.file is not None and not workspace.file.exists():
            what = "there is no workspace here, so there is nothing to change"
            raise StoreError(workspace.where, what, "make one with gloss terms import FILE, or FILE seed for ours")
    with open_workspace(target.url) as workspace:
        yield workspace


def current_user() -> str:
    """Who makes a change: GLOSS_USER, else the login name."""
    if named := os.environ.get(USER_VARIABLE, "").strip():
        return named
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container whose user has no name
        return NAMELESS
