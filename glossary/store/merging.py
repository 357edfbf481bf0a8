"""Several concepts of a glossary become one: what it holds then, and how that is kept and found again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from glossary.concept import ConceptEntry, Designation, Status
from glossary.errors import RefusedError, StaleError
from glossary.store.changes import begin_group, remove_concept, rewrite_concept
from glossary.store.concepts import StoredConcept, find_row, stored_concept
from glossary.store.mapping import entry_from_row
from glossary.store.projects import get_row, project_id
from glossary.store.tables import ChangeGroupRow, ChangeRow, ConceptRow

MERGE = "merge"
SHARED = ("domain", "definition", "note")


@dataclass(frozen=True, slots=True)
class Merged:
    """A concept after others were taken into it; `told` says, a sentence each, what was settled and how."""

    entry: ConceptEntry
    told: tuple[str, ...]


def merge_entries_into(kept: ConceptEntry, others: Sequence[ConceptEntry]) -> Merged:
    """Give `kept` the designations of `others`.

    What `kept` says holds. A preferred term of another becomes admitted where `kept` has a preferred one in that
    language, for one language has one. A term that both have keeps its status in `kept`, and takes the other's forms
    and contexts. A definition, domain or note of another is taken where `kept` has none.

    Raises:
        RefusedError: one concept lets a text use a term that the other deprecates or forbids.
    """
    told: list[str] = []
    for other in others:
        designations = list(kept.designations)
        for each in other.designations:
            place = next((at for at, held in enumerate(designations) if _is_same(held, each)), None)
            if place is None:
                designations.append(_beside(designations, each, told))
            else:
                designations[place] = _join(designations[place], each, kept, other)
        fields = {name: getattr(kept, name) or getattr(other, name) for name in SHARED}
        told += [
            f"{name} of {other.key} is not taken over: {getattr(other, name)}"
            for name in SHARED
            if getattr(other, name) not in ("", fields[name])
        ]
        kept = replace(kept, designations=tuple(designations), **fields)
    return Merged(kept, tuple(told))


def _is_same(one: Designation, other: Designation) -> bool:
    return (one.language.lower(), one.text) == (other.language.lower(), other.text)


def _beside(held: Sequence[Designation], added: Designation, told: list[str]) -> Designation:
    """`added`, admitted where the concept has a preferred term in its language already."""
    if added.status is not Status.PREFERRED:
        return added
    language = added.language.lower()
    first = next((each for each in held if each.status is Status.PREFERRED and each.language.lower() == language), None)
    if first is None:
        return added
    told.append(f"“{added.text}” becomes admitted, because “{first.text}” is preferred")
    return replace(added, status=Status.ADMITTED, written_status=None)


def _join(held: Designation, given: Designation, kept: ConceptEntry, other: ConceptEntry) -> Designation:
    if held.is_standing != given.is_standing:
        raise RefusedError(
            f"concept “{kept.key}”",
            f"the term “{held.text}” is {held.status} in {kept.key} and {given.status} in {other.key}",
            f"decide first: gloss terms set-status {held.text!r} {held.status} --concept {other.key!r}",
        )
    return replace(
        held,
        forms=tuple(dict.fromkeys((*held.forms, *given.forms))),
        allow=tuple(dict.fromkeys((*held.allow, *given.allow))),
        source=held.source or given.source,
    )


def merge_concepts(session: Session, kept: StoredConcept, others: Sequence[StoredConcept], *, by: str) -> Merged:
    """Take `others` into `kept` as one group of changes: they are deleted, and undo brings all of it back.

    Raises:
        RefusedError: a concept is named twice, or stands in another glossary; or as `merge_entries_into`.
        StaleError: somebody changed one of them since; `current` is the StoredConcept.
    """
    _check_distinct(kept, others)
    rows = [_fresh_row(session, each) for each in (kept, *others)]
    merged = merge_entries_into(entry_from_row(rows[0]), [entry_from_row(row) for row in rows[1:]])
    group = begin_group(session, MERGE, by)
    rewrite_concept(session, group, rows[0], merged.entry)
    for row in rows[1:]:
        remove_concept(session, group, row)
    session.flush()
    return merged


def _check_distinct(kept: StoredConcept, others: Sequence[StoredConcept]) -> None:
    seen = {kept.id}
    for each in others:
        where = f"concept “{each.entry.key}”"
        if each.id in seen:
            raise RefusedError(where, "it is named twice, and a concept cannot be merged with itself", "name it once")
        if each.glossary != kept.glossary:
            what = f"it is in the glossary “{each.glossary}”, and “{kept.entry.key}” in “{kept.glossary}”"
            raise RefusedError(where, what, "concepts of one glossary can be merged: name it with --glossary")
        seen.add(each.id)


def _fresh_row(session: Session, seen: StoredConcept) -> ConceptRow:
    row = get_row(session, ConceptRow, seen.id, "concept")
    if row.version != seen.version:
        what = "somebody changed it since you saw it"
        raise StaleError(f"concept “{row.key}”", what, "look at it again", current=stored_concept(row))
    return row


def merged_into(session: Session, key: str) -> str | None:
    """Key of the concept that the one with `key` was merged into and still is; None where it was not."""
    passed = {key}
    following = _next_key(session, key)
    while following is not None and following not in passed:
        if find_row(session, following) is not None:
            return following
        passed.add(following)
        following = _next_key(session, following)
    return None


def _next_key(session: Session, key: str) -> str | None:
    merges = (
        select(ChangeRow)
        .join(ChangeRow.group)
        .where(
            ChangeRow.key == key,
            ChangeGroupRow.project_id == project_id(session),
            ChangeGroupRow.action == MERGE,
            ChangeRow.is_undone.is_(False),
        )
        .order_by(ChangeRow.id.desc())
    )
    taken = next((row for row in session.scalars(merges) if row.after is None), None)
    if taken is None:
        return None
    same_group = select(ChangeRow).where(ChangeRow.group_id == taken.group_id)
    return next((row.key for row in session.scalars(same_group) if row.after is not None), None)
