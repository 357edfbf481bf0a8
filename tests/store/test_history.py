"""History: every change is kept, and any of them can be taken back, undo included."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from glossary.concept import ConceptEntry, Glossary
from glossary.errors import NotFoundError, RefusedError
from glossary.store.concepts import add_concept, change_concept, delete_concept, find_concept, list_concepts
from glossary.store.engine import Workspace
from glossary.store.glossaries import import_concepts, load_glossary
from glossary.store.history import concept_history, undo_change, undo_group
from tests.store.making import entry

KEYS = ("office", "plan", "region")
TERMS = ("one", "two", "three", "four")


def test_a_change_says_who_did_what_and_how_it_was_before(session: Session) -> None:
    added = add_concept(session, entry("office"), by="ann")
    wanted = replace(added.entry, note="n")
    change_concept(session, added.id, wanted, version=added.version, by="bob")
    changed, first = concept_history(session, "office")
    assert (first.action, first.by, first.before, first.after) == ("add", "ann", None, added.entry)
    assert (changed.action, changed.by, changed.before, changed.after) == ("change", "bob", added.entry, wanted)
    assert first.at <= changed.at
    assert first.at.utcoffset() is not None
    assert concept_history(session, "nothing") == ()


def test_a_deleted_concept_comes_back_with_its_id_in_its_place_and_with_a_new_version(session: Session) -> None:
    first = add_concept(session, entry("office"), by="ann")
    add_concept(session, entry("plan"), by="ann")
    before = load_glossary(session)
    delete_concept(session, first.id, version=first.version, by="ann")
    add_concept(session, entry("region"), by="ann")
    undo_change(session, by="ann", key="region")
    undo_change(session, by="ann", key="office")
    assert load_glossary(session) == before
    again = find_concept(session, "office")
    assert (again.id, again.entry) == (first.id, first.entry)
    assert again.version > first.version


def test_undoing_again_goes_further_back_and_an_undo_can_be_undone(session: Session) -> None:
    held = add_concept(session, entry("office"), by="ann")
    for note in ("one", "two"):
        held = change_concept(
            session, held.id, replace(held.entry, note=note), version=find_concept(session, "office").version, by="ann"
        )
    undo_change(session, by="ann")
    undone = undo_change(session, by="ann")
    assert find_concept(session, "office").entry.note == ""
    undo_change(session, by="ann", change_id=undone.id)
    assert find_concept(session, "office").entry.note == "one"
    undo_change(session, by="ann")
    assert find_concept(session, "office").entry.note == ""


def test_an_early_change_is_taken_back_without_what_came_after(session: Session) -> None:
    held = add_concept(session, entry("office", "one", "two"), by="ann")
    wanted = replace(held.entry, note="n")
    held = change_concept(session, held.id, wanted, version=held.version, by="ann")
    early = concept_history(session, "office")[0]
    wanted = replace(wanted, designations=(*wanted.designations, *entry("x", "three").designations))
    change_concept(session, held.id, wanted, version=held.version, by="ann")
    undo_change(session, by="ann", change_id=early.id)
    after = find_concept(session, "office").entry
    assert after.note == ""
    assert [each.text for each in after.designations] == ["one", "two", "three"]


def test_an_early_change_of_the_same_thing_is_not_taken_back(session: Session) -> None:
    held = add_concept(session, entry("office"), by="ann")
    added = concept_history(session, "office")[0]
    for note in ("one", "two"):
        held = change_concept(session, held.id, replace(held.entry, note=note), version=held.version, by="ann")
    early = concept_history(session, "office")[1]
    with pytest.raises(RefusedError, match="changed again since"):
        undo_change(session, by="ann", change_id=early.id)
    with pytest.raises(RefusedError, match="changed since it was added"):
        undo_change(session, by="ann", change_id=added.id)
    assert find_concept(session, "office").entry.note == "two"


def test_a_deletion_is_not_taken_back_where_the_key_is_in_use_again(session: Session) -> None:
    first = add_concept(session, entry("office"), by="ann")
    delete_concept(session, first.id, version=first.version, by="ann")
    deleted = concept_history(session, "office")[0]
    add_concept(session, entry("office", "bureau"), by="bob")
    with pytest.raises(RefusedError, match="added since"):
        undo_change(session, by="ann", change_id=deleted.id)


def test_what_was_undone_is_not_undone_twice(session: Session) -> None:
    add_concept(session, entry("office"), by="ann")
    added = concept_history(session, "office")[0]
    undo_change(session, by="ann", change_id=added.id)
    with pytest.raises(RefusedError, match="undone already"):
        undo_change(session, by="ann", change_id=added.id)
    with pytest.raises(RefusedError, match="nothing to undo"):
        undo_change(session, by="ann")
    with pytest.raises(RefusedError, match="nothing to undo"):
        undo_change(session, by="ann", key="office")
    with pytest.raises(NotFoundError):
        undo_change(session, by="ann", change_id=2**31 - 1)


def test_an_import_is_undone_and_done_again_as_one_group(session: Session) -> None:
    import_concepts(session, Glossary((entry("office"), entry("plan"))), by="ann")
    taken = undo_group(session, by="ann")
    assert {change.key for change in taken} == {"office", "plan"}
    assert len({change.group for change in taken}) == 1


entries = st.builds(
    lambda key, terms, note: entry(key, *terms, note=note),
    st.sampled_from(KEYS),
    st.lists(st.sampled_from(TERMS), min_size=1, max_size=3, unique=True),
    st.sampled_from(["", "n", "m"]),
)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("import"), st.lists(entries, min_size=1, max_size=3)),
        st.tuples(st.just("change"), entries),
        st.tuples(st.just("delete"), st.sampled_from(KEYS)),
        st.tuples(st.just("undo"), st.none()),
        st.tuples(st.just("undo again"), st.integers(0, 30)),
    ),
    max_size=8,
)


@settings(max_examples=12, deadline=None)
@given(taken=steps)
def test_any_changes_followed_by_undoing_all_of_them_give_the_start(
    shared_workspace: Workspace, taken: list[tuple[str, object]]
) -> None:
    with shared_workspace.writing() as session:
        import_concepts(session, Glossary((entry("office", "one"), entry("plan", "two"))), by="start")
        before = load_glossary(session)
        for action, value in taken:
            take_step(session, action, value)
        while by_others(session):
            undo_group(session, by="ann")
        assert load_glossary(session) == before
        session.rollback()


def by_others(session: Session) -> bool:
    """Whether a change that is not the start's still holds."""
    changes = [change for key in KEYS for change in concept_history(session, key)]
    return any(change.by != "start" and change.action != "undo" and not change.is_undone for change in changes)


def take_step(session: Session, action: str, value: object) -> None:
    concepts = {each.entry.key: each for each in list_concepts(session).concepts}
    if action == "import":
        assert isinstance(value, list)
        import_concepts(session, Glossary(tuple(value)), by="ann")
    elif action == "change" and isinstance(value, ConceptEntry):
        held = concepts.get(value.key)
        if held is None:
            add_concept(session, value, by="ann")
        else:
            change_concept(session, held.id, value, version=held.version, by="ann")
    elif action == "delete" and (held := concepts.get(str(value))) is not None:
        delete_concept(session, held.id, version=held.version, by="ann")
    elif action == "undo" and by_others(session):
        undo_group(session, by="ann")
    elif action == "undo again" and isinstance(value, int):
        undo_one_undo(session, value)


def undo_one_undo(session: Session, choice: int) -> None:
    """Take back an undo, where that is possible."""
    undone = [c for key in KEYS for c in concept_history(session, key) if c.action == "undo" and not c.is_undone]
    if undone:
        point = session.begin_nested()
        try:
            undo_change(session, by="ann", change_id=undone[choice % len(undone)].id)
        except RefusedError:
            point.rollback()
