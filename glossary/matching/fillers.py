"""A word in another's place: what the text itself says of it, and how often that was a departure.

"Careful orchard of the Congress" departs from "careful attention of the Congress"; "responsibility of the Federal
Government" does not from "action of the Federal Government" where the text speaks of the Federal Government all
along. The text is its own reference: words that it joins freely elsewhere are ordinary language.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from math import exp, log1p

import numpy as np
from numpy.typing import NDArray

from align.document import AROUND
from glossary.artifacts.around import count_distinct_around
from glossary.artifacts.lexicon import load_lexicon
from glossary.matching.comparison import REPLACED_SCORE
from glossary.matching.fuzzy import Candidate
from glossary.matching.passage import Passage
from glossary.matching.pattern import Pattern
from glossary.matching.words import FUNCTION_WORDS

FREE_FILLERS = 3
"""Distinct words in one place of a term from which the rest is taken for ordinary language."""

UNLISTED = 70
"""Level for a word that the list does not have: as rare as its rarest common ones."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Logistic weights of a departure.

    `bare` of all else; for each content word of the term, and each level of its second rarest word that stays; for
    what the text has elsewhere, as the logarithm of one more than its count.
    """

    bare: float
    per_word: float
    per_level: float
    filler: float
    rest: float
    pair: float


# Fitted on the development half of bench/matching.py, terms of seeds 1 to 4, 946 places (docs/matching.md, "Scores").
AT_EDGE = Weights(bare=-2.21, per_word=0.80, per_level=0.02, filler=-1.32, rest=-1.94, pair=-1.78)
INSIDE = Weights(bare=0.50, per_word=0.82, per_level=0.03, filler=-1.63, rest=-0.75, pair=-1.73)
MOST_TELLING = 3
"""Times that the new word stands elsewhere from which more tell nothing: no more false alarms, measured at 1 to 6."""
BEFORE_FUNCTION_WORD = -0.62
"""The same for a first word before a function word: "action of the …" and "part of the …" are two things."""
AFTER_FUNCTION_WORD = 0.61
"""And for a last word after one: "comforts of life" is rarely anything else."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """How often the text has some words, outside the place itself.

    `filler` is the new word; `rest` the longest run of the words that stay, but in the term itself; `pair` the new
    word beside the same neighbour.
    """

    filler: int
    rest: int
    pair: int


def weigh_fillers(candidates: list[Candidate], passage: Passage) -> list[Candidate]:
    """Give replaced words their score, and leave out a word in a place that the text fills with several."""
    free = set(_find_free(candidates, passage))
    text = _Words(passage)
    return [
        each if each.verdict.missing is None else _weigh(each, each.verdict.missing, text)
        for number, each in enumerate(candidates)
        if number not in free
    ]


def _find_free(candidates: list[Candidate], passage: Passage) -> Iterator[int]:
    """Numbers of the candidates near which the text has several other words in the same place of the term."""
    alike: defaultdict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for number, each in enumerate(candidates):
        if each.verdict.foreign:
            place = passage.tokens.start(each.first)
            alike[each.pattern.concept, each.pattern.joined].append((place, number))
    for places in map(sorted, alike.values()):
        told = [(place, word.lower()) for place, number in places for word in candidates[number].verdict.differs]
        counts = count_distinct_around(told, [place for place, _ in places])
        yield from (number for (_, number), count in zip(places, counts, strict=True) if count >= FREE_FILLERS)


def _weigh(candidate: Candidate, missing: int, text: _Words) -> Candidate:
    likely = probability(candidate.pattern, missing, look_elsewhere(candidate, missing, text))
    score = min(REPLACED_SCORE, 100 * likely)
    return replace(candidate, verdict=replace(candidate.verdict, score=score))


def probability(pattern: Pattern, missing: int, elsewhere: Elsewhere) -> float:
    """How often another word in the place of the term's word at `missing` was a departure, 0–1."""
    stays = (pattern.words[place] for place in pattern.content if place != missing)
    weights = AT_EDGE if missing in (pattern.content[0], pattern.content[-1]) else INSIDE
    total = (
        weights.bare
        + weights.per_word * len(pattern.content)
        + weights.per_level * second_rarest(stays)
        + weights.filler * log1p(min(MOST_TELLING, elsewhere.filler))
        + weights.rest * log1p(elsewhere.rest)
        + weights.pair * log1p(elsewhere.pair)
    )
    if missing == pattern.content[0] and pattern.words[missing + 1] in FUNCTION_WORDS:
        total += BEFORE_FUNCTION_WORD
    if missing == pattern.content[-1] and pattern.words[missing - 1] in FUNCTION_WORDS:
        total += AFTER_FUNCTION_WORD
    return 1 / (1 + exp(-total))


