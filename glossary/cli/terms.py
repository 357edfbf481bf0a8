"""`gloss terms`: what a glossary holds, in and out of files; commands that change one are in `terms_changes`."""

from __future__ import annotations

from pathlib import Path

import click

from glossary.cli.sources import Target, find_target, is_file_source, load_sources, source_options
from glossary.cli.terms_add import add
from glossary.cli.terms_changes import import_terms, set_status, undo
from glossary.cli.terms_check import check
from glossary.cli.terms_lookup import find_entry
from glossary.cli.terms_merge import merge
from glossary.cli.terms_text import write_difference, write_entry, write_line, write_moment
from glossary.concept import ConceptEntry, Status, is_language
from glossary.errors import GlossaryError
from glossary.formats import FORMATS
from glossary.report.output import STANDARD_OUTPUT, write_output

LISTED_LOSSES = 10
STATUSES = [each.value for each in Status]


@click.group(epilog="Example: gloss terms show cadre --glossary terms.csv")
def terms() -> None:
    """Take glossaries in and out, look at them and change them.

    A command that changes something works on the workspace, and makes it where there is none.
    """


for command in (import_terms, add, set_status, merge, undo, check):
    terms.add_command(command)


@terms.command("export", epilog="Example: gloss terms export --glossary seed --output terms.csv")
@click.option("--format", "format_name", type=click.Choice(list(FORMATS)), help="[default: by --output, else csv]")
@click.option("--output", metavar="FILE", default=STANDARD_OUTPUT, help="Write it there, whole or not at all.")
@source_options
def export(*, format_name: str | None, output: str, sources: tuple[str, ...], database: str | None) -> None:
    """Write a glossary as CSV, TSV or JSON; what the format cannot hold is said on standard error."""
    suffix = Path(output).suffix.lower().removeprefix(".")
    if format_name is None and suffix and suffix not in FORMATS:
        known = ", ".join(f".{each}" for each in FORMATS)
        raise click.UsageError(
            f"{output}: a glossary is not written as .{suffix}; end the name in {known}, or give --format"
        )
    format_ = FORMATS[format_name or suffix or "csv"]
    glossary = load_sources(sources, database)
    write_output(output, format_.serialize(glossary))
    losses = format_.name_losses(glossary)
    for sentence in losses[:LISTED_LOSSES]:
        click.echo(f"gloss: {format_.name}: {sentence}", err=True)
    if (more := len(losses) - LISTED_LOSSES) > 0:
        click.echo(f"gloss: {format_.name}: … and {more} more; json holds everything", err=True)


@terms.command("list", epilog="Example: gloss terms list army --status forbidden")
@click.argument("query", nargs=-1)
@click.option("--status", type=click.Choice(STATUSES, case_sensitive=False), help="With a term of this status.")
@click.option("--language", metavar="TAG", help="With a term in this language.")
@source_options
def list_terms(
    query: tuple[str, ...], *, status: str | None, language: str | None, sources: tuple[str, ...], database: str | None
) -> None:
    """Print the concepts, one a line; with QUERY those that hold all of its words."""
    words = [word.casefold() for words in query for word in words.split()]
    concepts = load_sources(sources, database).concepts
    found = [each for each in concepts if is_wanted(each, words, status, language)]
    for entry in found:
        click.echo(write_line(entry))
    click.echo(f"gloss: {len(found)} of {len(concepts)} concepts", err=True)


def is_wanted(entry: ConceptEntry, words: list[str], status: str | None, language: str | None) -> bool:
    """Say whether a concept holds all `words`, and a term of this status in this language."""
    texts = (entry.key, entry.domain, entry.definition, entry.note, *(each.text for each in entry.designations))
    whole = "\n".join(texts).casefold()
    fits = (
        (status is None or each.status == status) and (language is None or is_language(each.language, language))
        for each in entry.designations
    )
    return all(word in whole for word in words) and (any(fits) or (status is None and language is None))


@terms.command("show", epilog="Example: gloss terms show cadre")
@click.argument("term")
@source_options
def show(term: str, *, sources: tuple[str, ...], database: str | None) -> None:
    """Print everything about the concept of TERM, its key or one of its terms."""
    glossary = load_sources(sources, database)
    try:
        entry = find_entry(glossary, term)
    except GlossaryError:
        key = find_merged(sources, database, term)
        if key is None:
            raise
        click.echo(f"gloss: {term} was merged into {key}", err=True)
        entry = find_entry(glossary, key)
    click.echo(write_entry(entry))


def find_merged(sources: tuple[str, ...], database: str | None, key: str) -> str | None:
    """Key of the concept that the one with `key` was merged into; None where nothing says so."""
    target = find_history(sources, database)
    if target is None:
        return None
    from glossary.store.engine import open_workspace
    from glossary.store.merging import merged_into

    with open_workspace(target.url) as workspace, workspace.reading() as session:
        return merged_into(session, key)


@terms.command("history", epilog="Example: gloss terms history cadre")
@click.argument("term")
@source_options
def history(term: str, *, sources: tuple[str, ...], database: str | None) -> None:
    """Print every change of the concept of TERM, the newest first: when, who, and what."""
    target = find_history(sources, database)
    if target is None:
        entry = find_entry(load_sources(sources, database), term)
        click.echo(f"gloss: {entry.key}: only a workspace keeps a history", err=True)
        return
    from glossary.store.engine import open_workspace
    from glossary.store.glossaries import load_glossary
    from glossary.store.history import concept_history

    with open_workspace(target.url) as workspace, workspace.reading() as session:
        changes = concept_history(session, term)
        if not changes:
            changes = concept_history(session, find_entry(load_glossary(session, target.name), term).key)
    for change in changes:
        undone = ", undone since" if change.is_undone else ""
        click.echo(f"{change.id}  {write_moment(change.at)}  {change.by}  {change.action} [{change.key}]{undone}")
        for line in write_difference(change.before, change.after):
            click.echo(f"    {line}")


def find_history(sources: tuple[str, ...], database: str | None) -> Target | None:
    """Where the history is kept, None where SOURCE or the lack of a workspace means that there is none."""
    from glossary.store.location import find_workspace

    if any(source == "seed" or is_file_source(source) for source in sources):
        return None
    if not sources and find_workspace(database) is None:
        return None
    return find_target(sources, database)
