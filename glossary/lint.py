"""One document against one glossary: read the main job here, from top to bottom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from heapq import merge

import numpy as np

from align.addresses import is_address
from align.document import Document, Region, RegionKind, Span
from align.mended import MendedView, mend
from align.sentences import Layout, Setting, find_layout, measure_settings
from align.tokens import Vocabulary
from glossary.artifacts.damage import Damage
from glossary.artifacts.detection import find_damage, gather_testimony, mend_document
from glossary.concept import Glossary
from glossary.finding import Finding
from glossary.house import House, house_of
from glossary.language import language_of
from glossary.matching.hit import no_hits
from glossary.matching.keeping import make_ready
from glossary.matching.lookup import Lookup
from glossary.matching.passage import Passage, read_passage
from glossary.matching.settle import Matches, match_passage
from glossary.parts import PART_CHARS, Decisive, Joining, Part, Whole, cut_document
from glossary.placing import find_decisive, find_findings
from glossary.rules import ALL_CODES, RULES, SUPPRESSION_CODES
from glossary.rules.rule import Reading
from glossary.summary import TermCount, count_forms, count_terms

DEFAULT_MIN_SCORE = 20.0
"""Fuzzy cut-off, 0–100: on the development half of bench/matching.py the most recall at the precision asked for, .90 of
T105 with unplanted findings judged (docs/matching.md, "Scores")."""


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

    `date_decided` says that another day could have given another result. Of a part of a document, `findings` are
    those of the part; `is_late` ones are about the whole and stand anywhere in it.
    """

    findings: tuple[Finding, ...]
    hits: Mapping[str, int]
    preferred: Mapping[str, str]
    language: str
    words: int
    date_decided: bool = False
    is_late: bool = False

    @property
    def terms(self) -> tuple[TermCount, ...]:
        """Count of each concept that stands or is departed from."""
        return count_terms(count_forms(self.findings), self.hits, self.preferred)


@dataclass(frozen=True, slots=True)
class PartResult:
    """What one part of a document has: its findings not yet numbered, and what may decide about the whole."""

    result: LintResult
    decisive: Decisive


@dataclass(frozen=True, slots=True, eq=False)
class _Opened:
    """A document before it is matched: its damage, what it should read, laid out and cut into words."""

    document: Document
    damage: tuple[Damage, ...]
    view: MendedView
    layout: Layout
    passage: Passage


class Linter:
    """A glossary and settings made ready: compiled once for each language that comes along."""

    def __init__(self, glossary: Glossary | House, settings: LintSettings, *, part_chars: int = PART_CHARS) -> None:
        self.house = house_of(glossary) if isinstance(glossary, Glossary) else glossary
        self.settings = settings
        self.part_chars = part_chars
        self._ready: dict[str, Lookup] = {}
        self._vocabulary = Vocabulary()

    def lint(self, document: Document) -> LintResult:
        """Find where `document` departs from the glossary and where it is damaged."""
        return _join([*self.lint_by_parts(document)])

    def lint_by_parts(self, document: Document) -> Iterator[LintResult]:
        """The same part by part, where the document is huge; what only all of it shows comes last."""
        language = self.language_of(document)
        if len(document.text) <= self.part_chars:
            reading, result = self._look(document, Whole(language), Span(0, len(document.text)))
            yield replace(result, findings=find_findings(reading, self.settings.select))
            return
        joining = Joining()
        whole = self.survey(document, language)
        for part in cut_document(document, self.part_chars):
            yield join_part(joining, self.lint_part(part, whole))
        yield finish_parts(joining, document, language)

    def lint_together(self, documents: Sequence[Document]) -> Iterator[LintResult]:
        """Lint some small documents: words that are new in any of them are looked up at once."""
        opened = []
        for document in documents:
            whole = Whole(self.language_of(document))
            opened.append((whole, self._open(document, whole)))
        if self.settings.has_family("T"):
            for language in {whole.language for whole, _ in opened}:
                self._compiled(language).read(self._vocabulary)
        for document, (whole, each) in zip(documents, opened, strict=True):
            reading, result = self._match(each, whole, Span(0, len(document.text)))
            yield replace(result, findings=find_findings(reading, self.settings.select))

    def survey(self, document: Document, language: str) -> Whole:
        """What the parts of a huge document are read by."""
        if not self.settings.has_family("A"):
            return Whole(language)
        return Whole(language, gather_testimony(document, self._compiled(language).lexicon))

    def prepare(self, language: str) -> None:
        """Compile now what documents in `language` are matched against."""
        self._compiled(language)

    def language_of(self, document: Document) -> str:
        """The language that `document` is linted in."""
        return language_of(document, self.house.facts.languages, asked=self.settings.language)

    def lint_part(self, part: Part, whole: Whole) -> PartResult:
        """Look at one part of `whole`."""
        reading, result = self._look(part.document, whole, part.own, part.settings)
        reading = replace(reading, is_part=True)
        findings = tuple(
            part.moved(each)
            for each in find_findings(reading, self.settings.select, by_key=True)
            if part.owns(each.span.start)
        )
        decisive = {
            rule.code: tuple(find_decisive(rule, reading, part))
            for rule in RULES
            if rule.decisive is not None and rule.code in self.settings.select
        }
        return PartResult(replace(result, findings=findings), decisive)

    def _look(
        self, document: Document, whole: Whole, own: Span, habits: Sequence[Setting] = ()
    ) -> tuple[Reading, LintResult]:
        """The reading of a document, and what there is to count in its stretch `own`, findings aside.

        It may be a part of `whole`; `habits` are then of what it has only a piece of.
        """
        return self._match(self._open(document, whole, habits), whole, own)

    def _open(self, document: Document, whole: Whole, habits: Sequence[Setting] = ()) -> _Opened:
        """Find a document's damage, mend it, lay it out and cut it into words."""
        lookup = self._compiled(whole.language)
        damage = find_damage(document, lookup.lexicon, whole.testimony) if self.settings.has_family("A") else ()
        if damage:  # how lines were set shows before they are mended
            habits = measure_settings(document, habits)
        view = mend_document(document, damage, keeps_lines=True) if damage else mend(document.text, ())
        if self._vocabulary.is_full:
            self._vocabulary = Vocabulary()
        mended, layout = _lay_out(document, view, habits)
        return _Opened(document, damage, view, layout, _read(mended, layout, self._vocabulary))

    def _match(self, opened: _Opened, whole: Whole, own: Span) -> tuple[Reading, LintResult]:
        document, view, passage = opened.document, opened.view, opened.passage
        language = whole.language
        lookup = self._compiled(language)
        index = lookup.index
        matches = Matches(no_hits(), ())
        if self.settings.has_family("T"):
            matches = match_passage(lookup, passage, min_score=self.settings.min_score)
        found = (opened.damage, matches.hits, matches.variants, index.preferred)
        reading = Reading(document, view, opened.layout, *found, language, passage.tokens)
        counted = Span(_place_in_mended(view, own.start), _place_in_mended(view, own.end))
        hits = reading.hits.counts(counted)
        first, last = np.searchsorted(reading.tokens.starts, (counted.start, counted.end)).tolist()
        told = {*hits, *(each.concept for each in reading.variants)}
        result = LintResult(
            findings=(),
            hits=dict(sorted(hits.items())),
            preferred={key: index.preferred[key].text for key in sorted(told) if key in index.preferred},
            language=language,
            words=last - first,
            date_decided=index.has_lapsed or (index.has_dates and _is_dated(reading)),
        )
        return reading, result

    def _compiled(self, language: str) -> Lookup:
        if language not in self._ready:
            day = self.settings.as_of or date.today()
            self._ready[language] = make_ready(self.house, language=language, as_of=day)
        return self._ready[language]


