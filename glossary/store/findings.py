"""Findings as they are reviewed: those of each document's newest run that is done, with what was decided on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, func, or_, select, tuple_
from sqlalchemy.orm import Session

from glossary.errors import NotFoundError
from glossary.finding import DecisionKind, Finding
from glossary.store.log import entry_count
from glossary.store.mapping import finding_from_row
from glossary.store.projects import LARGEST_ID, bounded, project_id
from glossary.store.shown import effective_decision, held_decision_join, shown_run
from glossary.store.tables import DecisionRow, DocumentRow, FindingRow

READING_ORDER = (
    FindingRow.document_id,
    FindingRow.span_start,
    FindingRow.code,
    FindingRow.span_end,
    FindingRow.concept,
    FindingRow.id,
)


@dataclass(frozen=True, slots=True)
class StoredFinding:
    """A finding, and what holds for it; `version` grows with every entry of the log on its fingerprint.

    `decision` is `ignore` also where another finding's `ignore` covers its rule and concept.
    """

    id: int
    version: int
    finding: Finding
    decision: DecisionKind
    replacement: str | None
    note: str
    document_id: int
    decided_by: str | None


@dataclass(frozen=True, slots=True)
class FindingPage:
    """Some of the findings asked for, and how many there are in all."""

    total: int
    findings: tuple[StoredFinding, ...]


def list_findings(
    session: Session,
    document_id: int | None = None,
    *,
    rule: str | None = None,
    decision: DecisionKind | None = None,
    page: int = 1,
    per_page: int = 100,
) -> FindingPage:
    """Findings of one document or of all, in reading order; `rule` is a code or a name, pages count from 1."""
    wanted = _shown_findings(session, document_id, rule=rule, decision=decision)
    total = session.scalars(wanted.with_only_columns(func.count())).one()
    size = min(max(1, per_page), LARGEST_ID)
    offset = bounded((max(1, page) - 1) * size)
    found = session.execute(wanted.order_by(*READING_ORDER).offset(offset).limit(size))
    return FindingPage(total, tuple(_stored(row) for row in found))


def get_finding(session: Session, finding_id: int) -> StoredFinding:
    """The finding with this id, shown or not.

    Raises:
        NotFoundError: there is none.
    """
    wanted = _findings(session).where(FindingRow.id == (finding_id if 0 < finding_id <= LARGEST_ID else 0))
    row = session.execute(wanted).first()
    if row is None:
        raise NotFoundError(f"finding {finding_id}", "there is no such finding", "look at the document's list")
    return _stored(row)


def next_finding(
    session: Session,
    document_id: int | None,
    after: int | None = None,
    *,
    rule: str | None = None,
    decision: DecisionKind | None = DecisionKind.UNDECIDED,
) -> StoredFinding | None:
    """The first finding in reading order behind `after`, None at the end; `after` itself need not be shown."""
    wanted = _shown_findings(session, document_id, rule=rule, decision=decision)
    if after is not None:
        wanted = wanted.where(tuple_(*READING_ORDER) > _place(session, after))
    row = session.execute(wanted.order_by(*READING_ORDER).limit(1)).first()
    return None if row is None else _stored(row)


def _findings(session: Session) -> Select[FindingRow, DecisionRow, str, DecisionKind]:
    columns = select(FindingRow, DecisionRow, DocumentRow.name, effective_decision())
    joined = columns.join(DocumentRow, DocumentRow.id == FindingRow.document_id)
    joined = joined.outerjoin(DecisionRow, held_decision_join())
    return joined.where(DocumentRow.project_id == project_id(session))


def _shown_findings(
    session: Session, document_id: int | None, *, rule: str | None, decision: DecisionKind | None
) -> Select[FindingRow, DecisionRow, str, DecisionKind]:
    wanted = _findings(session).where(FindingRow.last_run_id == shown_run())
    if document_id is not None:
        wanted = wanted.where(FindingRow.document_id == bounded(document_id))
    if rule is not None:
        wanted = wanted.where(or_(FindingRow.code == rule, FindingRow.rule == rule))
    if decision is not None:
        wanted = wanted.where(effective_decision() == decision)
    return wanted


def _place(session: Session, finding_id: int) -> Any:  # noqa: ANN401 - a row value, as SQLAlchemy spells it
    place = session.execute(select(*READING_ORDER).where(FindingRow.id == bounded(finding_id))).first()
    if place is None:
        raise NotFoundError(f"finding {finding_id}", "there is no such finding", "look at the document's list")
    return tuple_(*place)


def _stored(row: Row[FindingRow, DecisionRow, str, DecisionKind]) -> StoredFinding:
    finding, name, decision = row[0], row[2], row[3]
    held: DecisionRow | None = row[1]  # an outer join
    return StoredFinding(
        id=finding.id,
        version=entry_count(held) + 1,
        finding=finding_from_row(finding, name),
        decision=decision,
        replacement=held.replacement if held else None,
        note=held.note if held else "",
        document_id=finding.document_id,
        decided_by=held.by if held and held.decision != DecisionKind.UNDECIDED else None,
    )
