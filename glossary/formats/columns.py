"""Rows of a table become concepts and back: the columns, and what stands in them, of every tabular format.

Columns beyond these are no part of a glossary: one that looks like a column that is missing is taken for a
misspelling and refused, any other is left alone and named by `foreign_columns`, so that nothing is lost silently.

A table cannot hold a status as another tool spelt it, a proposal, or a concept without a designation:
`name_losses` says where that happens.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from glossary.concept import ConceptEntry, Designation, Glossary
from glossary.errors import BadRow, BadRowsError, GlossaryError
from glossary.formats.fields import LIST_SIGN, TEXT_FIELDS, check_period, quoted, read_items

COLUMNS = tuple(
    "concept language term status kind case match forms allow domain definition note source since until".split()
)
ATTRIBUTES = {"concept": "key", "term": "text"}
LISTS = ("forms", "allow")
SHARED = ("domain", "definition", "note")
PREFIX_CHARACTERS = 3  # "lang" is language
SHORT_CHARACTERS = 4  # in a name this short two edits make another word: "date" is not case


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; `number` counts from 1, the header included."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TermRow:
    """A row that is right in itself."""

    number: int
    key: str
    designation: Designation
    shared: Mapping[str, str]


def read_table(rows: Sequence[Row], path: str, *, broken: Iterable[BadRow] = ()) -> Glossary:
    """Read the header and the rows below it; `broken` are rows that are no rows of cells at all.

    Raises:
        BadRowsError: some rows cannot be taken; all of them are named.
        GlossaryError: there is no header.
    """
    bad = list(broken)
    filled = [row for row in rows if any(cell.strip() for cell in row.cells)]
    if bad and (not filled or bad[0].row < filled[0].number):
        raise BadRowsError(path, tuple(bad))
    if not filled:
        raise GlossaryError(path, "is empty", f"name the columns in the first row: {', '.join(COLUMNS)}")
    header, *below = filled
    names = header_names(header.cells)
    bad += check_header(header.number, names)
    concepts: tuple[ConceptEntry, ...] = ()
    if "term" in names:
        terms = [term for row in below if (term := _read_row(row, names, bad))]
        concepts = _join_rows(terms, bad)
    if bad:
        raise BadRowsError(path, tuple(sorted(bad)))
    return Glossary(concepts)


def header_names(cells: Iterable[str]) -> tuple[str, ...]:
    """Names of the columns as we know them: without blanks around, in small letters."""
    return tuple(cell.strip().lower() for cell in cells)


def foreign_columns(names: Sequence[str]) -> tuple[str, ...]:
    """Columns that are not a glossary's and are left alone."""
    return tuple(name for name in names if name and name not in COLUMNS)


def check_header(number: int, names: Sequence[str]) -> Iterator[BadRow]:
    """Find what is wrong with the names of the columns."""
    missing = [column for column in COLUMNS if column not in names]
    for place, name in enumerate(names):
        if name in names[:place] and name in COLUMNS:
            yield BadRow(number, name, "is there twice", "take one of the two columns out")
    for name in dict.fromkeys(foreign_columns(names)):
        if meant := next((column for column in missing if _is_near(name, column)), None):
            yield BadRow(number, "", f"column {quoted(name)} is not one we know", f"did you mean {meant}?")
    if "term" in missing:
        found = f"it reads {quoted(', '.join(names))}" if any(names) else "it is empty"
        yield BadRow(number, "term", "is missing among the columns", f"name the columns in the first row; {found}")


def _is_near(name: str, column: str) -> bool:
    from rapidfuzz.distance import OSA  # 20 ms, and only a file with foreign columns needs it

    begun = len(name) >= PREFIX_CHARACTERS and (column.startswith(name) or name.startswith(column))
    return begun or OSA.distance(name, column) <= (1 if len(name) <= SHORT_CHARACTERS else 2)


