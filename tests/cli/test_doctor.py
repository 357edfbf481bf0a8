"""`gloss doctor` sees what is wrong, says what to do, and changes nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from glossary.cli.doctor import (
    Health,
    check_owners,
    check_python,
    check_requirements,
    check_sqlite,
    doctor,
)
from glossary.store.schema import head, upgrade


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GLOSS_DATABASE", raising=False)
    monkeypatch.setenv("GLOSS_CACHE", str(tmp_path / "cache"))
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(doctor, arguments, catch_exceptions=False)


def checks(*arguments: str) -> dict[str, dict[str, str]]:
    return {check["name"]: check for check in json.loads(run("--format", "json", *arguments).stdout)}


def test_a_sound_installation_needs_no_look() -> None:
    result = run()
    assert result.exit_code == 0, result.stdout
    assert "LOOK" not in result.stdout


def test_nothing_is_created_in_the_folder(folder: Path) -> None:
    run()
    assert not (folder / ".gloss").exists()


def test_a_missing_workspace_is_a_note_with_the_way_to_one() -> None:
    workspace = checks()["workspace"]
    assert (workspace["health"], workspace["what"]) == ("note", "none yet")
    assert "gloss db upgrade" in workspace["remedy"]


def test_a_workspace_is_named_with_its_schema(folder: Path) -> None:
    url = f"sqlite:///{folder / 'here.db'}"
    upgrade(url)
    workspace = checks("--database", url)["workspace"]
    assert workspace["health"] == "fine"
    assert head() in workspace["what"]


def test_a_file_that_is_no_database_needs_a_look(folder: Path) -> None:
    (folder / "here.db").write_text("not a database at all, " * 100)
    result = run("--database", f"sqlite:///{folder / 'here.db'}")
    assert result.exit_code == 1
    assert "here.db" in result.stdout


def test_settings_that_mean_nothing_need_a_look(folder: Path) -> None:
    (folder / "gloss.toml").write_text("jobs = 0\n")
    result = run()
    assert result.exit_code == 1
    assert "gloss.toml:1: jobs cannot be 0" in result.stdout


def test_a_cache_that_cannot_be_written_is_a_note(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "file").write_text("")
    monkeypatch.setenv("GLOSS_CACHE", str(folder / "file"))
    assert checks()["cache"]["health"] == "note"


@pytest.mark.parametrize(
    ("version", "health"),
    [
        ((3, 6, 23), Health.FINE),
        ((3, 7, 0), Health.NOTE),
        ((3, 40, 1), Health.NOTE),
        ((3, 44, 5), Health.NOTE),
        ((3, 44, 6), Health.FINE),
        ((3, 50, 7), Health.FINE),
        ((3, 51, 2), Health.NOTE),
        ((3, 51, 3), Health.FINE),
    ],
)
def test_sqlite_versions_that_can_lose_a_write_are_told(version: tuple[int, int, int], health: Health) -> None:
    assert check_sqlite(version).health is health


def test_an_old_python_needs_a_look() -> None:
    assert check_python((3, 10)).health is Health.LOOK
    assert check_python((3, 11)).health is Health.FINE


def test_a_dependency_that_is_missing_or_too_old_needs_a_look() -> None:
    installed = {"new": "3.2.1", "old": "1.9"}
    required = ["new>=3.2", "old>=1.10", "gone>=1", 'optional>=9 ; extra == "dev"']
    found = {check.name: check.health for check in check_requirements(required, installed.get)}
    assert found == {"new": Health.FINE, "old": Health.LOOK, "gone": Health.LOOK}


def test_another_distribution_with_our_names_needs_a_look() -> None:
    assert check_owners({"align": ["glosswright"]}).health is Health.FINE
    check = check_owners({"align": ["glosswright", "align"], "glossary": ["glossary-tools"]})
    assert check.health is Health.LOOK
    assert "align (align), glossary (glossary-tools)" in check.what
