"""What editors decide on findings: an entry in the log for each decision, and undo."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from glossary.errors import RefusedError, StaleError
from glossary.finding import DecisionKind, Decisions
from glossary.store.findings import StoredFinding, get_finding
from glossary.store.history import undo_rows
from glossary.store.log import append_entry, append_undo, held_decision, taken_back
from glossary.store.projects import bounded, get_row, project_id
from glossary.store.rulings import rule_on_form
from glossary.store.tables import ChangeRow, DecisionRow, FindingRow, LogRow


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One entry of the decision log; where it `undoes` another, `decision` is what holds again."""

    seq: int
    by: str
    at: datetime
    decision: DecisionKind
    replacement: str | None
    note: str
    undoes: int | None
    fingerprint: str
    code: str
    concept: str | None
    text: str


def decide(
    session: Session,
    finding_id: int,
    decision: DecisionKind,
    *,
    replacement: str | None = None,
    note: str = "",
    version: int,
    by: str,
) -> StoredFinding:
    """Enter a decision on the finding that was seen at `version`; it holds for its fingerprint in every document.

    `admit` and `forbid` write the form to the finding's concept; another decision instead of one of them takes
    the form back.

    Raises:
        NotFoundError: there is no such finding.
        StaleError: somebody decided on it since; `current` is the StoredFinding.
        RefusedError: admit or forbid without a concept, or undecided where another finding's ignore holds.
    """
    current = get_finding(session, finding_id)
    _refuse_stale(current, version)
    _refuse_covered(session, current, decision)
    finding = get_row(session, FindingRow, finding_id, "finding")
    is_repeated = decision is current.decision
    entry = LogRow(
        fingerprint=finding.fingerprint,
        decision=decision,
        replacement=replacement,
        note=note,
        by=by,
        group_id=rule_on_form(session, finding, decision, is_repeated=is_repeated, by=by),
        code=finding.code,
        concept=finding.concept,
        text=finding.text,
    )
    append_entry(session, entry)
    return get_finding(session, finding_id)


def undo_decisions(session: Session, *, count: int = 1, by: str) -> tuple[StoredFinding, ...]:
    """Take back the newest `count` decisions of `by` that still hold, and what they wrote to the glossary.

    Gives the findings as they are then, the newest decision first; none where there is nothing to take back.

    Raises:
        RefusedError: the glossary was changed since in the same place.
    """
    wanted = select(LogRow).where(
        LogRow.project_id == project_id(session),
        LogRow.by == by,
        LogRow.undoes.is_(None),
        LogRow.seq.not_in(taken_back()),
    )
    entries = session.scalars(wanted.order_by(LogRow.seq.desc()).limit(bounded(count))).all()
    for entry in entries:
        _take_back(session, entry, by=by)
    fingerprints = dict.fromkeys(entry.fingerprint for entry in entries)
    return tuple(found for each in fingerprints for found in _findings_of(session, each))


def list_log(session: Session, *, limit: int = 100, before: int | None = None) -> tuple[LogEntry, ...]:
    """The newest entries of the log, the newest first; `before` is the entry from which to go on."""
    wanted = select(LogRow).where(LogRow.project_id == project_id(session))
    if before is not None:
        wanted = wanted.where(LogRow.seq < bounded(before))
    return tuple(_entry(row) for row in session.scalars(wanted.order_by(LogRow.seq.desc()).limit(bounded(limit))))


def load_decisions(session: Session) -> Decisions:
    """What hides findings in a lint run: dismissed fingerprints, ignored rules of concepts."""
    held = select(DecisionRow.fingerprint, DecisionRow.decision, DecisionRow.code, DecisionRow.concept).where(
        DecisionRow.project_id == project_id(session),
        DecisionRow.decision.in_((DecisionKind.DISMISS, DecisionKind.IGNORE)),
    )
    rows = session.execute(held).all()
    return Decisions(
        dismissed=frozenset(row.fingerprint for row in rows if row.decision is DecisionKind.DISMISS),
        ignored=frozenset((row.code, row.concept) for row in rows if row.decision is DecisionKind.IGNORE),
    )


def _refuse_stale(current: StoredFinding, version: int) -> None:
    if current.version != version:
        raise StaleError(
            f"finding {current.id}",
            "somebody decided on it since you saw it",
            "look at it as it is now, and decide again",
            current=current,
        )


def _refuse_covered(session: Session, current: StoredFinding, decision: DecisionKind) -> None:
    """Refuse to call a finding undecided while another one's `ignore` hides it."""
    held = held_decision(session, current.finding.fingerprint)
    is_covered = current.decision is DecisionKind.IGNORE and (held is None or held.decision != DecisionKind.IGNORE)
    if decision is DecisionKind.UNDECIDED and is_covered:
        raise RefusedError(
            f"finding {current.id}",
            f"it is hidden because {current.finding.code} is ignored for this concept at another finding",
            "take back the decision there",
        )


def _refuse_superseded(session: Session, entry: LogRow) -> None:
    later = select(LogRow.by).where(
        LogRow.project_id == entry.project_id,
        LogRow.fingerprint == entry.fingerprint,
        LogRow.seq > entry.seq,
        LogRow.undoes.is_(None),
        LogRow.seq.not_in(taken_back()),
    )
    other = session.scalars(later).first()
    if other is not None:
        raise RefusedError(
            f"decision {entry.seq}", f"{other} decided on the same finding since", "decide on that finding anew"
        )


def _take_back(session: Session, entry: LogRow, *, by: str) -> None:
    _refuse_superseded(session, entry)
    changes = select(ChangeRow).where(ChangeRow.group_id == entry.group_id, ChangeRow.is_undone.is_(False))
    rows = list(session.scalars(changes)) if entry.group_id is not None else []
    if rows:
        undo_rows(session, rows, by=by)
    else:
        append_undo(session, entry, by=by)


def _findings_of(session: Session, fingerprint: str) -> tuple[StoredFinding, ...]:
    ids = session.scalars(select(FindingRow.id).where(FindingRow.fingerprint == fingerprint).order_by(FindingRow.id))
    return tuple(get_finding(session, each) for each in ids)


def _entry(row: LogRow) -> LogEntry:
    return LogEntry(
        seq=row.seq,
        by=row.by,
        at=row.at,
        decision=row.decision,
        replacement=row.replacement,
        note=row.note,
        undoes=row.undoes,
        fingerprint=row.fingerprint,
        code=row.code,
        concept=row.concept or None,
        text=row.text,
    )
