"""`gloss config`: what is settled here, and where each value comes from."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from glossary.cache import VARIABLE, wanted_cache_folder
from glossary.settings import DEFAULT, PerFile, Settings, find_settings, hide_password, settings_for

UNSET = {
    "glossary": "the workspace's, else seed",
    "select": "every rule",
    "ignore": "nothing",
    "language": "each document's own",
    "database": "no workspace yet",
    "jobs": "all cores",
}
SETTLED = ("glossary", "select", "ignore", "fail_on", "min_score", "language", "database", "jobs")


@dataclass(frozen=True, slots=True)
class Line:
    """One setting as it is printed; `value` is None or empty where nobody chose."""

    name: str
    value: object
    origin: str

    def written(self) -> str:
        """Value as people read it."""
        if self.value is None or self.value == ():
            return UNSET.get(self.name.replace("-", "_"), "none")
        return ", ".join(self.value) if isinstance(self.value, tuple) else f"{self.value}"


@click.command(epilog="Example: gloss config drafts/report.txt")
@click.argument("document", required=False)
@click.option("--format", "output_format", type=click.Choice(["text", "json"]), default="text", show_default=True)
def config(document: str | None, output_format: str) -> None:
    """Print the settings that hold here, or for DOCUMENT, each with its origin.

    Settings stand in gloss.toml, or under [tool.gloss] in pyproject.toml, in this folder or above it.
    An option on the command line goes before them.
    """
    settings = find_settings(Path.cwd())
    if document is not None:
        settings = settings_for(settings, document)
    lines = [*list_settings(settings), _cache_line()]
    entries = () if document is not None else settings.per_file
    write = _as_json if output_format == "json" else _as_text
    click.echo(write(settings, lines, entries))


def list_settings(settings: Settings) -> list[Line]:
    """Every setting in the order of the manual."""
    return [_line(settings, name) for name in SETTLED]


def _line(settings: Settings, name: str) -> Line:
    value, origin = getattr(settings, name), settings.origin(name)
    if name == "database":
        value, origin = _database(settings)
    elif name == "min_score" and value is None:
        from glossary.lint import DEFAULT_MIN_SCORE

        value = DEFAULT_MIN_SCORE
    return Line(name.replace("_", "-"), value, origin)


def _database(settings: Settings) -> tuple[str | None, str]:
    from glossary.store.location import find_workspace

    if settings.database is not None:
        return hide_password(settings.database), settings.origin("database")
    found = find_workspace()
    return found, DEFAULT if found is None else "found here or above"


def _cache_line() -> Line:
    folder = wanted_cache_folder()
    origin = f"environment variable {VARIABLE}" if os.environ.get(VARIABLE) else DEFAULT
    return Line("cache", None if folder is None else str(folder), origin)


def _entry_lines(entry: PerFile) -> list[Line]:
    return [
        Line(name.replace("_", "-"), value, entry.origins.get(name, entry.origin))
        for name, value in entry.values.items()
    ]


def _as_text(settings: Settings, lines: list[Line], entries: tuple[PerFile, ...]) -> str:
    written = [f"settings file: {settings.file or 'none here or above'}", "", *_table(lines)]
    for entry in entries:
        written += ["", f"for {', '.join(entry.paths)}", *_table(_entry_lines(entry))]
    return "\n".join(written)


def _table(lines: list[Line]) -> list[str]:
    width = max((len(line.written()) for line in lines), default=0)
    return [f"  {line.name:<10} {line.written():<{width}}  {line.origin}" for line in lines]


def _as_json(settings: Settings, lines: list[Line], entries: tuple[PerFile, ...]) -> str:
    content = {
        "file": str(settings.file) if settings.file else None,
        "settings": _object(lines),
        "per_file": [
            {"paths": entry.paths, "origin": entry.origin, "settings": _object(_entry_lines(entry))}
            for entry in entries
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def _object(lines: list[Line]) -> Mapping[str, object]:
    return {line.name: {"value": line.value, "origin": line.origin} for line in lines}
