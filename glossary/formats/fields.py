"""What each field of a concept may hold, whatever file it stands in; `where` of a refusal is the field's name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from glossary.concept import CaseRule, Kind, MatchRule, Status
from glossary.errors import GlossaryError

LINE_CHARACTERS = 400  # a longer "term" is a paragraph, or a quotation mark that never closes
KEY_CHARACTERS = 500  # `language:term`, the longest term and the longest tag included
PROSE_CHARACTERS = 10_000  # a definition of some four pages
TAG_CHARACTERS = 35  # RFC 5646, section 4.4.1
SHOWN_CHARACTERS = 40  # of a value in a message

LIST_SIGN = "|"
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
UNPRINTABLE_IN_PROSE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
LINE_END = re.compile("\r\n?")
TAG = re.compile(r"(?:[a-z]{2,3}|[xi](?=-))(?:-[a-z0-9]{1,8})*", re.IGNORECASE)
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Choice = TypeVar("Choice", bound=StrEnum)


def read_line(field: str, value: str, *, limit: int = LINE_CHARACTERS) -> str:
    """Take a value that is one line, without the blanks around it.

    Raises:
        GlossaryError: it holds a control character or is too long.
    """
    value = value.strip()
    if sign := UNPRINTABLE.search(value):
        raise _unprintable(field, sign.group())
    return _not_longer(field, value, limit)


def read_prose(field: str, value: str) -> str:
    r"""Take a value that may have lines, without the blanks around it; every line end becomes "\n".

    Raises:
        GlossaryError: it holds a control character or is too long.
    """
    value = LINE_END.sub("\n", value.strip())
    if sign := UNPRINTABLE_IN_PROSE.search(value):
        raise _unprintable(field, sign.group())
    return _not_longer(field, value, PROSE_CHARACTERS)


def read_term(field: str, value: str) -> str:
    """Take the text of a designation.

    Raises:
        GlossaryError: it is empty, holds a control character or is too long.
    """
    if not value.strip():
        raise GlossaryError(field, "is empty", "write the term, or take the whole row out")
    return read_line(field, value)


def read_key(field: str, value: str) -> str:
    """Take the key of a concept.

    Raises:
        GlossaryError: it holds a control character or is too long.
    """
    return read_line(field, value, limit=KEY_CHARACTERS)


def read_language(field: str, value: str) -> str:
    """Take a language tag as it is written; it is looked at loosely, no registry is asked.

    Raises:
        GlossaryError: it is not built like a BCP 47 tag.
    """
    value = value.strip()
    if TAG.fullmatch(value) and len(value) <= TAG_CHARACTERS:
        return value
    remedy = "use a BCP 47 tag such as en, en-GB, ko or zh-Hant"
    if TAG.fullmatch(value.replace("_", "-")):
        remedy = f"write {value.replace('_', '-')}"
    raise GlossaryError(field, f"{quoted(value)} is not a language tag", remedy)


def read_choice(choices: type[Choice], field: str, value: str) -> Choice:
    """Take one of a few words, in any case.

    Raises:
        GlossaryError: it is none of them.
    """
    try:
        return choices(value.strip().lower())
    except ValueError:
        *most, last = choices
        remedy = f"use {', '.join(most)} or {last}"
        raise GlossaryError(field, f"{quoted(value)} is not one we know", remedy) from None


def read_date(field: str, value: str) -> date:
    """Take a calendar date.

    Raises:
        GlossaryError: it is not written as year-month-day, or there is no such day.
    """
    value = value.strip()
    if not DATE.fullmatch(value):
        raise GlossaryError(field, f"{quoted(value)} is not a date", "write year-month-day, as in 2021-01-05")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise GlossaryError(field, f"{quoted(value)} is a day that no calendar has", "correct the date") from None


def read_items(field: str, values: Iterable[str]) -> tuple[str, ...]:
    """Take a list of lines; empty ones are left out.

    Raises:
        GlossaryError: one holds a control character, the sign between items, or is too long.
    """
    items = tuple(item for item in (read_line(field, value) for value in values) if item)
    for item in items:
        if LIST_SIGN in item:
            remedy = f"make two of it: {LIST_SIGN} stands between items"
            raise GlossaryError(field, f"{quoted(item)} holds a {LIST_SIGN}", remedy)
    return items


def check_period(since: date | None, until: date | None) -> None:
    """Look whether a term is ever valid.

    Raises:
        GlossaryError: it ends before it begins.
    """
    if since and until and since > until:
        remedy = f"write a date on or after {since}, or leave it empty"
        raise GlossaryError("until", f"{until} is before since, {since}", remedy)


# By attribute of Designation and ConceptEntry; the fields that hold something else than one text are not in here.
TEXT_FIELDS: Mapping[str, Callable[[str, str], object]] = {
    "key": read_key,
    "text": read_term,
    "language": read_language,
    "status": lambda field, value: read_choice(Status, field, value),
    "kind": lambda field, value: read_choice(Kind, field, value),
    "case": lambda field, value: read_choice(CaseRule, field, value),
    "match": lambda field, value: read_choice(MatchRule, field, value),
    "domain": read_line,
    "definition": read_prose,
    "note": read_prose,
    "source": read_prose,
    "since": read_date,
    "until": read_date,
    "written_status": read_line,
}


def quoted(value: str) -> str:
    """Show a value in a message: in quotation marks, cut, and with nothing that a terminal would obey."""
    cut = value if len(value) <= SHOWN_CHARACTERS else value[: SHOWN_CHARACTERS - 1] + "…"
    return '"' + UNPRINTABLE.sub(lambda sign: f"<{_named(sign.group())}>", cut) + '"'


def _named(sign: str) -> str:
    return f"U+{ord(sign):04X}"


def _unprintable(field: str, sign: str) -> GlossaryError:
    if sign == "\n":
        return GlossaryError(field, "has a line break in it", "keep it on one line")
    remedy = "delete it; it does not show, but no text would match"
    return GlossaryError(field, f"has a control character in it, {_named(sign)}", remedy)


def _not_longer(field: str, value: str, limit: int) -> str:
    if len(value) <= limit:
        return value
    what = f"has {len(value):,} characters, where {limit:,} are allowed"
    raise GlossaryError(field, what, "shorten it; or look for a quotation mark that is never closed")
