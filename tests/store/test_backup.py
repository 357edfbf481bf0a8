"""Backup and restore: whole or not at all, and what was there before is kept."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from glossary.errors import StoreError
from glossary.store import postgres_backup, schema, sqlite_backup
from glossary.store.backup import backup, restore
from glossary.store.concepts import add_concept, list_concepts
from glossary.store.engine import connect, open_workspace
from tests.store.making import entry


def put(url: str, key: str) -> None:
    with open_workspace(url) as workspace, workspace.writing() as session:
        add_concept(session, entry(key), by="ann")


def keys(url: str) -> list[str]:
    with open_workspace(url) as workspace, workspace.reading() as session:
        return [each.entry.key for each in list_concepts(session).concepts]


def test_a_restored_workspace_is_as_it_was_and_the_present_one_is_kept(url: str, tmp_path: Path) -> None:
    put(url, "monday")
    backup(url, tmp_path / "monday.bak")
    put(url, "tuesday")
    kept = restore(url, tmp_path / "monday.bak")
    assert keys(url) == ["monday"]
    assert kept is not None
    assert ".before-restore" in kept.name
    put(url, "wednesday")
    restore(url, kept)
    assert keys(url) == ["monday", "tuesday"]


def test_a_backup_is_restored_where_nothing_was(url: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    put(url, "monday")
    backup(url, tmp_path / "monday.bak")
    is_file = url.startswith("sqlite")
    anew = str(tmp_path / "new" / "workspace.db") if is_file else request.getfixturevalue("empty_postgres_url")
    assert restore(anew, tmp_path / "monday.bak") is None
    assert keys(anew) == ["monday"]


def test_a_backup_is_written_over_by_the_next_one_alone(url: str, tmp_path: Path) -> None:
    put(url, "monday")
    backup(url, tmp_path / "house.bak")
    backup(url, tmp_path / "house.bak")
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Ann", encoding="utf-8")
    with pytest.raises(StoreError, match="not a backup of a workspace"):
        backup(url, letter)
    assert letter.read_text(encoding="utf-8") == "Dear Ann"
    assert not list(tmp_path.glob("*unfinished*"))


@pytest.mark.parametrize("content", [b"", b"Dear Ann", b"SQLite format 3\0 and then not", b"PGDMP and then not"])
def test_what_is_no_backup_is_not_restored(url: str, tmp_path: Path, content: bytes) -> None:
    put(url, "monday")
    (tmp_path / "letter.txt").write_bytes(content)
    with pytest.raises(StoreError):
        restore(url, tmp_path / "letter.txt")
    with pytest.raises(StoreError, match="no such file"):
        restore(url, tmp_path / "nothing.bak")
    assert keys(url) == ["monday"]
    assert not list(tmp_path.glob("*before-restore*"))


def test_another_programs_database_is_not_restored(sqlite_url: str, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE letter (text)")
    with pytest.raises(StoreError, match="not a backup of a workspace"):
        restore(sqlite_url, tmp_path / "other.db")


def test_a_newer_programs_backup_is_not_restored(url: str, tmp_path: Path) -> None:
    put(url, "monday")
    with connect(url) as workspace, workspace.writing() as session:
        session.execute(text("UPDATE gloss_revision SET version_num = '9999'"))
    backup(url, tmp_path / "newer.bak")
    with connect(url) as workspace, workspace.writing() as session:
        session.execute(text("UPDATE gloss_revision SET version_num = :head"), {"head": schema.head()})
    with pytest.raises(StoreError, match="newer than this program's"):
        restore(url, tmp_path / "newer.bak")
    assert keys(url) == ["monday"]


def test_a_backup_is_one_file_while_another_one_works(sqlite_url: str, tmp_path: Path) -> None:
    with open_workspace(sqlite_url) as workspace:
        with workspace.writing() as session:
            add_concept(session, entry("monday"), by="ann")
        with workspace.writing() as session:
            add_concept(session, entry("unfinished"), by="ann")
            session.flush()
            (tmp_path / "copy").mkdir()
            backup(sqlite_url, tmp_path / "copy" / "house.bak")
    assert [each.name for each in (tmp_path / "copy").iterdir()] == ["house.bak"]
    assert keys(str(tmp_path / "copy" / "house.bak")) == ["monday"]


def test_a_workspace_that_is_open_elsewhere_sees_what_was_restored(sqlite_url: str, tmp_path: Path) -> None:
    backup(sqlite_url, tmp_path / "empty.bak")
    with open_workspace(sqlite_url) as elsewhere:
        with elsewhere.writing() as session:
            add_concept(session, entry("monday"), by="ann")
        restore(sqlite_url, tmp_path / "empty.bak")
        with elsewhere.writing() as session:
            assert list_concepts(session).total == 0
            add_concept(session, entry("tuesday"), by="ann")
    assert keys(sqlite_url) == ["tuesday"]


def test_a_damaged_workspace_is_moved_aside_as_it_is(sqlite_url: str, tmp_path: Path) -> None:
    put(sqlite_url, "monday")
    backup(sqlite_url, tmp_path / "house.bak")
    file = tmp_path / "workspace.db"
    file.write_bytes(b"damaged " * 1000)
    kept = restore(sqlite_url, tmp_path / "house.bak")
    assert keys(sqlite_url) == ["monday"]
    assert kept is not None
    assert kept.read_bytes().startswith(b"damaged")


def test_a_workspace_is_not_its_own_backup(sqlite_url: str, tmp_path: Path) -> None:
    put(sqlite_url, "monday")
    for do in (backup, restore):
        with pytest.raises(StoreError, match="the workspace itself"):
            do(sqlite_url, tmp_path / "workspace.db")
    with pytest.raises(StoreError, match="a folder"):
        backup(sqlite_url, tmp_path)
    assert keys(sqlite_url) == ["monday"]


def test_nothing_is_restored_while_another_one_writes(sqlite_url: str, tmp_path: Path) -> None:
    put(sqlite_url, "monday")
    backup(sqlite_url, tmp_path / "house.bak")
    told = pytest.raises(StoreError, match="writing to it")
    with (
        open_workspace(sqlite_url) as workspace,
        workspace.writing(),
        connect(sqlite_url, timeout_seconds=0.1) as other,
    ):
        assert other.file is not None
        with told:
            sqlite_backup.restore(other, other.file, tmp_path / "house.bak")
    assert keys(sqlite_url) == ["monday"]


def test_there_is_no_backup_of_nothing(tmp_path: Path, empty_postgres_url: str) -> None:
    for url in (str(tmp_path / "nothing.db"), empty_postgres_url):
        with pytest.raises(StoreError, match="no workspace here"):
            backup(url, tmp_path / "house.bak")
    assert not list(tmp_path.iterdir())


def test_without_postgresqls_programs_the_message_says_what_to_install(
    postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres_backup, "INSTALLED", tmp_path)
    monkeypatch.setattr(shutil, "which", lambda _program: None)
    with pytest.raises(StoreError, match=r"by pg_dump, which is not installed\n.*postgresql-client"):
        backup(postgres_url, tmp_path / "house.bak")


def test_a_failing_program_says_why_without_a_password(postgres_url: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"cannot be used|pg_dump failed") as refused:
        backup(postgres_url.replace("gloss@", "gloss:secret@"), tmp_path / "missing" / "house.bak")
    assert "secret" not in str(refused.value)