def _read_row(row: Row, names: tuple[str, ...], bad: list[BadRow]) -> TermRow | None:
    problems = list(_check_width(row, names))
    values: dict[str, Any] = {}
    for name, cell in zip(names, row.cells, strict=False):
        if name in COLUMNS and (cell.strip() or name == "term"):
            try:
                values[ATTRIBUTES.get(name, name)] = _read_cell(name, cell)
            except GlossaryError as refused:
                problems.append(BadRow(row.number, name, refused.what, refused.remedy))
    if len(row.cells) <= names.index("term"):
        problems.append(BadRow(row.number, "term", "is empty", "write the term, or take the whole row out"))
    try:
        check_period(values.get("since"), values.get("until"))
    except GlossaryError as refused:
        problems.append(BadRow(row.number, refused.where, refused.what, refused.remedy))
    if problems:
        bad += problems
        return None
    key = values.pop("key", "")
    shared = {name: values.pop(name) for name in SHARED if name in values}
    designation = Designation(**values)
    return TermRow(row.number, key or f"{designation.language}:{designation.text}", designation, shared)


def _read_cell(name: str, cell: str) -> object:
    if name in LISTS:
        return read_items(name, cell.split(LIST_SIGN))
    return TEXT_FIELDS[ATTRIBUTES.get(name, name)](name, cell)


def _check_width(row: Row, names: tuple[str, ...]) -> Iterator[BadRow]:
    for place, cell in enumerate(row.cells):
        if cell.strip() and (place >= len(names) or not names[place]):
            what = f"cell {place + 1} has no column: {quoted(cell.strip())}"
            remedy = "put a cell that holds the separator in quotation marks, or name the column"
            yield BadRow(row.number, "", what, remedy)
            return


def _join_rows(terms: Iterable[TermRow], bad: list[BadRow]) -> tuple[ConceptEntry, ...]:
    grouped: dict[str, list[TermRow]] = {}
    for term in terms:
        grouped.setdefault(term.key, []).append(term)
    return tuple(_join_concept(key, rows, bad) for key, rows in grouped.items())


def _join_concept(key: str, rows: list[TermRow], bad: list[BadRow]) -> ConceptEntry:
    said: dict[str, TermRow] = {}
    held: dict[tuple[str, str], int] = {}
    for row in rows:
        identity = (row.designation.language.lower(), row.designation.text)
        if (first := held.setdefault(identity, row.number)) != row.number:
            what = f"{quoted(row.designation.text)} is in row {first} too, for the same concept and language"
            bad.append(BadRow(row.number, "term", what, "take one of the two rows out"))
        for name, value in row.shared.items():
            if (earlier := said.setdefault(name, row)).shared[name] != value:
                what = f"of concept {quoted(key)} is another than in row {earlier.number}"
                remedy = "write it in one row and leave it empty in the others, or write the same in all"
                bad.append(BadRow(row.number, name, what, remedy))
    shared = {name: row.shared[name] for name, row in said.items()}
    return ConceptEntry(key, tuple(row.designation for row in rows), **shared)


def write_table(glossary: Glossary) -> Iterator[tuple[str, ...]]:
    """Give the header and a row for each designation, in the glossary's order.

    What belongs to the concept stands in its first row alone, so that a changed definition is one changed line.
    """
    yield COLUMNS
    for concept in glossary.concepts:
        shared = {"domain": concept.domain, "definition": concept.definition, "note": concept.note}
        for designation in concept.designations:
            cells = {"concept": concept.key, "term": designation.text, **shared}
            yield tuple(cells.get(name, "") or _write_cell(designation, name) for name in COLUMNS)
            shared = {}


def _write_cell(designation: Designation, name: str) -> str:
    value = getattr(designation, name, None)
    if isinstance(value, tuple):
        return LIST_SIGN.join(value)
    return "" if value is None else str(value)


def name_losses(glossary: Glossary) -> tuple[str, ...]:
    """Say what of a glossary a table cannot hold, one sentence a place."""
    losses = []
    for concept in glossary.concepts:
        if not concept.designations:
            losses.append(f"concept {quoted(concept.key)} has no designation and is left out")
        for each in concept.designations:
            if not each.approved:
                losses.append(f"{quoted(each.text)} is a proposal; a table would make it approved")
            if each.written_status is not None:
                losses.append(f"{quoted(each.text)}: the status as another tool wrote it is left out")
            losses += [
                f"{quoted(each.text)}: {quoted(item)} would be read back as two"
                for item in each.forms + each.allow
                if LIST_SIGN in item
            ]
    return tuple(losses)
