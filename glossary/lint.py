"""One document against one glossary: read the main job here, from top to bottom."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from heapq import merge

from align.addresses import is_address
from align.document import Document, LineIndex, Region, RegionKind, Span
from align.mended import MendedView, mend
from align.sentences import find_layout
from align.tokens import Vocabulary
from glossary.artifacts.detection import find_damage, mend_document
from glossary.artifacts.lexicon import load_lexicon
from glossary.concept import Glossary, fingerprint
from glossary.finding import Finding, Fix
from glossary.fingerprint import Fingerprints
from glossary.language import language_of
from glossary.matching.hit import Hit, no_hits
from glossary.matching.index import compile_index
from glossary.matching.lookup import Lookup
from glossary.matching.passage import read_passage
from glossary.matching.settle import Matches, match_passage
from glossary.matching.variant import Variant
from glossary.rules import ALL_CODES, RULES, SUPPRESSION_CODES
from glossary.rules.rule import Departure, Reading, Rule
from glossary.summary import TermCount

DEFAULT_MIN_SCORE = 75.0
"""Fuzzy cut-off, 0–100: on planted variants and decoys the best recall at the precision asked for
(docs/measurements.md, "Variants")."""

MOST_SURFACES = 1 << 20
"""Distinct words as written from which the next document gets a new vocabulary: an archive costs bounded memory."""

REPORTED_FORMS = frozenset(("T101", "T102", "T103", "T104", "T105", "T110", "T111"))


@dataclass(frozen=True, slots=True)
class LintSettings:
    """What is looked for; `as_of` None is today, `language` None lets the text decide."""

    select: frozenset[str] = ALL_CODES | SUPPRESSION_CODES
    min_score: float = DEFAULT_MIN_SCORE
    language: str | None = None
    as_of: date | None = None

    def has_family(self, letter: str) -> bool:
        """Say whether a rule of the family is selected."""
        return any(code.startswith(letter) for code in self.select)


@dataclass(frozen=True, slots=True)
class LintResult:
    """What one document has: findings in order, standing places per concept, how many words were read.

    `date_decided` says that another day could have given another result.
    """

    findings: tuple[Finding, ...]
    hits: Mapping[str, int]
    preferred: Mapping[str, str]
    language: str
    words: int
    date_decided: bool = False

    @property
    def terms(self) -> tuple[TermCount, ...]:
        """Count of each concept that stands or is departed from."""
        return count_terms(self.findings, self.hits, self.preferred)


class Linter:
    """A glossary and settings made ready: compiled once for each language that comes along."""

    def __init__(self, glossary: Glossary, settings: LintSettings) -> None:
        self.glossary = glossary
        self.settings = settings
        self.fingerprint = fingerprint(glossary)
        self._ready: dict[str, Lookup] = {}
        self._vocabulary = Vocabulary()

    def lint(self, document: Document) -> LintResult:
        """Find where `document` departs from the glossary and where it is damaged."""
        language = language_of(document, self.glossary, asked=self.settings.language)
        lookup = self._compiled(language)
        index = lookup.index
        damage = find_damage(document, lookup.lexicon) if self.settings.has_family("A") else ()
        view = mend_document(document, damage) if damage else mend(document.text, ())
        if len(self._vocabulary.surfaces) > MOST_SURFACES:
            self._vocabulary = Vocabulary()
        reading, words = _read(document, view, lookup, self._vocabulary, self.settings)
        reading = replace(reading, damage=damage, language=language)
        hits = dict(sorted(reading.hits.counts().items()))
        used = {*hits, *(each.concept for each in reading.variants)}
        return LintResult(
            findings=_report(reading, self.settings),
            hits=hits,
            preferred={key: index.preferred[key].text for key in used if key in index.preferred},
            language=language,
            words=words,
            date_decided=index.has_lapsed or (index.has_dates and _is_dated(reading)),
        )

    def _compiled(self, language: str) -> Lookup:
        if language not in self._ready:
            day = self.settings.as_of or date.today()
            index = compile_index(self.glossary, language=language, as_of=day, fingerprint=self.fingerprint)
            lexicon = load_lexicon().extended(each.designation.text for each in index.patterns)
            self._ready[language] = Lookup(index, lexicon)
        return self._ready[language]


def _is_dated(reading: Reading) -> bool:
    """Say whether a designation that was met holds for a time only."""
    met = (*reading.hits.designations(), *(each.designation for each in reading.variants))
    return any(each.is_dated for each in met)


def lint_document(document: Document, glossary: Glossary, settings: LintSettings) -> LintResult:
    """Lint one document; for several, make one `Linter` and keep it."""
    return Linter(glossary, settings).lint(document)


def _read(
    document: Document,
    view: MendedView,
    lookup: Lookup,
    vocabulary: Vocabulary,
    settings: LintSettings,
) -> tuple[Reading, int]:
    """Lay out, cut and match the mended text."""
    regions = tuple(Region(view.to_mended(each.span), each.kind, each.locator) for each in document.regions)
    masked = tuple(view.to_mended(span) for span in document.masked)
    layout = find_layout(view.text, regions=regions, masked=masked)
    code = [each.span for each in regions if each.kind is RegionKind.CODE]
    passage = read_passage(view.text, layout, vocabulary, masked=_bridged(view.text, masked, layout.folios, code))
    matches = Matches(no_hits(), ())
    if settings.has_family("T"):
        matches = match_passage(lookup, passage, min_score=settings.min_score)
    reading = Reading(document, view, layout, (), matches.hits, matches.variants, lookup.index.preferred)
    return reading, len(passage.tokens)


def _bridged(
    text: str,
    masked: Iterable[Span],
    folios: Iterable[Span],
    code: list[Span],
) -> Iterator[tuple[Span, bool]]:
    """Each stretch of markup and page number, with whether a reader reads on over it: not over code or an address."""
    for span in merge(masked, folios):
        yield span, not (any(each.overlaps(span) for each in code) or is_address(span.of(text)))


def _report(reading: Reading, settings: LintSettings) -> tuple[Finding, ...]:
    """Ask every selected rule, then say where in the document each departure stands."""
    departures = [
        (rule, departure) for rule in RULES if rule.code in settings.select for departure in rule.find(reading)
    ]
    departures.sort(key=lambda each: (each[1].span.start, each[0].code, each[1].span.end, each[1].concept or ""))
    lines = LineIndex(reading.document.text)
    marks = Fingerprints(reading.view, reading.layout)
    owners = _Owners(reading)
    located = _Located(reading.document)
    found = []
    for rule, departure in departures:
        owned = owners.claim(departure)
        finding = _as_finding(rule, owned, reading, lines, mark=marks.make(rule.code, owned))
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


def count_terms(
    findings: Iterable[Finding],
    hits: Mapping[str, int],
    preferred: Mapping[str, str],
) -> tuple[TermCount, ...]:
    """Count standing places and reported forms of each concept that has any."""
    forms: dict[str, Counter[str]] = {}
    for each in findings:
        if each.concept is not None and each.code in REPORTED_FORMS:
            forms.setdefault(each.concept, Counter())[" ".join(each.text.split())] += 1
    return tuple(
        TermCount(key, preferred.get(key), hits.get(key, 0), dict(sorted(forms.get(key, Counter()).items())))
        for key in sorted({*hits, *forms})
    )
