"""Where what `gloss lint` has to say goes: the report, and a fixed standard input before it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import click

from align.reading import read_bytes, read_path
from glossary.batch import Outcome, Task
from glossary.cache import VARIABLE as CACHE_VARIABLE
from glossary.cache import cache_folder
from glossary.paths import STANDARD_INPUT
from glossary.report import render_pieces, wants_color
from glossary.report.options import RenderOptions
from glossary.report.output import STANDARD_OUTPUT, write_bytes, write_pieces
from glossary.summary import Report


@dataclass(frozen=True, slots=True)
class Shape:
    """How the report is written, and where."""

    output: str
    format: str
    statistics: bool
    show_suppressed: bool
    quiet: bool


def write_report(report: Report, shape: Shape, tasks: Sequence[Task], fixed_input: bytes | None = None) -> None:
    """Write the report.

    Where there is a fixed standard input, that goes to standard output, and the report that would stand there
    to standard error.
    """
    is_shown = shape.output == STANDARD_OUTPUT
    contents = {task.named.path: task.content for task in tasks if task.content is not None}
    if fixed_input is not None:
        contents[STANDARD_INPUT] = fixed_input
    options = RenderOptions(
        sources=_source_texts(contents),
        color=is_shown and wants_color(sys.stdout if fixed_input is None else sys.stderr, os.environ),
        statistics=shape.statistics,
        show_suppressed=shape.show_suppressed,
        quiet=shape.quiet,
    )
    rendered = render_pieces(report, shape.format, options=options)
    if fixed_input is not None:
        write_bytes(STANDARD_OUTPUT, fixed_input)
    if is_shown and fixed_input is not None:
        for piece in rendered:
            click.echo(piece, nl=False, err=True)
    else:
        write_pieces(shape.output, rendered)


def fixed_input(tasks: Sequence[Task], looked: Sequence[Outcome]) -> bytes | None:
    """Standard input as it is when fixed; None where it was not read."""
    for task, outcome in zip(tasks, looked, strict=True):
        if task.named.path == STANDARD_INPUT:
            return outcome.fixed.after if outcome.fixed else task.content
    return None


def tell(outcomes: Sequence[Outcome], missed: Sequence[str], *, verbose: bool) -> None:
    """Say on standard error what went wrong, and what is odd."""
    for each in outcomes:
        summary = each.summary
        if summary.error:
            click.echo(f"gloss: {summary.path}: {summary.error}", err=True)
        for warning in summary.warnings:
            click.echo(f"gloss: {summary.path}: {warning}", err=True)
        if verbose and not summary.error:
            click.echo(f"gloss: {summary.path}: {summary.words} words read as {summary.language}", err=True)
    if verbose and cache_folder() is None:
        click.echo(
            "gloss: nothing is kept between runs, so each compiles the glossary again\n"
            f"  set {CACHE_VARIABLE} to a folder that can be written",
            err=True,
        )
    for family in missed:
        click.echo(
            f"gloss: the {family} rules missed their own known-bad sample; do not trust this report\n"
            "  run `gloss doctor`, or install again",
            err=True,
        )


def _source_texts(contents: Mapping[str, bytes]) -> Callable[[str], str | None]:
    def text_of(path: str) -> str | None:
        content = contents.get(path)
        return (read_path(path) if content is None else read_bytes(content, path)).text

    return text_of
