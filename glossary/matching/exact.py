"""The exact stage: designations whose words stand in a text in order, inflected or not, found in one walk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from align.document import Span
from glossary.matching.case import agrees_in_case, keeps_capitals
from glossary.matching.hit import Hit
from glossary.matching.index import Index, Node
from glossary.matching.inflection import Endings, are_related, bases, ending_of
from glossary.matching.passage import Passage
from glossary.matching.pattern import Pattern

JOINS = frozenset(("", " ", "-", "\u2013", " - ", " \u2013 "))
"""What may stand between two words of a term that is only hyphenated, spaced or joined otherwise."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The words of `pattern` stand in order from token `first` to token `last`; gaps and case may differ."""

    pattern: Pattern
    first: int
    last: int
    same_gaps: bool
    same_case: bool
    keeps_capitals: bool

    def span(self, passage: Passage) -> Span:
        """Stretch of the mended text, with what the designation has after its last word."""
        return span_of(self.pattern, passage, self.first, self.last)

    def endings(self, passage: Passage) -> Endings:
        """What inflection put after its words."""
        words, found = self.pattern.words, [passage.tokens.word(place) for place in range(self.first, self.last + 1)]
        head = self.pattern.head
        return Endings("" if head == 0 else ending_of(found[0], words[0]), ending_of(found[head], words[head]))

    def is_verbatim(self, passage: Passage) -> bool:
        """Whether not even inflection changed a word."""
        return all(passage.tokens.word(self.first + place) == word for place, word in enumerate(self.pattern.words))

    @property
    def is_hit(self) -> bool:
        """Whether this is the designation in its fixed form."""
        return self.same_gaps and self.same_case and self.pattern.swapped is None


def span_of(pattern: Pattern, passage: Passage, first: int, last: int) -> Span:
    """Stretch of tokens `first` to `last`, with the pattern's tail where it stands there too.

    A dotted abbreviation that ends its sentence leaves the stop to the sentence.
    """
    span, tail = passage.tokens.span(first, last), pattern.tail
    if not passage.tokens.text.startswith(tail, span.end) or (tail == "." and passage.ends_sentence(last)):
        return span
    return Span(span.start, span.end + len(tail))


def find_standing(index: Index, passage: Passage) -> Iterator[Standing]:
    """Walk the trie of designations from every token; sentences' ends bound a term."""
    steps = _steps(index, passage)
    roots = index.root.following
    opening = (number for number, words in steps.items() if any(word in roots for word in words))
    for first in sorted(place for number in opening for place in passage.postings[number]):
        yield from _walk(index, passage, first, steps)


def _walk(
    index: Index,
    passage: Passage,
    first: int,
    steps: Mapping[int, tuple[str, ...]],
) -> Iterator[Standing]:
    tokens = passage.tokens
    nodes: list[Node] = [index.root]
    place = first
    while nodes and place < len(tokens) and passage.are_together(first, place):
        options = steps.get(int(tokens.ids[place]), ())
        nodes = [node.following[word] for node in nodes for word in options if word in node.following]
        for node in (each for each in nodes if each.ending):
            yield from _endings(index, passage, node.ending, first, place)
        place += 1


def _endings(
    index: Index,
    passage: Passage,
    numbers: Iterable[int],
    first: int,
    last: int,
) -> Iterator[Standing]:
    for number in numbers:
        pattern = index.patterns[number]
        if not _is_inflected_alike(pattern, passage, first):
            continue
        gaps = tuple(passage.tokens.gap(place) for place in range(first, last))
        same_gaps = gaps == pattern.gaps
        if same_gaps or all(gap in JOINS or gap == own for gap, own in zip(gaps, pattern.gaps, strict=True)):
            yield Standing(
                pattern,
                first,
                last,
                same_gaps=same_gaps,
                same_case=agrees_in_case(pattern, passage, first),
                keeps_capitals=keeps_capitals(pattern, passage, first),
            )


def _is_inflected_alike(pattern: Pattern, passage: Passage, first: int) -> bool:
    """Say whether no other word is inflected than may be."""
    standing = (passage.tokens.word(first + place) for place in range(len(pattern.words)))
    return all(
        found == word or pattern.takes(place, found)
        for place, (word, found) in enumerate(zip(pattern.words, standing, strict=True))
    )


def _steps(index: Index, passage: Passage) -> dict[int, tuple[str, ...]]:
    """Words of the glossary that each distinct word of the text could stand for, itself first."""
    found: dict[int, tuple[str, ...]] = {}
    for number in passage.postings:
        word = passage.tokens.vocabulary.words[number]
        related = {each for base in bases(word) for each in index.forms.get(base, ())}
        found[number] = (word, *sorted(each for each in related if each != word and are_related(word, each)))
    return found


def as_hit(standing: Standing, passage: Passage) -> Hit:
    """Turn what stands in its fixed form into a hit."""
    return Hit(
        span=standing.span(passage),
        concept=standing.pattern.concept,
        designation=standing.pattern.designation,
    )
