"""`gloss terms` as people start it: exit status, standard error that names the file, and no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

BLOCKED = """
import sys

class Wall:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"sqlalchemy", "alembic", "flask"}:
            raise ImportError(f"{name} is behind the wall")

sys.meta_path.insert(0, Wall())
from glossary.cli import main
main()
"""


def gloss(
    folder: Path, *arguments: str, program: tuple[str, ...] = ("-m", "glossary")
) -> subprocess.CompletedProcess[str]:
    hidden = {"GLOSS_DATABASE", "GLOSS_USER"}
    return subprocess.run(
        [sys.executable, *program, "terms", *arguments],
        cwd=folder,
        env={key: value for key, value in os.environ.items() if key not in hidden},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "gloss.toml").write_text("", encoding="utf-8")
    (tmp_path / "good.csv").write_text("term\ncadre\n", encoding="utf-8")
    return tmp_path


HOSTILE: dict[str, tuple[bytes | None, str]] = {
    "noterm.csv": (b"word\ncadre\n", "noterm.csv:1: term is missing among the columns"),
    "status.csv": (b"term,status\nx,banned\n", 'status.csv:2: status "banned" is not one we know'),
    "latin.csv": ("term\ncafé\n".encode("latin-1"), "latin.csv:2: byte 4 of the row, 0xE9, is not UTF-8"),
    "many.csv": (b"term,status\n" + b"x,banned\n" * 10_000, 'many.csv:10001: status "banned" is not one we know'),
    "empty.csv": (b"", "empty.csv: is empty"),
    "binary.csv": (bytes(range(256)) * 16, "binary.csv: is not text"),
    "zip.csv": (b"PK\x03\x04\0\0", "zip.csv: is a ZIP or an XLSX file"),
    "nul.csv": (b"term\na\0b\n", "nul.csv:2: term has a control character in it, U+0000"),
    "open.csv": (b'term\n"a\nb\n', "open.csv:2: the file ends inside a quoted cell that began in row 2"),
    "wide.csv": (b"term\na,b\n", 'wide.csv:2: cell 2 has no column: "b"'),
    "semicolon.csv": (b"term;status\na;b\n", "semicolon.csv:1: the cells are separated by semicolons"),
    "broken.json": (b'{"concepts": [', "broken.json:1: is not JSON"),
    "deep.json": (b"[" * 200_000, "deep.json: holds lists within lists deeper than any glossary"),
    "field.json": (
        b'{"concepts": [{"key": "a", "designations": [{"text": "x", "statuss": "y"}]}]}',
        "field.json: concepts[0].designations[0].statuss is not a field we know",
    ),
    "gone.csv": (None, "gone.csv: there is no such file"),
    "book.xlsx": (b"PK\x03\x04", "book.xlsx: is an Excel workbook, which cannot be read yet"),
    "base.tbx": (b"<tbx/>", "base.tbx: is a TBX file, which cannot be read yet"),
    "terms.txt": (b"cadre\n", 'terms.txt: has the suffix ".txt"'),
    "nothing": (None, "nothing: is no glossary file, and there is no workspace here"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_is_no_glossary_is_a_sentence_and_status_2(folder: Path, name: str) -> None:
    content, sentence = HOSTILE[name]
    if content is not None:
        (folder / name).write_bytes(content)
    done = gloss(folder, "import", name)
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert not (folder / ".gloss").exists()


def test_a_folder_is_no_glossary(folder: Path) -> None:
    (folder / "terms.csv").mkdir()
    done = gloss(folder, "list", "--glossary", "terms.csv")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("gloss: terms.csv: is a folder")


def test_line_ends_of_an_old_macintosh_are_read(folder: Path) -> None:
    (folder / "cr.csv").write_bytes(b"term,status\rcadre,\rarmy,forbidden\r")
    done = gloss(folder, "list", "--glossary", "cr.csv")
    assert done.stdout == "cadre  [en:cadre]\narmy (forbidden)  [en:army]\n"


def test_a_database_that_is_not_there_is_a_sentence_and_status_2(folder: Path) -> None:
    done = gloss(folder, "list", "--glossary", "sqlite:///gone.db")
    assert (done.returncode, done.stdout) == (2, "")
    assert "gone.db" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_glossary_that_the_workspace_does_not_have_is_named(folder: Path) -> None:
    assert gloss(folder, "import", "good.csv").returncode == 0
    done = gloss(folder, "list", "--glossary", "house")
    assert (done.returncode, done.stdout) == (2, "")
    assert "house" in done.stderr
    assert "use one of default" in done.stderr


def test_an_output_that_cannot_be_written_is_status_2(folder: Path) -> None:
    done = gloss(folder, "export", "--glossary", "good.csv", "--output", "gone/out.csv")
    assert (done.returncode, done.stdout) == (2, "")
    assert "gone/out.csv: it cannot be written" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("list", "--glossary", "good.csv"),
        ("show", "cadre", "--glossary", "good.csv"),
        ("export", "--glossary", "seed"),
        ("history", "cadre", "--glossary", "good.csv"),
        ("list",),
    ],
)
def test_a_glossary_file_is_read_without_a_database_library(folder: Path, arguments: tuple[str, ...]) -> None:
    done = gloss(folder, *arguments, program=("-c", BLOCKED))
    assert (done.returncode, done.stderr.count("wall")) == (0, 0), done.stderr


@pytest.mark.parametrize("command", ["import", "export", "list", "show", "add", "set-status", "history", "undo"])
def test_every_command_has_help_with_an_example(folder: Path, command: str) -> None:
    done = gloss(folder, command, "--help")
    assert done.returncode == 0
    assert f"Example: gloss terms {command}" in done.stdout
    assert "--glossary" in done.stdout
