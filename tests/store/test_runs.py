"""Runs: a finding lives over them and keeps its id."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from glossary.errors import NotFoundError, RefusedError
from glossary.finding import DecisionKind, Fix
from glossary.store.findings import get_finding, list_findings, next_finding
from glossary.store.runs import (
    StoredRun,
    fail_run,
    get_run,
    record_findings,
    start_run,
    update_run,
)
from glossary.store.tables import FindingRow
from tests.store.making import decide_now, finding, put_document, put_findings


def queue(session: Session, document_id: int) -> StoredRun:
    return start_run(session, document_id, glossary_fingerprint="sha256:1", settings="{}", tool_version="1")


def test_a_finding_comes_back_as_it_was_reported(session: Session) -> None:
    bare = replace(
        finding("\0x\ud800", 40, code="A101", concept=None),
        preferred=None,
        score=None,
        page=3,
        replacements=(),
        fix=Fix.NONE,
        message="a “\0” stands here",
    )
    found = put_findings(session, put_document(session).id, finding("one"), bare)
    assert [each.finding for each in found] == [finding("one"), bare]
    assert get_finding(session, found[1].id) == found[1]
    assert (found[0].version, found[0].decision, found[0].decided_by) == (1, DecisionKind.UNDECIDED, None)


def test_a_finding_keeps_its_id_over_runs_and_what_was_decided(session: Session) -> None:
    document = put_document(session)
    first = put_findings(session, document.id, finding("one"), finding("two", 10))
    decide_now(session, first[0].id, DecisionKind.DISMISS)
    put_document(session, text="A paragraph in front.")
    second = put_findings(session, document.id, finding("one", 30), finding("three", 50))
    assert second[0].id == first[0].id
    assert (second[0].finding.span.start, second[0].decision) == (30, DecisionKind.DISMISS)
    assert [each.finding.text for each in second] == ["one", "three"]
    runs = session.execute(select(FindingRow.first_run_id, FindingRow.last_run_id).order_by(FindingRow.id)).all()
    old, new = runs[0]
    assert old < new
    assert [tuple(run) for run in runs] == [(old, new), (old, old), (new, new)]
    assert get_finding(session, first[1].id).finding.text == "two"


def test_findings_stay_shown_while_the_next_run_is_under_way_or_fails(session: Session) -> None:
    document = put_document(session)
    put_findings(session, document.id, finding("one"))
    run = queue(session, document.id)
    assert update_run(session, run.id, status="running", progress=0.5).progress == 0.5
    assert list_findings(session, document.id).total == 1
    failed = fail_run(session, run.id, "the worker was stopped")
    assert (failed.status, failed.error) == ("failed", "the worker was stopped")
    assert list_findings(session, document.id).total == 1


def test_a_run_that_is_overtaken_sets_nothing_back(session: Session) -> None:
    document = put_document(session)
    slow = queue(session, document.id)
    quick = put_findings(session, document.id, finding("one", 7))
    record_findings(session, slow.id, [finding("one", 3), finding("late", 9)])
    assert list_findings(session, document.id).findings == quick


def test_of_two_findings_with_one_fingerprint_the_first_is_kept(session: Session) -> None:
    document = put_document(session)
    run = record_findings(session, queue(session, document.id).id, [finding("one", 3), finding("one", 9)])
    assert run.findings == 1
    assert [each.finding.span.start for each in list_findings(session, document.id).findings] == [3]


def test_a_run_that_has_ended_stays_as_it_ended(session: Session) -> None:
    document = put_document(session)
    run = queue(session, document.id)
    assert update_run(session, run.id, status="stopped").status == "stopped"
    assert update_run(session, run.id, status="running", progress=0.9).status == "stopped"
    assert fail_run(session, run.id, "late").error is None
    with pytest.raises(RefusedError, match="stopped already"):
        record_findings(session, run.id, [finding("one")])
    assert get_run(session, run.id).findings == 0


def test_a_run_that_found_nothing_takes_the_findings_away(session: Session) -> None:
    document = put_document(session)
    put_findings(session, document.id, finding("one"))
    assert put_findings(session, document.id) == ()


@pytest.mark.parametrize("number", [0, 2**31 - 1, 10**30])
def test_what_is_not_there_is_not_found(session: Session, number: int) -> None:
    for read in (get_run, get_finding):
        with pytest.raises(NotFoundError, match=str(number)):
            read(session, number)
    with pytest.raises(NotFoundError):
        queue(session, number)
    assert list_findings(session, number).total == 0


def test_findings_are_listed_in_reading_order_page_by_page(session: Session) -> None:
    first, second = put_document(session, "a.txt"), put_document(session, "b.txt")
    put_findings(session, first.id, finding("two", 20), finding("one", 10), finding("also one", 10, code="A101"))
    put_findings(session, second.id, finding("three", 0))
    page = list_findings(session, None, page=2, per_page=2)
    assert page.total == 4
    assert [each.finding.text for each in page.findings] == ["two", "three"]
    assert [each.finding.path for each in page.findings] == ["a.txt", "b.txt"]
    assert [each.finding.text for each in list_findings(session, first.id, rule="A101").findings] == ["also one"]
    assert list_findings(session, None, rule="variant-spelling").total == 4
    assert list_findings(session, None, page=10**30, per_page=10**30).findings == ()


def test_the_next_finding_is_the_next_that_is_undecided(session: Session) -> None:
    document = put_document(session)
    found = put_findings(session, document.id, *(finding(str(number), number) for number in range(4)))
    decide_now(session, found[1].id, DecisionKind.ACCEPT)
    assert next_finding(session, document.id) == found[0]
    assert next_finding(session, document.id, found[0].id) == found[2]
    assert next_finding(session, document.id, found[1].id) == found[2]
    assert next_finding(session, document.id, found[3].id) is None
    assert next_finding(session, document.id, found[0].id, decision=None) == get_finding(session, found[1].id)
    with pytest.raises(NotFoundError):
        next_finding(session, document.id, 2**31 - 1)
