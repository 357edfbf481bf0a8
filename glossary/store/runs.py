"""Lint runs over a version of a document, and the findings that they report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from glossary.errors import RefusedError
from glossary.finding import Finding
from glossary.store.columns import now
from glossary.store.documents import newest_row
from glossary.store.mapping import finding_columns
from glossary.store.projects import get_row
from glossary.store.tables import FindingRow, RunRow

RunStatus = Literal["queued", "running", "done", "failed", "stopped"]
UNFINISHED = ("queued", "running")


@dataclass(frozen=True, slots=True)
class StoredRun:
    """One lint run; `progress` goes from 0 to 1, `error` is a sentence where it failed or was stopped."""

    id: int
    document_id: int
    status: RunStatus
    progress: float
    findings: int
    error: str | None
    version_id: int = 0


def start_run(
    session: Session, document_id: int, *, glossary_fingerprint: str, settings: str, tool_version: str
) -> StoredRun:
    """Queue a run over the newest version of a document.

    Raises:
        NotFoundError: there is no such document.
    """
    row = RunRow(
        version_id=newest_row(session, document_id).id,
        document_id=document_id,
        glossary_fingerprint=glossary_fingerprint,
        settings=settings,
        tool_version=tool_version,
        status="queued",
        progress=0.0,
        findings=0,
    )
    session.add(row)
    session.flush()
    return _stored(row)


def get_run(session: Session, run_id: int) -> StoredRun:
    """The run with this id.

    Raises:
        NotFoundError: there is none.
    """
    return _stored(get_row(session, RunRow, run_id, "run"))


def update_run(
    session: Session, run_id: int, *, status: RunStatus | None = None, progress: float | None = None
) -> StoredRun:
    """Say how far a run is; one that has ended stays as it is, and the answer says so.

    Raises:
        NotFoundError: there is no such run.
    """
    row = get_row(session, RunRow, run_id, "run")
    if row.status in UNFINISHED:
        if progress is not None:
            row.progress = min(1.0, max(0.0, progress))
        if status is not None:
            _enter(row, status)
        session.flush()
    return _stored(row)


def fail_run(session: Session, run_id: int, error: str) -> StoredRun:
    """End a run that could not be made; earlier findings stay shown.

    Raises:
        NotFoundError: there is no such run.
    """
    row = get_row(session, RunRow, run_id, "run")
    if row.status in UNFINISHED:
        row.error = error
        _enter(row, "failed")
        session.flush()
    return _stored(row)


def record_findings(session: Session, run_id: int, findings: Iterable[Finding]) -> StoredRun:
    """Keep what a run reports, and end it as done: a known (document, fingerprint) keeps its id.

    Of findings with one fingerprint the first is kept. What a newer run has reported since is not set back.

    Raises:
        NotFoundError: there is no such run.
        RefusedError: the run has ended already.
    """
    run = get_row(session, RunRow, run_id, "run")
    if run.status not in UNFINISHED:
        raise RefusedError(f"run {run_id}", f"it is {run.status} already", "start a new run")
    reported: dict[str, Finding] = {}
    for finding in findings:
        reported.setdefault(finding.fingerprint, finding)
    known = _known_findings(session, run.document_id)
    new: list[dict[str, Any]] = []
    seen: list[dict[str, Any]] = []
    for fingerprint, finding in reported.items():
        columns = finding_columns(finding) | {"last_run_id": run.id}
        if fingerprint not in known:
            new.append(columns | {"document_id": run.document_id, "first_run_id": run.id})
        elif known[fingerprint][1] < run.id:
            seen.append(columns | {"id": known[fingerprint][0]})
    if new:
        session.execute(insert(FindingRow), new)
    if seen:
        session.execute(update(FindingRow), seen)
    run.findings = len(reported)
    run.progress = 1.0
    _enter(run, "done")
    session.flush()
    return _stored(run)


def _known_findings(session: Session, document_id: int) -> dict[str, tuple[int, int]]:
    columns = select(FindingRow.fingerprint, FindingRow.id, FindingRow.last_run_id)
    found = session.execute(columns.where(FindingRow.document_id == document_id))
    return {fingerprint: (finding_id, last) for fingerprint, finding_id, last in found}


def _enter(row: RunRow, status: RunStatus) -> None:
    row.status = status
    if status == "running":
        row.started_at = row.started_at or now()
    elif status not in UNFINISHED:
        row.finished_at = now()


def _stored(row: RunRow) -> StoredRun:
    status: RunStatus = row.status  # type: ignore[assignment]
    return StoredRun(row.id, row.document_id, status, row.progress, row.findings, row.error, row.version_id)
