"""Hits and variants of one text, overlaps settled: at most one is right about any stretch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from glossary.artifacts.lexicon import Lexicon
from glossary.concept import Status
from glossary.matching.allowed import AllowedContexts
from glossary.matching.comparison import JOINED_SCORE, SWAPPED_SCORE, Verdict
from glossary.matching.exact import HitPlace, Standing, find_endings, find_standing, span_of
from glossary.matching.fillers import weigh_fillers
from glossary.matching.fuzzy import Candidate, find_candidates
from glossary.matching.hit import Hits
from glossary.matching.index import Index
from glossary.matching.lookup import Lookup
from glossary.matching.passage import Passage
from glossary.matching.places import Places
from glossary.matching.rewording import reword
from glossary.matching.standing import StandingPlaces
from glossary.matching.variant import Variant
from glossary.matching.walk import can_go_on
from glossary.matching.words import CLAUSE_WORDS, FUNCTION_WORDS

CASE_SCORE = 99.0


@dataclass(frozen=True, slots=True)
class Matches:
    """What a text has of a glossary.

    `hits` are all standing places of preferred and admitted designations, inside one another too; `variants`
    what departs from them, deprecated, forbidden and admitted forms included. Both in order of place.
    """

    hits: Hits
    variants: tuple[Variant, ...]


def match_passage(lookup: Lookup, passage: Passage, *, min_score: float) -> Matches:
    """Find what stands and what nearly stands in `passage`."""
    lookup.read(passage.tokens.vocabulary)
    goes_on = can_go_on(lookup, passage)
    found = find_standing(lookup, passage, goes_on)
    every = StandingPlaces(lookup.index, passage, found)
    candidates = [
        *_exact_variants(found.otherwise, passage, lookup.lexicon),
        *find_candidates(lookup, passage, goes_on, found),
    ]
    candidates = [each for each in weigh_fillers(candidates, passage) if each.verdict.score >= min_score]
    allowed = AllowedContexts(passage)
    variants = Places(
        _settle_variants(
            [each for each in candidates if not _is_permitted(each, every, allowed)],
            every,
            allowed,
        )
    )
    reported = Places(
        each
        for each in every.reportable()
        if not allowed.covers(each.pattern, each.first, each.last) and not _is_overruled(each, every, variants)
    )
    kept = [each for each in variants.members if not reported.touching(each)]
    told = [
        *(_report_variant(each, passage) for each in kept),
        *(_report_standing(each, lookup.index, passage) for each in reported.members),
    ]
    unique = {(each.span, each.code, each.concept): each for each in told}
    return Matches(hits=every.hits(), variants=tuple(unique[key] for key in sorted(unique)))


def _is_permitted(candidate: Candidate, every: StandingPlaces, allowed: AllowedContexts) -> bool:
    """Say whether it is a form that its concept's glossary entry allows there by name."""
    return any(
        each.pattern.concept == candidate.pattern.concept
        and not each.pattern.is_standing
        and allowed.covers(each.pattern, each.first, each.last)
        for each in every.equal_to(candidate)
    )


def _is_overruled(standing: HitPlace, every: StandingPlaces, variants: Places[Candidate]) -> bool:
    """A longer hit or variant reaches over it, or an equal one of a term that may stand there."""
    length = standing.last - standing.first
    for other in every.covering(standing):
        if other.last - other.first > length:
            return True
        is_rival = other.pattern.is_standing and not standing.pattern.is_standing
        if is_rival and (other.pattern.concept != standing.pattern.concept or every.is_verbatim(other)):
            return True
    return any(other.last - other.first > length for other in variants.covering(standing))


def _exact_variants(standing: Sequence[Standing], passage: Passage, lexicon: Lexicon) -> Iterator[Candidate]:
    """What stands word for word but with other capitals, joins, or an abbreviation spelt out."""
    for each in standing:
        pattern = each.pattern
        if each.is_hit or not pattern.is_standing or pattern.is_possessive_only:
            continue
        verdict = _exact_verdict(each, passage, lexicon)
        if verdict is not None:
            yield Candidate(pattern, each.first, each.last, replace(verdict, endings=find_endings(each, passage)))


def _exact_verdict(standing: Standing, passage: Passage, lexicon: Lexicon) -> Verdict | None:
    pattern = standing.pattern
    explained = len(pattern.content)
    if pattern.swapped is not None:
        old, new = pattern.swapped
        right = standing.same_gaps and standing.same_case
        return Verdict("T105", SWAPPED_SCORE, explained, (new,), f"“{new}” for “{old}”") if right else None
    if not standing.same_gaps:
        agrees = pattern.is_fuzzy and (standing.same_case or standing.keeps_capitals)
        if _is_attributive(standing, passage):
            return None
        return Verdict("T104", JOINED_SCORE, explained, (), "another hyphenation or spacing") if agrees else None
    is_word = len(pattern.words) == 1 and lexicon.knows(passage.tokens.surface(standing.first))
    if is_word or _is_in_longer_name(standing, passage):
        return None
    return Verdict("T102", CASE_SCORE, explained, (), "other capitals")


