"""Where the workspace is: which database a command means, found without importing SQLAlchemy."""

from __future__ import annotations

from pathlib import Path

from glossary.errors import StoreError
from glossary.settings import find_settings

FOLDER = ".gloss"
FILE = "workspace.db"
SETTINGS_FILE = "gloss.toml"


def find_workspace(explicit: str | None = None) -> str | None:
    """URL of the database meant here: named, else settled, else lying in the project; None without one.

    What is named or settled may be missing; `open_workspace` says so.
    """
    if named := explicit or find_settings(Path.cwd()).database:
        return as_url(named)
    folder = project_folder(Path.cwd())
    file = folder / FOLDER / FILE
    return file_url(file) if file.is_file() and not _is_bare_home(folder) else None


def default_workspace_url(explicit: str | None = None) -> str:
    """URL of the database that a writing command uses, and creates where there is none.

    Raises:
        StoreError: it would lie in the home folder, where no project is.
    """
    if found := find_workspace(explicit):
        return found
    folder = project_folder(Path.cwd())
    if _is_bare_home(folder):
        raise StoreError(
            str(folder),
            "a workspace is not put into the home folder",
            f"go to your project's folder, put a {SETTINGS_FILE} here, or name the database with --database",
        )
    return file_url(folder / FOLDER / FILE)


def project_folder(start: Path) -> Path:
    """Nearest folder upwards with a `gloss.toml` or a `.gloss`, else `start`; `.gloss` in HOME is passed over."""
    for folder in (start, *start.parents):
        if (folder / SETTINGS_FILE).is_file() or ((folder / FOLDER).is_dir() and not _is_bare_home(folder)):
            return folder
    return start


def as_url(named: str) -> str:
    """A database URL as we write it: a path is an SQLite file, PostgreSQL is reached through psycopg."""
    if "://" not in named:
        return file_url(Path(named))
    scheme, rest = named.split("://", 1)
    return f"postgresql+psycopg://{rest}" if scheme in ("postgres", "postgresql") else named


def file_url(path: Path) -> str:
    """URL of the SQLite file at `path`; what means something in a URL is quoted."""
    quoted = str(path)
    for sign in "%?#":
        quoted = quoted.replace(sign, f"%{ord(sign):02X}")
    return f"sqlite:///{quoted}"


def _is_bare_home(folder: Path) -> bool:
    """Whether this is HOME, and no settings file says that the project is here."""
    try:
        return folder == Path.home() and not (folder / SETTINGS_FILE).is_file()
    except RuntimeError:  # nobody knows where HOME is
        return False
