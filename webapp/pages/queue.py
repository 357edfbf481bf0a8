"""The review queue: one finding at a time, decided with one key."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from glossary.errors import StaleError
from glossary.finding import DecisionKind
from glossary.store.findings import StoredFinding
from webapp.errors import FieldError
from webapp.pages.asking import form_text, form_version, read_filter, row_id
from webapp.pages.saying import say_decided, say_undone
from webapp.services.bench import editor, reading, writing
from webapp.services.deciding import Verdict, decide_in_queue, read_finding, undo_last
from webapp.services.finding_filter import FindingFilter
from webapp.services.queue import Queue, view_queue

LONGEST_WORDING = 2000
PLAIN_ACTIONS = {
    "accept": DecisionKind.ACCEPT,
    "dismiss": DecisionKind.DISMISS,
    "ignore": DecisionKind.IGNORE,
    "admit": DecisionKind.ADMIT,
    "forbid": DecisionKind.FORBID,
}
ACCEPT_PREFIX = "accept-"
OWN_WORDING = "accept-wording"


def add_routes(blueprint: Blueprint) -> None:
    """Name the addresses of this module's pages."""
    blueprint.get("/documents/<row:document_id>/queue", endpoint="queue")(show_queue)
    blueprint.post("/findings/<row:finding_id>/decision", endpoint="decide")(decide)
    blueprint.post("/decisions/undo", endpoint="undo")(undo)


def show_queue(document_id: int) -> ResponseReturnValue:
    """Show the finding that the address names, else the first open one, else that all is done."""
    wanted = read_filter(request.args)
    with reading() as session:
        queue = view_queue(session, document_id, row_id(request.args.get("finding", "")), wanted)
    return _render(queue, wanted)


def decide(finding_id: int) -> ResponseReturnValue:
    """Record the decision and go on to the next open finding; show what happened where somebody was first."""
    wanted = read_filter(request.form)
    try:
        with writing() as session:
            verdict = _read_verdict(read_finding(session, finding_id))
            decided = decide_in_queue(session, finding_id, verdict, wanted, by=editor())
    except StaleError:
        with reading() as session:
            found = read_finding(session, finding_id)
            queue = view_queue(session, found.document_id, finding_id, wanted)
        return _render(queue, wanted, is_stale=True), 409
    say_decided(decided.found, wanted.query())
    following = decided.following.id if decided.following else None
    return redirect(_queue_address(decided.found.document_id, following, wanted), 303)


def undo() -> ResponseReturnValue:
    """Take the last decision back and show its finding again."""
    with writing() as session:
        undone = undo_last(session, by=editor())
    say_undone(undone)
    wanted = read_filter(request.form)
    if undone:
        return redirect(_queue_address(undone[0].document_id, undone[0].id, wanted), 303)
    document_id = row_id(request.form.get("document", ""))
    if document_id is None:
        return redirect(url_for("pages.log"), 303)
    return redirect(_queue_address(document_id, None, wanted), 303)


def _read_verdict(found: StoredFinding) -> Verdict:
    spoken, version = request.form.get("verdict", ""), form_version()
    if spoken in PLAIN_ACTIONS:
        return Verdict(PLAIN_ACTIONS[spoken], version)
    if spoken == OWN_WORDING:
        wording = form_text("wording", longest=LONGEST_WORDING)
        if not wording.strip():
            raise FieldError("wording", "write the words that should stand there")
        return Verdict(DecisionKind.ACCEPT, version, replacement=wording)
    number = row_id(spoken.removeprefix(ACCEPT_PREFIX)) or 0
    if not spoken.startswith(ACCEPT_PREFIX) or not 0 < number <= len(found.finding.replacements):
        raise FieldError("verdict", "choose one of the buttons")
    return Verdict(DecisionKind.ACCEPT, version, replacement=found.finding.replacements[number - 1])


def _queue_address(document_id: int, finding_id: int | None, wanted: FindingFilter) -> str:
    query = wanted.query() | ({} if finding_id is None else {"finding": str(finding_id)})
    return url_for("pages.queue", document_id=document_id) + (f"?{urlencode(query)}" if query else "")


def _render(queue: Queue, wanted: FindingFilter, *, is_stale: bool = False) -> str:
    place = 0
    if queue.card is not None:
        place = next((at for at, each in enumerate(queue.shown, 1) if each.id == queue.card.found.id), 0)
    return render_template(
        "queue.html", here="documents", queue=queue, card=queue.card, wanted=wanted, place=place, stale=is_stale
    )
