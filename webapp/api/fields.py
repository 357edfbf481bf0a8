"""Reading what a script sends, field by field: each is checked here, and refused by its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from flask import Request
from werkzeug.exceptions import BadRequest

from webapp.errors import BadRequestError, FieldError, MediaTypeError

Choice = TypeVar("Choice", bound=StrEnum)
GREATEST = 2**31 - 1
SURROGATES = range(0xD800, 0xE000)


class Fields:
    """The fields of one JSON object; `name` is where it stands in the body."""

    def __init__(self, values: Mapping[str, Any], name: str = "") -> None:
        self._values = values
        self._name = name

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def text(self, name: str, *, longest: int, default: str | None = None) -> str:
        """A text; without a default it must be there."""
        value = self._values.get(name, default)
        if not isinstance(value, str):
            raise self._refusal(name, "is missing" if value is None and default is None else "must be a text")
        return self._checked(name, value, longest)

    def text_or_none(self, name: str, *, longest: int) -> str | None:
        """A text, or null, which is the same as leaving it out."""
        return None if self._values.get(name) is None else self.text(name, longest=longest)

    def integer(self, name: str, *, least: int, greatest: int = GREATEST, default: int | None = None) -> int:
        """A whole number within bounds; without a default it must be there."""
        value = self._values.get(name, default)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self._refusal(name, "is missing" if value is None else "must be a whole number")
        if not least <= value <= greatest:
            raise self._refusal(name, f"must be from {least} to {greatest}")
        return value

    def choice(self, name: str, kind: type[Choice], *, default: Choice | None = None) -> Choice:
        """One of the values of `kind`; without a default it must be there."""
        value = self._values.get(name, default)
        if not isinstance(value, str) or value not in set(kind):
            raise self._refusal(name, f"must be one of {', '.join(kind)}")
        return kind(value)

    def truth(self, name: str, *, default: bool) -> bool:
        """True or false."""
        value = self._values.get(name, default)
        if not isinstance(value, bool):
            raise self._refusal(name, "must be true or false")
        return value

    def texts(self, name: str, *, longest: int, most: int) -> tuple[str, ...]:
        """A list of texts, empty where it is left out."""
        value = self._values.get(name, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self._refusal(name, "must be a list of texts")
        if len(value) > most:
            raise self._refusal(name, f"must have {most} items at most")
        return tuple(self._checked(name, each, longest) for each in value)

    def objects(self, name: str, *, most: int) -> Iterator[Fields]:
        """A list of objects, which must be there."""
        value = self._values.get(name)
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            raise self._refusal(name, "must be a list of objects")
        if len(value) > most:
            raise self._refusal(name, f"must have {most} items at most")
        for at, each in enumerate(value):
            yield Fields(each, f"{self._name}{name}[{at}].")

    def refuse(self, name: str, what: str) -> FieldError:
        """The refusal of the field called `name`, to be raised."""
        return self._refusal(name, what)

    def _checked(self, name: str, value: str, longest: int) -> str:
        if len(value) > longest:
            raise self._refusal(name, f"must have {longest} characters at most")
        if "\0" in value or any(ord(each) in SURROGATES for each in value):
            raise self._refusal(name, "holds a character that no text has")
        return value

    def _refusal(self, name: str, what: str) -> FieldError:
        return FieldError(f"{self._name}{name}", what)


def read_body(request: Request) -> Fields:
    """The JSON object that was sent.

    Raises:
        MediaTypeError: it is not JSON; BadRequestError: not well-formed; FieldError: not an object.
    """
    if not request.is_json:
        raise MediaTypeError("Send a JSON object, with the header Content-Type: application/json.")
    try:
        body = request.get_json()
    except (BadRequest, RecursionError, ValueError) as refused:
        if isinstance(refused, BadRequest) and not isinstance(refused.__cause__, (ValueError, type(None))):
            raise
        raise BadRequestError("The body is not well-formed JSON.") from None
    if not isinstance(body, dict):
        raise FieldError("body", "must be a JSON object")
    return Fields(body)


def query_number(request: Request, name: str, *, default: int, greatest: int) -> int:
    """A number of the address, from 1 to `greatest`.

    Raises:
        FieldError: it is none.
    """
    text = request.args.get(name)
    if text is None or text == "":
        return default
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(greatest)) else 0
    if not 1 <= number <= greatest:
        raise FieldError(name, f"must be a whole number from 1 to {greatest}")
    return number


def query_choice(request: Request, name: str, kind: type[Choice]) -> Choice | None:
    """One of the values of `kind` in the address, None where nothing is said.

    Raises:
        FieldError: it is something else.
    """
    text = request.args.get(name)
    if not text:
        return None
    if text not in set(kind):
        raise FieldError(name, f"must be one of {', '.join(kind)}")
    return kind(text)


def query_text(request: Request, name: str, *, longest: int) -> str:
    """A text of the address, empty where nothing is said.

    Raises:
        FieldError: it is longer than that, or holds a NUL.
    """
    return Fields(request.args).text(name, longest=longest, default="")
