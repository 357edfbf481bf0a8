"""A document with what was accepted put in its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from sqlalchemy.orm import Session

from align.document import Document
from align.encoding import UTF_8, encode_edited
from align.mended import Edit, mend
from glossary.finding import DecisionKind
from glossary.repair import WRITABLE_TYPES, place_edits
from glossary.store.documents import document_content, get_document, load_document
from glossary.store.findings import StoredFinding
from webapp.services.documents import all_findings


@dataclass(frozen=True, slots=True)
class FixedDocument:
    """A file to be handed out."""

    name: str
    media_type: str
    charset: str
    content: bytes


def fix_document(session: Session, document_id: int) -> FixedDocument:
    """Apply every accepted replacement whose place still stands, and write the file in its own encoding.

    Into a PDF, Word or HTML file nothing is written: what is handed out is its text as read, as plain text.
    """
    stored = get_document(session, document_id)
    document = load_document(session, document_id)
    edits = accepted_edits(document, all_findings(session, document_id))
    name = PurePath(stored.name)
    if document.media_type not in WRITABLE_TYPES:
        text = mend(document.text, edits).text
        return FixedDocument(f"{name.stem}-fixed.txt", "text/plain", UTF_8, text.encode(UTF_8, "surrogatepass"))
    content, charset = encode_edited(document, edits, document_content(session, document_id))
    return FixedDocument(f"{name.stem}-fixed{name.suffix}", document.media_type, charset, content)


def accepted_edits(document: Document, findings: Iterable[StoredFinding]) -> tuple[Edit, ...]:
    """What was accepted and still stands, as edits; of two that overlap the longer one."""
    accepted = [
        Edit(each.finding.span, each.replacement)
        for each in findings
        if each.decision is DecisionKind.ACCEPT
        and each.replacement is not None
        and each.finding.span.of(document.text) == each.finding.text
    ]
    return place_edits(document, accepted, keep_markup=False)
