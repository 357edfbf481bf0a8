"""The glossary: search, one concept with its form and history, and what happens when two edit it at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from math import ceil

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from glossary.concept import Status
from glossary.errors import GlossaryError, StaleError
from glossary.store.concepts import StoredConcept
from glossary.store.history import Change
from webapp.errors import FieldError
from webapp.pages.asking import form_version, row_id
from webapp.pages.concept_form import CHOICES, ConceptForm, entry_of, form_of, read_form
from webapp.pages.saying import quote, say
from webapp.services import concepts as services
from webapp.services.bench import editor, reading, writing
from webapp.services.concept_lines import ChangedLine, changed_lines

PER_PAGE = 50
LONGEST_QUERY = 200
LAST_PAGE = 100_000
ACTIONS = {"add": "Added", "change": "Changed", "delete": "Deleted", "import": "Imported", "undo": "Undid a change"}


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A change as the history tells it."""

    id: int
    what: str
    by: str
    at: datetime
    lines: tuple[ChangedLine, ...]
    can_undo: bool


def add_routes(blueprint: Blueprint) -> None:
    """Name the addresses of this module's pages."""
    blueprint.get("/glossary", endpoint="glossary")(show_glossary)
    blueprint.get("/glossary/new", endpoint="new_concept")(show_new_concept)
    blueprint.post("/glossary/new", endpoint="create_concept")(create_concept)
    blueprint.get("/glossary/<row:concept_id>", endpoint="concept")(show_concept)
    blueprint.post("/glossary/<row:concept_id>", endpoint="save_concept")(save_concept)
    blueprint.post("/glossary/changes/<row:change_id>/undo", endpoint="undo_change")(undo_change)


def show_glossary() -> ResponseReturnValue:
    """Show the concepts that the address asks for."""
    status = request.args.get("status", "")
    wanted = services.ConceptSearch(
        query=request.args.get("q", "").replace("\0", "").strip()[:LONGEST_QUERY],
        status=Status(status) if status in set(Status) else None,
        page=min(row_id(request.args.get("page", "")) or 1, LAST_PAGE),
        per_page=PER_PAGE,
    )
    with reading() as session:
        page = services.search_concepts(session, wanted)
    pages = ceil(page.total / PER_PAGE)
    return render_template("glossary.html", here="glossary", page=page, pages=pages, wanted=wanted, choices=CHOICES)


def show_new_concept() -> ResponseReturnValue:
    """Show an empty form."""
    return _render_new(ConceptForm(focus=0))


def create_concept() -> ResponseReturnValue:
    """Add the concept that the form describes, or do what its other buttons say."""
    form = read_form(request.form, 0)
    if (turned := _turn_rows(form)) is not None:
        return _render_new(turned)
    try:
        entry = entry_of(form)
        with writing() as session:
            concept = services.create_concept(session, entry, by=editor())
    except (FieldError, GlossaryError) as refused:
        return _render_new(replace(form, problem=_what_is_wrong(refused))), 422
    say(f"Added ‘{quote(concept.entry.key)}’.")
    return redirect(url_for("pages.concept", concept_id=concept.id), 303)


def show_concept(concept_id: int) -> ResponseReturnValue:
    """Show a concept with its history."""
    with reading() as session:
        concept = services.read_concept(session, concept_id)
    return _render_concept(concept, form_of(concept.entry, concept.version))


def save_concept(concept_id: int) -> ResponseReturnValue:
    """Save or delete the concept, or do what the form's other buttons say."""
    form = read_form(request.form, form_version())
    with reading() as session:
        known = services.read_concept(session, concept_id)
    if (turned := _turn_rows(form)) is not None:
        return _render_concept(known, turned)
    try:
        if request.form.get("do") == "delete":
            return _delete_concept(known, form)
        with writing() as session:
            entry = entry_of(form, services.read_concept(session, concept_id).entry)
            saved = services.save_concept(session, concept_id, entry, version=form.version, by=editor())
    except StaleError:
        return _render_conflict(concept_id, form), 409
    except (FieldError, GlossaryError) as refused:
        return _render_concept(known, replace(form, problem=_what_is_wrong(refused))), 422
    _say_saved(saved)
    return redirect(url_for("pages.concept", concept_id=concept_id), 303)


def undo_change(change_id: int) -> ResponseReturnValue:
    """Take one change of a concept back."""
    with writing() as session:
        change = services.undo_concept_change(session, change_id, by=editor())
        concept = services.find_by_key(session, change.key)
    say(f"Undone: ‘{quote(change.key)}’ is as it was.", undo=_undo_of(change))
    if concept is None:
        return redirect(url_for("pages.glossary"), 303)
    return redirect(url_for("pages.concept", concept_id=concept.id), 303)


def _delete_concept(known: StoredConcept, form: ConceptForm) -> ResponseReturnValue:
    with writing() as session:
        services.remove_concept(session, known.id, version=form.version, by=editor())
        changes = services.read_history(session, known.entry.key)
    say(f"Deleted ‘{quote(known.entry.key)}’.", undo=_undo_of(changes[0]) if changes else None)
    return redirect(url_for("pages.glossary"), 303)


def _turn_rows(form: ConceptForm) -> ConceptForm | None:
    """The form with a row more or less where such a button was pressed, None where it is to be saved."""
    do = request.form.get("do", "save")
    if do == "add":
        return form.with_row()
    if do.startswith("remove-") and do.removeprefix("remove-").isdecimal():
        return form.without_row(int(do.removeprefix("remove-")[:6]))
    return None


def _say_saved(saved: StoredConcept) -> None:
    with reading() as session:
        changes = services.read_history(session, saved.entry.key)
    say(f"Saved ‘{quote(saved.entry.key)}’.", undo=_undo_of(changes[0]) if changes else None)


def _undo_of(change: Change) -> dict[str, object]:
    return {"url": url_for("pages.undo_change", change_id=change.id), "fields": {}}


def _what_is_wrong(refused: FieldError | GlossaryError) -> str:
    if isinstance(refused, FieldError):
        return f"{refused.field.capitalize()}: {refused.what}."
    return f"{refused.what.capitalize()}; {refused.remedy}."


def _shown(change: Change) -> ShownChange:
    what = ACTIONS.get(change.action, change.action.capitalize()) + (", undone since" if change.is_undone else "")
    lines = changed_lines(change.before, change.after)
    return ShownChange(change.id, what, change.by, change.at, lines, can_undo=not change.is_undone)


def _render_new(form: ConceptForm) -> str:
    action = url_for("pages.create_concept")
    return render_template("concept.html", here="glossary", form=form, action=action, is_new=True, choices=CHOICES)


def _render_concept(concept: StoredConcept, form: ConceptForm) -> str:
    with reading() as session:
        history = [_shown(change) for change in services.read_history(session, concept.entry.key)]
    action = url_for("pages.save_concept", concept_id=concept.id)
    return render_template(
        "concept.html", here="glossary", form=form, action=action, concept=concept, history=history, choices=CHOICES
    )


def _render_conflict(concept_id: int, form: ConceptForm) -> str:
    with reading() as session:
        current = services.read_concept(session, concept_id)
    try:
        lines = changed_lines(current.entry, entry_of(form, current.entry))
    except FieldError:
        lines = ()
    return render_template(
        "conflict.html",
        here="glossary",
        form=replace(form, version=current.version),
        action=url_for("pages.save_concept", concept_id=concept_id),
        concept=current,
        lines=lines,
        choices=CHOICES,
    )
