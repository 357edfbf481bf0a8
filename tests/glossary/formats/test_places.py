"""Where a designation stands in the text of its file is where the file says it."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from glossary.concept import ConceptEntry, Designation, Glossary
from glossary.formats import FORMATS
from glossary.formats.delimited import read_cells
from glossary.formats.delimited_places import find_rows
from glossary.formats.places import identify

cells = st.text(st.sampled_from("ab\",;\t\n\r '=é-"), max_size=8)
tables = st.lists(st.lists(cells, max_size=4), max_size=5)
texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=12)
lines = texts.map(str.strip).filter(bool)


@given(st.lists(cells).map("".join), st.sampled_from(",\t"))
def test_cells_are_cut_as_they_are_read(text: str, delimiter: str) -> None:
    rows, broken = read_cells(text, delimiter)
    if not broken:
        cut = [tuple(cell.value for cell in row) for row in find_rows(text, delimiter)]
        assert [row for row in cut if any(row)] == [row.cells for row in rows if any(row.cells)]


@given(st.lists(st.tuples(lines, lines), max_size=4, unique_by=lambda each: each[0]), st.sampled_from(["csv", "tsv"]))
def test_a_table_shows_each_term_where_it_is(pairs: list[tuple[str, str]], name: str) -> None:
    text = FORMATS[name].serialize(glossary_of(pairs))
    places = FORMATS[name].find_places(text)
    for key, term in pairs:
        written = places[identify(key, "en", term)]["text"].of(text)
        assert written.replace('""', '"') in (term, f"'{term}")


@given(st.lists(st.tuples(lines, lines), max_size=4, unique_by=lambda each: each[0]), st.booleans())
def test_json_shows_each_term_where_it_is(pairs: list[tuple[str, str]], ascii_only: bool) -> None:  # noqa: FBT001
    text = json.dumps(json.loads(FORMATS["json"].serialize(glossary_of(pairs))), ensure_ascii=ascii_only)
    places = FORMATS["json"].find_places(text)
    for key, term in pairs:
        assert json.loads(f'"{places[identify(key, "en", term)]["text"].of(text)}"') == term


def glossary_of(pairs: list[tuple[str, str]]) -> Glossary:
    return Glossary(tuple(ConceptEntry(key, (Designation(term),)) for key, term in pairs))


def test_a_quoted_cell_over_several_lines_moves_nothing_below_it() -> None:
    text = 'term,note\r\n"first, term","over\r\ntwo lines ""here"""\r\n  second ,\r\n'
    places = FORMATS["csv"].find_places(text)
    assert places[identify("", "", "first, term")]["text"].of(text) == "first, term"
    assert places[identify("", "", "second")]["text"].of(text) == "second"
    assert places[identify("", "en", "first, term")]["note"].of(text).startswith("over")
