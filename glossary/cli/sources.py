"""SOURCE on the command line becomes a glossary: a file, a database, a name in the workspace, or the seed.

The database is imported only when one is really needed: a glossary file does without.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import click

from glossary.concept import Glossary, merge_glossaries
from glossary.errors import GlossaryError, UsageError
from glossary.formats import FORMATS, UNREADABLE_YET, find_format, load_file, read_content, read_file
from glossary.house import House, house_of, keep_facts, kept_facts, key_of_content
from glossary.matching.keeping import key_of_glossary
from glossary.paths import is_file
from glossary.resources import seeds_folder
from glossary.settings import find_settings
from glossary.store.location import as_url, default_workspace_url, find_workspace

SEED = "seed"
SEED_FILE = "glossary.csv"
FILE_SUFFIXES = frozenset({*(f".{name}" for name in FORMATS), *UNREADABLE_YET})

Command = TypeVar("Command", bound=Callable[..., object])


@dataclass(frozen=True, slots=True)
class Target:
    """Where a command writes: the database, and the glossary in it where one is named."""

    url: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A glossary file as it was when the run began."""

    path: str
    content: bytes


def source_options(command: Command) -> Command:
    """Give a command `--glossary` (as `sources`) and `--database`."""
    with_database = click.option(
        "--database", metavar="URL", help="The workspace; without it GLOSS_DATABASE, else the one found upwards."
    )
    with_sources = click.option(
        "--glossary",
        "sources",
        metavar="SOURCE",
        multiple=True,
        help="A file, a database URL (#NAME for one glossary in it), a name in the workspace, or seed; repeatable.",
    )
    return with_sources(with_database(command))


def load_sources(sources: tuple[str, ...], database: str | None = None) -> Glossary:
    """Load several glossaries as one, the first wins; without any, those settled, else the default.

    Raises:
        GlossaryError: one of them is not there or cannot be read.
    """
    wanted = sources or find_settings(Path.cwd()).glossary
    if not wanted:
        return load_default(database)
    loaded = [load_source(source, database=database) for source in wanted]
    return loaded[0] if len(loaded) == 1 else merge_glossaries(loaded)


def load_house(sources: tuple[str, ...], database: str | None = None) -> House:
    """Find the same glossaries; files whose compiled form is kept are not parsed before somebody asks for more.

    Raises:
        GlossaryError: one of them is not there or cannot be read.
    """
    wanted = sources or find_settings(Path.cwd()).glossary
    paths = _paths_of(wanted, database)
    if paths is None:
        glossary = load_sources(wanted, database)
        return house_of(glossary, key=key_of_glossary(glossary))
    files = [_read_source(path) for path in paths]
    key = key_of_content(piece for each in files for piece in (find_format(each.path).name.encode(), each.content))
    facts = kept_facts(key)
    if facts is not None:
        return House(partial(_parse, files), facts=facts, key=key)
    house = house_of(_parse(files), key=key)
    if not _tell_unread(files):  # which is to be said every time
        keep_facts(house)
    return house


def _paths_of(sources: tuple[str, ...], database: str | None) -> list[str] | None:
    """The files that `sources` are; None where one of them is in a database."""
    if not sources:
        return None if find_workspace(database) else [_seed_path()]
    if not all(source == SEED or is_file_source(source) for source in sources):
        return None
    return [_seed_path() if source == SEED else source for source in sources]


def _read_source(path: str) -> SourceFile:
    find_format(path)  # what no format reads is refused before it is looked for
    return SourceFile(path, read_content(path))


def _parse(files: Sequence[SourceFile]) -> Glossary:
    loaded = [find_format(each.path).parse(each.content, each.path) for each in files]
    return loaded[0] if len(loaded) == 1 else merge_glossaries(loaded)


def _tell_unread(files: Sequence[SourceFile]) -> bool:
    """Say on standard error what of the files was not read; whether there was anything."""
    told = [
        (each.path, sentence)
        for each in files
        for sentence in find_format(each.path).name_unread(each.content, each.path)
    ]
    for path, sentence in told:
        click.echo(f"gloss: {path}: {sentence}", err=True)
    return bool(told)


def load_source(source: str, *, database: str | None = None) -> Glossary:
    """Load one glossary; what of a file was not read is said on standard error.

    Raises:
        GlossaryError: it is not there or cannot be read.
    """
    if source == SEED:
        return load_seed()
    if "://" in source:
        return _load_stored(split_url(source)) or Glossary()
    if is_file_source(source):
        glossary, unread = read_file(source)
        for sentence in unread:
            click.echo(f"gloss: {source}: {sentence}", err=True)
        return glossary
    url = find_workspace(database)
    if url is None:
        what = "is no glossary file, and there is no workspace here that has a glossary of this name"
        raise GlossaryError(source, what, "name a .csv, .tsv or .json file, a database URL, or seed")
    return _load_stored(Target(url, source)) or Glossary()


def load_default(database: str | None = None) -> Glossary:
    """Load all glossaries of the workspace; where it has none, or there is no workspace, the seed.

    Raises:
        GlossaryError: the workspace that was named is not there or cannot be read.
    """
    url = find_workspace(database)
    return (_load_stored(Target(url)) if url is not None else None) or load_seed()


def load_seed() -> Glossary:
    """Load the glossary that ships with the program."""
    return replace(load_file(_seed_path()), name=SEED)


def _seed_path() -> str:
    return str(seeds_folder() / SEED_FILE)


def find_target(sources: tuple[str, ...], database: str | None = None) -> Target:
    """Find where a change goes: the named glossary or database, else the workspace.

    Raises:
        UsageError: `sources` name a file, the seed, or more than one glossary.
    """
    if not sources:
        return Target(default_workspace_url(database))
    if len(sources) > 1:
        raise UsageError("--glossary", "names several glossaries, and a change goes into one", "name one")
    (source,) = sources
    if source == SEED or is_file_source(source):
        remedy = f"take it into a workspace first: gloss terms import {source}"
        raise UsageError(source, "is not kept in a database, so nothing is changed in it from here", remedy)
    return split_url(source) if "://" in source else Target(default_workspace_url(database), source)


def split_url(source: str) -> Target:
    """Part a database URL from the name of a glossary behind `#`."""
    url, _, name = source.partition("#")
    return Target(as_url(url), name or None)


def is_file_source(source: str) -> bool:
    """Say whether SOURCE means a file, there or not."""
    path = Path(source)
    return "://" not in source and (path.suffix.lower() in FILE_SUFFIXES or len(path.parts) > 1 or is_file(source))


def _load_stored(target: Target) -> Glossary | None:
    """Load the named glossary, or all of them; None where the database has none at all."""
    from glossary.store.engine import open_workspace
    from glossary.store.glossaries import glossary_names, load_glossary

    with open_workspace(target.url) as workspace, workspace.reading() as session:
        if target.name is None and not glossary_names(session):
            return None
        return load_glossary(session, target.name)
