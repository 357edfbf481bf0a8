"""Decisions on one finding."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from glossary.finding import DecisionKind
from webapp.api.answering import answer_write
from webapp.api.fields import read_body
from webapp.api.shapes import shape_finding
from webapp.services import deciding as services
from webapp.services.bench import editor, reading

LONGEST_WORDING = 2000
LONGEST_NOTE = 10_000


def add_routes(blueprint: Blueprint) -> None:
    """Name the addresses of this module."""
    blueprint.get("/findings/<row:finding_id>", endpoint="finding")(read_finding)
    blueprint.post("/findings/<row:finding_id>/decision", endpoint="decide")(decide)


def read_finding(finding_id: int) -> ResponseReturnValue:
    """Show one finding."""
    with reading() as session:
        return shape_finding(services.read_finding(session, finding_id))


def decide(finding_id: int) -> ResponseReturnValue:
    """Record what an editor says of a finding."""
    body = read_body(request)
    verdict = services.Verdict(
        decision=body.choice("decision", DecisionKind),
        version=body.integer("version", least=0),
        replacement=body.text_or_none("replacement", longest=LONGEST_WORDING),
        note=body.text_or_none("note", longest=LONGEST_NOTE) or "",
    )
    if verdict.replacement is not None and verdict.decision is not DecisionKind.ACCEPT:
        raise body.refuse("replacement", "goes with the decision accept alone")
    return answer_write(
        partial(services.decide_finding, finding_id=finding_id, verdict=verdict, by=editor()), shape_finding
    )
