"""Import: no twins, nothing taken away, all or nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from glossary.concept import Designation, Glossary, Status
from glossary.errors import NotFoundError, RefusedError
from glossary.store.engine import Workspace
from glossary.store.glossaries import ImportSummary, glossary_names, import_concepts, load_glossary
from glossary.store.history import concept_history, undo_change
from tests.store.making import entry, glossary


def test_importing_the_same_file_again_makes_no_twins(session: Session) -> None:
    given = glossary(200)
    assert import_concepts(session, given, by="ann") == ImportSummary(added=200, changed=0, same=0)
    assert import_concepts(session, given, by="ann") == ImportSummary(added=0, changed=0, same=200)
    assert load_glossary(session).concepts == given.concepts


def test_an_import_tells_what_is_new_what_is_changed_and_what_is_as_it_was(session: Session) -> None:
    given = glossary(3)
    import_concepts(session, given, by="ann")
    first, second, third = given.concepts
    later = Glossary((replace(first, note="new"), second, entry("another"), third))
    assert import_concepts(session, later, by="ann") == ImportSummary(added=1, changed=1, same=2)


def test_an_import_takes_no_term_away_and_its_values_hold(session: Session) -> None:
    import_concepts(session, Glossary((entry("office", "Planning Office", "Plan Office", note="old"),)), by="ann")
    given = replace(entry("office", "Plan Office"), note="")
    import_concepts(session, Glossary((given,)), by="ann")
    held = load_glossary(session).concepts[0]
    assert [(each.text, each.status) for each in held.designations] == [
        ("Plan Office", Status.PREFERRED),
        ("Planning Office", Status.PREFERRED),
    ]
    assert held.note == "old"


def test_undoing_an_import_takes_all_of_it_back(session: Session) -> None:
    import_concepts(session, Glossary((entry("office", "bureau"),)), by="ann")
    before = load_glossary(session)
    import_concepts(session, Glossary((entry("office", "Planning Office"), *glossary(20).concepts)), by="ann")
    undo_change(session, by="ann")
    assert load_glossary(session) == before
    assert [change.action for change in concept_history(session, "office")] == ["undo", "import", "import"]


def test_a_bad_entry_leaves_nothing_of_its_import(workspace: Workspace) -> None:
    broken = entry("broken", "one", "one")
    with pytest.raises(RefusedError), workspace.writing() as session:
        import_concepts(session, Glossary((*glossary(5).concepts, broken)), by="ann")
    with workspace.reading() as session:
        assert load_glossary(session).concepts == ()
        assert glossary_names(session) == ()


def test_rows_with_one_key_are_one_concept(session: Session) -> None:
    twice = Glossary((entry("office", "one"), entry("office", "two")))
    assert import_concepts(session, twice, by="ann") == ImportSummary(added=1, changed=0, same=0)
    assert [each.text for each in load_glossary(session).concepts[0].designations] == ["one", "two"]


def test_of_several_glossaries_the_first_wins(session: Session) -> None:
    import_concepts(session, Glossary((entry("office", "ours"),)), into="house", by="ann")
    forbidden = replace(entry("office"), designations=(Designation("ours", status=Status.FORBIDDEN),))
    import_concepts(session, Glossary((forbidden,)), into="client", by="ann")
    assert glossary_names(session) == ("house", "client")
    assert load_glossary(session).concepts[0].designations[0].status is Status.PREFERRED
    assert load_glossary(session, "client").concepts == (forbidden,)


def test_an_unknown_glossary_is_refused_with_the_known_names(session: Session) -> None:
    with pytest.raises(NotFoundError, match="gloss terms import"):
        load_glossary(session, "house")
    import_concepts(session, glossary(1), into="client", by="ann")
    with pytest.raises(NotFoundError, match="use one of client"):
        load_glossary(session, "house")
