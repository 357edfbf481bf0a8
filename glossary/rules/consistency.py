"""The T rules about a whole document: which of a concept's designations it uses, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from glossary.concept import ConceptEntry, Designation, Kind, Status
from glossary.finding import Fix, Severity
from glossary.matching.allowed import EVERYWHERE
from glossary.matching.hit import Hit
from glossary.matching.pattern import is_abbreviation_pair
from glossary.rules.rule import Departure, Example, Reading, Rule

PARTY = (ConceptEntry("party", (Designation("Workers' Party of Korea"), Designation("WPK", kind=Kind.ABBREVIATION))),)
INDUSTRY = (
    ConceptEntry(
        "munitions",
        (Designation("munitions industry"), Designation("munitions sector", status=Status.ADMITTED)),
    ),
)


def find_mixed_renderings(reading: Reading) -> Iterator[Departure]:
    """One departure a concept: where a second of its designations first stands; those allowed everywhere aside."""
    first: dict[str, list[Hit]] = {}
    for hit in reading.hits.of_several():
        seen = first.setdefault(hit.concept, [])
        if EVERYWHERE not in hit.designation.allow and all(
            each.designation.text != hit.designation.text for each in seen
        ):
            seen.append(hit)
    for concept, hits in sorted(first.items()):
        rivals = [hit for hit in hits[1:] if not is_abbreviation_pair(hits[0].designation, hit.designation)]
        if rivals:
            known, other = hits[0].designation.text, rivals[0].designation.text
            yield Departure(
                span=reading.view.to_source(rivals[0].span),
                message=f"“{other}” stands here, “{known}” before: one text, two renderings of one concept",
                concept=concept,
            )


def _first_of_each(hits: Iterable[Hit]) -> Iterable[Hit]:
    """Where each designation first stands: whatever decides between designations, no later place does."""
    first: dict[tuple[str, Designation], Hit] = {}
    for hit in hits:
        first.setdefault((hit.concept, hit.designation), hit)
    return first.values()


MIXED_RENDERINGS = Rule(
    code="T120",
    name="mixed-renderings",
    severity=Severity.WARNING,
    fix=Fix.NONE,
    why="One document uses two designations of one concept, both of them in use; a reader takes them for two things.",
    fails=(Example("The munitions industry grew. The munitions sector shrank.", "munitions sector", None, INDUSTRY),),
    passes=(
        Example("The munitions industry grew. The munitions industry shrank.", concepts=INDUSTRY),
        Example("The Workers’ Party of Korea (WPK) met. The WPK decided.", concepts=PARTY),
    ),
    find=find_mixed_renderings,
    decisive=lambda reading: _first_of_each(reading.hits.outermost()),
)


def find_unexplained_abbreviations(reading: Reading) -> Iterator[Departure]:
    """One departure a concept: an abbreviation that stands before its full form, or without it."""
    explained: set[str] = set()
    told: set[str] = set()
    for hit in reading.hits.with_abbreviation():
        designation = hit.designation
        if designation.kind is not Kind.ABBREVIATION:
            explained.add(hit.concept)
        elif hit.concept not in explained | told and EVERYWHERE not in designation.allow:
            told.add(hit.concept)
            yield Departure(
                span=reading.view.to_source(hit.span),
                message=f"“{designation.text}” stands before its full form is given",
                concept=hit.concept,
            )


UNEXPLAINED_ABBREVIATION = Rule(
    code="T130",
    name="unexplained-abbreviation",
    severity=Severity.INFO,
    fix=Fix.NONE,
    why="A reader meets an abbreviation before the words that it stands for.",
    fails=(Example("The WPK met.", "WPK", None, PARTY),),
    passes=(
        Example("The Workers’ Party of Korea met. The WPK decided.", concepts=PARTY),
        Example("The Workers’ Party of Korea met.", concepts=PARTY),
    ),
    find=find_unexplained_abbreviations,
    decisive=lambda reading: _first_of_each(reading.hits),
)

DOCUMENT_RULES = (MIXED_RENDERINGS, UNEXPLAINED_ABBREVIATION)
