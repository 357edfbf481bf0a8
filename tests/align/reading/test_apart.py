"""The process that reads a file apart: killed by time, by memory, by a crash; the caller gets a sentence."""

from __future__ import annotations

import os
import signal
import tempfile
import time

import pytest

from align.errors import UnreadableError
from align.reading import apart
from align.reading.apart import read_apart
from align.reading.extract import Extract

HERE = "tests.align.reading.test_apart"


def say_all(content: bytes) -> Extract:
    return Extract(content.decode() + " \ud800 총참모부 𐐀", language="en", warnings=("odd",))


def sleep(_: bytes) -> Extract:
    time.sleep(60)
    raise AssertionError


def swell(_: bytes) -> Extract:
    return Extract(str(bytearray(4 << 30)))


def crash(_: bytes) -> Extract:
    os.kill(os.getpid(), signal.SIGSEGV)
    raise AssertionError


def run_out_of_time(_: bytes) -> Extract:
    os.kill(os.getpid(), signal.SIGXCPU)
    raise AssertionError


def fail(_: bytes) -> Extract:
    raise RuntimeError


def write_a_file(_: bytes) -> Extract:
    with tempfile.TemporaryFile() as file:
        file.write(b"x" * 100_000)
    raise AssertionError


def read_with(parser: str, *, seconds: float = 30) -> str:
    return read_apart(b"words", "a.pdf", target=f"{HERE}:{parser}", media_type="x/y", seconds=seconds).text


def test_what_was_taken_out_travels_whole() -> None:
    document = read_apart(b"words", "a.pdf", target=f"{HERE}:say_all", media_type="x/y")
    assert document.text == "words \ud800 총참모부 𐐀"
    assert (document.language, document.warnings, document.media_type) == ("en", ("odd",), "x/y")


def test_a_reader_that_hangs_is_ended() -> None:
    started = time.monotonic()
    with pytest.raises(UnreadableError, match=r"a\.pdf: takes too long to read"):
        read_with("sleep", seconds=1)
    assert time.monotonic() - started < 20


@pytest.mark.parametrize(
    ("parser", "what"),
    [
        ("swell", "takes more than 2 GB of memory"),
        ("crash", r"the program that reads it stopped \(SIGSEGV\)"),
        ("run_out_of_time", "takes too long to read"),
        ("fail", "the program that reads it stopped"),
        ("write_a_file", "the program that reads it stopped"),
    ],
)
def test_a_reader_that_fails_takes_nothing_along(parser: str, what: str) -> None:
    with pytest.raises(UnreadableError, match=what) as refusal:
        read_with(parser)
    assert refusal.value.where == "a.pdf"
    assert refusal.value.remedy
    assert "Traceback" not in str(refusal.value)


def test_a_file_that_is_too_large_is_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "LARGEST", 3)
    with pytest.raises(UnreadableError, match="is larger than"):
        read_with("say_all")
