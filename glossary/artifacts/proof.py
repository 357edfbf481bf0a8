"""What counts as a word when damage is judged: the lexicon, less what only looks like one, and the document."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise

from glossary.artifacts.lexicon import Lexicon

# Letters of the scripts in use, with their marks; as ranges, this is twice as quick as `[^\W\d_]`.
LETTERS = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0300-\u036f\u0370-\u1fff\u2c00-\u2dff\u3040-\ud7ff"
    "\uf900-\ufdff\ufe70-\ufefc"
)
WORD = re.compile(rf"[{LETTERS}]+(?:['\u2019][{LETTERS}]+)*")
LIGATURES = ("ffi", "ffl", "fi", "fl", "ff", "Th", "ft", "tt")

LONGEST_WORD = 40
"""Letters; what is longer is no word that was damaged."""

# Where more of the words are unknown, the text is in another language than the word list.
_STRANGE_SHARE = 0.4
_FEW_WORDS = 40

_COMPOUND = re.compile(r"\w+(?:['\u2019]\w+)*(?:[-\u2010\u2011]\w+(?:['\u2019]\w+)*)+")
_HYPHENED_NAME = re.compile(r"([A-Z][a-z]+)[-\u2010\u2011]([a-z]+)")
_HYPHEN = re.compile(r"[-\u2010\u2011]")

# The rarest level at which a word of so many letters is taken for a word where it stands (rarer short words are
# mostly fragments: "eld", "nae", "ort"), and at which a repair may put it there.
_STANDING_LEVELS = {3: 55, 4: 70}
_STANDING_LEVEL = 80
_TARGET_LEVELS = {2: 10, 3: 50, 4: 60, 5: 70, 6: 70, 7: 70}
_TARGET_LEVEL = 80

# Listed words that are far more often the beginning of a longer one; alone they do not hold back a repair.
_PREFIXES = frozenset("con dis mis non per pro sub".split())
# A word as rare as this, beside which a far more frequent one fits: "in fluence".
_RARE_LEVEL = 60
_RARE_MARGIN = 30
# Foreign words that stand in English texts, and from which a ligature seems lost: "les" is not "files".
_FOREIGN = frozenset("aux das del della der des die las les los mes nel sur und une".split())
_ARCHAIC = ("est", "eth")
_SHORTEST_STEM = 3
# A shorter word of the document is as likely a piece of a damaged one.
_VOCABULARY_LETTERS = 5


class Proof:
    """Judges words of one document; every verdict is kept, so that the work is per distinct word."""

    def __init__(self, lexicon: Lexicon, text: str) -> None:
        self.lexicon = lexicon
        self._text = text
        self._words: dict[str, bool] = {}
        self._targets: dict[str, int | None] = {}

    def of(self, text: str) -> Proof:
        """Proof for another stage of the same document; what the lexicon says of a word stays."""
        proof = Proof(self.lexicon, text)
        proof._words = self._words
        return proof

    @cached_property
    def words(self) -> list[str]:
        """The document's words in their order."""
        return WORD.findall(self._text)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Distinct words of the document as they stand."""
        return frozenset(self.words)

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each of `words` stands."""
        return [found.span() for found in WORD.finditer(self._text)]

    @cached_property
    def unknown(self) -> frozenset[str]:
        """Distinct words of the document that are none, however often it has them."""
        return frozenset(word for word in self.vocabulary if not self.is_word(word))

    @cached_property
    def is_readable(self) -> bool:
        """Say whether so many words are known that the text is in the word list's language."""
        strange = sum(word in self.unknown for word in self.words)
        return strange <= max(_FEW_WORDS, len(self.words) * _STRANGE_SHARE)

    @cached_property
    def _whole_compounds(self) -> frozenset[str]:
        return frozenset(_COMPOUND.findall(self._text))

    @cached_property
    def hyphens_names(self) -> bool:
        """Say whether the document writes names as `Jong-un`."""
        names = (found for each in self._whole_compounds if (found := _HYPHENED_NAME.fullmatch(each)) is not None)
        return any(not self.is_word(found[1]) and self.is_doubtful(found[2]) for found in names)

    @cached_property
    def compounds(self) -> frozenset[str]:
        """Each two neighbours in a compound of the document, in small letters: `of-the`, `the-art`."""
        pairs: set[str] = set()
        for compound in self._whole_compounds:
            parts = _HYPHEN.split(compound.lower())
            pairs.update(f"{left}-{right}" for left, right in pairwise(parts))
        return frozenset(pairs)

    def is_word(self, word: str) -> bool:
        """Say whether `word` can stand as it is."""
        verdict = self._words.get(word)
        if verdict is None:
            verdict = self._words[word] = self._judge(word)
        return verdict

    def is_doubtful(self, word: str) -> bool:
        """Say whether `word` may be a piece of a damaged word: unknown, rare, or one that mostly begins longer ones."""
        return word in _PREFIXES or not self.is_word(word) or self._level(word) >= _RARE_LEVEL

    def is_rarest(self, word: str) -> bool:
        """Say whether the list has `word` among its rarest: "benet" is a word, and yet "benefit" in most texts."""
        return self._level(word) >= _STANDING_LEVEL and word.islower() and word not in _FOREIGN

    def stands_beside(self, piece: str, joined: str) -> bool:
        """Say whether `piece` is a word of its own rather than a piece of `joined`."""
        if piece in _PREFIXES or not self.is_word(piece):
            return False
        level = self._level(piece)
        return level < _RARE_LEVEL or level - (self.target_level(joined) or 0) < _RARE_MARGIN

    def target_level(self, word: str) -> int | None:
        """Level of `word` where a repair may put it into the text, None where it may not."""
        if len(word) > LONGEST_WORD:
            return None
        if word not in self._targets:
            level = self.lexicon.level(word)
            highest = _TARGET_LEVELS.get(len(word), _TARGET_LEVEL)
            self._targets[word] = level if level is not None and level <= highest else self._vocabulary_level(word)
        return self._targets[word]

    def stands(self, word: str) -> bool:
        """Say whether the document or the glossary has `word`."""
        return word in self.vocabulary or word.lower() in self.vocabulary or self.lexicon.owns(word)

    def _level(self, word: str) -> int:
        return self.lexicon.level(word) or 0

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

    def _vocabulary_level(self, word: str) -> int | None:
        return _TARGET_LEVEL if len(word) >= _VOCABULARY_LETTERS and word in self.vocabulary else None
