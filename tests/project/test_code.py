"""The code keeps the house's habits: signs on doors, short modules, names that say something."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
PACKAGES = ("align", "glossary", "webapp")
LONGEST_MODULE = 300
EMPTY_NAMES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "manager",
    "managers",
    "data",
    "misc",
    "process",
    "handle",
}
EMPTY_VERBS = re.compile(r"_*(?:handle|process|manage)(?:_|$)")
# Written in two halves, so that this file does not hold what it looks for.
MACHINE_PATH = re.compile("(?<![\\w.:/])/" + "(?:work|root|home|Users)" + "/")
TEXT_SUFFIXES = {".py", ".md", ".toml", ".sh", ".html", ".css", ".js", ".csv", ".txt", ".yaml", ".cfg", ".mako", ""}
FOLDERS = (*PACKAGES, "migrations", "seeds", "tests", "tools", "bench", "docs", ".ci")


def modules(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (CHECKOUT / folder).rglob("*.py"))


def own_files() -> list[Path]:
    below = [path for folder in FOLDERS for path in (CHECKOUT / folder).rglob("*")]
    top = list(CHECKOUT.glob("*"))
    return sorted(
        path
        for path in [*below, *top]
        if path.is_file() and path.suffix in TEXT_SUFFIXES and "__pycache__" not in path.parts
    )


def name(path: Path) -> str:
    return str(path.relative_to(CHECKOUT))


@pytest.mark.parametrize("path", modules(*PACKAGES, "tools", "bench"), ids=name)
def test_every_module_has_a_sign_on_its_door(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", modules(*PACKAGES, "tools", "bench", "tests"), ids=name)
def test_no_module_is_longer_than_a_reader_likes(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("path", modules(*PACKAGES, "tools", "bench"), ids=name)
def test_no_module_or_function_has_a_name_that_says_nothing(path: Path) -> None:
    assert path.stem not in EMPTY_NAMES
    tree = ast.parse(path.read_text(encoding="utf-8"))
    classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    # A class that stands on another takes its methods' names from there.
    given = {id(method) for each in classes if each.bases for method in each.body}
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and id(node) not in given]
    assert [
        each
        for each in (node.name for node in [*classes, *functions])
        if EMPTY_VERBS.match(each) or each.lower() in EMPTY_NAMES
    ] == []


@pytest.mark.parametrize(
    "folder", [path for each in PACKAGES for path in (CHECKOUT / each).rglob("*") if path.is_dir()], ids=name
)
def test_no_folder_has_a_name_that_says_nothing(folder: Path) -> None:
    assert folder.name not in EMPTY_NAMES


def test_every_check_that_is_switched_off_has_its_reason() -> None:
    content = (CHECKOUT / "pyproject.toml").read_text(encoding="utf-8")
    section = content[content.index("[tool.ruff.lint]") : content.index("[tool.mypy]")]
    silent = [line for line in section.splitlines() if re.match(r'\s+"[A-Z]+\d+"', line) and "#" not in line]
    assert silent == []
    assert tomllib.loads(content)["tool"]["ruff"]["lint"]["select"] == ["ALL"]
    assert tomllib.loads(content)["tool"]["mypy"]["strict"] is True


@pytest.mark.parametrize("path", own_files(), ids=name)
def test_no_file_names_a_folder_of_somebodys_machine(path: Path) -> None:
    content = path.read_text(encoding="utf-8", errors="replace")
    assert [line for line in content.splitlines() if MACHINE_PATH.search(line)] == []
