"""The history of concepts: who changed what when, and undo of any of it, undo included."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from glossary.concept import ConceptEntry
from glossary.errors import RefusedError
from glossary.store.changes import begin_group, remove_concept, restore_concept, rewrite_concept
from glossary.store.log import take_back_decision
from glossary.store.mapping import entry_from_json, entry_from_row
from glossary.store.projects import get_row, project_id
from glossary.store.tables import ChangeGroupRow, ChangeRow, ConceptRow
from glossary.store.undoing import take_back

UNDO = "undo"
WHOLE = frozenset(("merge",))
"""Actions of which half makes no sense: terms would be in two concepts, or in none."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one concept; `before` is None where it was added, `after` where it was deleted.

    Changes with one `group` were made at once: an import, say. `undoes` is the change that this one took back.
    """

    id: int
    key: str
    by: str
    at: datetime
    action: str
    before: ConceptEntry | None
    after: ConceptEntry | None
    undoes: int | None
    group: int
    is_undone: bool


def concept_history(session: Session, key: str) -> tuple[Change, ...]:
    """Every change of the concept with this key, the newest first; empty where it never was."""
    wanted = (
        select(ChangeRow)
        .join(ChangeRow.group)
        .where(ChangeRow.key == key, ChangeGroupRow.project_id == project_id(session))
    )
    return tuple(_change(row) for row in session.scalars(wanted.order_by(ChangeRow.id.desc())))


def undo_change(session: Session, *, by: str, change_id: int | None = None, key: str | None = None) -> Change:
    """Take back one change, or the newest of one concept, or else the newest group; gives the (last) change made.

    Of `key`, and of groups, the newest is meant that still holds and is no undo itself, so that undoing again
    goes further back. An undo is taken back by its `change_id`; a merge whole, whichever of its changes is named.

    Raises:
        NotFoundError: there is no such change.
        RefusedError: nothing to undo, undone already, or later changes touched the same things.
    """
    if change_id is not None:
        row = get_row(session, ChangeRow, change_id, "change")
    elif key is not None:
        row = _newest_of(session, key)
    else:
        return undo_group(session, by=by)[-1]
    rows = [row] if row.group.action not in WHOLE else [each for each in _rows_of(session, row) if not each.is_undone]
    return undo_rows(session, rows, by=by)[-1]


def _rows_of(session: Session, row: ChangeRow) -> list[ChangeRow]:
    """Every change that was made at once with `row`."""
    return list(session.scalars(select(ChangeRow).where(ChangeRow.group_id == row.group_id)))


def undo_group(session: Session, *, by: str) -> tuple[Change, ...]:
    """Take back the newest changes that were made at once and still hold: the whole of an import, say.

    Raises:
        RefusedError: nothing to undo, or later changes touched the same things.
    """
    newest = (
        select(func.max(ChangeRow.group_id))
        .join(ChangeRow.group)
        .where(
            ChangeGroupRow.project_id == project_id(session),
            ChangeGroupRow.action != UNDO,
            ChangeRow.is_undone.is_(False),
        )
    )
    group_id = session.scalars(newest).one()
    if group_id is None:
        raise RefusedError("glossary", "there is nothing to undo", "")
    holding = select(ChangeRow).where(ChangeRow.group_id == group_id, ChangeRow.is_undone.is_(False))
    rows = session.scalars(holding).all()
    return undo_rows(session, list(rows), by=by)


def _newest_of(session: Session, key: str) -> ChangeRow:
    wanted = (
        select(ChangeRow)
        .join(ChangeRow.group)
        .where(
            ChangeRow.key == key,
            ChangeGroupRow.project_id == project_id(session),
            ChangeGroupRow.action != UNDO,
            ChangeRow.is_undone.is_(False),
        )
        .order_by(ChangeRow.id.desc())
        .limit(1)
    )
    row = session.scalars(wanted).first()
    if row is None:
        raise RefusedError(
            f"concept “{key}”", "there is nothing to undo", "see `gloss terms history` for what was done"
        )
    return row


def take_back_changes(session: Session, rows: list[ChangeRow], group: ChangeGroupRow) -> list[ChangeRow]:
    """Undo `rows`, the newest first, as changes of `group`; the decisions that made them stay as they are.

    Raises:
        RefusedError: undone already, or later changes touched the same things.
    """
    made = []
    touched = _concepts_of(session, rows)
    for row in sorted(rows, key=lambda each: each.id, reverse=True):
        if row.is_undone:
            raise _refuse(row, "this change was undone already", "see `gloss terms history` for what holds")
        made.append(_undo_one(session, group, row, touched.get(row.concept_id)))
        _flip(session, row)
    session.flush()
    return made


def undo_rows(session: Session, rows: list[ChangeRow], *, by: str) -> tuple[Change, ...]:
    """Undo `rows` as one group, and take back the decisions that made them.

    Raises:
        RefusedError: undone already, or later changes touched the same things.
    """
    made = take_back_changes(session, rows, begin_group(session, UNDO, by))
    for group_id in {row.group_id for row in rows}:
        take_back_decision(session, group_id, by=by)
    return tuple(_change(row) for row in made)


def _concepts_of(session: Session, rows: list[ChangeRow]) -> dict[int, ConceptRow]:
    """Rows of the concepts that these changes are about, read at once."""
    changed = select(ChangeRow.concept_id).where(ChangeRow.group_id.in_({row.group_id for row in rows}))
    wanted = select(ConceptRow).where(ConceptRow.id.in_(changed))
    return {row.id: row for row in session.scalars(wanted)}


def _undo_one(session: Session, group: ChangeGroupRow, change: ChangeRow, row: ConceptRow | None) -> ChangeRow:
    before, after = entry_from_json(change.before), entry_from_json(change.after)
    if before is not None and after is None:
        return _restore(session, group, change, before)
    if row is None:
        raise _refuse(change, "the concept was deleted since", "undo that first")
    if before is None or after is None:
        if entry_from_row(row) != after:
            raise _refuse(change, "the concept was changed since it was added", "undo that first")
        return remove_concept(session, group, row, undoes=change.id)
    entry = take_back(entry_from_row(row), before, after)
    if entry is None:
        raise _refuse(change, "the same things were changed again since", "undo that first")
    return rewrite_concept(session, group, row, entry, undoes=change.id)


def _restore(session: Session, group: ChangeGroupRow, change: ChangeRow, entry: ConceptEntry) -> ChangeRow:
    again = select(ConceptRow.id).where(ConceptRow.glossary_id == change.glossary_id, ConceptRow.key == change.key)
    if session.scalars(again).first() is not None:
        raise _refuse(change, "a concept with this key was added since", "undo that first")
    return restore_concept(session, group, change, entry)


def _flip(session: Session, row: ChangeRow) -> None:
    """Mark `row` undone, what it had undone as holding again, and so on down."""
    is_undone = True
    step: ChangeRow | None = row
    while step is not None:
        step.is_undone = is_undone
        is_undone = not is_undone
        step = session.get(ChangeRow, step.undoes) if step.undoes is not None else None


def _refuse(change: ChangeRow, what: str, remedy: str) -> RefusedError:
    return RefusedError(f"concept “{change.key}”", what, remedy)


def _change(row: ChangeRow) -> Change:
    return Change(
        id=row.id,
        key=row.key,
        by=row.group.by,
        at=row.group.at,
        action=row.group.action,
        before=entry_from_json(row.before),
        after=entry_from_json(row.after),
        undoes=row.undoes,
        group=row.group_id,
        is_undone=row.is_undone,
    )
