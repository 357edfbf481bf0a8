"""CSV and TSV: what a table of terms means, and how it is written."""

from __future__ import annotations

from datetime import date

import pytest

from glossary.concept import CaseRule, ConceptEntry, Designation, Glossary, Kind, MatchRule, Status
from glossary.formats.columns import COLUMNS, name_losses
from glossary.formats.delimited import name_unread, parse_delimited, serialize_delimited


def parse(text: str | bytes, delimiter: str = ",") -> Glossary:
    content = text if isinstance(text, bytes) else text.encode()
    return parse_delimited(content, "terms.csv", delimiter=delimiter)


def designations(text: str | bytes, delimiter: str = ",") -> list[Designation]:
    return [each for concept in parse(text, delimiter).concepts for each in concept.designations]


# What a table means


def test_only_term_is_needed_and_the_rest_is_as_the_contract_says() -> None:
    assert parse("term\ncadre\n") == Glossary((ConceptEntry("en:cadre", (Designation("cadre"),)),))


def test_every_column_is_read() -> None:
    table = (
        "concept,language,term,status,kind,case,match,forms,allow,domain,definition,note,source,since,until\n"
        "gsd,en-GB,GSD,admitted,abbreviation,exact,exact,GSDs|GSD's,*,army,"
        "The staff.,Say more.,Atlas,2020-01-02,2021-03-04\n"
    )
    designation = Designation(
        "GSD",
        language="en-GB",
        status=Status.ADMITTED,
        kind=Kind.ABBREVIATION,
        case=CaseRule.EXACT,
        match=MatchRule.EXACT,
        forms=("GSDs", "GSD's"),
        allow=("*",),
        source="Atlas",
        since=date(2020, 1, 2),
        until=date(2021, 3, 4),
    )
    concept = ConceptEntry("gsd", (designation,), domain="army", definition="The staff.", note="Say more.")
    assert parse(table) == Glossary((concept,))


def test_rows_with_one_concept_are_one_concept_wherever_they_stand() -> None:
    read = parse("concept,term,status\na,one,\n,two,\na,three,forbidden\n")
    assert [(each.key, [term.text for term in each.designations]) for each in read.concepts] == [
        ("a", ["one", "three"]),
        ("en:two", ["two"]),
    ]


def test_what_belongs_to_the_concept_may_stand_in_any_of_its_rows() -> None:
    read = parse("concept,term,domain,note\na,one,,\na,two,army,\na,three,army,seen\n")
    assert read.concepts[0].domain == "army"
    assert read.concepts[0].note == "seen"


def test_columns_may_stand_in_any_order_and_capitals_and_words_too() -> None:
    (designation,) = designations(" Status ,TERM\n Forbidden , cadre \n")
    assert designation == Designation("cadre", status=Status.FORBIDDEN)


def test_empty_rows_mean_nothing_and_are_counted() -> None:
    assert [each.text for each in designations("\n\nterm,status\n,\none,\n\n , \ntwo\n")] == ["one", "two"]


def test_empty_items_of_a_list_are_left_out() -> None:
    (designation,) = designations("term,forms\ncadre,cadres| |cadre's|\n")
    assert designation.forms == ("cadres", "cadre's")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_will_do(end: str) -> None:
    assert [each.text for each in designations(end.join(["term,kind", "one,name", "two,name"]))] == ["one", "two"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_part_of_the_first_column(encoding: str) -> None:
    assert [each.text for each in designations("term\n총참모부 é\n".encode(encoding))] == ["총참모부 é"]


def test_line_breaks_in_a_quoted_note_are_kept_and_one_row() -> None:
    first, second = parse('term,note\none,"first\r\nsecond"\ntwo,x\n').concepts
    assert (first.note, second.note) == ("first\nsecond", "x")


def test_a_blank_after_the_comma_does_not_spoil_a_quoted_cell() -> None:
    assert designations('term, forms\none, "a, b"\n')[0].forms == ("a, b",)


def test_cells_of_a_tsv_may_hold_commas() -> None:
    assert designations("term\tkind\nSongun, the\tslogan\n", "\t") == [Designation("Songun, the", kind=Kind.SLOGAN)]


def test_a_cell_that_was_guarded_against_spreadsheets_is_what_it_was() -> None:
    assert [each.text for each in designations("term\n'-ism\n''=x\n'tis\n'=1\n")] == ["-ism", "'=x", "'tis", "=1"]


def test_a_column_that_is_not_ours_is_left_alone_and_named() -> None:
    content = b"term,author,kind,reviewed\ncadre,K.,name,yes\n"
    assert designations(content) == [Designation("cadre", kind=Kind.NAME)]
    assert name_unread(content, "terms.csv", delimiter=",") == (
        'column "author" is not one of ours and was not read',
        'column "reviewed" is not one of ours and was not read',
    )


def test_a_header_alone_is_an_empty_glossary_and_said_to_be() -> None:
    assert parse("term,status\n") == Glossary()
    assert name_unread(b"term,status\n", "terms.csv", delimiter=",") == ("there are no terms below the header",)


# How it is written


def test_the_columns_are_those_of_the_contract_and_a_definition_stands_once() -> None:
    glossary = Glossary(
        (
            ConceptEntry(
                "gsd",
                (Designation("General Staff"), Designation("-staff", status=Status.FORBIDDEN, forms=("a", "b"))),
                definition="Led, always.",
            ),
        )
    )
    assert serialize_delimited(glossary, ",") == (
        "concept,language,term,status,kind,case,match,forms,allow,domain,definition,note,source,since,until\n"
        'gsd,en,General Staff,preferred,full,smart,fuzzy,,,,"Led, always.",,,,\n'
        "gsd,en,'-staff,forbidden,full,smart,fuzzy,a|b,,,,,,,\n"
    )
    assert COLUMNS[0] == "concept"


def test_what_a_table_cannot_hold_is_named() -> None:
    glossary = Glossary(
        (
            ConceptEntry("empty"),
            ConceptEntry("a", (Designation("one", approved=False), Designation("two", written_status="Draft"))),
            ConceptEntry("b", (Designation("three", forms=("x|y",)),)),
        )
    )
    assert name_losses(glossary) == (
        'concept "empty" has no designation and is left out',
        '"one" is a proposal; a table would make it approved',
        '"two": the status as another tool wrote it is left out',
        '"three": "x|y" would be read back as two',
    )
