"""A long run that is stopped says so, ends with 130, and goes on where it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.calling import TERMS, lint

SENTENCES = (
    "The defence industry built up the nuclear war deterrent in {}. "
    "The munitions industry and the arms trade were at odds over it.\n\n"
)


def make_documents(folder: Path, count: int) -> None:
    (folder / "terms.csv").write_text(TERMS, "utf-8")
    (folder / "texts").mkdir()
    for number in range(count):
        text = "".join(SENTENCES.format(number * 10_000 + each) for each in range(800))
        (folder / "texts" / f"{number:03}.txt").write_text(text, "utf-8")


def stop_once_something_is_kept(folder: Path, *arguments: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "glossary", "lint", "texts", "--glossary", "terms.csv", *arguments]
    environment = {**os.environ, "HOME": str(folder), "GLOSS_CACHE": str(folder / "cache")}
    running = subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.PIPE, text=True)
    while running.poll() is None and not any(each.stat().st_size for each in kept(folder)):
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    _, told = running.communicate(timeout=60)
    return running.returncode, told


def kept(folder: Path) -> list[Path]:
    return list((folder / "cache").glob("unfinished-*"))


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_stopped_run_goes_on_where_it_was(tmp_path: Path, jobs: str) -> None:
    make_documents(tmp_path, 60)  # some seconds of work
    arguments = ("--select", "T", "--format", "json", "--output", "report.json", "--jobs", jobs)
    status, told = stop_once_something_is_kept(tmp_path, *arguments)
    assert status == 130
    assert "the same command goes on from there" in told
    assert "Traceback" not in told
    assert not (tmp_path / "report.json").exists()
    assert kept(tmp_path)
    assert lint(tmp_path, "texts", *arguments).returncode == 1
    assert not kept(tmp_path)
    finished = (tmp_path / "report.json").read_bytes()
    lint(tmp_path, "texts", *arguments, GLOSS_CACHE=str(tmp_path / "other"))
    assert (tmp_path / "report.json").read_bytes() == finished
