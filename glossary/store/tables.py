"""The tables of a workspace; `mapping` says which value each row keeps, `migrations/` how they came to be."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, MetaData, String, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from glossary.concept import CaseRule, Kind, MatchRule, Status
from glossary.finding import DecisionKind, Fix, Severity
from glossary.store.columns import Json, Moment, ReadText, choice, now

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
# Ids are never given twice, so that an address or a log entry cannot come to mean another thing.
KEEP_IDS = {"sqlite_autoincrement": True}


class Base(DeclarativeBase):
    """Root of every table; constraints have names, so that a migration can change them."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {datetime: Moment, dict[str, Any]: Json, list[Any]: Json}  # noqa: RUF012 - SQLAlchemy's name


class ProjectRow(Base):
    """Documents, glossaries and decisions that belong together."""

    __tablename__ = "project"
    __table_args__ = KEEP_IDS

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    settings: Mapped[dict[str, Any]] = mapped_column(default=dict)
    created_at: Mapped[datetime] = mapped_column(default=now)


class GlossaryRow(Base):
    """One glossary of a project; where two disagree, the lower `position` wins."""

    __tablename__ = "glossary"
    __table_args__ = (UniqueConstraint("project_id", "name"), KEEP_IDS)

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"))
    name: Mapped[str]
    position: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(default=now)


class ConceptRow(Base):
    """One `glossary.concept.ConceptEntry`; `sort_text` and `search_text` are made from it, folded."""

    __tablename__ = "concept"
    __table_args__ = (UniqueConstraint("glossary_id", "key"), KEEP_IDS)

    id: Mapped[int] = mapped_column(primary_key=True)
    glossary_id: Mapped[int] = mapped_column(ForeignKey("glossary.id"))
    key: Mapped[str] = mapped_column(index=True)
    position: Mapped[int]
    version: Mapped[int]
    domain: Mapped[str]
    definition: Mapped[str]
    note: Mapped[str]
    sort_text: Mapped[str]
    search_text: Mapped[str]
    glossary: Mapped[GlossaryRow] = relationship(lazy="joined", innerjoin=True)
    designations: Mapped[list[DesignationRow]] = relationship(
        order_by="DesignationRow.position", cascade="all, delete-orphan", passive_deletes=True, lazy="selectin"
    )


class DesignationRow(Base):
    """One `glossary.concept.Designation`."""

    __tablename__ = "designation"
    __table_args__ = (UniqueConstraint("concept_id", "language", "text"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    concept_id: Mapped[int] = mapped_column(ForeignKey("concept.id", ondelete="CASCADE"))
    position: Mapped[int]
    language: Mapped[str] = mapped_column(index=True)  # BCP 47
    text: Mapped[str]
    status: Mapped[Status] = mapped_column(choice(Status))
    kind: Mapped[Kind] = mapped_column(choice(Kind))
    case: Mapped[CaseRule] = mapped_column("case_rule", choice(CaseRule))
    match: Mapped[MatchRule] = mapped_column("match_rule", choice(MatchRule))
    forms: Mapped[list[Any]]
    allow: Mapped[list[Any]] = mapped_column("allowed")
    source: Mapped[str]
    since: Mapped[date | None]
    until: Mapped[date | None]
    written_status: Mapped[str | None]
    approved: Mapped[bool]


class ChangeGroupRow(Base):
    """Changes of concepts that were made at once: an import is one group."""

    __tablename__ = "change_group"
    __table_args__ = KEEP_IDS

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"), index=True)
    by: Mapped[str] = mapped_column("made_by")
    at: Mapped[datetime] = mapped_column("made_at", default=now)
    action: Mapped[str] = mapped_column(String(16))


class ChangeRow(Base):
    """One change of one concept, entries before and after as JSON; `version` is the concept's after it.

    `concept_id` is no foreign key: a deleted concept comes back with its id.
    """

    __tablename__ = "change"
    __table_args__ = (Index(None, "glossary_id", "key"), KEEP_IDS)

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("change_group.id"), index=True)
    glossary_id: Mapped[int] = mapped_column(ForeignKey("glossary.id"))
    concept_id: Mapped[int] = mapped_column(index=True)
    key: Mapped[str]
    position: Mapped[int]
    version: Mapped[int]
    before: Mapped[dict[str, Any] | None] = mapped_column(Json)
    after: Mapped[dict[str, Any] | None] = mapped_column(Json)
    undoes: Mapped[int | None] = mapped_column(ForeignKey("change.id"), index=True)
    is_undone: Mapped[bool] = mapped_column(default=False)
    group: Mapped[ChangeGroupRow] = relationship(lazy="joined", innerjoin=True)


class DocumentRow(Base):
    """One document of a project, whatever its versions."""

    __tablename__ = "document"
    __table_args__ = (UniqueConstraint("project_id", "name"), KEEP_IDS)

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"))
    name: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=now)


