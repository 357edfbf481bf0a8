"""Terms of different concepts that the matcher takes for each other, found by linting one as a text with the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from glossary.checking.trials import by_language, write_trials
from glossary.concept import ConceptEntry, Glossary, MatchRule
from glossary.lint import Linter, LintSettings
from glossary.matching.spelling import misread_key, spelling_key
from glossary.rules.glossary.reading import Likeness, Term

KINDS = frozenset(("T101", "T103", "T104"))
ALIKE_AT_MOST = 40
"""Terms with one key beyond which they are not compared: they are a pattern of the glossary, such as numbered names."""
SHORTEST_SLIPPED = 5
"""Letters of a word from which a slip in it is looked for; in shorter words the matcher knows none."""


def find_likenesses(terms: Iterable[Term]) -> tuple[Likeness, ...]:
    """Pairs of terms in use of which the first's text is reported as a slip of the second."""
    standing = [term for term in terms if term.designation.is_standing]
    return tuple(likeness for group in by_language(standing).values() for likeness in _in_language(group))


def _in_language(terms: Sequence[Term]) -> Iterator[Likeness]:
    partners = _pairs(terms)
    involved = sorted(partners)
    by_number = {term.number: term for term in terms}
    for bit in range(len(involved).bit_length()):
        sides: tuple[list[int], list[int]] = ([], [])
        for place, number in enumerate(involved):
            sides[place >> bit & 1].append(number)
        for texts, listed in (sides, sides[::-1]):
            other = set(listed)
            wanted = [by_number[number] for number in texts if partners[number] & other]
            if wanted:
                yield from _lint(wanted, [by_number[number] for number in listed], partners)


def _pairs(terms: Sequence[Term]) -> Mapping[int, set[int]]:
    """Terms that share a key, of different concepts; any two of them are parted by a bit of their place."""
    near = _near_words({word for term in terms for word in term.words})
    by_key: defaultdict[str, list[Term]] = defaultdict(list)
    for term in terms:
        for key in _keys(term, near):
            by_key[key].append(term)
    partners: defaultdict[int, set[int]] = defaultdict(set)
    for alike in by_key.values():
        if 1 < len(alike) <= ALIKE_AT_MOST:
            for one, other in combinations(alike, 2):
                if one.key != other.key and (_is_fuzzy(one) or _is_fuzzy(other)):
                    partners[one.number].add(other.number)
                    partners[other.number].add(one.number)
    return partners


def _is_fuzzy(term: Term) -> bool:
    return term.designation.match is MatchRule.FUZZY and not term.is_strict


def _keys(term: Term, near: Mapping[str, set[str]]) -> set[str]:
    """What a term shares with those that it might be taken for: run together, in any order, or but for a near word."""
    spelt = [spelling_key(word) for word in term.words]
    keys = {"".join(term.words), "".join(spelt), " ".join(sorted(spelt))}
    for place, word in enumerate(term.words):
        rest = (*term.words[:place], "", *term.words[place + 1 :])
        keys.update(" ".join((*rest, key)) for key in near.get(word, ()))
    return keys


def _near_words(words: Iterable[str]) -> Mapping[str, set[str]]:
    """Keys that a word shares with other words an edit or a misread character away."""
    by_key: defaultdict[str, set[str]] = defaultdict(set)
    for word in words:
        if len(word) >= SHORTEST_SLIPPED:
            by_key[misread_key(word)].add(word)
            for place in range(len(word)):
                by_key[word[:place] + word[place + 1 :]].add(word)
            by_key[word].add(word)
    near: defaultdict[str, set[str]] = defaultdict(set)
    for key, alike in by_key.items():
        if len(alike) > 1:
            for word in alike:
                near[word].add(key)
    return near


def _lint(texts: Sequence[Term], listed: Sequence[Term], partners: Mapping[int, set[int]]) -> Iterator[Likeness]:
    """Lint `texts` with nothing but `listed` in the glossary."""
    language = texts[0].designation.language
    linter = Linter(_glossary_of(listed), LintSettings(select=KINDS, language=language))
    by_number = {term.number: term for term in listed}
    for trial in write_trials(texts, language):
        for finding in linter.lint(trial.document()).findings:
            place = trial.term_at(finding.span)
            if place is not None and finding.span.covers(place[1]):
                meant = partners[place[0].number] & by_number.keys()
                for number in sorted(each for each in meant if by_number[each].key == finding.concept)[:1]:
                    yield Likeness(place[0].number, number, finding.code, finding.message.rpartition("”: ")[2])


def _glossary_of(terms: Iterable[Term]) -> Glossary:
    designations: defaultdict[str, list[Term]] = defaultdict(list)
    for term in terms:
        designations[term.key].append(term)
    return Glossary(
        tuple(ConceptEntry(key, tuple(each.designation for each in of)) for key, of in designations.items())
    )
