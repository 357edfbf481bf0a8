"""How rows stand in an address."""

from __future__ import annotations

from werkzeug.routing import IntegerConverter, Map

GREATEST_ID = 2**31 - 1  # PostgreSQL's integer; a greater number names nothing, and would be an error there


class RowIdConverter(IntegerConverter):
    """A row's id: a number that a database can hold; any other is an address where nothing is."""

    def __init__(self, map: Map) -> None:  # noqa: A002 - werkzeug's name
        super().__init__(map, min=1, max=GREATEST_ID)
