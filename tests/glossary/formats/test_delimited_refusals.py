"""CSV and TSV: each thing wrong in a table of terms is named by row and column, all of them at once."""

from __future__ import annotations

import pytest

from glossary.concept import Designation, Glossary
from glossary.errors import BadRow, BadRowsError, GlossaryError
from glossary.formats.delimited import parse_delimited


def parse(text: str | bytes, delimiter: str = ",") -> Glossary:
    content = text if isinstance(text, bytes) else text.encode()
    return parse_delimited(content, "terms.csv", delimiter=delimiter)


def refused(text: str | bytes, delimiter: str = ",") -> tuple[BadRow, ...]:
    with pytest.raises(BadRowsError) as caught:
        parse(text, delimiter)
    assert caught.value.where == "terms.csv"
    return caught.value.rows


def designations(text: str | bytes, delimiter: str = ",") -> list[Designation]:
    return [each for concept in parse(text, delimiter).concepts for each in concept.designations]


@pytest.mark.parametrize(
    ("row", "column", "what", "remedy"),
    [
        ("x,banned", "status", '"banned" is not one we know', "use preferred, admitted, deprecated or forbidden"),
        (
            "x,,acronym",
            "kind",
            '"acronym" is not one we know',
            "use full, abbreviation, slogan, name, title or phrase",
        ),
        ("x,,,upper", "case", '"upper" is not one we know', "use smart, exact or any"),
        ("x,,,,loose", "match", '"loose" is not one we know', "use fuzzy, inflected or exact"),
        (
            "x,,,,,English",
            "language",
            '"English" is not a language tag',
            "use a BCP 47 tag such as en, en-GB, ko or zh-Hant",
        ),
        ("x,,,,,en_GB", "language", '"en_GB" is not a language tag', "write en-GB"),
        ("x,,,,,,5.1.2021", "since", '"5.1.2021" is not a date', "write year-month-day, as in 2021-01-05"),
        ("x,,,,,,2021-02-30", "since", '"2021-02-30" is a day that no calendar has', "correct the date"),
        (
            "x,,,,,,2021-02-03,2020-01-01",
            "until",
            "2020-01-01 is before since, 2021-02-03",
            "write a date on or after 2021-02-03, or leave it empty",
        ),
        (",preferred", "term", "is empty", "write the term, or take the whole row out"),
        (
            "a\0b",
            "term",
            "has a control character in it, U+0000",
            "delete it; it does not show, but no text would match",
        ),
        ('"a\nb"', "term", "has a line break in it", "keep it on one line"),
        (
            "a" * 401,
            "term",
            "has 401 characters, where 400 are allowed",
            "shorten it; or look for a quotation mark that is never closed",
        ),
        (
            "a,,,,,,,,b",
            "",
            'cell 9 has no column: "b"',
            "put a cell that holds the separator in quotation marks, or name the column",
        ),
        (
            '"a"b',
            "",
            "a quoted cell goes on after its closing quotation mark",
            'write a " inside a quoted cell twice, or close the cell of a row above',
        ),
        (
            'a,"b',
            "",
            "the file ends inside a quoted cell that began in row 2",
            'close the quotation mark; a " inside a quoted cell is written twice',
        ),
    ],
)
def test_a_bad_row_is_named_with_its_remedy(row: str, column: str, what: str, remedy: str) -> None:
    assert refused(f"term,status,kind,case,match,language,since,until\n{row}\n") == (BadRow(2, column, what, remedy),)


def test_a_message_reads_like_an_editor_wrote_it() -> None:
    with pytest.raises(BadRowsError) as caught:
        parse("term,status\none,banned\n,admitted\n")
    assert str(caught.value) == (
        'terms.csv:2: status "banned" is not one we know\n'
        "  use preferred, admitted, deprecated or forbidden\n"
        "terms.csv:3: term is empty\n"
        "  write the term, or take the whole row out\n"
        "terms.csv: 2 bad places; nothing was taken from this file"
    )


def test_everything_wrong_in_one_row_is_named() -> None:
    assert [(each.row, each.column) for each in refused("term,status,kind,since\n,x,y,z\n")] == [
        (2, "kind"),
        (2, "since"),
        (2, "status"),
        (2, "term"),
    ]


def test_a_row_too_short_for_its_term_is_named() -> None:
    assert [(each.row, each.column, each.what) for each in refused("status,term\npreferred\n")] == [
        (2, "term", "is empty")
    ]


def test_the_same_designation_twice_in_a_concept_is_named() -> None:
    rows = refused("concept,language,term\na,en,one\na,ko,one\na,EN,one\nb,en,one\n,,two\n,,two\n")
    assert [(each.row, each.column, each.what) for each in rows] == [
        (4, "term", '"one" is in row 2 too, for the same concept and language'),
        (7, "term", '"two" is in row 6 too, for the same concept and language'),
    ]


@pytest.mark.parametrize("column", ["domain", "definition", "note"])
def test_two_rows_that_say_different_things_of_their_concept_are_named(column: str) -> None:
    rows = refused(f"concept,term,{column}\na,one,x\na,two,\na,three,y\n")
    assert [(each.row, each.column, each.what) for each in rows] == [
        (4, column, 'of concept "a" is another than in row 2')
    ]


