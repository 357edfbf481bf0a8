"""How values look as JSON; interface.md's fields, and a few more."""

from __future__ import annotations

from typing import Any

from glossary.concept import ConceptEntry, Designation
from glossary.report.fields import finding_fields
from glossary.store.concepts import StoredConcept
from glossary.store.decisions import LogEntry
from glossary.store.documents import StoredDocument
from glossary.store.findings import StoredFinding
from glossary.store.history import Change
from glossary.store.runs import StoredRun

Json = dict[str, Any]


def shape_document(document: StoredDocument) -> Json:
    """A document, without its text."""
    return {
        "id": document.id,
        "name": document.name,
        "version": document.version,
        "media_type": document.media_type,
        "language": document.language,
        "characters": document.characters,
        "open_findings": document.open_findings,
        "total_findings": document.total_findings,
        "uploaded_at": document.uploaded_at.isoformat(),
        "run": document.run_id,
    }


def shape_run(run: StoredRun) -> Json:
    """A lint run."""
    return {
        "id": run.id,
        "document": run.document_id,
        "status": run.status,
        "progress": run.progress,
        "findings": run.findings,
        "error": run.error,
    }


def shape_finding(found: StoredFinding) -> Json:
    """A finding: the report's fields, and what was decided."""
    return {
        "id": found.id,
        "version": found.version,
        "document": found.document_id,
        **finding_fields(found.finding),
        "decision": found.decision.value,
        "replacement": found.replacement,
        "note": found.note,
        "decided_by": found.decided_by,
    }


def shape_log_entry(entry: LogEntry) -> Json:
    """One entry of the decision log."""
    return {
        "id": entry.seq,
        "decision": entry.decision.value,
        "replacement": entry.replacement,
        "note": entry.note,
        "by": entry.by,
        "at": entry.at.isoformat(),
        "undoes": entry.undoes,
        "code": entry.code,
        "concept": entry.concept,
        "text": entry.text,
        "fingerprint": entry.fingerprint,
    }


def shape_entry(entry: ConceptEntry) -> Json:
    """What a concept says."""
    return {
        "key": entry.key,
        "domain": entry.domain,
        "definition": entry.definition,
        "note": entry.note,
        "designations": [shape_designation(each) for each in entry.designations],
    }


def shape_designation(designation: Designation) -> Json:
    """One designation."""
    return {
        "language": designation.language,
        "text": designation.text,
        "status": designation.status.value,
        "kind": designation.kind.value,
        "case": designation.case.value,
        "match": designation.match.value,
        "forms": list(designation.forms),
        "allow": list(designation.allow),
        "source": designation.source,
        "since": designation.since.isoformat() if designation.since else None,
        "until": designation.until.isoformat() if designation.until else None,
        "approved": designation.approved,
    }


def shape_concept(concept: StoredConcept) -> Json:
    """A concept as the workspace keeps it."""
    return {"id": concept.id, "version": concept.version, "glossary": concept.glossary, **shape_entry(concept.entry)}


def shape_change(change: Change) -> Json:
    """One change of a concept."""
    return {
        "id": change.id,
        "key": change.key,
        "by": change.by,
        "at": change.at.isoformat(),
        "action": change.action,
        "before": None if change.before is None else shape_entry(change.before),
        "after": None if change.after is None else shape_entry(change.after),
        "undoes": change.undoes,
        "is_undone": change.is_undone,
    }


def shape_current(current: object) -> Json | None:
    """What stands there now, for somebody whose write came too late."""
    if isinstance(current, StoredFinding):
        return shape_finding(current)
    if isinstance(current, StoredConcept):
        return shape_concept(current)
    return None
