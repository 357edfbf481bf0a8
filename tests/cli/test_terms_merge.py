"""`gloss terms merge`: two concepts become one, say what became of their terms, and come apart again."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary.errors import GlossaryError, RefusedError, StoreError, UsageError
from tests.cli.terms_calling import dumped, printed, run, workspace

TWO = "concept,term,status\ncadre,cadre,\nofficial,official,\nofficial,apparatchik,forbidden\n"


@pytest.fixture
def filled(project: Path) -> Path:
    Path("two.csv").write_text(TWO, "utf-8")
    printed("import", "two.csv")
    return project


def test_a_merge_says_what_changed_and_undo_takes_it_back(filled: Path) -> None:
    before = printed("export")
    result = run("merge", "cadre", "official")
    assert result.stdout == ("official merged into cadre\n  + official (admitted)\n  + apparatchik (forbidden)\n")
    assert "“official” becomes admitted" in result.stderr
    printed("undo")
    assert printed("export") == before
    assert workspace(filled).is_file()


def test_a_dry_run_writes_nothing(filled: Path) -> None:
    before = dumped(workspace(filled))
    assert "(dry run: nothing was written)" in printed("merge", "cadre", "apparatchik", "--dry-run")
    assert dumped(workspace(filled)) == before


@pytest.mark.usefixtures("filled")
def test_a_merged_key_is_still_found() -> None:
    Path("three.csv").write_text("concept,term\nwriter,pen of the Party\nauthor,author\n", "utf-8")
    printed("import", "three.csv")
    printed("merge", "author", "writer")
    result = run("show", "writer")
    assert (result.exit_code, result.stdout.splitlines()[0]) == (0, "author")
    assert "writer was merged into author" in result.stderr
    assert "merge [writer]" in printed("history", "writer")


@pytest.mark.usefixtures("filled")
def test_what_cannot_be_merged_is_refused() -> None:
    with pytest.raises(RefusedError, match="named twice"):
        run("merge", "cadre", "cadre")
    with pytest.raises(GlossaryError, match="no concept has this key or term"):
        run("merge", "cadre", "nothing")
    printed("import", "two.csv", "--into", "second")
    with pytest.raises(UsageError, match="is a concept of 2 glossaries"):
        run("merge", "cadre", "official")
    assert "merged into cadre" in printed("merge", "cadre", "official", "--glossary", "second")


@pytest.mark.usefixtures("project")
def test_without_a_workspace_there_is_nothing_to_merge() -> None:
    with pytest.raises(StoreError, match="there is no workspace here"):
        run("merge", "a", "b")
