"""The schema: made from nothing, the same as the models, and there and back without loss."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import UniqueConstraint, inspect, text
from sqlalchemy.orm import Session

from glossary.errors import StoreError
from glossary.resources import migrations_folder
from glossary.store import schema
from glossary.store.engine import connect, open_workspace
from glossary.store.revision import VERSION_TABLE
from glossary.store.tables import Base


def pretend_revision(session: Session, revision: str) -> None:
    session.execute(text("UPDATE gloss_revision SET version_num = :revision"), {"revision": revision})


def test_an_empty_place_becomes_a_workspace(empty_url: str) -> None:
    assert schema.current(empty_url) is None
    assert schema.upgrade(empty_url) == schema.head() == schema.current(empty_url)
    with open_workspace(empty_url) as workspace, workspace.reading() as session:
        assert session.execute(text("SELECT name FROM project")).scalars().all() == ["default"]


def test_upgrading_twice_changes_nothing(url: str) -> None:
    assert schema.upgrade(url) == schema.head()


def test_an_empty_file_becomes_a_workspace(tmp_path: Path) -> None:
    (tmp_path / "workspace.db").touch()
    url = f"sqlite:///{tmp_path / 'workspace.db'}"
    with pytest.raises(StoreError, match=r"not a workspace yet\n.*gloss db upgrade"):
        open_workspace(url)
    schema.upgrade(url)
    open_workspace(url).close()


def test_the_models_and_the_migrated_schema_agree(url: str) -> None:
    with connect(url) as workspace, workspace.connection() as connection:
        options = {"version_table": VERSION_TABLE, "compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []


def test_constraints_have_the_names_that_the_models_say(url: str) -> None:
    with connect(url) as workspace, workspace.connection() as connection:
        found = inspect(connection)
        for table in Base.metadata.sorted_tables:
            expected = {str(each.name) for each in table.foreign_key_constraints}
            assert {each["name"] for each in found.get_foreign_keys(table.name)} == expected
            unique = {str(each.name) for each in table.constraints if isinstance(each, UniqueConstraint)}
            assert {each["name"] for each in found.get_unique_constraints(table.name)} == unique


def test_the_way_down_leaves_nothing_and_the_way_up_is_open_again(url: str) -> None:
    with connect(url) as workspace:
        with workspace.connection() as connection:
            command.downgrade(schema.alembic_config(connection), "base")
            assert set(inspect(connection).get_table_names()) <= {VERSION_TABLE, "sqlite_sequence"}
        schema.upgrade(url)
        with workspace.reading() as session:
            assert session.execute(text("SELECT count(*) FROM project")).scalar() == 1


def test_revisions_are_numbered_and_the_newest_is_the_one_that_the_program_knows() -> None:
    with connect("sqlite:///unused.db") as workspace:
        scripts = ScriptDirectory(str(migrations_folder()))
        assert workspace.file is not None
    assert scripts.get_current_head() == schema.head()
    assert all(re.fullmatch(r"\d{4}", each.revision) for each in scripts.walk_revisions())


def test_a_half_done_upgrade_leaves_no_table(empty_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_connection: object) -> None:
        raise RuntimeError

    real = command.upgrade

    def upgrade_and_fail(config: object, revision: str) -> None:
        real(config, revision)  # type: ignore[arg-type]
        fail(config)

    monkeypatch.setattr(command, "upgrade", upgrade_and_fail)
    with pytest.raises(RuntimeError):
        schema.upgrade(empty_url)
    assert schema.current(empty_url) is None


@pytest.mark.parametrize(
    ("revision", "said"),
    [("0000", "older than this program's"), ("9999", "newer than this program's")],
)
def test_another_schema_is_not_opened(url: str, revision: str, said: str) -> None:
    with connect(url) as workspace, workspace.writing() as session:
        pretend_revision(session, revision)
    with pytest.raises(StoreError, match=said):
        open_workspace(url)


def test_a_newer_schema_is_left_alone(url: str) -> None:
    with connect(url) as workspace, workspace.writing() as session:
        pretend_revision(session, "9999")
    with pytest.raises(StoreError, match="newer"):
        schema.upgrade(url)
    assert schema.current(url) == "9999"


def test_another_programs_tables_are_left_alone(empty_url: str) -> None:
    with connect(empty_url) as workspace:
        if workspace.file is not None:
            workspace.file.parent.mkdir()
            workspace.file.touch()
        with workspace.connection() as connection:
            connection.execute(text("CREATE TABLE document (name TEXT)"))
    with pytest.raises(StoreError, match="tables of another program"):
        schema.upgrade(empty_url)
