"""Reading what a page's address and form say; what makes no sense there is passed over, or refused by name."""

from __future__ import annotations

from collections.abc import Mapping

from flask import request

from glossary.finding import DecisionKind
from webapp.errors import FieldError
from webapp.routing import GREATEST_ID
from webapp.services.finding_filter import FindingFilter

DECISIONS = {kind.value: kind for kind in DecisionKind}


def read_filter(fields: Mapping[str, str]) -> FindingFilter:
    """The filter that an address or form carries; an unknown decision asks for nothing."""
    return FindingFilter(
        rule=fields.get("rule") or None,
        decision=DECISIONS.get(fields.get("decision", "")),
        like=row_id(fields.get("like", "")),
    )


def row_id(text: str) -> int | None:
    """`text` as a row's id, None where it is none."""
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 11 and int(text) <= GREATEST_ID else None  # noqa: PLR2004 - ten digits


def form_version() -> int:
    """The version that the form was made from.

    Raises:
        FieldError: there is none.
    """
    version = row_id(request.form.get("version", ""))
    if version is None and request.form.get("version") != "0":
        raise FieldError("version", "the form says no version; load the page again")
    return version or 0


def form_text(name: str, *, longest: int) -> str:
    """A text field of the form, its line ends as people write them.

    Raises:
        FieldError: it is longer than that, or holds a character that no text has.
    """
    return checked_text(name, request.form.get(name, ""), longest=longest)


def checked_text(name: str, value: str, *, longest: int) -> str:
    """`value` where it can be kept.

    Raises:
        FieldError: it is longer than that, or holds a character that no text has.
    """
    text = value.replace("\r\n", "\n")
    if len(text) > longest:
        raise FieldError(name, f"longer than {longest} characters")
    if "\0" in text:
        raise FieldError(name, "holds a NUL character")
    return text
