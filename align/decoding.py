"""Bytes become text: the encoding is found out, binary content refused, and nothing is moved."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from align.document import Page, Span
from align.errors import UnreadableError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive (as Word and spreadsheet files are)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file"),
    (b"{\\rtf", "a rich text (RTF) file"),
    (b"\x89PNG\r\n", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
)
_CONTROLS = bytes(code for code in range(1, 32) if code not in b"\t\n\v\f\r\x1b") + b"\x7f"
_SAMPLE_BYTES = 1 << 18
_MAX_CONTROL_SHARE = 0.02
_MAX_NUL_SHARE_IN_UTF8 = 0.25
_MAX_NUL_SHARE = 0.02
_PATTERN_SHARE = 0.3

_PAGE = re.compile(r"[^\f]*(?:\f|$)")
_UNREAD = re.compile("\ufffd+")
_WIDE = re.compile(r"[^\x00-\x7f\ufffd]")
"""A character that took more than one byte and was read."""

AS_TEXT = "save it as plain text or Markdown in UTF-8 (.txt, .md)"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was in, and what a reader should be told about how that was found out."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def is_binary(content: bytes) -> bool:
    """Say whether `content` is no text in any encoding; its beginning is looked at.

    A few NULs in a text are none the less text: extraction leaves them in place of ligatures.
    """
    sample = content[:_SAMPLE_BYTES]
    if any(sample.startswith(signature) for signature, _ in _SIGNATURES):
        return True
    if _find_bom(sample) or _find_wide_pattern(sample):
        return False
    return _has_binary_shares(sample)


def decode_text(content: bytes, path: str) -> Decoded:
    """Decode `content`: by its BOM, as UTF-8, by its pattern of NULs as UTF-16 or UTF-32, or by a guess that is said.

    Raises:
        UnreadableError: binary content, or bytes that do not fit the BOM they begin with.
    """
    bom = _find_bom(content)
    if bom:
        return _decode_marked(content, bom, path)
    if is_binary(content):
        raise UnreadableError(path, f"is not a text file{_likeness(content)}", AS_TEXT)
    wide = _find_wide_pattern(content[:_SAMPLE_BYTES])
    if wide:
        return _decode_wide(content, wide, path)
    try:
        return Decoded(content.decode("utf-8"), "utf-8", _tell_of_nuls(content))
    except UnicodeDecodeError as error:
        return _guess(content, error, path)


def _find_bom(content: bytes) -> tuple[bytes, str] | None:
    return next(((mark, name) for mark, name in _BOMS if content.startswith(mark)), None)


def _find_wide_pattern(sample: bytes) -> str | None:
    """Name of the UTF-16 or UTF-32 whose pattern of NULs `sample` shows."""
    size = len(sample) // 4
    if size == 0 or b"\x00" not in sample:
        return None
    shares = [sample[place : size * 4 : 4].count(0) / size for place in range(4)]
    high, low = 1 - _PATTERN_SHARE / 2, _PATTERN_SHARE / 10
    if shares[0] < low < high < min(shares[2:]) and shares[1] > _PATTERN_SHARE:
        return "utf-32-le"
    if shares[3] < low < high < min(shares[:2]) and shares[2] > _PATTERN_SHARE:
        return "utf-32-be"
    even, odd = (shares[0] + shares[2]) / 2, (shares[1] + shares[3]) / 2
    if odd > _PATTERN_SHARE and even < low:
        return "utf-16-le"
    if even > _PATTERN_SHARE and odd < low:
        return "utf-16-be"
    return None


def _has_binary_shares(content: bytes) -> bool:
    if not content:
        return False
    controls = len(content) - len(content.translate(None, _CONTROLS))
    nuls = content.count(0)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(content)
        max_nuls = _MAX_NUL_SHARE_IN_UTF8
    except UnicodeDecodeError:
        max_nuls = _MAX_NUL_SHARE
    return controls > _MAX_CONTROL_SHARE * len(content) or nuls > max_nuls * len(content)


def _tell_of_nuls(content: bytes) -> tuple[str, ...]:
    count = content.count(0)
    return (f"has {count} NUL {'character' if count == 1 else 'characters'}, read as nothing",) if count else ()


def _likeness(content: bytes) -> str:
    found = next((what for signature, what in _SIGNATURES if content.startswith(signature)), None)
    return f": it looks like {found}" if found else ""


def _decode_marked(content: bytes, bom: tuple[bytes, str], path: str) -> Decoded:
    mark, name = bom
    try:
        return Decoded(content[len(mark) :].decode(name), name)
    except UnicodeDecodeError as error:
        if name == "utf-8":
            return _patch(content[len(mark) :], error)
        where = error.start + len(mark)
        raise UnreadableError(path, f"begins as {name.upper()}, but byte {where} does not fit", AS_TEXT) from error


def _decode_wide(content: bytes, name: str, path: str) -> Decoded:
    try:
        text = content.decode(name)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            path, f"looks like {name.upper()}, but byte {error.start} does not fit", AS_TEXT
        ) from error
    return Decoded(text, name, (f"has no byte order mark; read as {name.upper()}, from its pattern of bytes",))


def _guess(content: bytes, error: UnicodeDecodeError, path: str) -> Decoded:
    """Choose between UTF-8 with a few bad bytes and the one-byte encodings of Western Europe."""
    start = max(0, error.start - _SAMPLE_BYTES // 2)
    around = content[start : start + _SAMPLE_BYTES].decode("utf-8", errors="replace")
    if len(_WIDE.findall(around)) >= len(_UNREAD.findall(around)):
        return _patch(content, error)
    if _has_binary_shares(content):
        raise UnreadableError(path, f"is not a text file{_likeness(content)}", AS_TEXT)
    for name in ("cp1252", "latin-1"):
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        shown = "Windows-1252" if name == "cp1252" else "ISO 8859-1 (Latin-1)"
        line = content.count(b"\n", 0, error.start) + 1
        return Decoded(text, name, (f"is not UTF-8 (see line {line}); read as {shown}, which is a guess",))
    raise AssertionError  # latin-1 reads every byte


def _patch(content: bytes, error: UnicodeDecodeError) -> Decoded:
    line = content.count(b"\n", 0, error.start) + 1
    warning = f"has bytes that are not UTF-8, the first on line {line}; they show as \ufffd"
    return Decoded(content.decode("utf-8", errors="replace"), "utf-8", (warning,))


def find_pages(text: str) -> tuple[Page, ...]:
    """Pages of a text with form feeds, each form feed on the page that it ends; a text without has no pages."""
    if "\f" not in text:
        return ()
    spans = [Span(found.start(), found.end()) for found in _PAGE.finditer(text) if found.group()]
    return tuple(Page(number, span) for number, span in enumerate(spans, start=1))
