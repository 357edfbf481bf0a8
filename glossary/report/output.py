"""What a command writes goes to a file whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from glossary.errors import OutputError

STANDARD_OUTPUT = "-"
NEW_FILE_MODE = 0o666  # what the user's umask leaves of it, as with any new file


def write_output(path: str, text: str) -> None:
    """Write `text` to the file at `path`, or to standard output for `-`.

    A regular file is written beside itself first and then takes its place, so that a full disk or a stop
    leaves the old one as it was. A lone surrogate becomes an escape that JSON reads back.

    Raises:
        OutputError: the file cannot be written there.
    """
    write_pieces(path, (text,))


def write_pieces(path: str, pieces: Iterable[str]) -> None:
    """Write a text that comes in pieces, whole or not at all, as `write_output` does.

    Raises:
        OutputError: the file cannot be written there.
    """
    if path == STANDARD_OUTPUT:
        for piece in pieces:
            sys.stdout.write(piece)
        sys.stdout.flush()
        return
    _write(path, (piece.encode("utf-8", errors="backslashreplace") for piece in pieces))


def write_bytes(path: str, content: bytes) -> None:
    """Write `content` to the file at `path`, or to standard output for `-`; whole or not at all, as a text.

    Raises:
        OutputError: the file cannot be written there.
    """
    if path == STANDARD_OUTPUT:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    _write(path, (content,))


def _write(path: str, pieces: Iterable[bytes]) -> None:
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not target.is_file():
            _write_through(target, pieces)
        else:
            _replace(target, pieces)
    except OSError as refused:
        raise _explain(path, target, refused) from refused


def _write_through(target: Path, pieces: Iterable[bytes]) -> None:
    """Write to what is no regular file: a pipe, a device."""
    with target.open("wb") as stream:
        stream.writelines(pieces)


def _replace(target: Path, pieces: Iterable[bytes]) -> None:
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:100]}.", suffix=".part")
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.writelines(pieces)
            stream.flush()
            os.fsync(stream.fileno())
        beside.chmod(target.stat().st_mode & 0o7777 if target.exists() else NEW_FILE_MODE & ~_umask())
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _umask() -> int:
    """The umask, which can only be read by setting it."""
    umask = os.umask(0)
    os.umask(umask)
    return umask


def _explain(path: str, target: Path, refused: OSError) -> OutputError:
    if not target.parent.is_dir():
        return OutputError(path, "it cannot be written: there is no such folder", "make the folder, or name another")
    if isinstance(refused, IsADirectoryError):
        return OutputError(path, "it cannot be written: this is a folder", "name a file in it")
    reason = (refused.strerror or str(refused)).lower()
    return OutputError(path, f"it cannot be written: {reason}", "name another file, or make room for it there")
