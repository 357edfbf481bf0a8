"""The decision log, to which entries are only ever added, and its projection: what holds for each fingerprint now."""

from __future__ import annotations

from sqlalchemy import Select, delete, func, select
from sqlalchemy.orm import Session

from glossary.finding import DecisionKind
from glossary.store.columns import now
from glossary.store.projects import project_id
from glossary.store.tables import DecisionRow, LogRow


def append_entry(session: Session, entry: LogRow) -> LogRow:
    """Write `entry` at the end of the log, and what follows from it."""
    entry.project_id = project_id(session)
    entry.at = now()
    session.add(entry)
    session.flush()
    held = held_decision(session, entry.fingerprint)
    _project(session, held, entry, version=entry_count(held) + 2)
    session.flush()
    return entry


def append_undo(session: Session, undone: LogRow, *, by: str) -> LogRow:
    """Take `undone` back: what the newest other entry said that was not taken back holds again."""
    again = _newest_holding(session, undone)
    return append_entry(
        session,
        LogRow(
            fingerprint=undone.fingerprint,
            decision=again.decision if again else DecisionKind.UNDECIDED,
            replacement=again.replacement if again else None,
            note=again.note if again else "",
            by=by,
            undoes=undone.seq,
            code=undone.code,
            concept=undone.concept,
            text=undone.text,
        ),
    )


def take_back_decision(session: Session, group_id: int, *, by: str) -> None:
    """Take back the decision that made the changes of this group, if one did and still holds."""
    wanted = select(LogRow).where(LogRow.group_id == group_id, LogRow.seq.not_in(taken_back()))
    entry = session.scalars(wanted).first()
    if entry is not None:
        append_undo(session, entry, by=by)


def held_decision(session: Session, fingerprint: str) -> DecisionRow | None:
    """What holds for `fingerprint`, None where nothing was ever decided."""
    return session.get(DecisionRow, (project_id(session), fingerprint))


def entry_count(held: DecisionRow | None) -> int:
    """How many entries the log has for what is held here."""
    return 0 if held is None else held.version - 1


def rebuild_decisions(session: Session) -> None:
    """Write the projection anew from the log alone."""
    project = project_id(session)
    session.execute(delete(DecisionRow).where(DecisionRow.project_id == project))
    session.expire_all()
    counted = select(func.max(LogRow.seq), func.count()).where(LogRow.project_id == project)
    for seq, entries in session.execute(counted.group_by(LogRow.fingerprint)).all():
        _project(session, None, session.get_one(LogRow, seq), version=entries + 1)
    session.flush()


def taken_back() -> Select[int | None]:
    """Entries that another one takes back; an undo itself is never among them."""
    return select(LogRow.undoes).where(LogRow.undoes.is_not(None))


def _newest_holding(session: Session, undone: LogRow) -> LogRow | None:
    wanted = select(LogRow).where(
        LogRow.project_id == undone.project_id,
        LogRow.fingerprint == undone.fingerprint,
        LogRow.undoes.is_(None),
        LogRow.seq != undone.seq,
        LogRow.seq.not_in(taken_back()),
    )
    return session.scalars(wanted.order_by(LogRow.seq.desc()).limit(1)).first()


def _project(session: Session, held: DecisionRow | None, entry: LogRow, *, version: int) -> None:
    if held is None:
        held = DecisionRow(project_id=entry.project_id, fingerprint=entry.fingerprint)
        session.add(held)
    held.version = version
    held.decision = entry.decision
    held.replacement = entry.replacement
    held.note = entry.note
    held.by = entry.by
    held.at = entry.at
    held.seq = entry.seq
    held.code = entry.code
    held.concept = entry.concept
