"""`gloss lint`: documents in, a report out, and an exit status that says how it went."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from math import isnan
from pathlib import Path
from typing import Any

import click

from align.reading import is_endless
from glossary import __version__
from glossary.batch import WORTH_WORKERS, Journal, Outcome, Task, build_report, lint_batch, open_journal, size_of
from glossary.canary import missed_canaries
from glossary.cli.decisions import load_decisions_of
from glossary.cli.lint_fix import check_choices, make_patch, write_fixes
from glossary.cli.lint_output import Shape, fixed_input, tell, write_report
from glossary.cli.sources import load_house
from glossary.concept import Glossary
from glossary.errors import UsageError
from glossary.finding import Severity
from glossary.fixing import Fixing
from glossary.formats.fields import read_language
from glossary.house import House, house_of
from glossary.lint import DEFAULT_MIN_SCORE, LintSettings
from glossary.paths import STANDARD_INPUT, Named, documents_only, is_file, is_folder, spread
from glossary.report import FORMATS
from glossary.report.output import STANDARD_OUTPUT, write_bytes
from glossary.report.wording import count_of
from glossary.rules import ALL_CODES, SUPPRESSION_CODES, resolve_codes
from glossary.settings import Settings, find_settings, settings_for
from glossary.store.location import as_url, find_workspace
from glossary.suppression import Hiding, Suppression, find_sidecars, load_sidecar

NEVER = "never"
TEXT = "text"
FOUND, FAILED = 1, 2


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says; None where it says nothing and the settings decide."""

    glossary: tuple[str, ...]
    no_glossary: bool
    workspace: str | None
    language: str | None
    output_format: str
    output: str
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_on: str | None
    min_score: float | None
    as_of: date | None
    fix: bool
    diff: bool
    unsafe_fixes: bool
    jobs: int | None
    statistics: bool
    show_suppressed: bool
    quiet: bool
    verbose: bool


def refuse_no_number(_context: click.Context, _option: click.Parameter, value: float | None) -> float | None:
    """Refuse "nan", which click takes for a number in any range."""
    if value is not None and isnan(value):
        raise click.BadParameter("'nan' is no number.")
    return value


@click.command(epilog="Example: gloss lint reports/ --glossary terms.csv --format json --output report.json")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option(
    "--glossary",
    multiple=True,
    metavar="SOURCE",
    help="A glossary file, a database URL, a name in the workspace, or seed. Repeatable: the first wins.",
)
@click.option("--no-glossary", is_flag=True, help="Look for damage alone.")
@click.option("--workspace", metavar="URL", help="Honour decisions made in this workspace.")
@click.option("--language", metavar="TAG", help="Language of the documents, such as en.")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(sorted(FORMATS)),
    default="text",
    show_default=True,
    help="How the report is written.",
)
@click.option("--output", metavar="FILE", default=STANDARD_OUTPUT, help="Write the report there, whole or not at all.")
@click.option(
    "--select",
    multiple=True,
    metavar="CODES",
    help="Only these rules: codes, families (T, A1) or names, with commas between.",
)
@click.option("--ignore", multiple=True, metavar="CODES", help="Without these rules.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", NEVER]),
    help="Exit with 1 from this severity on.  [default: warning]",
)
@click.option(
    "--min-score",
    type=click.FloatRange(0, 100),
    callback=refuse_no_number,
    metavar="N",
    help=f"Leave out variants that score less, 0 to 100.  [default: {DEFAULT_MIN_SCORE:g}]",
)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day for dates of validity.  [default: today]",
)
@click.option("--fix", is_flag=True, help="Apply safe replacements to the files; report what is left.")
@click.option("--diff", is_flag=True, help="Print what --fix would change as a unified diff, and no report.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: also what a person should look at.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Worker processes.  [default: all cores]")
@click.option("--statistics", is_flag=True, help="Add counts by rule and by term.")
@click.option("--show-suppressed", is_flag=True, help="Show what is hidden, and why.")
@click.option("--quiet", is_flag=True, help="One line per finding, nothing else.")
@click.option("--verbose", is_flag=True, help="Say on standard error what is read.")
@click.pass_context
def lint(context: click.Context, /, paths: tuple[str, ...], **chosen: object) -> None:
    """Say where documents depart from the glossary and where they are damaged.

    PATH is a file, a folder, a glob, or - for standard input. The exit status is 0 where there is nothing to
    report, 1 where there are findings, 2 where something could not be read.

    Plain text and Markdown can be fixed in place; what is hidden never is. With --fix, the text of - goes to
    standard output, and the report to --output or to standard error. A diff applies with `patch -p0`.

    A long run that is stopped (Ctrl-C ends it with 130) goes on where it was when the same command is given again.
    """
    day = chosen.pop("as_of")
    options = Options(as_of=day.date() if hasattr(day, "date") else None, **chosen)  # type: ignore[arg-type]
    if options.language is not None:
        read_language("--language", options.language)
    context.exit(run_lint(paths, options))


