"""How a concept's rows change: always together with the entry in its history."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from glossary.concept import ConceptEntry
from glossary.errors import RefusedError
from glossary.store.mapping import concept_columns, designation_columns, entry_from_row, entry_to_json
from glossary.store.projects import project_id
from glossary.store.tables import ChangeGroupRow, ChangeRow, ConceptRow, DesignationRow, GlossaryRow

UNKEPT = re.compile("[\0\ud800-\udfff]")


def begin_group(session: Session, action: str, by: str) -> ChangeGroupRow:
    """Open a group of changes that are made, and undone, at once."""
    group = ChangeGroupRow(project_id=project_id(session), by=by, action=action)
    session.add(group)
    return group


def create_concepts(
    session: Session,
    group: ChangeGroupRow,
    entries: Sequence[ConceptEntry],
    *,
    glossary: GlossaryRow,
    position: int,
) -> list[ConceptRow]:
    """Put new concepts into `glossary`, from `position` on."""
    rows = []
    for place, entry in enumerate(entries, position):
        check_entry(entry)
        row = ConceptRow(glossary=glossary, key=entry.key, position=place, version=1, **concept_columns(entry))
        _put_designations(row, entry)
        rows.append(row)
    session.add_all(rows)
    session.flush()
    for row, entry in zip(rows, entries, strict=True):
        _record(session, group, row, None, entry)
    return rows


def restore_concept(session: Session, group: ChangeGroupRow, deleted: ChangeRow, entry: ConceptEntry) -> ChangeRow:
    """Bring a deleted concept back, with its id and in its place."""
    latest = session.scalars(
        select(func.max(ChangeRow.version)).where(ChangeRow.concept_id == deleted.concept_id)
    ).one()
    row = ConceptRow(
        id=deleted.concept_id,
        glossary_id=deleted.glossary_id,
        key=deleted.key,
        position=deleted.position,
        version=(latest or 0) + 1,
        **concept_columns(entry),
    )
    _put_designations(row, entry)
    session.add(row)
    session.flush()
    return _record(session, group, row, None, entry, undoes=deleted.id)


def rewrite_concept(
    session: Session, group: ChangeGroupRow, row: ConceptRow, entry: ConceptEntry, *, undoes: int | None = None
) -> ChangeRow:
    """Make `row` keep `entry` from now on."""
    check_entry(entry)
    before = entry_from_row(row)
    for name, value in concept_columns(entry).items():
        setattr(row, name, value)
    row.version += 1
    if _put_designations(row, entry):
        session.flush()  # a term that goes now may be there again in the next step
    return _record(session, group, row, before, entry, undoes=undoes)


def remove_concept(session: Session, group: ChangeGroupRow, row: ConceptRow, *, undoes: int | None = None) -> ChangeRow:
    """Delete a concept; its history stays."""
    row.version += 1
    change = _record(session, group, row, entry_from_row(row), None, undoes=undoes)
    session.delete(row)
    return change


def check_entry(entry: ConceptEntry) -> None:
    """Take only an entry that a glossary can hold.

    Raises:
        RefusedError: without key or term, with one term twice, or with a character that no database keeps.
    """
    where = f"concept “{UNKEPT.sub('', entry.key)}”"
    if any(UNKEPT.search(each) for each in _texts(entry)):
        raise RefusedError(
            where, "a text holds a character that no database keeps (NUL, half a surrogate)", "take it out"
        )
    if not entry.key.strip():
        raise RefusedError("concept", "it has no key", "give it one, such as language:term")
    if not entry.designations:
        raise RefusedError(where, "it has no term", "give it at least one")
    seen = set()
    for each in entry.designations:
        if not (each.text.strip() and each.language.strip()):
            raise RefusedError(where, "a term has no text or no language", "write both, or take the term away")
        if (each.language.lower(), each.text) in seen:
            raise RefusedError(where, f"the term “{each.text}” stands twice in {each.language}", "keep one of the two")
        seen.add((each.language.lower(), each.text))


def _texts(entry: ConceptEntry) -> Iterator[str]:
    yield from (entry.key, entry.domain, entry.definition, entry.note)
    for each in entry.designations:
        yield from (each.text, each.language, each.source, each.written_status or "", *each.forms, *each.allow)


def _put_designations(row: ConceptRow, entry: ConceptEntry) -> bool:
    """Keep the rows of terms that stay, so that no term is for a moment there twice; say whether any went."""
    held = {(each.language, each.text): each for each in row.designations}
    row.designations = [held.get((each.language, each.text)) or DesignationRow() for each in entry.designations]
    for position, (kept, each) in enumerate(zip(row.designations, entry.designations, strict=True)):
        kept.position = position
        for name, value in designation_columns(each).items():
            setattr(kept, name, value)
    return any(each not in row.designations for each in held.values())


def _record(
    session: Session,
    group: ChangeGroupRow,
    row: ConceptRow,
    before: ConceptEntry | None,
    after: ConceptEntry | None,
    *,
    undoes: int | None = None,
) -> ChangeRow:
    change = ChangeRow(
        group=group,
        glossary_id=row.glossary_id,
        concept_id=row.id,
        key=row.key,
        position=row.position,
        version=row.version,
        before=entry_to_json(before),
        after=entry_to_json(after),
        undoes=undoes,
    )
    session.add(change)
    return change
