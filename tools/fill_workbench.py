"""Put documents into the workspace and lint them there, as an upload in the workbench does; for `make demo`.

A document that stands there with the same bytes gets no further version, so that it can be run again and again.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from sqlalchemy.orm import Session

from align.reading import is_readable_suffix
from glossary.store.documents import document_content, list_documents
from glossary.store.engine import Workspace, open_workspace
from webapp.jobs.lint_run import take_run
from webapp.services.documents import lint_again, read_upload, upload_document

BY = "demo"


def find_files(paths: Sequence[str]) -> Iterator[Path]:
    """Files as given, and those below the folders that are texts we read."""
    for path in map(Path, paths):
        if path.is_dir():
            yield from sorted(below for below in path.rglob("*") if is_readable_suffix(str(below)))
        else:
            yield path


def keep_document(session: Session, file: Path) -> None:
    """Upload `file`, or only lint it again where these very bytes are there."""
    content = file.read_bytes()
    for stored in list_documents(session):
        if stored.name == file.name and document_content(session, stored.id) == content:
            lint_again(session, stored.id)
            return
    upload_document(session, read_upload(content, file.name), content, by=BY)


def fill(workspace: Workspace, paths: Sequence[str]) -> None:
    """Take in every document, then lint until nothing waits."""
    for file in find_files(paths):
        with workspace.writing() as session:
            keep_document(session, file)
    while take_run(workspace):
        pass
    with workspace.reading() as session:
        for stored in list_documents(session):
            print(f"  {stored.name}: {stored.open_findings} findings to decide on")


def main(paths: Sequence[str]) -> None:
    """Fill the workspace that GLOSS_DATABASE names."""
    workspace = open_workspace(os.environ["GLOSS_DATABASE"])
    try:
        fill(workspace, paths)
    finally:
        workspace.close()


if __name__ == "__main__":
    main(sys.argv[1:])