class VersionRow(Base):
    """One `align.document.Document`, its bytes, and what read them."""

    __tablename__ = "document_version"
    __table_args__ = (UniqueConstraint("document_id", "number"), KEEP_IDS)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))
    number: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(71))
    text: Mapped[str] = mapped_column(ReadText, deferred=True)
    content: Mapped[bytes] = mapped_column(deferred=True)
    characters: Mapped[int]
    media_type: Mapped[str]
    encoding: Mapped[str]
    language: Mapped[str | None]
    reader: Mapped[str]
    reader_version: Mapped[str]
    pages: Mapped[list[Any]] = mapped_column(deferred=True)
    regions: Mapped[list[Any]] = mapped_column(deferred=True)
    masked: Mapped[list[Any]] = mapped_column(deferred=True)
    warnings: Mapped[list[Any]]
    by: Mapped[str] = mapped_column("uploaded_by")
    at: Mapped[datetime] = mapped_column("uploaded_at", default=now)


class RunRow(Base):
    """One lint run over one version of a document."""

    __tablename__ = "run"
    __table_args__ = KEEP_IDS

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("document_version.id"), index=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), index=True)
    glossary_fingerprint: Mapped[str]
    settings: Mapped[str]
    tool_version: Mapped[str]
    status: Mapped[str] = mapped_column(String(16))
    progress: Mapped[float]
    findings: Mapped[int]
    error: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(default=now)
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]


class FindingRow(Base):
    """One `glossary.finding.Finding`, as its newest run reported it; it lives over runs and keeps its id."""

    __tablename__ = "finding"
    __table_args__ = (
        UniqueConstraint("document_id", "fingerprint"),
        Index(None, "last_run_id", "span_start"),
        Index(None, "fingerprint"),
        KEEP_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))
    fingerprint: Mapped[str]
    first_run_id: Mapped[int] = mapped_column(ForeignKey("run.id"))
    last_run_id: Mapped[int] = mapped_column(ForeignKey("run.id"))
    code: Mapped[str] = mapped_column(String(16))
    rule: Mapped[str]
    severity: Mapped[Severity] = mapped_column(choice(Severity))
    span_start: Mapped[int]
    span_end: Mapped[int]
    line: Mapped[int]
    column: Mapped[int] = mapped_column("line_column")
    end_line: Mapped[int]
    end_column: Mapped[int]
    page: Mapped[int | None]
    text: Mapped[str] = mapped_column(Json)
    replacements: Mapped[list[Any]]
    fix: Mapped[Fix] = mapped_column(choice(Fix))
    concept: Mapped[str]  # "" where there is none
    preferred: Mapped[str | None]
    score: Mapped[float | None]
    message: Mapped[str] = mapped_column(Json)


class LogRow(Base):
    """One entry of the decision log: written once, never changed.

    `undoes` is the entry that it takes back, and then `decision` is what holds again; `group_id` are the changes
    of the glossary that were made with it.
    """

    __tablename__ = "decision_log"
    __table_args__ = (Index(None, "project_id", "fingerprint"), KEEP_IDS)

    seq: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"))
    fingerprint: Mapped[str]
    decision: Mapped[DecisionKind] = mapped_column(choice(DecisionKind))
    replacement: Mapped[str | None]
    note: Mapped[str]
    by: Mapped[str] = mapped_column("made_by")
    at: Mapped[datetime] = mapped_column("made_at", default=now)
    undoes: Mapped[int | None] = mapped_column(ForeignKey("decision_log.seq"), index=True)
    group_id: Mapped[int | None] = mapped_column(ForeignKey("change_group.id"), index=True)
    code: Mapped[str] = mapped_column(String(16))
    concept: Mapped[str]
    text: Mapped[str] = mapped_column(Json)


class DecisionRow(Base):
    """What holds for one fingerprint now: the projection of its log; `version` is 1 and one for each entry."""

    __tablename__ = "decision"
    __table_args__ = (Index(None, "project_id", "decision", "code", "concept"),)

    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"), primary_key=True)
    fingerprint: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int]
    decision: Mapped[DecisionKind] = mapped_column(choice(DecisionKind))
    replacement: Mapped[str | None]
    note: Mapped[str]
    by: Mapped[str] = mapped_column("made_by")
    at: Mapped[datetime] = mapped_column("made_at")
    seq: Mapped[int] = mapped_column(ForeignKey("decision_log.seq"))
    code: Mapped[str] = mapped_column(String(16))
    concept: Mapped[str]


class AnswerRow(Base):
    """One answer given to a request with an idempotency key."""

    __tablename__ = "idempotency_key"

    user: Mapped[str] = mapped_column("made_by", primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    request_hash: Mapped[str]
    status: Mapped[int]
    body: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=now, index=True)