def second_rarest(words: Iterable[str]) -> int:
    """Level in the language's word list that two of the words reach: a single rare word may stand anywhere."""
    lexicon = load_lexicon()
    return sorted(min(lexicon.level(word) or UNLISTED, UNLISTED) for word in words)[-2]


class _Words:
    """The words of one text, asked where else they stand together; sorted when first asked."""

    def __init__(self, passage: Passage) -> None:
        self._tokens = passage.tokens

    @cached_property
    def _order(self) -> NDArray[np.intp]:
        return np.argsort(self._tokens.ids, kind="stable")

    @cached_property
    def _sorted(self) -> NDArray[np.int32]:
        return self._tokens.ids[self._order]

    def is_content(self, place: int) -> bool:
        """Whether the word at `place` says more than how others hang together."""
        return self._tokens.word(place) not in FUNCTION_WORDS

    def trim(self, first: int, last: int) -> range:
        """Places from the first content word to the last."""
        places = [place for place in range(first, last + 1) if self.is_content(place)]
        return range(places[0], places[-1] + 1) if places else range(0)

    def has(self, word: str, place: int) -> bool:
        """Whether `word` stands at `place`, which may be outside of the text."""
        return 0 <= place < len(self._tokens) and self._tokens.word(place) == word

    def around(self, place: int) -> range:
        """Places of the words that count as the text for the one at `place`."""
        start = self._tokens.start(place)
        low, high = np.searchsorted(self._tokens.starts, (start - AROUND, start + AROUND + 1)).tolist()
        return range(low, high)

    def places(self, run: range, around: range) -> list[int]:
        """Where in `around` the words of `run` stand one after another, whatever is between them."""
        ids = self._tokens.ids
        words = ids[run.start : run.stop]
        lows, highs = (np.searchsorted(self._sorted, words, side=side) for side in ("left", "right"))
        rarest = int(np.argmin(highs - lows))
        standing = self._order[lows[rarest] : highs[rarest]]
        first, beyond = around.start + rarest, around.stop - len(words) + rarest + 1
        low, high = np.searchsorted(standing, (first, max(first, beyond))).tolist()
        begins = standing[low:high] - rarest
        for at, word in enumerate(words):
            begins = begins[ids[begins + at] == word]
        found: list[int] = begins.tolist()
        return found


def look_elsewhere(candidate: Candidate, missing: int, text: _Words) -> Elsewhere:
    """Count in the text what a replaced word and its surroundings are there besides."""
    first, last = candidate.first, candidate.last
    new = first + candidate.verdict.foreign[0]
    wanted = candidate.pattern.words[missing]
    runs = [run for run in (text.trim(first, new - 1), text.trim(new + 1, last)) if run]
    longest = max(runs, key=lambda run: (sum(text.is_content(place) for place in run), len(run)))
    around = text.around(first)
    standing = (begin + new - longest.start for begin in text.places(longest, around))
    rest = sum(place != new and not text.has(wanted, place) for place in standing)
    sides = [range(new - 1, new + 1)] * (new > first) + [range(new, new + 2)] * (new < last)
    pair = max(len(text.places(side, around)) for side in sides) - 1
    return Elsewhere(len(text.places(range(new, new + 1), around)) - 1, rest, pair)