def run_lint(paths: Sequence[str], options: Options) -> int:
    """Lint `paths`, write the report, and return the exit status."""
    _check_choices(options)
    settings = _merge(find_settings(Path.cwd()), options)
    house, workspaces = _choose_glossary(options, settings)
    if not house.facts.concepts and not options.no_glossary:
        click.echo(
            "gloss: the glossary is empty, so no term is looked for\n  import one with gloss terms import", err=True
        )
    base = _lint_settings(settings, options)
    if not base.select:
        raise UsageError("--select", "no rule is left to look for", "`gloss rules` lists codes and names")
    missed = missed_canaries(base)
    tasks = [_task(named, settings, options) for named in documents_only(spread(paths))]
    _refuse_to_overwrite(options.output, [*(task.named.path for task in tasks), *settings.glossary])
    _warn_where_empty(paths, tasks)
    hiding = Hiding(_load_sidecars(tasks, settings), load_decisions_of(workspaces), options.as_of or date.today())
    fixing = Fixing(hiding, unsafe=options.unsafe_fixes) if (options.fix or options.diff) and not missed else None
    looked, journal = _lint_with_progress(tasks, house, hiding, fixing, settings.jobs or os.cpu_count() or 1)
    outcomes = write_fixes(looked) if options.fix else looked
    report = build_report(outcomes, house, hiding, version=__version__, selected=base.select)
    suppressions = [*hiding.sidecars, *(one for each in outcomes if each.found for one in each.found.suppressions)]
    if _date_decides(outcomes, suppressions):
        report = replace(report, as_of=hiding.as_of)
    tell(outcomes, missed, verbose=options.verbose)
    if options.diff:
        write_bytes(options.output, make_patch(outcomes))
    else:
        write_report(report, _shape(options), tasks, fixed_input(tasks, looked) if options.fix else None)
    if journal is not None:
        journal.finish()
    if missed or any(each.error for each in report.documents):
        return FAILED
    fail_on = settings.fail_on
    return FOUND if fail_on != NEVER and report.weighs_at_least(Severity(fail_on)) else 0


def _merge(settings: Settings, options: Options) -> Settings:
    """Settings with what the command line says put over them."""
    said: dict[str, Any] = {
        "glossary": options.glossary or None,
        "select": options.select or None,
        "ignore": options.ignore or None,
        "fail_on": options.fail_on,
        "min_score": options.min_score,
        "language": options.language,
        "jobs": options.jobs,
    }
    return replace(settings, **{name: value for name, value in said.items() if value is not None})


def _lint_settings(settings: Settings, options: Options) -> LintSettings:
    every = ALL_CODES | SUPPRESSION_CODES
    select = resolve_codes(settings.select, option="--select") if settings.select else every
    ignored = resolve_codes(settings.ignore, option="--ignore")
    return LintSettings(
        select=frozenset(code for code in select - ignored if not (options.no_glossary and code.startswith("T"))),
        min_score=DEFAULT_MIN_SCORE if settings.min_score is None else settings.min_score,
        language=settings.language,
        as_of=options.as_of,
    )


