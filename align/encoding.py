"""Edited text becomes bytes again: in the file's own encoding, with all that was not edited as it was."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from contextvars import ContextVar

from align.document import Document, Span
from align.mended import Edit, mend

UTF_8 = "utf-8"
_KEEPING = "glosswright-keep"
_UNREAD: ContextVar[list[bytes]] = ContextVar("unread")  # of the decoding under way; each thread has its own
_STAND_IN = "\udc80"  # a lone surrogate, which UTF-8 never gives
_BYTE_ORDER_MARKS = {
    UTF_8: codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


def encode_edited(document: Document, edits: Iterable[Edit], original: bytes) -> tuple[bytes, str]:
    """The text with `edits`, in the document's own encoding and with its byte order mark; gives the encoding too.

    Where that encoding cannot hold a replacement, all of it is UTF-8. Bytes that could not be read stay as they were.
    """
    edits = tuple(edits)
    codec = codecs.lookup(document.encoding).name
    mark = _BYTE_ORDER_MARKS.get(codec, b"")
    mark = mark if original.startswith(mark) else b""
    if codec == UTF_8:
        return mark + _write_around(original.removeprefix(mark), edits), UTF_8
    text = mend(document.text, edits).text
    try:
        return mark + text.encode(codec), codec
    except UnicodeEncodeError:
        return text.encode(UTF_8, "surrogatepass"), UTF_8


def _keep_unread(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)  # noqa: S101 - decoding raises no other
    _UNREAD.get().append(error.object[error.start : error.end])
    return _STAND_IN, error.end


codecs.register_error(_KEEPING, _keep_unread)


def _write_around(original: bytes, edits: tuple[Edit, ...]) -> bytes:
    """UTF-8 with `edits` in it; a stretch of bytes that is no UTF-8 was read as one character, and is written back."""
    unread: list[bytes] = []
    _UNREAD.set(unread)
    text = original.decode(UTF_8, _KEEPING)
    kept = iter(unread)
    written: list[bytes] = []
    done = 0
    for edit in (*edits, Edit(Span(len(text), len(text)), "")):
        first, *others = text[done : edit.span.start].split(_STAND_IN)
        written.append(first.encode())
        for other in others:
            written += (next(kept), other.encode())
        for _ in range(edit.span.of(text).count(_STAND_IN)):
            next(kept)
        written.append(edit.replacement.encode())
        done = edit.span.end
    return b"".join(written)
