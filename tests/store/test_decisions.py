"""Decisions: a log to which entries are only added, and what follows from it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from glossary.concept import CaseRule, Designation, MatchRule, Status
from glossary.errors import RefusedError, StaleError
from glossary.finding import DecisionKind
from glossary.store.concepts import add_concept, change_concept, delete_concept, find_concept
from glossary.store.decisions import decide, list_log, load_decisions, undo_decisions
from glossary.store.engine import Workspace
from glossary.store.findings import StoredFinding, get_finding, list_findings, next_finding
from glossary.store.glossaries import load_glossary
from glossary.store.history import concept_history, undo_change
from glossary.store.log import rebuild_decisions
from glossary.store.tables import DecisionRow
from tests.store.making import decide_now, entry, finding, put_document, put_findings, put_reviewable

ACCEPT, DISMISS, IGNORE, ADMIT, FORBID, UNDECIDED = DecisionKind


def statuses(session: Session) -> dict[str, Status]:
    return {each.text: each.status for each in find_concept(session, "office").entry.designations}


def test_a_decision_is_kept_with_its_replacement_and_note(workspace: Workspace) -> None:
    finding_id = put_reviewable(workspace)
    with workspace.writing() as session:
        decide(session, finding_id, ACCEPT, replacement="Planning Office", note="as in 2019", version=1, by="ann")
    with workspace.reading() as session:
        found = get_finding(session, finding_id)
        assert (found.decision, found.replacement, found.note) == (ACCEPT, "Planning Office", "as in 2019")
        assert (found.version, found.decided_by) == (2, "ann")
        logged = list_log(session)[0]
    assert (logged.decision, logged.by, logged.code, logged.concept) == (ACCEPT, "ann", "T101", "office")
    assert logged.text == "Planing  Ofice"
    assert logged.at.utcoffset() is not None


def test_deciding_the_same_again_is_fine_and_makes_a_new_version(session: Session) -> None:
    found = put_findings(session, put_document(session).id, finding("one"))[0]
    assert decide(session, found.id, ACCEPT, version=1, by="ann").version == 2
    assert decide(session, found.id, ACCEPT, version=2, by="ann").version == 3


def test_a_stale_decision_is_refused_and_shows_what_stands_there_now(session: Session) -> None:
    found = put_findings(session, put_document(session).id, finding("one"))[0]
    held = decide(session, found.id, ACCEPT, version=1, by="ann")
    with pytest.raises(StaleError) as refused:
        decide(session, found.id, DISMISS, version=1, by="bob")
    assert refused.value.current == held


def test_a_decision_holds_for_the_same_finding_in_every_document(session: Session) -> None:
    first = put_findings(session, put_document(session, "first.txt").id, finding("one", 3))[0]
    decide(session, first.id, DISMISS, version=1, by="ann")
    second = put_findings(session, put_document(session, "second.txt").id, finding("one", 90))[0]
    assert (second.decision, second.version) == (DISMISS, 2)
    assert load_decisions(session).hide(second.finding)


def test_dismiss_hides_one_finding_and_ignore_the_rule_for_its_concept(session: Session) -> None:
    document = put_document(session)
    one, two, three, other = put_findings(
        session,
        document.id,
        *(finding(text, start) for start, text in enumerate(("one", "two", "three"))),
        finding("other", 9, concept="plan"),
    )
    decide(session, one.id, DISMISS, version=1, by="ann")
    assert [load_decisions(session).hide(each.finding) for each in (one, two, three, other)] == [True] + [False] * 3
    decide(session, two.id, IGNORE, version=1, by="ann")
    assert [load_decisions(session).hide(each.finding) for each in (one, two, three, other)] == [True] * 3 + [False]
    assert next_finding(session, document.id) == other
    assert list_findings(session, document.id, decision=IGNORE).total == 2
    covered = get_finding(session, three.id)
    assert (covered.decision, covered.version, covered.decided_by) == (IGNORE, 1, None)
    with pytest.raises(RefusedError, match="take back the decision there"):
        decide(session, three.id, UNDECIDED, version=1, by="ann")
    decide_now(session, two.id, UNDECIDED)
    assert get_finding(session, three.id).decision is UNDECIDED
    assert not load_decisions(session).ignored


def test_accepting_hides_nothing(session: Session) -> None:
    found = put_findings(session, put_document(session).id, finding("one"))[0]
    decide(session, found.id, ACCEPT, version=1, by="ann")
    assert not load_decisions(session).hide(found.finding)


@pytest.mark.parametrize(("decision", "status"), [(ADMIT, Status.ADMITTED), (FORBID, Status.FORBIDDEN)])
def test_a_ruling_writes_the_form_to_the_glossary_and_undo_takes_both_back(
    workspace: Workspace, decision: DecisionKind, status: Status
) -> None:
    finding_id = put_reviewable(workspace)
    with workspace.writing() as session:
        before = load_glossary(session)
        decide(session, finding_id, decision, version=1, by="ann")
        assert statuses(session) == {"Planning Office": Status.PREFERRED, "Planing Ofice": status}
        written = find_concept(session, "office").entry.designations[-1]
        assert (written.language, written.match) == ("en", MatchRule.INFLECTED)
        assert concept_history(session, "office")[0].action == decision
        assert [each.decision for each in undo_decisions(session, by="ann")] == [UNDECIDED]
        assert load_glossary(session) == before
        assert get_finding(session, finding_id).version == 3


def test_a_ruling_without_a_concept_is_refused_and_leaves_nothing(workspace: Workspace) -> None:
    with workspace.writing() as session:
        document = put_document(session)
        bare, unknown = put_findings(session, document.id, finding("one", concept=None), finding("two", 5))
    for each, said in ((bare, "belongs to no concept"), (unknown, "has no concept “office”")):
        with pytest.raises(RefusedError, match=said), workspace.writing() as session:
            decide(session, each.id, ADMIT, version=1, by="ann")
    with workspace.reading() as session:
        assert list_log(session) == ()
        assert get_finding(session, bare.id).version == 1


def test_a_form_that_the_concept_has_already_changes_its_status(session: Session) -> None:
    add_concept(session, entry("office", "Planning Office", "Plan Office"), by="ann")
    found = put_findings(session, put_document(session).id, finding("Plan Office"))[0]
    decide(session, found.id, FORBID, version=1, by="ann")
    assert statuses(session) == {"Planning Office": Status.PREFERRED, "Plan Office": Status.FORBIDDEN}
    decide(session, found.id, FORBID, version=2, by="ann")
    undo_decisions(session, by="ann")
    assert statuses(session)["Plan Office"] is Status.FORBIDDEN
    undo_decisions(session, by="ann")
    assert statuses(session)["Plan Office"] is Status.DEPRECATED


def test_a_form_that_differs_in_capitals_alone_is_ruled_on_with_exactly_these(session: Session) -> None:
    add_concept(session, entry("office", "Planning Office"), by="ann")
    found = put_findings(session, put_document(session).id, finding("planning office"))[0]
    decide(session, found.id, FORBID, version=1, by="ann")
    written = find_concept(session, "office").entry.designations[-1]
    assert written == Designation(
        "planning office", status=Status.FORBIDDEN, case=CaseRule.EXACT, match=MatchRule.INFLECTED
    )


def test_another_decision_instead_of_a_ruling_takes_the_form_back_and_undo_brings_it_back(workspace: Workspace) -> None:
    finding_id = put_reviewable(workspace)
    with workspace.writing() as session:
        decide(session, finding_id, ADMIT, version=1, by="ann")
        decide(session, finding_id, FORBID, version=2, by="ann")
        assert statuses(session)["Planing Ofice"] is Status.FORBIDDEN
        decide(session, finding_id, UNDECIDED, version=3, by="ann")
        assert list(statuses(session)) == ["Planning Office"]
        for status in (Status.FORBIDDEN, Status.ADMITTED):
            undo_decisions(session, by="ann")
            assert statuses(session)["Planing Ofice"] is status
        undo_decisions(session, by="ann")
        assert list(statuses(session)) == ["Planning Office"]


def test_undoing_a_rulings_change_of_the_glossary_takes_the_decision_back(workspace: Workspace) -> None:
    finding_id = put_reviewable(workspace)
    with workspace.writing() as session:
        decide(session, finding_id, ADMIT, version=1, by="ann")
        undo_change(session, by="bob")
        assert get_finding(session, finding_id).decision is UNDECIDED
        assert undo_decisions(session, by="ann") == ()


def test_a_ruling_stays_when_the_concept_changed_elsewhere_is_undone_too(workspace: Workspace) -> None:
    finding_id = put_reviewable(workspace)
    with workspace.writing() as session:
        decide(session, finding_id, ADMIT, version=1, by="ann")
        held = find_concept(session, "office")
        added = (*held.entry.designations, Designation("Bureau", status=Status.DEPRECATED))
        wanted = type(held.entry)("office", added, note="n")
        change_concept(session, held.id, wanted, version=held.version, by="bob")
        undo_decisions(session, by="ann")
        after = find_concept(session, "office").entry
        assert ([each.text for each in after.designations], after.note) == (["Planning Office", "Bureau"], "n")


def test_a_ruling_is_not_undone_where_its_concept_is_gone(workspace: Workspace) -> None:
    finding_id = put_reviewable(workspace)
    with workspace.writing() as session:
        decide(session, finding_id, ADMIT, version=1, by="ann")
        held = find_concept(session, "office")
        delete_concept(session, held.id, version=held.version, by="bob")
    with pytest.raises(RefusedError, match="deleted since"), workspace.writing() as session:
        undo_decisions(session, by="ann")
    with workspace.reading() as session:
        assert get_finding(session, finding_id).decision is ADMIT


def test_undo_takes_back_ones_own_newest_decisions(session: Session) -> None:
    document = put_document(session)
    found = put_findings(session, document.id, *(finding(str(number), number) for number in range(4)))
    for each, by in zip(found, ("ann", "ann", "bob", "ann"), strict=True):
        decide(session, each.id, ACCEPT, version=1, by=by)
    undone = undo_decisions(session, count=2, by="ann")
    assert [each.id for each in undone] == [found[3].id, found[1].id]
    assert get_finding(session, found[2].id).decision is ACCEPT
    log = list_log(session)
    assert [each.undoes for each in log[:3]] == [log[4].seq, log[2].seq, None]
    assert undo_decisions(session, count=10**30, by="ann")[0].id == found[0].id
    assert undo_decisions(session, by="ann") == ()


def test_what_somebody_else_decided_since_is_not_undone_over(session: Session) -> None:
    found = put_findings(session, put_document(session).id, finding("one"))[0]
    decide(session, found.id, ACCEPT, version=1, by="ann")
    decide(session, found.id, DISMISS, version=2, by="bob")
    with pytest.raises(RefusedError, match="bob decided on the same finding since"):
        undo_decisions(session, by="ann")


def test_undo_restores_what_held_before_with_its_replacement_and_note(session: Session) -> None:
    found = put_findings(session, put_document(session).id, finding("one"))[0]
    decide(session, found.id, ACCEPT, replacement="x", note="n", version=1, by="ann")
    decide(session, found.id, DISMISS, version=2, by="ann")
    restored = undo_decisions(session, by="ann")[0]
    assert (restored.decision, restored.replacement, restored.note, restored.version) == (ACCEPT, "x", "n", 4)


def test_the_log_is_read_on_from_an_entry(session: Session) -> None:
    found = put_findings(session, put_document(session).id, finding("one"))[0]
    for version in range(1, 6):
        decide(session, found.id, ACCEPT, version=version, by="ann")
    log = list_log(session)
    assert list_log(session, limit=2) == log[:2]
    assert list_log(session, limit=2, before=log[1].seq) == log[2:4]


moves = st.lists(
    st.one_of(st.tuples(st.integers(0, 2), st.sampled_from(DecisionKind)), st.just(None)), min_size=1, max_size=12
)


@settings(max_examples=12, deadline=None)
@given(taken=moves)
def test_the_state_of_findings_is_what_the_log_says_and_undoing_all_gives_the_start(
    shared_workspace: Workspace, taken: list[tuple[int, DecisionKind] | None]
) -> None:
    with shared_workspace.writing() as session:
        add_concept(session, entry("office", "Planning Office"), by="ann")
        before = load_glossary(session)
        found = put_findings(session, put_document(session).id, *(finding(f"Ofice {n}", n) for n in range(3)))
        for move in taken:
            make_move(session, found, move)
        state = projection(session)
        rebuild_decisions(session)
        assert projection(session) == state
        while undo_decisions(session, by="ann"):
            pass
        assert load_glossary(session) == before
        assert {get_finding(session, each.id).decision for each in found} == {UNDECIDED}
        session.rollback()


def make_move(session: Session, found: tuple[StoredFinding, ...], move: tuple[int, DecisionKind] | None) -> None:
    """Decide, or undo; what another finding's ignore covers cannot be called undecided."""
    if move is None:
        undo_decisions(session, by="ann")
        return
    finding_id, decision = found[move[0]].id, move[1]
    try:
        decide_now(session, finding_id, decision)
    except RefusedError:
        assert decision is UNDECIDED
        assert get_finding(session, finding_id).decision is IGNORE


def projection(session: Session) -> list[tuple[object, ...]]:
    columns = [column for column in DecisionRow.__table__.columns if column.name != "id"]
    return [tuple(row) for row in session.execute(select(*columns).order_by(DecisionRow.fingerprint))]
