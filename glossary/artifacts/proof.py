"""What counts as a word when damage is judged: the lexicon, less what only looks like a word, and the document itself."""

from __future__ import annotations

import re
from functools import cached_property

from glossary.artifacts.lexicon import Lexicon

WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
LIGATURES = ("ffi", "ffl", "fi", "fl", "ff", "Th", "ft", "tt")

_COMPOUND = re.compile(r"\w+(?:['\u2019]\w+)*(?:[-\u2010\u2011]\w+(?:['\u2019]\w+)*)+")
_HYPHEN = re.compile(r"[-\u2010\u2011]")

# The rarest level at which a word of so many letters is taken for a word where it stands (rarer short words are
# mostly fragments: "eld", "nae", "ort"), and at which a repair may put it there.
_STANDING_LEVELS = {3: 55, 4: 70}
_STANDING_LEVEL = 80
_TARGET_LEVELS = {2: 10, 3: 50, 4: 60, 5: 70, 6: 70, 7: 70}
_TARGET_LEVEL = 80

# Listed words that are far more often the beginning of a longer one; alone they do not hold back a repair.
_PREFIXES = frozenset("con dis mis non per pro sub sur".split())
# "er" and "ye" are words, and pieces of damaged ones.
_VOCABULARY_LETTERS = 5


class Proof:
    """Judges words of one document; every verdict is kept, so that the work is per distinct word."""

    def __init__(self, lexicon: Lexicon, text: str) -> None:
        self.lexicon = lexicon
        self._text = text
        self._words: dict[str, bool] = {}
        self._targets: dict[str, int | None] = {}

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Distinct words of the document as they stand."""
        return frozenset(WORD.findall(self._text))

    @cached_property
    def compounds(self) -> frozenset[str]:
        """Each two neighbours in a compound of the document, in small letters: `of-the`, `the-art`."""
        pairs: set[str] = set()
        for compound in set(_COMPOUND.findall(self._text)):
            parts = _HYPHEN.split(compound.lower())
            pairs.update(f"{left}-{right}" for left, right in zip(parts, parts[1:], strict=False))
        return frozenset(pairs)

    def is_word(self, word: str) -> bool:
        """Say whether `word` can stand as it is."""
        verdict = self._words.get(word)
        if verdict is None:
            verdict = self._words[word] = self._judge(word)
        return verdict

    def is_piece(self, word: str) -> bool:
        """Say whether `word` may be a piece of a damaged word: not a word, or one that mostly begins longer ones."""
        return word in _PREFIXES or not self.is_word(word)

    def target_level(self, word: str) -> int | None:
        """Level of `word` where a repair may put it into the text, None where it may not."""
        if word not in self._targets:
            level = self.lexicon.level(word)
            highest = _TARGET_LEVELS.get(len(word), _TARGET_LEVEL)
            self._targets[word] = level if level is not None and level <= highest else self._vocabulary_level(word)
        return self._targets[word]

    def stands(self, word: str) -> bool:
        """Say whether the document or the glossary has `word`."""
        return word in self.vocabulary or word.lower() in self.vocabulary or self.lexicon.owns(word)

    def _judge(self, word: str) -> bool:
        level = self.lexicon.level(word)
        return level is not None and level <= _STANDING_LEVELS.get(len(word), _STANDING_LEVEL)

    def _vocabulary_level(self, word: str) -> int | None:
        return _TARGET_LEVEL if len(word) >= _VOCABULARY_LETTERS and word in self.vocabulary else None
