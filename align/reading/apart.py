"""Reading in a process of its own, which may hang, swell or crash without taking anything along."""

from __future__ import annotations

import json
import signal
import sys
from hashlib import sha256

from align.document import Document
from align.errors import UnreadableError
from align.reading.extract import parse_extract

LARGEST = 200_000_000
"""Bytes of a file: four times what the workbench takes; scanned books of 1,000 pages stay below it."""

SECONDS = 240
"""By the clock: twice the worker's own limit of computing (`align.reading.worker`), for a busy machine."""

_START = """
import json, sys
sys.path[:] = json.loads(sys.argv[2])
from align.reading.worker import serve
serve(sys.argv[1])
"""
_OUT_OF_TIME = ("SIGXCPU", "SIGKILL")


def read_apart(content: bytes, path: str, *, target: str, media_type: str, seconds: float = SECONDS) -> Document:
    """Read `content` with the parser named by `target` ("module:function") in a process of its own.

    Raises:
        UnreadableError: the parser refused it, crashed on it, or went over a limit.
    """
    if len(content) > LARGEST:
        what = f"is larger than {LARGEST // 1_000_000} MB"
        raise UnreadableError(path, what, "split it into smaller files, or save its text as plain text (.txt)")
    extract = parse_extract(_ask(content, path, target, seconds))
    return Document(
        path=path,
        text=extract.text,
        media_type=media_type,
        sha256=sha256(content).hexdigest(),
        pages=extract.pages,
        regions=extract.regions,
        masked=extract.masked,
        encoding=extract.encoding,
        language=extract.language,
        warnings=extract.warnings,
    )


def _ask(content: bytes, path: str, target: str, seconds: float) -> dict[str, object]:
    import subprocess  # costs a tenth of `gloss lint`'s own start

    command = [sys.executable, "-I", "-S", "-c", _START, target, json.dumps(sys.path)]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=seconds, check=False)  # noqa: S603 - our own interpreter, our own code
    except subprocess.TimeoutExpired:
        raise _slow(path) from None
    except OSError as error:
        what = f"cannot be read: no process could be started for it ({error.strerror})"
        raise UnreadableError(path, what, "free some memory and try again") from None
    if done.returncode != 0:
        raise _broken(path, done.returncode)
    answer: dict[str, object] = json.loads(done.stdout)
    refused = answer.get("refused")
    if isinstance(refused, dict):
        raise UnreadableError(path, refused["what"], refused["remedy"])
    return answer


def _slow(path: str) -> UnreadableError:
    return UnreadableError(path, "takes too long to read", "split it into smaller files, or save it anew and try again")


def _broken(path: str, status: int) -> UnreadableError:
    name = _signal_name(-status) if status < 0 else ""
    if name in _OUT_OF_TIME:
        return _slow(path)
    how = f" ({name})" if name else ""
    what = f"is broken or too large: the program that reads it stopped{how}"
    return UnreadableError(path, what, "open it in the program that made it and save it anew, or save its text (.txt)")


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
