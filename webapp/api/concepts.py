"""The glossary's concepts."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue

from glossary.concept import CaseRule, ConceptEntry, Designation, Kind, MatchRule, Status
from glossary.store.concepts import StoredConcept
from webapp.api.answering import answer_write
from webapp.api.fields import GREATEST, Fields, query_choice, query_number, query_text, read_body
from webapp.api.shapes import shape_change, shape_concept
from webapp.errors import FieldError
from webapp.services import concepts as services
from webapp.services.bench import editor, reading

LONGEST_LINE = 500
LONGEST_TEXT = 20_000
MOST_DESIGNATIONS = 500
MOST_FORMS = 200
MOST_PER_PAGE = 1000
PER_PAGE = 100
LAST_PAGE = 1_000_000


def add_routes(blueprint: Blueprint) -> None:
    """Name the addresses of this module."""
    blueprint.get("/concepts", endpoint="concepts")(list_concepts)
    blueprint.post("/concepts", endpoint="add_concept")(add_concept)
    blueprint.get("/concepts/<row:concept_id>", endpoint="concept")(read_concept)
    blueprint.put("/concepts/<row:concept_id>", endpoint="change_concept")(change_concept)
    blueprint.delete("/concepts/<row:concept_id>", endpoint="delete_concept")(delete_concept)
    blueprint.get("/concepts/<row:concept_id>/history", endpoint="history")(read_history)


def list_concepts() -> ResponseReturnValue:
    """Search the glossary, a page at a time."""
    wanted = services.ConceptSearch(
        query=query_text(request, "q", longest=LONGEST_LINE),
        status=query_choice(request, "status", Status),
        language=query_text(request, "language", longest=LONGEST_LINE) or None,
        page=query_number(request, "page", default=1, greatest=LAST_PAGE),
        per_page=query_number(request, "per_page", default=PER_PAGE, greatest=MOST_PER_PAGE),
    )
    with reading() as session:
        page = services.search_concepts(session, wanted)
    return {"total": page.total, "concepts": [shape_concept(each) for each in page.concepts]}


def add_concept() -> ResponseReturnValue:
    """Add a concept."""
    entry = read_entry(read_body(request))
    return answer_write(partial(services.create_concept, entry=entry, by=editor()), shape_concept, status=201)


def read_concept(concept_id: int) -> ResponseReturnValue:
    """Show one concept."""
    with reading() as session:
        return shape_concept(services.read_concept(session, concept_id))


def change_concept(concept_id: int) -> ResponseReturnValue:
    """Replace a concept; the key, and what a designation's object leaves out, stay as they are."""
    body = read_body(request)
    version = body.integer("version", least=0)

    def change(session: Any) -> StoredConcept:  # noqa: ANN401 - this room does not know what a session is
        known = services.read_concept(session, concept_id)
        entry = read_entry(body, known.entry)
        return services.save_concept(session, concept_id, entry, version=version, by=editor())

    return answer_write(change, shape_concept)


def delete_concept(concept_id: int) -> ResponseReturnValue:
    """Delete a concept that was seen at `?version=`."""
    version = query_number(request, "version", default=0, greatest=GREATEST)
    if version == 0:
        raise FieldError("version", "is missing: say which version you saw, as ?version=")
    answer = answer_write(
        partial(services.remove_concept, concept_id=concept_id, version=version, by=editor()), lambda _: {}
    )
    return Response(status=204) if answer.status_code == 200 else answer  # noqa: PLR2004 - done


def read_history(concept_id: int) -> ResponseReturnValue:
    """List what was done to a concept, newest first."""
    with reading() as session:
        concept = services.read_concept(session, concept_id)
        changes = services.read_history(session, concept.entry.key)
    return {"history": [shape_change(each) for each in changes]}


def read_entry(body: Fields, known: ConceptEntry | None = None) -> ConceptEntry:
    """The entry that a body describes.

    Raises:
        FieldError: a field is missing or wrong, or two designations are the same.
    """
    held = {(each.language.lower(), each.text): each for each in known.designations} if known else {}
    designations: dict[tuple[str, str], Designation] = {}
    for fields in body.objects("designations", most=MOST_DESIGNATIONS):
        designation = _read_designation(fields, held)
        name = (designation.language.lower(), designation.text)
        if name in designations:
            raise fields.refuse("text", "stands there twice in this language")
        designations[name] = designation
    if not designations:
        raise body.refuse("designations", "must have at least one")
    first = next(iter(designations.values()))
    default_key = known.key if known else f"{first.language}:{first.text}"
    return ConceptEntry(
        key=body.text_or_none("key", longest=LONGEST_LINE) or default_key,
        designations=tuple(designations.values()),
        domain=body.text("domain", longest=LONGEST_LINE, default=""),
        definition=body.text("definition", longest=LONGEST_TEXT, default=""),
        note=body.text("note", longest=LONGEST_TEXT, default=""),
    )


def _read_designation(fields: Fields, held: dict[tuple[str, str], Designation]) -> Designation:
    text = fields.text("text", longest=LONGEST_LINE).strip()
    if not text:
        raise fields.refuse("text", "must not be empty")
    language = fields.text("language", longest=LONGEST_LINE, default="en").strip() or "en"
    known = held.get((language.lower(), text), Designation(text))
    status = fields.choice("status", Status, default=known.status)
    return Designation(
        text=text,
        language=language,
        status=status,
        kind=fields.choice("kind", Kind, default=known.kind),
        case=fields.choice("case", CaseRule, default=known.case),
        match=fields.choice("match", MatchRule, default=known.match),
        forms=fields.texts("forms", longest=LONGEST_LINE, most=MOST_FORMS) if "forms" in fields else known.forms,
        allow=fields.texts("allow", longest=LONGEST_LINE, most=MOST_FORMS) if "allow" in fields else known.allow,
        source=fields.text("source", longest=LONGEST_LINE, default=known.source),
        since=_read_date(fields, "since", known.since),
        until=_read_date(fields, "until", known.until),
        written_status=known.written_status if status is known.status else None,
        approved=fields.truth("approved", default=known.approved),
    )


def _read_date(fields: Fields, name: str, known: date | None) -> date | None:
    if name not in fields:
        return known
    text = fields.text_or_none(name, longest=LONGEST_LINE)
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise fields.refuse(name, "must be a date like 2026-11-24, or null") from None
