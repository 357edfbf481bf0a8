"""The project that the tests of `gloss lint` stand in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.calling import BAD, CLEAN, TERMS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "terms.csv").write_text(TERMS, "utf-8")
    (tmp_path / "clean.txt").write_text(CLEAN, "utf-8")
    (tmp_path / "bad.txt").write_text(BAD, "utf-8")
    return tmp_path
