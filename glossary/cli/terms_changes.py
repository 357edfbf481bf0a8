"""`gloss terms import`, `set-status` and `undo`: what changes a glossary kept in a workspace."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from glossary.cli.sources import find_target, load_source, source_options
from glossary.cli.terms_lookup import find_designations, find_entry, unknown_term
from glossary.cli.terms_text import write_difference
from glossary.cli.workspace import ALL, DEFAULT_GLOSSARY, current_user, kept_in, open_existing, open_for_writing
from glossary.concept import ConceptEntry, Designation, Glossary, Status
from glossary.errors import UsageError
from glossary.formats import FORMATS, sniff_format
from glossary.settings import find_settings


@click.command("import", epilog="Example: gloss terms import terms.csv --dry-run")
@click.argument("file")
@click.option("--into", metavar="NAME", help="The glossary of the workspace that takes it.  [default: default]")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--format", "format_name", type=click.Choice(list(FORMATS)), help="What standard input holds.")
@source_options
def import_terms(
    file: str,
    *,
    into: str | None,
    dry_run: bool,
    format_name: str | None,
    sources: tuple[str, ...],
    database: str | None,
) -> None:
    """Take the concepts of FILE into the workspace, all of them or none.

    FILE is a .csv, .tsv or .json file, - for standard input, or any other SOURCE. Concepts are known by
    their key; what only the workspace has stays as it is.
    """
    given = read_input(format_name) if file == "-" else load_source(file, database=database)
    target = find_target(sources, database)
    from glossary.store import schema
    from glossary.store.glossaries import ImportSummary, import_concepts

    if dry_run and schema.current(target.url) is None:
        summary = ImportSummary(len(given.concepts), 0, 0)
    else:
        with open_for_writing(target) as workspace, workspace.writing() as session:
            name = into or target.name or DEFAULT_GLOSSARY
            summary = import_concepts(session, given, into=name, by=current_user())
            if dry_run:
                session.rollback()
    counts = f"{summary.added} added, {summary.changed} changed, {summary.same} the same"
    click.echo(f"{file}: {counts}" + (" (dry run: nothing was written)" if dry_run else ""))


def read_input(format_name: str | None) -> Glossary:
    """Read a glossary from standard input, in the named format or the one it looks like.

    Raises:
        GlossaryError: it is no glossary.
    """
    content = sys.stdin.buffer.read()
    format_ = FORMATS[format_name] if format_name else sniff_format(content)
    glossary = format_.parse(content, "-")
    for sentence in format_.name_unread(content, "-"):
        click.echo(f"gloss: -: {sentence}", err=True)
    return glossary


@click.command("set-status", epilog="Example: gloss terms set-status 'self-reliance' deprecated")
@click.argument("term")
@click.argument("status", type=click.Choice([each.value for each in Status], case_sensitive=False))
@click.option("--concept", "key", metavar="KEY", help="The concept meant, where several have the term.")
@click.option("--language", metavar="TAG", help="The language meant, where the term is in several.")
@source_options
def set_status(
    term: str, status: str, *, key: str | None, language: str | None, sources: tuple[str, ...], database: str | None
) -> None:
    """Say that TERM is preferred, admitted, deprecated or forbidden from now on."""
    target = find_target(sources or find_settings(Path.cwd()).glossary, database)
    from glossary.store.concepts import change_concept, list_concepts

    with open_existing(target) as workspace, workspace.writing() as session:
        stored = [
            each
            for each in kept_in(target, list_concepts(session, limit=ALL).concepts)
            if key in (None, each.entry.key)
        ]
        entry, designation = one_designation([each.entry for each in stored], term, language)
        held = next(each for each in stored if each.entry is entry)
        changed = replace(designation, status=Status(status), written_status=None)
        designations = tuple(changed if each is designation else each for each in entry.designations)
        after = replace(entry, designations=designations)
        change_concept(session, held.id, after, version=held.version, by=current_user())
    click.echo(f"{designation.text} [{entry.key}]: {designation.status} → {changed.status}")


def one_designation(entries: list[ConceptEntry], term: str, language: str | None) -> tuple[ConceptEntry, Designation]:
    """Find the one designation that TERM means.

    Raises:
        GlossaryError: there is none, or there are several.
    """
    found = find_designations(entries, term)
    if language is not None:
        found = [(entry, each) for entry, each in found if each.language.lower() == language.lower()]
    if not found:
        raise unknown_term(entries, term)
    if len(found) > 1:
        names = ", ".join(f"{each.text} ({entry.key}, {each.language})" for entry, each in found[:10])
        what = f"means {len(found)} terms: {names}"
        raise UsageError(term, what, "write one as it stands there, and add --concept KEY or --language TAG")
    return found[0]


@click.command("undo", epilog="Example: gloss terms undo")
@click.argument("term", required=False)
@click.option("--change", "change_id", type=click.IntRange(min=1), metavar="N", help="The change with this number.")
@source_options
def undo(term: str | None, *, change_id: int | None, sources: tuple[str, ...], database: str | None) -> None:
    """Take back the newest change, a whole import at once; with TERM the newest change of its concept.

    Again takes back the one before. An undo is in the history too: take it back with --change.
    """
    target = find_target(sources, database)
    from glossary.store.glossaries import load_glossary
    from glossary.store.history import concept_history, undo_change, undo_group

    with open_existing(target) as workspace, workspace.writing() as session:
        if change_id is None and term is None:
            changes = undo_group(session, by=current_user())
        else:
            key = term
            if term is not None and not concept_history(session, term):
                key = find_entry(load_glossary(session, target.name), term).key
            changes = (undo_change(session, by=current_user(), change_id=change_id, key=key),)
    for change in changes:
        click.echo(f"undone [{change.key}]")
        for line in write_difference(change.before, change.after):
            click.echo(f"  {line}")
