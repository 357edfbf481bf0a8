"""What we depend on is declared, pinned with hashes, and used."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
OURS = ("align", "glossary", "webapp")
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (CHECKOUT / "requirements.lock").read_text(encoding="utf-8")
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)
# Flask and SQLAlchemy bring these, and we use them by name.
BROUGHT_ALONG = {"werkzeug": "flask", "jinja2": "flask", "markupsafe": "flask", "itsdangerous": "flask"}


def bare(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found is not None
    return found[0].lower()


def numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version))


def declared() -> list[str]:
    extras = [each for group in PROJECT["optional-dependencies"].values() for each in group]
    return [*PROJECT["dependencies"], *extras]


def imported(folder: Path) -> set[str]:
    names: set[str] = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names.update(alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.partition(".")[0])
    return names - set(OURS) - sys.stdlib_module_names


def used() -> set[str]:
    return {name for package in (*OURS, "migrations") for name in imported(CHECKOUT / package)}


def provided_by(name: str) -> set[str]:
    return {owner.lower() for owner in metadata.packages_distributions().get(name, [])}


@pytest.mark.parametrize("requirement", declared())
def test_every_dependency_is_pinned_new_enough(requirement: str) -> None:
    pins = {name.lower(): version for name, version in PINNED.findall(LOCK)}
    assert bare(requirement) in pins
    oldest = requirement.partition(">=")[2]
    assert numbers(pins[bare(requirement)]) >= numbers(oldest)


def test_every_pin_has_hashes_and_no_registry_is_named() -> None:
    blocks = re.split(r"\n(?=[A-Za-z0-9])", LOCK)
    assert [block.partition("\n")[0] for block in blocks if "==" in block and "--hash=sha256:" not in block] == []
    assert "://" not in LOCK


@pytest.mark.parametrize("name", sorted(used()))
def test_every_import_is_declared(name: str) -> None:
    owners = {BROUGHT_ALONG.get(name, owner) for owner in provided_by(name)}
    assert owners & {bare(requirement) for requirement in PROJECT["dependencies"]}


@pytest.mark.parametrize("requirement", PROJECT["dependencies"])
def test_every_dependency_is_used(requirement: str) -> None:
    assert bare(requirement) in {owner for name in used() for owner in provided_by(name)}


def test_the_name_is_not_to_be_uploaded() -> None:
    assert "Private :: Do Not Upload" in PROJECT["classifiers"]
