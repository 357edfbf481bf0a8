"""`gloss lint` as its users call it: in a process of its own, judged by its streams and exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.cli.calling import BAD, CLEAN, TERMS, codes, gloss, lint


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
