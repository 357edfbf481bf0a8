"""Taking one change back out of an entry that was changed further since."""

from __future__ import annotations

from dataclasses import replace

from glossary.concept import ConceptEntry, Designation

FIELDS = ("domain", "definition", "note")
Term = tuple[str, str]


def take_back(current: ConceptEntry, before: ConceptEntry, after: ConceptEntry) -> ConceptEntry | None:
    """`current` without the step from `before` to `after`; None where later changes touched the same things."""
    if current == after:
        return before
    fields = {}
    for name in FIELDS:
        now, old, new = (getattr(each, name) for each in (current, before, after))
        if old != new and now not in (old, new):
            return None
        fields[name] = old if old != new else now
    designations = _take_back_terms(_terms(current), _terms(before), _terms(after))
    return None if designations is None else replace(current, designations=designations, **fields)


def _take_back_terms(
    current: dict[Term, Designation], before: dict[Term, Designation], after: dict[Term, Designation]
) -> tuple[Designation, ...] | None:
    kept: dict[Term, Designation | None] = dict(current)
    for term in [*before, *(each for each in after if each not in before)]:
        old, new, now = before.get(term), after.get(term), current.get(term)
        if old == new:
            continue
        if now not in (old, new):
            return None
        kept[term] = old
    return tuple(each for each in kept.values() if each is not None)


def _terms(entry: ConceptEntry) -> dict[Term, Designation]:
    return {(each.language.lower(), each.text): each for each in entry.designations}
