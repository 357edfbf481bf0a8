"""One run of `gloss terms check`: which rules, which glossaries, and where the report goes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

import click

from glossary import __version__
from glossary.checking import GLOSSARY_CODES, GlossaryText, check_glossary, report_check
from glossary.checking.canary import missed_probes
from glossary.cli.sources import SEED, SEED_FILE, is_file_source, load_default, load_source
from glossary.concept import Glossary, merge_glossaries
from glossary.errors import UsageError
from glossary.finding import Severity
from glossary.formats import FORMATS, find_format, read_content
from glossary.formats.encoding import decode_text
from glossary.paths import is_file
from glossary.report import render, wants_color
from glossary.report.options import RenderOptions
from glossary.report.output import STANDARD_OUTPUT, write_output
from glossary.resources import seeds_folder
from glossary.rules import resolve_codes
from glossary.settings import find_settings
from glossary.summary import Report

NEVER = "never"
FOUND, FAILED = 1, 2
EXPORTED = FORMATS["csv"]
"""How a glossary that is kept in a database is shown: as `gloss terms export` writes it."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the command line says; None where the settings decide."""

    format: str
    output: str
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_on: str | None
    as_of: date | None
    quiet: bool


def run_check(choices: Choices, sources: tuple[str, ...], database: str | None) -> int:
    """Check the glossaries, write the report, and return the exit status."""
    settings = find_settings(Path.cwd())
    chosen = choose_codes(choices.select, (*settings.ignore, *choices.ignore))
    glossary, texts = load_texts(sources, database)
    refuse_to_overwrite(choices.output, texts)
    if not glossary.concepts:
        click.echo("gloss: the glossary is empty, so there is nothing to check", err=True)
    missed = missed_probes(chosen)
    day = choices.as_of or date.today()
    flaws = check_glossary(glossary, as_of=day, select=chosen)
    report = report_check(glossary, texts, flaws, as_of=day, version=__version__, rules=len(chosen))
    write_output(choices.output, render_check(report, choices, texts))
    for code in missed:
        what = f"{code} missed its own known-bad sample; do not trust this report"
        click.echo(f"gloss: {what}\n  run `gloss doctor`, or install again", err=True)
    return FAILED if missed else weigh(report, choices.fail_on or settings.fail_on)


def choose_codes(select: Sequence[str], ignore: Sequence[str]) -> frozenset[str]:
    """Codes of the G rules to look for.

    Raises:
        UsageError: one is no rule, or none of them is a G rule that is left.
    """
    wanted = resolve_codes(select, option="--select", among=GLOSSARY_CODES) if select else GLOSSARY_CODES
    chosen = wanted - resolve_codes(ignore, option="--ignore", among=GLOSSARY_CODES)
    if not chosen:
        raise UsageError("--select", "no rule about glossaries is left to look for", "`gloss rules` lists G401 and on")
    return chosen


def load_texts(sources: tuple[str, ...], database: str | None) -> tuple[Glossary, tuple[GlossaryText, ...]]:
    """Load the glossaries as one, and the text of each with the places in it.

    Raises:
        GlossaryError: one of them is not there or cannot be read.
    """
    wanted = sources or find_settings(Path.cwd()).glossary
    loaded = [*_load(wanted, database)] if wanted else [_load_default(database)]
    glossaries, texts = zip(*loaded, strict=True)
    return glossaries[0] if len(glossaries) == 1 else merge_glossaries(glossaries), texts


def _load(sources: Sequence[str], database: str | None) -> Iterator[tuple[Glossary, GlossaryText]]:
    for source in sources:
        if source == SEED:
            yield _read_seed()
        else:
            glossary = load_source(source, database=database)
            yield glossary, _read_text(source, source) if is_file_source(source) else _export(glossary)


def _load_default(database: str | None) -> tuple[Glossary, GlossaryText]:
    glossary = load_default(database)
    return _read_seed() if glossary.name == SEED else (glossary, _export(glossary))


def _read_seed() -> tuple[Glossary, GlossaryText]:
    return load_source(SEED), _read_text(str(seeds_folder() / SEED_FILE), SEED)


def _read_text(path: str, shown: str) -> GlossaryText:
    content = read_content(path)
    text, format_ = decode_text(content, path), find_format(path)
    return GlossaryText(shown, text, format_.media_type, sha256(content).hexdigest(), format_.find_places(text))


def _export(glossary: Glossary) -> GlossaryText:
    text = EXPORTED.serialize(glossary)
    digest = sha256(text.encode("utf-8", "backslashreplace")).hexdigest()
    return GlossaryText(glossary.name or "glossary", text, EXPORTED.media_type, digest, EXPORTED.find_places(text))


def refuse_to_overwrite(output: str, texts: Sequence[GlossaryText]) -> None:
    """Leave a glossary file alone that is being read.

    Raises:
        UsageError: the report would take its place.
    """
    if output == STANDARD_OUTPUT or not is_file(output):
        return
    if any(is_file(each.path) and Path(each.path).samefile(output) for each in texts):
        raise UsageError("--output", f"{output} is one of the files that are read", "name another file")


def render_check(report: Report, choices: Choices, texts: Sequence[GlossaryText]) -> str:
    """Write the report; lines of the glossary are shown as they stand in its file."""
    options = RenderOptions(
        sources={each.path: each.text for each in texts}.get,
        color=choices.output == STANDARD_OUTPUT and wants_color(sys.stdout, os.environ),
        quiet=choices.quiet,
    )
    return render(report, choices.format, options=options)


def weigh(report: Report, fail_on: str) -> int:
    """Exit status of a report that can be trusted."""
    return FOUND if fail_on != NEVER and report.weighs_at_least(Severity(fail_on)) else 0
