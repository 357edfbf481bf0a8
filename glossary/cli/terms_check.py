"""`gloss terms check`: what is wrong with a glossary, each place in its file named."""

from __future__ import annotations

from datetime import datetime

import click

from glossary.cli.sources import source_options
from glossary.report.output import STANDARD_OUTPUT


@click.command("check", epilog="Example: gloss terms check --glossary terms.csv --fail-on error")
@click.option(
    "--format", "format_name", type=click.Choice(["text", "json", "jsonl"]), default="text", show_default=True
)
@click.option("--output", metavar="FILE", default=STANDARD_OUTPUT, help="Write the report there, whole or not at all.")
@click.option("--select", multiple=True, metavar="CODES", help="Only these rules, such as G401,G403.")
@click.option("--ignore", multiple=True, metavar="CODES", help="Without these rules.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    help="Exit with 1 from this severity on.  [default: warning]",
)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day for dates of validity.  [default: today]",
)
@click.option("--quiet", is_flag=True, help="One line per finding, nothing else.")
@source_options
@click.pass_context
def check(  # noqa: PLR0913 - one parameter an option
    context: click.Context,
    /,
    *,
    format_name: str,
    output: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str | None,
    as_of: datetime | None,
    quiet: bool,
    sources: tuple[str, ...],
    database: str | None,
) -> None:
    """Say what is wrong with a glossary, before it does harm to a text.

    Terms that contradict each other, that find nothing or too much, or that the matcher cannot tell apart: each
    designation is put into a sentence and looked for. Lines and columns are those of the glossary's file; of a
    glossary in a database, those of `gloss terms export`. `gloss rules G401` explains a code.
    """
    from glossary.cli.check_run import Choices, run_check  # brings the matcher, which no other command here needs

    day = as_of.date() if as_of else None
    choices = Choices(format_name, output, select, ignore, fail_on, day, quiet)
    context.exit(run_check(choices, sources, database))
