"""`gloss lint` stays light: it never needs Flask, nor SQLAlchemy where the glossary is a file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from glossary.resources import seeds_folder

LINT_WITHOUT = """
import sys

class Wall:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {blocked!r}:
            raise ImportError(f"{{name}} is behind the wall")

sys.meta_path.insert(0, Wall())
sys.argv = ["gloss", *{arguments!r}]
from glossary.cli import main
main()
"""

SAMPLE = "The people uphold the spirit of self-sufficiency and self-reliance. It was fi rmly held.\n"


def lint_without(blocked: set[str], folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    code = LINT_WITHOUT.format(blocked=blocked, arguments=["lint", *arguments])
    environment = {key: value for key, value in os.environ.items() if key != "GLOSS_DATABASE"}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={**environment, "GLOSS_CACHE": str(folder / "cache")},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    (tmp_path / "sample.txt").write_text(SAMPLE, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_lint_with_a_glossary_file_needs_neither_flask_nor_sqlalchemy(sample: Path, form: str) -> None:
    glossary = str(seeds_folder() / "glossary.csv")
    blocked = {"flask", "werkzeug", "jinja2", "waitress", "sqlalchemy", "alembic", "lxml", "pypdfium2"}
    done = lint_without(blocked, sample, "sample.txt", "--glossary", glossary, "--format", form)
    assert done.returncode == 1, done.stderr
    assert "A101" in done.stdout


def test_lint_with_the_glossary_that_ships_does_not_either(sample: Path) -> None:
    done = lint_without({"flask", "sqlalchemy"}, sample, "sample.txt", "--glossary", "seed")
    assert done.returncode == 1, done.stderr


def test_lint_without_a_glossary_does_not_either(sample: Path) -> None:
    done = lint_without({"flask", "sqlalchemy"}, sample, "sample.txt", "--no-glossary")
    assert done.returncode == 1, done.stderr


def test_the_wall_stands(sample: Path) -> None:
    """The tests above mean nothing if the wall lets everything through."""
    done = lint_without({"align"}, sample, "sample.txt")
    assert "align is behind the wall" in done.stderr
