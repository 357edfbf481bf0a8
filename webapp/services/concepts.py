"""The glossary: searched, edited with versions, its history read and undone."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from glossary.concept import ConceptEntry, Status
from glossary.errors import NotFoundError
from glossary.store.concepts import (
    ConceptPage,
    StoredConcept,
    add_concept,
    change_concept,
    delete_concept,
    find_concept,
    get_concept,
    list_concepts,
)
from glossary.store.history import Change, concept_history, undo_change


@dataclass(frozen=True, slots=True)
class ConceptSearch:
    """What is looked for; empty fields ask for nothing. Pages count from 1."""

    query: str = ""
    status: Status | None = None
    language: str | None = None
    page: int = 1
    per_page: int = 50


def search_concepts(session: Session, wanted: ConceptSearch) -> ConceptPage:
    """One page of the concepts that are wanted."""
    return list_concepts(
        session,
        query=wanted.query,
        status=wanted.status,
        language=wanted.language,
        offset=(wanted.page - 1) * wanted.per_page,
        limit=wanted.per_page,
    )


def read_concept(session: Session, concept_id: int) -> StoredConcept:
    """One concept as it is now."""
    return get_concept(session, concept_id)


def find_by_key(session: Session, key: str) -> StoredConcept | None:
    """The concept with this key, None where the workspace has none."""
    try:
        return find_concept(session, key)
    except NotFoundError:
        return None


def read_history(session: Session, key: str) -> tuple[Change, ...]:
    """What was done to a concept, the newest first."""
    return concept_history(session, key)


def create_concept(session: Session, entry: ConceptEntry, *, by: str) -> StoredConcept:
    """Add a concept to the workspace's own glossary."""
    return add_concept(session, entry, by=by)


def save_concept(session: Session, concept_id: int, entry: ConceptEntry, *, version: int, by: str) -> StoredConcept:
    """Replace a concept.

    Raises:
        StaleError: somebody changed it since `version`.
    """
    return change_concept(session, concept_id, entry, version=version, by=by)


def remove_concept(session: Session, concept_id: int, *, version: int, by: str) -> None:
    """Delete a concept; its history stays, and undoes it."""
    delete_concept(session, concept_id, version=version, by=by)


def undo_concept_change(session: Session, change_id: int, *, by: str) -> Change:
    """Take one change back, as a change of its own."""
    return undo_change(session, change_id=change_id, by=by)
