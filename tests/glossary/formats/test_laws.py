"""What is written is read back, whatever a glossary holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary.concept import CaseRule, ConceptEntry, Designation, Glossary, Kind, MatchRule, Status
from glossary.formats.concepts_json import parse_json, serialize_json
from glossary.formats.delimited import guard_cell, parse_delimited, serialize_delimited, unguard_cell

# Any letter but those that no field may hold: control characters, line ends, surrogates, noncharacters.
LETTERS = st.sampled_from("ab'=+-@\",;|\\.{}[]#é총�𐐀\u00a0\u00ad ") | st.characters(
    exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufffe\uffff"
)
LINE = st.text(LETTERS, max_size=8).map(str.strip)
FILLED_LINE = LINE.map(lambda line: line or "x")
PROSE = st.lists(LINE, max_size=3).map("\n".join).map(str.strip)
ITEMS = st.lists(FILLED_LINE.map(lambda item: item.replace("|", "/")), max_size=2).map(tuple)
PERIODS = st.lists(st.dates(), max_size=2).map(sorted)


@st.composite
def designations(draw: st.DrawFn) -> Designation:
    days: list[date | None] = [*draw(PERIODS), None, None]
    return Designation(
        text=draw(FILLED_LINE),
        language=draw(st.sampled_from(["en", "en-GB", "ko", "zh-Hant", "x-house", "EN-gb"])),
        status=draw(st.sampled_from(Status)),
        kind=draw(st.sampled_from(Kind)),
        case=draw(st.sampled_from(CaseRule)),
        match=draw(st.sampled_from(MatchRule)),
        forms=draw(ITEMS),
        allow=draw(ITEMS),
        source=draw(PROSE),
        since=days[0],
        until=days[1],
        written_status=draw(st.none() | LINE),
        approved=draw(st.booleans()),
    )


def identity(designation: Designation) -> tuple[str, str]:
    return designation.language.lower(), designation.text


@st.composite
def concepts(draw: st.DrawFn) -> ConceptEntry:
    return ConceptEntry(
        key=draw(FILLED_LINE),
        designations=tuple(draw(st.lists(designations(), min_size=1, max_size=2, unique_by=identity))),
        domain=draw(LINE),
        definition=draw(PROSE),
        note=draw(PROSE),
    )


glossaries = st.lists(concepts(), max_size=3, unique_by=lambda concept: concept.key).map(
    lambda entries: Glossary(tuple(entries))
)


# A glossary is much to draw, and machines are shared: the law is about values, not about time.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def as_a_table_holds_it(glossary: Glossary) -> Glossary:
    return Glossary(
        tuple(
            replace(
                concept,
                designations=tuple(replace(each, written_status=None, approved=True) for each in concept.designations),
            )
            for concept in glossary.concepts
        )
    )


@patient
@given(glossaries)
def test_csv_is_read_back(glossary: Glossary) -> None:
    written = serialize_delimited(glossary, ",").encode()
    assert parse_delimited(written, "t.csv", delimiter=",") == as_a_table_holds_it(glossary)


@patient
@given(glossaries)
def test_tsv_is_read_back(glossary: Glossary) -> None:
    written = serialize_delimited(glossary, "\t").encode()
    assert parse_delimited(written, "t.tsv", delimiter="\t") == as_a_table_holds_it(glossary)


@patient
@given(glossaries)
def test_json_is_read_back_whole(glossary: Glossary) -> None:
    assert parse_json(serialize_json(glossary).encode(), "t.json") == glossary


@patient
@given(glossaries)
def test_writing_what_was_read_gives_the_same_bytes(glossary: Glossary) -> None:
    written = serialize_delimited(glossary, ",")
    assert serialize_delimited(parse_delimited(written.encode(), "t.csv", delimiter=","), ",") == written


@given(st.text(st.sampled_from("'=+-@\t\0a")))
def test_a_guarded_cell_is_read_back_and_is_no_formula(cell: str) -> None:
    guarded = guard_cell(cell)
    assert unguard_cell(guarded) == cell
    assert not guarded.startswith(("=", "+", "-", "@", "\t", "\0"))
