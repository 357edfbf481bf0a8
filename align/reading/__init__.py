"""Files become documents: the table of readers, and the two doors to it.

A further format is a module beside these and a row in `READERS`.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePath

from align.decoding import AS_TEXT, is_binary
from align.document import Document
from align.errors import UnreadableError
from align.reading.apart import read_apart
from align.reading.markdown import read_markdown
from align.reading.plain import read_plain

__all__ = [
    "READERS",
    "Reader",
    "is_binary",
    "is_document",
    "is_endless",
    "is_readable_suffix",
    "read_bytes",
    "read_path",
]


@dataclass(frozen=True, slots=True)
class Reader:
    """How one kind of file is read: `read` takes its bytes and the path to name in messages.

    A file without a suffix that we know is read by the reader whose `signature` it begins with.
    """

    media_type: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], Document]
    is_text: bool = True
    signature: bytes = b""


def _apart(
    media_type: str,
    suffixes: tuple[str, ...],
    target: str,
    *,
    is_text: bool = False,
    signature: bytes = b"",
) -> Reader:
    """Row for a format that is read in a process of its own: only that process imports its parser."""
    read = partial(read_apart, target=target, media_type=media_type)
    return Reader(media_type, suffixes, read, is_text=is_text, signature=signature)


PLAIN = Reader("text/plain", (".txt", ".text"), read_plain)
READERS = (
    PLAIN,
    Reader("text/markdown", (".md", ".markdown"), read_markdown),
    _apart("application/pdf", (".pdf",), "align.reading.pdf:parse_pdf", signature=b"%PDF-"),
    _apart(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        (".docx",),
        "align.reading.docx:parse_docx",
    ),
    _apart("text/html", (".html", ".htm", ".xhtml"), "align.reading.html:parse_html", is_text=True),
)

_NOT_YET_READ = {
    ".doc": "old Word files (.doc)",
    ".odt": "OpenDocument files",
    ".rtf": "rich text (RTF) files",
    ".epub": "EPUB files",
    ".xlsx": "spreadsheets",
    ".xls": "spreadsheets",
    ".ods": "spreadsheets",
    ".pptx": "presentations",
    ".ppt": "presentations",
    ".odp": "presentations",
}


def is_readable_suffix(path: str) -> bool:
    """Say whether a file of this name is one that a walk through a folder reads."""
    return _reader_of(path) is not None


def is_document(path: str, beginning: bytes) -> bool:
    """Say whether a file of this name that begins like this is one: a text that is binary is none."""
    reader = _reader_of(path)
    return reader is not None and not (reader.is_text and is_binary(beginning))


def read_path(path: str) -> Document:
    """Read the file at `path`, or standard input where it is `-`.

    Raises:
        UnreadableError: there is no such file, or it is not one that we can read.
    """
    if path == "-":
        return read_bytes(sys.stdin.buffer.read(), path)
    return read_bytes(_load(path), path)


def read_bytes(content: bytes, path: str) -> Document:
    """Read a file's content; `path` is named in messages and its suffix chooses the reader.

    A suffix that we do not know is read as plain text, or as what its beginning says it is.

    Raises:
        UnreadableError: the content is not one that we can read.
    """
    suffix = _suffix(path)
    if suffix in _NOT_YET_READ:
        raise UnreadableError(path, f"{_NOT_YET_READ[suffix]} cannot be read yet", AS_TEXT)
    reader = _reader_of(path) or _reader_by_signature(content)
    document = reader.read(content, path)
    if document.text and not document.text.isspace():
        return document
    warning = "holds nothing but white space" if document.text else "is empty"
    return replace(document, warnings=(*document.warnings, warning))


def _reader_of(path: str) -> Reader | None:
    suffix = _suffix(path)
    return next((reader for reader in READERS if suffix in reader.suffixes), None)


def _reader_by_signature(content: bytes) -> Reader:
    signed = (reader for reader in READERS if reader.signature and content.startswith(reader.signature))
    return next(signed, PLAIN)


def _suffix(path: str) -> str:
    return PurePath(path).suffix.lower()


_READ_FROM_A_PROCESS = ("/dev/fd/", "/dev/stdin", "/proc/", "/dev/null")


def is_endless(path: str) -> bool:
    """Say whether `path` is a pipe or device that may never end; those that a shell opens for a process end."""
    if path.startswith(_READ_FROM_A_PROCESS):
        return False
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError):
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode) or stat.S_ISBLK(mode)


def _load(path: str) -> bytes:
    if is_endless(path):
        raise UnreadableError(path, "is a pipe or a device, and may never end", "pass its text on: gloss lint - < FILE")
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise UnreadableError(path, "there is no such file", "check the name and the folder") from None
    except IsADirectoryError:
        if not path:
            raise UnreadableError(path, "there is no such file", "name one") from None
        if not os.access(path, os.R_OK | os.X_OK):
            raise UnreadableError(path, "this folder may not be read", "ask for permission to read it") from None
        raise UnreadableError(path, "is a folder, not a file", "name a file in it") from None
    except PermissionError:
        raise UnreadableError(path, "may not be read", "ask for permission to read it, or copy it") from None
    except OSError as error:
        raise UnreadableError(path, f"cannot be read ({error.strerror})", "check the name and the disk") from None
    except ValueError:
        raise UnreadableError(path, "is not a file name", "check the name and the folder") from None
