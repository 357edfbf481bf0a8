"""Concepts of the workspace: list, find, add, change, delete."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from glossary.concept import ConceptEntry, Status
from glossary.errors import NotFoundError, RefusedError, StaleError
from glossary.store.changes import begin_group, check_entry, create_concepts, remove_concept, rewrite_concept
from glossary.store.glossaries import ensure_glossary, next_position
from glossary.store.mapping import entry_from_row, fold
from glossary.store.projects import bounded, get_row, project_id
from glossary.store.tables import ConceptRow, DesignationRow, GlossaryRow


@dataclass(frozen=True, slots=True)
class StoredConcept:
    """A concept entry as the workspace keeps it; `version` grows with each change."""

    id: int
    version: int
    entry: ConceptEntry
    glossary: str


@dataclass(frozen=True, slots=True)
class ConceptPage:
    """Some of the concepts asked for, and how many there are in all."""

    total: int
    concepts: tuple[StoredConcept, ...]


def list_concepts(
    session: Session,
    *,
    query: str = "",
    status: Status | None = None,
    language: str | None = None,
    offset: int = 0,
    limit: int = 100,
) -> ConceptPage:
    """Concepts whose terms, key, definition or note hold every word of `query`, by their name."""
    wanted: list[ColumnElement[bool]] = [GlossaryRow.project_id == project_id(session)]
    wanted += [ConceptRow.search_text.contains(word, autoescape=True) for word in fold(query).split()]
    terms: list[ColumnElement[bool]] = []
    if status is not None:
        terms.append(DesignationRow.status == status)
    if language is not None:
        tag = func.lower(DesignationRow.language)
        terms.append(or_(tag == language.lower(), tag.startswith(f"{language.lower()}-", autoescape=True)))
    if terms:
        wanted.append(
            ConceptRow.designations.any(*terms) if len(terms) == 1 else ConceptRow.designations.any(terms[0] & terms[1])
        )
    found = select(ConceptRow).join(ConceptRow.glossary).where(*wanted)
    total = session.scalars(select(func.count()).select_from(found.subquery())).one()
    ordered = found.order_by(ConceptRow.sort_text, ConceptRow.id).offset(bounded(offset)).limit(bounded(limit))
    return ConceptPage(total, tuple(stored_concept(row) for row in session.scalars(ordered)))


def get_concept(session: Session, concept_id: int) -> StoredConcept:
    """The concept with this id.

    Raises:
        NotFoundError: there is none.
    """
    return stored_concept(get_row(session, ConceptRow, concept_id, "concept"))


def find_concept(session: Session, key: str) -> StoredConcept:
    """The concept with this key, of the first glossary that has it.

    Raises:
        NotFoundError: there is none.
    """
    row = find_row(session, key)
    if row is None:
        raise NotFoundError(f"concept “{key}”", "no glossary has this concept", "look it up with `gloss terms list`")
    return stored_concept(row)


def find_row(session: Session, key: str) -> ConceptRow | None:
    """Row of the concept with this key, of the first glossary that has it."""
    return session.scalars(
        select(ConceptRow)
        .join(ConceptRow.glossary)
        .where(ConceptRow.key == key, GlossaryRow.project_id == project_id(session))
        .order_by(GlossaryRow.position)
        .limit(1)
    ).first()


def add_concept(session: Session, entry: ConceptEntry, *, by: str, into: str = "default") -> StoredConcept:
    """Add a concept to the glossary called `into`, which is made where there is none.

    Raises:
        RefusedError: the glossary has a concept with this key, or the entry is one that none can hold.
    """
    check_entry(entry)
    glossary = ensure_glossary(session, into)
    held = select(ConceptRow.id).where(ConceptRow.glossary_id == glossary.id, ConceptRow.key == entry.key)
    if session.scalars(held).first() is not None:
        raise RefusedError(
            f"concept “{entry.key}”", f"the glossary “{into}” has a concept with this key", "change that one instead"
        )
    group = begin_group(session, "add", by)
    rows = create_concepts(session, group, [entry], glossary=glossary, position=next_position(session, glossary))
    return stored_concept(rows[0])


def change_concept(session: Session, concept_id: int, entry: ConceptEntry, *, version: int, by: str) -> StoredConcept:
    """Put `entry` in the place of what the concept was at `version`; an equal entry changes nothing.

    Raises:
        NotFoundError: there is no such concept.
        StaleError: somebody changed it since; `current` is the StoredConcept.
        RefusedError: it has another key, or is an entry that no glossary can hold.
    """
    row = _fresh_row(session, concept_id, version)
    if entry.key != row.key:
        raise RefusedError(
            f"concept “{row.key}”", "a concept's key never changes", "keep the key, or add a new concept"
        )
    if entry != entry_from_row(row):
        rewrite_concept(session, begin_group(session, "change", by), row, entry)
        session.flush()
    return stored_concept(row)


def delete_concept(session: Session, concept_id: int, *, version: int, by: str) -> None:
    """Delete the concept that was seen at `version`; undo brings it back with its id.

    Raises:
        NotFoundError: there is no such concept.
        StaleError: somebody changed it since; `current` is the StoredConcept.
    """
    row = _fresh_row(session, concept_id, version)
    remove_concept(session, begin_group(session, "delete", by), row)
    session.flush()


def stored_concept(row: ConceptRow) -> StoredConcept:
    """The value of a concept's row."""
    return StoredConcept(row.id, row.version, entry_from_row(row), row.glossary.name)


def _fresh_row(session: Session, concept_id: int, version: int) -> ConceptRow:
    row = get_row(session, ConceptRow, concept_id, "concept")
    if row.version != version:
        raise StaleError(
            f"concept “{row.key}”",
            "somebody changed it since you saw it",
            "look at it as it is now, and change it again",
            current=stored_concept(row),
        )
    return row
