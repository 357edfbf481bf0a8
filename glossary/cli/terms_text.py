"""Concepts and their changes as lines that people read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import UTC, datetime

from glossary.concept import ConceptEntry, Designation, Status

SHARED = ("domain", "definition", "note")
PLAIN = Designation("")
LATER = tuple(field.name for field in fields(Designation) if field.name not in ("text", "language", "status"))


def write_line(entry: ConceptEntry) -> str:
    """One concept in one line: what may be written first, its key last."""
    terms = "; ".join(_write_term(each) for each in entry.designations)
    return f"{terms}  [{entry.key}]" if terms else f"[{entry.key}]"


def _write_term(designation: Designation) -> str:
    marks = [] if designation.status is Status.PREFERRED else [designation.status.value]
    if designation.language != PLAIN.language:
        marks.insert(0, designation.language)
    if not designation.approved:
        marks.append("proposed")
    return f"{designation.text} ({', '.join(marks)})" if marks else designation.text


def write_entry(entry: ConceptEntry) -> str:
    """Everything that a concept holds, over several lines; what is as by default is left out."""
    lines = [entry.key]
    lines += [f"  {name}: {_indented(getattr(entry, name))}" for name in SHARED if getattr(entry, name)]
    for each in entry.designations:
        lines.append(f"  {each.text}  ({each.language}, {each.status})")
        lines += [f"    {name}: {_indented(value)}" for name, value in describe_designation(each).items()]
    return "\n".join(lines)


def describe_designation(designation: Designation) -> Mapping[str, str]:
    """What a designation holds beyond text, language and status that is not as by default."""
    return {
        name.replace("_", " "): _shown(getattr(designation, name))
        for name in LATER
        if getattr(designation, name) != getattr(PLAIN, name)
    }


def write_moment(moment: datetime) -> str:
    """A moment in UTC, to the second."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return f"{aware.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"


def write_difference(before: ConceptEntry | None, after: ConceptEntry | None) -> Iterator[str]:
    """What is another after a change, a line each."""
    if before is None or after is None:
        whole = before or after
        if whole is not None:
            yield f"{'added' if before is None else 'deleted'}: {write_line(whole)}"
        return
    for name in SHARED:
        if getattr(before, name) != getattr(after, name):
            yield f"{name}: {_changed(getattr(before, name), getattr(after, name))}"
    old, new = ({(each.language, each.text): each for each in entry.designations} for entry in (before, after))
    yield from (f"+ {_write_term(each)}" for term, each in new.items() if term not in old)
    yield from (f"- {_write_term(each)}" for term, each in old.items() if term not in new)
    for term in (term for term in new if term in old and old[term] != new[term]):
        for name in ("status", *LATER):
            values = getattr(old[term], name), getattr(new[term], name)
            if values[0] != values[1]:
                yield f"{new[term].text}: {name.replace('_', ' ')}: {_changed(*map(_shown, values))}"


def _changed(old: str, new: str) -> str:
    return f"{_indented(old) or 'nothing'} → {_indented(new) or 'nothing'}"


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return " | ".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _indented(value: str) -> str:
    return value.replace("\n", "\n      ")
