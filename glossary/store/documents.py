"""Documents of the workspace, each with its versions; the newest version is the one that is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from importlib import metadata

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from align.document import Document
from glossary.finding import DecisionKind
from glossary.store.mapping import document_from_row, version_columns
from glossary.store.projects import get_row, project_id
from glossary.store.shown import effective_decision, held_decision_join, newest_version, shown_run
from glossary.store.tables import DecisionRow, DocumentRow, FindingRow, RunRow, VersionRow


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document in its newest version.

    `run_id` is that version's newest run, and the findings are those of its newest run that is done.
    """

    id: int
    name: str
    version: int
    media_type: str
    language: str | None
    characters: int
    open_findings: int
    total_findings: int
    uploaded_at: datetime
    run_id: int | None
    sha256: str = ""


def add_document(session: Session, document: Document, content: bytes, *, by: str) -> StoredDocument:
    """Keep `document` under its path, read from `content`; a known path gets a further version."""
    project = project_id(session)
    named = select(DocumentRow).where(DocumentRow.project_id == project, DocumentRow.name == document.path)
    row = session.scalars(named).first()
    if row is None:
        row = DocumentRow(project_id=project, name=document.path)
        session.add(row)
        session.flush()
    newest = session.scalars(select(func.max(VersionRow.number)).where(VersionRow.document_id == row.id)).one()
    session.add(
        VersionRow(
            document_id=row.id,
            number=(newest or 0) + 1,
            content=content,
            reader=document.media_type,
            reader_version=metadata.version("glosswright"),
            by=by,
            **version_columns(document),
        )
    )
    session.flush()
    return get_document(session, row.id)


def list_documents(session: Session) -> tuple[StoredDocument, ...]:
    """Every document, by name."""
    return _stored_documents(session, None)


def get_document(session: Session, document_id: int) -> StoredDocument:
    """The document with this id.

    Raises:
        NotFoundError: there is none.
    """
    get_row(session, DocumentRow, document_id, "document")
    return _stored_documents(session, document_id)[0]


def document_text(session: Session, document_id: int) -> str:
    """Text as read of the newest version.

    Raises:
        NotFoundError: there is no such document.
    """
    return newest_row(session, document_id).text


def document_content(session: Session, document_id: int) -> bytes:
    """Bytes of the newest version.

    Raises:
        NotFoundError: there is no such document.
    """
    return newest_row(session, document_id).content


def load_document(session: Session, document_id: int) -> Document:
    """The newest version as it was read, its name as its path.

    Raises:
        NotFoundError: there is no such document.
    """
    row = newest_row(session, document_id)
    return document_from_row(row, get_row(session, DocumentRow, document_id, "document").name)


def newest_row(session: Session, document_id: int) -> VersionRow:
    """Row of a document's newest version.

    Raises:
        NotFoundError: there is no such document.
    """
    get_row(session, DocumentRow, document_id, "document")
    versions = select(VersionRow).where(VersionRow.document_id == document_id)
    return session.scalars(versions.order_by(VersionRow.number.desc()).limit(1)).one()


def _stored_documents(session: Session, document_id: int | None) -> tuple[StoredDocument, ...]:
    newest_run = (
        select(func.max(RunRow.id)).where(RunRow.version_id == VersionRow.id).correlate(VersionRow).scalar_subquery()
    )
    wanted = (
        select(DocumentRow, VersionRow, newest_run)
        .join(VersionRow, VersionRow.id == newest_version())
        .where(DocumentRow.project_id == project_id(session))
        .order_by(DocumentRow.name, DocumentRow.id)
    )
    if document_id is not None:
        wanted = wanted.where(DocumentRow.id == document_id)
    counts = _finding_counts(session, document_id)
    return tuple(
        _stored(document, version, run_id, counts.get(document.id, (0, 0)))
        for document, version, run_id in session.execute(wanted)
    )


def _finding_counts(session: Session, document_id: int | None) -> dict[int, tuple[int, int]]:
    """Open and all findings of each document, in its newest run that is done."""
    is_open = effective_decision() == DecisionKind.UNDECIDED
    wanted = (
        select(FindingRow.document_id, func.count().filter(is_open), func.count())
        .join(DocumentRow, DocumentRow.id == FindingRow.document_id)
        .outerjoin(DecisionRow, held_decision_join())
        .where(FindingRow.last_run_id == shown_run())
        .group_by(FindingRow.document_id)
    )
    if document_id is not None:
        wanted = wanted.where(FindingRow.document_id == document_id)
    return {found: (undecided, total) for found, undecided, total in session.execute(wanted)}


def _stored(document: DocumentRow, version: VersionRow, run_id: int | None, counts: tuple[int, int]) -> StoredDocument:
    return StoredDocument(
        id=document.id,
        name=document.name,
        version=version.number,
        media_type=version.media_type,
        language=version.language,
        characters=version.characters,
        open_findings=counts[0],
        total_findings=counts[1],
        uploaded_at=version.at,
        run_id=run_id,
        sha256=version.sha256,
    )
