"""Concepts are merged as one change: what is kept is said, and undo brings all of it back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from glossary.concept import ConceptEntry, Designation, Status
from glossary.errors import NotFoundError, RefusedError, StaleError
from glossary.store.concepts import StoredConcept, add_concept, change_concept, find_concept
from glossary.store.glossaries import load_glossary
from glossary.store.history import concept_history, undo_change, undo_group
from glossary.store.merging import merge_concepts, merge_entries_into, merged_into
from tests.store.making import entry


@pytest.fixture
def two(session: Session) -> tuple[StoredConcept, StoredConcept]:
    kept = add_concept(session, entry("cadre", "cadre", "kader"), by="ann")
    return kept, add_concept(session, entry("official", "official", "apparatchik", note="n"), by="ann")


def test_the_terms_go_over_and_the_second_preferred_one_becomes_admitted(
    session: Session, two: tuple[StoredConcept, StoredConcept]
) -> None:
    merged = merge_concepts(session, two[0], two[1:], by="bob")
    stored = find_concept(session, "cadre").entry
    assert stored == merged.entry
    assert [(each.text, each.status) for each in stored.designations] == [
        ("cadre", Status.PREFERRED),
        ("kader", Status.DEPRECATED),
        ("official", Status.ADMITTED),
        ("apparatchik", Status.DEPRECATED),
    ]
    assert stored.note == "n"
    assert merged.told == ("“official” becomes admitted, because “cadre” is preferred",)
    with pytest.raises(NotFoundError):
        find_concept(session, "official")


@pytest.mark.parametrize("named", ["group", "cadre", "official"])
def test_undo_takes_the_whole_merge_back_whichever_concept_is_named(
    session: Session, two: tuple[StoredConcept, StoredConcept], named: str
) -> None:
    before = load_glossary(session)
    merge_concepts(session, two[0], two[1:], by="bob")
    assert concept_history(session, "official")[0].action == "merge"
    if named == "group":
        undo_group(session, by="bob")
    else:
        undo_change(session, by="bob", key=named)
    assert load_glossary(session) == before
    assert merged_into(session, "official") is None


def test_the_old_key_leads_on_over_several_merges(session: Session, two: tuple[StoredConcept, StoredConcept]) -> None:
    last = add_concept(session, entry("staff"), by="ann")
    merge_concepts(session, two[0], two[1:], by="bob")
    assert merged_into(session, "official") == "cadre"
    merge_concepts(session, last, [find_concept(session, "cadre")], by="bob")
    assert merged_into(session, "official") == merged_into(session, "cadre") == "staff"
    assert merged_into(session, "nothing") is None


def test_a_term_that_one_allows_and_the_other_does_not_is_refused_with_a_way_out() -> None:
    kept = ConceptEntry("a", (Designation("arms"),))
    other = ConceptEntry("b", (Designation("munitions"), Designation("arms", status=Status.DEPRECATED)))
    with pytest.raises(RefusedError, match=r"preferred in a and deprecated in b") as refused:
        merge_entries_into(kept, [other])
    assert "gloss terms set-status 'arms' preferred --concept 'b'" in refused.value.remedy


def test_what_both_say_is_joined_and_what_is_lost_is_told() -> None:
    kept = ConceptEntry("a", (Designation("arms", forms=("one",)),), definition="first")
    other = ConceptEntry("b", (Designation("arms", forms=("two",), allow=("x",)),), "d", "second")
    merged = merge_entries_into(kept, [other])
    assert merged.entry.designations == (Designation("arms", forms=("one", "two"), allow=("x",)),)
    assert (merged.entry.domain, merged.entry.definition) == ("d", "first")
    assert merged.told == ("definition of b is not taken over: second",)


def test_a_preferred_term_of_another_language_stays_preferred() -> None:
    merged = merge_entries_into(
        ConceptEntry("a", (Designation("arms"),)), [ConceptEntry("b", (Designation("armes", "fr"),))]
    )
    assert {each.status for each in merged.entry.designations} == {Status.PREFERRED}


def test_a_concept_is_not_merged_with_itself_nor_with_another_glossarys(
    session: Session, two: tuple[StoredConcept, StoredConcept]
) -> None:
    with pytest.raises(RefusedError, match="named twice"):
        merge_concepts(session, two[0], [two[0]], by="bob")
    foreign = add_concept(session, entry("foreign"), by="ann", into="second")
    with pytest.raises(RefusedError, match="in the glossary “second”"):
        merge_concepts(session, two[0], [foreign], by="bob")


def test_a_concept_that_was_changed_since_is_not_merged(
    session: Session, two: tuple[StoredConcept, StoredConcept]
) -> None:
    change_concept(session, two[1].id, replace(two[1].entry, note="m"), version=two[1].version, by="eve")
    with pytest.raises(StaleError):
        merge_concepts(session, two[0], two[1:], by="bob")
