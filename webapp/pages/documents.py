"""Documents: the list, putting one in, its running text with the findings marked, and the fixed file."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from webapp.errors import FieldError
from webapp.handing_out import hand_out
from webapp.pages.asking import read_filter
from webapp.pages.saying import say
from webapp.services import documents as services
from webapp.services.bench import editor, reading, wake_worker, writing
from webapp.services.fixing import fix_document

WORKING = ("queued", "running")


def add_routes(blueprint: Blueprint) -> None:
    """Name the addresses of this module's pages."""
    blueprint.get("/", endpoint="documents")(show_documents)
    blueprint.post("/documents", endpoint="upload")(upload)
    blueprint.get("/documents/<row:document_id>", endpoint="document")(show_document)
    blueprint.post("/documents/<row:document_id>/lint", endpoint="lint_again")(lint_again)
    blueprint.get("/documents/<row:document_id>/fixed", endpoint="fixed")(download_fixed)


def show_documents() -> ResponseReturnValue:
    """List the documents with what is open in each."""
    with reading() as session:
        rows = services.list_with_runs(session)
        terms = services.count_terms(session) if not rows else 0
    return render_template("documents.html", here="documents", documents=rows, terms=terms)


def upload() -> ResponseReturnValue:
    """Take a document in and show it, its lint run under way."""
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        raise FieldError("file", "choose a file to add")
    content = sent.read()
    document = services.read_upload(content, sent.filename)
    with writing() as session:
        run = services.upload_document(session, document, content, by=editor())
    wake_worker()
    say(f"Added {services.clean_name(sent.filename)}.")
    return redirect(url_for("pages.document", document_id=run.document_id), 303)


def show_document(document_id: int) -> ResponseReturnValue:
    """Show the running text with the findings that the address asks for."""
    wanted = read_filter(request.args)
    with reading() as session:
        view = services.view_document(session, document_id, wanted)
    is_working = view.run is not None and view.run.status in WORKING
    return render_template("document.html", here="documents", view=view, wanted=wanted, is_working=is_working)


def lint_again(document_id: int) -> ResponseReturnValue:
    """Queue another run over the newest version."""
    with writing() as session:
        services.lint_again(session, document_id)
    wake_worker()
    say("Linting again; decisions stay.")
    return redirect(url_for("pages.document", document_id=document_id), 303)


def download_fixed(document_id: int) -> ResponseReturnValue:
    """Hand out the document with what was accepted in its place."""
    with reading() as session:
        return hand_out(fix_document(session, document_id))
