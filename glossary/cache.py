"""Where caches are kept: GLOSS_CACHE, else the user's cache folder; where neither can be written, nowhere.

What is kept there is only ever a shortcut: any file may be gone the next time, and a run does the work again.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

VARIABLE = "GLOSS_CACHE"
FOLDER = "glosswright"
SUFFIX = ".kept"
"""Ends the name of every file that is ours to remove; GLOSS_CACHE may be a folder that holds others."""

MOST_BYTES = 500_000_000
"""A compiled index of 100,000 terms takes 200 to 300 MB: there is room for one and for many small ones."""

_HALF_WRITTEN = ".part"
_ABANDONED_SECONDS = 86_400.0  # no run takes a day to write one file


def cache_folder(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Folder for caches, made where it is missing; None where it cannot be written: do without."""
    folder = wanted_cache_folder(environment)
    if folder is None:
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError:
        return None


def wanted_cache_folder(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Folder where caches belong, whether or not it is there; None for a user without a home."""
    if chosen := environment.get(VARIABLE):
        return Path(chosen)
    base = _user_cache(environment)
    return None if base is None else base / FOLDER


def _user_cache(environment: Mapping[str, str]) -> Path | None:
    if named := environment.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME"):
        return Path(named)
    home = environment.get("HOME") or environment.get("USERPROFILE")
    if not home:
        return None
    return Path(home) / ("Library/Caches" if sys.platform == "darwin" else ".cache")


def kept_file(name: str, environment: Mapping[str, str] = os.environ) -> Path | None:
    """Where the cache keeps what is called `name`, there already or not; None means doing without.

    Asking for a file that is there counts as using it: the one that was asked for longest ago goes first.
    """
    folder = cache_folder(environment)
    if folder is None:
        return None
    path = folder / f"{name}{SUFFIX}"
    with suppress(OSError):
        os.utime(path)
    return path


def write_atomically(path: Path, *content: bytes | bytearray | memoryview) -> bool:
    """Write the pieces of `content` to `path`, whole or not at all; False where that cannot be done.

    Afterwards what was asked for longest ago is removed from the folder until the rest is small enough.
    """
    try:
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=_HALF_WRITTEN)
    except OSError:
        return False
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.writelines(content)
        beside.replace(path)
    except OSError:
        return False
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    prune(path.parent, spare=path)
    return True


def prune(folder: Path, *, spare: Path | None = None, most_bytes: int = MOST_BYTES) -> None:
    """Remove what was used longest ago until `folder` holds at most `most_bytes`; never `spare`."""
    now = time.time()
    room = most_bytes
    for used, size, path in sorted(_own_files(folder), reverse=True):
        is_half_written = path.suffix == _HALF_WRITTEN
        room -= size
        if path != spare and (now - used > _ABANDONED_SECONDS if is_half_written else room < 0):
            with suppress(OSError):
                path.unlink()


def size_of_kept(folder: Path) -> int:
    """Bytes of what is kept in `folder`."""
    return sum(size for _, size, _ in _own_files(folder))


def _own_files(folder: Path) -> Iterator[tuple[float, int, Path]]:
    """When each file of ours was last used, how large it is, and which it is."""
    with suppress(OSError):
        for path in folder.iterdir():
            if path.suffix == SUFFIX or (path.suffix == _HALF_WRITTEN and SUFFIX in path.name):
                with suppress(OSError):
                    told = path.stat()
                    yield told.st_mtime, told.st_size, path
