"""SOURCE is a file, a database, a name in the workspace, or the seed; the first of several wins."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from glossary.cli.sources import Target, find_target, is_file_source, load_default, load_source, load_sources, split_url
from glossary.cli.terms import terms
from glossary.errors import GlossaryError, NotFoundError, StoreError, UsageError
from glossary.store.schema import upgrade


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project's folder to stand in, without a workspace."""
    (tmp_path / "gloss.toml").write_text("", encoding="utf-8")
    (tmp_path / "a.csv").write_text("concept,term\nk,from a\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("concept,term,note\nk,from b,said\nonly,in b,\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GLOSS_DATABASE", raising=False)
    return tmp_path


def take_in(*arguments: str) -> None:
    result = CliRunner().invoke(terms, ["import", *arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output


def texts(source: str, database: str | None = None) -> list[str]:
    loaded = load_source(source, database=database)
    return [each.text for concept in loaded.concepts for each in concept.designations]


def test_a_file_is_told_by_its_suffix_or_by_lying_there(project: Path) -> None:
    (project / "house").write_text("term\nx\n", encoding="utf-8")
    assert [is_file_source(each) for each in ("a.csv", "gone.TSV", "x/y", "house")] == [True] * 4
    assert [is_file_source(each) for each in ("seed", "default", "sqlite:///a.csv")] == [False] * 3


def test_the_seed_ships(project: Path) -> None:
    loaded = load_source("seed")
    assert len(loaded.concepts) >= 150
    assert loaded.terms >= 250
    assert loaded.name == "seed"
    (project / "seed").mkdir()
    assert load_source("seed") == loaded


def test_a_database_is_read_whole_or_by_the_name_of_one_glossary(project: Path) -> None:
    url = f"sqlite:///{project}/other.db"
    take_in("a.csv", "--database", url, "--into", "first")
    take_in("b.csv", "--database", url, "--into", "second")
    assert texts(url) == ["from a", "from b", "in b"]
    assert texts(f"{url}#second") == ["from b", "in b"]
    assert texts("second", url) == ["from b", "in b"]
    with pytest.raises(NotFoundError, match="third"):
        texts(f"{url}#third")


def test_a_name_is_looked_up_in_the_workspace() -> None:
    with pytest.raises(GlossaryError, match="own: is no glossary file, and there is no workspace here"):
        load_source("own")
    take_in("a.csv", "--into", "own")
    assert texts("own") == ["from a"]


def test_the_default_is_the_workspace_and_without_a_glossary_the_seed(project: Path) -> None:
    assert load_default().name == "seed"
    assert not (project / ".gloss").exists()
    upgrade(f"sqlite:///{project}/.gloss/workspace.db")
    assert load_default().name == "seed"
    take_in("a.csv")
    assert load_default().terms == 1


def test_a_workspace_that_was_named_and_is_not_there_is_refused(project: Path) -> None:
    with pytest.raises(StoreError, match=r"gone\.db"):
        load_default(f"sqlite:///{project}/gone.db")


def test_the_first_of_several_sources_wins() -> None:
    first, second = load_sources(("a.csv", "b.csv")).concepts
    assert [each.text for each in first.designations] == ["from a", "from b"]
    assert first.note == "said"
    assert second.key == "only"
    assert load_sources(("b.csv", "a.csv")).concepts[0].designations[0].text == "from b"


def test_what_is_settled_holds_where_no_source_is_named(project: Path) -> None:
    (project / "gloss.toml").write_text('glossary = ["b.csv"]\n', encoding="utf-8")
    assert load_sources(()).name == "b.csv"
    assert load_sources(("a.csv",)).name == "a.csv"


def test_a_change_goes_into_one_glossary_of_a_database(project: Path) -> None:
    workspace = f"sqlite:///{project}/.gloss/workspace.db"
    assert find_target(()) == Target(workspace)
    assert find_target(("own",)) == Target(workspace, "own")
    assert find_target(("sqlite:///x.db#own",)) == Target("sqlite:///x.db", "own")
    assert split_url("postgresql://host/db#own") == Target("postgresql+psycopg://host/db", "own")
    for sources in (("a.csv",), ("seed",), ("own", "other")):
        with pytest.raises(UsageError):
            find_target(sources)
