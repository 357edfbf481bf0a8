"""What `gloss lint --fix` and `--diff` do with documents that a fix would change."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import click

from glossary.batch import Fixed, Outcome
from glossary.errors import OutputError
from glossary.patch import write_patch
from glossary.paths import STANDARD_INPUT, is_file
from glossary.report.output import write_bytes

_ANYBODYS_WRITING = 0o222


def check_choices(*, fix: bool, diff: bool, unsafe: bool, reporting: Mapping[str, bool]) -> None:
    """Refuse what makes no sense together; `reporting` says of each option whether it is about a report.

    Raises:
        UsageError: click's, which ends in exit status 2.
    """
    if fix and diff:
        raise click.UsageError("--fix changes files and --diff changes none; leave one of the two out")
    if unsafe and not (fix or diff):
        raise click.UsageError("--unsafe-fixes says which fixes; add --fix or --diff")
    for option, is_said in reporting.items():
        if diff and is_said:
            raise click.UsageError(f"--diff prints fixes and no report; leave {option} out")


def write_fixes(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """Write each fixed document to its file, and give what is left; one that cannot be written does not stop others.

    What came from standard input is not written here.
    """
    return [_write_fix(each, each.fixed) if each.fixed is not None else each for each in outcomes]


def _write_fix(outcome: Outcome, fixed: Fixed) -> Outcome:
    path = outcome.summary.path
    if path == STANDARD_INPUT:
        return fixed.outcome
    try:
        _replace_file(path, fixed)
    except OutputError as refused:
        error = f"{refused.what}; {refused.remedy}"
        return replace(outcome, summary=replace(outcome.summary, error=error))
    return fixed.outcome


def _replace_file(path: str, fixed: Fixed) -> None:
    target = Path(path)
    if not is_file(path):
        raise OutputError(path, "it cannot be fixed: it is no regular file", "pass its text on: gloss lint --fix -")
    try:
        mode, now = target.stat().st_mode, target.read_bytes()
    except OSError as refused:
        raise OutputError(path, f"it cannot be fixed: {_reason(refused)}", "run again once it is there") from refused
    if now != fixed.before:
        raise OutputError(path, "it cannot be fixed: it was changed while it was read", "run again")
    if not mode & _ANYBODYS_WRITING or not os.access(target, os.W_OK):
        raise OutputError(path, "it cannot be fixed: it is write-protected", "allow writing to it, or fix a copy")
    write_bytes(path, fixed.after)


def _reason(refused: OSError) -> str:
    return (refused.strerror or str(refused)).lower()


def make_patch(outcomes: Iterable[Outcome]) -> bytes:
    """One unified diff of all that fixing would change, in the order of paths."""
    changed = {each.summary.path: each.fixed for each in outcomes if each.fixed is not None}
    return b"".join(
        write_patch(_from_here(path), changed[path].before, changed[path].after) for path in sorted(changed)
    )


def _from_here(path: str) -> str:
    """The path as `patch` takes it in this folder: it refuses one that begins at the root."""
    if not Path(path).is_absolute():
        return path
    here = Path.cwd()
    return str(Path(path).relative_to(here)) if Path(path).is_relative_to(here) else path
