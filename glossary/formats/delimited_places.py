"""Where the cells of a CSV or TSV file stand in its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from align.document import Span
from glossary.formats.columns import COLUMNS, header_names
from glossary.formats.delimited import unguard_cell
from glossary.formats.places import Fields, Identity, identify


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says, and the stretch of the text that says it, without blanks and quotation marks around."""

    value: str
    span: Span


@cache
def _pattern(delimiter: str) -> re.Pattern[str]:
    return re.compile(
        rf' *(?:"(?P<quoted>(?:[^"]|"")*)"|(?P<plain>[^{delimiter}\r\n]*))(?P<end>{delimiter}|\r\n|\r|\n|\Z)'
    )


def find_rows(text: str, delimiter: str) -> Iterator[list[Cell]]:
    """Cut a table into rows of cells, as `delimited.read_cells` does a text that it finds nothing wrong with."""
    row: list[Cell] = []
    place = 0
    pattern = _pattern(delimiter)
    while (place < len(text) or row) and (found := pattern.match(text, place)) is not None:
        group = "plain" if found["quoted"] is None else "quoted"
        row.append(_trim(found[group], found.start(group), sign='""' if group == "quoted" else '"'))
        place = found.end()
        if found["end"] != delimiter:
            yield row
            row = []


def _trim(written: str, start: int, *, sign: str) -> Cell:
    """Cut the blanks off; `sign` is how the cell writes a quotation mark."""
    kept = written.strip()
    begin = start + len(written) - len(written.lstrip()) if kept else start
    value = unguard_cell(kept.replace(sign, '"'))
    return Cell(value, Span(begin, begin + len(kept)))


def find_places(text: str, *, delimiter: str) -> Mapping[Identity, Fields]:
    """Find the cells of each designation's row."""
    rows = (row for row in find_rows(text, delimiter) if any(cell.value.strip() for cell in row))
    names = header_names(cell.value for cell in next(rows, []))
    found: dict[Identity, Fields] = {}
    for row in rows:
        named = {name: cell for name, cell in zip(names, row, strict=False) if name in COLUMNS}
        told = {name: cell.value.strip() for name, cell in named.items()}
        identity = identify(told.get("concept", ""), told.get("language", ""), told.get("term", ""))
        spans = {"text" if name == "term" else name: cell.span for name, cell in named.items() if told[name]}
        found.setdefault(identity, spans)
    return found
