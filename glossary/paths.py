"""What the paths of a command line name: files as given, folders walked, globs spread out, `-` for standard input."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from align.reading import is_document, is_endless, is_readable_suffix

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Named:
    """A document to read; `outright` says that the user named it, not a folder that holds it."""

    path: str
    outright: bool


def is_folder(path: str) -> bool:
    """Say whether a folder is there; a name that cannot be one is none, which `Path.is_dir` does not say."""
    return os.path.isdir(path)  # noqa: PTH112


def is_file(path: str) -> bool:
    """Say whether a file is there; a name that cannot be one is none."""
    return os.path.isfile(path)  # noqa: PTH113


def spread(paths: Iterable[str]) -> Iterator[Named]:
    """Name every document that `paths` mean, in order, each once; a path that is not there stays, to be refused."""
    seen: set[str] = set()
    for path in paths:
        for named in _spread_one(path):
            if named.path not in seen:
                seen.add(named.path)
                yield named


def documents_only(named: Iterable[Named]) -> Iterator[Named]:
    """Leave out of folders what is no document: other kinds of files, and binary ones."""
    for each in named:
        if each.outright or (is_readable_suffix(each.path) and _is_document(each.path)):
            yield each


def _is_document(path: str) -> bool:
    if is_endless(path):
        return False
    try:
        with Path(path).open("rb") as file:
            return is_document(path, file.read(8192))
    except OSError:
        return True  # it stays, and is refused with its reason


def _spread_one(path: str) -> Iterator[Named]:
    if is_folder(path):
        yield from _walk(path)
    elif path != STANDARD_INPUT and glob.has_magic(path) and not is_file(path):
        found = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - patterns may be absolute
        for each in found:
            if is_folder(each):
                yield from _walk(each)
            else:
                yield Named(each, outright=True)
        if not found:
            yield Named(path, outright=True)
    else:
        yield Named(path, outright=True)


def _walk(folder: str) -> Iterator[Named]:
    """Files below `folder`, in the order of their paths; what begins with a dot is passed over.

    A folder that cannot be listed stays, to be refused.
    """
    unlisted: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=unlisted.append):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield Named(f"{root.rstrip('/')}/{name}".replace(os.sep, "/"), outright=False)
    for refused in unlisted:
        yield Named(str(refused.filename).replace(os.sep, "/"), outright=True)
