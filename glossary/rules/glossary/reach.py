"""The G rules on what a designation finds in texts: too much, too little, nothing, or another's."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import OSA

from glossary.concept import Kind, MatchRule
from glossary.finding import Severity
from glossary.matching.pattern import is_abbreviation_pair
from glossary.matching.spelling import spelling_key
from glossary.rules.glossary.reading import (
    Flaw,
    GlossaryReading,
    GlossaryRule,
    Term,
    are_in_force_together,
    show,
)
from glossary.rules.rule import Example

EVERYDAY_LEVEL = 10
"""The word list's first level, the 4,400 most frequent words: the seed glossary's one-word forms that are to be
replaced lie above it, but for other spellings of their own preferred form."""


def find_letters(reading: GlossaryReading) -> Iterator[Flaw]:
    """Designations of one letter."""
    for term in reading.terms:
        letters = [each for each in term.text if each.isalnum()]
        if len(letters) == 1:
            yield Flaw(term, f"“{term.text}” is one letter and would be found wherever it stands alone; write more")


TOO_SHORT = GlossaryRule(
    code="G406",
    name="too-short",
    severity=Severity.WARNING,
    why="A designation of one letter is found at every list mark and initial.",
    fails=(Example("term,case\nA,any\n", "A"),),
    passes=(Example("term,kind\nUS,abbreviation\n"),),
    find=find_letters,
)


def find_exact_only(reading: GlossaryReading) -> Iterator[Flaw]:
    """Designations whose near forms are asked for and never looked for."""
    for term in reading.terms:
        asked = term.designation.match is MatchRule.FUZZY and term.designation.kind is not Kind.ABBREVIATION
        if term.is_strict and asked and term.designation.is_standing and term.words:
            why = "is all in capitals" if _is_long(term.text) else "has four letters or fewer"
            yield Flaw(
                term,
                f"“{term.text}” {why}, so it is matched letter for letter, and a slip in it is not found; "
                "write exact or inflected for match, or kind abbreviation, if that is meant",
            )


def _is_long(text: str) -> bool:
    return sum(each.isalnum() for each in text) > 4  # noqa: PLR2004 - the house rule's four letters


EXACT_ONLY = GlossaryRule(
    code="G407",
    name="exact-only",
    severity=Severity.INFO,
    why="Designations of four letters or fewer, or all in capitals, are matched letter for letter whatever their "
    "rule: near forms of them would be found everywhere.",
    fails=(Example("term,match\nBAND,fuzzy\n", "BAND"),),
    passes=(Example("term,kind\nWPK,abbreviation\n"), Example("term,match\ncorps,fuzzy\nunit,inflected\n")),
    find=find_exact_only,
)


def find_everyday_words(reading: GlossaryReading) -> Iterator[Flaw]:
    """Single everyday words that are reported wherever they stand; another spelling of the preferred form aside."""
    for term in reading.terms:
        if _is_everyday(term, reading) and not term.designation.allow and not _is_spelling_of_preferred(term):
            yield Flaw(
                term,
                f"“{term.text}” is an everyday word and {term.designation.status}: every place of it would be "
                "reported; add words to it, or name the contexts in which it is right under allow",
            )


def _is_everyday(term: Term, reading: GlossaryReading) -> bool:
    if len(term.words) != 1 or not term.designation.language.lower().startswith("en") or not _is_reported(term):
        return False
    level = reading.lexicon.level(term.text)
    return term.text.islower() and level is not None and level <= EVERYDAY_LEVEL


def _is_reported(term: Term) -> bool:
    """Whether the matcher reports a term that stands exactly."""
    if not term.designation.is_standing:
        return True
    preferred = term.entry.preferred(term.designation.language)
    return preferred not in (None, term.designation) and not is_abbreviation_pair(term.designation, preferred)


def _is_spelling_of_preferred(term: Term) -> bool:
    preferred = term.entry.preferred(term.designation.language)
    if preferred is None:
        return False
    wanted, written = preferred.text.lower(), term.text.lower()
    return spelling_key(wanted) == spelling_key(written) or OSA.distance(wanted, written) <= 1


EVERYDAY_WORD = GlossaryRule(
    code="G408",
    name="everyday-word",
    severity=Severity.WARNING,
    why="A single everyday word that is to be replaced is reported wherever it stands, in every other sense too. "
    "Editors stop reading such findings.",
    fails=(Example("concept,term,status\nwpk,Workers' Party of Korea,\nwpk,party,deprecated\n", "party"),),
    passes=(
        Example("concept,term,status\ndefence,defence,\ndefence,defense,deprecated\n"),
        Example("concept,term,status,allow\nwpk,Workers' Party of Korea,,\nwpk,party,deprecated,third party\n"),
        Example("concept,term,status\nparty,party,preferred\n"),
    ),
    find=find_everyday_words,
)


def find_indistinguishable(reading: GlossaryReading) -> Iterator[Flaw]:
    """Terms of two concepts of which one is found, or nearly, where the other stands; each pair once."""
    pairs: dict[frozenset[int], tuple[Term, Term, str]] = {}
    for term, other, how in _likenesses(reading):
        pair = frozenset((term.number, other.number))
        if pair not in pairs or term.number > pairs[pair][0].number:
            pairs[pair] = term, other, how
    for term, other, how in sorted(pairs.values(), key=lambda each: each[0].number):
        if are_in_force_together(term.designation, other.designation):
            yield Flaw(
                term,
                f"“{term.text}” in a text is taken for {show(other)} too: {how}; make them differ by a whole word, "
                "or set match to exact",
            )


def _likenesses(reading: GlossaryReading) -> Iterator[tuple[Term, Term, str]]:
    for term in reading.terms:
        for each in reading.standing.get(term.number, ()):
            other = reading.terms[each.number]
            listed = any(form == term.text for form in other.designation.forms)
            if each.is_whole and other.key != term.key and other.words != term.words and not listed:
                yield term, other, "one is the other inflected"
    for likeness in reading.likenesses:
        yield reading.terms[likeness.number], reading.terms[likeness.other], likeness.told


INDISTINGUISHABLE_TERMS = GlossaryRule(
    code="G409",
    name="indistinguishable-terms",
    severity=Severity.WARNING,
    why="The matcher takes the term of one concept for another's: the same words inflected, joined, reordered or "
    "spelt otherwise. A slip in the one is silently taken for the other.",
    fails=(
        Example("concept,term\na,frontal offensive line\nb,frontal offensive lines\n", "frontal offensive lines"),
        Example("concept,term\na,stand-off\nb,standoff\n", "standoff"),
        Example("concept,term\na,self-reliance and unity\nb,unity and self-reliance\n", "unity and self-reliance"),
    ),
    passes=(
        Example("concept,term\na,Third Congress\nb,Fourth Congress\n"),
        Example("concept,term,status\na,stand-off,\na,standoff,deprecated\n"),
    ),
    find=find_indistinguishable,
)


def find_hidden(reading: GlossaryReading) -> Iterator[Flaw]:
    """Forms to be replaced that stand inside a term that is in use; each once, with the first such term."""
    holders: dict[int, list[Term]] = {}
    for term in reading.terms:
        if term.designation.is_standing:
            for each in reading.standing.get(term.number, ()):
                other = reading.terms[each.number]
                if not other.designation.is_standing and len(other.words) < len(term.words) and _holds(term, other):
                    holders.setdefault(each.number, []).append(term)
    for number, holding in sorted(holders.items()):
        term = reading.terms[number]
        more = f" and {len(holding) - 1} more" if len(holding) > 1 else ""
        yield Flaw(
            term,
            f"“{term.text}” is {term.designation.status} and stands inside {show(holding[0])}{more}, which a text "
            "may use: there only the longer one counts, and it is not reported",
        )


def _holds(term: Term, other: Term) -> bool:
    """Whether the very words of `other` stand in `term`: "munitions industry" does not hold "munition industry"."""
    length = len(other.words)
    return any(term.words[first : first + length] == other.words for first in range(len(term.words) - length + 1))


HIDDEN_TERM = GlossaryRule(
    code="G410",
    name="hidden-term",
    severity=Severity.INFO,
    why="A form that is to be replaced stands inside a longer term that is right. There nothing is reported, and "
    "the form lives on.",
    fails=(
        Example(
            "concept,term,status\na,munitions industry,\na,arms trade,deprecated\nb,Arms Trade Treaty,\n"
            "c,ban on the arms trade,\n",
            "arms trade",
        ),
    ),
    passes=(
        Example("concept,term,status\na,munitions industry,\na,arms trade,deprecated\na,arms trade boom,deprecated\n"),
        Example("concept,term,status\na,munitions industry,\na,munition industry,deprecated\n"),
    ),
    find=find_hidden,
)


def find_unmatchable(reading: GlossaryReading) -> Iterator[Flaw]:
    """Designations that no text can hold: put into a sentence of their own, they are not found."""
    for term in reading.terms:
        since, until = term.designation.since, term.designation.until
        if since and until and since > until:
            yield Flaw(
                term, f"“{term.text}” is valid from {since} until {until}, which is never; correct a date", "until"
            )
        elif not term.words:
            yield Flaw(term, f"“{term.text}” has no letters, so nothing is looked for; write the term, or take it out")
        elif term.number not in reading.found:
            yield Flaw(
                term,
                f"“{term.text}”, put into a sentence, is not found there: a sentence ends inside it, or a sign in "
                "it parts its words; write it as it stands in texts",
            )


UNMATCHABLE_TERM = GlossaryRule(
    code="G412",
    name="unmatchable-term",
    severity=Severity.ERROR,
    why="No text can hold the designation as it is written: it has no letters, a sentence ends inside it, or it is "
    "never valid. It was put into a sentence, and the matcher did not find it there.",
    fails=(
        Example("concept,term\na,…\n", "…"),
        Example("concept,term\na,Long live unity. Down with division\n", "Long live unity. Down with division"),
    ),
    passes=(Example("concept,term\na,D.P.R.K.\nb,Workers' Party of Korea\nc,“the Republic”\nd,Forward!\n"),),
    find=find_unmatchable,
)

REACH_RULES = (TOO_SHORT, EXACT_ONLY, EVERYDAY_WORD, INDISTINGUISHABLE_TERMS, HIDDEN_TERM, UNMATCHABLE_TERM)
