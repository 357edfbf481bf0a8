"""A document with what was accepted put in its place."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from sqlalchemy.orm import Session

from align.document import Document
from align.mended import Edit, mend
from glossary.finding import DecisionKind
from glossary.store.documents import document_content, get_document, load_document
from glossary.store.findings import StoredFinding
from webapp.services.documents import all_findings

BYTE_ORDER_MARKS = {
    "utf-8": codecs.BOM_UTF8,
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
    text = mend(document.text, accepted_edits(document, all_findings(session, document_id))).text
    content, charset = encode_like(text, document.encoding, document_content(session, document_id))
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


def encode_like(text: str, encoding: str, original: bytes) -> tuple[bytes, str]:
    """Write `text` in `encoding`, with the mark that `original` begins with; in UTF-8 where that cannot hold it."""
    try:
        codec = codecs.lookup(encoding).name
        content = text.encode(codec)
    except (LookupError, UnicodeEncodeError):
        return text.encode("utf-8", "surrogatepass"), "utf-8"
    mark = BYTE_ORDER_MARKS.get(codec, b"")
    return (mark + content if mark and original.startswith(mark) else content), codec
