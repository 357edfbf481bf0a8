"""`gloss.toml` and `[tool.gloss]`: found upwards, read, and every key and value in it checked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from glossary.errors import UsageError

OWN_FILE = "gloss.toml"
SHARED_FILE = "pyproject.toml"
SHARED_TABLE = ("tool", "gloss")
PER_FILE = "per-file"
THRESHOLDS = ("error", "warning", "info", "never")
HIGHEST_SCORE = 100

TABLE_LINE = re.compile(r"\s*(\[\[?)([^\[\]]+)\]")
KEY_LINE = re.compile(r"""\s*["']?([\w-]+)["']?\s*=""")
LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def _strings(value: object) -> tuple[str, ...] | None:
    """Take a string, or a list of strings of which none is empty."""
    items = [value] if isinstance(value, str) else value
    if not isinstance(items, list) or not all(isinstance(each, str) and each.strip() for each in items):
        return None
    return tuple(items)


def _codes(value: object) -> tuple[str, ...] | None:
    """Take a list of codes, or a string with commas as on the command line."""
    taken = _strings(value)
    return taken and tuple(code.strip() for each in taken for code in each.split(",") if code.strip())


def _string(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _threshold(value: object) -> str | None:
    return value if isinstance(value, str) and value in THRESHOLDS else None


def _language(value: object) -> str | None:
    return value if isinstance(value, str) and LANGUAGE_TAG.fullmatch(value) else None


def _score(value: object) -> float | None:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return float(value) if is_number and 0 <= value <= HIGHEST_SCORE else None  # type: ignore[operator, arg-type]


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 1 else None


@dataclass(frozen=True, slots=True)
class Key:
    """One setting: how its value is taken (None where it means nothing), and what to write instead."""

    take: Callable[[object], Any]
    remedy: str


SELECT = Key(_codes, 'list rules or families, as in ["T", "A101"]')
LANGUAGE = Key(_language, 'write a language tag, as in "en" or "en-GB"')
MIN_SCORE = Key(_score, f"write a number from 0 to {HIGHEST_SCORE}")

KEYS: Mapping[str, Key] = {
    "glossary": Key(_strings, 'list files, database URLs or names, as in ["terms.csv"]'),
    "select": SELECT,
    "ignore": SELECT,
    "fail-on": Key(_threshold, f"use {', '.join(THRESHOLDS[:-1])} or {THRESHOLDS[-1]}"),
    "min-score": MIN_SCORE,
    "language": LANGUAGE,
    "database": Key(_string, 'write a database URL, as in "sqlite:///terms.db"'),
    "jobs": Key(_count, "write how many worker processes, 1 or more"),
}
PER_FILE_KEYS: Mapping[str, Key] = {
    "paths": Key(_strings, 'list globs, as in ["drafts/**"]'),
    "select": SELECT,
    "ignore": SELECT,
    "language": LANGUAGE,
    "min-score": MIN_SCORE,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One table of settings: values as they are used, `file:line` of each, and that of the table."""

    values: Mapping[str, Any]
    origins: Mapping[str, str]
    origin: str


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """A settings file that was read whole: its own values, and the entries for some of the documents."""

    path: Path
    own: Entry
    per_file: tuple[Entry, ...]


def find_settings_file(start: Path) -> SettingsFile | None:
    """Read the nearest settings file in `start` or above it, None where there is none.

    Raises:
        UsageError: the file cannot be read, or a key or value in it means nothing.
    """
    for folder in (start, *start.parents):
        for path, table in ((folder / OWN_FILE, ()), (folder / SHARED_FILE, SHARED_TABLE)):
            if path.is_file() and (found := _read(path, table)) is not None:
                return found
    return None


def _read(path: Path, table: tuple[str, ...]) -> SettingsFile | None:
    try:
        text = path.read_text(encoding="utf-8-sig")
        content: Any = tomllib.loads(text)
    except OSError as refused:
        raise UsageError(str(path), "the settings cannot be read", str(refused.strerror)) from refused
    except ValueError as refused:
        raise UsageError(
            str(path), f"this is not TOML: {refused}", "see https://toml.io for how it is written"
        ) from refused
    for name in table:
        content = content.get(name) if isinstance(content, dict) else None
    if content is None:
        return None
    return _check_file(path, content, _Lines(path, text, ".".join(table)))


def _check_file(path: Path, content: object, lines: _Lines) -> SettingsFile:
    if not isinstance(content, dict):
        raise UsageError(lines.origin("", ""), "the settings are not a table", "write [tool.gloss] above them")
    entries = content.pop(PER_FILE, [])
    own = _check_table(content, KEYS, lines, "", also=(PER_FILE,))
    if not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
        raise UsageError(
            lines.origin("", PER_FILE),
            f"{PER_FILE} is not a list of tables",
            f"write [[{lines.name(PER_FILE)}]]",
        )
    per_file = []
    for number, each in enumerate(entries):
        table = f"{PER_FILE}#{number}"
        per_file.append(_check_table(each, PER_FILE_KEYS, lines, table))
        if "paths" not in each:
            raise UsageError(lines.origin(table, ""), f"{PER_FILE} has no paths", PER_FILE_KEYS["paths"].remedy)
    return SettingsFile(path, own, tuple(per_file))


def _check_table(
    content: dict[str, object],
    keys: Mapping[str, Key],
    lines: _Lines,
    table: str,
    *,
    also: tuple[str, ...] = (),
) -> Entry:
    values = {}
    origins = {}
    for name, value in content.items():
        where = lines.origin(table, name)
        if name not in keys:
            raise UsageError(where, f'"{name}" is not a setting', _nearest(name, [*keys, *also]))
        taken = keys[name].take(value)
        if taken is None:
            raise UsageError(where, f"{name} cannot be {_written(value)}", keys[name].remedy)
        field = name.replace("-", "_")
        values[field] = taken
        origins[field] = where
    return Entry(values, origins, lines.origin(table, ""))


def _nearest(name: str, names: list[str]) -> str:
    near = get_close_matches(name.replace("_", "-").lower(), names, n=1)
    return f'did you mean "{near[0]}"?' if near else f"use one of {', '.join(sorted(names))}"


def _written(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)


class _Lines:
    """Where each key stands in the text of a settings file; `tomllib` does not say."""

    def __init__(self, path: Path, text: str, root: str) -> None:
        self._path = path
        self._root = root
        self._lines = _key_lines(text)

    def name(self, table: str) -> str:
        """Full name of a table below the settings' own."""
        return ".".join(filter(None, (self._root, table)))

    def origin(self, table: str, key: str) -> str:
        """`file:line` of a key, or of its table where `key` is empty; the file alone if not known."""
        line = self._lines.get((self.name(table), key))
        return str(self._path) if line is None else f"{self._path}:{line}"


def _key_lines(text: str) -> dict[tuple[str, str], int]:
    """Line of each (table, key): the second of a list of tables is `name#1`, a table has an empty key."""
    lines: dict[tuple[str, str], int] = {}
    table = ""
    count: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if header := TABLE_LINE.match(line):
            table = re.sub(r"[\s\"']", "", header[2])
            if header[1] == "[[":
                count[table] = count.get(table, -1) + 1
                table = f"{table}#{count[table]}"
            lines.setdefault((table, ""), number)
        elif key := KEY_LINE.match(line):
            lines.setdefault((table, key[1]), number)
    return lines
