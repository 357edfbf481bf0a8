"""`gloss doctor`: looks at this installation and at what is found from the current folder."""

from __future__ import annotations

import json
import os
import platform
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from importlib import metadata
from pathlib import Path

import click

from glossary.cache import VARIABLE, cache_folder, size_of_kept, wanted_cache_folder
from glossary.errors import GlossaryError
from glossary.resources import migrations_folder, seeds_folder
from glossary.settings import Settings, find_settings, hide_password

DISTRIBUTION = "glosswright"
PACKAGES = ("align", "glossary", "webapp")
OLDEST_PYTHON = (3, 11)
# Two connections that write and checkpoint at once can lose a write: https://sqlite.org/wal.html#walresetbug
WAL_RESET_FROM, WAL_RESET_TO = (3, 7, 0), (3, 51, 2)
WAL_RESET_REPAIRED = {(3, 44): 6, (3, 50): 7}
REQUIREMENT = re.compile(r"([A-Za-z0-9._-]+)(?:\[[^]]*\])?\s*(?:>=\s*([\d.]+))?")


class Health(StrEnum):
    """How something is: as it should be, good to know, or in need of a look."""

    FINE = "fine"
    NOTE = "note"
    LOOK = "look"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at; `remedy` says what to do, empty where nothing is to be done."""

    name: str
    health: Health
    what: str
    remedy: str = ""


@click.command(epilog="Example: gloss doctor --format json")
@click.option("--database", metavar="URL", help="The workspace to look at instead of the one found from here.")
@click.option("--format", "output_format", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def doctor(context: click.Context, database: str | None, output_format: str) -> None:
    """Look at versions, places and the workspace, and say what needs a look.

    Exit status 0 where nothing does, 1 where something does. Nothing is changed or created.
    """
    checks = [*check_installation(), *check_places(database)]
    if output_format == "json":
        click.echo(json.dumps([asdict(check) for check in checks], ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_written(checks)))
    context.exit(1 if any(check.health is Health.LOOK for check in checks) else 0)


def check_installation() -> Iterator[Check]:
    """Look at Python, SQLite, what we depend on, and who else owns our names."""
    yield check_python(tuple(int(each) for each in platform.python_version_tuple()[:2]))
    yield check_sqlite((sqlite3.sqlite_version_info[0], *sqlite3.sqlite_version_info[1:3]))
    yield from check_requirements(metadata.requires(DISTRIBUTION) or (), _installed_version)
    yield check_owners(metadata.packages_distributions())
    for name, folder in (("migrations", migrations_folder()), ("seeds", seeds_folder())):
        if folder.is_dir() and any(folder.iterdir()):
            yield Check(name, Health.FINE, str(folder))
        else:
            yield Check(name, Health.LOOK, f"{folder} is missing or empty", "install glosswright again")


def check_python(version: tuple[int, ...]) -> Check:
    """Look at the interpreter."""
    what = f"{platform.python_version()}, glosswright {metadata.version(DISTRIBUTION)}"
    if version >= OLDEST_PYTHON:
        return Check("python", Health.FINE, what)
    return Check("python", Health.LOOK, what, "use Python 3.11 or newer")


def check_sqlite(version: tuple[int, int, int]) -> Check:
    """Look at the SQLite that Python brings, and whether it is one that can lose a write in WAL mode."""
    written = ".".join(str(part) for part in version)
    is_repaired = version[2] >= WAL_RESET_REPAIRED.get((version[0], version[1]), 1_000)
    if WAL_RESET_FROM <= version <= WAL_RESET_TO and not is_repaired:
        what = f"{written}, one of the versions that can lose a write when two programs write at once"
        return Check(
            "sqlite", Health.NOTE, what, "gloss lets one write at a time; let no other program write to the workspace"
        )
    return Check("sqlite", Health.FINE, written)


def check_requirements(required: Iterable[str], version_of: Callable[[str], str | None]) -> Iterator[Check]:
    """Look at each distribution we cannot do without: there, and new enough."""
    for line in required:
        name, oldest = REQUIREMENT.match(line).groups()  # type: ignore[union-attr] # metadata always has a name
        if "extra ==" in line:
            continue
        version = version_of(name)
        if version is None:
            yield Check(name, Health.LOOK, "not installed", "run make setup, or install glosswright again")
        elif oldest and _numbers(version) < _numbers(oldest):
            yield Check(
                name,
                Health.LOOK,
                f"{version}, older than {oldest}",
                "run make setup, or install glosswright again",
            )
        else:
            yield Check(name, Health.FINE, version)


def check_owners(owners: Mapping[str, list[str]]) -> Check:
    """Look whether another distribution put files into one of our packages."""
    strangers = {package: sorted(set(owners.get(package, ())) - {DISTRIBUTION}) for package in PACKAGES}
    shared = [f"{package} ({', '.join(names)})" for package, names in strangers.items() if names]
    if not shared:
        return Check("packages", Health.FINE, f"{', '.join(PACKAGES)} are ours alone")
    what = f"another distribution has a package of the same name: {', '.join(shared)}"
    return Check("packages", Health.LOOK, what, "install glosswright in an environment of its own")


def check_places(database: str | None) -> Iterator[Check]:
    """Look at settings, cache and workspace."""
    try:
        settings = find_settings(Path.cwd())
    except GlossaryError as refused:
        settings = Settings()
        yield Check("settings", Health.LOOK, f"{refused.where}: {refused.what}", refused.remedy)
    else:
        yield Check("settings", Health.FINE, str(settings.file or "none here or above"))
    yield check_cache()
    yield check_workspace(database or settings.database)


def check_cache() -> Check:
    """Look whether caches can be kept."""
    folder = wanted_cache_folder()
    if folder is not None and cache_folder() is not None:
        return Check("cache", Health.FINE, f"{folder}, {size_of_kept(folder) / 1e6:,.1f} MB")
    what = f"{folder} cannot be written; nothing is kept between runs" if folder else "no folder for it"
    return Check("cache", Health.NOTE, what, f"set {VARIABLE} to a folder that can be written")


def check_workspace(database: str | None) -> Check:
    """Look at the workspace: there, readable, writable, and of this version's schema."""
    from glossary.store.engine import find_workspace
    from glossary.store.schema import current, head

    try:
        url = find_workspace(database)
        if url is None:
            return Check("workspace", Health.NOTE, "none yet", "gloss db upgrade makes one in this folder")
        revision = current(url)
    except GlossaryError as refused:
        return Check("workspace", Health.LOOK, f"{refused.where}: {refused.what}", refused.remedy)
    shown = hide_password(url)
    if revision != head():
        what = f"{shown}: its schema is {revision or 'none'}, this version works with {head()}"
        return Check("workspace", Health.LOOK, what, "run gloss db upgrade (gloss db backup first)")
    if not _is_writable(url):
        return Check(
            "workspace",
            Health.LOOK,
            f"{shown}: cannot be written",
            "look at who owns the file and its folder",
        )
    return Check("workspace", Health.FINE, f"{shown}, schema {revision}")


def _is_writable(url: str) -> bool:
    if not url.startswith("sqlite"):
        return True
    file = Path(url.split(":///", 1)[1].partition("?")[0])
    return os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)


def _installed_version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:3])


def _written(checks: list[Check]) -> Iterator[str]:
    signs = {Health.FINE: "ok  ", Health.NOTE: "note", Health.LOOK: "LOOK"}
    width = max(len(check.name) for check in checks)
    for check in checks:
        yield f"{signs[check.health]}  {check.name:<{width}}  {check.what}"
        if check.remedy:
            yield f"{'':<{width + 8}}{check.remedy}"