def _is_in_longer_name(standing: Standing, passage: Passage) -> bool:
    """Say whether a small term stands in capitals because a longer name has it: "Social Security Act"."""
    tokens, first, last = passage.tokens, standing.first, standing.last
    if any(surface[:1].isupper() for surface in standing.pattern.surfaces):
        return False
    if not all(tokens.surface(place)[:1].isupper() for place in (first, last)):
        return False
    goes_on = last + 1 < len(tokens) and tokens.gap(last) in (" ", "-") and passage.are_together(last, last + 1)
    if goes_on and tokens.surface(last + 1)[:1].isupper():
        return True
    comes_on = first > 0 and tokens.gap(first - 1) in (" ", "-") and passage.are_together(first - 1, first)
    return comes_on and tokens.surface(first - 1)[:1].isupper() and not passage.is_start(first - 1)


def _is_attributive(standing: Standing, passage: Passage) -> bool:
    """Say whether only hyphens tie the words of a term, because a noun follows that they tell the kind of.

    "Child labor" is written "child-labor laws": that is grammar, no other spelling.
    """
    tokens, last = passage.tokens, standing.last
    follows = last + 1 < len(tokens) and tokens.gap(last) in (" ", "-")
    tied = all(tokens.gap(place) == "-" for place in range(standing.first, last))
    return (
        follows
        and tied
        and all(gap == " " for gap in standing.pattern.gaps)
        and tokens.word(last + 1) not in FUNCTION_WORDS | CLAUSE_WORDS
    )


def _settle_variants(
    candidates: list[Candidate],
    every: StandingPlaces,
    allowed: AllowedContexts,
) -> Iterator[Candidate]:
    """Keep the candidates that explain most, none sharing words with a better one, none denied by a hit."""
    taken: Places[Candidate] = Places(())
    for each in sorted(candidates, key=_rank):
        if _is_denied(each, every) or allowed.surrounds(each.pattern, each.first, each.last):
            continue
        if all(_are_twins(each, other) for other in taken.touching(each)):
            taken.add(each)
            yield each


def _rank(candidate: Candidate) -> tuple[int, float, int, str, int, int, str]:
    verdict, pattern = candidate.verdict, candidate.pattern
    length = candidate.last - candidate.first
    told = (pattern.concept, pattern.order, candidate.first, pattern.designation.text)
    return (-verdict.explained, -verdict.score, length, *told)


def _is_denied(candidate: Candidate, every: StandingPlaces) -> bool:
    """Say whether a hit reaches over the variant, or owns the word that makes the difference."""
    foreign = {candidate.first + place for place in candidate.verdict.foreign}
    for hit in every.touching(candidate):
        if not hit.pattern.is_standing:
            continue
        inside = candidate.first <= hit.first and hit.last <= candidate.last
        equal = (candidate.first, candidate.last) == (hit.first, hit.last)
        places = set(range(hit.first, hit.last + 1))
        if not inside or equal or foreign & places:
            return True
    return False


def _are_twins(one: Candidate, other: Candidate) -> bool:
    """Equal stretches that are as near to terms of two concepts."""
    return (
        (one.first, one.last) == (other.first, other.last)
        and one.pattern.concept != other.pattern.concept
        and (one.verdict.explained, one.verdict.score) == (other.verdict.explained, other.verdict.score)
    )


def _report_variant(candidate: Candidate, passage: Passage) -> Variant:
    pattern, verdict = candidate.pattern, candidate.verdict
    span = span_of(pattern, passage, candidate.first, candidate.last)
    return Variant(
        span=span,
        concept=pattern.concept,
        designation=pattern.designation,
        code=verdict.code,
        score=round(verdict.score, 1),
        differs=verdict.differs,
        replacement=reword(pattern.designation, verdict.endings, passage, candidate, span),
        message=verdict.message,
    )


_STATUS_CODES = {Status.DEPRECATED: "T110", Status.FORBIDDEN: "T111", Status.ADMITTED: "T112"}


def _report_standing(standing: HitPlace, index: Index, passage: Passage) -> Variant:
    """A form that stands exactly although another is preferred; its score says nothing."""
    designation = standing.pattern.designation
    preferred = index.preferred.get(standing.pattern.concept)
    span = span_of(standing.pattern, passage, standing.first, standing.last)
    return Variant(
        span=span,
        concept=standing.pattern.concept,
        designation=designation,
        code=_STATUS_CODES[designation.status],
        score=None,
        differs=(),
        replacement=reword(preferred, find_endings(standing, passage), passage, standing, span) if preferred else "",
        message=f"{designation.status} form",
    )
