"""The exact stage: designations whose words stand in a text in order, inflected or not, found in one walk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from align.document import Span
from glossary.matching.case import agrees_in_case, keeps_capitals
from glossary.matching.hit import Hit
from glossary.matching.index import Index, Node
from glossary.matching.inflection import are_related, bases, ending_of
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
    ending: str
    same_gaps: bool
    same_case: bool
    keeps_capitals: bool

    def span(self, passage: Passage) -> Span:
        """Stretch of the mended text, with the full stop that a dotted abbreviation ends with."""
        span = passage.tokens.span(self.first, self.last)
        tail = self.pattern.tail
        return Span(span.start, span.end + len(tail)) if passage.tokens.text.startswith(tail, span.end) else span

    def is_verbatim(self, passage: Passage) -> bool:
        """Whether not even inflection changed a word."""
        return all(passage.tokens.word(self.first + place) == word for place, word in enumerate(self.pattern.words))

    @property
    def is_hit(self) -> bool:
        """Whether this is the designation in its fixed form."""
        return self.same_gaps and self.same_case and self.pattern.swapped is None


def find_standing(index: Index, passage: Passage) -> Iterator[Standing]:
    """Walk the trie of designations from every token; sentences' ends bound a term."""
    steps = _steps(index, passage)
    roots = index.root.following
    opening = (number for number, words in steps.items() if any(word in roots for word in words))
    for first in sorted(place for number in opening for place in passage.postings[number]):
        yield from _walk(index, passage, first, steps, passage.sentences[first])


def _walk(
    index: Index,
    passage: Passage,
    first: int,
    steps: Mapping[int, tuple[str, ...]],
    sentence: int,
) -> Iterator[Standing]:
    tokens, sentences = passage.tokens, passage.sentences
    nodes: list[Node] = [index.root]
    place = first
    while nodes and place < len(tokens) and sentences[place] == sentence:
        options = steps.get(tokens.ids[place], ())
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
        ending = _inflected_alike(pattern, passage, first)
        if ending is None:
            continue
        gaps = tuple(passage.tokens.gap(place) for place in range(first, last))
        same_gaps = gaps == pattern.gaps
        if same_gaps or all(gap in JOINS or gap == own for gap, own in zip(gaps, pattern.gaps, strict=True)):
            yield Standing(
                pattern,
                first,
                last,
                ending=ending,
                same_gaps=same_gaps,
                same_case=agrees_in_case(pattern, passage, first),
                keeps_capitals=keeps_capitals(pattern, passage, first),
            )


def _inflected_alike(pattern: Pattern, passage: Passage, first: int) -> str | None:
    """Ending that inflection put after the head, None where another word than may be is inflected."""
    ending = ""
    for place, word in enumerate(pattern.words):
        standing = passage.tokens.word(first + place)
        if standing == word:
            continue
        if not pattern.takes(place, standing):
            return None
        if place in (pattern.head, 0):
            ending = ending_of(standing, word)
    return ending


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
        ending=standing.ending,
    )
