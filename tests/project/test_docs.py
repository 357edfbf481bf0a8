"""The manual says what the code does: made pages are fresh, links lead somewhere, commands exist."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from glossary.cli import gloss

CHECKOUT = Path(__file__).parents[2]
LINK = re.compile(r"\]\(([^)#\s]+)(#[^)\s]*)?\)")
FENCED = re.compile(r"^```\w*\n(.*?)^```", re.DOTALL | re.MULTILINE)
DECISION_LINES = 40


def pages() -> list[Path]:
    return sorted([*CHECKOUT.glob("*.md"), *(CHECKOUT / "docs").rglob("*.md")])


def page_name(path: Path) -> str:
    return str(path.relative_to(CHECKOUT))


def example_commands() -> Iterator[tuple[str, str]]:
    for page in pages():
        if page.name == "commands.md":
            continue
        for block in FENCED.findall(page.read_text(encoding="utf-8")):
            for line in block.splitlines():
                if line.strip().startswith("gloss "):
                    yield page.name, line.strip()


def test_the_pages_made_from_the_code_are_fresh() -> None:
    command = [sys.executable, "tools/write_docs.py", "--check"]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("page", pages(), ids=page_name)
def test_every_link_inside_the_project_leads_somewhere(page: Path) -> None:
    targets = [target for target, _ in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in target]
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize(("page", "line"), list(example_commands()))
def test_every_command_in_the_manual_exists(page: str, line: str) -> None:
    del page
    command: click.Command = gloss
    words = [word for word in shlex.split(line, comments=True)[1:] if word not in {"|", ">"}]
    while isinstance(command, click.Group) and words:
        found = command.get_command(click.Context(command), words.pop(0))
        assert found is not None
        command = found
    known = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
    asked = {word.partition("=")[0] for word in words if word.startswith("--")}
    assert asked - known - {"--help"} == set()


def test_the_manual_has_commands_to_try() -> None:
    assert len(list(example_commands())) > 10


@pytest.mark.parametrize("note", sorted((CHECKOUT / "docs" / "decisions").glob("*.md")), ids=page_name)
def test_a_decision_note_is_short_and_says_what_was_given_up(note: Path) -> None:
    content = note.read_text(encoding="utf-8")
    assert len(content.splitlines()) <= DECISION_LINES
    for heading in ("## Context", "## Decision", "## What we gave up"):
        assert heading in content


def test_make_lists_every_target() -> None:
    makefile = (CHECKOUT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony is not None
    listed = subprocess.run(["make"], cwd=CHECKOUT, capture_output=True, text=True, check=True).stdout
    for target in phony[1].split():
        assert f"  make {target} " in listed
