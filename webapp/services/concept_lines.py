"""Two states of a concept entry, compared field by field and designation by designation, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from glossary.concept import CaseRule, ConceptEntry, Designation, Kind, MatchRule

FIELDS = ("domain", "definition", "note")
BAR = "|"


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """What stood there and what stands there now; empty where there was nothing."""

    before: str
    after: str


def changed_lines(before: ConceptEntry | None, after: ConceptEntry | None) -> tuple[ChangedLine, ...]:
    """What differs between two states of one concept; None is a concept that is not there."""
    return tuple(_differences(before or ConceptEntry(""), after or ConceptEntry("")))


def split_list(text: str) -> tuple[str, ...]:
    """The items of a field in which `|` stands between several."""
    return tuple(item for item in (part.strip() for part in text.split(BAR)) if item)


def describe_designation(designation: Designation) -> str:
    """A designation on one line; what is as it is by default goes unsaid."""
    said = [designation.language, designation.status.value]
    if designation.kind is not Kind.FULL:
        said.append(designation.kind.value)
    if designation.case is not CaseRule.SMART:
        said.append(f"case {designation.case}")
    if designation.match is not MatchRule.FUZZY:
        said.append(f"match {designation.match}")
    if designation.forms:
        said.append(f"forms {' | '.join(designation.forms)}")
    if designation.allow:
        said.append(f"allow {' | '.join(designation.allow)}")
    if designation.source:
        said.append(f"source {designation.source}")
    return f"{designation.text} ({', '.join(said)})"


def _differences(before: ConceptEntry, after: ConceptEntry) -> Iterator[ChangedLine]:
    old = {(each.language.lower(), each.text): describe_designation(each) for each in before.designations}
    new = {(each.language.lower(), each.text): describe_designation(each) for each in after.designations}
    for term in dict.fromkeys((*old, *new)):
        if old.get(term) != new.get(term):
            yield ChangedLine(old.get(term, ""), new.get(term, ""))
    for name in FIELDS:
        was, now = getattr(before, name), getattr(after, name)
        if was != now:
            yield ChangedLine(f"{name}: {was}" if was else "", f"{name}: {now}" if now else "")
