"""Documents: taken in, listed, shown, and linted again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from importlib import metadata

from sqlalchemy import select
from sqlalchemy.orm import Session

from align.document import Document
from align.reading import read_bytes
from align.sentences import Layout, find_layout
from glossary.concept import fingerprint
from glossary.finding import DecisionKind
from glossary.rules import RULES
from glossary.store.documents import (
    StoredDocument,
    add_document,
    document_text,
    get_document,
    list_documents,
    load_document,
)
from glossary.store.findings import FindingPage, StoredFinding, list_findings
from glossary.store.glossaries import load_glossary
from glossary.store.runs import StoredRun, get_run, start_run
from glossary.store.tables import RunRow
from webapp.errors import FieldError
from webapp.services.finding_filter import FindingFilter
from webapp.services.passages import Cutter, Paragraph

ALL_FINDINGS = 1_000_000
LONGEST_NAME = 255
LAYOUTS_KEPT = 16
SETTINGS = "{}"  # the workbench lints with every rule and the measured cut-off
WORD = re.compile(r"\w+(?:['’-]\w+)*")
FOLDERS = re.compile(r"^.*[/\\]", re.DOTALL)
CONTROL = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class LookedAt:
    """What a lint run looks at: said where it found nothing."""

    terms: int
    rules: int
    words: int


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document with its newest run, all its findings, and those the filter lets through."""

    document: StoredDocument
    run: StoredRun | None
    findings: tuple[StoredFinding, ...]
    shown: tuple[StoredFinding, ...]
    paragraphs: tuple[Paragraph, ...]
    has_older_glossary: bool
    looked_at: LookedAt


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One line of the list of documents; `finished_at` is the newest run's end."""

    document: StoredDocument
    run: StoredRun | None
    finished_at: datetime | None


def list_with_runs(session: Session) -> tuple[DocumentLine, ...]:
    """Every document with its newest run."""
    documents = list_documents(session)
    wanted = select(RunRow.id, RunRow.finished_at).where(RunRow.id.in_([each.run_id for each in documents]))
    ends: dict[int | None, datetime | None] = {run_id: ended for run_id, ended in session.execute(wanted)}  # noqa: C416 - a row is no pair to `dict`
    return tuple(DocumentLine(each, newest_run(session, each), ends.get(each.run_id)) for each in documents)


def newest_run(session: Session, document: StoredDocument) -> StoredRun | None:
    """The run that says how far linting is, None where none was asked for."""
    return None if document.run_id is None else get_run(session, document.run_id)


def read_document(session: Session, document_id: int) -> StoredDocument:
    """The document as it stands."""
    return get_document(session, document_id)


def read_text(session: Session, document_id: int) -> str:
    """Text of the newest version, as read."""
    return document_text(session, document_id)


def read_run(session: Session, run_id: int) -> StoredRun:
    """How far a lint run is."""
    return get_run(session, run_id)


def page_of_findings(
    session: Session,
    document_id: int,
    *,
    rule: str | None,
    decision: DecisionKind | None,
    page: int,
    per_page: int,
) -> FindingPage:
    """One page of the document's findings, by place."""
    get_document(session, document_id)
    return list_findings(session, document_id, rule=rule, decision=decision, page=page, per_page=per_page)


def run_fingerprint(session: Session, run_id: int) -> str | None:
    """Fingerprint of the glossary that a run was queued with."""
    return session.scalars(select(RunRow.glossary_fingerprint).where(RunRow.id == run_id)).one_or_none()


def count_terms(session: Session) -> int:
    """How many designations the workspace's glossaries have."""
    return load_glossary(session).terms


def read_upload(content: bytes, name: str) -> Document:
    """Read an uploaded file; a large one takes a while, so no session is open meanwhile.

    Raises:
        FieldError: there is no name, or it is too long.
        UnreadableError: the bytes are not a document that we read.
    """
    return read_bytes(content, clean_name(name))


def upload_document(session: Session, document: Document, content: bytes, *, by: str) -> StoredRun:
    """Keep `document`, read from `content`, as the newest version under its name, and queue a lint run."""
    stored = add_document(session, document, content, by=by)
    return lint_again(session, stored.id)


def lint_again(session: Session, document_id: int) -> StoredRun:
    """Queue a lint run over the newest version with the glossary as it is now; decisions stay."""
    get_document(session, document_id)
    return start_run(
        session,
        document_id,
        glossary_fingerprint=fingerprint(load_glossary(session)),
        settings=SETTINGS,
        tool_version=metadata.version("glosswright"),
    )


def clean_name(name: str) -> str:
    """The document's name without the folders that it had on another machine.

    Raises:
        FieldError: nothing is left of it, or it is too long to be kept.
    """
    cleaned = CONTROL.sub("", FOLDERS.sub("", name)).strip()
    if not cleaned or cleaned in {".", ".."}:
        raise FieldError("file", "choose a file with a name")
    if len(cleaned) > LONGEST_NAME:
        raise FieldError("file", f"its name is longer than {LONGEST_NAME} characters; give it a shorter one")
    return cleaned


def all_findings(session: Session, document_id: int) -> tuple[StoredFinding, ...]:
    """Every finding of the document's newest finished run, by place."""
    page = list_findings(session, document_id, per_page=ALL_FINDINGS)
    return tuple(sorted(page.findings, key=lambda each: each.finding.sort_key()))


def view_document(session: Session, document_id: int, wanted: FindingFilter) -> DocumentView:
    """The document's running text with the wanted findings marked, and what there is to say of it."""
    stored = get_document(session, document_id)
    document, layout = read_layout(session, stored)
    findings = standing_in(document, all_findings(session, document_id))
    shown = wanted.select(findings)
    glossary = load_glossary(session)
    run = newest_run(session, stored)
    return DocumentView(
        document=stored,
        run=run,
        findings=findings,
        shown=shown,
        paragraphs=Cutter(document, shown).paragraphs(layout),
        has_older_glossary=run is not None and run_fingerprint(session, run.id) != fingerprint(glossary),
        looked_at=LookedAt(glossary.terms, len(RULES), len(WORD.findall(document.text))),
    )


def standing_in(document: Document, findings: tuple[StoredFinding, ...]) -> tuple[StoredFinding, ...]:
    """Those findings whose words stand in this version; a newer one may not have been linted yet."""
    return tuple(each for each in findings if each.finding.span.of(document.text) == each.finding.text)


def read_layout(session: Session, stored: StoredDocument) -> tuple[Document, Layout]:
    """The document as read and its layout, which are found once for a version."""
    document = load_document(session, stored.id)
    return document, _layout(document)


@lru_cache(maxsize=LAYOUTS_KEPT)
def _layout(document: Document) -> Layout:
    return find_layout(document.text, regions=document.regions, masked=document.masked)
