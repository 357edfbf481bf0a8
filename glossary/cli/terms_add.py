"""`gloss terms add`: one term, with everything that can be said of it."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import click

from glossary.cli.sources import find_target, source_options
from glossary.cli.terms_text import write_line
from glossary.cli.workspace import ALL, DEFAULT_GLOSSARY, current_user, kept_in, open_for_writing
from glossary.concept import CaseRule, ConceptEntry, Designation, Kind, MatchRule, Status
from glossary.errors import GlossaryError, UsageError
from glossary.formats.fields import TEXT_FIELDS, check_period, read_items
from glossary.settings import find_settings

DESIGNATION_FIELDS = frozenset(field.name for field in fields(Designation))
OPTIONS = {"text": "TERM", "key": "--concept", "forms": "--form"}  # where the field has another name
STATUSES, KINDS, CASES, MATCHES = ([each.value for each in choices] for choices in (Status, Kind, CaseRule, MatchRule))


@click.command("add", epilog="Example: gloss terms add 'Korean People’s Army' --concept kpa --domain military")
@click.argument("term")
@click.option("--concept", "key", metavar="KEY", help="Its concept, new or there already.  [default: language:term]")
@click.option("--language", metavar="TAG", help="BCP 47.  [default: en]")
@click.option("--status", type=click.Choice(STATUSES, case_sensitive=False), help="[default: preferred]")
@click.option("--kind", type=click.Choice(KINDS, case_sensitive=False), help="[default: full]")
@click.option("--case", type=click.Choice(CASES, case_sensitive=False), help="[default: smart]")
@click.option("--match", type=click.Choice(MATCHES, case_sensitive=False), help="[default: fuzzy]")
@click.option("--form", "forms", multiple=True, help="An accepted inflection; repeatable.")
@click.option("--allow", multiple=True, help="A phrase or context in which it is right; repeatable.")
@click.option("--domain")
@click.option("--definition")
@click.option("--note")
@click.option("--source", help="Where it is attested.")
@click.option("--since", metavar="DATE", help="First day on which it is valid, as in 2021-01-05.")
@click.option("--until", metavar="DATE", help="Last day on which it is valid.")
@click.option("--proposed", is_flag=True, help="A proposal, not approved yet.")
@source_options
def add(term: str, *, sources: tuple[str, ...], database: str | None, proposed: bool, **given: Any) -> None:  # noqa: ANN401
    """Add TERM to the workspace: to the concept that --concept names, or as a concept of its own."""
    entry = read_options(term, given, approved=not proposed)
    target = find_target(sources or find_settings(Path.cwd()).glossary, database)
    from glossary.store.concepts import add_concept, change_concept, list_concepts

    with open_for_writing(target) as workspace, workspace.writing() as session:
        held = next(
            (
                each
                for each in kept_in(target, list_concepts(session, limit=ALL).concepts)
                if each.entry.key == entry.key
            ),
            None,
        )
        by = current_user()
        if held is None:
            stored = add_concept(session, entry, by=by, into=target.name or DEFAULT_GLOSSARY)
        else:
            joined = join_entry(held.entry, entry)
            stored = change_concept(session, held.id, joined, version=held.version, by=by)
    click.echo(f"added: {write_line(stored.entry)}")


def read_options(term: str, given: dict[str, Any], *, approved: bool) -> ConceptEntry:
    """Make a concept of one designation from the options of `add`.

    Raises:
        UsageError: an option holds what its field cannot.
    """
    texts = {"text": term, **{name: value for name, value in given.items() if isinstance(value, str)}}
    try:
        values: dict[str, Any] = {name: TEXT_FIELDS[name](name, value) for name, value in texts.items()}
        values |= {name: read_items(name, given[name]) for name in ("forms", "allow")}
        check_period(values.get("since"), values.get("until"))
    except GlossaryError as refused:
        raise UsageError(OPTIONS.get(refused.where, f"--{refused.where}"), refused.what, refused.remedy) from None
    own = {name: value for name, value in values.items() if name in DESIGNATION_FIELDS}
    designation = Designation(**own, approved=approved)
    shared = {name: values[name] for name in ("domain", "definition", "note") if name in values}
    key = values.get("key") or f"{designation.language}:{designation.text}"
    return ConceptEntry(key, (designation,), **shared)


def join_entry(held: ConceptEntry, added: ConceptEntry) -> ConceptEntry:
    """Put a new designation, and what is said beside it, into a concept.

    Raises:
        UsageError: the concept has the designation already.
    """
    (designation,) = added.designations
    for each in held.designations:
        if (each.language.lower(), each.text) == (designation.language.lower(), designation.text):
            remedy = f"to change its standing: gloss terms set-status {each.text!r} STATUS"
            raise UsageError(designation.text, f"the concept {held.key} has this term, {each.status}", remedy)
    said = {name: value for name in ("domain", "definition", "note") if (value := getattr(added, name))}
    return replace(held, designations=(*held.designations, designation), **said)