def test_a_header_without_term_is_named_with_what_it_reads() -> None:
    assert refused("word,status\ncadre,preferred\n") == (
        BadRow(1, "term", "is missing among the columns", 'name the columns in the first row; it reads "word, status"'),
    )


@pytest.mark.parametrize(
    ("written", "meant"),
    [("statsu", "status"), ("lang", "language"), ("concept_id", "concept"), ("form", "forms"), ("notes", "note")],
)
def test_a_column_that_looks_misspelt_is_refused(written: str, meant: str) -> None:
    assert refused(f"term,{written}\ncadre,x\n") == (
        BadRow(1, "", f'column "{written}" is not one we know', f"did you mean {meant}?"),
    )


def test_a_short_name_two_letters_away_is_another_word() -> None:
    assert designations("term,date\ncadre,2020\n") == [Designation("cadre")]


def test_a_column_like_one_that_is_there_is_somebody_elses() -> None:
    assert designations("term,term_id,note,notes\ncadre,7,,x\n") == [Designation("cadre")]


def test_a_column_that_is_there_twice_is_refused() -> None:
    assert [(each.row, each.column, each.what) for each in refused("term,status,Term\na,,b\n")] == [
        (1, "term", "is there twice")
    ]


@pytest.mark.parametrize(("sign", "name"), [(";", "semicolons"), ("\t", "tabs")])
def test_another_separator_is_named(sign: str, name: str) -> None:
    with pytest.raises(GlossaryError, match=f"terms.csv:1: the cells are separated by {name}"):
        parse(f'"term"{sign}status\ncadre{sign}preferred\n')


def test_commas_in_a_tsv_are_named() -> None:
    with pytest.raises(GlossaryError, match="separated by commas\n  separate them by tabs"):
        parse("term,status\ncadre,preferred\n", "\t")


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf", b" , \n"])
def test_an_empty_file_is_refused(content: bytes) -> None:
    with pytest.raises(GlossaryError, match=r"terms\.csv: is empty\n  name the columns in the first row: concept,"):
        parse(content)


def test_bytes_that_are_not_utf8_are_named_by_row_and_byte() -> None:
    rows = refused("term,note\ncafé,\nx,\nnaïve,\n".encode("cp1252"))
    remedy = "save it as UTF-8 (in a spreadsheet: CSV UTF-8); it would be {} in Windows-1252"
    assert rows == (
        BadRow(2, "", "byte 4 of the row, 0xE9, is not UTF-8", remedy.format("é")),
        BadRow(4, "", "byte 3 of the row, 0xEF, is not UTF-8", remedy.format("ï")),
    )


def test_a_broken_utf16_file_is_named_by_its_byte() -> None:
    with pytest.raises(GlossaryError, match=r"terms\.csv: begins as UTF-16, but byte 9 of the file is not"):
        parse("term\n".encode("utf-16")[:9])


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"PK\x03\x04rest", "is a ZIP or an XLSX file"),
        (b"%PDF-1.7\n", "is a PDF"),
        (bytes(range(256)), "is not text"),
        (b"\x7fELF\0\0\n\x80", "is not text"),
        ("term\n".encode("utf-16-le"), "is not text"),
    ],
)
def test_a_binary_file_is_no_table(content: bytes, what: str) -> None:
    with pytest.raises(GlossaryError, match=f"terms.csv: {what}"):
        parse(content)


def test_nothing_a_terminal_would_obey_comes_into_a_message() -> None:
    with pytest.raises(BadRowsError) as caught:
        parse("term,status\none,\x1b[31mred\n")
    assert "\x1b" not in str(caught.value)
    assert '"<U+001B>[31mred"' in str(caught.value)


def test_a_cell_of_several_lines_is_one_row() -> None:
    text = 'term,note\none,"first\r\nsecond"\ntwo,x\nthree,y,z\n'
    assert [(each.row, each.what) for each in refused(text)] == [(4, 'cell 3 has no column: "z"')]


def test_empty_rows_are_counted() -> None:
    assert refused("\nterm,status\n\none,x\n")[0].row == 4


def test_rows_below_a_broken_one_are_still_looked_at_and_keep_their_numbers() -> None:
    text = 'term,status\n"a"b,\nc,bad\n"d\ne"f,\ng,worse\n'
    assert [(each.row, each.column) for each in refused(text)] == [(2, ""), (3, "status"), (4, ""), (6, "status")]


def test_a_cell_of_50_megabytes_is_named() -> None:
    rows = refused(b"term\n" + b"x" * 50_000_000 + b"\nshort\n")
    assert [(each.row, each.what) for each in rows] == [(2, "a cell has more than 131,072 characters")]


def test_ten_thousand_errors_are_all_told_at_once() -> None:
    with pytest.raises(BadRowsError) as caught:
        parse("term,status\n" + "x,banned\n" * 10_000)
    assert len(caught.value.rows) == 10_000
    assert caught.value.rows[-1].row == 10_001
    lines = str(caught.value).splitlines()
    assert len(lines) == 2 * 10_000 + 1
    assert lines[-1] == "terms.csv: 10,000 bad places; nothing was taken from this file"
