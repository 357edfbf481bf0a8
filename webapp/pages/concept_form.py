"""The form of one concept: from an entry, from what was typed, and back to an entry; nothing typed is lost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from werkzeug.datastructures import MultiDict

from glossary.concept import CaseRule, ConceptEntry, Designation, Kind, MatchRule, Status
from webapp.errors import FieldError
from webapp.pages.asking import checked_text
from webapp.services.concept_lines import split_list

Choice = TypeVar("Choice", bound=StrEnum)
LONGEST_LINE = 500
LONGEST_TEXT = 20_000
MOST_ROWS = 500
CHOICES: dict[str, type[StrEnum]] = {"status": Status, "kind": Kind, "case": CaseRule, "match": MatchRule}


@dataclass(frozen=True, slots=True)
class Row:
    """One designation as it stands in the form: text in every field."""

    text: str = ""
    language: str = "en"
    status: str = Status.PREFERRED.value
    kind: str = Kind.FULL.value
    case: str = CaseRule.SMART.value
    match: str = MatchRule.FUZZY.value
    forms: str = ""
    allow: str = ""
    source: str = ""


ROW_FIELDS = ("text", "language", "status", "kind", "case", "match", "forms", "allow", "source")


@dataclass(frozen=True, slots=True)
class ConceptForm:
    """The form as shown; `focus` is the row that gets the cursor."""

    key: str = ""
    version: int = 0
    domain: str = ""
    definition: str = ""
    note: str = ""
    rows: tuple[Row, ...] = (Row(),)
    problem: str = ""
    focus: int | None = None

    def with_row(self) -> ConceptForm:
        """The form with an empty row more, in the language of the last one."""
        last = self.rows[-1] if self.rows else Row()
        added = Row(language=last.language, status=Status.ADMITTED.value if self.rows else Status.PREFERRED.value)
        return replace(self, rows=(*self.rows, added), focus=len(self.rows))

    def without_row(self, number: int) -> ConceptForm:
        """The form without row `number`, counted from 0."""
        rows = tuple(row for at, row in enumerate(self.rows) if at != number)
        return replace(self, rows=rows, focus=min(number, len(rows) - 1) if rows else None)


def form_of(entry: ConceptEntry, version: int) -> ConceptForm:
    """The form that shows `entry`."""
    return ConceptForm(
        key=entry.key,
        version=version,
        domain=entry.domain,
        definition=entry.definition,
        note=entry.note,
        rows=tuple(_row(each) for each in entry.designations),
    )


def read_form(fields: MultiDict[str, str], version: int) -> ConceptForm:
    """The form as it was sent.

    Raises:
        FieldError: a field is longer than can be kept, or there are too many rows.
    """
    columns = [fields.getlist(name) for name in ROW_FIELDS]
    if len({len(column) for column in columns}) > 1 or len(columns[0]) > MOST_ROWS:
        raise FieldError("text", f"send every field of a designation, {MOST_ROWS} designations at most")
    rows = tuple(
        Row(*(checked_text(name, value, longest=LONGEST_TEXT) for name, value in zip(ROW_FIELDS, values, strict=True)))
        for values in zip(*columns, strict=True)
    )
    return ConceptForm(
        key=checked_text("key", fields.get("key", ""), longest=LONGEST_LINE).strip(),
        version=version,
        domain=checked_text("domain", fields.get("domain", ""), longest=LONGEST_LINE).strip(),
        definition=checked_text("definition", fields.get("definition", ""), longest=LONGEST_TEXT).strip(),
        note=checked_text("note", fields.get("note", ""), longest=LONGEST_TEXT).strip(),
        rows=rows,
    )


def entry_of(form: ConceptForm, known: ConceptEntry | None = None) -> ConceptEntry:
    """The entry that `form` describes; what the form does not show is kept from `known`.

    Raises:
        FieldError: no row has a text, two rows say the same, or a choice is none of ours.
    """
    held = {(each.language.lower(), each.text): each for each in known.designations} if known else {}
    designations = [_designation(row, held) for row in form.rows if row.text.strip()]
    if not designations:
        raise FieldError("text", "a concept needs at least one designation; write its text")
    said = [(each.language.lower(), each.text) for each in designations]
    if twice := next((text for text in said if said.count(text) > 1), None):
        raise FieldError("text", f"“{twice[1]}” stands here twice in the same language; remove one of the two")
    first = designations[0]
    return ConceptEntry(
        key=form.key or f"{first.language}:{first.text}",
        designations=tuple(designations),
        domain=form.domain,
        definition=form.definition,
        note=form.note,
    )


def _designation(row: Row, held: dict[tuple[str, str], Designation]) -> Designation:
    text, language = " ".join(row.text.split()), row.language.strip() or "en"
    known = held.get((language.lower(), text), Designation(text))
    status = _choice("status", row.status, Status)
    return replace(
        known,
        text=text,
        language=language,
        status=status,
        kind=_choice("kind", row.kind, Kind),
        case=_choice("case", row.case, CaseRule),
        match=_choice("match", row.match, MatchRule),
        written_status=known.written_status if known.status is status else None,
        forms=split_list(row.forms),
        allow=split_list(row.allow),
        source=row.source.strip(),
    )


def _choice(name: str, value: str, kind: type[Choice]) -> Choice:
    try:
        return kind(value)
    except ValueError:
        raise FieldError(name, f"“{value}” is none of {', '.join(kind)}") from None


def _row(designation: Designation) -> Row:
    return Row(
        text=designation.text,
        language=designation.language,
        status=designation.status.value,
        kind=designation.kind.value,
        case=designation.case.value,
        match=designation.match.value,
        forms=" | ".join(designation.forms),
        allow=" | ".join(designation.allow),
        source=designation.source,
    )
