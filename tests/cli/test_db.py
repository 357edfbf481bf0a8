"""`gloss db`: what it prints and how it ends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GLOSS_DATABASE", raising=False)
    return tmp_path


def gloss(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "glossary", "db", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_workspace_is_made_backed_up_and_brought_back(project: Path) -> None:
    made = gloss("upgrade")
    assert (made.returncode, made.stdout) == (0, f"{project}/.gloss/workspace.db: made, with schema 0001\n")
    assert gloss("upgrade").stdout.endswith("already at schema 0001\n")
    assert gloss("current").stdout == "0001 (this program's)\n"
    assert gloss("backup", "monday.db").returncode == 0
    back = gloss("restore", "monday.db")
    assert back.returncode == 0
    assert back.stdout.splitlines()[1].startswith(f"{project}/.gloss/workspace.db.before-restore: keeps")


@pytest.mark.parametrize("arguments", [("current",), ("backup", "monday.db")])
def test_without_a_workspace_the_message_says_how_to_make_one(project: Path, arguments: tuple[str, ...]) -> None:
    said = gloss(*arguments)
    assert (said.returncode, said.stdout) == (2, "")
    assert "no workspace here" in said.stderr
    assert "`gloss db upgrade`" in said.stderr
    assert list(project.iterdir()) == []


def test_a_users_mistake_is_one_sentence_and_no_traceback(project: Path) -> None:
    (project / "letter.txt").write_text("Dear Ann", encoding="utf-8")
    for arguments in (("upgrade", "--database", "letter.txt"), ("restore", "letter.txt"), ("restore", "nothing.db")):
        said = gloss(*arguments)
        assert said.returncode == 2
        assert said.stderr.startswith("gloss: ")
        assert "Traceback" not in said.stderr
    assert (project / "letter.txt").read_text(encoding="utf-8") == "Dear Ann"


@pytest.mark.parametrize("command", ["upgrade", "current", "backup", "restore"])
def test_every_command_has_an_example(command: str) -> None:
    said = gloss(command, "--help").stdout
    assert f"Example: gloss db {command}" in said
    assert "--database" in said
