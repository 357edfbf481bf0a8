"""Concept entries and their designations: what the house says, apart from any file or database."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class Status(StrEnum):
    """Standing of a designation, after ISO 30042's administrative status."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    FORBIDDEN = "forbidden"


class Kind(StrEnum):
    """What sort of designation it is."""

    FULL = "full"
    ABBREVIATION = "abbreviation"
    SLOGAN = "slogan"
    NAME = "name"
    TITLE = "title"
    PHRASE = "phrase"


class CaseRule(StrEnum):
    """Which capitals a text may use: the term's own at least (smart), exactly (exact), or any."""

    SMART = "smart"
    EXACT = "exact"
    ANY = "any"


class MatchRule(StrEnum):
    """How far a designation is looked for: near forms too, inflected forms, or only itself."""

    FUZZY = "fuzzy"
    INFLECTED = "inflected"
    EXACT = "exact"


@dataclass(frozen=True, slots=True)
class Designation:
    """A term, abbreviation, name or slogan that stands for a concept in one language.

    `forms` are accepted inflections; `allow` are phrases or contexts in which the form is right, `*` for
    everywhere. `written_status` keeps a status as another tool spelt it. `approved` is False for a proposal.
    """

    text: str
    language: str = "en"
    status: Status = Status.PREFERRED
    kind: Kind = Kind.FULL
    case: CaseRule = CaseRule.SMART
    match: MatchRule = MatchRule.FUZZY
    forms: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    source: str = ""
    since: date | None = None
    until: date | None = None
    written_status: str | None = None
    approved: bool = True

    @property
    def is_dated(self) -> bool:
        """Whether a day decides if it holds."""
        return self.since is not None or self.until is not None

    @property
    def is_standing(self) -> bool:
        """Whether a text may use it: preferred or admitted."""
        return self.status in (Status.PREFERRED, Status.ADMITTED)


@dataclass(frozen=True, slots=True)
class ConceptEntry:
    """A meaning, with everything that stands for it; `key` is unique in its glossary and stable."""

    key: str
    designations: tuple[Designation, ...] = ()
    domain: str = ""
    definition: str = ""
    note: str = ""

    def preferred(self, language: str) -> Designation | None:
        """First preferred designation in `language` (by primary subtag where the full tag has none)."""
        for tag in (language, language.split("-", maxsplit=1)[0]):
            for designation in self.designations:
                if designation.status is Status.PREFERRED and is_language(designation.language, tag):
                    return designation
        return None


@dataclass(frozen=True, slots=True)
class Glossary:
    """Concept entries in the order in which conflicts are decided."""

    concepts: tuple[ConceptEntry, ...] = ()
    name: str = ""

    @property
    def terms(self) -> int:
        """How many designations there are."""
        return sum(len(concept.designations) for concept in self.concepts)

    def languages(self) -> tuple[str, ...]:
        """Language tags in use, sorted."""
        return tuple(sorted({each.language for concept in self.concepts for each in concept.designations}))


def is_language(tag: str, wanted: str) -> bool:
    """Say whether `tag` is `wanted` or narrows it: `en-GB` is `en`. Tags compare without case."""
    tag, wanted = tag.lower(), wanted.lower()
    return tag == wanted or tag.startswith(wanted + "-")


def are_akin(tag: str, other: str) -> bool:
    """Say whether one of two tags is the other or narrows it."""
    return is_language(tag, other) or is_language(other, tag)


def merge_glossaries(glossaries: Iterable[Glossary]) -> Glossary:
    """Join several glossaries: concepts with equal keys merge their designations, the first source wins."""
    merged: dict[str, ConceptEntry] = {}
    names = []
    for glossary in glossaries:
        names.append(glossary.name)
        for concept in glossary.concepts:
            held = merged.get(concept.key)
            merged[concept.key] = concept if held is None else merge_entries(held, concept)
    return Glossary(tuple(merged.values()), name="+".join(filter(None, names)))


def merge_entries(first: ConceptEntry, second: ConceptEntry) -> ConceptEntry:
    """Add to `first` the designations of `second` that it lacks, by language and text."""
    held = {(each.language.lower(), each.text) for each in first.designations}
    new = tuple(each for each in second.designations if (each.language.lower(), each.text) not in held)
    return replace(
        first,
        designations=first.designations + new,
        domain=first.domain or second.domain,
        definition=first.definition or second.definition,
        note=first.note or second.note,
    )


def fingerprint(glossary: Glossary) -> str:
    """`sha256:…` over what decides matching, whatever the order of rows; notes and sources left out."""
    rows = sorted(_deciding_row(concept.key, each) for concept in glossary.concepts for each in concept.designations)
    canonical = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(canonical.encode()).hexdigest()


def _deciding_row(key: str, designation: Designation) -> list[str]:
    return [
        key,
        designation.language,
        designation.text,
        designation.status,
        designation.kind,
        designation.case,
        designation.match,
        "|".join(sorted(designation.forms)),
        "|".join(sorted(designation.allow)),
        designation.since.isoformat() if designation.since else "",
        designation.until.isoformat() if designation.until else "",
        "approved" if designation.approved else "proposed",
    ]
