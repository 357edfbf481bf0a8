"""Refusals: where, what, remedy; no traceback, no password, nothing made by looking."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.exc import DBAPIError

from align.document import Document
from glossary.errors import StoreError
from glossary.store import schema
from glossary.store.concepts import add_concept, list_concepts
from glossary.store.documents import add_document
from glossary.store.engine import Workspace, connect, open_workspace
from glossary.store.failures import NO_SERVER, POSTGRES, REFUSED, SQLITE, explain_file_failures, refusal
from glossary.store.location import file_url
from tests.postgres import Server
from tests.store.making import entry

NOBODY = 65534


@contextmanager
def nobody() -> Iterator[None]:
    """Be somebody else than root in here, whom file modes bind."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.mark.parametrize("do", [open_workspace, schema.current])
def test_looking_makes_no_file(tmp_path: Path, do: object) -> None:
    assert callable(do)
    url = f"sqlite:///{tmp_path / 'folder' / 'workspace.db'}"
    if do is open_workspace:
        with pytest.raises(StoreError, match=r"no workspace here\n.*gloss db upgrade"):
            do(url)
    else:
        assert do(url) is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"not a database at all, but long enough to look at", b"\0" * 5000])
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "notes.txt"
    file.write_bytes(content)
    for do in (open_workspace, schema.current, schema.upgrade):
        with pytest.raises(StoreError, match=r"notes.txt: file is not a database"):
            do(f"sqlite:///{file}")
    assert file.read_bytes() == content


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://ann:secret@host/name", "kept in SQLite or PostgreSQL"),
        ("postgresql+psycopg2://ann:secret@host/name", "kept in SQLite or PostgreSQL"),
        ("sqlite://", "in memory would be lost"),
        ("sqlite:///:memory:", "in memory would be lost"),
        ("://ann:secret@", "not a database URL"),
        ("postgresql://ann:secret@host:port/name", "not a database URL"),
        ("postgresql+psycopg://ann:secret@127.0.0.1:1/name", "no PostgreSQL server answers"),
        ("postgres://ann:secret@127.0.0.1:1/name?application_name=secret", "no PostgreSQL server answers"),
    ],
)
def test_a_url_that_leads_nowhere_is_refused_without_its_password(url: str, said: str) -> None:
    with pytest.raises(StoreError, match=said) as refused:
        open_workspace(url)
    assert "secret" not in str(refused.value)


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="a folder, not a database"):
        open_workspace(str(tmp_path))


def test_a_path_is_taken_as_an_sqlite_file(sqlite_url: str) -> None:
    with open_workspace(sqlite_url.removeprefix("sqlite:///")) as workspace:
        assert workspace.url == sqlite_url


def test_a_missing_database_and_a_missing_user_are_told_apart(postgres_server: Server) -> None:
    with pytest.raises(StoreError, match="no such database"):
        open_workspace(postgres_server.url("nowhere"))
    with pytest.raises(StoreError, match="does not let this user in"):
        open_workspace(postgres_server.url("postgres").replace("gloss@", "stranger@"))
    with pytest.raises(StoreError, match="not a workspace yet"):
        open_workspace(postgres_server.url("postgres"))


def test_without_psycopg_postgresql_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match=r"not installed\n.*psycopg\[binary\]"):
        connect("postgresql://host/name")


def test_a_character_that_no_database_keeps_is_told(workspace: Workspace) -> None:
    named = Document("half\ud800.txt", "", "text/plain", "sha256:")
    with pytest.raises(StoreError, match="character that no database keeps"), workspace.writing() as session:
        add_document(session, named, b"", by="ann")


def test_a_nul_is_told_by_postgresql(postgres_url: str) -> None:
    told = pytest.raises(StoreError, match="character that no database keeps")
    with open_workspace(postgres_url) as workspace, told, workspace.reading() as session:
        list_concepts(session, query="a\0b")


@pytest.mark.parametrize("closed", ["file", "folder", "both"])
def test_a_read_only_workspace_is_read_and_refuses_to_be_written(closed: str) -> None:
    with tempfile.TemporaryDirectory() as folder:  # pytest's own are closed to other users
        file = Path(folder) / "workspace.db"
        schema.upgrade(f"sqlite:///{file}")
        with open_workspace(str(file)) as workspace, workspace.writing() as session:
            add_concept(session, entry("office"), by="ann")
        file.chmod(0o666 if closed == "folder" else 0o444)
        Path(folder).chmod(0o777 if closed == "file" else 0o555)
        with nobody(), open_workspace(str(file)) as workspace:
            with workspace.reading() as session:
                assert list_concepts(session).total == 1
            with pytest.raises(StoreError, match="read-only, and so nothing was changed"), workspace.writing():
                pass
            with pytest.raises(StoreError, match="read-only, and so nothing was changed"):
                schema.upgrade(str(file))


def test_a_folder_that_may_not_be_written_gets_no_workspace() -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o555)
        with nobody(), pytest.raises(StoreError, match="cannot be made: Permission denied"):
            schema.upgrade(f"{folder}/.gloss/workspace.db")


def test_a_full_disk_loses_nothing(sqlite_url: str) -> None:
    with open_workspace(sqlite_url) as workspace:
        with pytest.raises(StoreError, match="disk is full"), workspace.writing() as session:  # noqa: PT012 - both belong
            session.connection().exec_driver_sql("PRAGMA max_page_count = 50")
            add_concept(session, entry("office", note="long " * 100_000), by="ann")
        with workspace.reading() as session:
            assert list_concepts(session).total == 0


def test_a_mistake_of_ours_stays_what_it_is(workspace: Workspace) -> None:
    with pytest.raises(DBAPIError), workspace.reading() as session:
        session.connection().exec_driver_sql("SELECT nonsense FROM nowhere")


def test_what_a_caller_does_wrong_with_files_is_not_the_databases_fault(workspace: Workspace) -> None:
    with pytest.raises(FileNotFoundError), workspace.writing():
        Path("nowhere").read_bytes()


@pytest.mark.parametrize("name", ["a b", "100%41", "a#b", "what?", "总参谋部 “é”", "+&=;"])
def test_a_file_may_be_called_anything(tmp_path: Path, name: str) -> None:
    file = tmp_path / name / "workspace.db"
    schema.upgrade(str(file))
    with open_workspace(file_url(file)) as workspace:
        assert workspace.where == str(file)
        open_workspace(workspace.url).close()
    assert file.exists()


def test_a_server_that_refuses_in_another_language_is_not_taken_for_none() -> None:
    assert refusal(psycopg.OperationalError("FATAL:  Datenbank »x« existiert nicht")) == REFUSED
    assert refusal(psycopg.OperationalError("connection refused")) == NO_SERVER


@pytest.mark.parametrize("state", ["28P01", "42501", "25006", "55P03", "40001", "53100", "53300", "57P03", "3D000"])
def test_every_refusal_of_postgresql_that_a_user_can_meet_has_a_sentence(state: str) -> None:
    class Refused(psycopg.OperationalError):
        sqlstate = state

    assert refusal(Refused()) in POSTGRES.values()


def test_a_refusal_of_the_file_system_has_a_sentence() -> None:
    told = pytest.raises(StoreError, match="cannot be used: Permission denied")
    with told, explain_file_failures("workspace.db", timeout_seconds=1):
        raise PermissionError(13, "Permission denied")
    assert all(what and remedy for what, remedy in SQLITE.values())
