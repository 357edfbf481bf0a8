"""Seeds and migrations are found in a checkout and in a wheel."""

from __future__ import annotations

from pathlib import Path

import pytest

import glossary
from glossary.resources import migrations_folder, resource_folder, seeds_folder

CHECKOUT = Path(glossary.__file__).parent.parent


def test_a_checkout_uses_its_own_folders() -> None:
    assert seeds_folder() == CHECKOUT / "seeds"
    assert migrations_folder() == CHECKOUT / "migrations"


def test_a_wheel_uses_what_it_carries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    carried = tmp_path / "_data" / "seeds"
    carried.mkdir(parents=True)
    monkeypatch.setattr("glossary.resources.files", lambda _: tmp_path)
    assert resource_folder("seeds") == carried
