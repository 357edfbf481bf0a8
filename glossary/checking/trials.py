"""Each designation put into a sentence of its own and looked for by the matcher itself, many in one text."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from align.document import Document, Span
from align.sentences import find_layout
from align.tokens import Vocabulary, tokenize
from glossary.artifacts.lexicon import load_lexicon
from glossary.concept import CaseRule, ConceptEntry, Designation, Glossary, MatchRule, Status, fingerprint
from glossary.finding import Finding
from glossary.lint import Linter, LintSettings
from glossary.matching.index import compile_index
from glossary.matching.lookup import Lookup
from glossary.matching.passage import read_passage
from glossary.matching.pattern import compile_designation
from glossary.matching.settle import match_passage
from glossary.rules.glossary.reading import Standing, Term, Trouble

ENGLISH = "en"
BEFORE, AFTER = "It was ", " there."
"""Around each term: words of a clause, which no variant takes in."""
TERMS_A_TEXT = 5_000
"""So many sentences are about 250 kB: one text of a batch, small enough to be held several times over."""
SOME_DAY = date(2000, 1, 1)
TEXT_FAULTS = frozenset("A101 A102 A103 A104 A105 A106 A107 A109 A111 A112 A113 A114 A115".split())
"""What one sentence can have; a broken paragraph or a running header is a thing of pages."""
TERM_FAULTS = frozenset("T101 T102 T103 T104 T105 T110 T111".split())


@dataclass(frozen=True, slots=True)
class Trial:
    """Sentences, one a paragraph, and where each one's term stands in `text`, in order."""

    text: str
    terms: tuple[Term, ...]
    spans: tuple[Span, ...]

    def term_at(self, span: Span) -> tuple[Term, Span] | None:
        """The term that `span` shares characters with, and its place."""
        place = bisect_right(self.spans, span.start, key=lambda each: each.end)
        if place < len(self.spans) and self.spans[place].overlaps(span):
            return self.terms[place], self.spans[place]
        return None

    def document(self) -> Document:
        """The sentences as a document to lint."""
        return Document("trial", self.text, "text/plain", sha256(self.text.encode("utf-8", "replace")).hexdigest())


def list_terms(glossary: Glossary) -> tuple[Term, ...]:
    """Number the designations of a glossary, and cut each into words."""
    terms: list[Term] = []
    for order, entry in enumerate(glossary.concepts):
        for designation in entry.designations:
            pattern = compile_designation(entry.key, designation, order)
            if pattern is None:
                terms.append(Term(len(terms), entry, designation, ()))
            else:
                terms.append(Term(len(terms), entry, designation, pattern.words, pattern.is_strict))
    return tuple(terms)


def by_language(terms: Iterable[Term]) -> Mapping[str, list[Term]]:
    """Terms that have words, by their language."""
    grouped: defaultdict[str, list[Term]] = defaultdict(list)
    for term in terms:
        if term.words:
            grouped[term.designation.language.lower()].append(term)
    return dict(sorted(grouped.items()))


def write_trials(terms: Sequence[Term], language: str) -> Iterator[Trial]:
    """Write texts in which each of `terms` stands in a sentence, its words marked."""
    english = language.startswith(ENGLISH)
    before, after = (BEFORE, AFTER) if english else ("", ".")
    for first in range(0, len(terms), TERMS_A_TEXT):
        some = tuple(terms[first : first + TERMS_A_TEXT])
        sentences = [f"{before}{term.text}{after}" for term in some]
        spans = []
        start = 0
        for term, sentence in zip(some, sentences, strict=True):
            words = _words_span(term.text)
            spans.append(Span(start + len(before) + words.start, start + len(before) + words.end))
            start += len(sentence) + 2
        yield Trial("\n\n".join(sentences), some, tuple(spans))


def _words_span(text: str) -> Span:
    tokens = tokenize(text, Vocabulary())
    return tokens.span(0, len(tokens) - 1)


def find_standing(terms: Sequence[Term]) -> Iterator[tuple[Term, Term, bool]]:
    """Every term that the matcher finds in another's text, or in its own: where, which, and whether in all of it.

    Statuses, dates and approval are left aside, so that a form to be replaced is found as any other.
    """
    numbers = {_identity(term.key, term.designation): term for term in terms}
    entries = {term.key: term.entry for term in terms}
    plain = Glossary(tuple(_made_plain(entry) for entry in entries.values()))
    mark = fingerprint(plain)
    for language, group in by_language(terms).items():
        index = compile_index(plain, language=language, as_of=SOME_DAY, fingerprint=mark)
        for trial in write_trials(group, language):
            passage = read_passage(trial.text, find_layout(trial.text), Vocabulary(), masked=())
            for hit in match_passage(Lookup(index, load_lexicon()), passage, min_score=100.0).hits:
                place = trial.term_at(hit.span)
                if place is not None:
                    term, span = place
                    found = numbers[_identity(hit.concept, hit.designation)]
                    yield term, _with_words_of(term, found, numbers), hit.span.covers(span)


