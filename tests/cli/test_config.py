"""`gloss config` prints what holds and where each value comes from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from glossary.cli.config import config


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    content = 'fail-on = "error"\nglossary = ["a.csv", "b.csv"]\n[[per-file]]\npaths = "*.md"\nignore = "A1"\n'
    (tmp_path / "gloss.toml").write_text(content)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GLOSS_DATABASE", raising=False)
    monkeypatch.setenv("GLOSS_CACHE", str(tmp_path / "cache"))
    return tmp_path


def printed(*arguments: str) -> str:
    result = CliRunner().invoke(config, arguments, catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


def line(output: str, name: str) -> str:
    return next(" ".join(each.split()) for each in output.splitlines() if each.split()[:1] == [name])


def test_each_value_stands_beside_its_origin(project: Path) -> None:
    output = printed()
    assert line(output, "fail-on") == f"fail-on error {project / 'gloss.toml'}:1"
    assert line(output, "glossary") == f"glossary a.csv, b.csv {project / 'gloss.toml'}:2"
    assert line(output, "jobs") == "jobs all cores default"
    assert line(output, "cache") == f"cache {project / 'cache'} environment variable GLOSS_CACHE"


def test_what_holds_for_some_documents_is_listed(project: Path) -> None:
    output = printed()
    assert "for *.md" in output
    assert output.endswith(f"  ignore     A1  {project / 'gloss.toml'}:5\n")


def test_a_named_document_shows_what_holds_for_it(project: Path) -> None:
    output = printed("note.md")
    assert line(output, "ignore") == f"ignore A1 {project / 'gloss.toml'}:5"
    assert "for *.md" not in output


def test_json_has_value_and_origin_of_each(project: Path) -> None:
    content = json.loads(printed("--format", "json"))
    assert content["file"] == str(project / "gloss.toml")
    assert content["settings"]["fail-on"] == {"value": "error", "origin": f"{project / 'gloss.toml'}:1"}
    assert content["settings"]["jobs"] == {"value": None, "origin": "default"}
    assert content["per_file"][0]["paths"] == ["*.md"]


@pytest.mark.usefixtures("project")
def test_a_password_is_not_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLOSS_DATABASE", "postgresql+psycopg://editor:secret@host/terms")
    output = printed()
    assert "secret" not in output
    assert "postgresql+psycopg://editor:***@host/terms" in output
    assert "environment variable GLOSS_DATABASE" in output
