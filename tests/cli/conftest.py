"""The projects that the tests of `gloss lint` and of `gloss terms` stand in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.calling import BAD, CLEAN, TERMS
from tests.cli.terms_calling import TABLE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "terms.csv").write_text(TERMS, "utf-8")
    (tmp_path / "clean.txt").write_text(CLEAN, "utf-8")
    (tmp_path / "bad.txt").write_text(BAD, "utf-8")
    return tmp_path


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project's folder to stand in, with one glossary file in it and no workspace."""
    (tmp_path / "gloss.toml").write_text("", encoding="utf-8")
    (tmp_path / "terms.csv").write_text(TABLE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GLOSS_USER", "ann")
    monkeypatch.delenv("GLOSS_DATABASE", raising=False)
    return tmp_path
