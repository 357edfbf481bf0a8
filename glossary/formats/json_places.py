"""Where the values of a glossary in JSON stand in its text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from align.document import Span
from glossary.formats.places import Fields, Identity, identify

_NO_BLANK = re.compile(r"[^ \t\r\n]")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_END = re.compile(r"[,\]}]")


@dataclass(frozen=True, slots=True)
class Value:
    """A value of the file: a text, the members of an object or a list, or None; and where it stands."""

    held: str | Mapping[str, Value] | tuple[Value, ...] | None
    span: Span


def find_places(text: str) -> Mapping[Identity, Fields]:
    """Find the values of each designation."""
    whole, _ = _read(text, 0)
    found: dict[Identity, Fields] = {}
    for concept in _list(_members(whole).get("concepts")):
        said = _members(concept)
        designations = [_members(each) for each in _list(said.get("designations"))]
        key = _text(said.get("key"))
        if not key and designations:
            key, _, _ = identify("", _text(designations[0].get("language")), _text(designations[0].get("text")))
        for each in designations:
            identity = identify(key, _text(each.get("language")), _text(each.get("text")))
            found.setdefault(identity, {name: value.span for name, value in each.items()})
    return found


def _members(value: Value | None) -> Mapping[str, Value]:
    return value.held if value is not None and isinstance(value.held, Mapping) else {}


def _list(value: Value | None) -> tuple[Value, ...]:
    return value.held if value is not None and isinstance(value.held, tuple) else ()


def _text(value: Value | None) -> str:
    return value.held.strip() if value is not None and isinstance(value.held, str) else ""


def _read(text: str, place: int) -> tuple[Value, int]:
    """Read the value at `place`; gives where what follows it begins, blanks passed over."""
    start = _after_blank(text, place)
    sign = text[start : start + 1]
    if sign == '"':
        end = _end_of_string(text, start)
        return Value(json.loads(text[start:end]), Span(start + 1, end - 1)), _after_blank(text, end)
    if sign not in ("{", "["):
        end = _next(_END, text, start)
        return Value(None, Span(start, end)), end
    items = list(_items(text, start))
    end = items[-1][2] if items else _after_blank(text, start + 1)
    held = {name: value for name, value, _ in items} if sign == "{" else tuple(value for _, value, _ in items)
    return Value(held, Span(start, end + 1)), _after_blank(text, end + 1)


def _items(text: str, start: int) -> Iterator[tuple[str, Value, int]]:
    """Members of the object or list that opens at `start`: name, value, and where the sign after it stands."""
    place = _after_blank(text, start + 1)
    while text[place : place + 1] not in ("}", "]", ""):
        name = ""
        if text[start] == "{":
            end = _end_of_string(text, place)
            name = json.loads(text[place:end])
            place = _after_blank(text, end) + 1
        value, place = _read(text, place)
        yield name, value, place
        if text[place : place + 1] == ",":
            place = _after_blank(text, place + 1)


def _end_of_string(text: str, start: int) -> int:
    found = _STRING.match(text, start)
    return len(text) if found is None else found.end()


def _after_blank(text: str, place: int) -> int:
    return _next(_NO_BLANK, text, place)


def _next(sign: re.Pattern[str], text: str, place: int) -> int:
    found = sign.search(text, place)
    return len(text) if found is None else found.start()
