"""The decision log, and taking decisions back."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from webapp.api.answering import answer_write
from webapp.api.fields import Fields, query_number, read_body
from webapp.api.shapes import shape_finding, shape_log_entry
from webapp.services import deciding as services
from webapp.services.bench import editor, reading

MOST_UNDONE = 1000
MOST_ENTRIES = 10_000
ENTRIES = 100


def add_routes(blueprint: Blueprint) -> None:
    """Name the addresses of this module."""
    blueprint.get("/decisions", endpoint="decisions")(list_decisions)
    blueprint.post("/decisions/undo", endpoint="undo")(undo)


def list_decisions() -> ResponseReturnValue:
    """List the log, newest first."""
    limit = query_number(request, "limit", default=ENTRIES, greatest=MOST_ENTRIES)
    with reading() as session:
        entries = services.read_log(session, limit=limit)
    return {"decisions": [shape_log_entry(each) for each in entries]}


def undo() -> ResponseReturnValue:
    """Take the newest decisions back; with no body, one."""
    body = read_body(request) if request.get_data() else Fields({})
    count = body.integer("count", least=1, greatest=MOST_UNDONE, default=1)
    return answer_write(
        partial(services.undo_last, count=count, by=editor()),
        lambda undone: {"undone": [shape_finding(each) for each in undone]},
    )
