"""What the check of a glossary says, beyond what the rules' own examples show."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.checking import GLOSSARY_CODES, check_glossary, trials
from glossary.checking.canary import check_table
from glossary.concept import ConceptEntry, Designation, Glossary, Status
from glossary.finding import Finding
from glossary.formats import load_file

DAY = date(2026, 1, 1)
SEED = Path(__file__).parents[3] / "seeds" / "glossary.csv"


def check(table: str, *codes: str) -> list[Finding]:
    select = frozenset(codes) or GLOSSARY_CODES
    return list(check_table(table, select, as_of=DAY).findings)


def messages(table: str, *codes: str) -> list[str]:
    return [each.message for each in check(table, *codes)]


def test_the_glossary_that_ships_is_clean() -> None:
    assert [(rule.code, flaw.message) for rule, flaw in check_glossary(load_file(str(SEED)), as_of=DAY)] == []


def test_a_circle_is_told_whole_and_once() -> None:
    table = (
        "concept,term,status\na,one policy,\na,two policy,deprecated\nb,two policy,\nb,three policy,deprecated\n"
        "c,three policy,\nc,one policy,deprecated\n"
    )
    (told,) = messages(table, "G404")
    assert all(f"“{word} policy” [{key}]" in told for word, key in (("two", "a"), ("one", "c"), ("three", "b")))
    assert "and round again" in told


def test_a_chain_is_told_from_its_beginning() -> None:
    table = (
        "concept,term,status\nb,two policy,\nb,one policy,deprecated\nc,three policy,\nc,two policy,deprecated\n"
        "d,four policy,\nd,three policy,deprecated\n"
    )
    (found,) = check(table, "G404")
    assert found.text == "one policy"
    assert "“one policy” [b] → “two policy” [c] → “three policy” [d] → “four policy”" in found.message


def test_forms_that_are_never_valid_on_one_day_do_not_contradict_each_other() -> None:
    table = (
        "concept,term,status,since,until\na,party school,,,2016-05-05\na,school,deprecated,,\n"
        "b,school,,,\nb,party school,deprecated,2016-05-06,\n"
    )
    assert [each.text for each in check(table, "G403")] == ["school"]


def test_apostrophes_and_inflection_hide_no_duplicate() -> None:
    assert [each.code for each in check("concept,term\na,people's power\nb,people’s power\n")] == ["G401"]
    assert [each.code for each in check("concept,term\na,war exercise\nb,war exercises\n")] == ["G409"]


def test_a_slip_of_one_term_that_is_another_is_found_by_linting_it() -> None:
    (found,) = check("concept,term\na,offensive for a breakthrough\nb,offensve for a breakthrough\n", "G409")
    assert "“offensive for a breakthrough” [a]" in found.message


def test_other_scripts_are_matched_in_their_own_text() -> None:
    table = "concept,language,term\na,ko,조선로동당\nb,ru,Центральный комитет\nc,el,λαϊκός στρατός\n"
    assert check(table) == []
    assert [each.code for each in check(table + "d,ko,조선로동당\n")] == ["G401"]


def test_languages_do_not_contradict_each_other() -> None:
    table = "concept,language,term,status\na,en,region,\na,fr,province,\nb,en,province,\nb,fr,region,forbidden\n"
    assert [each.code for each in check(table, "G401", "G403")] == []


def test_only_what_a_selected_rule_needs_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trials, "match_passage", None)
    assert [each.code for each in check("concept,term\na,one\na,two\n", "G402")] == ["G402"]


def test_a_dated_glossary_names_the_day_and_another_does_not() -> None:
    assert check_table("term,until\nschool,2030-01-01\n", GLOSSARY_CODES, as_of=DAY).as_of == DAY
    assert check_table("term\nschool of cadres\n", GLOSSARY_CODES, as_of=DAY).as_of is None


words = st.sampled_from(["unity", "policy", "war", "cadre", "of", "Party", "exercise", "exercises"])
terms = st.lists(words, min_size=1, max_size=3).map(" ".join)
designations = st.builds(Designation, terms, status=st.sampled_from(Status))
entries = st.lists(st.lists(designations, min_size=1, max_size=3, unique_by=lambda each: each.text), max_size=5)


@settings(deadline=None, max_examples=50)
@given(entries)
def test_each_term_is_tried_alone_however_many_stand_in_one_text(listed: list[list[Designation]]) -> None:
    glossary = Glossary(tuple(ConceptEntry(f"c{n}", tuple(each)) for n, each in enumerate(listed)))
    numbered = trials.list_terms(glossary)
    together = trials.collect_standing(numbered)
    before = trials.TERMS_A_TEXT
    trials.TERMS_A_TEXT = 1
    try:
        assert trials.collect_standing(numbered) == together
    finally:
        trials.TERMS_A_TEXT = before
