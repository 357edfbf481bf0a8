"""What the rules say of a text becomes findings: each with its place, its trust and its fingerprint."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from align.document import Document, LineIndex, Span
from glossary.finding import Finding, Fix
from glossary.fingerprint import Fingerprints
from glossary.matching.hit import Hit
from glossary.matching.variant import Variant
from glossary.parts import Part
from glossary.rules import RULES
from glossary.rules.rule import Departure, Reading, Rule


def find_findings(reading: Reading, select: frozenset[str], *, by_key: bool = False) -> tuple[Finding, ...]:
    """Ask every selected rule, then say where in the document each departure stands.

    With `by_key`, for a part of a document, rules about whole documents are not asked, and a finding has in the
    place of its fingerprint what that is made from.
    """
    departures = [
        (rule, departure)
        for rule in RULES
        if rule.code in select and not (by_key and rule.decisive)
        for departure in rule.find(reading)
    ]
    departures.sort(key=lambda each: (each[1].span.start, each[0].code, each[1].span.end, each[1].concept or ""))
    lines = LineIndex(reading.document.text)
    marks = Fingerprints(reading.view, reading.layout, reading.tokens)
    mark = marks.key if by_key else marks.make
    owners = _Owners(reading)
    located = _Located(reading.document)
    found = []
    for rule, departure in departures:
        owned = owners.claim(departure)
        finding = _as_finding(rule, owned, reading, lines, mark=mark(rule.code, owned))
        found.append(replace(finding, fix=Fix.NONE) if located.holds(finding.span) else finding)
    return tuple(sorted(found, key=Finding.sort_key))


class _Owners:
    """Which term, or near form of one, a damaged place lies in, so that its finding can say so."""

    def __init__(self, reading: Reading) -> None:
        terms: tuple[Hit | Variant, ...] = (*reading.hits, *reading.variants) if reading.damage else ()
        self._places = sorted((reading.view.to_source(each.span), each.concept) for each in terms)
        self._starts = [span.start for span, _ in self._places]
        self._longest = max((len(span) for span, _ in self._places), default=0)

    def claim(self, departure: Departure) -> Departure:
        """Give an artifact inside a term, or around one, the concept of the longest such term."""
        if departure.concept is not None:
            return departure
        low = bisect_left(self._starts, departure.span.start - self._longest)
        high = bisect_left(self._starts, departure.span.end)
        around = [
            (-len(span), concept)
            for span, concept in self._places[low:high]
            if span.covers(departure.span) or departure.span.covers(span)
        ]
        return replace(departure, concept=min(around)[1]) if around else departure


class _Located:
    """Where a text was taken out of a PDF or the like: no replacement finds its way back into the file from there."""

    def __init__(self, document: Document) -> None:
        spans = sorted(region.span for region in document.regions if region.locator is not None)
        self._starts = [span.start for span in spans]
        self._ends = [span.end for span in spans]

    def holds(self, span: Span) -> bool:
        """Say whether any of `span` was."""
        place = bisect_left(self._starts, span.end) - 1
        return place >= 0 and self._ends[place] > span.start


def _as_finding(rule: Rule, departure: Departure, reading: Reading, lines: LineIndex, *, mark: str) -> Finding:
    span, document = departure.span, reading.document
    preferred = reading.preferred.get(departure.concept or "")
    return Finding(
        code=rule.code,
        rule=rule.name,
        severity=rule.severity,
        path=document.path,
        span=span,
        start=lines.position(span.start),
        end=lines.position(span.end),
        page=document.page_at(span.start),
        text=span.of(document.text),
        replacements=departure.replacements,
        fix=_trusted(rule, departure, reading),
        concept=departure.concept,
        preferred=None if preferred is None else preferred.text,
        score=departure.score,
        message=departure.message,
        fingerprint=mark,
    )


_TRUST = {Fix.NONE: 0, Fix.UNSAFE: 1, Fix.SAFE: 2}


def _trusted(rule: Rule, departure: Departure, reading: Reading) -> Fix:
    """How far the first replacement may be trusted: never without a look where it would take a page number along."""
    if not departure.replacements:
        return Fix.NONE
    holds_folio = reading.layout.folios_in(reading.view.to_mended(departure.span))
    least = Fix.UNSAFE if holds_folio else Fix.SAFE
    return min(rule.fix, departure.fix, least, key=_TRUST.__getitem__)


def find_decisive(rule: Rule, reading: Reading, part: Part) -> Iterator[tuple[Hit, Finding]]:
    """The hits of a part's core that may decide `rule`, and the finding that each would be, both in the whole."""
    assert rule.decisive is not None  # noqa: S101 - asked by the caller
    lines = LineIndex(part.document.text)
    marks = Fingerprints(reading.view, reading.layout, reading.tokens)
    for hit in rule.decisive(reading):
        span = reading.view.to_source(hit.span)
        if part.owns(span.start):
            departure = Departure(span, "", concept=hit.concept)
            finding = part.moved(_as_finding(rule, departure, reading, lines, mark=marks.key(rule.code, departure)))
            yield replace(hit, span=finding.span), finding
