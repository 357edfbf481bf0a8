"""`gloss terms merge`: concepts that are one become one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from glossary.cli.sources import find_target, source_options
from glossary.cli.terms_lookup import find_entry
from glossary.cli.terms_text import write_difference
from glossary.cli.workspace import ALL, current_user, kept_in, open_existing
from glossary.concept import Glossary
from glossary.errors import UsageError
from glossary.settings import find_settings

if TYPE_CHECKING:
    from glossary.store.concepts import StoredConcept


@click.command("merge", epilog="Example: gloss terms merge cadre official --dry-run")
@click.argument("keep")
@click.argument("others", nargs=-1, required=True, metavar="OTHER…")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@source_options
def merge(keep: str, others: tuple[str, ...], *, dry_run: bool, sources: tuple[str, ...], database: str | None) -> None:
    """Take the terms of every OTHER into the concept KEEP; each is named by its key or one of its terms.

    What KEEP says holds: a preferred term of OTHER becomes admitted where KEEP has one in that language. A term that
    one allows and the other does not is refused: set its status first. The merged concepts are found under their old
    keys, and `gloss terms undo` brings them back.
    """
    target = find_target(sources or find_settings(Path.cwd()).glossary, database)
    from glossary.store.concepts import list_concepts
    from glossary.store.merging import merge_concepts

    with open_existing(target) as workspace, workspace.writing() as session:
        stored = kept_in(target, list_concepts(session, limit=ALL).concepts)
        kept, *merged = (find_stored(stored, term) for term in (keep, *others))
        done = merge_concepts(session, kept, merged, by=current_user())
        if dry_run:
            session.rollback()
    keys = ", ".join(each.entry.key for each in merged)
    click.echo(f"{keys} merged into {kept.entry.key}" + (" (dry run: nothing was written)" if dry_run else ""))
    for line in write_difference(kept.entry, done.entry):
        click.echo(f"  {line}")
    for sentence in done.told:
        click.echo(f"gloss: {sentence}", err=True)


def find_stored(stored: Sequence[StoredConcept], term: str) -> StoredConcept:
    """Find the one concept that `term` means.

    Raises:
        GlossaryError: there is none, or there are several.
    """
    by_key = {each.entry.key: each.entry for each in stored}
    entry = find_entry(Glossary(tuple(by_key.values())), term)
    same = [each for each in stored if each.entry.key == entry.key]
    if len(same) > 1:
        names = ", ".join(each.glossary for each in same)
        raise UsageError(term, f"is a concept of {len(same)} glossaries: {names}", "name one of them with --glossary")
    return same[0]
