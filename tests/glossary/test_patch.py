"""A unified diff that `patch` and git apply, whatever the files hold."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.patch import write_patch

LINES = st.lists(st.sampled_from([b"a\n", b"b\n", b"\n", b"c\r\n", b"d\x00\n", b"\xff\n"]), max_size=30)
ENDS = st.sampled_from([b"", b"the end"])


def applied(folder: Path, name: str, before: bytes, patch: bytes, command: list[str]) -> bytes:
    (folder / name).write_bytes(before)
    done = subprocess.run(command, cwd=folder, input=patch, capture_output=True, check=False)
    assert done.returncode == 0, (done.stdout, done.stderr, patch)
    return (folder / name).read_bytes()


def tools() -> list[list[str]]:
    found = [["patch", "-p0", "--binary", "-s"]] if shutil.which("patch") else []
    return [*found, ["git", "apply", "-p0", "--whitespace=nowarn"]]


@given(LINES, ENDS, st.data())
@settings(max_examples=25, deadline=None)
def test_applied_it_makes_the_one_into_the_other(lines: list[bytes], end: bytes, data: st.DataObject) -> None:
    after = list(lines)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(after)))
        after[place : place + data.draw(st.integers(0, 2))] = data.draw(
            st.sampled_from([[], [b"new\n"], [b"x\n", b"y\n"]])
        )
    old, new = b"".join(lines) + end, b"".join(after) + end
    if not old or not new:
        return  # a patch of a file that is not there is another thing
    written = write_patch("a.txt", old, new)
    assert bool(written) == (old != new)
    if old != new:
        import tempfile

        with tempfile.TemporaryDirectory() as folder:
            for command in tools():
                assert applied(Path(folder), "a.txt", old, written, command) == new


@pytest.mark.parametrize("name", ["a b.txt", "é.txt", 'say "no".txt', "back\\slash.txt"])
def test_any_name_is_read_back(tmp_path: Path, name: str) -> None:
    for command in tools():
        assert applied(tmp_path, name, b"one\n", write_patch(name, b"one\n", b"two\n"), command) == b"two\n"


def test_three_lines_around_show_the_place_and_changes_far_apart_have_a_hunk_each() -> None:
    lines = [f"{number}\n".encode() for number in range(40)]
    after = [*lines[:5], b"new\n", *lines[6:30], *lines[31:]]
    assert write_patch("a.txt", b"".join(lines), b"".join(after)).decode().splitlines() == [
        *("--- a.txt", "+++ a.txt", "@@ -3,7 +3,7 @@", " 2", " 3", " 4", "-5", "+new", " 6", " 7", " 8"),
        *("@@ -28,7 +28,6 @@", " 27", " 28", " 29", "-30", " 31", " 32", " 33"),
    ]


def test_a_text_that_changes_on_every_line_is_one_hunk() -> None:
    old, new = (b"".join(f"{sign} {number}\n".encode() for number in range(5000)) for sign in "ab")
    assert write_patch("a.txt", old, new).count(b"@@ -") == 1
