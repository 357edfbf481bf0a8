"""Bytes of a glossary file become text, whole and right, or a refusal says which bytes are not."""

from __future__ import annotations

import codecs
import re

from glossary.errors import BadRow, BadRowsError, GlossaryError

UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
FIRST_LINE = re.compile(rb"[^\r\n]*")
FIRST_LINE_BYTES = 4096
SIGNATURES = {
    b"PK\x03\x04": "a ZIP or an XLSX file",
    b"%PDF": "a PDF",
    b"\xd0\xcf\x11\xe0": "an old Excel or Word file",
}
SAVE_AS_UTF_8 = "save it as UTF-8 (in a spreadsheet: CSV UTF-8)"


def decode_text(content: bytes, path: str) -> str:
    """Read UTF-8, with or without a byte order mark, or UTF-16 that has one.

    Raises:
        BadRowsError: some rows hold bytes that are not UTF-8.
        GlossaryError: it is not text at all.
    """
    if content.startswith(UTF_16_MARKS):
        return _decode_utf_16(content, path)
    content = content.removeprefix(codecs.BOM_UTF8)
    for signature, kind in SIGNATURES.items():
        if content.startswith(signature):
            raise GlossaryError(path, f"is {kind}, whatever its name says", "export it as CSV or JSON")
    try:
        text = content.decode()
    except UnicodeDecodeError:
        if b"\0" in content:
            raise _not_text(path) from None
        raise BadRowsError(path, bad_bytes(content)) from None
    if b"\0" in FIRST_LINE.findall(content[:FIRST_LINE_BYTES])[0]:
        raise _not_text(path)
    return text


def bad_bytes(content: bytes) -> tuple[BadRow, ...]:
    """Name the first wrong byte of each line that is not UTF-8."""
    bad = []
    for number, line in enumerate(content.splitlines(), start=1):
        try:
            line.decode()
        except UnicodeDecodeError as error:
            wrong = line[error.start : error.start + 1]
            meant = wrong.decode("cp1252", "replace")
            what = f"byte {error.start + 1} of the row, 0x{wrong.hex().upper()}, is not UTF-8"
            guess = f"; it would be {meant} in Windows-1252" if meant.isprintable() and meant != "\ufffd" else ""
            bad.append(BadRow(number, "", what, SAVE_AS_UTF_8 + guess))
    return tuple(bad)


def _decode_utf_16(content: bytes, path: str) -> str:
    try:
        return content.decode("utf-16")
    except UnicodeDecodeError as error:
        what = f"begins as UTF-16, but byte {error.start + 1} of the file is not"
        raise GlossaryError(path, what, SAVE_AS_UTF_8) from None


def _not_text(path: str) -> GlossaryError:
    return GlossaryError(path, "is not text: it holds NUL bytes", f"if it is UTF-16 or a spreadsheet, {SAVE_AS_UTF_8}")
