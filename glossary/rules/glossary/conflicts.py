"""The G rules on designations that contradict each other: twice there, two preferred, right and wrong at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from glossary.concept import Designation, Status, are_akin
from glossary.finding import Severity
from glossary.matching.pattern import is_abbreviation_pair
from glossary.rules.glossary.reading import (
    Flaw,
    GlossaryReading,
    GlossaryRule,
    Term,
    are_in_force_together,
    show,
)
from glossary.rules.rule import Example

_LEVELLED = str.maketrans("\u2018\u2019\u02bc\u2010\u2011\u00a0", "'''-- ")


def same_forms(reading: GlossaryReading) -> Iterator[tuple[Term, Term]]:
    """Pairs of terms of two concepts that have the same words, of which the matcher finds one where the other stands.

    The earlier term is the first of a pair; terms that are never valid on one day are no pair.
    """
    seen = set()
    for term in reading.terms:
        for each in reading.standing.get(term.number, ()):
            other = reading.terms[each.number]
            pair = (min(term.number, other.number), max(term.number, other.number))
            if each.is_whole and term.words == other.words and term.key != other.key and pair not in seen:
                seen.add(pair)
                if are_in_force_together(term.designation, other.designation):
                    yield reading.terms[pair[0]], reading.terms[pair[1]]


def _are_at_odds(one: Term, other: Term) -> bool:
    """Whether one of two terms with the same words says of them what the other denies."""
    if one.designation.is_standing != other.designation.is_standing:
        return True
    lesser = one if one.designation.status is Status.ADMITTED else other
    greater = other if lesser is one else one
    ranks = (lesser.designation.status, greater.designation.status)
    return ranks == (Status.ADMITTED, Status.PREFERRED) and _is_told_against(lesser)


def _is_told_against(admitted: Term) -> bool:
    """Whether T112 tells a writer to replace an admitted term."""
    preferred = admitted.entry.preferred(admitted.designation.language)
    return preferred is not None and not is_abbreviation_pair(admitted.designation, preferred)


def find_duplicates(reading: GlossaryReading) -> Iterator[Flaw]:
    """Terms that stand for two concepts, or twice for one."""
    for first, second in same_forms(reading):
        if not _are_at_odds(first, second):
            yield Flaw(
                second,
                f"“{second.text}” stands for [{first.key}] too; nobody can tell which of the two a text means: "
                "merge them (gloss terms merge), or take it out of one",
            )
    for first, second in _twice_in_one(reading.terms):
        yield Flaw(second, f"“{second.text}” is “{first.text}” again for the matcher; keep one of the two rows")


def _twice_in_one(terms: Iterable[Term]) -> Iterator[tuple[Term, Term]]:
    held: dict[tuple[str, str, str], Term] = {}
    for term in terms:
        levelled = " ".join(term.text.translate(_LEVELLED).split())
        first = held.setdefault((term.key, term.designation.language.lower(), levelled), term)
        if first is not term and are_in_force_together(first.designation, term.designation):
            yield first, term


DUPLICATE_TERM = GlossaryRule(
    code="G401",
    name="duplicate-term",
    severity=Severity.WARNING,
    why="The same form stands for two concepts, or is listed twice for one. Where it stands in a text, both are "
    "counted, and no rule can say which was meant.",
    fails=(
        Example("concept,term\ncadre,cadre\nofficial,cadre\n", "cadre"),
        Example("concept,term,status\nwpk,Workers' Party,\nwpk,Workers’ Party,admitted\n", "Workers’ Party"),
    ),
    passes=(
        Example("concept,term\nus,US\npronoun,us\n"),
        Example("concept,term,since,until\nold,Party school,,2016-05-05\nnew,Party school,2016-05-06,\n"),
    ),
    find=find_duplicates,
)


def find_rival_preferred(reading: GlossaryReading) -> Iterator[Flaw]:
    """Second preferred designations of one language; a full form and its abbreviation are one."""
    for terms in _by_concept(reading.terms):
        preferred = [each for each in terms if each.designation.status is Status.PREFERRED]
        told = set()
        for first, second in combinations(preferred, 2):
            if second.number not in told and _are_rivals(first.designation, second.designation):
                told.add(second.number)
                yield Flaw(
                    second,
                    f"“{first.text}” is preferred in {first.designation.language} too; only the first replaces "
                    "anything: make one of the two admitted",
                    field="status",
                )


def _are_rivals(first: Designation, second: Designation) -> bool:
    return (
        first.language.lower() == second.language.lower()
        and not is_abbreviation_pair(first, second)
        and are_in_force_together(first, second)
    )


def _by_concept(terms: Iterable[Term]) -> Iterable[list[Term]]:
    grouped: dict[str, list[Term]] = {}
    for term in terms:
        grouped.setdefault(term.key, []).append(term)
    return grouped.values()


TWO_PREFERRED = GlossaryRule(
    code="G402",
    name="two-preferred",
    severity=Severity.WARNING,
    why="A concept has two preferred forms in one language. Writers do not know which to take, and only the first "
    "is ever proposed. A full form and its abbreviation may both be preferred.",
    fails=(Example("concept,term,status\nm,munitions industry,preferred\nm,arms industry,preferred\n", "preferred"),),
    passes=(
        Example("concept,term,kind\nwpk,Workers' Party of Korea,full\nwpk,WPK,abbreviation\n"),
        Example("concept,language,term\nwpk,en,Workers' Party of Korea\nwpk,fr,Parti du travail de Corée\n"),
        Example("concept,term,since,until\nschool,cadre school,,2016-05-05\nschool,Party school,2016-05-06,\n"),
    ),
    find=find_rival_preferred,
)


def find_contradictions(reading: GlossaryReading) -> Iterator[Flaw]:
    """Forms that are right in one concept and wrong in another."""
    for first, second in same_forms(reading):
        if _are_at_odds(first, second):
            lesser, greater = sorted((first, second), key=lambda each: list(Status).index(each.designation.status))[
                ::-1
            ]
            yield Flaw(
                lesser,
                f"“{lesser.text}” is {lesser.designation.status} here and {greater.designation.status} in "
                f"[{greater.key}]: a text cannot obey both; take it out of one of the two",
            )


CONTRADICTING_STATUS = GlossaryRule(
    code="G403",
    name="contradicting-status",
    severity=Severity.ERROR,
    why="One concept deprecates, forbids or only admits a form that another prefers or admits. A writer who follows "
    "the one breaks the other.",
    fails=(
        Example(
            "concept,term,status\nm,munitions industry,\nm,defence industry,deprecated\nd,defence industry,\n",
            "defence industry",
        ),
    ),
    passes=(
        Example("concept,term,status\nm,munitions industry,\nm,defence industry,deprecated\nd,defence,\n"),
        Example("concept,language,term,status\na,en,region,forbidden\na,en,province,\nb,fr,region,\n"),
    ),
    find=find_contradictions,
)


def find_chains(reading: GlossaryReading) -> Iterator[Flaw]:
    """Replacements that are to be replaced themselves: each chain once, from its beginning; each circle once."""
    follows = _followers(reading)
    reached = {number for following in follows.values() for number in following}
    told: set[int] = set()
    for start in [*(each for each in follows if each not in reached), *follows]:
        if start not in told:
            path, is_circle = _walk(start, follows)
            told.update(path)
            yield _tell_chain([reading.terms[number] for number in path], is_circle=is_circle)


def _followers(reading: GlossaryReading) -> dict[int, list[int]]:
    """From a term that is to be replaced to terms that say the same of its replacement."""
    found: dict[int, list[int]] = {}
    wrong: dict[int, list[Term]] = {}
    for pair in same_forms(reading):
        for right, other in (pair, pair[::-1]):
            if right.designation.status is Status.PREFERRED and not other.designation.is_standing:
                wrong.setdefault(right.number, []).append(other)
    by_number = {(term.key, id(term.designation)): term.number for term in reading.terms}
    for term in reading.terms:
        preferred = term.entry.preferred(term.designation.language)
        if term.designation.is_standing or preferred is None:
            continue
        following = wrong.get(by_number[term.key, id(preferred)], ())
        akin = [each.number for each in following if are_akin(each.designation.language, term.designation.language)]
        if akin:
            found[term.number] = akin
    return found


def _walk(start: int, follows: dict[int, list[int]]) -> tuple[list[int], bool]:
    path = [start]
    while path[-1] in follows:
        following = follows[path[-1]][0]
        if following in path:
            return path, True
        path.append(following)
    return path, False


def _tell_chain(path: list[Term], *, is_circle: bool) -> Flaw:
    last = path[-1]
    preferred = last.entry.preferred(last.designation.language)
    steps = " → ".join(show(each) for each in path)
    if is_circle or preferred is None:
        end = f" → “{preferred.text}”, and round again" if preferred else ", which nothing replaces"
        return Flaw(path[0], f"each is to be replaced by the next: {steps}{end}; decide which of them is right")
    return Flaw(
        path[0],
        f"each is to be replaced by the next: {steps} → “{preferred.text}”; let the first name the last at once",
    )


REPLACEMENT_CHAIN = GlossaryRule(
    code="G404",
    name="replacement-chain",
    severity=Severity.ERROR,
    why="A form is replaced by one that is to be replaced itself. A chain takes a writer round several times, and a "
    "circle never ends.",
    fails=(
        Example(
            "concept,term,status\na,munitions industry,\na,arms trade,deprecated\n"
            "b,arms trade,\nb,munitions industry,deprecated\n",
            "arms trade",
        ),
        Example(
            "concept,term,status\na,arms industry,\na,arms trade,deprecated\n"
            "b,munitions industry,\nb,arms industry,deprecated\n",
            "arms trade",
        ),
    ),
    passes=(
        Example("concept,term,status\na,munitions industry,\na,arms trade,deprecated\na,arms industry,forbidden\n"),
    ),
    find=find_chains,
)


def find_unreplaced(reading: GlossaryReading) -> Iterator[Flaw]:
    """Deprecated and forbidden forms, the first of each concept and language, that nothing is proposed for."""
    for terms in _by_concept(reading.terms):
        told = set()
        for term in terms:
            language = term.designation.language.lower()
            if term.designation.is_standing or language in told or not _lapsed_on(term, reading):
                continue
            told.add(language)
            yield Flaw(
                term,
                f"“{term.text}” is {term.designation.status}, and the concept has no preferred form in {language} "
                "today; add one, so that there is something to replace it by",
            )


def _lapsed_on(term: Term, reading: GlossaryReading) -> bool:
    """Whether the concept has no preferred designation in the term's language that is valid on the day."""
    return not any(
        each.status is Status.PREFERRED
        and are_akin(each.language, term.designation.language)
        and (each.until is None or reading.as_of <= each.until)
        for each in term.entry.designations
    )


NO_PREFERRED = GlossaryRule(
    code="G405",
    name="no-preferred",
    severity=Severity.WARNING,
    why="A form is deprecated or forbidden, and the concept has nothing in that language to replace it by.",
    fails=(Example("concept,term,status\nm,arms trade,forbidden\nm,munitions sector,admitted\n", "arms trade"),),
    passes=(Example("concept,language,term,status\nm,en,munitions industry,\nm,en-GB,arms trade,forbidden\n"),),
    find=find_unreplaced,
)

CONFLICT_RULES = (DUPLICATE_TERM, TWO_PREFERRED, CONTRADICTING_STATUS, REPLACEMENT_CHAIN, NO_PREFERRED)
