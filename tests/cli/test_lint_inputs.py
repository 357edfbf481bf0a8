"""What `gloss lint` is given to read: other encodings, other files, things that are no documents."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from glossary.paths import spread
from tests.cli.calling import BAD, CLEAN, TERMS, codes, gloss, lint


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-8-sig", "utf-32"])
def test_other_encodings_give_the_same_findings(folder: Path, encoding: str) -> None:
    (folder / "other.txt").write_bytes(BAD.encode(encoding))
    assert codes(lint(folder, "other.txt", "--format", "json")) == ["T110", "T105", "A101"]


def test_crlf_counts_as_two_characters(folder: Path) -> None:
    (folder / "crlf.txt").write_bytes(b"The arms\r\ntrade grew.\r\n")
    found = json.loads(lint(folder, "crlf.txt", "--format", "json").stdout)["findings"]
    assert [(each["start"], each["end"], each["line"], each["end_line"]) for each in found] == [(4, 15, 1, 2)]


def test_nuls_in_a_text_do_no_harm(folder: Path) -> None:
    (folder / "nul.txt").write_bytes(BAD.encode().replace(b"was", b"w\0as"))
    done = lint(folder, "nul.txt", "--format", "json")
    assert "T110" in codes(done)
    assert "nul.txt: has 1 NUL character" in done.stderr


def test_a_format_that_cannot_be_read_is_refused_with_a_way_out(folder: Path) -> None:
    (folder / "report.odt").write_bytes(b"PK\x03\x04")
    done = lint(folder, "report.odt")
    assert done.returncode == 2
    assert "report.odt" in done.stderr
    assert ".txt" in done.stderr


def test_an_unknown_format_or_option_is_bad_usage(folder: Path) -> None:
    assert lint(folder, "bad.txt", "--format", "parchment").returncode == 2
    assert lint(folder, "bad.txt", "--frobnicate").returncode == 2
    assert lint(folder, "bad.txt", "--min-score", "101").returncode == 2


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"word,status\nx,preferred\n", "term"),
        (b"term,status\nx,banned\n", "banned"),
        (b"term\n\xff\xfe\xfd\n", "terms2.csv"),
    ],
)
def test_a_broken_glossary_is_refused_and_named(folder: Path, content: bytes, told: str) -> None:
    (folder / "terms2.csv").write_bytes(content)
    done = gloss(folder, "lint", "bad.txt", "--glossary", "terms2.csv")
    assert done.returncode == 2
    assert "terms2.csv" in done.stderr
    assert told in done.stderr


def test_a_pipe_that_may_never_end_is_refused_and_passed_over_in_a_folder(folder: Path) -> None:
    (folder / "in").mkdir()
    os.mkfifo(folder / "in" / "pipe.txt")
    (folder / "in" / "clean.txt").write_text(CLEAN, "utf-8")
    named = lint(folder, "in/pipe.txt")
    assert (named.returncode, named.stderr.count("in/pipe.txt")) == (2, 1)
    assert lint(folder, "in").returncode == 0


def test_what_a_shell_hands_over_is_read_once_and_shown(folder: Path) -> None:
    command = f"{sys.executable} -m glossary lint <(cat bad.txt) --glossary terms.csv"
    done = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "1 | The defence industry built up" in done.stdout


def test_a_file_that_is_no_document_still_has_its_hash(folder: Path) -> None:
    (folder / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (document,) = json.loads(lint(folder, "image.txt", "--format", "json").stdout)["documents"]
    assert document["sha256"] == sha256((folder / "image.txt").read_bytes()).hexdigest()


def test_a_folder_that_cannot_be_listed_is_named(folder: Path) -> None:
    """Whoever lints a folder believes that all of it was read."""

    def refuse(path: str) -> object:
        raise PermissionError(errno.EACCES, "Permission denied", path)

    with pytest.MonkeyPatch.context() as patched:
        (folder / "in").mkdir()
        patched.setattr(os, "scandir", refuse)
        named = [each.path for each in spread([str(folder / "in")])]
    assert named == [str(folder / "in")]


def test_a_report_never_takes_the_place_of_what_it_is_about(folder: Path) -> None:
    (folder / "link.txt").symlink_to("bad.txt")
    for output in ("bad.txt", "./link.txt", "terms.csv"):
        done = lint(folder, "bad.txt", "--output", output)
        assert (done.returncode, output in done.stderr) == (2, True)
    assert (folder / "bad.txt").read_text("utf-8") == BAD
    assert (folder / "terms.csv").read_text("utf-8") == TERMS


@pytest.mark.parametrize("name", ["n" * 300 + ".txt", "n/" * 2500 + "a.txt", ""])
def test_a_name_that_no_file_can_have_does_not_stop_the_others(folder: Path, name: str) -> None:
    done = lint(folder, name, "bad.txt", "--quiet")
    assert done.returncode == 2
    assert "T110" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("lint", "bad.txt", "--glossary", "n" * 300 + ".csv"),
        ("lint", "bad.txt", "--output", "n" * 300 + ".json"),
        ("terms", "import", "n" * 300 + ".csv"),
        ("terms", "list", "--glossary", "n" * 300 + ".csv"),
        ("text", "n" * 300 + ".txt"),
        ("db", "backup", "n" * 300 + ".db"),
    ],
)
def test_a_name_too_long_is_a_sentence_everywhere(folder: Path, arguments: tuple[str, ...]) -> None:
    done = gloss(folder, *arguments)
    assert done.returncode == 2
    assert done.stderr.startswith("gloss: ")


def test_a_glossary_that_is_a_pipe_is_refused(folder: Path) -> None:
    os.mkfifo(folder / "pipe.csv")
    done = gloss(folder, "lint", "bad.txt", "--glossary", "pipe.csv")
    assert (done.returncode, done.stderr.split(":")[1]) == (2, " pipe.csv")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_under_standard_output_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(CLEAN, encoding="utf-8")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "glossary", "lint", "a.txt"],
            cwd=tmp_path,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, b"Traceback" in done.stderr, b"standard output" in done.stderr) == (2, False, True)
