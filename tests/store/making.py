"""Entries, documents and findings to fill a workspace with."""

from __future__ import annotations

import hashlib

from sqlalchemy.orm import Session

from align.document import Document, Position, Span
from glossary.concept import ConceptEntry, Designation, Glossary, Status
from glossary.finding import DecisionKind, Finding, Fix, Severity
from glossary.store.concepts import add_concept
from glossary.store.decisions import decide
from glossary.store.documents import StoredDocument, add_document
from glossary.store.engine import Workspace
from glossary.store.findings import StoredFinding, get_finding, list_findings
from glossary.store.runs import record_findings, start_run


def entry(key: str, *terms: str, note: str = "") -> ConceptEntry:
    """A concept whose first term is preferred and whose others are deprecated."""
    statuses = [Status.PREFERRED, *[Status.DEPRECATED] * len(terms)]
    designations = (Designation(term, status=status) for term, status in zip(terms or (key,), statuses, strict=False))
    return ConceptEntry(key, tuple(designations), note=note)


def glossary(count: int) -> Glossary:
    return Glossary(tuple(entry(f"en:term {number}", f"term {number}", f"name {number}") for number in range(count)))


def finding(text: str, start: int = 0, *, code: str = "T101", concept: str | None = "office") -> Finding:
    end = start + len(text)
    named = ascii((code, concept, text)).encode()
    return Finding(
        code=code,
        rule="variant-spelling",
        severity=Severity.WARNING,
        path="report.txt",
        span=Span(start, end),
        start=Position(1, start + 1),
        end=Position(1, end + 1),
        page=None,
        text=text,
        replacements=("Planning Office",),
        fix=Fix.UNSAFE,
        concept=concept,
        preferred="Planning Office",
        score=91.5,
        message="a near form of “Planning Office”",
        fingerprint="sha256:" + hashlib.sha256(named).hexdigest(),
    )


def put_document(session: Session, name: str = "report.txt", text: str = "The Planing Ofice met.") -> StoredDocument:
    document = Document(name, text, "text/plain", "sha256:" + "0" * 64, language="en")
    return add_document(session, document, text.encode("utf-8", "surrogatepass"), by="ann")


def put_findings(session: Session, document_id: int, *findings: Finding) -> tuple[StoredFinding, ...]:
    """Record a run over the document; gives what is shown then."""
    run = start_run(session, document_id, glossary_fingerprint="sha256:1", settings="{}", tool_version="1")
    record_findings(session, run.id, findings)
    return list_findings(session, document_id).findings


def put_reviewable(workspace: Workspace) -> int:
    """A document with one finding of one concept; gives the finding's id."""
    with workspace.writing() as session:
        add_concept(session, entry("office", "Planning Office"), by="ann")
        return put_findings(session, put_document(session).id, finding("Planing  Ofice", 4))[0].id


def decide_now(session: Session, finding_id: int, decision: DecisionKind, *, by: str = "ann") -> StoredFinding:
    """Decide on a finding as it is now."""
    return decide(session, finding_id, decision, version=get_finding(session, finding_id).version, by=by)
