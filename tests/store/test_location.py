"""Where the workspace is: named, settled, in the project; never in HOME, never made by looking."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from glossary.errors import StoreError
from glossary.store.location import as_url, default_workspace_url, file_url, find_workspace


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A HOME with a project deep inside, which is where we are."""
    here = tmp_path / "home" / "work" / "drafts"
    here.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("GLOSS_DATABASE", raising=False)
    monkeypatch.chdir(here)
    return tmp_path / "home"


def put_workspace(folder: Path) -> str:
    (folder / ".gloss").mkdir()
    (folder / ".gloss" / "workspace.db").touch()
    return file_url(folder / ".gloss" / "workspace.db")


def test_without_any_there_is_none_and_none_is_made(home: Path) -> None:
    assert find_workspace() is None
    assert default_workspace_url() == file_url(home / "work" / "drafts" / ".gloss" / "workspace.db")
    assert not list(home.rglob(".gloss"))


def test_the_nearest_upwards_is_found(home: Path) -> None:
    url = put_workspace(home / "work")
    assert find_workspace() == default_workspace_url() == url


def test_a_settings_file_says_where_the_project_is(home: Path) -> None:
    put_workspace(home / "work")
    (home / "work" / "drafts" / "gloss.toml").touch()
    assert find_workspace() is None
    assert default_workspace_url() == file_url(home / "work" / "drafts" / ".gloss" / "workspace.db")


def test_what_is_named_goes_before_the_variable_and_that_before_the_settings_and_the_project(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_workspace(home / "work")
    (home / "work" / "gloss.toml").write_text('database = "sqlite:///house.db"\n', encoding="utf-8")
    assert find_workspace() == file_url(home / "work" / "house.db")
    monkeypatch.setenv("GLOSS_DATABASE", "postgres://host/name")
    assert find_workspace() == "postgresql+psycopg://host/name"
    assert find_workspace("mine.db") == default_workspace_url("mine.db") == "sqlite:///mine.db"


def test_home_is_passed_over_unless_the_project_is_there(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = put_workspace(home)
    assert find_workspace() is None
    assert default_workspace_url() == file_url(home / "work" / "drafts" / ".gloss" / "workspace.db")
    (home / "gloss.toml").touch()
    assert find_workspace() == url
    monkeypatch.chdir(home)
    (home / "gloss.toml").unlink()
    assert find_workspace() is None
    with pytest.raises(StoreError, match="not put into the home folder"):
        default_workspace_url()


@pytest.mark.parametrize(
    ("named", "url"),
    [
        ("postgres://h/n", "postgresql+psycopg://h/n"),
        ("postgresql://h/n", "postgresql+psycopg://h/n"),
        ("postgresql+psycopg://h/n", "postgresql+psycopg://h/n"),
        ("sqlite:///a.db", "sqlite:///a.db"),
        ("folder/a.db", "sqlite:///folder/a.db"),
    ],
)
def test_a_database_is_named_by_url_or_by_path(named: str, url: str) -> None:
    assert as_url(named) == url


def test_looking_for_a_workspace_does_not_import_sqlalchemy() -> None:
    program = "import sys, glossary.store.location; print('sqlalchemy' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", program], text=True) == "False\n"
