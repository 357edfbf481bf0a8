"""A glossary compiled once for one language and one day: what every document is matched against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from glossary.concept import Designation, Glossary, Status, are_akin
from glossary.matching.inflection import term_bases
from glossary.matching.particles import with_frequent
from glossary.matching.pattern import Pattern, compile_concept, is_abbreviation_pair, swap
from glossary.matching.script import Script, script_of
from glossary.matching.seams import SeamTable, make_seam_table
from glossary.matching.spelling import without_ligature
from glossary.matching.tables import Columns, Rows, Trie, build_columns, build_trie, turn_round

LONGEST_JOINED = 3
"""How many words of a designation are looked for run together: "standoff", "stateofthe"."""


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """A compiled glossary.

    `patterns` are in the order in which conflicts are decided. `numbers` are those of their words in `trie`; `forms`
    leads from a base to the words of patterns that could be its inflections. `content_words` are those near which a
    text's words are looked for, `content_numbers` their places, `bereft` leads to these from what is left of them
    without a ligature, `by_content` to the patterns that have them. `joined` leads from the words of a pattern run
    together to the pattern, `run_together` from two neighbouring words of one to the two, the seams are hashes of what
    may stand apart; `gaps` is what stands between words of patterns. `shared` holds what is left of a pattern when one
    content word is taken out, where patterns of several concepts leave the same. `reportable` are the patterns of
    which a finding tells even where they stand in their fixed form; `has_dates` says that a day decides about one,
    `has_lapsed` that the day left one out.
    """

    language: str
    patterns: Sequence[Pattern]
    numbers: Mapping[str, int]
    trie: Trie
    columns: Columns
    forms: Mapping[str, frozenset[str]]
    content_words: Sequence[str]
    content_numbers: Mapping[str, int]
    by_content: Rows
    content_seams: SeamTable
    bereft: Mapping[str, tuple[int, ...]]
    joined: Mapping[str, tuple[int, ...]]
    joined_seams: SeamTable
    run_together: Mapping[str, tuple[str, str]]
    gaps: frozenset[str]
    shared: Collection[tuple[str, ...]]
    preferred: Mapping[str, Designation]
    reportable: NDArray[np.bool_]
    has_dates: bool
    fingerprint: str
    concepts: int
    terms: int
    has_lapsed: bool


def compile_index(glossary: Glossary, *, language: str, as_of: date, fingerprint: str) -> Index:
    """Compile what `glossary` says for texts in `language` on the day `as_of`."""
    preferred: dict[str, Designation] = {}
    plain: list[Pattern] = []
    for order, entry in enumerate(glossary.concepts):
        valid = tuple(each for each in entry.designations if is_in_force(each, language, as_of))
        in_force = entry if len(valid) == len(entry.designations) else replace(entry, designations=valid)
        chosen = in_force.preferred(language)
        if chosen is not None:
            preferred[entry.key] = chosen
        plain.extend(compile_concept(in_force, order))
    patterns = (*plain, *_swapped(plain))
    numbers = {word: number for number, word in enumerate(sorted({word for each in patterns for word in each.words}))}
    content_words = tuple(sorted({each.words[place] for each in patterns if each.is_fuzzy for place in each.content}))
    content_numbers = {word: number for number, word in enumerate(content_words)}
    trie = build_trie(patterns, numbers)
    shared = _shared_remainders(plain)
    columns = build_columns(patterns, content_words, shared)
    joined = _joined_forms(patterns)
    bereft = _bereft_words(content_words)
    return Index(
        language=language,
        patterns=patterns,
        numbers=numbers,
        trie=trie,
        columns=columns,
        forms=_base_forms(patterns, language),
        content_words=content_words,
        content_numbers=content_numbers,
        by_content=turn_round(columns.content, len(content_words)),
        content_seams=make_seam_table((*content_words, *bereft)),
        bereft=bereft,
        joined=joined,
        joined_seams=make_seam_table(form for word in joined for form in _with_endings(word)),
        run_together=_run_together(patterns),
        gaps=frozenset(gap for each in patterns for gap in each.gaps),
        shared=shared,
        preferred=preferred,
        reportable=np.array([_is_reportable(each, preferred) for each in patterns], dtype=np.bool_),
        has_dates=any(each.designation.is_dated for each in plain),
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


def _is_reportable(pattern: Pattern, preferred: Mapping[str, Designation]) -> bool:
    """Deprecated and forbidden forms; admitted ones that are not the preferred form's abbreviation or full form."""
    designation = pattern.designation
    if designation.status is not Status.ADMITTED:
        return designation.status is not Status.PREFERRED
    chosen = preferred.get(pattern.concept)
    return chosen is not None and not is_abbreviation_pair(designation, chosen)


def _base_forms(patterns: Iterable[Pattern], language: str) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for pattern in patterns:
        for place in pattern.inflected:
            word = pattern.words[place]
            for base in term_bases(word, language):
                found[base].add(word)
    return {base: frozenset(words) for base, words in found.items()}


def _joined_forms(patterns: Iterable[Pattern]) -> dict[str, tuple[int, ...]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, pattern in enumerate(patterns):
        if pattern.is_fuzzy and pattern.swapped is None and len(pattern.words) <= LONGEST_JOINED:
            found[pattern.joined].append(number)
    return {word: tuple(numbers) for word, numbers in found.items()}


def _bereft_words(content_words: Sequence[str]) -> dict[str, tuple[int, ...]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, word in enumerate(content_words):
        for left in without_ligature(word):
            found[left].append(number)
    return {left: tuple(numbers) for left, numbers in found.items()}


def _with_endings(word: str) -> Iterator[str]:
    """A word, and its regular plurals and possessives; in Korean, what particles make of it."""
    if script_of(word) is Script.HANGUL:
        yield word
        yield from with_frequent(word)
        return
    yield from (word + ending for ending in ("", "s", "es", "'s", "s'", "'"))
    if word.endswith("y"):
        yield word[:-1] + "ies"


def _run_together(patterns: Iterable[Pattern]) -> dict[str, tuple[str, str]]:
    return {
        one + other: (one, other) for pattern in patterns if pattern.is_fuzzy for one, other in pairwise(pattern.words)
    }


def _shared_remainders(patterns: Iterable[Pattern]) -> frozenset[tuple[str, ...]]:
    owners: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for pattern in patterns:
        for place in pattern.content:
            owners[pattern.without(place)].add(pattern.concept)
    return frozenset(left for left, concepts in owners.items() if len(concepts) > 1)


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
