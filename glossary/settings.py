"""What a project has settled for itself in `gloss.toml` or `[tool.gloss]`, and where each value is from.

Command-line options are not in here: they are their commands' own and go before anything settled.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from glossary.settings_file import Entry, find_settings_file

DEFAULT = "default"
DATABASE_VARIABLE = "GLOSS_DATABASE"
GLOSSARY_SUFFIXES = frozenset({".csv", ".tsv", ".json", ".xlsx", ".tbx"})
RELATIVE_SQLITE = re.compile(r"(sqlite(?:\+\w+)?:///)(?![/:?#])(.+)", re.DOTALL)
PASSWORD = re.compile(r"(://[^:/?#]*:)[^@]*@")
GLOB_SIGN = re.compile(r"(\*\*/|\*\*|\*|\?)")
GLOB_MEANING = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}


@dataclass(frozen=True, slots=True)
class PerFile:
    """What is different for documents whose path, seen from the settings file, fits one of the globs."""

    paths: tuple[str, ...]
    origin: str
    values: Mapping[str, Any]
    origins: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything settled; `origins` has the place of each field that is not as it is by default.

    `select` empty means every rule; None means that nobody chose.
    """

    file: Path | None = None
    glossary: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "warning"
    min_score: float | None = None
    language: str | None = None
    database: str | None = None
    jobs: int | None = None
    per_file: tuple[PerFile, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)

    def origin(self, name: str) -> str:
        """Where the value of the field `name` is from: `file:line`, a variable, or `default`."""
        return self.origins.get(name, DEFAULT)


def find_settings(start: Path, environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings that hold in the folder `start`: the nearest file upwards, then the environment.

    Raises:
        UsageError: the file cannot be read, or a key or value in it means nothing.
    """
    found = find_settings_file(start)
    settings = Settings()
    if found is not None:
        values = dict(found.own.values)
        if found.path.parent != start:
            values.update(_moved(values, found.path.parent))
        per_file = tuple(_per_file(entry) for entry in found.per_file)
        settings = replace(settings, **values, file=found.path, per_file=per_file, origins=found.own.origins)
    if database := environment.get(DATABASE_VARIABLE):
        origins = {**settings.origins, "database": f"environment variable {DATABASE_VARIABLE}"}
        settings = replace(settings, database=database, origins=origins)
    return settings


def settings_for(settings: Settings, path: str | Path) -> Settings:
    """Settings that hold for the document at `path`: the last entry that fits counts, `ignore` adds up."""
    if settings.file is None or not settings.per_file:
        return settings
    absolute, folder = Path(path).absolute(), settings.file.parent.absolute()
    if not absolute.is_relative_to(folder):
        return settings
    seen = absolute.relative_to(folder).as_posix()
    for entry in settings.per_file:
        if any(is_glob_of(glob, seen) for glob in entry.paths):
            ignore = (*settings.ignore, *entry.values.get("ignore", ()))
            origins = {**settings.origins, **entry.origins}
            settings = replace(settings, **{**entry.values, "ignore": ignore}, origins=origins)
    return settings


def is_glob_of(glob: str, path: str) -> bool:
    """Say whether `glob` fits `path`: `*` stays inside a folder, `**` does not.

    A glob without `/` is about the name alone; one that ends with `/` is about all that lies below.
    """
    if glob.endswith("/"):
        glob += "**"
    seen = path if "/" in glob else path.rpartition("/")[2]
    pattern = "".join(GLOB_MEANING.get(part) or re.escape(part) for part in GLOB_SIGN.split(glob))
    return re.fullmatch(pattern, seen, re.DOTALL) is not None


def hide_password(url: str) -> str:
    """Leave the password out of a database URL, for people to read."""
    return PASSWORD.sub(r"\1***@", url)


def _per_file(entry: Entry) -> PerFile:
    values = {name: value for name, value in entry.values.items() if name != "paths"}
    origins = {name: place for name, place in entry.origins.items() if name != "paths"}
    return PerFile(entry.values["paths"], entry.origin, values, origins)


def _moved(values: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    """Make what is relative to the settings file, in another folder, right for here."""
    moved: dict[str, Any] = {}
    if "glossary" in values:
        moved["glossary"] = tuple(_moved_source(source, folder) for source in values["glossary"])
    if "database" in values:
        moved["database"] = _moved_url(values["database"], folder)
    return moved


def _moved_source(source: str, folder: Path) -> str:
    if "://" in source:
        return _moved_url(source, folder)
    return str(folder / source) if Path(source).suffix.lower() in GLOSSARY_SUFFIXES else source


def _moved_url(url: str, folder: Path) -> str:
    if "://" not in url:
        return str(folder / url)
    relative = RELATIVE_SQLITE.fullmatch(url)
    return f"{relative[1]}{folder / relative[2]}" if relative else url