def _task(named: Named, settings: Settings, options: Options) -> Task:
    own = settings_for(settings, named.path)
    if own is not settings:
        own = _merge(own, replace(options, ignore=(*own.ignore, *options.ignore)))
    return Task(named, _lint_settings(own, options), _read_once(named.path))


def _read_once(path: str) -> bytes | None:
    """Content of what can be read only once: standard input, and what a shell hands over as /dev/fd/63."""
    if path == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes() if Path(path).is_fifo() and not is_endless(path) else None
    except (OSError, ValueError):
        return None


def _choose_glossary(options: Options, settings: Settings) -> tuple[House, tuple[str, ...]]:
    """The glossary, and the workspaces whose decisions are honoured."""
    named = (as_url(options.workspace),) if options.workspace else ()
    if options.no_glossary:
        if options.glossary:
            raise UsageError("--no-glossary", "a glossary is named beside it", "leave one of the two out")
        return house_of(Glossary()), named
    own = None if settings.glossary else find_workspace(settings.database)
    house = load_house(settings.glossary, settings.database)
    return house, named if own is None or own in named else (*named, own)


def _load_sidecars(tasks: Sequence[Task], settings: Settings) -> tuple[Suppression, ...]:
    root = settings.file.parent if settings.file else None
    found = dict.fromkeys(path for task in tasks for path in find_sidecars(task.named.path, root))
    return tuple(one for path in found for one in load_sidecar(path))


def _date_decides(outcomes: Sequence[Outcome], suppressions: Sequence[Suppression]) -> bool:
    decided = any(each.found is not None and each.found.date_decided for each in outcomes)
    return decided or any(each.until for each in suppressions)


def _lint_with_progress(
    tasks: Sequence[Task], house: House, hiding: Hiding, fixing: Fixing | None, jobs: int
) -> tuple[list[Outcome], Journal | None]:
    """The outcomes, and the journal to let go once the report is written."""
    total = sum(map(size_of, tasks))
    journal = open_journal(house, hiding) if fixing is None and total >= WORTH_WORKERS else None
    run = partial(lint_batch, tasks, house, jobs=jobs, hiding=hiding, fixing=fixing, journal=journal)
    try:
        if not sys.stderr.isatty():
            return run(), journal
        label = f"Linting {count_of(len(tasks), 'document')}, {total / 1e6:,.1f} MB"
        with click.progressbar(length=max(1, total), label=label, file=sys.stderr, show_eta=True) as bar:
            return run(progress=bar.update), journal
    except KeyboardInterrupt:
        if journal is not None:
            click.echo("gloss: what is done is kept; the same command goes on from there", err=True)
        raise


def _refuse_to_overwrite(output: str, read: Sequence[str]) -> None:
    if output == STANDARD_OUTPUT or not is_file(output):
        return
    if any(is_file(path) and Path(path).samefile(output) for path in read):
        raise UsageError("--output", f"{output} is one of the files that are read", "name another file")


def _warn_where_empty(paths: Sequence[str], tasks: Sequence[Task]) -> None:
    named = [task.named.path for task in tasks]
    for path in paths:
        if is_folder(path) and not any(each.startswith(f"{path.rstrip('/')}/") for each in named):
            click.echo(f"gloss: {path}: this folder has no documents", err=True)


def _check_choices(options: Options) -> None:
    reporting = {
        f"--format {options.output_format}": options.output_format != TEXT,
        "--statistics": options.statistics,
        "--show-suppressed": options.show_suppressed,
    }
    check_choices(fix=options.fix, diff=options.diff, unsafe=options.unsafe_fixes, reporting=reporting)


def _shape(options: Options) -> Shape:
    return Shape(options.output, options.output_format, options.statistics, options.show_suppressed, options.quiet)
