"""Where the files that travel with the code are, migrations and seeds: in a checkout and in a wheel."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent


def seeds_folder() -> Path:
    """Folder of the seed glossary and the sample documents."""
    return resource_folder("seeds")


def migrations_folder() -> Path:
    """Folder of the Alembic revisions."""
    return resource_folder("migrations")


def resource_folder(name: str, *, checkout: Path = CHECKOUT) -> Path:
    """Find `name` in the wheel's `glossary/_data/`, else beside the packages of a checkout."""
    installed = Path(str(files("glossary"))) / "_data" / name
    return installed if installed.is_dir() else checkout / name
