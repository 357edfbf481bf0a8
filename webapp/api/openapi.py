"""The OpenAPI 3.1 document; a test holds it against the addresses that there are and against real answers."""

from __future__ import annotations

from typing import Any

from glossary.concept import Status
from glossary.finding import DecisionKind
from webapp.api.schemas import ROW_ID, SCHEMAS, Schema, one_of, ref

JSON = "application/json"
PROBLEM = "application/problem+json"
COUNT: Schema = {"type": "integer", "minimum": 1}


def _query(name: str, schema: Schema, *, required: bool = False) -> Schema:
    return {"name": name, "in": "query", "required": required, "schema": schema}


ID = {"name": "id", "in": "path", "required": True, "schema": ROW_ID}
WRITER = {
    "name": "X-Requested-By",
    "in": "header",
    "required": True,
    "schema": {"type": "string", "const": "gloss"},
    "description": "Says that a script of yours sends this, not a page of another site.",
}
ONCE = {
    "name": "Idempotency-Key",
    "in": "header",
    "schema": {"type": "string", "minLength": 1, "maxLength": 200},
    "description": "Kept for 24 hours: the same request is answered the same and acts once.",
}
PAGES = [_query("page", {**COUNT, "default": 1}), _query("per_page", {**COUNT, "maximum": 1000, "default": 100})]
FILE: Schema = {
    "type": "object",
    "properties": {"file": {"type": "string", "format": "binary"}},
    "required": ["file"],
}


def _answers(schema: str | None, status: int) -> Schema:
    good: Schema = {"description": "Done."}
    if schema is not None:
        good["content"] = {JSON: {"schema": ref(schema)}}
    problem = {"description": "What was refused, and why.", "content": {PROBLEM: {"schema": ref("Problem")}}}
    return {str(status): good, "4XX": problem, "5XX": problem}


def _reads(summary: str, schema: str, *parameters: Schema) -> Schema:
    return {"summary": summary, "parameters": list(parameters), "responses": _answers(schema, 200)}


def _writes(
    summary: str, schema: str | None, *parameters: Schema, status: int = 200, body: Schema | None = None
) -> Schema:
    operation: Schema = {
        "summary": summary,
        "parameters": [WRITER, ONCE, *parameters],
        "responses": _answers(schema, status),
    }
    if body is not None:
        operation["requestBody"] = body
    return operation


def _json(schema: str, *, required: bool = True) -> Schema:
    return {"required": required, "content": {JSON: {"schema": ref(schema)}}}


FIXED: Schema = {
    "summary": "The document with accepted replacements applied",
    "parameters": [ID],
    "responses": {
        **_answers(None, 200),
        "200": {"description": "A file.", "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}}},
    },
}
SEARCH = (_query("q", {"type": "string"}), _query("status", one_of(Status)), _query("language", {"type": "string"}))
OPENAPI: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {
        "title": "glosswright",
        "summary": "Documents, findings, decisions and concepts of one workspace.",
    },
    "paths": {
        "/healthz": {"get": _reads("Whether the workbench answers", "Health")},
        "/openapi.json": {
            "get": {"summary": "This document", "responses": {"200": {"description": "OpenAPI 3.1"}}},
        },
        "/api/v1/documents": {
            "get": _reads("Every document", "Documents"),
            "post": _writes(
                "Put a document in; a known name is a new version",
                "Uploaded",
                status=201,
                body={"required": True, "content": {"multipart/form-data": {"schema": FILE}}},
            ),
        },
        "/api/v1/documents/{id}": {
            "get": _reads("One document", "Document", ID, _query("text", {"type": "string", "enum": ["1"]})),
        },
        "/api/v1/documents/{id}/findings": {
            "get": _reads(
                "Findings of the newest finished run, by place",
                "Findings",
                ID,
                _query("rule", {"type": "string"}),
                _query("decision", one_of(DecisionKind)),
                *PAGES,
            ),
        },
        "/api/v1/documents/{id}/fixed": {"get": FIXED},
        "/api/v1/runs/{id}": {"get": _reads("How far a lint run is", "Run", ID)},
        "/api/v1/findings/{id}": {"get": _reads("One finding", "Finding", ID)},
        "/api/v1/findings/{id}/decision": {
            "post": _writes("Decide on a finding", "Finding", ID, body=_json("Decision")),
        },
        "/api/v1/decisions": {
            "get": _reads("The decision log, newest first", "Log", _query("limit", {**COUNT, "maximum": 10_000})),
        },
        "/api/v1/decisions/undo": {
            "post": _writes("Take the newest decisions back", "Undone", body=_json("Undo", required=False)),
        },
        "/api/v1/concepts": {
            "get": _reads("Search the glossary", "Concepts", *SEARCH, *PAGES),
            "post": _writes("Add a concept", "Concept", status=201, body=_json("NewConcept")),
        },
        "/api/v1/concepts/{id}": {
            "get": _reads("One concept", "Concept", ID),
            "put": _writes("Replace a concept", "Concept", ID, body=_json("ChangedConcept")),
            "delete": _writes("Delete a concept", None, ID, _query("version", COUNT, required=True), status=204),
        },
        "/api/v1/concepts/{id}/history": {"get": _reads("What was done to a concept, newest first", "History", ID)},
    },
    "components": {"schemas": SCHEMAS},
}