def _place_in_mended(view: MendedView, cut: int) -> int:
    """Where a cut between two parts is in the mended text: what is mended across it is the first part's."""
    return view.to_mended(Span(0, cut)).end if cut else 0


def _is_dated(reading: Reading) -> bool:
    """Say whether a designation that was met holds for a time only."""
    met = (*reading.hits.designations(), *(each.designation for each in reading.variants))
    return any(each.is_dated for each in met)


def lint_document(document: Document, glossary: Glossary, settings: LintSettings) -> LintResult:
    """Lint one document; for several, make one `Linter` and keep it."""
    return Linter(glossary, settings).lint(document)


def join_part(joining: Joining, part: PartResult) -> LintResult:
    """What the next part of a document has, its findings numbered after those of the parts before."""
    joining.keep(part.decisive)
    return replace(part.result, findings=tuple(joining.number(part.result.findings)))


def finish_parts(joining: Joining, document: Document, language: str) -> LintResult:
    """What only the whole of a document shows."""
    return LintResult(tuple(joining.finish(document)), {}, {}, language, 0, is_late=True)


def _join(results: Sequence[LintResult]) -> LintResult:
    if len(results) == 1:
        return results[0]
    hits: Counter[str] = Counter()
    preferred: dict[str, str] = {}
    for each in results:
        hits.update(each.hits)
        preferred.update(each.preferred)
    return LintResult(
        findings=tuple(sorted((one for each in results for one in each.findings), key=Finding.sort_key)),
        hits=dict(sorted(hits.items())),
        preferred=preferred,
        language=results[0].language,
        words=sum(each.words for each in results),
        date_decided=any(each.date_decided for each in results),
    )


def _lay_out(document: Document, view: MendedView, habits: Sequence[Setting]) -> tuple[Document, Layout]:
    """The mended document, and its layout."""
    mended = replace(
        document,
        text=view.text,
        regions=tuple(Region(view.to_mended(each.span), each.kind, each.locator) for each in document.regions),
        masked=tuple(view.to_mended(span) for span in document.masked),
    )
    settings = tuple((view.to_mended(span), each) for span, each in habits)
    return mended, find_layout(mended.text, regions=mended.regions, masked=mended.masked, settings=settings)


def _read(mended: Document, layout: Layout, vocabulary: Vocabulary) -> Passage:
    """The mended text's words."""
    code = [each.span for each in mended.regions if each.kind is RegionKind.CODE]
    masked = _bridged(mended.text, mended.masked, layout.folios, code)
    return read_passage(mended.text, layout, vocabulary, masked=masked)


def _bridged(
    text: str,
    masked: Iterable[Span],
    folios: Iterable[Span],
    code: list[Span],
) -> Iterator[tuple[Span, bool]]:
    """Each stretch of markup and page number, with whether a reader reads on over it: not over code or an address."""
    for span in merge(masked, folios):
        yield span, not (any(each.overlaps(span) for each in code) or is_address(span.of(text)))
