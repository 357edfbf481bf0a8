"""A report is written whole or not at all."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from glossary.errors import OutputError
from glossary.report.output import write_output


def test_a_report_lands_in_its_file(tmp_path: Path) -> None:
    write_output(str(tmp_path / "report.txt"), "총참모부\r\n𐐀\n")
    assert (tmp_path / "report.txt").read_bytes() == "총참모부\r\n𐐀\n".encode()
    assert [each.name for each in tmp_path.iterdir()] == ["report.txt"]


def test_a_dash_is_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    write_output("-", "firmly\n")
    assert capsys.readouterr().out == "firmly\n"


def test_a_missing_folder_is_named_with_a_remedy(tmp_path: Path) -> None:
    path = str(tmp_path / "gone" / "report.txt")
    with pytest.raises(OutputError, match="there is no such folder") as refused:
        write_output(path, "x")
    assert refused.value.where == path
    assert refused.value.remedy == "make the folder, or name another"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="this is a folder"):
        write_output(str(tmp_path), "x")


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="there is no such folder"):
        write_output(str(tmp_path / "file" / "report.txt"), "x")


def test_a_name_that_is_too_long_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        write_output(str(tmp_path / ("n" * 300)), "x")


def test_a_write_that_fails_leaves_the_old_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> None:
        raise OSError(28, "No space left on device")

    target = tmp_path / "report.txt"
    target.write_text("old")
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OutputError, match="no space left"):
        write_output(str(target), "new")
    assert target.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["report.txt"]


def test_a_link_stays_a_link_and_a_mode_stays_a_mode(tmp_path: Path) -> None:
    target = tmp_path / "real.txt"
    target.write_text("old")
    target.chmod(0o640)
    (tmp_path / "link.txt").symlink_to(target)
    write_output(str(tmp_path / "link.txt"), "new")
    assert (tmp_path / "link.txt").is_symlink()
    assert target.read_text() == "new"
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_new_file_has_the_mode_of_any_new_file(tmp_path: Path) -> None:
    write_output(str(tmp_path / "ours"), "x")
    (tmp_path / "any").write_text("x")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "any").stat().st_mode


def test_a_device_is_written_to() -> None:
    write_output("/dev/null", "x")
    assert not Path("/dev/null").is_file()


def test_a_lone_surrogate_survives_in_json(tmp_path: Path) -> None:
    write_output(str(tmp_path / "report.json"), json.dumps("\udc80", ensure_ascii=False))
    assert json.loads((tmp_path / "report.json").read_bytes()) == "\udc80"
