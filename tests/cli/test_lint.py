"""`gloss lint` as its users call it: in a process of its own, judged by its streams and exit status."""

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

TERMS = """\
concept,term,status
d,nuclear deterrent,
m,munitions industry,
m,defence industry,deprecated
m,arms trade,forbidden
"""
CLEAN = "The munitions industry built up the nuclear deterrent.\n"
BAD = "The defence industry built up the nuclear war deterrent. It was fi rmly held.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "terms.csv").write_text(TERMS, "utf-8")
    (tmp_path / "clean.txt").write_text(CLEAN, "utf-8")
    (tmp_path / "bad.txt").write_text(BAD, "utf-8")
    return tmp_path


def gloss(folder: Path, *arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "glossary", *arguments],
        cwd=folder,
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, "HOME": str(folder), "GLOSS_CACHE": str(folder / "cache"), **environment},
    )
    out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    assert "Traceback" not in err, err
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


def lint(folder: Path, *arguments: str, **more: object) -> subprocess.CompletedProcess[str]:
    return gloss(folder, "lint", *arguments, "--glossary", "terms.csv", **more)  # type: ignore[arg-type]


def codes(done: subprocess.CompletedProcess[str]) -> list[str]:
    return [each["code"] for each in json.loads(done.stdout)["findings"]]


def test_a_clean_text_is_said_to_be_clean_and_ends_with_0(folder: Path) -> None:
    done = lint(folder, "clean.txt")
    assert done.returncode == 0
    assert "No findings." in done.stdout
    assert done.stderr == ""


def test_findings_end_with_1(folder: Path) -> None:
    done = lint(folder, "bad.txt", "--format", "json")
    assert done.returncode == 1
    assert codes(done) == ["T110", "T105", "A101"]


def test_the_exit_status_follows_the_threshold(folder: Path) -> None:
    assert lint(folder, "bad.txt", "--select", "T110", "--fail-on", "error").returncode == 0
    assert lint(folder, "bad.txt", "--select", "A101", "--fail-on", "error").returncode == 1
    assert lint(folder, "bad.txt", "--fail-on", "never").returncode == 0


def test_rules_are_chosen_and_left_out(folder: Path) -> None:
    assert codes(lint(folder, "bad.txt", "--format", "json", "--select", "T1")) == ["T110", "T105"]
    assert codes(lint(folder, "bad.txt", "--format", "json", "--ignore", "variant-wording,A")) == ["T110"]
    assert lint(folder, "bad.txt", "--select", "Z1").returncode == 2


def test_without_a_glossary_only_damage_is_looked_for(folder: Path) -> None:
    done = gloss(folder, "lint", "bad.txt", "--no-glossary", "--format", "json")
    assert codes(done) == ["A101"]


def test_the_cut_off_is_obeyed(folder: Path) -> None:
    assert codes(lint(folder, "bad.txt", "--format", "json", "--min-score", "99")) == ["T110", "A101"]


def test_standard_input_is_linted(folder: Path) -> None:
    done = lint(folder, "-", "--format", "json", stdin=BAD.encode())
    assert {each["path"] for each in json.loads(done.stdout)["findings"]} == {"-"}
    assert "fi rmly" in lint(folder, "-", stdin=BAD.encode()).stdout


def test_the_report_is_written_to_a_file_whole(folder: Path) -> None:
    done = lint(folder, "bad.txt", "--format", "json", "--output", "report.json")
    assert done.stdout == ""
    assert len(json.loads((folder / "report.json").read_text("utf-8"))["findings"]) == 3


def test_an_output_that_cannot_be_written_is_refused(folder: Path) -> None:
    done = lint(folder, "bad.txt", "--output", "nowhere/report.json")
    assert done.returncode == 2
    assert "nowhere/report.json" in done.stderr


def test_a_bad_file_does_not_stop_the_others(folder: Path) -> None:
    (folder / "picture.txt").write_bytes(bytes(range(256)) * 40)
    done = lint(folder, "picture.txt", "missing.txt", "bad.txt", "--format", "json")
    assert done.returncode == 2
    report = json.loads(done.stdout)
    assert {each["path"]: bool(each["error"]) for each in report["documents"]} == {
        "picture.txt": True,
        "missing.txt": True,
        "bad.txt": False,
    }
    assert len(report["findings"]) == 3
    assert "picture.txt" in done.stderr
    assert "missing.txt" in done.stderr


