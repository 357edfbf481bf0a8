"""Verdicts on words that hold in every document, each worked out once in a process."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence
from functools import lru_cache
from typing import TypeVar

import numpy as np

from glossary.artifacts.cut import Numbers
from glossary.artifacts.lexicon import Lexicon

LIGATURES = ("ffi", "ffl", "fi", "fl", "ff", "Th", "ft", "tt")
_MOST_SURFACES = 1_000_000  # kept from document to document; then the memory is worth more

# The rarest level at which a word of so many letters is taken for a word where it stands (rarer short words are
# mostly fragments: "eld", "nae", "ort").
_STANDING_LEVELS = {3: 55, 4: 70}
_STANDING_LEVEL = 80

# The rarest level at which a repair may put a word of so many letters there.
_TARGET_LEVELS = {2: 10, 3: 50, 4: 60, 5: 70, 6: 70, 7: 70}
TARGET_LEVEL = 80
LONGEST_WORD = 40
"""Letters; what is longer is no word that was damaged."""

# Listed words that are far more often the beginning of a longer one; alone they do not hold back a repair.
PREFIXES = frozenset("con dis mis non per pro sub".split())
_RARE_LEVEL = 60
# Foreign words that stand in English texts, and from which a ligature seems lost: "les" is not "files".
_FOREIGN = frozenset("aux das del della der des die las les los mes nel sur und une".split())
_ARCHAIC = ("est", "eth")
_SHORTEST_STEM = 3

UNKNOWN, DOUBTFUL, AT_LIGATURE, AFTER_AN = 1, 2, 4, 8
"""What a surface's mark says: no word; may be a piece of one; begins or ends with a ligature; takes "an" before it."""

_AFTER_AN = re.compile("(?!eu|ewe|one|once)[aeio][a-z]+")

Answer = TypeVar("Answer")


class _Numbers(dict[str, int]):
    """Number of each surface, in the order of their coming."""

    def __init__(self, surfaces: list[str]) -> None:
        self._surfaces = surfaces

    def __missing__(self, surface: str) -> int:
        number = self[surface] = len(self)
        self._surfaces.append(surface)
        return number


class Judge:
    """Judges words by one lexicon, whatever the document."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.surfaces: list[str] = []
        self._numbers = _Numbers(self.surfaces)
        self._marks = np.zeros(0, np.uint8)
        self._folded = np.zeros(0, np.int64)
        self._words: dict[str, bool] = {}
        self._memory: dict[Hashable, dict[Hashable, object]] = {}

    def number(self, words: Sequence[str]) -> Numbers:
        """Number of each of `words`; equal ones have one number."""
        return np.fromiter(map(self._numbers.__getitem__, words), np.int64, len(words))

    @property
    def is_full(self) -> bool:
        """Say whether so much is remembered that a new judge should begin."""
        return len(self.surfaces) > _MOST_SURFACES

    def marks(self) -> Numbers:
        """What is to be said of each surface, by its number."""
        done = len(self._marks)
        if done < len(self.surfaces):
            new = np.fromiter(map(self._mark, self.surfaces[done:]), np.uint8)
            self._marks = np.concatenate([self._marks, new])
        return self._marks

    def folded(self) -> Numbers:
        """Number of each surface in small letters, by its own number."""
        while (done := len(self._folded)) < len(self.surfaces):  # small letters may be new surfaces
            new = self.number([surface.lower() for surface in self.surfaces[done:]])
            self._folded = np.concatenate([self._folded, new])
        return self._folded

    def remember(self, ask: Callable[[str, Judge], Answer], word: str) -> Answer:
        """What `ask` says of `word`; asked once."""
        answers = self._memory.setdefault(ask, {})
        if word not in answers:
            answers[word] = ask(word, self)
        return answers[word]  # type: ignore[return-value]  # the memory of `ask` holds its answers only

    def is_word(self, word: str) -> bool:
        """Say whether `word` can stand as it is."""
        verdict = self._words.get(word)
        if verdict is None:
            verdict = self._words[word] = self._judge(word)
        return verdict

    def is_doubtful(self, word: str) -> bool:
        """Say whether `word` may be a piece of a damaged word: unknown, rare, or one that mostly begins longer ones."""
        return word in PREFIXES or not self.is_word(word) or (self.lexicon.level(word) or 0) >= _RARE_LEVEL

    def target_level(self, word: str) -> int | None:
        """Level of `word` where a repair may put it into any text, None where it may not."""
        level = self.lexicon.level(word) if len(word) <= LONGEST_WORD else None
        return level if level is not None and level <= _TARGET_LEVELS.get(len(word), TARGET_LEVEL) else None

    def is_rarest(self, word: str) -> bool:
        """Say whether the list has `word` among its rarest: "benet" is a word, and yet "benefit" in most texts."""
        return (self.lexicon.level(word) or 0) >= _STANDING_LEVEL and word.islower() and word not in _FOREIGN

    def _mark(self, word: str) -> int:
        mark = 0 if self.is_word(word) else UNKNOWN | DOUBTFUL
        if self.is_doubtful(word):
            mark |= DOUBTFUL
        if _AFTER_AN.fullmatch(word):
            mark |= AFTER_AN
        return mark | (AT_LIGATURE if word.startswith(LIGATURES) or word.endswith(LIGATURES) else 0)

    def _judge(self, word: str) -> bool:
        level = self.lexicon.level(word)
        if level is None or word in _FOREIGN:
            return word in _FOREIGN or self._is_archaic(word)
        return level <= _STANDING_LEVELS.get(len(word), _STANDING_LEVEL)

    def _is_archaic(self, word: str) -> bool:
        """Say whether `word` is an old form of a verb: comest, giveth."""
        return word.endswith(_ARCHAIC) and any(
            len(stem) >= _SHORTEST_STEM and self.lexicon.knows(stem) for stem in (word[:-3], word[:-2])
        )


@lru_cache(maxsize=4)
def _judge_of(lexicon: Lexicon) -> Judge:
    return Judge(lexicon)


def judge_of(lexicon: Lexicon) -> Judge:
    """The one judge of a lexicon; a new one where the last has grown too large."""
    judge = _judge_of(lexicon)
    if judge.is_full:
        _judge_of.cache_clear()
        judge = _judge_of(lexicon)
    return judge
