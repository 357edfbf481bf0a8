"""A document with what was accepted put in its place."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import PurePath

from sqlalchemy.orm import Session

from align.document import Document, Span
from align.mended import Edit, mend
from glossary.finding import DecisionKind
from glossary.store.documents import document_content, get_document, load_document
from glossary.store.findings import StoredFinding
from webapp.services.documents import all_findings

UTF_8 = "utf-8"
KEEPING = "glosswright-keep"
UNREAD: ContextVar[list[bytes]] = ContextVar("unread")  # of the decoding under way; each thread has its own
STAND_IN = "\udc80"  # a lone surrogate, which UTF-8 never gives
BYTE_ORDER_MARKS = {
    UTF_8: codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


@dataclass(frozen=True, slots=True)
class FixedDocument:
    """A file to be handed out."""

    name: str
    media_type: str
    charset: str
    content: bytes


def fix_document(session: Session, document_id: int) -> FixedDocument:
    """Apply every accepted replacement whose place still stands, and write the file in its own encoding."""
    stored = get_document(session, document_id)
    document = load_document(session, document_id)
    edits = accepted_edits(document, all_findings(session, document_id))
    content, charset = write_fixed(document, edits, document_content(session, document_id))
    name = PurePath(stored.name)
    return FixedDocument(f"{name.stem}-fixed{name.suffix}", document.media_type, charset, content)


def accepted_edits(document: Document, findings: Iterable[StoredFinding]) -> tuple[Edit, ...]:
    """What was accepted, as edits: of two that overlap the earlier one, of two that begin together the longer."""
    accepted = [
        Edit(each.finding.span, each.replacement)
        for each in findings
        if each.decision is DecisionKind.ACCEPT
        and each.replacement is not None
        and each.finding.span.of(document.text) == each.finding.text
    ]
    edits: list[Edit] = []
    for edit in sorted(accepted, key=lambda each: (each.span.start, -each.span.end)):
        if not edits or edits[-1].span.end <= edit.span.start:
            edits.append(edit)
    return tuple(edits)


def write_fixed(document: Document, edits: tuple[Edit, ...], original: bytes) -> tuple[bytes, str]:
    """The text with `edits`, in the document's own encoding and with its byte order mark; gives the encoding too.

    Where that encoding cannot hold a replacement, all of it is UTF-8. Bytes that could not be read stay as they were.
    """
    codec = codecs.lookup(document.encoding).name
    mark = BYTE_ORDER_MARKS.get(codec, b"")
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
    UNREAD.get().append(error.object[error.start : error.end])
    return STAND_IN, error.end


codecs.register_error(KEEPING, _keep_unread)


def _write_around(original: bytes, edits: tuple[Edit, ...]) -> bytes:
    """UTF-8 with `edits` in it; a stretch of bytes that is no UTF-8 was read as one character, and is written back."""
    unread: list[bytes] = []
    UNREAD.set(unread)
    text = original.decode(UTF_8, KEEPING)
    kept = iter(unread)
    written: list[bytes] = []
    done = 0
    for edit in (*edits, Edit(Span(len(text), len(text)), "")):
        first, *others = text[done : edit.span.start].split(STAND_IN)
        written.append(first.encode())
        for other in others:
            written += (next(kept), other.encode())
        for _ in range(edit.span.of(text).count(STAND_IN)):
            next(kept)
        written.append(edit.replacement.encode())
        done = edit.span.end
    return b"".join(written)
