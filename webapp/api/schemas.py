"""JSON schemas of what the interface takes and answers."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from glossary.concept import CaseRule, Kind, MatchRule, Status
from glossary.finding import DecisionKind, Fix, Severity

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
NUMBER: Schema = {"type": "integer"}
NUMBER_OR_NULL: Schema = {"type": ["integer", "null"]}
ROW_ID: Schema = {"type": "integer", "minimum": 1, "maximum": 2**31 - 1}
MOMENT: Schema = {"type": "string", "format": "date-time"}
DATE_OR_NULL: Schema = {"type": ["string", "null"], "format": "date"}
TEXTS: Schema = {"type": "array", "items": TEXT}
TRUTH: Schema = {"type": "boolean"}


def one_of(kind: type[StrEnum]) -> Schema:
    """One of an enumeration's values."""
    return {"type": "string", "enum": [each.value for each in kind]}


def ref(name: str) -> Schema:
    """The schema called `name`."""
    return {"$ref": f"#/components/schemas/{name}"}


def listed(name: str, of: str, *, has_total: bool) -> Schema:
    """An object with a list in it."""
    fields: Schema = {name: {"type": "array", "items": ref(of)}}
    if has_total:
        fields = {"total": NUMBER, **fields}
    return obj(fields)


def obj(fields: Schema, optional: Iterable[str] = ()) -> Schema:
    """An object whose fields are there, save the optional ones."""
    left_out = set(optional)
    return {"type": "object", "properties": fields, "required": [name for name in fields if name not in left_out]}


DESIGNATION = {
    "language": TEXT,
    "text": TEXT,
    "status": one_of(Status),
    "kind": one_of(Kind),
    "case": one_of(CaseRule),
    "match": one_of(MatchRule),
    "forms": TEXTS,
    "allow": TEXTS,
    "source": TEXT,
    "since": DATE_OR_NULL,
    "until": DATE_OR_NULL,
    "approved": TRUTH,
}
ENTRY = {"key": TEXT, "domain": TEXT, "definition": TEXT, "note": TEXT}
FINDING = {
    "id": ROW_ID,
    "version": NUMBER,
    "document": ROW_ID,
    "code": TEXT,
    "rule": TEXT,
    "severity": one_of(Severity),
    "path": TEXT,
    "start": NUMBER,
    "end": NUMBER,
    "line": NUMBER,
    "column": NUMBER,
    "end_line": NUMBER,
    "end_column": NUMBER,
    "page": NUMBER_OR_NULL,
    "text": TEXT,
    "replacements": TEXTS,
    "fix": one_of(Fix),
    "concept": TEXT_OR_NULL,
    "preferred": TEXT_OR_NULL,
    "score": {"type": ["number", "null"]},
    "message": TEXT,
    "fingerprint": TEXT,
    "decision": one_of(DecisionKind),
    "replacement": TEXT_OR_NULL,
    "note": TEXT,
    "decided_by": TEXT_OR_NULL,
}
DOCUMENT = {
    "id": ROW_ID,
    "name": TEXT,
    "version": NUMBER,
    "media_type": TEXT,
    "language": TEXT_OR_NULL,
    "characters": NUMBER,
    "open_findings": NUMBER,
    "total_findings": NUMBER,
    "uploaded_at": MOMENT,
    "run": NUMBER_OR_NULL,
    "text": TEXT,
}
RUN = {
    "id": ROW_ID,
    "document": ROW_ID,
    "status": {"type": "string", "enum": ["queued", "running", "done", "failed", "stopped"]},
    "progress": {"type": "number", "minimum": 0, "maximum": 1},
    "findings": NUMBER,
    "error": TEXT_OR_NULL,
}
LOG_ENTRY = {
    "id": ROW_ID,
    "decision": one_of(DecisionKind),
    "replacement": TEXT_OR_NULL,
    "note": TEXT,
    "by": TEXT,
    "at": MOMENT,
    "undoes": NUMBER_OR_NULL,
    "code": TEXT,
    "concept": TEXT_OR_NULL,
    "text": TEXT,
    "fingerprint": TEXT,
}
CHANGE = {
    "id": ROW_ID,
    "key": TEXT,
    "by": TEXT,
    "at": MOMENT,
    "action": TEXT,
    "before": {"anyOf": [ref("Entry"), {"type": "null"}]},
    "after": {"anyOf": [ref("Entry"), {"type": "null"}]},
    "undoes": NUMBER_OR_NULL,
    "is_undone": TRUTH,
}
DESIGNATIONS = {"type": "array", "items": ref("Designation"), "minItems": 1}
NEW_DESIGNATIONS = {"type": "array", "items": ref("NewDesignation"), "minItems": 1}
SCHEMAS: Schema = {
    "Problem": obj(
        {"type": TEXT, "title": TEXT, "status": NUMBER, "detail": TEXT, "field": TEXT, "current": {}},
        optional=("field", "current"),
    ),
    "Health": obj({"status": TEXT, "version": TEXT}),
    "Uploaded": obj({"id": ROW_ID, "run": ROW_ID}),
    "Document": obj(DOCUMENT, optional=("text",)),
    "Documents": listed("documents", "Document", has_total=True),
    "Run": obj(RUN),
    "Finding": obj(FINDING),
    "Findings": listed("findings", "Finding", has_total=True),
    "Decision": obj(
        {"decision": one_of(DecisionKind), "version": NUMBER, "replacement": TEXT_OR_NULL, "note": TEXT_OR_NULL},
        optional=("replacement", "note"),
    ),
    "Undo": obj({"count": {"type": "integer", "minimum": 1, "maximum": 1000, "default": 1}}, optional=("count",)),
    "Undone": listed("undone", "Finding", has_total=False),
    "LogEntry": obj(LOG_ENTRY),
    "Log": listed("decisions", "LogEntry", has_total=False),
    "Designation": obj(DESIGNATION),
    "NewDesignation": obj(DESIGNATION, optional=(name for name in DESIGNATION if name != "text")),
    "Entry": obj({**ENTRY, "designations": DESIGNATIONS}),
    "Concept": obj({"id": ROW_ID, "version": NUMBER, "glossary": TEXT, **ENTRY, "designations": DESIGNATIONS}),
    "NewConcept": obj({**ENTRY, "designations": NEW_DESIGNATIONS}, optional=ENTRY),
    "ChangedConcept": obj({"version": NUMBER, **ENTRY, "designations": NEW_DESIGNATIONS}, optional=ENTRY),
    "Concepts": listed("concepts", "Concept", has_total=True),
    "Change": obj(CHANGE),
    "History": listed("history", "Change", has_total=False),
}
