"""What counts as a word when damage is judged: the lexicon, less what only looks like one, and the document."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property

import numpy as np

from align.document import Span
from glossary.artifacts.cut import LETTER_RANGES, Numbers, WordTable, cut_table, patch_table
from glossary.artifacts.judge import LONGEST_WORD, PREFIXES, TARGET_LEVEL, UNKNOWN, judge_of
from glossary.artifacts.lexicon import Lexicon
from glossary.artifacts.testimony import Testimony

LETTERS = "".join(f"{ends[0]}-{ends[1]}" for ends in LETTER_RANGES)
WORD = re.compile(rf"[{LETTERS}]+(?:['\u2019][{LETTERS}]+)*")

# A word as rare as this, beside which a far more frequent one fits: "in fluence".
_RARE_LEVEL = 60
_RARE_MARGIN = 30
# A shorter word of the document is as likely a piece of a damaged one.
_VOCABULARY_LETTERS = 5


class Proof:
    """Judges words of one document, and knows where each stands; what holds in every document is the judge's to say.

    `testimony` is of the whole document, of which `text` may be a part, before any of it was mended.
    """

    def __init__(
        self, lexicon: Lexicon, text: str, table: WordTable | None = None, testimony: Testimony | None = None
    ) -> None:
        self.lexicon = lexicon
        self.judge = judge_of(lexicon)
        self._text = text
        self._given_table = table
        self._given_testimony = testimony

    def of(self, text: str, changes: Iterable[tuple[Span, Span]]) -> Proof:
        """Proof for another stage of the same document, whose text differs in `changes` only."""
        return Proof(self.lexicon, text, patch_table(self._table, text, changes, self.judge.number), self.testimony)

    @cached_property
    def testimony(self) -> Testimony:
        """What all of the document says."""
        return self._given_testimony or Testimony(self.lexicon, self._text, self._table)

    @cached_property
    def _table(self) -> WordTable:
        return self._given_table or cut_table(self._text, self.judge.number)

    @property
    def words(self) -> list[str]:
        """The document's words in their order."""
        return self._table.surfaces

    def start(self, number: int) -> int:
        """Where one of `words` begins."""
        return int(self._table.starts[number])

    def end(self, number: int) -> int:
        """Where one of `words` ends."""
        return int(self._table.ends[number])

    def span(self, number: int) -> Span:
        """Where one of `words` stands."""
        return Span(self.start(number), self.end(number))

    @cached_property
    def _marks(self) -> Numbers:
        ids = self._table.ids  # numbering the words comes first: it gives the judge the new ones
        return self.judge.marks()[ids]

    def places(self, mark: int) -> list[int]:
        """Numbers of the words that bear `mark`, in their order."""
        return np.flatnonzero(self._marks & mark).tolist()

    def after(self, word: str, mark: int) -> list[int]:
        """Numbers of the words that are `word` and stand before one that bears `mark`."""
        (number,) = self.judge.number([word])
        return np.flatnonzero((self._table.ids[:-1] == number) & (self._marks[1:] & mark).astype(np.bool_)).tolist()

    @cached_property
    def doubled(self) -> list[int]:
        """Numbers of the words that the next one repeats, in capitals or not."""
        ids = self._table.ids
        folded = self.judge.folded()[ids]
        return np.flatnonzero(folded[1:] == folded[:-1]).tolist()

    @cached_property
    def unknown_places(self) -> list[int]:
        """Numbers of the words that are none, however often the document has them."""
        return self.places(UNKNOWN)

    def unknown_between(self, first: int, last: int) -> list[int]:
        """Numbers of the words that are none, of those from `first` up to `last`."""
        places = self.unknown_places
        return places[bisect_left(places, first) : bisect_left(places, last)]

    @cached_property
    def unknown(self) -> frozenset[str]:
        """Distinct words of the document that are none."""
        return frozenset(self.words[number] for number in self.unknown_places)

    def is_word(self, word: str) -> bool:
        """Say whether `word` can stand as it is."""
        return self.judge.is_word(word)

    def is_doubtful(self, word: str) -> bool:
        """Say whether `word` may be a piece of a damaged word."""
        return self.judge.is_doubtful(word)

    def is_rarest(self, word: str) -> bool:
        """Say whether the list has `word` among its rarest."""
        return self.judge.is_rarest(word)

    def stands_beside(self, piece: str, joined: str) -> bool:
        """Say whether `piece` is a word of its own rather than a piece of `joined`."""
        if piece in PREFIXES or not self.is_word(piece):
            return False
        level = self._level(piece)
        return level < _RARE_LEVEL or level - (self.target_level(joined) or 0) < _RARE_MARGIN

    def target_level(self, word: str) -> int | None:
        """Level of `word` where a repair may put it into the text, None where it may not."""
        level = self.judge.target_level(word)
        return self._vocabulary_level(word) if level is None else level

    def stands(self, word: str) -> bool:
        """Say whether the document or the glossary has `word`."""
        return self.has(word) or self.has(word.lower()) or self.lexicon.owns(word)

    def has(self, word: str) -> bool:
        """Say whether the document has `word` as it stands, or as it is mended here."""
        return word in self.testimony.vocabulary or word in self._surfaces

    @cached_property
    def _surfaces(self) -> frozenset[str]:
        return frozenset(self.words)

    def _level(self, word: str) -> int:
        return self.lexicon.level(word) or 0

    def _vocabulary_level(self, word: str) -> int | None:
        is_long = _VOCABULARY_LETTERS <= len(word) <= LONGEST_WORD
        return TARGET_LEVEL if is_long and self.has(word) else None
