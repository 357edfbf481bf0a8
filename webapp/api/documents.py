"""Documents and their lint runs."""

from __future__ import annotations

import hashlib
from functools import partial

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from glossary.finding import DecisionKind
from webapp.api.answering import answer_write
from webapp.api.fields import query_choice, query_number, query_text
from webapp.api.shapes import shape_document, shape_finding, shape_run
from webapp.errors import FieldError, MediaTypeError
from webapp.handing_out import hand_out
from webapp.services import documents as services
from webapp.services.bench import editor, reading, wake_worker
from webapp.services.fixing import fix_document

FORM = "multipart/form-data"
LAST_PAGE = 1_000_000
MOST_PER_PAGE = 1000
PER_PAGE = 100
LONGEST_CODE = 40


def add_routes(blueprint: Blueprint) -> None:
    """Name the addresses of this module."""
    blueprint.post("/documents", endpoint="upload")(upload)
    blueprint.get("/documents", endpoint="documents")(list_documents)
    blueprint.get("/documents/<row:document_id>", endpoint="document")(read_document)
    blueprint.get("/documents/<row:document_id>/findings", endpoint="findings")(list_findings)
    blueprint.get("/documents/<row:document_id>/fixed", endpoint="fixed")(read_fixed)
    blueprint.get("/runs/<row:run_id>", endpoint="run")(read_run)


def upload() -> ResponseReturnValue:
    """Take a document in; linting it runs on."""
    if request.mimetype != FORM:
        raise MediaTypeError(f"Send the file as {FORM}, in a field called file.")
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        raise FieldError("file", "is missing, or has no name")
    content, name = sent.read(), sent.filename
    document = services.read_upload(content, name)
    answer = answer_write(
        partial(services.upload_document, document=document, content=content, by=editor()),
        lambda run: {"id": run.document_id, "run": run.id},
        status=201,
        sent=f"{name}\n{hashlib.sha256(content).hexdigest()}".encode("utf-8", "surrogatepass"),
    )
    wake_worker()
    return answer


def list_documents() -> ResponseReturnValue:
    """List every document."""
    with reading() as session:
        rows = services.list_with_runs(session)
    return {"total": len(rows), "documents": [shape_document(row.document) for row in rows]}


def read_document(document_id: int) -> ResponseReturnValue:
    """Show one document, with its text where that is asked for."""
    with reading() as session:
        shaped = shape_document(services.read_document(session, document_id))
        if request.args.get("text") == "1":
            shaped["text"] = services.read_text(session, document_id)
    return shaped


def list_findings(document_id: int) -> ResponseReturnValue:
    """List the findings of the newest finished run, by place, a page at a time."""
    page = query_number(request, "page", default=1, greatest=LAST_PAGE)
    per_page = query_number(request, "per_page", default=PER_PAGE, greatest=MOST_PER_PAGE)
    rule = query_text(request, "rule", longest=LONGEST_CODE) or None
    decision = query_choice(request, "decision", DecisionKind)
    with reading() as session:
        found = services.page_of_findings(
            session, document_id, rule=rule, decision=decision, page=page, per_page=per_page
        )
    return {"total": found.total, "findings": [shape_finding(each) for each in found.findings]}


def read_fixed(document_id: int) -> ResponseReturnValue:
    """Hand out the document with what was accepted in its place."""
    with reading() as session:
        return hand_out(fix_document(session, document_id))


def read_run(run_id: int) -> ResponseReturnValue:
    """Say how far a lint run is."""
    with reading() as session:
        return shape_run(services.read_run(session, run_id))
