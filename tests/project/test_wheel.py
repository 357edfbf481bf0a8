"""The wheel carries what an installed `gloss` needs away from a checkout, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from zipfile import ZipFile

import pytest

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=CHECKOUT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the programs of an environment that holds the wheel; what we depend on is borrowed from ours."""
    folder = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    site = Path(sysconfig.get_path("purelib", "venv", vars={"base": str(folder), "platbase": str(folder)}))
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    python = folder / "bin" / "python"
    command = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", "-q"]
    subprocess.run([*command, "--ignore-installed", str(wheel)], check=True, capture_output=True)
    return folder / "bin"


def run(installed: Path, folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder / "home"), "GLOSS_CACHE": str(folder / "cache")}
    done = subprocess.run(
        [str(installed / command[0]), *command[1:]],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done


def names(wheel: Path) -> set[str]:
    with ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_our_packages_and_nothing_beside_them(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in names(wheel)}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"align", "glossary", "webapp"}


def test_every_file_of_our_packages_is_in_the_wheel(wheel: Path) -> None:
    ours = {
        path.relative_to(CHECKOUT).as_posix()
        for package in ("align", "glossary", "webapp")
        for path in (CHECKOUT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert ours - names(wheel) == set()


def test_migrations_and_seeds_travel_as_data(wheel: Path) -> None:
    carried = names(wheel)
    for folder in ("migrations", "seeds"):
        files = [path for path in (CHECKOUT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts]
        assert files
        missing = {f"glossary/_data/{path.relative_to(CHECKOUT).as_posix()}" for path in files} - carried
        assert missing == set()


def test_the_licences_travel_with_it(wheel: Path) -> None:
    licences = {name.partition("/licenses/")[2] for name in names(wheel) if "/licenses/" in name}
    assert licences >= {"LICENSE", "glossary/artifacts/words.LICENSE"}


def test_an_installed_gloss_uses_its_own_files(installed: Path, tmp_path: Path) -> None:
    code = "from glossary.resources import *; print(seeds_folder(), migrations_folder(), sep='\\n')"
    for folder in run(installed, tmp_path, "python", "-c", code).stdout.splitlines():
        assert Path(folder).is_relative_to(installed.parent)
        assert Path(folder).is_dir()


def test_an_installed_gloss_lints_with_the_glossary_it_carries(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("It was fi rmly held.\n")
    done = run(installed, tmp_path, "gloss", "lint", "note.txt", "--format", "json")
    assert done.returncode == 1, done.stderr
    assert '"A101"' in done.stdout


def test_an_installed_gloss_makes_a_workspace(installed: Path, tmp_path: Path) -> None:
    done = run(installed, tmp_path, "gloss", "db", "upgrade")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / ".gloss" / "workspace.db").is_file()
