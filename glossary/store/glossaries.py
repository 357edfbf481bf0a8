"""Glossaries of the workspace, whole: load them for matching, import into them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from glossary.concept import ConceptEntry, Designation, Glossary, merge_entries, merge_glossaries
from glossary.errors import NotFoundError
from glossary.store.changes import begin_group, create_concepts, rewrite_concept
from glossary.store.mapping import entry_from_row
from glossary.store.projects import DEFAULT, project_id
from glossary.store.tables import ChangeRow, ConceptRow, DesignationRow, GlossaryRow

DESIGNATION_COLUMNS = tuple(getattr(DesignationRow, name) for name in Designation.__slots__)


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import did: concepts that are new, that are not as they were, and that were so already."""

    added: int
    changed: int
    same: int


def load_glossary(session: Session, name: str | None = None) -> Glossary:
    """The glossary called `name`; without a name all of the project's in their order, merged.

    Raises:
        NotFoundError: there is no glossary of this name.
    """
    rows = _glossary_rows(session)
    if name is None:
        loaded = [_load(session, row) for row in rows]
        return loaded[0] if len(loaded) == 1 else merge_glossaries(loaded)
    row = next((each for each in rows if each.name == name), None)
    if row is None:
        names = ", ".join(each.name for each in rows)
        raise NotFoundError(
            f"glossary “{name}”",
            "the workspace has no glossary of this name",
            f"use one of {names}" if names else "import one with `gloss terms import FILE`",
        )
    return _load(session, row)


def glossary_names(session: Session) -> tuple[str, ...]:
    """Names of the project's glossaries, in the order in which conflicts are decided."""
    return tuple(row.name for row in _glossary_rows(session))


def import_concepts(session: Session, glossary: Glossary, *, into: str = DEFAULT, by: str) -> ImportSummary:
    """Take `glossary` into the one called `into`, as one group of changes that is undone at once.

    A concept with a known key takes every value that the file gives; terms that only the workspace has stay,
    because an import never takes anything away.

    Raises:
        RefusedError: an entry that no glossary can hold; nothing was taken then.
    """
    held = ensure_glossary(session, into)
    rows = {row.key: row for row in session.scalars(select(ConceptRow).where(ConceptRow.glossary_id == held.id))}
    given = merge_glossaries([glossary]).concepts
    new = [entry for entry in given if entry.key not in rows]
    known = [(rows[entry.key], entry_from_row(rows[entry.key]), entry) for entry in given if entry.key in rows]
    merged = [(row, stored, merge_import(stored, entry)) for row, stored, entry in known]
    changed = [(row, wanted) for row, stored, wanted in merged if wanted != stored]
    if new or changed:
        group = begin_group(session, "import", by)
        for row, wanted in changed:
            rewrite_concept(session, group, row, wanted)
        create_concepts(session, group, new, glossary=held, position=next_position(session, held))
        session.flush()
    return ImportSummary(len(new), len(changed), len(known) - len(changed))


def merge_import(stored: ConceptEntry, given: ConceptEntry) -> ConceptEntry:
    """`stored` with everything that `given` says; of two different values the given one holds."""
    return replace(merge_entries(given, stored), key=stored.key)


def ensure_glossary(session: Session, name: str) -> GlossaryRow:
    """The glossary called `name`, made as the last of the project where there is none."""
    rows = _glossary_rows(session)
    for row in rows:
        if row.name == name:
            return row
    row = GlossaryRow(
        project_id=project_id(session), name=name, position=max((each.position for each in rows), default=-1) + 1
    )
    session.add(row)
    session.flush()
    return row


def next_position(session: Session, glossary: GlossaryRow) -> int:
    """Place after the last concept that ever was in `glossary`: an undone deletion finds its own place free."""
    latest = select(func.max(ChangeRow.position)).where(ChangeRow.glossary_id == glossary.id)
    found = session.scalars(latest).one()
    return 0 if found is None else found + 1


def _glossary_rows(session: Session) -> list[GlossaryRow]:
    wanted = select(GlossaryRow).where(GlossaryRow.project_id == project_id(session))
    return list(session.scalars(wanted.order_by(GlossaryRow.position)))


def _load(session: Session, glossary: GlossaryRow) -> Glossary:
    """Read columns instead of rows: a lint run waits for this."""
    designations: defaultdict[int, list[Designation]] = defaultdict(list)
    terms = (
        select(DesignationRow.concept_id, *DESIGNATION_COLUMNS)
        .join(ConceptRow, ConceptRow.id == DesignationRow.concept_id)
        .where(ConceptRow.glossary_id == glossary.id)
        .order_by(DesignationRow.concept_id, DesignationRow.position)
    )
    for concept_id, *columns in session.execute(terms):
        named = dict(zip(Designation.__slots__, columns, strict=True))
        named |= {"forms": tuple(named["forms"]), "allow": tuple(named["allow"])}
        designations[concept_id].append(Designation(**named))
    concepts = (
        select(ConceptRow.id, ConceptRow.key, ConceptRow.domain, ConceptRow.definition, ConceptRow.note)
        .where(ConceptRow.glossary_id == glossary.id)
        .order_by(ConceptRow.position, ConceptRow.id)
    )
    entries = (
        ConceptEntry(key, tuple(designations[concept_id]), domain, definition, note)
        for concept_id, key, domain, definition, note in session.execute(concepts)
    )
    return Glossary(tuple(entries), name=glossary.name)
