"""A whole workspace into a file, and back."""

from __future__ import annotations

from pathlib import Path

from glossary.store import postgres_backup, sqlite_backup
from glossary.store.engine import connect


def backup(url: str, file: str | Path) -> None:
    """Write the workspace at `url` into `file`, whole or not at all, while others go on working with it.

    Raises:
        StoreError: there is no workspace, or `file` is something else than a backup, or cannot be written.
    """
    with connect(url) as workspace:
        if workspace.file is not None:
            sqlite_backup.backup(workspace.file, Path(file))
        else:
            postgres_backup.backup(workspace, Path(file))


def restore(url: str, file: str | Path) -> Path | None:
    """Put what `file` holds in the place of the workspace at `url`.

    Gives the file that keeps what was there before, None where nothing was.

    Raises:
        StoreError: `file` is no backup of a workspace, or was made by a newer program; or the workspace is locked.
    """
    with connect(url) as workspace:
        if workspace.file is not None:
            return sqlite_backup.restore(workspace, workspace.file, Path(file))
        return postgres_backup.restore(workspace, Path(file))