def _made_plain(entry: ConceptEntry) -> ConceptEntry:
    designations = tuple(
        replace(
            each,
            status=Status.PREFERRED,
            match=MatchRule.INFLECTED if each.match is MatchRule.FUZZY else each.match,
            since=None,
            until=None,
            approved=True,
        )
        for each in entry.designations
    )
    return replace(entry, designations=designations)


def _identity(key: str, designation: Designation) -> tuple[str, str, str]:
    return key, designation.language, designation.text


def _with_words_of(term: Term, found: Term, numbers: Mapping[tuple[str, str, str], Term]) -> Term:
    """Of a concept's designations that stand in one place, the one that has the term's very words."""
    if found.words == term.words:
        return found
    own = (numbers[_identity(found.key, each)] for each in found.entry.designations)
    return next((each for each in own if each.words == term.words), found)


def collect_standing(terms: Sequence[Term]) -> tuple[frozenset[int], Mapping[int, tuple[Standing, ...]]]:
    """Numbers of the terms found in their own text, and for each term what else was found there."""
    found: set[int] = set()
    others: defaultdict[int, dict[int, Standing]] = defaultdict(dict)
    for term, other, is_whole in find_standing(terms):
        if other.key == term.key and is_whole:
            found.add(term.number)
        if other.number != term.number:
            others[term.number][other.number] = Standing(other.number, is_whole)
    return frozenset(found), {number: tuple(each.values()) for number, each in others.items()}


def find_troubles(
    glossary: Glossary, terms: Sequence[Term], as_of: date, found: frozenset[int]
) -> Mapping[int, tuple[Trouble, ...]]:
    """What the rules for texts say of preferred and admitted terms in their own sentences.

    Damage is looked for without the glossary, which would vouch for its own words. Departures from terms are looked
    for only where a term is not `found` in its own text: nothing is reported on the words of a hit.
    """
    standing = [term for term in terms if term.designation.is_standing]
    damage = LintSettings(select=TEXT_FAULTS, as_of=as_of)
    departures = LintSettings(select=TERM_FAULTS, as_of=as_of)
    troubles: defaultdict[int, list[Trouble]] = defaultdict(list)
    for term, finding in (
        *_lint(Glossary(), damage, standing),
        *_lint(glossary, departures, [term for term in standing if term.number not in found]),
    ):
        if finding.concept != term.key:
            troubles[term.number].append(Trouble(finding.code, finding.text, finding.message))
    return {number: tuple(each) for number, each in troubles.items()}


def _lint(glossary: Glossary, settings: LintSettings, terms: Iterable[Term]) -> Iterator[tuple[Term, Finding]]:
    for language, group in by_language(terms).items():
        linter = Linter(glossary, replace(settings, language=language))
        for trial in write_trials(group, language):
            for finding in linter.lint(trial.document()).findings:
                place = trial.term_at(finding.span)
                if place is not None:
                    yield place[0], finding


def find_idle_contexts(terms: Sequence[Term]) -> Iterator[tuple[int, str]]:
    """Contexts in which nothing stands that the context could excuse: neither the term nor a near form of it."""
    for term in terms:
        for phrase in term.designation.allow:
            if phrase != "*" and not _stands_in(term, phrase):
                yield term.number, phrase


def _stands_in(term: Term, phrase: str) -> bool:
    language = term.designation.language
    bare = replace(term.designation, allow=(), case=CaseRule.ANY, since=None, until=None, approved=True)
    index = compile_index(
        Glossary((ConceptEntry(term.key, (bare,)),)), language=language, as_of=SOME_DAY, fingerprint=""
    )
    text = f"{BEFORE}{phrase}{AFTER}" if language.startswith(ENGLISH) else f"{phrase}."
    passage = read_passage(text, find_layout(text), Vocabulary(), masked=())
    matches = match_passage(Lookup(index, load_lexicon()), passage, min_score=0.0)
    return bool(len(matches.hits) or matches.variants)
