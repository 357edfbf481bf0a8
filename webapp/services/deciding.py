"""Decisions: made, taken back, and listed."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from glossary.finding import DecisionKind
from glossary.store.decisions import LogEntry, decide, list_log, undo_decisions
from glossary.store.findings import StoredFinding, get_finding
from webapp.services.documents import all_findings
from webapp.services.finding_filter import FindingFilter
from webapp.services.queue import next_open


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an editor says of a finding, and the version that she saw."""

    decision: DecisionKind
    version: int
    replacement: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """The finding as decided, and the open one that follows in the queue."""

    found: StoredFinding
    following: StoredFinding | None


def read_finding(session: Session, finding_id: int) -> StoredFinding:
    """The finding as it stands."""
    return get_finding(session, finding_id)


def decide_finding(session: Session, finding_id: int, verdict: Verdict, *, by: str) -> StoredFinding:
    """Record the verdict.

    Raises:
        StaleError: somebody decided since; RefusedError: admit or forbid without a concept.
    """
    return decide(
        session,
        finding_id,
        verdict.decision,
        replacement=verdict.replacement,
        note=verdict.note,
        version=verdict.version,
        by=by,
    )


def decide_in_queue(session: Session, finding_id: int, verdict: Verdict, wanted: FindingFilter, *, by: str) -> Decided:
    """Record the verdict and find what comes next among the wanted findings."""
    before = get_finding(session, finding_id)
    shown = wanted.select(all_findings(session, before.document_id))
    found = decide_finding(session, finding_id, verdict, by=by)
    still_open = {
        each.id for each in all_findings(session, before.document_id) if each.decision is DecisionKind.UNDECIDED
    }
    return Decided(found, next_open(tuple(each for each in shown if each.id in still_open), before))


def undo_last(session: Session, *, count: int = 1, by: str) -> tuple[StoredFinding, ...]:
    """Take back the newest `count` decisions, the newest first; none where nothing is left to undo."""
    return undo_decisions(session, count=count, by=by)


def read_log(session: Session, *, limit: int) -> tuple[LogEntry, ...]:
    """The newest entries of the decision log."""
    return list_log(session, limit=limit)
