"""One lint run: taken from the queue, made over its version of the document, recorded or failed with a sentence."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import dataclass
from importlib import metadata

from sqlalchemy import select

from align.errors import AlignError
from glossary.batch import Task, build_report, lint_batch
from glossary.concept import Glossary
from glossary.errors import GlossaryError, RefusedError
from glossary.finding import Finding
from glossary.house import house_of
from glossary.lint import LintSettings
from glossary.paths import Named
from glossary.store.documents import document_content, get_document, newest_row
from glossary.store.engine import Workspace
from glossary.store.glossaries import load_glossary
from glossary.store.runs import UNFINISHED, fail_run, record_findings, update_run
from glossary.store.tables import RunRow
from glossary.suppression import Hiding

LOG = logging.getLogger(__name__)
OUR_FAULT = "the linter failed on this text; this is a fault of the program, and the server's output says where"


class RunFailedError(Exception):
    """A run that ends without findings; its text is the sentence to show."""


@dataclass(frozen=True, slots=True)
class Job:
    """All that a run needs, so that no database is open while it works."""

    run_id: int
    name: str
    content: bytes
    glossary: Glossary
    is_newest: bool


def take_run(workspace: Workspace) -> bool:
    """Make the oldest run that is not finished, also one that an earlier process left; False where there is none."""
    job = _take_job(workspace)
    if job is None:
        return False
    if not job.is_newest:
        with workspace.writing() as session:
            update_run(session, job.run_id, status="stopped")
        return True
    try:
        findings = lint_content(job)
    except RunFailedError as failed:
        with workspace.writing() as session:
            fail_run(session, job.run_id, str(failed))
        return True
    with suppress(RefusedError), workspace.writing() as session:  # another workbench may have made it meanwhile
        record_findings(session, job.run_id, findings)
    return True


def lint_content(job: Job) -> tuple[Finding, ...]:
    """What `gloss lint` reports of the document, whatever editors decided: they want to see that again.

    Raises:
        RunFailedError: the document cannot be linted.
    """
    settings = LintSettings()
    house = house_of(job.glossary)
    try:
        outcomes = lint_batch([Task(Named(job.name, outright=True), settings, job.content)], house, jobs=1)
        report = build_report(
            outcomes,
            house,
            Hiding(),
            version=metadata.version("glosswright"),
            selected=settings.select,
        )
    except (AlignError, GlossaryError) as refused:
        raise RunFailedError(str(refused)) from refused
    except Exception as bug:
        LOG.exception("linting %s failed", job.name)
        raise RunFailedError(OUR_FAULT) from bug
    if error := report.documents[0].error:
        raise RunFailedError(error)
    return tuple(report.findings)


def _take_job(workspace: Workspace) -> Job | None:
    with workspace.reading() as session:
        waiting = select(RunRow).where(RunRow.status.in_(UNFINISHED)).order_by(RunRow.id).limit(1)
        row = session.scalars(waiting).first()
        if row is None:
            return None
        job = Job(
            run_id=row.id,
            name=get_document(session, row.document_id).name,
            content=document_content(session, row.document_id),
            glossary=load_glossary(session),
            is_newest=newest_row(session, row.document_id).id == row.version_id,
        )
    with workspace.writing() as session:
        update_run(session, job.run_id, status="running")
    return job
