"""Which findings are shown, and what holds for them: pieces of SQL that several questions share."""

from __future__ import annotations

from sqlalchemy import ColumnElement, ScalarSelect, and_, case, func, select
from sqlalchemy.orm import aliased

from glossary.finding import DecisionKind
from glossary.store.tables import DecisionRow, DocumentRow, FindingRow, RunRow, VersionRow

DONE = "done"


def newest_version() -> ScalarSelect[int]:
    """Id of the newest version of the document at hand."""
    versions = select(func.max(VersionRow.id)).where(VersionRow.document_id == DocumentRow.id)
    return versions.correlate(DocumentRow).scalar_subquery()


def shown_run() -> ScalarSelect[int]:
    """Id of the newest run that is done of the newest version: offsets of an older version would be off."""
    runs = select(func.max(RunRow.id)).where(RunRow.version_id == newest_version(), RunRow.status == DONE)
    return runs.correlate(DocumentRow).scalar_subquery()


def held_decision_join() -> ColumnElement[bool]:
    """How a finding finds what was decided on its fingerprint."""
    return and_(DecisionRow.project_id == DocumentRow.project_id, DecisionRow.fingerprint == FindingRow.fingerprint)


def effective_decision() -> ColumnElement[DecisionKind]:
    """A finding's own decision; without one, `ignore` where another finding's covers its rule and concept."""
    own = func.coalesce(DecisionRow.decision, DecisionKind.UNDECIDED.value, type_=DecisionRow.decision.type)
    return case((own != DecisionKind.UNDECIDED, own), (is_ignored(), DecisionKind.IGNORE), else_=own)


def is_ignored() -> ColumnElement[bool]:
    """Whether some finding's `ignore` covers the rule and concept of the finding at hand."""
    other = aliased(DecisionRow)
    covering = select(other.seq).where(
        other.project_id == DocumentRow.project_id,
        other.decision == DecisionKind.IGNORE,
        other.code == FindingRow.code,
        other.concept == FindingRow.concept,
    )
    return covering.correlate(DocumentRow, FindingRow).exists()