def test_inside_a_folder_binary_files_are_passed_over(folder: Path) -> None:
    inside = folder / "texts"
    inside.mkdir()
    (inside / "picture.txt").write_bytes(bytes(range(256)) * 40)
    (inside / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (inside / "bad.txt").write_text(BAD, "utf-8")
    done = lint(folder, "texts", "--format", "json")
    assert [each["path"] for each in json.loads(done.stdout)["documents"]] == ["texts/bad.txt"]
    assert done.returncode == 1


def test_a_folder_without_documents_is_a_warning(folder: Path) -> None:
    (folder / "empty").mkdir()
    done = lint(folder, "empty")
    assert done.returncode == 0
    assert "empty" in done.stderr


def test_an_empty_document_is_read_and_named(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    done = lint(folder, "empty.txt")
    assert done.returncode == 0
    assert "empty.txt" in done.stderr


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


def test_the_same_input_gives_the_same_bytes_whatever_the_order(folder: Path) -> None:
    lines = TERMS.splitlines()
    (folder / "other.csv").write_text("\n".join([lines[0], *reversed(lines[1:])]) + "\n", "utf-8")
    one = gloss(folder, "lint", "bad.txt", "clean.txt", "--glossary", "terms.csv", "--format", "json").stdout
    two = gloss(folder, "lint", "clean.txt", "bad.txt", "--glossary", "other.csv", "--format", "json").stdout
    assert one == two


def test_workers_change_nothing(folder: Path) -> None:
    many = folder / "many"
    many.mkdir()
    for number in range(12):
        (many / f"{number}.txt").write_text((CLEAN * 30 + BAD) * 60, "utf-8")
    alone = lint(folder, "many", "--format", "json", "--jobs", "1")
    shared = lint(folder, "many", "--format", "json", "--jobs", "2")
    assert alone.stdout == shared.stdout
    assert alone.returncode == shared.returncode == 1


def test_a_suppression_in_the_text_hides_and_an_idle_one_is_told(folder: Path) -> None:
    text = "<!-- gloss:ignore T110 -- as in the treaty -->\nThe defence industry grew.\n\n"
    (folder / "s.md").write_text(text + "<!-- gloss:ignore T111 -- nothing here -->\nAll is well.\n", "utf-8")
    done = lint(folder, "s.md", "--format", "json", "--show-suppressed")
    assert codes(done) == ["X901"]


def test_the_sidecar_hides_and_a_broken_one_is_refused(folder: Path) -> None:
    (folder / "gloss-ignore.toml").write_text('[[ignore]]\nrules = ["T", "A101"]\nreason = "printed so"\n', "utf-8")
    assert lint(folder, "bad.txt").returncode == 0
    (folder / "gloss-ignore.toml").write_text('[[ignore]]\nrules = ["T"]\n', "utf-8")
    done = lint(folder, "bad.txt")
    assert done.returncode == 2
    assert "gloss-ignore.toml" in done.stderr


def test_a_line_of_many_megabytes_is_linted_in_seconds(folder: Path) -> None:
    (folder / "long.txt").write_text("The munitions industry grew and grew. " * 30_000, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "glossary", "lint", "long.txt", "--glossary", "terms.csv"],
        cwd=folder,
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0


def test_the_day_is_named_only_where_it_decided(folder: Path) -> None:
    (folder / "dated.csv").write_text("term,since\nnuclear deterrent,2019-12-10\nmunitions industry,\n", "utf-8")
    (folder / "without.txt").write_text("The munitions industry grew.\n", "utf-8")

    def day(path: str, *more: str) -> object:
        done = gloss(folder, "lint", path, "--glossary", "dated.csv", "--format", "json", *more)
        return json.loads(done.stdout).get("as_of")

    assert day("without.txt", "--as-of", "2020-01-01") is None
    assert day("clean.txt", "--as-of", "2020-01-01") == "2020-01-01"
    assert day("without.txt", "--as-of", "2019-01-01") == "2019-01-01"


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
