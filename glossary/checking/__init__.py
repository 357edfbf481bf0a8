"""A glossary against the rules about glossaries: read the whole check here; what each trial does is beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from align.document import LineIndex, Span
from glossary.artifacts.lexicon import load_lexicon
from glossary.checking.likeness import find_likenesses
from glossary.checking.trials import collect_standing, find_idle_contexts, find_troubles, list_terms
from glossary.concept import Glossary, fingerprint
from glossary.finding import Finding
from glossary.fingerprint import digest
from glossary.formats.places import Fields, Identity, identify
from glossary.rules.glossary import GLOSSARY_RULES
from glossary.rules.glossary.reading import Flaw, GlossaryReading, GlossaryRule, Term
from glossary.summary import DocumentSummary, GlossarySummary, Report

GLOSSARY_CODES = frozenset(rule.code for rule in GLOSSARY_RULES)
NEED_STANDING = frozenset(("G401", "G403", "G404", "G409", "G410", "G411", "G412"))
NEED_LIKENESS, NEED_TROUBLES, NEED_CONTEXTS = "G409", "G411", "G414"
"""Rules that need a trial; a trial that no selected rule needs is not made."""


@dataclass(frozen=True, slots=True)
class GlossaryText:
    """The text that a glossary was read from, or would be written as, and where each designation stands in it."""

    path: str
    text: str
    media_type: str
    sha256: str
    places: Mapping[Identity, Fields]


def check_glossary(
    glossary: Glossary, *, as_of: date, select: frozenset[str] = GLOSSARY_CODES
) -> tuple[tuple[GlossaryRule, Flaw], ...]:
    """Find what the selected rules say of a glossary, rule by rule."""
    reading = _read(glossary, as_of, select)
    return tuple((rule, flaw) for rule in GLOSSARY_RULES if rule.code in select for flaw in rule.find(reading))


def _read(glossary: Glossary, as_of: date, select: frozenset[str]) -> GlossaryReading:
    terms = list_terms(glossary)
    reading = GlossaryReading(terms, as_of, load_lexicon())
    if select & NEED_STANDING:
        found, standing = collect_standing(terms)
        reading = replace(reading, found=found, standing=standing)
    if NEED_LIKENESS in select:
        reading = replace(reading, likenesses=find_likenesses(terms))
    if NEED_TROUBLES in select:
        reading = replace(reading, troubles=find_troubles(glossary, terms, as_of, reading.found))
    if NEED_CONTEXTS in select:
        reading = replace(reading, idle_contexts=frozenset(find_idle_contexts(terms)))
    return reading


def report_check(
    glossary: Glossary,
    texts: Sequence[GlossaryText],
    flaws: Iterable[tuple[GlossaryRule, Flaw]],
    *,
    as_of: date,
    version: str,
    rules: int,
) -> Report:
    """Say where in `texts` each flaw is, as a lint report does of documents."""
    findings = tuple(sorted(_locate(flaws, texts), key=Finding.sort_key))
    counts = Counter(each.path for each in findings)
    dated = any(each.is_dated for entry in glossary.concepts for each in entry.designations)
    documents = (
        DocumentSummary(
            path=each.path,
            media_type=each.media_type,
            language=None,
            characters=len(each.text),
            sha256=each.sha256,
            findings=counts[each.path],
            words=len(each.text.split()),
        )
        for each in texts
    )
    return Report(
        version=version,
        glossary=GlossarySummary(len(glossary.concepts), glossary.terms, fingerprint(glossary)),
        documents=tuple(sorted(documents, key=lambda each: each.path)),
        findings=findings,
        terms=(),
        rules=rules,
        as_of=as_of if dated else None,
    )


def _locate(flaws: Iterable[tuple[GlossaryRule, Flaw]], texts: Sequence[GlossaryText]) -> Iterator[Finding]:
    lines = [LineIndex(each.text) for each in texts]
    seen: Counter[tuple[str, ...]] = Counter()
    for rule, flaw in flaws:
        number, span = _place(flaw, texts)
        source, index = texts[number], lines[number]
        language, text = flaw.term.designation.language, span.of(source.text)
        key = (rule.code, flaw.term.key, language, flaw.term.text, flaw.field, text)
        seen[key] += 1
        preferred = flaw.term.entry.preferred(language)
        yield Finding(
            code=rule.code,
            rule=rule.name,
            severity=rule.severity,
            path=source.path,
            span=span,
            start=index.position(span.start),
            end=index.position(span.end),
            page=None,
            text=text,
            replacements=(),
            fix=rule.fix,
            concept=flaw.term.key,
            preferred=None if preferred is None else preferred.text,
            score=None,
            message=flaw.message,
            fingerprint=digest((*key, str(seen[key]))),
        )


def _place(flaw: Flaw, texts: Sequence[GlossaryText]) -> tuple[int, Span]:
    """Number of the first text that has the term, and where in it the field stands, else the term."""
    identity = _identity(flaw.term)
    for number, source in enumerate(texts):
        if identity in source.places:
            fields = source.places[identity]
            return number, fields.get(flaw.field, fields["text"])
    return 0, Span(0, 0)


def _identity(term: Term) -> Identity:
    return identify(term.key, term.designation.language, term.text)
