"""Documents: kept as they were read, each upload a version."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from align.document import Document, Page, Region, RegionKind, Span
from glossary.errors import NotFoundError
from glossary.finding import DecisionKind
from glossary.store.documents import (
    add_document,
    document_content,
    document_text,
    get_document,
    list_documents,
    load_document,
)
from glossary.store.engine import Workspace
from tests.store.making import decide_now, finding, put_document, put_findings

WHOLE = Document(
    path="plenum “总参谋部”.md",
    text="Title\r\n\0 fi rmly \ud800 𐐀\f**held**",
    media_type="text/markdown",
    sha256="sha256:" + "a" * 64,
    pages=(Page(1, Span(0, 20)), Page(2, Span(20, 30))),
    regions=(Region(Span(0, 5), RegionKind.HEADING), Region(Span(7, 20), RegionKind.PROSE, "p:2")),
    masked=(Span(21, 23), Span(27, 29)),
    encoding="utf-16",
    language="en-GB",
    warnings=("a NUL was read",),
)


def test_a_document_comes_back_as_it_was_read(workspace: Workspace) -> None:
    content = bytes(range(256))
    with workspace.writing() as session:
        added = add_document(session, WHOLE, content, by="ann")
    with workspace.reading() as session:
        assert load_document(session, added.id) == WHOLE
        assert document_text(session, added.id) == WHOLE.text
        assert document_content(session, added.id) == content
        assert get_document(session, added.id) == added
    assert (added.version, added.characters, added.language) == (1, len(WHOLE.text), "en-GB")
    assert added.uploaded_at.utcoffset() is not None


def test_a_known_name_is_a_new_version(session: Session) -> None:
    first = put_document(session, text="first")
    second = put_document(session, text="second")
    assert (second.id, second.version) == (first.id, 2)
    assert document_text(session, first.id) == "second"
    assert [each.version for each in list_documents(session)] == [2]


def test_documents_are_listed_by_name_with_what_is_left_to_decide(session: Session) -> None:
    other = put_document(session, "z.txt")
    document = put_document(session, "a.txt")
    found = put_findings(session, document.id, finding("one"), finding("two", 5))
    decide_now(session, found[0].id, DecisionKind.ACCEPT)
    first, second = list_documents(session)
    assert (first.name, first.open_findings, first.total_findings) == ("a.txt", 1, 2)
    assert first.run_id is not None
    assert (second.id, second.open_findings, second.total_findings, second.run_id) == (other.id, 0, 0, None)


def test_findings_of_an_older_version_are_not_shown_on_a_newer_one(session: Session) -> None:
    document = put_document(session)
    put_findings(session, document.id, finding("one"))
    assert put_document(session, text="elsewhere one").total_findings == 0
    again = put_findings(session, document.id, finding("one", 10))
    assert [each.finding.span.start for each in again] == [10]


@pytest.mark.parametrize("read", [get_document, document_text, document_content, load_document])
def test_a_document_that_is_not_there_is_not_found(session: Session, read: object) -> None:
    assert callable(read)
    for number in (0, 2**31 - 1, 10**30):
        with pytest.raises(NotFoundError, match=f"document {number}"):
            read(session, number)
