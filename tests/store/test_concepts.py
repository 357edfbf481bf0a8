"""Concepts: found, changed one at a time, and never lost to somebody else's change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from glossary.concept import CaseRule, ConceptEntry, Designation, Kind, MatchRule, Status
from glossary.errors import NotFoundError, RefusedError, StaleError
from glossary.store.concepts import (
    add_concept,
    change_concept,
    delete_concept,
    find_concept,
    get_concept,
    list_concepts,
)
from glossary.store.engine import Workspace
from glossary.store.glossaries import load_glossary
from tests.store.making import entry

WHOLE = ConceptEntry(
    "whole",
    (
        Designation(
            "Straße des “Friedens”",
            "de-AT",
            Status.DEPRECATED,
            Kind.SLOGAN,
            CaseRule.EXACT,
            MatchRule.INFLECTED,
            ("Straßen|x", "총참모부"),
            ("*",),
            "a handbook",
            date(2001, 2, 3),
            date(2031, 12, 31),
            "supersededTerm-admn-sts",
            approved=False,
        ),
        Designation("road of peace"),
    ),
    domain="places",
    definition="A road.",
    note="so called since 2001",
)


def test_every_field_of_an_entry_comes_back_as_it_was(workspace: Workspace) -> None:
    with workspace.writing() as session:
        added = add_concept(session, WHOLE, by="ann")
    with workspace.reading() as session:
        assert get_concept(session, added.id) == added
        assert find_concept(session, "whole").entry == WHOLE
        assert load_glossary(session).concepts == (WHOLE,)


def test_a_key_is_taken_once_in_a_glossary_and_again_in_another(session: Session) -> None:
    add_concept(session, entry("office"), by="ann")
    with pytest.raises(RefusedError, match="has a concept with this key"):
        add_concept(session, entry("office", "bureau"), by="ann")
    assert add_concept(session, entry("office", "bureau"), by="ann", into="second").glossary == "second"
    assert find_concept(session, "office").glossary == "default"
    merged = load_glossary(session).concepts
    assert [each.text for each in merged[0].designations] == ["office", "bureau"]


def test_a_stale_change_is_refused_and_shows_what_stands_there_now(session: Session) -> None:
    seen = add_concept(session, entry("office"), by="ann")
    changed = change_concept(session, seen.id, replace(seen.entry, note="first"), version=seen.version, by="ann")
    with pytest.raises(StaleError) as refused:
        change_concept(session, seen.id, replace(seen.entry, note="second"), version=seen.version, by="bob")
    assert refused.value.current == changed
    with pytest.raises(StaleError):
        delete_concept(session, seen.id, version=seen.version, by="bob")
    assert get_concept(session, seen.id).entry.note == "first"


def test_an_equal_entry_changes_nothing(session: Session) -> None:
    seen = add_concept(session, WHOLE, by="ann")
    assert change_concept(session, seen.id, WHOLE, version=seen.version, by="ann") == seen


def test_terms_may_change_places_and_texts_at_once(session: Session) -> None:
    seen = add_concept(session, entry("office", "one", "two", "three"), by="ann")
    one, two, three = seen.entry.designations
    wanted = replace(seen.entry, designations=(three, replace(one, text="two"), replace(two, text="four")))
    change_concept(session, seen.id, wanted, version=seen.version, by="ann")
    session.expire_all()
    assert get_concept(session, seen.id).entry == wanted


def test_a_key_never_changes(session: Session) -> None:
    seen = add_concept(session, entry("office"), by="ann")
    with pytest.raises(RefusedError, match="key never changes"):
        change_concept(session, seen.id, entry("bureau"), version=seen.version, by="ann")


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (ConceptEntry("office"), "has no term"),
        (ConceptEntry(" ", (Designation("office"),)), "has no key"),
        (ConceptEntry("office", (Designation(" "),)), "no text or no language"),
        (ConceptEntry("office", (Designation("office", ""),)), "no text or no language"),
        (entry("office", "one", "one"), "stands twice in en"),
        (entry("office", "one", note="a\0b"), "character that no database keeps"),
        (entry("office", "one\ud800"), "character that no database keeps"),
        (entry("off\0ice"), "character that no database keeps"),
    ],
)
def test_an_entry_that_no_glossary_can_hold_is_refused(session: Session, broken: ConceptEntry, said: str) -> None:
    with pytest.raises(RefusedError, match=said):
        add_concept(session, broken, by="ann")


@pytest.mark.parametrize("number", [0, -1, 2**31 - 1, 2**31, 2**63, 10**30])
def test_an_id_that_cannot_be_is_not_found(session: Session, number: int) -> None:
    with pytest.raises(NotFoundError):
        get_concept(session, number)


def test_a_list_is_sorted_by_name_and_cut_into_pages(session: Session) -> None:
    for name in ("beta", "Alpha", "gamma"):
        add_concept(session, entry(f"en:{name}", name), by="ann")
    page = list_concepts(session, offset=1, limit=1)
    assert page.total == 3
    assert [each.entry.key for each in page.concepts] == ["en:beta"]
    assert list_concepts(session, offset=10**30).concepts == ()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("straSSE", 1),
        ("friedens strasse", 1),
        ("PLACES", 1),
        ("since 2001", 1),
        ("100%", 1),
        ("%", 1),
        ("_", 0),
        ("", 2),
        ("handbook", 0),
    ],
)
def test_a_search_looks_for_every_word_in_any_case_and_takes_signs_as_they_are(
    session: Session, query: str, found: int
) -> None:
    add_concept(session, WHOLE, by="ann")
    add_concept(session, entry("share", "100% share"), by="ann")
    assert list_concepts(session, query=query).total == found


def test_a_list_is_narrowed_by_a_term_of_that_status_in_that_language(session: Session) -> None:
    add_concept(session, WHOLE, by="ann")
    assert list_concepts(session, status=Status.DEPRECATED, language="de").total == 1
    assert list_concepts(session, status=Status.DEPRECATED, language="DE-at").total == 1
    assert list_concepts(session, status=Status.DEPRECATED, language="en").total == 0
    assert list_concepts(session, language="d").total == 0
