"""`gloss lint` says the same whether the glossary is compiled, kept from the run before, or cannot be kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary.cache import VARIABLE
from glossary.cli.sources import load_house
from glossary.errors import GlossaryError
from tests.cli.calling import BAD, TERMS, gloss, lint


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "terms.csv").write_text(TERMS)
    (tmp_path / "bad.txt").write_text(BAD)
    return tmp_path


@pytest.fixture
def inside(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(project)
    monkeypatch.setenv(VARIABLE, str(project / "cache"))
    return project


def kept(folder: Path) -> list[Path]:
    return sorted((folder / "cache").glob("*.kept"))


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_report_is_the_same_to_the_byte(project: Path, form: str) -> None:
    (project / "file").write_text("in the way")
    runs = [lint(project, "bad.txt", "--format", form) for _ in range(3)]
    runs.append(lint(project, "bad.txt", "--format", form, GLOSS_CACHE=str(project / "file")))
    assert len(kept(project)) == 2
    assert "munitions industry" in runs[0].stdout
    assert {(run.stdout, run.stderr, run.returncode) for run in runs} == {
        (runs[0].stdout, runs[0].stderr, runs[0].returncode)
    }


def test_what_is_kept_is_enough_to_fix_by(project: Path) -> None:
    lint(project, "bad.txt")
    lint(project, "bad.txt", "--fix", "--unsafe-fixes")
    assert "munitions industry" in (project / "bad.txt").read_text()


def test_a_term_that_is_changed_is_looked_for_at_once(project: Path) -> None:
    assert "munitions industry" in lint(project, "bad.txt").stdout
    (project / "terms.csv").write_text(TERMS.replace("defence industry", "defence trade"))
    assert "munitions industry" not in lint(project, "bad.txt").stdout


@pytest.mark.parametrize("content", [b"", b"\0" * 4096, b"glosswright kept arrays 00000000 00000000\n"])
def test_whatever_stands_in_the_cache_the_report_is_right(project: Path, content: bytes) -> None:
    wanted = lint(project, "bad.txt", "--format", "json").stdout
    for path in kept(project):
        path.write_bytes(content)
    assert lint(project, "bad.txt", "--format", "json").stdout == wanted
    assert all(path.read_bytes() != content for path in kept(project))


def test_only_verbose_says_that_nothing_can_be_kept(project: Path) -> None:
    (project / "file").write_text("in the way")
    nowhere = {"GLOSS_CACHE": str(project / "file")}
    assert "nothing is kept" in lint(project, "bad.txt", "--verbose", **nowhere).stderr
    assert not lint(project, "bad.txt", **nowhere).stderr
    assert "nothing is kept" not in lint(project, "bad.txt", "--verbose").stderr


def test_what_of_a_file_is_not_read_is_said_every_time(project: Path) -> None:
    (project / "terms.csv").write_text("concept,term,colour\na,state treasury,red\n")
    told = [lint(project, "bad.txt").stderr for _ in range(3)]
    assert "colour" in told[0]
    assert told == told[:1] * 3


@pytest.mark.usefixtures("inside")
def test_files_that_were_compiled_before_are_not_parsed() -> None:
    sources = ("terms.csv", "seed")
    first = load_house(sources)
    second = load_house(sources)
    assert "glossary" in vars(first)
    assert "glossary" not in vars(second)
    assert second.facts == first.facts
    assert second.glossary.concepts == first.glossary.concepts
    assert second.key == first.key != load_house(("seed", "terms.csv")).key


def test_the_same_bytes_are_another_glossary_in_another_format(inside: Path) -> None:
    (inside / "terms.tsv").write_text("term\nstate treasury\n")
    (inside / "same.csv").write_text("term\nstate treasury\n")
    assert load_house(("terms.tsv",)).key != load_house(("same.csv",)).key


@pytest.mark.usefixtures("inside")
def test_without_a_workspace_the_seed_is_kept() -> None:
    assert load_house(()).facts == load_house(("seed",)).facts
    assert "glossary" not in vars(load_house(()))


def test_a_glossary_in_a_workspace_is_kept_by_what_it_says(project: Path) -> None:
    gloss(project, "db", "upgrade")
    gloss(project, "terms", "import", "terms.csv")
    runs = [gloss(project, "lint", "bad.txt", "--format", "json") for _ in range(2)]
    assert runs[0].stdout == runs[1].stdout
    assert "defence industry" in runs[0].stdout
    assert len(list((project / "cache").glob("index-*.kept"))) == 1


@pytest.mark.usefixtures("inside")
def test_a_file_that_no_format_reads_is_refused_before_it_is_looked_for() -> None:
    with pytest.raises(GlossaryError, match="Excel"):
        load_house(("missing.xlsx",))
