"""What each word, surface and gap of a run's vocabulary is to a compiled glossary: asked once, kept in arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from align.tokens import Vocabulary
from glossary.artifacts.lexicon import Lexicon
from glossary.matching.column import Column, RowColumn
from glossary.matching.comparison import Verdict
from glossary.matching.english import IRREGULAR
from glossary.matching.index import Index
from glossary.matching.inflection import are_related, bases, is_english
from glossary.matching.keys import ENDINGS
from glossary.matching.kinship import Kindred
from glossary.matching.replacing import may_fill
from glossary.matching.seams import LONGEST, hash_letters
from glossary.matching.shape import JOINS, JOINTS, shape_of
from glossary.matching.tables import Rows, as_rows
from glossary.matching.wording import function_class
from glossary.matching.words import FUNCTION_WORDS

ODD_JOINT = 16
"""Joint of a gap that no ordinary term has."""


@dataclass(slots=True)
class WordColumns:
    """By word number: words of the trie that it may stand for, itself first; near content words; its letters' hash."""

    options: RowColumn = field(default_factory=RowColumn)
    verbatim: Column[np.bool_] = field(default_factory=lambda: Column(np.bool_))
    near: RowColumn = field(default_factory=RowColumn)
    kins: Column[np.uint8] = field(default_factory=lambda: Column(np.uint8))
    is_content: Column[np.bool_] = field(default_factory=lambda: Column(np.bool_))
    hashes: Column[np.uint64] = field(default_factory=lambda: Column(np.uint64))
    factors: Column[np.uint64] = field(default_factory=lambda: Column(np.uint64))
    is_amalgam: Column[np.bool_] = field(default_factory=lambda: Column(np.bool_))
    may_fill: Column[np.bool_] = field(default_factory=lambda: Column(np.bool_))
    classes: Column[np.int32] = field(default_factory=lambda: Column(np.int32))
    parts: RowColumn = field(default_factory=RowColumn)
    is_joined: Column[np.bool_] = field(default_factory=lambda: Column(np.bool_))


class Lookup:
    """One compiled glossary beside one vocabulary after another; what is asked of a word is remembered."""

    def __init__(self, index: Index, lexicon: Lexicon, kindred: Kindred | None = None) -> None:
        self.index = index
        self.lexicon = lexicon
        self.kindred = kindred or Kindred(index.content_words, lexicon)
        self._vocabulary: Vocabulary | None = None
        self._forget()

    def _forget(self) -> None:
        self.words = WordColumns()
        self.shapes: Column[np.uint8] = Column(np.uint8)
        self.joints: Column[np.uint8] = Column(np.uint8)
        self.is_join: Column[np.bool_] = Column(np.bool_)
        self.may_join: Column[np.bool_] = Column(np.bool_)
        self.inflected_alike: dict[tuple[int, bytes], bool] = {}
        self.same_gaps: dict[tuple[int, bytes], bool | None] = {}
        self.verdicts: dict[tuple[int, bytes, bytes, bool], Verdict | None] = {}

    def read(self, vocabulary: Vocabulary) -> bool:
        """Look up what is new in `vocabulary`; True where it is another one than before, so that numbers changed."""
        is_other = vocabulary is not self._vocabulary
        if is_other:
            self._vocabulary = vocabulary
            self._forget()
        if len(vocabulary.words) > len(self.words.is_content):
            self._add_words(vocabulary.words[len(self.words.is_content) :])
        if len(vocabulary.surfaces) > len(self.shapes):
            new = vocabulary.surfaces[len(self.shapes) :]
            self.shapes.extend(np.fromiter(map(shape_of, new), dtype=np.uint8, count=len(new)))
        gaps = vocabulary.gap_forms[len(self.joints) :]
        self.joints.extend(np.array([JOINTS.get(gap, ODD_JOINT) for gap in gaps], dtype=np.uint8))
        self.is_join.extend(np.array([gap in JOINS for gap in gaps], dtype=np.bool_))
        self.may_join.extend(np.array([gap in JOINS or gap in self.index.gaps for gap in gaps], dtype=np.bool_))
        return is_other

    def _add_words(self, words: Sequence[str]) -> None:
        columns = self.words
        columns.classes.extend(np.fromiter(map(function_class, words), dtype=np.int32, count=len(words)))
        columns.may_fill.extend(np.fromiter(map(may_fill, words), dtype=np.bool_, count=len(words)))
        columns.is_content.extend(np.array([word not in FUNCTION_WORDS for word in words], dtype=np.bool_))
        hashes, factors = hash_letters(words)
        columns.hashes.extend(hashes)
        columns.factors.extend(factors)
        options, verbatim = _find_options(self.index, words)
        columns.options.extend(options)
        columns.verbatim.extend(verbatim)
        columns.is_joined.extend(self.index.joined_seams.holds(hashes))
        parts = [self._parts_of(word) for word in words]
        columns.is_amalgam.extend(np.array([each is not None for each in parts], dtype=np.bool_))
        columns.parts.extend(as_rows([each or () for each in parts]))
        self._add_near(words)

    def _add_near(self, words: Sequence[str]) -> None:
        asked = [place for place, word in enumerate(words) if len(word) <= LONGEST and word not in FUNCTION_WORDS]
        found = self.kindred.relate([words[place] for place in asked])
        lengths = np.zeros(len(words), dtype=np.int64)
        lengths[asked] = np.diff(found.offsets)
        offsets = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(lengths)))
        self.words.near.extend(Rows(offsets, found.term_words))
        self.words.kins.extend(found.kins)

    def _parts_of(self, word: str) -> tuple[int, ...] | None:
        """Numbers of the content words among the two words of a term that `word` runs together; None if it does not."""
        parts = self.index.run_together.get(word)
        if parts is None:
            return None
        found = tuple(self.index.content_numbers[part] for part in parts if part not in FUNCTION_WORDS)
        return None if len(found) < len(parts) and self.lexicon.knows(word) else found  # "forward" is not "for ward"


def _find_options(index: Index, words: Sequence[str]) -> tuple[Rows, NDArray[np.bool_]]:
    """Numbers of the trie's words that each word could stand for, itself first, and which of them are itself."""
    english = is_english(index.language)
    numbers, forms = index.numbers, index.forms
    lengths: list[int] = []
    found: list[int] = []
    verbatim: list[bool] = []
    for word in words:
        before = len(found)
        if word in numbers:
            found.append(numbers[word])
            verbatim.append(True)
        if english and word.isascii() and not word.endswith(ENDINGS) and word not in IRREGULAR:
            related = forms.get(word, frozenset())  # as most words show, it is no form of another
        else:
            related = frozenset().union(*(forms.get(base, ()) for base in bases(word, index.language)))
        for each in sorted(related):
            if each != word and are_related(word, each, index.language):
                found.append(numbers[each])
                verbatim.append(False)
        lengths.append(len(found) - before)
    offsets = np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths, dtype=np.int64)))
    return Rows(offsets, np.array(found, dtype=np.int32)), np.array(verbatim, dtype=np.bool_)
