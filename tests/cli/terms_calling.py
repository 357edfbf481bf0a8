"""One project with a glossary file, and ways to call `gloss terms` in it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from click.testing import CliRunner, Result

from glossary.cli.terms import terms

TABLE = """concept,term,status,domain,note
gsd,General Staff Department,preferred,army,Say it in full first.
gsd,GSD,admitted,,
gsd,General Staff Dept.,deprecated,,
,cadre,preferred,,
us,US,preferred,,
pronoun,us,preferred,,
"""


def run(*arguments: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(terms, arguments, input=given, catch_exceptions=False)


def printed(*arguments: str, given: str | bytes | None = None) -> str:
    result = run(*arguments, given=given)
    assert result.exit_code == 0, result.output
    return result.stdout


def workspace(project: Path) -> Path:
    return project / ".gloss" / "workspace.db"


def dumped(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as database:
        return list(database.iterdump())
