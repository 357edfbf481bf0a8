"""CSV and TSV: text becomes rows of cells and back; what stands in the cells is `columns`' affair.

A cell that a spreadsheet would take for a formula is written with an apostrophe before it, and one apostrophe is
taken from such a cell when it is read: whatever was written is read back.
"""

from __future__ import annotations

import csv
import io
import re
from typing import Any

from glossary.concept import Glossary
from glossary.errors import BadRow, GlossaryError
from glossary.formats.columns import Row, foreign_columns, header_names, read_table, write_table
from glossary.formats.encoding import decode_text

TO_GUARD = re.compile("'*[=+@\t\0-]")
GUARDED = re.compile("'+[=+@\t\0-]")
DIALECT: dict[str, Any] = {"strict": True, "skipinitialspace": True}  # strict: what csv would guess at is an error
NAMES = {",": "commas", ";": "semicolons", "\t": "tabs"}


def parse_delimited(content: bytes, path: str, *, delimiter: str) -> Glossary:
    """Read a table of terms whose cells are separated by `delimiter`.

    Raises:
        BadRowsError: some rows cannot be taken; all of them are named.
        GlossaryError: it is no such table.
    """
    text = decode_text(content, path)
    _check_delimiter(text, path, delimiter)
    rows, broken = read_cells(text, delimiter)
    return read_table(rows, path, broken=broken)


def serialize_delimited(glossary: Glossary, delimiter: str) -> str:
    r"""Write a table of terms, a row for each designation; rows end in "\n"."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=delimiter, lineterminator="\n")
    for cells in write_table(glossary):
        writer.writerow([guard_cell(cell.replace("\r\n", "\n").replace("\r", "\n")) for cell in cells])
    return written.getvalue()


def name_unread(content: bytes, path: str, *, delimiter: str) -> tuple[str, ...]:
    """Say what of a table that was read is left alone, one sentence a column."""
    rows = csv.reader(io.StringIO(decode_text(content, path), newline=""), delimiter=delimiter, **DIALECT)
    names = header_names(next(rows, ()))
    losses = [f'column "{name}" is not one of ours and was not read' for name in foreign_columns(names)]
    if next(rows, None) is None:
        losses.append("there are no terms below the header")
    return tuple(losses)


def read_cells(text: str, delimiter: str) -> tuple[list[Row], list[BadRow]]:
    """Cut a text into rows of cells; those that cannot be cut are apart."""
    rows: list[Row] = []
    broken: list[BadRow] = []
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, **DIALECT)
    number = 0
    while True:
        number += 1
        before = lines.line_num
        try:
            cells = next(lines)
        except StopIteration:
            return rows, broken
        except csv.Error as error:
            broken.append(_explain(number, str(error)))
            number += lines.line_num - before - 1
        else:
            rows.append(Row(number, tuple(unguard_cell(cell.strip()) for cell in cells)))


def guard_cell(cell: str) -> str:
    """Put an apostrophe before a cell that would be taken for a formula, or looks guarded already."""
    return "'" + cell if TO_GUARD.match(cell) else cell


def unguard_cell(cell: str) -> str:
    """Take the apostrophe of `guard_cell` away."""
    return cell[1:] if GUARDED.match(cell) else cell


def _explain(number: int, error: str) -> BadRow:
    if "unexpected end of data" in error:
        what = f"the file ends inside a quoted cell that began in row {number}"
        return BadRow(number, "", what, 'close the quotation mark; a " inside a quoted cell is written twice')
    if "field larger" in error:
        what = f"a cell has more than {csv.field_size_limit():,} characters"
        return BadRow(number, "", what, "shorten it; or look for a quotation mark that is never closed")
    what = "a quoted cell goes on after its closing quotation mark"
    return BadRow(number, "", what, 'write a " inside a quoted cell twice, or close the cell of a row above')


def _check_delimiter(text: str, path: str, delimiter: str) -> None:
    header = text.lstrip("\r\n").partition("\n")[0].partition("\r")[0]
    if delimiter in header:
        return
    for other, name in NAMES.items():
        cells = header_names(header.replace('"', "").split(other))
        if len(cells) > 1 and "term" in cells:
            remedy = f"separate them by {NAMES[delimiter]}" + (
                ", or end the file's name in .tsv" if other == "\t" else ""
            )
            raise GlossaryError(f"{path}:1", f"the cells are separated by {name}", remedy)
