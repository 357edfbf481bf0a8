"""List marks at a line's beginning: bullets, numbers and letters, told from prose that merely wraps there."""

from __future__ import annotations

import re
from typing import NamedTuple

_MARK = re.compile(
    r"[^\S\r\n\f]*+(?:>[ \t]?)*+[^\S\r\n\f]*+"
    r"(?P<mark>(?P<bullet>[•◦▪‣●○■□⁃∙①-⑳])|(?P<dash>[-*+–—·])(?=[ \t])"
    r"|(?P<opening>\()?(?P<number>\d{1,3}|[a-z](?=\))|[A-Z](?=\))|[ivx]{2,5}(?=\))|[IVX]{1,5}(?=\.))"
    r"(?:[.)](?=[ \t])|[）．、]))[^\S\r\n\f]*+(?P<content>\S)",
)


class ListMark(NamedTuple):
    """A mark that may open a list item: from `start`, the item's own words from `end`.

    `style` tells lists apart ("1)" and "1." are two); `number` is None where the mark has no place in a
    sequence; `is_certain` where prose has no such character at a line's beginning.
    """

    style: str
    number: int | None
    start: int
    end: int
    is_certain: bool


def find_mark(text: str, line_start: int) -> ListMark | None:
    """The list mark of the line that begins at `line_start`, if it looks like having one."""
    found = _MARK.match(text, line_start)
    if found is None:
        return None
    number = found["number"]
    is_numbered = number is not None and number.isdecimal()
    style = found["mark"].replace(number, "1" if is_numbered else "a") if number else found["mark"]
    return ListMark(
        style=style,
        number=int(number) if is_numbered else None,
        start=found.start("mark"),
        end=found.start("content"),
        is_certain=found["bullet"] is not None,
    )
