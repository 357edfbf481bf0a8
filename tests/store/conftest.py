"""Workspaces to test with: every test that takes one runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from glossary.store.engine import Workspace, open_workspace
from glossary.store.schema import upgrade


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("migrated") / "workspace.db"
    upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture
def sqlite_url(migrated_file: Path, tmp_path: Path) -> str:
    file = tmp_path / "workspace.db"
    shutil.copy(migrated_file, file)
    return f"sqlite:///{file}"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    found: str = request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")
    return found


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'new' / 'workspace.db'}"
    found: str = request.getfixturevalue("empty_postgres_url")
    return found


@pytest.fixture
def workspace(url: str) -> Iterator[Workspace]:
    with open_workspace(url) as opened:
        yield opened


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def shared_workspace(
    request: pytest.FixtureRequest, migrated_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Workspace]:
    if request.param == "sqlite":
        url = str(shutil.copy(migrated_file, tmp_path_factory.mktemp("shared")))
    else:
        url = request.getfixturevalue("shared_postgres_url")
    with open_workspace(url) as opened:
        yield opened


@pytest.fixture
def session(shared_workspace: Workspace) -> Iterator[Session]:
    """A session that writes, and of which nothing stays; ids do not start again on PostgreSQL."""
    with shared_workspace.writing() as writing:
        yield writing
        writing.rollback()
