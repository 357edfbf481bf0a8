"""The exact stage: designations whose words stand in a text in order, inflected or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from align.document import Span
from glossary.matching.case import agrees_in_case, keeps_capitals
from glossary.matching.inflection import Endings, ending_of
from glossary.matching.lookup import Lookup
from glossary.matching.passage import Passage
from glossary.matching.pattern import Pattern
from glossary.matching.shape import JOINS
from glossary.matching.walk import Ends, walk


@dataclass(frozen=True, slots=True)
class Standing:
    """The words of `pattern` stand in order from token `first` to token `last`; gaps and case may differ."""

    pattern: Pattern
    number: int
    first: int
    last: int
    same_gaps: bool
    same_case: bool
    keeps_capitals: bool

    @property
    def is_hit(self) -> bool:
        """Whether this is the designation in its fixed form."""
        return self.same_gaps and self.same_case and self.pattern.swapped is None


@dataclass(frozen=True, slots=True)
class HitPlace:
    """A designation in its fixed form at tokens `first` to `last`."""

    pattern: Pattern
    first: int
    last: int


def find_endings(standing: Standing | HitPlace, passage: Passage) -> Endings:
    """What inflection put after its words."""
    words = standing.pattern.words
    found = [passage.tokens.word(place) for place in range(standing.first, standing.last + 1)]
    head = standing.pattern.head
    language = standing.pattern.designation.language
    leading = "" if head == 0 else ending_of(found[0], words[0], language)
    return Endings(leading, ending_of(found[head], words[head], language))


def span_of(pattern: Pattern, passage: Passage, first: int, last: int) -> Span:
    """Stretch of tokens `first` to `last`, with the pattern's tail where it stands there too.

    A dotted abbreviation that ends its sentence leaves the stop to the sentence.
    """
    span, tail = passage.tokens.span(first, last), pattern.tail
    if not tail or not passage.tokens.text.startswith(tail, span.end) or (tail == "." and passage.ends_sentence(last)):
        return span
    return Span(span.start, span.end + len(tail))


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """What the exact stage found: rows of hits as arrays (pattern, first, last), and what stands otherwise."""

    patterns: NDArray[np.int64]
    firsts: NDArray[np.int64]
    lasts: NDArray[np.int64]
    otherwise: tuple[Standing, ...]


def find_standing(lookup: Lookup, passage: Passage, goes_on: NDArray[np.bool_]) -> Found:
    """Find what stands word for word; only where something differs is a place looked at by itself."""
    ends = walk(lookup, passage, goes_on)
    hits: list[tuple[int, int, int]] = []
    otherwise: list[Standing] = []
    for standing in _look(lookup, passage, ends):
        if standing.is_hit:
            hits.append((standing.number, standing.first, standing.last))
        else:
            otherwise.append(standing)
    more = np.array(hits, np.int64).reshape(-1, 3)
    plain = ends.is_plain
    patterns = np.concatenate((ends.patterns[plain], more[:, 0]))
    firsts = np.concatenate((ends.firsts[plain], more[:, 1]))
    lasts = np.concatenate((ends.lasts[plain], more[:, 2]))
    order = np.lexsort((patterns, lasts, firsts))
    return Found(patterns[order], firsts[order], lasts[order], tuple(otherwise))


def _look(lookup: Lookup, passage: Passage, ends: Ends) -> Iterator[Standing]:
    """Look at the places where something differs, one by one."""
    rows = np.flatnonzero(~ends.is_plain)
    places = zip(ends.patterns[rows].tolist(), ends.firsts[rows].tolist(), ends.lasts[rows].tolist(), strict=True)
    tokens, ids, gap_ids = passage.tokens, passage.tokens.ids, passage.tokens.gap_ids
    for number, first, last in places:
        key = (number, ids[first : last + 1].tobytes())
        if key not in lookup.inflected_alike:
            lookup.inflected_alike[key] = _is_inflected_alike(lookup.index.patterns[number], passage, first)
        if not lookup.inflected_alike[key]:
            continue
        pattern = lookup.index.patterns[number]
        gap_key = (number, gap_ids[first:last].tobytes())
        if gap_key not in lookup.same_gaps:
            lookup.same_gaps[gap_key] = _same_gaps(
                pattern, pattern.unbroken(tuple(tokens.gap(place) for place in range(first, last)))
            )
        same_gaps = lookup.same_gaps[gap_key]
        if same_gaps is None or not passage.are_together(first, last):
            continue
        yield Standing(
            pattern,
            number,
            first,
            last,
            same_gaps=same_gaps,
            same_case=agrees_in_case(pattern, passage, first),
            keeps_capitals=keeps_capitals(pattern, passage, first),
        )


def _same_gaps(pattern: Pattern, gaps: tuple[str, ...]) -> bool | None:
    """Whether what joins the words is what the designation has; None where it joins nothing."""
    if gaps == pattern.gaps:
        return True
    joined = all(gap in JOINS or gap == own for gap, own in zip(gaps, pattern.gaps, strict=True))
    return False if joined else None


def _is_inflected_alike(pattern: Pattern, passage: Passage, first: int) -> bool:
    """Say whether no other word is inflected than may be."""
    standing = (passage.tokens.word(first + place) for place in range(len(pattern.words)))
    return all(
        found == word or pattern.takes(place, found)
        for place, (word, found) in enumerate(zip(pattern.words, standing, strict=True))
    )
