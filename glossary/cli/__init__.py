"""`gloss`: a module per command group, imported when called; other packages add commands by entry point."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from align.errors import AlignError
from glossary import __version__
from glossary.errors import GlossaryError

COMMANDS = {
    "lint": "glossary.cli.lint:lint",
    "terms": "glossary.cli.terms:terms",
    "text": "glossary.cli.text:text",
    "rules": "glossary.cli.rules:rules",
    "db": "glossary.cli.db:db",
    "config": "glossary.cli.config:config",
    "doctor": "glossary.cli.doctor:doctor",
}
ENTRY_POINTS = "glosswright.commands"
INTERRUPTED = 130


class ReaderGoneError(Exception):
    """Whoever read our output stopped; click itself would end with 1, which means findings."""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called, so that `gloss lint` stays quick."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as gone:
            raise ReaderGoneError from gone

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Our own commands and those of other packages, sorted."""
        from importlib import metadata

        added = (point.name for point in metadata.entry_points(group=ENTRY_POINTS))
        return sorted({*COMMANDS, *added})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the command called `cmd_name`, None where there is none."""
        if cmd_name in COMMANDS:
            module, attribute = COMMANDS[cmd_name].split(":")
            command: click.Command = getattr(import_module(module), attribute)
            return command
        from importlib import metadata

        for point in metadata.entry_points(group=ENTRY_POINTS, name=cmd_name):
            loaded: click.Command = point.load()
            return loaded
        return None


@click.group(cls=LazyGroup, epilog="Example: gloss lint report.txt --glossary terms.csv")
@click.version_option(__version__, message="%(prog)s %(version)s")
def gloss() -> None:
    """Keep a body of translated text consistent with its glossary."""


def main() -> None:
    """Run `gloss`, turning a user's mistakes into a sentence and exit status 2."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = gloss.main(standalone_mode=False)
    except click.ClickException as refused:
        refused.show()
        status = 2
    except (AlignError, GlossaryError) as refused:
        click.echo(f"gloss: {refused}", err=True)
        status = 2
    except (BrokenPipeError, ReaderGoneError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 2
    except OSError as refused:
        place = "standard output" if refused.filename is None else refused.filename
        click.echo(f"gloss: {place}: {refused.strerror}\n  check the name, the disk and the rights", err=True)
        if refused.filename is None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("gloss: stopped", err=True)
        status = INTERRUPTED
    sys.exit(status if isinstance(status, int) else 0)
