"""A glossary compiled once for one language and one day: what every document is matched against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from align.tokens import Vocabulary
from glossary.concept import Designation, Glossary, are_akin
from glossary.matching.inflection import bases
from glossary.matching.pattern import Pattern, compile_concept, is_abbreviation_pair, swap
from glossary.matching.words import FUNCTION_WORDS

LONGEST_JOINED = 3
"""How many words of a designation are looked for run together: "standoff", "stateofthe"."""


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A place in the trie of designations: where each word leads, and the patterns that end here."""

    following: dict[str, Node]
    ending: list[int]


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """A compiled glossary.

    `patterns` are in the order in which conflicts are decided. `root` is a trie over their words; `forms` leads
    from a base to the words of patterns that could be its inflections; `joined` from the words of a pattern run
    together to the pattern, `run_together` from two neighbouring words of one to the two; `shared` holds what is
    left of a pattern when one content word is taken out, where patterns of several concepts leave the same;
    `has_lapsed` says that the day left a designation out.
    """

    language: str
    patterns: tuple[Pattern, ...]
    root: Node
    forms: Mapping[str, frozenset[str]]
    joined: Mapping[str, tuple[int, ...]]
    run_together: Mapping[str, tuple[str, str]]
    content_words: frozenset[str]
    shared: frozenset[tuple[str, ...]]
    preferred: Mapping[str, Designation]
    fingerprint: str
    concepts: int
    terms: int
    has_lapsed: bool


def compile_index(glossary: Glossary, *, language: str, as_of: date, fingerprint: str) -> Index:
    """Compile what `glossary` says for texts in `language` on the day `as_of`."""
    vocabulary = Vocabulary()
    preferred: dict[str, Designation] = {}
    plain: list[Pattern] = []
    for order, entry in enumerate(glossary.concepts):
        valid = tuple(each for each in entry.designations if is_in_force(each, language, as_of))
        in_force = replace(entry, designations=valid)
        chosen = in_force.preferred(language)
        if chosen is not None:
            preferred[entry.key] = chosen
        plain.extend(compile_concept(in_force, order, vocabulary))
    patterns = (*plain, *_swapped(plain))
    return Index(
        language=language,
        patterns=patterns,
        root=_build_trie(patterns),
        forms=_base_forms(patterns),
        joined=_joined_forms(patterns),
        run_together=_run_together(patterns),
        content_words=frozenset(each.words[place] for each in patterns if each.is_fuzzy for place in each.content),
        shared=_shared_remainders(plain),
        preferred=preferred,
        fingerprint=fingerprint,
        concepts=len(glossary.concepts),
        terms=glossary.terms,
        has_lapsed=any(
            not is_in_force(each, each.language, as_of) and each.approved
            for entry in glossary.concepts
            for each in entry.designations
        ),
    )


def is_in_force(designation: Designation, language: str, as_of: date) -> bool:
    """Say whether a designation is approved, in `language` or a wider tag of it, and valid on the day."""
    return (
        designation.approved
        and are_akin(designation.language, language)
        and (designation.since is None or designation.since <= as_of)
        and (designation.until is None or as_of <= designation.until)
    )


def _build_trie(patterns: Iterable[Pattern]) -> Node:
    root = Node({}, [])
    for number, pattern in enumerate(patterns):
        node = root
        for word in pattern.words:
            node = node.following.setdefault(word, Node({}, []))
        node.ending.append(number)
    return root


def _base_forms(patterns: Iterable[Pattern]) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for pattern in patterns:
        for place in pattern.inflected:
            word = pattern.words[place]
            for base in bases(word):
                found[base].add(word)
    return {base: frozenset(words) for base, words in found.items()}


def _joined_forms(patterns: Iterable[Pattern]) -> dict[str, tuple[int, ...]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, pattern in enumerate(patterns):
        if pattern.is_fuzzy and pattern.swapped is None and len(pattern.words) <= LONGEST_JOINED:
            found[pattern.joined].append(number)
    return {word: tuple(numbers) for word, numbers in found.items()}


def _run_together(patterns: Iterable[Pattern]) -> dict[str, tuple[str, str]]:
    return {
        one + other: (one, other)
        for pattern in patterns
        if pattern.is_fuzzy
        for one, other in pairwise(pattern.words)
        if one not in FUNCTION_WORDS and other not in FUNCTION_WORDS
    }


def _shared_remainders(patterns: Iterable[Pattern]) -> frozenset[tuple[str, ...]]:
    owners: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for pattern in patterns:
        for place in pattern.content:
            owners[remainder(pattern, place)].add(pattern.concept)
    return frozenset(left for left, concepts in owners.items() if len(concepts) > 1)


def remainder(pattern: Pattern, place: int) -> tuple[str, ...]:
    """Words of `pattern` with the one at `place` taken out."""
    return (*pattern.words[:place], "", *pattern.words[place + 1 :])


def _swapped(patterns: list[Pattern]) -> Iterator[Pattern]:
    """Patterns with an abbreviation inside them spelt out, or a full form inside them abbreviated."""
    pairs = list(_abbreviation_pairs(patterns))
    by_first: defaultdict[str, list[tuple[Pattern, Pattern]]] = defaultdict(list)
    for old, new in pairs:
        by_first[old.words[0]].append((old, new))
    known = {(each.concept, each.words) for each in patterns}
    for pattern in patterns:
        if not pattern.is_fuzzy:
            continue
        for start, word in enumerate(pattern.words):
            for old, new in by_first.get(word, ()):
                length = len(old.words)
                inside = pattern.words[start : start + length] == old.words and length < len(pattern.words)
                if inside and old.concept != pattern.concept:
                    made = swap(pattern, start, old, new)
                    if (made.concept, made.words) not in known:
                        known.add((made.concept, made.words))
                        yield made


def _abbreviation_pairs(patterns: list[Pattern]) -> Iterator[tuple[Pattern, Pattern]]:
    by_concept: defaultdict[str, list[Pattern]] = defaultdict(list)
    for pattern in patterns:
        by_concept[pattern.concept].append(pattern)
    for members in by_concept.values():
        for old in members:
            for new in members:
                if old.words != new.words and is_abbreviation_pair(old.designation, new.designation):
                    yield old, new
