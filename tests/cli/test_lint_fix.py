"""`gloss lint --fix` and `--diff`: what they write, what they leave alone, and how they end."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

TERMS = """\
concept,term,status
o,offensive for a frontal breakthrough,
m,munitions industry,
m,defence industry,deprecated
"""
DAMAGED = "The line was fi rmly held by the revolu-\ntion. It began the Offensive for a frontal\nbreakthrough.\n"
FIXED = "The line was firmly held by the revolution.\nIt began the offensive for a frontal\nbreakthrough.\n"
DEPRECATED = "They built up the defence industry.\n"
PROTECTED = 0o444


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "terms.csv").write_text(TERMS, "utf-8")
    (tmp_path / "a.txt").write_bytes(DAMAGED.encode())
    return tmp_path


def gloss(folder: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    done = subprocess.run(
        [sys.executable, "-m", "glossary", "lint", *arguments, "--glossary", "terms.csv"],
        cwd=folder,
        input=given,
        capture_output=True,
        check=False,
        env={**os.environ, "HOME": str(folder), "GLOSS_CACHE": str(folder / "cache")},
    )
    assert b"Traceback" not in done.stderr, done.stderr
    return done


def text_of(folder: Path, name: str = "a.txt") -> str:
    return (folder / name).read_bytes().decode()


def test_what_is_safe_is_put_right_in_the_file_and_the_report_holds_what_is_left(folder: Path) -> None:
    (folder / "a.txt").write_bytes((DAMAGED + DEPRECATED).encode())
    done = gloss(folder, "a.txt", "--fix", "--format", "json")
    assert done.returncode == 1
    assert text_of(folder) == FIXED + DEPRECATED
    report = json.loads(done.stdout)
    (left,) = report["findings"]
    assert (left["code"], left["text"], left["line"]) == ("T110", "defence industry", 4)
    assert (FIXED + DEPRECATED)[left["start"] : left["end"]] == left["text"]
    assert report["documents"][0]["characters"] == len(FIXED + DEPRECATED)


def test_nothing_left_ends_with_0_and_fixing_again_does_not_touch_the_file(folder: Path) -> None:
    assert gloss(folder, "a.txt", "--fix").returncode == 0
    os.utime(folder / "a.txt", ns=(0, 0))
    assert gloss(folder, "a.txt", "--fix").returncode == 0
    assert text_of(folder) == FIXED
    assert (folder / "a.txt").stat().st_mtime_ns == 0


def test_unsafe_fixes_are_applied_when_asked_for(folder: Path) -> None:
    (folder / "a.txt").write_bytes(DEPRECATED.encode())
    assert gloss(folder, "a.txt", "--fix", "--unsafe-fixes").returncode == 0
    assert text_of(folder) == "They built up the munitions industry.\n"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_encoding_mark_line_ends_and_mode_are_kept(folder: Path, encoding: str) -> None:
    path = folder / "a.txt"
    path.write_bytes(f"“Café”: {DAMAGED}".replace("\n", "\r\n").encode(encoding))
    path.chmod(0o640)
    gloss(folder, "a.txt", "--fix")
    assert path.read_bytes() == f"“Café”: {FIXED}".replace("\n", "\r\n").encode(encoding)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert sorted(each.name for each in folder.iterdir() if each.name.startswith(".")) == []


def test_what_is_silenced_is_not_fixed(folder: Path) -> None:
    text = f"<!-- gloss:ignore A101 -- as printed -->\n{DAMAGED}"
    (folder / "a.txt").write_bytes(text.encode())
    assert gloss(folder, "a.txt", "--fix").returncode == 0
    assert "fi rmly" in text_of(folder)
    assert "the revolution.\n" in text_of(folder)


def test_markup_stays(folder: Path) -> None:
    (folder / "a.md").write_bytes(b"# The *Offensive* for a frontal breakthrough\n\n`fi rmly` and **fi rmly** held\n")
    gloss(folder, "a.md", "--fix")
    assert text_of(folder, "a.md") == (
        "# The *offensive* for a frontal breakthrough\n\n`fi rmly` and **firmly** held\n"
    )


def test_a_file_that_cannot_be_written_is_named_and_the_others_are_fixed(folder: Path) -> None:
    (folder / "b.txt").write_bytes(DAMAGED.encode())
    (folder / "a.txt").chmod(PROTECTED)
    done = gloss(folder, "a.txt", "b.txt", "--fix", "--format", "json")
    assert done.returncode == 2
    assert b"gloss: a.txt: it cannot be fixed: it is write-protected" in done.stderr
    assert (text_of(folder), text_of(folder, "b.txt")) == (DAMAGED, FIXED)
    report = json.loads(done.stdout)
    assert [bool(each["error"]) for each in report["documents"]] == [True, False]
    assert {each["path"] for each in report["findings"]} == {"a.txt"}


def test_standard_input_is_filtered_and_the_report_goes_elsewhere(folder: Path) -> None:
    text = (DAMAGED + DEPRECATED).encode()
    done = gloss(folder, "-", "--fix", given=text)
    assert done.returncode == 1
    assert done.stdout.decode() == FIXED + DEPRECATED
    assert b"T110" in done.stderr
    gloss(folder, "-", "--fix", "--format", "json", "--output", "report.json", given=text)
    assert [each["code"] for each in json.loads(text_of(folder, "report.json"))["findings"]] == ["T110"]
    assert gloss(folder, "-", "--fix", given=b"Clean.\n").stdout == b"Clean.\n"


@pytest.mark.parametrize("command", [["patch", "-p0", "-s"], ["git", "apply", "-p0"]])
@pytest.mark.parametrize("unsafe", [[], ["--unsafe-fixes"]])
def test_a_diff_applied_is_the_same_as_a_fix(folder: Path, command: list[str], unsafe: list[str]) -> None:
    if shutil.which(command[0]) is None:
        pytest.fail(f"{command[0]} is not installed: tools/system_packages.sh names what tests need")
    (folder / "drafts").mkdir()
    for name in ("a.txt", "drafts/b c.txt", "drafts/d.md"):
        (folder / name).write_bytes((DAMAGED + DEPRECATED).encode())
    (folder / "drafts/e.txt").write_bytes(b"Clean.\n")
    other = folder.with_name(f"{folder.name}-fixed")
    shutil.copytree(folder, other)
    done = gloss(folder, "a.txt", str(folder / "drafts"), "--diff", *unsafe)
    assert done.returncode == 1
    assert done.stdout.startswith(b"--- ")
    assert text_of(folder) == DAMAGED + DEPRECATED
    subprocess.run(command, cwd=folder, input=done.stdout, check=True)
    gloss(other, "a.txt", "drafts", "--fix", *unsafe)
    for name in ("a.txt", "drafts/b c.txt", "drafts/d.md", "drafts/e.txt"):
        assert text_of(folder, name) == text_of(other, name)


def test_what_a_shell_hands_over_cannot_be_fixed_and_is_not_waited_for(folder: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, DAMAGED.encode())
    os.close(writing)
    command = [sys.executable, "-m", "glossary", "lint", f"/dev/fd/{reading}", "--fix", "--glossary", "terms.csv"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, pass_fds=[reading], timeout=60)
    os.close(reading)
    assert done.returncode == 2
    assert b"it cannot be fixed: it is no regular file" in done.stderr


def test_a_link_stays_a_link_to_the_fixed_file(folder: Path) -> None:
    (folder / "b.txt").symlink_to("a.txt")
    assert gloss(folder, "b.txt", "--fix").returncode == 0
    assert (folder / "b.txt").is_symlink()
    assert text_of(folder) == FIXED


def test_a_diff_of_nothing_is_nothing(folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"Clean.\n")
    done = gloss(folder, "a.txt", "--diff")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@pytest.mark.parametrize(
    "choices",
    [
        ["--fix", "--diff"],
        ["--unsafe-fixes"],
        ["--diff", "--format", "json"],
        ["--diff", "--statistics"],
        ["--diff", "--show-suppressed"],
    ],
)
def test_what_makes_no_sense_together_is_refused_and_nothing_is_written(folder: Path, choices: list[str]) -> None:
    done = gloss(folder, "a.txt", *choices)
    assert (done.returncode, done.stdout) == (2, b"")
    assert text_of(folder) == DAMAGED
